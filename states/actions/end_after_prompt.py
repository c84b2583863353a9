"""End a case after the prompt without a penalty (提示后终结), with a second person."""

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks, gates, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class EndAfterPrompt(Payload):
    """Why the case ends here, and who looked at it besides."""

    reason: Text
    second_person: OfficerId


END_AFTER_PROMPT = CaseAction(
    key="end_after_prompt",
    title="提示后终结",
    payload=EndAfterPrompt,
    roles=LEADER,
    clause="行政处罚法33",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.GROUND_FOR_ENDING,
        gates.EVIDENCE_FOR_ENDING,
        gates.EDUCATION,
        penalty_gates.CRIME_SETTLED,
    ),
    checks=(checks.second_person(),),
    establishes=(Latch("ended_early"),),
)
