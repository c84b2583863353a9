"""Waive the late fee of a levy or a part of it (减免滞纳金): for remedial steps under an agreement, and the sum levied never."""

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import checks, gates, gates_levy
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.levying import late_fee_unpaid
from states.payload import Fen, Payload
from states.reasons import Reason
from states.remedial_steps import CLAUSE, steps_under_agreement, waived_within


class WaiveLateFee(Payload):
    """How much in fen, under which agreement (执行协议), for which steps of the payer, with what shows them and a second
    person (行政强制法42(1))."""

    amount: Fen
    agreement_no: Line | None = None  # 执行协议的签订日期、编号
    remedial_steps: Text | None = None  # 缴款人已经采取的补救措施
    reason: Text
    evidence: Line
    second_person: OfficerId


def not_more_than_runs(facts: CaseFacts, payload: WaiveLateFee) -> Reason | None:
    """No more is waived than has run up and is unpaid: the sum levied is lowered by its own law only (减征、免征)."""
    return waived_within(payload.amount, late_fee_unpaid(facts), "滞纳金", "征收款项")


WAIVE_LATE_FEE = CaseAction(
    key="waive_late_fee",
    title="减免滞纳金",
    payload=WaiveLateFee,
    roles=LEADER,
    clause=CLAUSE,
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.STANDING,
        gates.COURT_DONE,
        gates_levy.LATE_FEE_OPEN,
    ),
    checks=(checks.second_person(), not_more_than_runs, steps_under_agreement),
)
