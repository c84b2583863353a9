"""Ask the common superior to name the organ that has jurisdiction (报请指定管辖), once the talks failed or at once
(行政处罚法25(2))."""

from config.schema.base import Line, Text
from states import gates, gates_relations
from states.action import LEADER, CaseAction
from states.payload import Payload


class ReferJurisdiction(Payload):
    """To which superior (共同的上一级行政机关), how the talks failed, and what this bureau holds."""

    superior: Line
    talks: Text
    opinion: Text


REFER_JURISDICTION = CaseAction(
    key="refer_jurisdiction",
    title="报请指定管辖",
    payload=ReferJurisdiction,
    roles=LEADER,
    clause="行政处罚法25(2)",
    never_moves=True,
    while_resting=True,
    paper="jurisdiction_request",
    gates=(gates.LEADER_CERTIFIED, gates_relations.DISPUTE_OPEN),
)
