"""Approve or decline deferral or instalments of the fine (延期、分期缴纳罚款审批)."""

from datetime import date
from itertools import pairwise
from typing import Literal

from pydantic import Field

from config.schema.base import Strict, Text
from config.schema.days import Day
from states import gates
from states.action import LEADER, CaseAction, Latch
from states.case_terms import newest_due
from states.facts import CaseFacts
from states.paying import outstanding_fine
from states.payload import Fen, Payload
from states.reasons import Reason
from states.terms import chinese_date

CLAUSE = "行政处罚法66(2)"


class Instalment(Strict):
    """One part of the fine in fen and the last day to pay it."""

    amount: Fen
    pay_by: Day


class DecideInstalments(Payload):
    """The leader's decision; approved, it names every part with its day, one part being a deferral (延期)."""

    result: Literal["approved", "declined"]
    opinion: Text
    instalments: tuple[Instalment, ...] = Field(default=(), max_length=36)


def plan_pays_the_fine(facts: CaseFacts, payload: DecideInstalments) -> Reason | None:
    """The parts come to what is unpaid, each on a later day than the one before, none in the past."""
    parts = payload.instalments
    if payload.result == "declined":
        return _reason("不予批准的不得写分期安排") if parts else None
    if not parts or sum(part.amount for part in parts) != outstanding_fine(facts):
        return _reason(f"各期数额之和须等于尚未缴纳的罚款{outstanding_fine(facts) / 100:,.2f}元")
    days: list[date] = [facts.on, *(part.pay_by for part in parts)]
    if any(later <= earlier for earlier, later in pairwise(days)):
        return _reason("各期缴款日期须晚于批准之日，并且逐期推后")
    return _days_are_kept(facts, parts[0].pay_by)


def _days_are_kept(facts: CaseFacts, first: date) -> Reason | None:
    """Who asked for more time has no less for it: nothing is due before the last day that the law gives (行政处罚法67(3))."""
    due = newest_due(facts, "payment")
    if due is None or first >= due.due:
        return None
    return _reason(f"首期早于法定的缴款末日（{chinese_date(due.due)}），延期、分期不得缩短收到决定书后的{{payment}}")


def _reason(says: str) -> Reason:
    return Reason("instalments_fit", CLAUSE, says)


DECIDE_INSTALMENTS = CaseAction(
    key="decide_instalments",
    title="审批延期（分期）缴纳罚款",
    payload=DecideInstalments,
    roles=LEADER,
    clause=CLAUSE,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.INSTALMENTS_ASKED, gates.FINE_OPEN),
    checks=(plan_pays_the_fine,),
    establishes=(
        Latch("instalments_answered"),
        Latch("instalments_approved", lambda act: act.data["result"] == "approved"),
        # Who declines another application leaves the plan granted before as it is (行政处罚法66(2)).
        Latch("plan_in_force", lambda act: act.data["result"] == "approved"),
    ),
    withdraws=(
        Latch("instalments_asked"),
        Latch("instalments_approved", lambda act: act.data["result"] == "declined"),
    ),
)
