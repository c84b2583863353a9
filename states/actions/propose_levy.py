"""Propose the sum to be levied (拟征收意见): exactly what the published list of fees makes of the quantity assessed."""

from pydantic import Field

from config.schema.base import Text
from states import gates
from states import gates_levy as levy
from states.action import OFFICER, CaseAction, Latch
from states.basis_checks import basis_is_of_the_power
from states.facts import CaseFacts
from states.payload import ClauseText, Fen, Payload
from states.reasons import Reason
from states.severity import yuan

CLAUSE = "财税〔2016〕33号"


class ProposeLevy(Payload):
    """The sum with its facts, reasons and basis."""

    facts: Text
    reasoning: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    quantity: int = Field(gt=0, le=1_000_000_000)
    amount: Fen
    major: bool = False  # 重大行政执法决定


def by_the_list(facts: CaseFacts, payload: ProposeLevy) -> Reason | None:
    """A fee that is not in the list is not levied, and nobody levies more or less than the list says."""
    if facts.power is None:
        return None
    fee = facts.power.fee
    if fee is None:
        return Reason("fee_in_list", CLAUSE, "收费清单没有这一项目的征收标准，不得征收")
    if payload.amount == payload.quantity * fee.per_unit:
        return None
    says = (
        f"按清单标准每{fee.unit}{yuan(fee.per_unit)}元计算应为{yuan(payload.quantity * fee.per_unit)}元，不得多征、少征"
    )
    return Reason("fee_by_list", CLAUSE, says)


def as_assessed(facts: CaseFacts, payload: ProposeLevy) -> Reason | None:
    """The quantity is the one that was soundly assessed last."""
    assessed = facts.last_sound("assess_levy")
    if assessed is None or assessed.data["quantity"] == payload.quantity:
        return None
    return Reason("as_assessed", CLAUSE, f"计征数量与核定的{assessed.data['quantity']}不一致")


PROPOSE_LEVY = CaseAction(
    key="propose_levy",
    title="提出拟征收意见",
    payload=ProposeLevy,
    roles=OFFICER,
    clause=CLAUSE,
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.POWER, levy.ASSESSED),
    checks=(by_the_list, as_assessed, basis_is_of_the_power),
    establishes=(Latch("matter_proposed"), Latch("major_matter", lambda act: bool(act.data["major"]))),
    withdraws=(Latch("review_passed"), Latch("discussion_held")),
)
