"""Decline the application (不予受理), with the reason and, where another organ is competent, where to go."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

GROUNDS = {
    "not_needed": "申请事项依法不需要办理",
    "not_ours": "申请事项不属于本机关职权范围",
    "not_supplemented": "申请人没有按照要求补正全部材料",
    "out_of_scope": "申请事项不属于可以办理的范围",
    "already_handled": "同一事项已由人民法院、仲裁机构或者其他机关处理",
}


class DeclineApplication(Payload):
    """On which ground, why, and where to go instead."""

    ground: Literal["not_needed", "not_ours", "not_supplemented", "out_of_scope", "already_handled"]
    reason: Text
    where_to_go: Line | None = None


def ground_holds(facts: CaseFacts, payload: DeclineApplication) -> Reason | None:
    """Whoever sends an applicant away says where to; papers that nobody asked for cannot be missing."""
    says = None
    if payload.ground in ("not_ours", "out_of_scope") and payload.where_to_go is None:
        says = "不属于本机关办理范围的，须告知申请人向哪个机关申请或者可以怎样解决"
    elif payload.ground == "not_supplemented" and not facts.truth["corrections_told"]:
        says = "没有一次告知过补正内容，不得以材料不齐为由不予受理"
    return Reason("declined_whole", "行政许可法32(二)", says) if says else None


DECLINE_APPLICATION = CaseAction(
    key="decline_application",
    title="决定不予受理",
    payload=DeclineApplication,
    roles=LEADER,
    clause="行政许可法32",
    gates=(gates.LEADER_CERTIFIED, matters.RECEIVED, matters.ACCEPTANCE_OPEN),
    checks=(ground_holds,),
    establishes=(Latch("application_declined"), Latch("decision_made")),
)
