"""Put on record that another organ claims the case (登记管辖争议), and what was agreed or not (行政处罚法25)."""

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates, jurisdiction
from states.action import OFFICER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class RaiseJurisdiction(Payload):
    """Which organ claims jurisdiction (管辖), on what ground, when it filed the case if it did, and how far
    the talks came."""

    organ: Line
    ground: Text
    filed_on: Day | None = None  # 该机关的立案日期
    talks: Text | None = None  # 协商经过


def none_is_open(facts: CaseFacts, payload: RaiseJurisdiction) -> Reason | None:
    """One dispute on jurisdiction (管辖争议) at a time (行政处罚法25(2))."""
    if not jurisdiction.disputed(facts):
        return None
    return Reason("one_dispute", "行政处罚法25(2)", "已有管辖争议尚未解决，请先登记其结果")


RAISE_JURISDICTION = CaseAction(
    key="raise_jurisdiction",
    title="登记管辖争议",
    payload=RaiseJurisdiction,
    roles=OFFICER,
    clause="行政处罚法25(2)",
    never_moves=True,
    on_paper=True,
    gates=(gates.CERTIFIED,),
    checks=(none_is_open, checks.day_is_past("filed_on")),
)
