"""Collective discussion by the responsible persons (集体讨论)."""

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import checks, discussing, gates, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.acts import Act
from states.payload import Payload, Team


class DiscussCollectively(Payload):
    """Who took part, what each held, what came of it."""

    participants: Team
    opinions: Text
    conclusion: Text
    votes_for: int = Field(ge=0, le=50)
    votes_against: int = Field(ge=0, le=50)
    place: Line | None = None
    chair: OfficerId | None = None
    reporter: OfficerId | None = None  # 汇报人
    clerk: OfficerId | None = None
    attended: tuple[Line, ...] = ()  # 列席


def _carried(act: Act) -> bool:
    """A majority was for it, and nobody took part who must keep out."""
    return not act.flags and bool(act.data["votes_for"] > act.data["votes_against"])


def _lost(act: Act) -> bool:
    """No majority was for it."""
    return bool(act.data["votes_for"] <= act.data["votes_against"])


DISCUSS_COLLECTIVELY = CaseAction(
    key="discuss_collectively",
    title="集体讨论",
    payload=DiscussCollectively,
    roles=LEADER,
    clause="行政处罚法57",
    on_paper=True,
    gates=(gates.LEADER_CERTIFIED, gates.PROPOSED, penalty_gates.REVIEW_BEFORE_DISCUSSION),
    checks=(
        checks.known_officers("participants", "chair", "reporter", "clerk"),
        checks.leaders_present,
        discussing.votes_are_of_those_present,
    ),
    establishes=(Latch("discussion_held", _carried),),
    withdraws=(Latch("discussion_held", _lost),),  # the newest vote stands, whatever one before it said
)
