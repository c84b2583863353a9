"""Rule on the dispute (作出行政裁决)."""

from config.schema.base import Text
from states import gates, gates_risk, penalty_gates
from states import gates_disputes as disputes
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.publicity import Publicised, publication_is_told, published


class DecideRuling(Publicised):
    """The leader's opinion, and whether the result is published (执法结果公开)."""

    opinion: Text


DECIDE_RULING = CaseAction(
    key="decide_ruling",
    title="作出行政裁决",
    payload=DecideRuling,
    roles=LEADER,
    clause="河南省行政执法条例28(1)",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.TWO_HANDLERS,
        gates.POWER,
        matters.MATTER_PROPOSED,
        disputes.RESPONDENT_HEARD,
        disputes.SETTLEMENT_TRIED,
        disputes.SESSION_HELD,
        disputes.EVIDENCE_EXAMINED,
        penalty_gates.CITED_EVIDENCE,
        gates.LEGAL_REVIEW,
        gates.DISCUSSION,
        *gates_risk.BEFORE_MAJOR,
        gates.IN_TIME,
        penalty_gates.RECUSAL_DECIDED,
    ),
    checks=(publication_is_told,),
    # Another decision than the one, or than the silence, that a remedy may have found wrong.
    withdraws=(Latch("decision_annulled"), Latch("decision_overturned")),
    establishes=(Latch("decision_made"), Latch("publication_ordered", published)),
)
