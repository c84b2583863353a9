"""Propose to register a technology contract or not (技术合同认定登记拟办意见)."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from states import gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.basis_checks import basis_is_of_the_power
from states.facts import CaseFacts
from states.payload import ClauseText, Fen, Payload
from states.reasons import Reason

ContractKind = Literal["development", "transfer", "licence", "consulting", "service"]

CONTRACT_TITLES: dict[ContractKind, str] = {
    "development": "技术开发合同",
    "transfer": "技术转让合同",
    "licence": "技术许可合同",
    "consulting": "技术咨询合同",
    "service": "技术服务合同",
}


class ProposeConfirmation(Payload):
    """The contract as recognised: name, number, kind, parties, value and what of it is paid for technology."""

    result: Literal["register", "refuse"]
    facts: Text
    reasoning: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    contract: Line
    contract_no: Line
    kind: ContractKind | None = None
    parties: tuple[Line, ...] = Field(min_length=2, max_length=20)
    amount: Fen | None = None  # 合同金额
    technology_amount: Fen | None = None  # 技术交易额
    major: bool = False  # 重大行政执法决定


def contract_is_recognised(facts: CaseFacts, payload: ProposeConfirmation) -> Reason | None:
    """A contract is registered with its kind and value, and technology is never worth more than the contract."""
    if payload.result == "refuse":
        return None
    says = None
    if payload.kind is None or payload.amount is None or payload.technology_amount is None:
        says = "登记的须写明合同类别、合同金额和技术交易额"
    elif payload.technology_amount > payload.amount:
        says = "技术交易额不得超过合同金额"
    return Reason("contract_recognised", "河南省技术市场条例16(2)", says) if says else None


PROPOSE_CONFIRMATION = CaseAction(
    key="propose_confirmation",
    title="提出认定登记拟办意见",
    payload=ProposeConfirmation,
    roles=OFFICER,
    clause="河南省技术市场条例16(2)",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.POWER, matters.ACCEPTED, matters.EXAMINED),
    checks=(contract_is_recognised, basis_is_of_the_power),
    establishes=(
        Latch("matter_proposed"),
        Latch("grant_proposed", lambda act: act.data["result"] == "register"),
        Latch("major_matter", lambda act: bool(act.data["major"])),
    ),
    withdraws=(
        Latch("grant_proposed", lambda act: act.data["result"] != "register"),
        Latch("review_passed"),
        Latch("discussion_held"),
    ),
)
