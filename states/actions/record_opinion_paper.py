"""Take in an opinion that asks the bureau to put something right: of the organ of reconsideration (行政复议法76) or of the
supervision (河南省行政执法条例43). What a remedy orders to be done anew: ``record_review_result``."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.relations import OPINIONS


class RecordOpinionPaper(Payload):
    """Whose opinion (意见书) under which number, what it finds, what it asks; the day to report by is told by the paper, and
    by the law for an opinion of reconsideration."""

    kind: Literal["reconsideration_opinion", "supervision_opinion"]
    organ: Line
    paper_no: Line
    finding: Text
    report_by: Day | None = None


def day_fits_the_paper(facts: CaseFacts, payload: RecordOpinionPaper) -> Reason | None:
    """The days to report on an opinion of reconsideration (行政复议意见书) are no choice (行政复议法76); every other paper
    names its day (河南省行政执法条例43)."""
    clause, title = OPINIONS[payload.kind]
    day = payload.report_by
    if payload.kind == "reconsideration_opinion":
        says = None if day is None else f"{title}的报送期限由法律规定，不另填报送日期"
    else:
        says = None if day is not None and day >= facts.on else f"须写明{title}规定的日期，且不早于收到之日"
    return Reason("opinion_day", clause, says) if says else None


RECORD_OPINION_PAPER = CaseAction(
    key="record_opinion_paper",
    title="登记复议意见书、监督意见书",
    payload=RecordOpinionPaper,
    roles=CLERKS,
    clause="行政复议法76",
    never_moves=True,
    on_paper=True,
    while_resting=True,
    checks=(day_fits_the_paper,),
    establishes=(Latch("opinion_received"),),
)
