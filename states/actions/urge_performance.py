"""Urge the party to pay (催告) before the court is asked to enforce."""

from pydantic import Field

from config.schema.base import Line, Strict
from config.schema.days import Day
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.paying import recorded_pauses
from states.payload import Payload
from states.reasons import Reason


class NotCounted(Strict):
    """Days of a reconsideration or lawsuit, both included, in which no surcharge runs (行政处罚法73(3))."""

    since: Day
    until: Day
    ground: Line


class UrgePerformance(Payload):
    """The sum and its surcharge are computed from the record; only what the record cannot know is filled in."""

    not_counted: tuple[NotCounted, ...] = Field(default=(), max_length=10)


def pauses_are_past(facts: CaseFacts, payload: UrgePerformance) -> Reason | None:
    """A pause ends after it begins and not after today, and no two overlap: days are never left out twice."""
    pauses = sorted(payload.not_counted, key=lambda each: each.since)
    ends = [facts.opened_on, *(each.until for each in pauses)]
    sound = all(before < each.since <= each.until <= facts.on for before, each in zip(ends, pauses, strict=False))
    if sound:
        return None
    return Reason("pauses_fit", "行政处罚法73(3)", "不计加处罚款的期间须起止相符、互不重叠，且不晚于今天")


def pauses_not_on_record(facts: CaseFacts, payload: UrgePerformance) -> Reason | None:
    """What is on record as a remedy is left out by itself and not told again."""
    known = [pause for pause, _ in recorded_pauses(facts)]
    twice = any(told.since <= k.until and k.since <= told.until for told in payload.not_counted for k in known)
    if not twice:
        return None
    says = "复议、诉讼的期间已按登记扣除，不必再填写"
    return Reason("pauses_on_record", "行政处罚法73(3)", says)


URGE_PERFORMANCE = CaseAction(
    key="urge_performance",
    title="催告履行",
    payload=UrgePerformance,
    roles=OFFICER,
    clause="行政强制法54",
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        gates.SERVED,
        gates.SERVICE_STANDS,
        gates.NOT_DISCONTINUED,
        gates.PAYMENT_OVERDUE,
    ),
    checks=(pauses_are_past, pauses_not_on_record),
    establishes=(Latch("urging_made"),),
)
