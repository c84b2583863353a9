"""Report what was put right on an opinion received (报送纠正情况): 行政复议法76; 河南省行政执法条例43."""

from config.schema.base import Line, Text
from states import gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.relations import OPINIONS, opinion_due, opinions_waiting
from states.terms import lapsed
from states.vocabulary import Weight


class AnswerOpinionPaper(Payload):
    """On which opinion (意见书), what was done, and what is done so that it does not come again."""

    paper_no: Line
    done: Text
    prevention: Text


def opinion_waits(facts: CaseFacts, payload: AnswerOpinionPaper) -> Reason | None:
    """There is an opinion (意见书) that was not answered (行政复议法76; 河南省行政执法条例43)."""
    if payload.paper_no in opinions_waiting(facts):
        return None
    says = f"没有文号为{payload.paper_no}、尚待报送纠正情况的意见书，请先登记"
    return Reason("opinion_waits", "行政复议法76", says)


def answered_by_its_day(facts: CaseFacts, payload: AnswerOpinionPaper) -> Reason | None:
    """Late is better than not at all, and is a flag (行政复议法76; 河南省行政执法条例43)."""
    paper = opinions_waiting(facts).get(payload.paper_no)
    if paper is None or not lapsed(opinion_due(facts, paper), facts.on):
        return None
    clause, title = OPINIONS[paper.data["kind"]]
    counted = paper.data["report_by"] is None
    says = f"收到{title}超过{{opinion_report}}报送纠正情况" if counted else f"超过{title}规定的日期"
    return Reason("opinion_in_time", clause, says, Weight.FLAGS, "立即报送并书面说明逾期理由")


ANSWER_OPINION_PAPER = CaseAction(
    key="answer_opinion_paper",
    title="报送纠正情况",
    payload=AnswerOpinionPaper,
    roles=LEADER,
    clause="行政复议法76",
    never_moves=True,
    while_resting=True,
    paper="correction_report",
    gates=(gates.LEADER_CERTIFIED,),
    checks=(opinion_waits, answered_by_its_day),
)
