"""Waive the surcharge or a part of it (减免加处罚款): for remedial steps under an agreement, or not to be imposed at all."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import checks, gates, gates_after
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason
from states.remedial_steps import CLAUSE, steps_under_agreement, waived_within
from states.surcharging import surcharge_unpaid


class WaiveSurcharge(Payload):
    """How much in fen, and why: the party took remedial steps (行政强制法42(1)), or the bureau, which may impose a surcharge
    and need not, does not (行政处罚法72(1)); with what shows it, and a second person."""

    ground: Literal["remedied", "not_imposed"]
    amount: Fen
    reason: Text
    evidence: Line
    agreement_no: Line | None = None  # 执行协议的签订日期、编号：以采取补救措施为由的须写明
    remedial_steps: Text | None = None  # 当事人已经采取的补救措施
    second_person: OfficerId


def not_more_than_runs(facts: CaseFacts, payload: WaiveSurcharge) -> Reason | None:
    """No more is waived than has run up and is unpaid: the fine itself is never lowered this way."""
    return waived_within(payload.amount, surcharge_unpaid(facts), "加处罚款", "罚款")


def remedied_under_agreement(facts: CaseFacts, payload: WaiveSurcharge) -> Reason | None:
    """Whoever waives it for steps of the party names them and the agreement; what is not imposed at all needs neither."""
    return steps_under_agreement(facts, payload) if payload.ground == "remedied" else None


WAIVE_SURCHARGE = CaseAction(
    key="waive_surcharge",
    title="减免加处罚款",
    payload=WaiveSurcharge,
    roles=LEADER,
    clause=CLAUSE,
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.STANDING,
        gates.COURT_DONE,
        gates_after.SURCHARGE_OPEN,
    ),
    checks=(checks.second_person(), not_more_than_runs, remedied_under_agreement),
)
