"""Enter the opinion form (回访意见表) that the party filled in on paper and returned."""

from states.action import CLERKS, CaseAction, Gate, Latch
from states.formula import Fact
from states.payload import FiveSubjects, Payload
from states.unhappy import unhappy

FORM_FIRST = Gate("form_first", "金科〔2015〕8号四(1)", "尚未送达回访意见表", Fact("form_served"))


class RecordPartyAnswer(Payload):
    """The five subjects as answered; anonymous answers are hidden from the handlers."""

    answers: FiveSubjects
    anonymous: bool = False
    filled_on_the_spot: bool = False


RECORD_PARTY_ANSWER = CaseAction(
    key="record_party_answer",
    title="登记回访意见表",
    payload=RecordPartyAnswer,
    roles=CLERKS,
    clause="金科〔2015〕8号四(1)",
    on_paper=True,
    gates=(FORM_FIRST,),
    establishes=(Latch("form_returned"), Latch("complaint_made", unhappy)),
    withdraws=(Latch("complaint_resolved", unhappy),),
)
