"""Go without a prompt for a stated reason (不作提示): evidence at risk, harm going on, or an act already over."""

from typing import Literal

from config.schema.base import Text
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class SkipPrompt(Payload):
    """Why no prompt is made."""

    ground: Literal["evidence_at_risk", "harm_going_on", "act_already_over", "found_on_the_spot"]
    reason: Text


SKIP_PROMPT = CaseAction(
    key="skip_prompt",
    title="说明理由不作提示",
    payload=SkipPrompt,
    roles=OFFICER,
    clause="金科〔2015〕8号四(1)",
    gates=(gates.CERTIFIED, gates.POWER),
    establishes=(Latch("prompt_skipped"),),
)
