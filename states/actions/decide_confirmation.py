"""Decide on the registration of a technology contract (技术合同认定登记决定)."""

from config.schema.base import Text
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.publicity import Publicised, publication_is_told, published
from states.telling_checks import everybody_was_told, told_as_proposed


class DecideConfirmation(Publicised):
    """The leader's opinion, and whether the result is published (执法结果公开)."""

    opinion: Text


DECIDE_CONFIRMATION = CaseAction(
    key="decide_confirmation",
    title="作出认定登记决定",
    payload=DecideConfirmation,
    roles=LEADER,
    clause="河南省技术市场条例16(2)",
    gates=(*matters.BEFORE_DECISION, matters.ACCEPTED, matters.EXAMINED),
    conditions=(told_as_proposed, everybody_was_told),
    checks=(publication_is_told,),
    # Another decision than the one, or than the silence, that a remedy may have found wrong.
    withdraws=(Latch("decision_annulled"), Latch("decision_overturned")),
    establishes=(Latch("decision_made"), Latch("publication_ordered", published)),
)
