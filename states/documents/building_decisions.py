"""Contexts of decisions: penalty, no penalty, on the spot."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states.case_terms import newest_due
from states.documents import DOCUMENTS
from states.documents import building_parts as parts
from states.documents.building_notices import proposal_of
from states.documents.common import IncompleteDocument, Publication, ReconsiderationFirst, Sanction, without_closing
from states.facts import CaseFacts
from states.hearing_right import carries_hearing
from states.publicity import told_of_publication
from states.terms import chinese_date

ADOPTED = {"adopted": "予以采纳", "partly": "部分采纳", "not_adopted": "不予采纳"}


def decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The six items of 行政处罚法59, and how the party's views and the standard were weighed."""
    newest, full = proposal_of(facts)
    notice, filed = facts.notice_service, facts.last("approve_filing")
    if notice is None or filed is None:
        raise IncompleteDocument("prior_notice_number", "事先告知书尚未送达")
    found = parts.sanctions(newest.data)
    return {
        "cause": parts.cause(facts),
        "filed_on": filed.on,
        "facts": full.data["facts"],
        "evidence": parts.evidence(facts),
        "breached": parts.substance(facts, full.data["violated"]),
        "prior_notice_number": parts.number_of(issued, "prior_notice", "行政处罚事先告知书"),
        "prior_notice_served_on": notice.on,
        "defence": defence_text(facts),
        "hearing": hearing_text(facts),
        "review": review_text(facts),
        "discretion": parts.discretion(facts, newest),
        "law_choice": parts.law_choice(facts, newest),
        "basis": parts.substance(facts, full.data["basis"]),
        "sanctions": found,
        "correction": correction_text(facts),
        "payment": parts.payment(facts, found),
        "other_performance": _other_performance(found),
        "remedies": parts.remedies(facts),
        "publication": publication(facts),
    }


def defence_text(facts: CaseFacts) -> str:
    """Everything the party stated, and how it was answered (行政处罚法45)."""
    if facts.truth["defence_made"]:
        if not facts.truth["defence_answered"]:
            raise IncompleteDocument("defence", "当事人的陈述申辩尚未复核答复")
        return "\n".join(
            f"当事人于{chinese_date(act.on)}提出陈述申辩：{act.data['content']}"
            if act.action == "record_defence"
            else f"经复核，{ADOPTED[act.data['adopted']]}：{act.data['reason']}"
            for act in facts.acts_of("record_defence", "answer_defence")
        )
    if facts.truth["rights_waived"]:
        return "当事人书面表示放弃陈述、申辩。"
    return "当事人在告知的期限内未提出陈述、申辩。"


def hearing_text(facts: CaseFacts) -> str:
    """Whether a hearing was offered, asked for and held (行政处罚法63–65); a penalty lightened since takes no offer
    back, so what the served notice told counts."""
    truth = facts.truth
    held = facts.last_sound("record_hearing")
    if truth["hearing_held"] and held is not None:
        return f"应当事人要求，本机关于{chinese_date(held.on)}举行听证，本决定根据听证笔录作出。"
    if truth["hearing_forfeited"]:
        return "当事人要求听证后无正当理由未到场或者中途退出，视为放弃听证。"
    if facts.told is None or not carries_hearing(facts, facts.told):
        return "本案不属于应当告知听证权利的情形，未举行听证。"
    if truth["hearing_waived"]:
        return "已告知当事人听证权利，当事人书面表示放弃听证。"
    return "已告知当事人听证权利，当事人在法定期限内未要求听证。"


def review_text(facts: CaseFacts) -> str:
    """Legal review and collective discussion, where due (行政处罚法57, 58)."""
    told = []
    if facts.truth["review_passed"]:
        told.append("经本机关法制审核人员审核通过")
    if facts.truth["discussion_held"]:
        told.append("经本机关负责人集体讨论决定")
    return f"本案{'，'.join(told)}。" if told else "本案由本机关负责人审查决定。"


def correction_text(facts: CaseFacts) -> str:
    """What the party must put right (行政处罚法28)."""
    ordered = facts.last("order_correction")
    if ordered is None:
        return "责令当事人立即改正违法行为。"
    required = without_closing(ordered.data["requirement"])
    checked = facts.last_sound("check_correction")
    if checked is not None and checked.seq > ordered.seq and checked.data["corrected"]:
        told, seen = chinese_date(ordered.on), chinese_date(checked.on)
        return f"{required}。本机关已于{told}责令改正，经{seen}复查，当事人已经改正。"
    return f"{required}（改正期限至{chinese_date(date.fromisoformat(ordered.data['correct_by']))}）。"


def _other_performance(found: tuple[Sanction, ...]) -> str | None:
    others = [s.kind for s in found if s.amount_fen is None]
    return f"{'、'.join(others)}自本决定书送达之日起执行。" if others else None


def publication(facts: CaseFacts) -> Publication | None:
    """Where and how soon the decision is made public, if it is (行政处罚法48)."""
    if not facts.truth["publication_ordered"]:
        return None
    return Publication(
        site=facts.rules.body.bureau.disclosure_site,
        working_days=parts.amount_of(facts, "publication", "working_day"),
        withdraw_working_days=parts.amount_of(facts, "withdrawal_of_publication", "working_day"),
    )


BRANCHES = (
    ("under_fourteen", "under_age", "行政处罚法30"),
    ("incapable", "incapable", "行政处罚法31"),
    ("minor_corrected_harmless", "minor", "行政处罚法33(1)"),
    ("first_slight_corrected", "first_time", "行政处罚法33(1)"),
    ("no_fault_shown", "no_fault", "行政处罚法33(2)"),
)
NOT_PROVEN = ("no_violation_found", "not_proven", "行政处罚法57(三)")
OUT_OF_TIME = ("limitation_open", "out_of_time", "行政处罚法36")


def branch_of(facts: CaseFacts) -> tuple[str, str, str] | None:
    """The ground of a decision not to punish: the fact, its branch in the document, its article. What was not done needs
    no other; what was found too late is not punished whatever else is so (行政处罚法36)."""
    if facts.truth["no_violation_found"]:
        return NOT_PROVEN
    if not facts.truth["limitation_open"]:
        return OUT_OF_TIME
    return next((branch for branch in BRANCHES if facts.truth[branch[0]]), None)


def no_penalty_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The branch that holds, the facts it rests on, and the education given (行政处罚法33, 57)."""
    proposal, filed = facts.last("propose_no_penalty"), facts.last("approve_filing")
    branch = branch_of(facts)
    if proposal is None or filed is None or branch is None:
        raise IncompleteDocument("branch", "没有不予处罚的法定情形")
    proven = branch[1] != "not_proven"  # who broke nothing is neither taught nor told to correct anything
    educated = facts.last("record_education") if proven else None
    return {
        "cause": parts.cause(facts),
        "filed_on": filed.on,
        "branch": branch[1],
        "child_age": facts.rules.figure("child_age") if branch[1] == "under_age" else None,
        "facts": proposal.data["facts"],
        "evidence": parts.evidence(facts),
        "breached": parts.substance(facts, *parts.power(facts).basis) if proven else (),
        "basis": parts.basis(facts, branch[2]),
        "reasoning": proposal.data["reasoning"],
        "education": educated.data["content"] if educated else None,
        "correction": correction_text(facts) if proven and facts.last("order_correction") else None,
        "remedies": parts.remedies(facts),
    }


def spot_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What 行政处罚法52 wants on the form handed over on the spot; reconsideration comes before suing (行政复议法23)."""
    act = facts.acts[-1]
    data = act.data
    found = parts.sanctions(data)
    if len(found) != 1:
        raise IncompleteDocument("sanction", "当场处罚只能是警告或者罚款中的一种")
    bureau = facts.rules.body.bureau
    guided = facts.last("record_guidance")
    return {
        "decided_at": act.at,
        "place": data["place"],
        "facts": data["facts"],
        "breached": parts.substance(facts, data["violated"]),
        "basis": (*parts.substance(facts, data["basis"]), *parts.basis(facts, "行政处罚法51")),
        "law_choice": parts.law_choice(facts, act),
        "tier": parts.tier(facts, act),
        "sanction": found[0],
        "defence": data.get("defence") or "当事人当场没有陈述、申辩意见。",
        "correction": guided.data["correction"] if guided else "责令立即改正违法行为。",
        "payment": parts.payment(facts, found),
        "collection": None,
        "remedies": ReconsiderationFirst(
            reconsideration_organ=bureau.reconsideration_organ,
            reconsideration_address=bureau.reconsideration_address,
            reconsideration_days=parts.amount_of(facts, "reconsideration", "calendar_day"),
            reconsideration_last_day=parts.last_day(parts.term(facts, "reconsideration", facts.on)),
            court=bureau.court,
            court_address=bureau.court_address,
            litigation_days=parts.amount_of(facts, "lawsuit_after_reconsideration", "calendar_day"),
        ),
        "publicity": told_of_publication(act),
        "officers": parts.officers(facts, data["officers"]),
        "refusal": None,
    }


def decided_paper(facts: CaseFacts, issued: Mapping[str, str]) -> tuple[str, str] | None:
    """Title and number of the paper that the newest decision issued, whatever the family; ``None`` without one."""
    act = facts.decision
    kinds = [rule.kind for rule in facts.procedure.documents if act is not None and rule.on == act.action]
    decided = [kind for kind in kinds if kind != "opinion_form" and kind in issued and not DOCUMENTS[kind].internal]
    return (DOCUMENTS[decided[0]].title, issued[decided[0]]) if decided else None


def opinion_form(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Which decision it is about, until when and how to give it back (金科〔2015〕8号四(1))."""
    bureau = facts.rules.body.bureau
    told = decided_paper(facts, issued)
    if told is None:
        raise IncompleteDocument("decision_number", "没有对应的决定书")
    due = newest_due(facts, "form_return") or parts.term(facts, "form_return", facts.on)
    return {
        "cause": parts.cause(facts),
        "decision_title": told[0],
        "decision_number": told[1],
        "return_by": parts.last_day(due),
        "how_to_return": (
            "当场填写后交回送达人员（可自行封装）",
            f"邮寄至{bureau.address}{bureau.name}",
            f"发送至{bureau.email}",
        ),
        "supervision": bureau.supervision,
    }
