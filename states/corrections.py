"""How the correction of an entry (更正记录) is judged: what nobody corrects, who may correct the rest, and what the
entry would have been judged by had it been entered so at once. Pure.

A judgement (审核、表决、审批、排除证据 …) is no slip of the pen: whoever judged otherwise judges anew (行政处罚法57, 58).
"""

from collections.abc import Mapping
from typing import Any

from states.action import CLERKS, CaseAction
from states.acts import CHANGE, Act
from states.facts import CaseFacts
from states.lifecycle import in_words, unmet_gates, without_role
from states.owing import paper_of, renewed_with
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import PartyKind, Role

PROPOSALS = ("propose_penalty", "propose_no_penalty", "revise_proposal")
TELLING = ("give_prior_notice", "tell_rights")
REVIEWS = ("review_legality", "discuss_collectively", "approve_decision", "make_decision")
MATTERS: Mapping[str, str] = {
    "propose_permit": "decide_permit",
    "propose_confirmation": "decide_confirmation",
    "propose_ruling": "decide_ruling",
    "propose_measure": "approve_measure",
    "propose_execution": "decide_execution",
    "propose_levy": "decide_levy",
    "plan_guidance": "approve_guidance",
}
"""What is proposed outside the penalty procedures, and who decides it (拟办意见)."""

ANSWERING = ("propose_answer", "answer_request", "answer_on_the_spot", "supply_on_the_spot")
"""By which a request for information is answered (政府信息公开答复), on what was entered of it."""

RELIED_ON: Mapping[str, tuple[str, ...]] = {
    "propose_filing": ("approve_filing", "decline_filing"),
    "report_investigation": (*PROPOSALS, "transfer_case", "decline_transfer", "withdraw_case"),
    "record_capacity": (*PROPOSALS, "order_guardian"),
    "add_evidence": (*TELLING, *REVIEWS),
    "verify_evidence": (*PROPOSALS, *REVIEWS),
    "record_defence": ("answer_defence",),
    "answer_defence": (*PROPOSALS, *REVIEWS),
    "record_hearing": (*PROPOSALS, *REVIEWS),
    "request_hearing": ("withdraw_hearing_request",),
    "withdraw_hearing_request": ("withdraw_hearing_request",),
    "assess_risk": (*REVIEWS, *MATTERS.values()),
    "hear_experts": REVIEWS,
    "raise_jurisdiction": ("refer_jurisdiction", "settle_jurisdiction"),
    "settle_jurisdiction": REVIEWS,
    "receive_review_application": ("forward_review_application",),
    "record_opinion_paper": ("answer_opinion_paper",),
    "register_disclosure_request": ANSWERING,
    "submit_corrections": ANSWERING,
    "screen_information": ANSWERING,
    "propose_answer": ANSWERING,
    **dict.fromkeys(("record_third_party_receipt", "record_third_party_view"), ANSWERING),
    **dict.fromkeys(("record_organ_receipt", "record_organ_view"), ANSWERING),
    "ask_record_correction": ("answer_record_correction",),
    **{proposal: (*TELLING, *REVIEWS) for proposal in PROPOSALS},
    **{proposal: (*TELLING, *REVIEWS, decided) for proposal, decided in MATTERS.items()},
}
"""What was found or proposed is fixed once somebody told, reviewed or approved exactly that: else a correction could
raise a fine above the notice served, let in evidence the party was not told of, make a major case a small one, or put the approver among the handlers. All of
these acts can be done anew."""

ANSWERED = frozenset({"ask_recusal", "challenge_evidence", "report_crime"})
"""Applications and reports that only the decision on them answers (申请回避、质疑证据、移送报告)."""


def entry_can_be_corrected(facts: CaseFacts, payload: Any) -> Reason | None:
    """An entry of this case that issued nothing but forms of the volume, which the correction issues anew; what went
    out is corrected by a decision of its own, and what somebody judged is judged anew."""
    act = next((a for a in facts.acts if a.seq == payload.seq), None)
    if act is None or act.action == "correct_record":
        return Reason("entry_exists", "行政处罚法47", f"本案没有可更正的第{payload.seq}号记录")
    return _by_what_it_is(facts, act) or _by_what_came_of_it(facts, act)


def _by_what_it_is(facts: CaseFacts, act: Act) -> Reason | None:
    action = facts.rules.actions.get(act.action)
    if action is not None and action.roles <= {Role.SYSTEM}:
        says = "该记录由系统生成，内容出自办理结果或者放假安排，不能由人更正"
        return Reason("entry_of_the_software", "行政处罚法47", says)
    if act.action == CHANGE:
        says = "案件已依新版本继续办理，不能以更正记录改回；确须变动的，发布后另行改用"
        return Reason("entry_moved_the_case", "行政处罚法47", says)
    if act.action in ANSWERED:
        says = f"“{action.title if action else ''}”须由有权决定的人作出处理，不能以更正记录改变"
        return Reason("entry_is_answered", "行政处罚法57", says)
    if action is not None and is_judgement(action):
        says = f"“{action.title}”是审核、审批或者决定，不能以更正记录改变；确有错误的，由有权的人依法重新作出"
        return Reason("entry_is_a_judgement", "行政处罚法57", says)
    return None


def is_judgement(action: CaseAction) -> bool:
    """Whether the act is kept for those who review, approve or supervise (法制审核、审批、督办)."""
    return not action.roles & CLERKS


def _by_what_came_of_it(facts: CaseFacts, act: Act) -> Reason | None:
    rules = [rule for rule in facts.procedure.documents if rule.on == act.action]
    unlisted = not rules and paper_of(facts, act.action) is not None
    if unlisted or any(not renewed_with(rule) for rule in rules):
        return Reason("entry_is_a_document", "行政处罚法47", "该记录已制发文书，须依法变更或者撤销，不能以更正记录代替")
    if any(later.action in RELIED_ON.get(act.action, ()) and later.seq > act.seq for later in facts.acts):
        says = "该记录已据以拟处理、告知或者审批，不能以更正记录代替；证据须另行登记，其余须退回后重新提出"
        return Reason("entry_was_relied_on", "行政处罚法44", says)
    return None


def corrector_may_act(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever corrects an entry might have made it: in the same role and with the same four eyes."""
    act = next((a for a in facts.acts if a.seq == payload.seq), None)
    action = facts.rules.actions.get(act.action) if act is not None else None
    if action is None or is_judgement(action):
        return None
    if reason := without_role(facts, action):
        return reason
    personal = [gate for gate in action.gates if PERSONAL.issuperset(gate.formula.facts())]
    return next((reason for gate in personal if (reason := gate.unmet(facts.truth)) is not None), None)


PERSONAL = frozenset(
    {"actor_certified", "actor_not_handler", "actor_is_handler", "reviewer_qualified", "actor_not_recused"}
)
"""Facts that tell whether this person may do this act at all."""


def judged_anew(then: CaseFacts, action: CaseAction, corrected: Payload) -> tuple[Reason, ...]:
    """Gates, conditions and checks on the corrected entry, on the day and the record it was entered on: what bars refuses the
    correction, what flags is kept with it."""
    found = [condition(then) for condition in action.conditions]
    found += [check(then, corrected) for check in action.checks]
    return in_words(then, (*unmet_gates(then, action), *(reason for reason in found if reason is not None)))


def opening_is_kept(facts: CaseFacts, corrected: Mapping[str, Any]) -> Reason | None:
    """Of the opening the party may be corrected, and once a proposal was told never so that the party loses the rights
    of a citizen (行政处罚法63: the threshold of a hearing)."""
    opening = facts.acts[0].data
    if any(corrected[name] != opening[name] for name in ("procedure", "power", "violated_on")):
        return Reason("opening_is_fixed", "行政处罚法47", "登记时的程序、职权和违法日期不能更正，请撤案后重新登记")
    was, now = opening["party"]["kind"], corrected["party"]["kind"]
    if was == PartyKind.PERSON and now != was and not facts.has_none_of((*TELLING, *REVIEWS)):
        says = "已按公民告知权利或者审批，不能以更正记录改为其他当事人；确有错误的，撤案后重新登记"
        return Reason("opening_is_fixed", "行政处罚法44", says)
    return None
