"""Count the terms of a case anew (重新计算期限) because the calendar grew; done by the software, never to a party's loss."""

from pydantic import Field

from config.schema.base import Line
from config.schema.terms import CalendarYear
from states.action import SYSTEM, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class RecountTerms(Payload):
    """The years that were entered, whole, so that the record of the case proves each date by itself."""

    years: tuple[CalendarYear, ...] = Field(min_length=1, max_length=10)
    reason: Line


def years_are_next(facts: CaseFacts, payload: RecountTerms) -> Reason | None:
    """Only years the case does not know yet, one after the other: a notice once counted by is never exchanged."""
    last = max(year.year for year in facts.rules.workdays.years)
    if [year.year for year in payload.years] == list(range(last + 1, last + 1 + len(payload.years))):
        return None
    return Reason("years_are_next", "行政处罚法85", f"只能接着{last}年载入以后各年的放假安排")


RECOUNT_TERMS = CaseAction(
    key="recount_terms",
    title="按新的放假安排重新计算期限",
    payload=RecountTerms,
    roles=SYSTEM,
    clause="行政处罚法85",
    everywhere=True,
    never_moves=True,
    while_resting=True,
    checks=(years_are_next,),
)
