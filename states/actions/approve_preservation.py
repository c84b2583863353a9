"""Approve that evidence is registered and kept where it is (先行登记保存), when it may be lost (行政处罚法56)."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from states import checks, gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason


class ApprovePreservation(Payload):
    """Which items, why they may be lost, who asked, who keeps them: one batch, with seven working days of its own."""

    items: tuple[Line, ...] = Field(min_length=1, max_length=50)
    because: Literal["may_be_lost", "hard_to_get_later"]
    reason: Text
    requested_by: Team
    place: Line
    keeper: Line


def _bare(item: str) -> str:
    """The item without the blanks that make no other thing of it."""
    return "".join(item.split())


def items_are_new(facts: CaseFacts, payload: ApprovePreservation) -> Reason | None:
    """The seven days cannot be had twice for the same thing."""
    kept = {_bare(item) for act in facts.acts_of("approve_preservation") for item in act.data["items"]}
    again = [item for item in payload.items if _bare(item) in kept]
    if not again:
        return None
    return Reason("preserved_once", "行政处罚法56", f"{'、'.join(again)}已经先行登记保存过，不得重复保存以延长期限")


APPROVE_PRESERVATION = CaseAction(
    key="approve_preservation",
    title="批准先行登记保存",
    payload=ApprovePreservation,
    roles=LEADER,
    clause="行政处罚法56",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(
        checks.known_officers("requested_by"),
        checks.team_certified_to_act("requested_by", "行政处罚法56"),
        items_are_new,
    ),
)
