"""Decide on the levy (作出征收决定)."""

from config.schema.base import Text
from states import gates_levy as levy
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload
from states.telling_checks import everybody_was_told, told_as_proposed


class DecideLevy(Payload):
    """The leader's opinion."""

    opinion: Text


DECIDE_LEVY = CaseAction(
    key="decide_levy",
    title="作出征收决定",
    payload=DecideLevy,
    roles=LEADER,
    clause="河南省行政执法条例28(1)",
    gates=(*matters.BEFORE_DECISION, levy.ASSESSED),
    conditions=(told_as_proposed, everybody_was_told),
    establishes=(Latch("decision_made"),),
)
