"""Put on record that another organ claims the case (登记管辖争议), and what was agreed or not (行政处罚法25)."""

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates, gates_relations
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class RaiseJurisdiction(Payload):
    """Which organ claims jurisdiction (管辖), on what ground, when it filed the case if it did, and how far
    the talks came."""

    organ: Line
    ground: Text
    filed_on: Day | None = None  # 该机关的立案日期
    talks: Text | None = None  # 协商经过


RAISE_JURISDICTION = CaseAction(
    key="raise_jurisdiction",
    title="登记管辖争议",
    payload=RaiseJurisdiction,
    roles=OFFICER,
    clause="行政处罚法25(2)",
    never_moves=True,
    on_paper=True,
    gates=(gates.CERTIFIED, gates_relations.NO_DISPUTE),
    checks=(checks.day_is_past("filed_on"),),
    establishes=(Latch("jurisdiction_disputed"),),
    withdraws=(Latch("jurisdiction_elsewhere"),),
)
