"""Requests of other organs for assistance (协助请求) that reached this bureau: asked when and for what, given or refused in
writing with the reasons (河南省行政执法条例17(2)). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from states.release import Rules
from states.yearly_duty import due_from

RECEIVE, ANSWER = "receive_assistance_request", "answer_assistance_request"
RULE = "assistance_given"


@dataclass(frozen=True, slots=True)
class AskedOfUs:
    """One request, and what was answered."""

    no: str  # our own number: XZ2026-01
    organ: str
    letter: str
    received_on: date
    wanted: str
    answered_on: date | None = None
    result: str | None = None
    paper: str | None = None  # number of the written answer


def taken_in(asked: dict[str, AskedOfUs], act: str, subject: str, data: Mapping[str, Any]) -> None:
    """Take one entry of the registers in; one that is not about assistance changes nothing."""
    if act == RECEIVE:
        day = date.fromisoformat(data["received_on"])
        asked[subject] = AskedOfUs(subject, data["organ"], data["letter"], day, data["wanted"])
    elif act == ANSWER:
        day = date.fromisoformat(data["answered_on"])
        asked[subject] = replace(asked[subject], answered_on=day, result=data["result"], paper=data["paper"])


def last_day(rules: Rules, asked: AskedOfUs) -> date | None:
    """The last day to answer; ``None`` under a release from before there was the rule."""
    return due_from(rules, RULE, asked.received_on)
