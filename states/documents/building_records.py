"""Contexts of records (笔录) and opinions: site, inquiry, hearing, legal review, discussion, report."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from config.schema.days import read_moment
from states.acts import Act
from states.documents import building_parts as parts
from states.documents.building_advisers import adviser_opinion, as_detail
from states.documents.building_matters import facts_of_proposal, proposed_text
from states.documents.building_notices import proposal_of
from states.documents.common import Detail, IncompleteDocument, Step
from states.facts import CaseFacts
from states.hearing_notice import chair_before
from states.reviewing import standing_of

SUGGESTIONS = {
    "penalty": "建议给予行政处罚",
    "no_penalty": "建议不予行政处罚",
    "transfer": "建议移送司法机关",
    "withdraw": "建议撤销案件",
}
CONCLUSIONS = {"passed": "通过", "returned": "退回补充", "failed": "不通过"}
RESULTS = {
    "held": "按期举行",
    "absent": "当事人无正当理由未到场，视为放弃听证",
    "walked_out": "当事人中途退出，视为放弃听证",
}
STEPS = {
    "issue_prompt": "作事前提示",
    "skip_prompt": "说明理由不作事前提示",
    "record_recheck": "复查",
    "approve_filing": "批准立案",
    "record_inspection": "现场检查，制作笔录",
    "add_evidence": "取得证据",
    "record_guidance": "作行政指导",
    "order_correction": "责令改正",
    "check_correction": "复查改正情况",
}
"""What the report tells of the course of the investigation."""


def _moment(told: str | None) -> datetime | None:
    return read_moment(told) if told else None


def _statements(data: Mapping[str, Any], what: str) -> tuple[Any, ...]:
    said = data["statements"]
    return (
        parts.told("出示执法证件", answer=said["certificate_shown"]),
        parts.told("表明执法身份", answer=said["identity_stated"]),
        parts.told(f"说明{what}目的", answer=said["purpose_stated"]),
        parts.told(f"说明{what}方法", answer=said["method_stated"]),
    )


GROUND_TITLES = {
    "plan": "检查计划",
    "complaint": "投诉",
    "tip": "举报",
    "assigned": "转办交办",
    "monitoring": "数据监测",
    "application": "申请",
}
"""Why there was a check (检查事由), as the record prints it before the number."""


def _why_checked(facts: CaseFacts, data: Mapping[str, Any]) -> str:
    ground = data.get("ground")
    cause = parts.cause(facts)
    return f"{cause}（{GROUND_TITLES[ground['kind']]}：{ground['number']}）" if ground else cause


def site_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was seen on site and what was said first (行政处罚法55)."""
    act = facts.acts[-1]
    data = act.data
    return {
        "cause": _why_checked(facts, data),
        "party_phone": facts.party.phone,
        "place": data["place"],
        "started_at": act.at,
        "ended_at": _moment(data.get("ended_at")),
        "officers": parts.officers(facts, data["officers"]),
        "told": (
            *_statements(data, "检查"),
            parts.told("告知陈述、申辩和申请回避的权利", answer=data.get("rights_told")),
        ),
        "recusal": "申请回避" if data.get("recusal_asked") else "未申请回避",
        "present": (
            Detail(label="当事人是否在场", text="在场" if data["party_present"] else "不在场"),
            Detail(label="陪同人", text=data.get("companion")),
            Detail(label="见证人", text=data.get("witness")),
            *((Detail(label="音像记录编号", text=data["recording"]),) if data.get("recording") else ()),
        ),
        "findings": data["findings"] + (f"\n当事人陈述：{data['party_answer']}" if data.get("party_answer") else ""),
        "refusal": data.get("refusal"),
    }


def inquiry_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Who was asked, what was told first, what was answered (行政处罚法55)."""
    act = facts.acts[-1]
    data = act.data
    age = data.get("age")
    return {
        "cause": parts.cause(facts),
        "ordinal": sum(a.data["person"] == data["person"] for a in facts.acts_of("record_inquiry")),
        "place": data.get("place"),
        "started_at": act.at,
        "ended_at": _moment(data.get("ended_at")),
        "person": data["person"],
        "relation": data["relation"],
        "details": (
            Detail(label="性　别", text=data.get("gender")),
            Detail(label="年　龄", text=str(age) if age else None),
            Detail(label="公民身份号码", text=data.get("identity_no")),
            Detail(label="联系电话", text=data.get("phone")),
            Detail(label="工作单位职务", text=data.get("employer")),
            Detail(label="住　址", text=data.get("address")),
        ),
        "officers": parts.officers(facts, data["officers"]),
        "recorder": parts.officer_name(facts, data.get("recorder")),
        "told": (
            *_statements(data, "询问"),
            parts.told("告知陈述、申辩的权利", answer=data.get("rights_told")),
            parts.told("被询问人申请回避", answer=data.get("recusal_asked")),
            parts.told("告知如实回答的义务", answer=data.get("duty_told")),
        ),
        "answers": data["answers"],
        "signed": data["signed"],
        "refusal": data.get("refusal"),
    }


def investigation_report(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was done, found and suggested (行政处罚法57)."""
    act, filing = facts.acts[-1], facts.last("propose_filing")
    if filing is None:
        raise IncompleteDocument("violated", "尚未立案")
    data = act.data
    suggestion = SUGGESTIONS[data["suggestion"]]
    return {
        "cause": parts.cause(facts),
        "filed_on": filed_on(facts),
        "officers": parts.officers(facts, facts.handlers),
        "course": _course(facts),
        "facts": data["established"],
        "evidence": parts.evidence(facts),
        "violated": parts.basis(facts, data.get("violated") or filing.data["suspected"]),
        "grade": _grade(facts, data.get("grade")),
        "circumstances": _circumstances(data),
        "reasoning": data.get("reasoning"),
        "suggestion": suggestion,
        "opinions": (parts.opinion(facts, "承办人意见", act, f"调查终结，{suggestion}。"), parts.blank("承办机构意见")),
    }


def filed_on(facts: CaseFacts) -> Any:
    """The day of filing; ``None`` if there was none."""
    filed = facts.last("approve_filing")
    return filed.on if filed else None


def _course(facts: CaseFacts) -> tuple[Step, ...]:
    return tuple(Step(on=a.on, what=_step(a)) for a in facts.acts if a.action in STEPS or a.action == "record_inquiry")


def _step(act: Act) -> str:
    if act.action == "record_inquiry":
        return f"询问{act.data['person']}（{act.data['relation']}）"
    if act.action == "add_evidence":
        return f"取得证据{act.data['no']}号：{act.data['title']}"
    return STEPS[act.action]


def _grade(facts: CaseFacts, key: str | None) -> str | None:
    standard = facts.standard(facts.on)
    grade = standard.grade(key) if standard and key else None
    return f"{grade.title}（裁量基准{standard.named}）" if standard and grade else None


def _circumstances(data: Mapping[str, Any]) -> tuple[str, ...]:
    harm = {"none": "没有造成危害后果", "slight": "危害后果轻微", "real": None}
    if not data["violation"]:
        return ("违法事实不能成立",)
    marks = (
        ("违法行为轻微", data["minor"]),
        ("初次违法", data["first_time"]),
        ("已经改正", data["corrected"]),
        (harm[data["harm"]], harm[data["harm"]]),
        ("当事人有证据足以证明没有主观过错", data["no_fault_proved"]),
    )
    return tuple(str(title) for title, holds in marks if holds)


def proposed(facts: CaseFacts) -> str:
    """The treatment proposed, in one line."""
    if facts.procedure.family != "penalty":
        return proposed_text(facts)
    newest = facts.proposal
    if newest is None:
        raise IncompleteDocument("proposal", "没有拟处理意见")
    return "不予行政处罚" if newest.action == "propose_no_penalty" else parts.sums(parts.sanctions(newest.data))


def hearing_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Time, place, chair and rights (行政处罚法64)."""
    data, asked = facts.acts[-1].data, facts.last("request_hearing")
    if asked is None:
        raise IncompleteDocument("requested_on", "当事人没有要求听证")
    return {
        "cause": parts.cause(facts),
        "offer_number": parts.number_of(issued, "hearing_offer", "行政处罚听证告知书"),
        "requested_on": asked.on,
        "held_at": read_moment(f"{data['held_on']} {data['begins']}"),
        "place": data["place"],
        "chair": parts.officer_name(facts, data["chair"]),
        "chair_before": parts.officer_name(facts, chair_before(facts)),
        "clerk": parts.officer_name(facts, data.get("clerk")),
        "closed_because": data.get("closed_because"),
        "notify_days": parts.amount_of(facts, "hearing_notice", "working_day"),
        "agents_most": facts.rules.figure("hearing_agents_most"),
        "officers": parts.officers(facts, facts.handlers),
    }


def hearing_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What happened at the hearing (行政处罚法64, 65)."""
    act, scheduled = facts.acts[-1], facts.last("schedule_hearing")
    data = act.data
    place = data.get("place") or (scheduled.data["place"] if scheduled else None)
    sections = (
        ("调查人员陈述和建议", "proposed"),
        ("当事人申辩", "rebutted"),
        ("质证情况", "examined"),
        ("最后陈述", "closing"),
    )
    return {
        "cause": parts.cause(facts),
        "held_at": act.at,
        "place": place or "笔录未载明",
        "chair": parts.officer_name(facts, data["chair"]),
        "clerk": parts.officer_name(facts, data.get("clerk")),
        "attended": tuple(data.get("attended") or ()),
        "result": RESULTS[data["result"]],
        "sections": tuple(Detail(label=label, text=data[key]) for label, key in sections if data.get(key)),
        "minutes": data["record"],
        "signed_or_noted": data["signed_or_noted"],
    }


def legal_review(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The review point by point, by a qualified person (行政处罚法58)."""
    act = facts.acts[-1]
    data, reviewer, standing = act.data, facts.officer(act.by), standing_of(facts, act.by)
    if reviewer is None or standing is None:
        raise IncompleteDocument("qualification", "审核人没有法律职业资格号，也没有此前从事法制审核的任职文件")
    lead = facts.officer(facts.handlers[0]) if facts.handlers else None
    points = (
        ("执法主体和人员资格", "subject"),
        ("事实和证据", "facts_and_evidence"),
        ("适用依据", "basis"),
        ("程　序", "procedure"),
        ("裁　量", "discretion"),
        ("文　书", "papers"),
    )
    return {
        "cause": parts.cause(facts),
        "section": lead.section if lead else parts.power(facts).section,
        "submitted_on": _day(data.get("submitted_on")) or _sent_on(facts, act),
        "proposal": proposed(facts),
        "points": (*(Detail(label=label, text=data.get(key)) for label, key in points), *as_detail(facts)),
        "crime": "涉嫌犯罪，应当移送" if data["crime_suspected"] else "未发现涉嫌犯罪",
        "conclusion": CONCLUSIONS[data["conclusion"]],
        "reviewer": reviewer.name,
        "qualification": standing,
    }


def _sent_on(facts: CaseFacts, review: Act) -> date | None:
    """The day it was sent for review (送审时间), as the act tells; ``None``: it was handed over without one."""
    sent = [act for act in facts.acts_of("submit_for_review") if act.seq < review.seq]
    return sent[-1].on if sent else None


def _day(told: str | None) -> Any:
    return datetime.fromisoformat(told).date() if told else None


def discussion_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Who took part, what each held, what was concluded (行政处罚法57(2))."""
    act = facts.acts[-1]
    data = act.data
    return {
        "cause": parts.cause(facts),
        "held_at": act.at,
        "place": data.get("place"),
        "chair": parts.officer_name(facts, data.get("chair")),
        "reporter": parts.officer_name(facts, data.get("reporter")),
        "clerk": parts.officer_name(facts, data.get("clerk")),
        "participants": tuple(parts.officer_name(facts, i) for i in data["participants"]),
        "attended": tuple(data.get("attended") or ()),
        "facts": _facts_proposed(facts),
        "proposal": proposed(facts),
        "opinions": data["opinions"],
        "adviser_opinion": adviser_opinion(facts),
        "conclusion": data["conclusion"],
        "votes_for": data["votes_for"],
        "votes_against": data["votes_against"],
    }


def _facts_proposed(facts: CaseFacts) -> str:
    if facts.procedure.family != "penalty":
        return facts_of_proposal(facts)
    if facts.latches.get("no_penalty_proposed"):
        proposal = facts.last("propose_no_penalty")
        return str(proposal.data["facts"]) if proposal else parts.established(facts)
    return str(proposal_of(facts)[1].data["facts"])


def facts_proposed(facts: CaseFacts) -> str:
    """The facts the newest proposal rests on."""
    return _facts_proposed(facts)
