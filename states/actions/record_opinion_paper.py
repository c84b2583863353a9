"""Take in an opinion that asks the bureau to put something right: of the organ of reconsideration (行政复议意见书, 行政复议法76)
or of the supervision (行政执法监督意见书, 河南省行政执法条例43)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class RecordOpinionPaper(Payload):
    """Whose paper under which number, what it finds, what it asks; the day to report by is told by the paper of the
    supervision, and by the law for that of the organ of reconsideration."""

    kind: Literal["reconsideration_opinion", "supervision_opinion"]
    organ: Line
    paper_no: Line
    finding: Text
    report_by: Day | None = None


def day_fits_the_paper(facts: CaseFacts, payload: RecordOpinionPaper) -> Reason | None:
    """The supervision names its day; the sixty days of the other are no choice."""
    if payload.kind == "reconsideration_opinion":
        if payload.report_by is None:
            return None
        says = "行政复议意见书的报送期限由法律规定，不另填报送日期"
        return Reason("opinion_day", "行政复议法76", says)
    if payload.report_by is not None and payload.report_by >= facts.on:
        return None
    says = "须写明《行政执法监督意见书》规定的报告日期，且不早于收到之日"
    return Reason("opinion_day", "河南省行政执法条例43", says)


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
