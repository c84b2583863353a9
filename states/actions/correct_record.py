"""Correct a mistaken entry (更正记录): the old entry stays, the correction stands beside it with reason and second person."""

from typing import Any

from pydantic import Field

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CHANGE, Act, CaseFacts
from states.owing import paper_of, renewed_with
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Role

RELIED_ON: dict[str, tuple[str, ...]] = {
    "propose_filing": ("approve_filing",),
    "propose_penalty": ("give_prior_notice", "approve_decision"),
    "revise_proposal": ("give_prior_notice", "approve_decision"),
    "propose_no_penalty": ("approve_decision",),
    "assess_risk": ("approve_decision", "decide_permit", "decide_confirmation", "decide_levy", "decide_execution",
                    "decide_ruling"),
    "hand_over_case": ("approve_filing", "review_legality", "approve_decision", "decide_instalments", "extend_term",
                       "suspend_case", "annul_decision"),
}  # fmt: skip
"""What was proposed is fixed once somebody told or approved exactly that: else a correction could raise a fine above
the notice served, or put the approver among the handlers."""


class CorrectRecord(Payload):
    """Which entry, what it should have said, why, and who confirms."""

    seq: int = Field(gt=0)
    corrected: dict[str, Any]
    reason: Text
    second_person: OfficerId


def entry_can_be_corrected(facts: CaseFacts, payload: CorrectRecord) -> Reason | None:
    """An entry of this case that issued nothing but forms of the volume, which the correction issues anew; what went
    out is corrected by a decision of its own."""
    act = next((a for a in facts.acts if a.seq == payload.seq), None)
    if act is None or act.action == "correct_record":
        return Reason("entry_exists", "行政处罚法47", f"本案没有可更正的第{payload.seq}号记录")
    if _done_by_the_software(facts, act):
        return Reason(
            "entry_of_the_software", "行政处罚法47", "该记录由系统生成，内容出自办理结果或者放假安排，不能由人更正"
        )
    if act.action == CHANGE:
        says = "案件已依新版本继续办理，不能以更正记录改回；确须变动的，发布后另行改用"
        return Reason("entry_moved_the_case", "行政处罚法47", says)
    rules = [rule for rule in facts.procedure.documents if rule.on == act.action]
    unlisted = not rules and paper_of(facts, act.action) is not None
    if unlisted or any(not renewed_with(rule) for rule in rules):
        return Reason("entry_is_a_document", "行政处罚法47", "该记录已制发文书，须依法变更或者撤销，不能以更正记录代替")
    if any(later.action in RELIED_ON.get(act.action, ()) and later.seq > act.seq for later in facts.acts):
        says = "该记录已据以告知或者审批，须退回后重新提出，不能以更正记录代替"
        return Reason("entry_was_relied_on", "行政处罚法44", says)
    return None


def _done_by_the_software(facts: CaseFacts, act: Act) -> bool:
    action = facts.rules.actions.get(act.action)
    return action is not None and action.roles <= {Role.SYSTEM}


CORRECT_RECORD = CaseAction(
    key="correct_record",
    title="更正记录",
    payload=CorrectRecord,
    roles=CLERKS,
    while_resting=True,
    clause="行政处罚法47",
    never_moves=True,
    checks=(checks.second_person(), entry_can_be_corrected),
)
