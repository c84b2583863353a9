"""Send the intended answer back (退回拟答复意见) with a reason; whoever worked it out goes on from there."""

from states import gates
from states import gates_disclosure as disclosure
from states.action import CaseAction, Latch
from states.disclosure_office import OFFICE, head_signs
from states.payload import Reasoned


class ReturnAnswer(Reasoned):
    """Why it goes back and what is wanted."""


RETURN_ANSWER = CaseAction(
    key="return_answer",
    title="退回拟答复意见",
    payload=ReturnAnswer,
    roles=OFFICE,
    clause="政府信息公开条例45",
    gates=(gates.NOT_HANDLER, disclosure.ANSWER_PROPOSED),
    conditions=(head_signs,),
    withdraws=(Latch("answer_proposed"),),
)
