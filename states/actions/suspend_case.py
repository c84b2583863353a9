"""Let the case rest (中止) on a ground of config/law/suspensions.yaml; only terms that the ground names stand still."""

from pydantic import Field

from config.schema.base import Key, Line, Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states.action import LEADER, CaseAction, Latch
from states.discussing import decided_together
from states.facts import CaseFacts
from states.families import clause_of_action
from states.ledger import rests, suspension_ground
from states.payload import Payload
from states.reasons import Reason

UNABLE = "hardship"
"""The ground on which three years of rest end the execution (确无能力履行, 行政强制法39(2))."""
NO_GROUND = "行政处罚法60"


class SuspendCase(Payload):
    """The ground, what it is in this case and what proves it, with a second person; who took part where it is decided
    together."""

    ground: Key
    reason: Text
    evidence: Line
    second_person: OfficerId
    participants: tuple[OfficerId, ...] = Field(default=(), max_length=20)


def ground_is_lawful(facts: CaseFacts, payload: SuspendCase) -> Reason | None:
    """The ground is one of the law of this family and phase of the case, in force, and not used up."""
    ground = suspension_ground(facts, payload.ground)
    if ground is None:
        return Reason("suspension_has_basis", NO_GROUND, "没有准许以此情形中止的规定，期限照常计算")
    if clause_of_action(facts.procedure.family, ground.clause) is None:
        says = f"“{ground.title}”依据的规定不适用于本程序，不能据此中止，期限照常计算"
        return Reason("suspension_of_family", ground.clause, says)
    truth = facts.truth
    fits = truth["decision_served"] if ground.phase == "execution" else not truth["decision_made"]
    if not fits or truth["decision_annulled"]:
        when = "决定送达之后的执行" if ground.phase == "execution" else "作出决定之前的办理"
        return Reason("suspension_phase", ground.clause, f"“{ground.title}”只能中止{when}")
    if facts.rules.clause(ground.clause, facts.on) is None:
        return Reason("suspension_in_force", ground.clause, "准许中止的条文当日没有施行或者已经失效")
    used = sum(rest.began.data["ground"] == ground.key for rest in rests(facts))
    if used >= ground.times:
        return Reason("suspension_times", ground.clause, f"“{ground.title}”每案至多{ground.times}次，已经用完")
    return None


SUSPEND_CASE = CaseAction(
    key="suspend_case",
    title="中止",
    payload=SuspendCase,
    roles=LEADER,
    clause="行政强制法39",
    everywhere=True,
    paper="suspension_approval",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(
        checks.second_person(),
        ground_is_lawful,
        decided_together(lambda facts, payload: suspension_ground(facts, payload.ground)),
    ),
    establishes=(Latch("resting"), Latch("resting_unable", lambda act: act.data["ground"] == UNABLE)),
    withdraws=(Latch("resumed"), Latch("resting_unable", lambda act: act.data["ground"] != UNABLE)),
)
