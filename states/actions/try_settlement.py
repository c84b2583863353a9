"""Try to settle the dispute before ruling on it (裁决前先行调解)."""

from typing import Literal

from config.schema.base import Text
from states import checks
from states import gates_disputes as disputes
from states.action import OFFICER, CaseAction, Latch, sound, ticked
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason


class TrySettlement(Payload):
    """What each side said, and what they agreed on, freely and signed."""

    officers: Team
    result: Literal["settled", "failed"]
    record: Text
    agreement: Text | None = None
    both_signed: bool = False


def settlement_is_signed(facts: CaseFacts, payload: TrySettlement) -> Reason | None:
    """A settlement has its text and both signatures; a failure has neither."""
    settled = payload.result == "settled"
    if (payload.agreement is not None) == settled and payload.both_signed == settled:
        return None
    return Reason("settlement_signed", "中办发〔2018〕75号", "达成协议的须写明内容并由双方签名，未达成的不得写")


TRY_SETTLEMENT = CaseAction(
    key="try_settlement",
    title="裁决前先行调解",
    payload=TrySettlement,
    roles=OFFICER,
    clause="中办发〔2018〕75号",
    on_paper=True,
    gates=(disputes.RESPONDENT_TOLD,),
    checks=(checks.known_officers("officers"), checks.team_certified("officers"), settlement_is_signed),
    establishes=(Latch("settlement_tried", sound), Latch("ended_undecided", ticked("result", "settled"))),
)
