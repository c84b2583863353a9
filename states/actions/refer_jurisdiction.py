"""Ask the common superior to name the organ that has jurisdiction (报请指定管辖), once the talks failed or at once
(行政处罚法25(2))."""

from config.schema.base import Line, Text
from states import gates, jurisdiction
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class ReferJurisdiction(Payload):
    """To which superior (共同的上一级行政机关), how the talks failed, and what this bureau holds."""

    superior: Line
    talks: Text
    opinion: Text


def there_is_a_dispute(facts: CaseFacts, payload: Payload) -> Reason | None:
    """Only what is disputed is referred or settled (管辖争议, 行政处罚法25(2))."""
    if jurisdiction.disputed(facts):
        return None
    return Reason("dispute_open", "行政处罚法25(2)", "没有尚未解决的管辖争议，请先登记管辖争议")


REFER_JURISDICTION = CaseAction(
    key="refer_jurisdiction",
    title="报请指定管辖",
    payload=ReferJurisdiction,
    roles=LEADER,
    clause="行政处罚法25(2)",
    never_moves=True,
    while_resting=True,
    paper="jurisdiction_request",
    gates=(gates.LEADER_CERTIFIED,),
    checks=(there_is_a_dispute,),
)
