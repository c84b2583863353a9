"""Contexts of the side branches: extension, suspension, discontinuation, handover, annulment, correction, court, review."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states import paying, surcharging
from states.acts import Act
from states.case_terms import TermState, newest_due
from states.day_sources import judgment
from states.documents import building_approvals as approvals
from states.documents import building_parts as parts
from states.documents import building_records as records
from states.documents.building_answers import asked_for_information, basis_of_answer, facts_of_answer, papers_of_file
from states.documents.building_timeliness import in_time
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.ledger import extension_rule, rests, suspension_ground
from states.reviews import is_silent, review_of
from states.severity import yuan
from states.terms import UNIT_TITLES, chinese_date, rule_on
from states.wording import worded

DISCONTINUED = {
    "no_estate": "公民死亡，无遗产可供执行，又无义务承受人",
    "organisation_ended": "法人或者其他组织终止，无财产可供执行，又无义务承受人",
    "subject_lost": "执行标的灭失",
    "three_years": "当事人确无能力履行，中止执行满{execution_lapse}未恢复",
    "other": "本机关认为需要终结执行的其他情形",
}
ANNULLED = {
    "facts_wrong": "主要事实不清、证据不足",
    "law_wrong": "适用依据错误",
    "procedure_wrong": "违反法定程序",
    "excessive": "处罚明显不当",
    "supervision_order": "执法监督机关责令纠正",
    "public_interest": "国家利益、公共利益需要",
}
WHERE = {
    "party": "当事人的名称、住所等信息",
    "dates": "日期",
    "performance": "履行方式的表述",
    "remedies": "救济途径和期限的告知",
    "wording": "文字表述",
}
REMEDY_TITLES = {"reconsideration": "行政复议", "lawsuit": "行政诉讼"}
RESULT_TITLES = {
    "upheld": "维持（驳回请求）",
    "withdrawn": "申请人撤回",
    "dismissed": "不予受理、不予立案或者驳回申请、起诉",
    "undecided": "复议机关逾期没有作出决定",
    "unlawful": "确认违法",
    "changed": "变更",
    "revoked": "撤销",
    "void": "确认无效",
}


def _approval(facts: CaseFacts, **told: str) -> dict[str, Any]:
    act = facts.acts[-1]
    return {
        "cause": parts.cause(facts),
        "filed_on": records.filed_on(facts),
        "officers": approvals.handlers_told(facts),
        "opinions": (parts.opinion(facts, "机关负责人审批意见", act, "同意。"),),
        **told,
    }


def _title(facts: CaseFacts, key: str) -> str:
    told = next(term for term in facts.procedure.terms if term.key == key)
    return rule_on(facts.rules.body.terms, told.rule, facts.on).title


def extension_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """By how much, from which last day to which."""
    data = facts.acts[-1].data
    rule = extension_rule(facts, data["extension"])
    before, after = newest_due(facts.as_of(facts.acts[-2].seq), data["term"]), newest_due(facts, data["term"])
    if rule is None or before is None or after is None:
        raise IncompleteDocument("matter", "没有可以延长的期限")
    more = f"{data['amount']}{UNIT_TITLES[rule.unit]}"
    effect = f"原末日为{chinese_date(before.due)}，延长{more}，末日为{chinese_date(after.due)}。\n{after.explains}。"
    matter = f"“{_title(facts, data['term'])}”延长{more}"
    return _approval(facts, matter=matter, ground=rule.title, clause=rule.clause, reason=data["reason"], effect=effect)


def suspension_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """On which ground, and which terms stand still."""
    act = facts.acts[-1]
    ground = suspension_ground(facts, act.data["ground"])
    if ground is None:
        raise IncompleteDocument("ground", "没有准许中止的情形")
    still = [_title(facts, t.key) for t in facts.terms if t.due.stopped and t.state == "stopped"]
    effect = f"中止期间不计入：{'、'.join(still)}。" if still else "没有条文准许扣除中止的时间，各项期限照常计算。"
    what = "执行" if ground.phase == "execution" else "办理"
    second = parts.officer_name(facts, act.data["second_person"])
    reason = f"{act.data['reason']}（证据：{act.data['evidence']}；复核人：{second}）"
    matter = f"自{chinese_date(act.on)}起中止{what}"
    return _approval(facts, matter=matter, ground=ground.title, clause=ground.clause, reason=reason, effect=effect)


def resumption_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The ground that is gone, and the last days from now on."""
    act, rested = facts.acts[-1], rests(facts)
    ground = rested[-1].ground if rested else None
    if ground is None:
        raise IncompleteDocument("ground", "案件没有中止")
    running = [t for t in facts.terms if t.state == "running"]
    told = "；".join(_last_day(facts, term) for term in running)
    return _approval(
        facts,
        matter=f"自{chinese_date(act.on)}起恢复办理",
        ground=f"中止的情形“{ground.title}”已经消失",
        clause="行政强制法39(2)",
        reason=act.data["reason"],
        effect=f"正在计算的期限：{told}。" if told else "没有正在计算的期限。",
    )


def _last_day(facts: CaseFacts, term: TermState) -> str:
    return f"{_title(facts, term.key)}，末日为{chinese_date(term.due.due)}"


def discontinuation_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Why what was decided is no longer carried out (行政强制法40)."""
    data = facts.acts[-1].data
    title, number = approvals.decided_paper(facts, issued)
    open_sum = paying.outstanding(facts)
    return _approval(
        facts,
        matter=f"终结执行{number}《{title}》",
        ground=worded(facts.rules.body, DISCONTINUED[data["ground"]], facts.on),
        clause="行政强制法39(2)" if data["ground"] == "three_years" else "行政强制法40",
        reason=f"{data['reason']}（证据：{data['evidence']}）",
        effect=f"尚未缴纳的{yuan(open_sum)}元不再执行。"
        if open_sum
        else "没有尚未缴纳的款项，其余尚未履行的内容不再执行。",
    )


def handover_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """From whom to whom, with what, and what is still to be done."""
    data = facts.acts[-1].data
    before = facts.as_of(facts.acts[-2].seq).handlers
    old, new = ("、".join(parts.officer_name(facts, i) or i for i in ids) for ids in (before, data["handlers"]))
    return _approval(
        facts,
        matter=f"由{old}移交{new}承办",
        ground="更换承办人",
        clause="行政处罚法42",
        reason=data["reason"],
        effect=f"移交材料：{data['materials']}\n未了事项：{data['open_matters']}",
    )


def _decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    title, number = approvals.decided_paper(facts, issued)
    made = facts.decision
    if made is None:
        raise IncompleteDocument("decided_on", "没有决定书")
    return {
        "cause": parts.cause(facts),
        "decision_title": title,
        "decision_number": number,
        "decided_on": made.on,
    }


def annulment_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What holds instead of the decision, and what is paid back (河南省行政执法条例32)."""
    data = facts.acts[-1].data
    before = facts.as_of(facts.acts[-2].seq)
    too_much = facts.paid - facts.decided_sum
    return {
        **_decision(facts, issued),
        "what": "撤销" if data["what"] == "annul" else "变更",
        "ground": ANNULLED[data["ground"]],
        "reason": f"{data['reason']}\n补偿：{told}" if (told := data.get("compensation")) else data["reason"],
        "basis": parts.basis(facts, "河南省行政执法条例32"),
        "outcome": "原决定全部撤销，不再执行。"
        if data["what"] == "annul"
        else f"原决定的{_sums(before)}变更为{_sums(facts)}，其余部分不变。",
        "refund": f"已缴款项中多缴的{yuan(too_much)}元，由本机关依法退还。" if too_much > 0 else None,
        "remedies": parts.remedies(facts),
    }


def _sums(facts: CaseFacts) -> str:
    gains = facts.decided_sum - facts.decided_fine
    told = [f"罚款{yuan(facts.decided_fine)}元" if facts.decided_fine else "不予罚款"]
    return "、".join([*told, *([f"没收违法所得{yuan(gains)}元"] if gains else [])])


def decision_correction(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What stood there and what stands there now."""
    data = facts.acts[-1].data
    told = {name: data[name] for name in ("was", "now", "reason")}
    return {**_decision(facts, issued), "where": WHERE[data["where"]], **told, "remedies_anew": remedies_anew(facts)}


def remedies_anew(facts: CaseFacts) -> str | None:
    """The remedies told anew as a whole, if that is what is corrected (重新告知, 行诉解释64)."""
    if facts.acts[-1].data["where"] != "remedies":
        return None
    bureau = facts.rules.body.bureau
    days = parts.amount_of(facts, "reconsideration", "calendar_day")
    review = (
        f"自收到本通知书之日起{days}日内，向{bureau.reconsideration_organ}申请行政复议"
        f"（地址：{bureau.reconsideration_address}）"
    )
    if facts.last("make_spot_decision") or facts.latches.get("disclosure_refused", False):
        later = parts.amount_of(facts, "lawsuit_after_reconsideration", "calendar_day")
        sue = f"对行政复议决定不服的，可以自收到之日起{later}日内，向{bureau.court}提起行政诉讼（地址：{bureau.court_address}）"
        return f"对原决定不服的，应当先{review}；{sue}。此前告知的途径和期限以本通知书为准。"
    months = parts.amount_of(facts, "lawsuit", "month")
    sue = f"也可以自收到本通知书之日起{months}个月内，依法直接向{bureau.court}提起行政诉讼（地址：{bureau.court_address}）"
    return f"对原决定不服的，可以{review}；{sue}。此前告知的途径和期限以本通知书为准。"


def court_application(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The list of 行政强制法55, from the record."""
    act, served = facts.acts[-1], facts.decision_service
    due, urged = newest_due(facts, "court_application"), urging_served(facts, "urging_letter")
    if served is None or due is None or urged is None:
        raise IncompleteDocument("urged_on", "催告书尚未送达")
    full = facts.last("propose_penalty")
    cited = full or facts.decided
    if cited is None:
        raise IncompleteDocument("facts", "没有处罚决定")
    surcharge_sum, principal = surcharging.surcharge_unpaid(facts), paying.outstanding(facts)
    return {
        **_decision(facts, issued),
        "court": facts.rules.body.bureau.court,
        "served_on": served.on,
        "facts": cited.data["facts"],
        "basis": parts.substance(facts, cited.data["violated"], cited.data["basis"]),
        "remedies_told": remedies_told(facts),
        "urging_number": parts.number_of(issued, "urging_letter", "催告书"),
        "urged_on": urged.on,
        "party_views": act.data["party_views"],
        "principal_fen": principal,
        "surcharge_sum": surcharge_sum,
        "total_fen": principal + surcharge_sum,
        "assets": act.data["assets"],
        "materials": lines_of(act.data["materials"]),
        "apply_by": due.due,
        "judged": judgment(facts, served) is not None,
        "signer": parts.officer_name(facts, act.by),
    }


def urging_served(facts: CaseFacts, kind: str) -> Act | None:
    """The newest act by which an urging letter of this kind reached the party."""
    acts = reversed(facts.acts_of("record_paper_service"))
    return next((act for act in acts if act.served and act.data["kind"] == kind), None)


def remedies_told(facts: CaseFacts) -> str:
    """Whether the party asked for reconsideration or sued, and what came of it."""
    results = facts.acts_of("record_review_result")
    if not results:
        return "被执行人在法定期限内没有申请行政复议，也没有提起行政诉讼。"
    return "；".join(map(_result_told, results)) + "。"


def _result_told(result: Act) -> str:
    """One result; an organ that decided nothing in time sent no paper that could have come."""
    if is_silent(result):
        over = chinese_date(date.fromisoformat(result.data["period_ended_on"]))
        return f"行政复议期限于{over}届满，{RESULT_TITLES['undecided']}"
    way, number = REMEDY_TITLES[result.data["kind"]], result.data["decision_no"]
    return f"{chinese_date(result.on)}收到{way}结果（{number}）：{RESULT_TITLES[result.data['result']]}"


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a list somebody typed, without the empty ones."""
    return tuple(line for line in text.splitlines() if line.strip())


PROPOSED = (
    *("propose_penalty", "propose_no_penalty", "propose_levy", "propose_permit", "propose_confirmation"),
    *("propose_ruling", "propose_measure", "propose_execution"),
)


def _facts_told(cited: Act) -> str:
    """The facts as they were proposed; where nothing was, what was asked for or what the measure was taken for."""
    told = (cited.data.get(field) for field in ("facts", "reason", "reasoning", "request"))
    return next((str(one) for one in told if one), "本机关尚未作出决定。")


def _acted(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The act under review: a decision, else a coercive measure, else that no decision was made."""
    if facts.decision is not None:
        return _decision(facts, issued)
    measure, asked = facts.last("carry_out_measure"), facts.last("accept_application", "register_disclosure_request")
    began = measure or asked
    if began is None:
        raise IncompleteDocument("decided_on", "没有决定书")
    number = parts.number_of(issued, "seizure_decision", "查封、扣押决定书") if measure else "（尚未作出决定）"
    title = "查封、扣押决定书" if measure else "对所受理申请的办理"
    return {
        "cause": parts.cause(facts),
        "decision_title": title,
        "decision_number": number,
        "decided_on": began.on,
    }


def remedy_answer(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The answer with facts, evidence and basis of the decision (行政复议法48, 行政诉讼法67)."""
    data, answered = facts.acts[-1].data, review_of(facts, facts.acts[-1])
    if answered is None:
        raise IncompleteDocument("file_no", "没有登记复议或者诉讼")
    review = answered.act
    cited = facts.last(*PROPOSED) or facts.decided or facts.acts[0]
    founded = cited.data.get("basis") or ()
    clauses = (cited.data.get("violated"), *((founded,) if isinstance(founded, str) else founded))
    of_request = asked_for_information(facts)
    named = basis_of_answer(facts) if of_request else tuple(clause for clause in clauses if clause)
    return {
        **_acted(facts, issued),
        "receiver": review.data["organ"],
        "file_no": review.data["file_no"],
        "received_on": review.on,
        "claims": data["claims"],
        "answer": data["answer"],
        "timeliness": in_time(facts, review),
        "facts": facts_of_answer(facts) if of_request else _facts_told(cited),
        "evidence": papers_of_file(facts) if of_request else parts.evidence(facts),
        "basis": parts.substance(facts, *(named or parts.power(facts).basis)),
        "materials": lines_of(data["materials"]),
    }
