"""Annul or lower a levy that was decided (撤销、变更征收决定): by the head, with grounds of law, never to the payer's loss."""

from typing import Literal

from pydantic import Field

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason
from states.severity import yuan

CLAUSE = "河南省行政执法条例32"


class AnnulLevy(Payload):
    """What is done to the levy and why; ``change`` names the quantity assessed anew and the sum that holds from now on."""

    what: Literal["annul", "change"]
    ground: Literal["facts_wrong", "law_wrong", "procedure_wrong", "supervision_order", "overturned"]
    reason: Text
    quantity: int | None = Field(default=None, gt=0, le=1_000_000_000)
    amount: Fen | None = None
    second_person: OfficerId
    participants: tuple[OfficerId, ...] = Field(default=(), max_length=20)


def changed_by_the_list(facts: CaseFacts, payload: AnnulLevy) -> Reason | None:
    """An annulment names no sum; a change names the lower one that the list of fees makes of the right quantity."""
    fee = facts.power.fee if facts.power is not None else None
    if payload.what == "annul":
        says = "撤销征收决定的不得写数量、数额" if payload.amount or payload.quantity else None
        return Reason("levy_change", CLAUSE, says) if says else None
    if payload.amount is None or payload.quantity is None:
        return Reason("levy_change", CLAUSE, "变更征收决定须写明重新核定的数量和应缴数额")
    if fee is None or payload.amount != payload.quantity * fee.per_unit:
        return Reason("levy_change", "财税〔2016〕33号", "变更后的数额须是清单标准与核定数量之积，不得多征、少征")
    if payload.amount >= (facts.levied or 0):
        says = f"变更后的数额须低于应缴的{yuan(facts.levied or 0)}元；加征须依法重新核定、告知"
        return Reason("levy_change", CLAUSE, says)
    return None


ANNUL_LEVY = CaseAction(
    key="annul_levy",
    title="撤销、变更征收决定",
    payload=AnnulLevy,
    roles=LEADER,
    clause=CLAUSE,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.DECIDED, gates.NOT_ANNULLED, gates.COURT_DONE),
    checks=(checks.second_person(), changed_by_the_list, checks.major_change_is_discussed),
    establishes=(Latch("decision_annulled", lambda act: act.data["what"] == "annul"), Latch("decision_overturned")),
)
