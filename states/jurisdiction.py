"""Who has jurisdiction (管辖): where the act was done (行政处罚法22); between organs that both claim it, see
``states.gates_relations``. Pure."""

from typing import Any

from states.facts import CaseFacts
from states.reasons import Reason


def done_within_reach(facts: CaseFacts, payload: Any) -> Reason | None:
    """An act done elsewhere is punished here only where a law, an administrative regulation or a ministry's rule says so
    (行政处罚法22)."""
    if not payload.done_elsewhere or payload.jurisdiction is not None:
        return None
    says = (
        "违法行为发生在本辖区以外：处罚由违法行为发生地的行政机关管辖，另有规定的须写明法律、行政法规、部门规章的条款"
    )
    return Reason("place_of_act", "行政处罚法22", says)
