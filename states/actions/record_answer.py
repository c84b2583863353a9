"""Record the other side's answer (答辩) in a dispute."""

from config.schema.base import Text
from states import gates_disputes as disputes
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RecordAnswer(Payload):
    """What the respondent says and hands in; heard whenever it comes before the ruling."""

    content: Text
    evidence: Text | None = None


RECORD_ANSWER = CaseAction(
    key="record_answer",
    title="登记答辩",
    payload=RecordAnswer,
    roles=CLERKS,
    clause="中办发〔2018〕75号",
    on_paper=True,
    never_moves=True,
    gates=(disputes.RESPONDENT_TOLD,),
    establishes=(Latch("answer_received"),),
)
