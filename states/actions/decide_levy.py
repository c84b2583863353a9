"""Decide on the levy (作出征收决定)."""

from config.schema.base import Text
from states import gates_levy as levy
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.publicity import Publicised, publication_is_told, published
from states.telling_checks import everybody_was_told, told_as_proposed


class DecideLevy(Publicised):
    """The leader's opinion, and whether the result is published (执法结果公开)."""

    opinion: Text


DECIDE_LEVY = CaseAction(
    key="decide_levy",
    title="作出征收决定",
    payload=DecideLevy,
    roles=LEADER,
    clause="河南省行政执法条例28(1)",
    gates=(*matters.BEFORE_DECISION, levy.ASSESSED),
    conditions=(told_as_proposed, everybody_was_told),
    checks=(publication_is_told,),
    establishes=(Latch("decision_made"), Latch("publication_ordered", published)),
)
