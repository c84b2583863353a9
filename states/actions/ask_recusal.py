"""Record that somebody should keep out of the case (申请回避): asked by the party, by the bureau, or by himself."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks
from states.action import CaseAction
from states.payload import Payload
from states.vocabulary import Role


class AskRecusal(Payload):
    """Of whom, by whom, and which relation to the case is told of (利害关系登记)."""

    person: OfficerId
    asked_by: Literal["party", "self", "bureau"]
    relation: Literal["party_or_kin", "direct_interest", "other_relation"]
    reason: Text


ASK_RECUSAL = CaseAction(
    key="ask_recusal",
    title="申请回避（登记利害关系）",
    payload=AskRecusal,
    roles=frozenset(Role) - {Role.SYSTEM},
    clause="行政处罚法43(2)",
    never_moves=True,
    on_paper=True,
    checks=(checks.known_officers("person"), checks.declares_himself),
)
