"""Decide on relief (减免、缓缴审批); only where a law gives it."""

from typing import Literal

from pydantic import Field

from config.schema.base import Text
from config.schema.days import Day
from states import gates
from states import gates_levy as levy
from states.action import LEADER, CaseAction, Latch
from states.acts import Act
from states.basis_checks import relief_is_in_the_list
from states.facts import CaseFacts
from states.levying import pay_by
from states.payload import ClauseText, Payload
from states.reasons import Reason
from states.terms import chinese_date


class DecideRelief(Payload):
    """Reduced to a sum, deferred to a day, or declined; who gives something names the law that lets him."""

    result: Literal["reduced", "deferred", "declined"]
    opinion: Text
    amount: int | None = Field(default=None, ge=0)  # fen after the reduction; 0: exempt (免征)
    pay_by: Day | None = None
    basis: ClauseText | None = None


def relief_is_lawful(facts: CaseFacts, payload: DecideRelief) -> Reason | None:
    """Nobody reduces, waives or defers without a basis, and a reduction is one."""
    if payload.result == "declined":
        return None
    says = None
    if payload.basis is None:
        says = "没有法律、法规或者国家规定依据，不得减征、免征、缓征"
    elif payload.result == "reduced" and (payload.amount is None or payload.amount >= (facts.levied or 0)):
        says = "减征、免征须写明低于原数额的应缴数额"
    elif payload.result == "deferred" and (payload.pay_by is None or payload.pay_by <= facts.on):
        says = "缓缴须写明晚于今天的缴款日期"
    elif payload.result == "deferred" and payload.pay_by is not None and payload.pay_by <= (pay_by(facts) or facts.on):
        says = f"缓缴的日期须晚于现在的缴款末日（{chinese_date(pay_by(facts) or facts.on)}），不得提前"
    return Reason("relief_lawful", "财税〔2016〕33号", says) if says else None


def deferred(act: Act) -> bool:
    """Whether this act gave a later day to pay (缓缴)."""
    return bool(act.data["result"] == "deferred")


DECIDE_RELIEF = CaseAction(
    key="decide_relief",
    title="答复减免、缓缴申请",
    payload=DecideRelief,
    roles=LEADER,
    clause="财税〔2016〕33号",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, levy.RELIEF_ASKED),
    checks=(relief_is_lawful, relief_is_in_the_list),
    establishes=(
        Latch("relief_answered"),
        Latch("deferral_granted", deferred),
        Latch("deferral_in_force", deferred),  # what is answered later leaves the day given before as it is
    ),
    withdraws=(Latch("relief_asked"), Latch("deferral_granted", lambda act: not deferred(act))),
)
