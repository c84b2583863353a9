"""Entry that the totals of a year were published (公布上一年度行政执法总体情况, 国办发〔2018〕118号): where, when, and the digest of
the file, so that whoever has the file can tell whether it is the one (M19)."""

from typing import Annotated

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from config.schema.days import Day
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts, not_future, second_person
from states.totals_register import PUBLISH_TOTALS, first_of
from states.vocabulary import Role

GUIDELINE = "国办发〔2018〕118号"


class PublishTotals(Payload):
    """Which year, when and where they were published, and what file; a later publication says what it corrects."""

    year: int = Field(ge=2000, le=2100)
    published_on: Day
    place: Line
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    correction: Text | None = None
    second_person: OfficerId


def year_is_over(facts: RegisterFacts, payload: PublishTotals) -> Reason | None:
    """Totals are those of a year that is over."""
    if payload.published_on.year > payload.year:
        return None
    return Reason("year_over", GUIDELINE, "该年度尚未结束，不能公布全年的总体情况")


def correction_is_told(facts: RegisterFacts, payload: PublishTotals) -> Reason | None:
    """A second publication of a year says what was wrong with the first; a first one corrects nothing."""
    before = first_of(facts.registers.totals, payload.year)
    if (before is None) is (payload.correction is None):
        return None
    if before is None:
        return Reason("totals_correction", GUIDELINE, f"{payload.year}年度尚未公布，不写更正的原因")
    says = f"{payload.year}年度已于{before.published_on}公布；再次公布须写明更正的原因"
    return Reason("totals_correction", GUIDELINE, says)


PUBLISH = RegisterAction(
    PUBLISH_TOTALS,
    "登记公布年度行政执法总体情况",
    PublishTotals,
    frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
    GUIDELINE,
    (
        not_future("published_on", GUIDELINE),
        year_is_over,
        correction_is_told,
        second_person("second_person", GUIDELINE, Role.LEADER),
    ),
)
