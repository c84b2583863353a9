"""Figures inside sentences (数值): a reason names a term or a figure, ``{service_period}``, and its amount in force is put
there; the sentence itself never says how long or how many. Pure."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from config.schema.release import ReleaseBody
from states.reasons import Reason
from states.terms import UNIT_TITLES, RuleNotInForceError, rule_on

PLACE = re.compile(r"\{([a-z_]+)\}")

FIGURE_UNITS: Mapping[str, str] = {
    "persons": "人",
    "times": "次",
    "hours": "小时",
    "months": "个月",
    "years": "周岁",
    "percent": "%",
}


def worded(body: ReleaseBody, text: str, day: date | None = None) -> str:
    """The text with the amounts in force on that day (none: of the newest text); what names nothing stays as it is."""
    if "{" not in text:
        return text
    return PLACE.sub(lambda place: amount_of(body, place[1], day) or place[0], text)


def amount_of(body: ReleaseBody, key: str, day: date | None = None) -> str | None:
    """How much a term rule or a figure comes to, with its unit: 90日, 7个工作日, 2人."""
    rules = [rule for rule in body.terms if rule.key == key]
    if rules:
        rule = rules[-1]
        if day is not None:
            with suppress(RuleNotInForceError):  # the reason is given all the same, with the newest text
                rule = rule_on(rules, key, day)
        return f"{rule.amount}{UNIT_TITLES[rule.unit]}"
    figures = [f for f in body.figures if f.key == key]
    if not figures:
        return None
    figure = figures[-1]  # rules ask for the newest text (Rules.figure)
    if figure.unit == "fen":
        return f"{figure.value // 100}元" if figure.value % 100 == 0 else f"{figure.value / 100:.2f}元"
    return f"{figure.value}{FIGURE_UNITS[figure.unit]}"


def in_force(body: ReleaseBody, reason: Reason, day: date) -> Reason:
    """The reason with the amounts in force on that day."""
    if "{" not in reason.says and "{" not in reason.remedy:
        return reason
    return replace(reason, says=worded(body, reason.says, day), remedy=worded(body, reason.remedy, day))
