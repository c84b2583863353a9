"""Propose to grant or to refuse the permit (拟办意见)."""

from typing import Literal

from pydantic import Field

from config.schema.base import Text
from config.schema.days import Day
from states import gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.basis_checks import basis_is_of_the_power
from states.facts import CaseFacts
from states.payload import ClauseText, Payload
from states.reasons import Reason


class ProposePermit(Payload):
    """The result with its facts, reasons and basis; a grant says what is allowed, where and for how long."""

    result: Literal["grant", "refuse"]
    facts: Text
    reasoning: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    scope: Text | None = None  # 许可内容
    valid_from: Day | None = None
    valid_to: Day | None = None  # none: without a last day
    major: bool = False  # 重大行政执法决定


def scope_fits_the_result(facts: CaseFacts, payload: ProposePermit) -> Reason | None:
    """A grant names its scope and first day, a refusal has neither; a permit ends after it begins."""
    granted = payload.result == "grant"
    whole = (payload.scope is not None) == granted and (payload.valid_from is not None) == granted
    ends = payload.valid_to is None or (payload.valid_from is not None and payload.valid_to >= payload.valid_from)
    if whole and ends:
        return None
    says = "准予的须写明许可内容和有效期起始日（截止日不早于起始日），不予许可的不得写"
    return Reason("permit_whole", "行政许可法38(1)", says)


PROPOSE_PERMIT = CaseAction(
    key="propose_permit",
    title="提出许可拟办意见",
    payload=ProposePermit,
    roles=OFFICER,
    clause="行政许可法34",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.POWER, matters.ACCEPTED, matters.EXAMINED),
    checks=(scope_fits_the_result, basis_is_of_the_power),
    establishes=(
        Latch("matter_proposed"),
        Latch("grant_proposed", lambda act: act.data["result"] == "grant"),
        Latch("major_matter", lambda act: bool(act.data["major"])),
    ),
    withdraws=(
        Latch("grant_proposed", lambda act: act.data["result"] != "grant"),
        Latch("review_passed"),
        Latch("discussion_held"),
    ),
)
