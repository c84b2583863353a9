"""Contexts of approval forms (审批表) and of what follows a decision: instalments, urging, withdrawal, closing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states import paying, surcharging
from states.acts import OPENING, Act
from states.documents import building_decisions as decisions
from states.documents import building_parts as parts
from states.documents import building_records as records
from states.documents.building_advisers import as_opinions
from states.documents.building_matters import proposed_text
from states.documents.building_notices import proposal_of
from states.documents.common import IncompleteDocument, Sanction
from states.documents.instalment_approval import Part
from states.documents.urging_letter import LatePart
from states.endings import ENDINGS, ending_of
from states.facts import CaseFacts
from states.terms import chinese_date

GROUNDS = {
    "facts_not_established": "违法事实不能成立",
    "no_jurisdiction": "本机关没有管辖权",
    "party_ceased": "当事人死亡或者终止",
    "limitation_over": "违法行为已过追究时效",
    "no_penalty_provided": "法律、法规、规章对查明的行为没有规定处罚",
    "filed_in_error": "立案有误",
    "plan_not_approved": "指导方案没有批准",
}
RETENTION = {"permanent": "永久", "thirty_years": "30年", "ten_years": "10年"}


def filing_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Source, suspicion, handlers and approval (行政处罚法54)."""
    act, filing, opening = facts.acts[-1], facts.last("propose_filing"), facts.last(OPENING)
    if filing is None:
        raise IncompleteDocument("facts", "没有立案建议")
    section = filing.data.get("section_opinion")
    return {
        "cause": parts.cause(facts),
        "source": opening.data["source"] if opening else "日常检查",
        "found_on": facts.opened_on,
        "party_phone": facts.party.phone,
        "facts": filing.data["facts"],
        "suspected": parts.basis(facts, filing.data["suspected"]),
        "officers": parts.officers(facts, facts.handlers),
        "opinions": (
            parts.opinion(facts, "承办人意见", filing, "建议立案。"),
            parts.opinion(facts, "承办机构意见", filing if section else None, section),
            parts.opinion(facts, "机关负责人审批意见", act),
        ),
    }


def decision_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What is to be decided, after which procedure, and the approval (行政处罚法57)."""
    act, proposal, review = facts.acts[-1], facts.proposal, facts.last("review_legality")
    if proposal is None:
        raise IncompleteDocument("proposal", "没有拟处理意见")
    reasoning = str(proposal.data.get("reasoning") or proposal.data.get("reason"))
    if proposal.action != "propose_no_penalty":
        told = parts.discretion(facts, proposal)
        reasoning = "\n".join(text for text in (told.tier, told.weighing, reasoning) if text)
    conclusion = records.CONCLUSIONS[review.data["conclusion"]] if review else ""
    return {
        "cause": parts.cause(facts),
        "filed_on": _filed(facts),
        "officers": parts.officers(facts, facts.handlers),
        "facts": records.facts_proposed(facts),
        "evidence": parts.evidence(facts),
        "basis": _basis(facts),
        "proposal": records.proposed(facts),
        "reasoning": reasoning,
        "procedure": _procedure(facts),
        "opinions": (
            parts.opinion(facts, "承办人意见", proposal, f"建议：{records.proposed(facts)}。"),
            parts.blank("承办机构意见"),
            parts.opinion(facts, "法制审核意见", review, f"法制审核{conclusion}。"),
            *as_opinions(facts),
            parts.opinion(facts, "机关负责人审批意见", act),
        ),
    }


def _filed(facts: CaseFacts) -> date:
    filed = facts.last("approve_filing")
    if filed is None:
        raise IncompleteDocument("filed_on", "尚未批准立案")
    return filed.on


def _basis(facts: CaseFacts) -> tuple[Any, ...]:
    if facts.latches.get("no_penalty_proposed"):
        branch = decisions.branch_of(facts)
        return parts.basis(facts, branch[2]) if branch else ()
    full = proposal_of(facts)[1]
    return parts.basis(facts, full.data["violated"], full.data["basis"])


def _procedure(facts: CaseFacts) -> tuple[str, ...]:
    """The steps that had to come before, as they were taken."""
    if facts.latches.get("no_penalty_proposed"):
        return (decisions.review_text(facts),)
    notice = facts.last_sound("record_notice_service")
    served = f"{chinese_date(notice.on)}送达行政处罚事先告知书" if notice else "未送达事先告知书"
    lines = (decisions.defence_text(facts), decisions.hearing_text(facts), decisions.review_text(facts))
    return (served, *(line for text in lines for line in text.splitlines() if line.strip()))


def decided_paper(facts: CaseFacts, issued: Mapping[str, str]) -> tuple[str, str]:
    """Title and number of the decision."""
    found = decisions.decided_paper(facts, issued)
    if found is None:
        raise IncompleteDocument("decision_number", "没有决定书")
    return found


def decided_sanctions(facts: CaseFacts) -> tuple[Sanction, ...]:
    """The penalties decided."""
    spot = facts.last("make_spot_decision")
    return parts.sanctions(spot.data if spot else proposal_of(facts)[0].data)


def instalment_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Why it was asked for, and the parts with their days (行政处罚法66(2))."""
    act, asked = facts.acts[-1], facts.last("request_instalments")
    if asked is None:
        raise IncompleteDocument("reason", "当事人没有申请延期或者分期缴纳罚款")
    title, number = decided_paper(facts, issued)
    plan = tuple(Part(amount_fen=i["amount"], pay_by=date.fromisoformat(i["pay_by"])) for i in act.data["instalments"])
    return {
        "cause": parts.cause(facts),
        "form": "延期" if len(plan) == 1 else "分期",
        "decision_title": title,
        "decision_number": number,
        "applied_on": asked.on,
        "reason": asked.data["reason"],
        "evidence": asked.data["evidence"],
        "total_fen": sum(part.amount_fen for part in plan),
        "parts": plan,
        "opinion": act.data["opinion"],
        "approver": parts.officer_name(facts, act.by),
        "payment": parts.pay_at(facts),
        "surcharge_percent": facts.rules.figure("surcharge_percent"),
    }


def urging_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The clear sum with its surcharge, time and way to pay, the right to be heard (行政强制法35, 54)."""
    told = facts.acts[-1].data["not_counted"]
    pauses = [paying.Pause(date.fromisoformat(p["since"]), date.fromisoformat(p["until"])) for p in told]
    late = paying.surcharge(facts, facts.on, pauses)
    title, number = decided_paper(facts, issued)
    made, served = facts.last("make_decision", "make_spot_decision"), _served(facts)
    assert made is not None
    principal, surcharge_sum = paying.outstanding(facts), surcharging.surcharge_unpaid(facts)
    return {
        "cause": parts.cause(facts),
        "decision_title": title,
        "decision_number": number,
        "decided_on": made.on,
        "served_on": served.on,
        "principal_fen": principal,
        "surcharge_percent": facts.rules.figure("surcharge_percent"),
        "parts": tuple(
            LatePart(amount_fen=p.amount, first=p.first, last=p.last, days=p.days, sum_fen=p.sum) for p in late.parts
        ),
        "pauses": tuple(
            f"{chinese_date(pause.since)}至{chinese_date(pause.until)}（{p['ground']}）"
            for pause, p in zip(pauses, told, strict=True)
        )
        + tuple(
            f"{chinese_date(pause.since)}至{chinese_date(pause.until)}（{name}）"
            for pause, name in paying.recorded_pauses(facts)
        ),
        "capped": late.capped,
        "waived_sum": surcharging.waived(facts),
        "surcharge_sum": surcharge_sum,
        "total_fen": principal + surcharge_sum,
        "days": parts.amount_of(facts, "compulsion_urging", "working_day"),
        "payment": parts.pay_at(facts),
        "officers": parts.officers(facts, facts.handlers),
    }


def _served(facts: CaseFacts) -> Act:
    found = facts.last_sound("record_service") or facts.last("record_service", "record_email_outcome")
    if found is None:
        raise IncompleteDocument("served_on", "决定书尚未送达")
    return found


def withdrawal_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Ground, reason, approval and second look (行政处罚法57)."""
    act = facts.acts[-1]
    filing, report = facts.last("propose_filing"), facts.last("report_investigation")
    known = report.data["established"] if report else filing.data["facts"] if filing else None
    second = parts.officer_name(facts, act.data["second_person"])
    return {
        "cause": parts.cause(facts),
        "filed_on": records.filed_on(facts),
        "officers": handlers_told(facts),
        "facts": known,
        "ground": GROUNDS[act.data["ground"]],
        "reason": act.data["reason"],
        "opinions": (
            parts.blank(f"复核人意见（{second}）"),
            parts.opinion(facts, "机关负责人审批意见", act, "同意撤销案件。"),
        ),
    }


def handlers_told(facts: CaseFacts) -> tuple[str, ...]:
    """The handlers with their certificates."""
    return tuple(f"{o.name}（证号{o.certificate_no}）" for o in parts.officers(facts, facts.handlers))


def closing_report(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was decided and carried out, how the case ended, where it is archived (行政处罚法47)."""
    act = facts.acts[-1]
    retention = act.data.get("retention")
    return {
        "cause": parts.cause(facts),
        "filed_on": records.filed_on(facts),
        "officers": handlers_told(facts),
        "decision": decision_told(facts, issued),
        "performance": _performance(facts),
        "ending": ENDINGS[ending_of(facts)],
        "report": act.data["report"],
        "archive_no": act.data.get("archive_no"),
        "retention": RETENTION[retention] if retention else None,
        "opinions": (
            parts.blank("承办人意见"),
            parts.blank("审核意见"),
            parts.opinion(facts, "机关负责人审批意见", act, act.data["report"]),
        ),
    }


def decision_told(facts: CaseFacts, issued: Mapping[str, str]) -> str:
    """What was decided, in one line with number and title."""
    if facts.decision is None:
        return "未作出决定。"
    title, number = decided_paper(facts, issued)
    if facts.procedure.family != "penalty":
        return f"{number}《{title}》：{proposed_text(facts) if facts.latches.get('matter_proposed') else '见该文书'}"
    what = "不予行政处罚" if title == "不予行政处罚决定书" else parts.sums(decided_sanctions(facts))
    return f"{number}《{title}》：{what}。"


def _performance(facts: CaseFacts) -> tuple[str, ...]:
    """What was carried out, from the record."""
    told: list[str] = []
    for act in facts.acts_of("record_payment", "check_correction", "record_transfer_result", "record_education"):
        data, day = act.data, chinese_date(act.on)
        if act.action == "record_payment":
            paid = chinese_date(date.fromisoformat(data["paid_on"]))
            told.append(f"{paid}缴款{data['amount'] / parts.FEN:,.2f}元，票据号{data['receipt_no']}")
        elif act.action == "check_correction":
            told.append(f"{day}复查，{'违法行为已经改正' if data['corrected'] else '违法行为尚未改正'}")
        elif act.action == "record_transfer_result":
            told.append(
                f"{day}收到移送答复{data['answer_no']}，{'已接收' if data['result'] == 'accepted' else '已退回'}"
            )
        else:
            told.append(f"{day}对当事人进行教育并记录")
    return tuple(told) or ("没有需要执行的事项",)
