"""Decline the application (不予受理), with the reason and, where another organ is competent, where to go."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.case_terms import newest_due
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.terms import chinese_date, lapsed

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
    applicant_says: Text | None = None  # 申请人书面表示不再补正的内容


def ground_holds(facts: CaseFacts, payload: DeclineApplication) -> Reason | None:
    """Whoever sends an applicant away says where to; papers that nobody asked for cannot be missing."""
    says = None
    if payload.ground in ("not_ours", "out_of_scope") and payload.where_to_go is None:
        says = "不属于本机关办理范围的，须告知申请人向哪个机关申请或者可以怎样解决"
    elif payload.ground == "not_supplemented" and not facts.truth["corrections_told"]:
        says = "没有一次告知过补正内容，不得以材料不齐为由不予受理"
    elif payload.ground == "not_supplemented" and (due := _time_left(facts, payload)) is not None:
        says = f"补正的期限至{chinese_date(due)}，申请人没有补正也没有书面表示不再补正，不得不予受理"
    return Reason("declined_whole", "行政许可法32(二)", says) if says else None


def _time_left(facts: CaseFacts, payload: DeclineApplication) -> date | None:
    """The last day to supply what lacks, if it is still to come and the applicant neither supplied nor gave up."""
    due = newest_due(facts, "corrections")
    given_up = payload.applicant_says is not None or facts.truth["corrections_received"]
    return None if due is None or given_up or lapsed(due, facts.on) else due.due


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
