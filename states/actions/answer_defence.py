"""Answer the defence (陈述申辩复核意见): adopted or not, with reasons."""

from typing import Literal

from config.schema.base import Text
from states import gates
from states.action import OFFICER, CaseAction
from states.payload import Payload


class AnswerDefence(Payload):
    """The result of the re-check."""

    adopted: Literal["adopted", "partly", "not_adopted"]
    reason: Text


ANSWER_DEFENCE = CaseAction(
    key="answer_defence",
    title="复核并答复陈述申辩",
    payload=AnswerDefence,
    roles=OFFICER,
    clause="行政处罚法45",
    gates=(gates.CERTIFIED, gates.DEFENCE_MADE),
)
