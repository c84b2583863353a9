"""Revisit after guidance (指导回访): what came of it, and whether more help is wanted."""

from config.schema.base import Text
from states import checks
from states import gates_disputes as soft
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload, Team


class RevisitGuidance(Payload):
    """Effect, and what the party thinks of it."""

    officers: Team
    effect: Text
    opinion: Text


REVISIT_GUIDANCE = CaseAction(
    key="revisit_guidance",
    title="指导回访",
    payload=RevisitGuidance,
    roles=CLERKS,
    clause="金科〔2015〕8号二(二)",
    on_paper=True,
    gates=(soft.GUIDANCE_GIVEN, soft.INTERVIEW_RECORDED, soft.COMMITMENTS_CHECKED),
    checks=(checks.known_officers("officers"),),
    establishes=(Latch("ended_undecided"),),
)
