"""Annul or change the bureau's own decision (撤销、变更决定): by the head, with grounds of law, never to the party's loss."""

from typing import Literal

from pydantic import Field

from config.schema.base import Key, Text
from config.schema.bureau import OfficerId
from states import change_checks, checks, gates
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.gates_conduct import CONDUCT_COURT_DONE
from states.payload import CitedCircumstance, Fen, Payload
from states.reasons import Reason
from states.severity import yuan

CLAUSE = "河南省行政执法条例32"


class AnnulDecision(Payload):
    """What is done to the decision, why, and what holds instead; ``change`` names the sums that hold from now on, and the
    grade if it is another."""

    what: Literal["annul", "change"]
    ground: Literal["facts_wrong", "law_wrong", "procedure_wrong", "excessive", "supervision_order", "public_interest"]
    reason: Text
    fine: Fen | None = None
    confiscation: Fen | None = None
    grade: Key | None = None  # another grade than that of the decision, with the circumstances that found it
    circumstances: tuple[CitedCircumstance, ...] = ()
    compensation: Text | None = None  # 因公共利益撤回、变更的补偿，或者没有损失的说明
    second_person: OfficerId
    participants: tuple[OfficerId, ...] = Field(default=(), max_length=20)


def change_is_lighter(facts: CaseFacts, payload: AnnulDecision) -> Reason | None:
    """An annulment names no sums; a change names some, none above the decision (行政处罚法62: heavier needs a new case)."""
    fine, gains = payload.fine or 0, payload.confiscation or 0
    if payload.what == "annul":
        says = "撤销决定的不得写数额" if fine or gains else None
    elif fine > facts.decided_fine or gains > facts.decided_sum - facts.decided_fine:
        before = f"{yuan(facts.decided_fine)}元、没收{yuan(facts.decided_sum - facts.decided_fine)}元"
        says = f"变更后的数额不得高于原决定（罚款{before}）；加重须依法重新调查、告知"
    else:
        unchanged = (fine, fine + gains) == (facts.decided_fine, facts.decided_sum)
        says = "变更后的数额与原决定相同，没有变更" if unchanged else None
    return None if says is None else Reason("change_is_lighter", CLAUSE, says)


ANNUL_DECISION = CaseAction(
    key="annul_decision",
    title="撤销、变更决定",
    payload=AnnulDecision,
    roles=LEADER,
    clause=CLAUSE,
    while_resting=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.DECIDED,
        gates.NOT_ANNULLED,
        gates.COURT_DONE,
        CONDUCT_COURT_DONE,
    ),
    checks=(
        checks.second_person(),
        change_is_lighter,
        change_checks.compensation_told,
        change_checks.grade_is_told_whole,
        change_checks.changed_fine_is_lawful,
        checks.major_change_is_discussed,
    ),
    establishes=(Latch("decision_annulled", lambda act: act.data["what"] == "annul"), Latch("decision_overturned")),
)
