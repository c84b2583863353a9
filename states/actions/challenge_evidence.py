"""Record that an item of evidence is disputed (对证据提出质疑): got by inducement, fraud, duress or violence, or untrue."""

from typing import Literal

from config.schema.base import Line, Text
from states import checks
from states.action import CLERKS, CaseAction
from states.payload import Payload


class ChallengeEvidence(Payload):
    """Which item, by whom, and what is said against it."""

    evidence: Line
    by: Line
    ground: Literal["inducement", "fraud", "duress", "violence", "other_unlawful", "untrue"]
    reason: Text


CHALLENGE_EVIDENCE = CaseAction(
    key="challenge_evidence",
    title="对证据提出质疑",
    payload=ChallengeEvidence,
    roles=CLERKS,
    clause="行政处罚法46",
    never_moves=True,
    on_paper=True,
    checks=(checks.item_on_file,),
)
