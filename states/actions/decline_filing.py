"""Decline to file (不予立案): what was found is not for this bureau to punish, or no longer; with a second person."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks, gates, penalty_gates
from states.action import LEADER, CaseAction, Gate, Latch
from states.facts import CaseFacts
from states.formula import Fact
from states.payload import Payload
from states.reasons import Reason


class DeclineFiling(Payload):
    """Why the clue is not filed."""

    ground: Literal["limitation_over", "no_power", "no_suspicion", "other_organ", "party_ceased"]
    reason: Text
    second_person: OfficerId


def ground_is_so(facts: CaseFacts, payload: DeclineFiling) -> Reason | None:
    """A ground that the record itself tells must be as it tells."""
    denied = {"limitation_over": "limitation_open", "no_power": "power_in_force"}.get(payload.ground)
    if denied is None or not facts.truth[denied]:
        return None
    says = "违法行为在行政处罚时效之内" if denied == "limitation_open" else "本机关权责清单当日有此项职权"
    return Reason("ground_is_so", "行政处罚法54", f"{says}，不得以此为由不予立案")


NOT_FILED = Gate("not_filed", "行政处罚法54", "案件已经立案，只能依法撤案、移送或者作出决定", ~Fact("filed"))

DECLINE_FILING = CaseAction(
    key="decline_filing",
    title="不予立案",
    payload=DeclineFiling,
    roles=LEADER,
    clause="行政处罚法54",
    gates=(gates.LEADER_CERTIFIED, NOT_FILED, penalty_gates.CRIME_SETTLED),
    checks=(checks.second_person(), ground_is_so),
    establishes=(Latch("filing_declined"),),
)
