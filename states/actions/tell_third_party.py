"""Tell a third party in writing that information is disclosed against its will, what and why (书面告知第三方)."""

from config.schema.base import Line
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.consultations import objections
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "政府信息公开条例32"


class TellThirdParty(Payload):
    """The third parties that received the decision, and by which proof; the day of the act is the day they received it."""

    names: tuple[Line, ...]
    proof: Line


def all_that_object_are_told(facts: CaseFacts, payload: TellThirdParty) -> Reason | None:
    """Each third party that did not agree is told (政府信息公开条例32)."""
    if missing := [name for name in objections(facts) if name not in payload.names]:
        return Reason("all_third_parties_told", CLAUSE, f"还须书面告知{'、'.join(missing)}")
    return None


TELL_THIRD_PARTY = CaseAction(
    key="tell_third_party",
    title="向第三方送达公开决定",
    payload=TellThirdParty,
    roles=CLERKS,
    clause=CLAUSE,
    on_paper=True,
    never_moves=True,
    gates=(disclosure.THIRD_PARTY_OVERRULED,),
    checks=(all_that_object_are_told,),
    establishes=(Latch("third_party_told"),),
)
