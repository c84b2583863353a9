"""Acts (办理记录): the events of a record as rules see them, and what can be told of one by itself. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from json import dumps
from typing import Any

from config.schema.terms import CalendarYear
from states.vocabulary import BUREAU_TZ

OPENING = "open_case"
"""The first event of a case (登记线索); it is no action of the register, for there is no case yet that it could change."""

OPENING_TITLE = "登记线索"

CHANGE = "change_procedure"
"""The act that moves a case to a newer release."""

RECOUNT = "recount_terms"
"""The act that brings a later year of the workday calendar into a case."""

VALID_SERVICE = frozenset(
    {
        "served_in_time",
        "form_with_decision",
        "servers_certified",
        "handed_over_at_once",
        "recused_take_part",
        "recusal_awaited",
        "cleared_party_told",
    }
)
"""Flags that leave a service valid: it is late, the form is still to be served, or who served should not have."""


@dataclass(frozen=True)
class Act:
    """One event of the record, corrections applied."""

    seq: int
    action: str
    at: datetime
    by: str
    data: Mapping[str, Any]
    step: str  # where the case stood afterwards
    flags: frozenset[str] = frozenset()
    hash: str = ""
    documents: tuple[Mapping[str, str], ...] = ()  # kind, title and number of each document it issued
    release: str = ""  # the release it was judged by
    others: Mapping[str, Any] | None = None  # what it was told of other cases (states.other_cases)

    @cached_property
    def on(self) -> date:
        """The day it happened, in the bureau's time zone."""
        return self.at.astimezone(BUREAU_TZ).date()

    @property
    def served(self) -> bool:
        """As a service it stands, whatever defect is on record with it."""
        return self.flags <= VALID_SERVICE


def serves_decision(act: Act) -> bool:
    """Whether this act brought the decision to the party (送达)."""
    return act.served if act.action != "record_email_outcome" else act.data["outcome"] == "accepted"


ANNULLING = ("annul_decision", "annul_levy", "annul_matter")
"""The acts by which the bureau itself takes back or changes what it decided (撤销、变更)."""


def changes_decision(act: Act) -> bool:
    """Whether this act took the decision back or put other sums in its place."""
    return act.action in ANNULLING or act.data["result"] in ("revoked", "changed", "void")


def annuls(act: Act) -> bool:
    """Whether the decision is gone by this act: taken back by the bureau, or revoked or found void (撤销、确认无效)."""
    taken_back = act.action in ANNULLING and act.data["what"] == "annul"
    return taken_back or act.data.get("result") in ("revoked", "void")


def until_annulled(changes: Iterable[Act]) -> list[Act]:
    """These changes of a decision, oldest first, up to the one by which it was gone: what no longer stands is changed by
    nothing that came of another remedy after it."""
    found: list[Act] = []
    for act in changes:
        found.append(act)
        if annuls(act):
            break
    return found


def sets_levy(act: Act) -> bool:
    """Whether this act put another sum in the place of the one levied: a reduction granted (减征、免征), or the levy
    taken back or changed, by the bureau itself or by what came of a remedy (撤销、变更)."""
    return act.data["result"] == "reduced" if act.action == "decide_relief" else changes_decision(act)


def calendar_told(acts: Iterable[Act]) -> tuple[CalendarYear, ...]:
    """The years of the workday calendar that these recounts brought into the case, oldest first."""
    return tuple(CalendarYear.model_validate_json(dumps(year)) for act in acts for year in act.data["years"])
