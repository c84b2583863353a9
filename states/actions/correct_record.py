"""Correct a mistaken entry (更正记录): the old entry stays, the correction stands beside it with reason and second person."""

from typing import Any

from pydantic import Field

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks
from states.action import CLERKS, CaseAction
from states.corrections import corrector_may_act, entry_can_be_corrected
from states.payload import Payload


class CorrectRecord(Payload):
    """Which entry, what it should have said, why, and who confirms."""

    seq: int = Field(gt=0)
    corrected: dict[str, Any]
    reason: Text
    second_person: OfficerId


CORRECT_RECORD = CaseAction(
    key="correct_record",
    title="更正记录",
    payload=CorrectRecord,
    roles=CLERKS,
    while_resting=True,
    clause="行政处罚法47",
    never_moves=True,
    checks=(checks.second_person(), entry_can_be_corrected, corrector_may_act),
)
