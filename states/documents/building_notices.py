"""Contexts of what comes before a decision: prompt letter, order to correct, prior notice, hearing offer, transfer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states.acts import OPENING, Act
from states.case_terms import newest_due
from states.documents import building_parts as parts
from states.documents.common import Answer, IncompleteDocument, LastDay
from states.facts import CaseFacts
from states.hearing_right import hearing_grounds, hearing_threshold
from states.terms import chinese_date, rule_on
from states.vocabulary import PartyKind

PROMPT_FORMS = {"prompt": "提示", "explain": "解释", "caution": "告诫"}
ANSWER_UNITS: dict[str, Any] = {"working_day": "个工作日", "calendar_day": "日"}


def prompt_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The prompt as made: the duty, what is found, what may follow, until when to comply."""
    act, power = facts.acts[-1], parts.power(facts)
    due = newest_due(facts, "comply")
    if due is None:
        raise IncompleteDocument("comply_by", "没有改正期限")
    opening = facts.last(OPENING)
    source = opening.data["source"] if opening else "日常检查"
    you = "你" if facts.party.kind is PartyKind.PERSON else "你单位"
    found = f"本机关在{source}中发现，{you}可能存在下列情形：{power.violation}"
    return {
        "form": PROMPT_FORMS[act.data["kind"]],
        "findings": act.data.get("note") or found,
        "basis": parts.substance(facts, *power.basis),
        "consequences": "逾期未改正，且经查证违法行为属实的，本机关将依法立案调查处理。",
        "advice": (power.duty, "对照自查并改正，保存改正的材料", "有不明之处，可以向本机关咨询或者预约辅导"),
        "comply_by": parts.last_day(due),
    }


def correction_order(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What is to be put right and until when (行政处罚法28)."""
    act = facts.acts[-1]
    by = date.fromisoformat(act.data["correct_by"])
    return {
        "cause": parts.cause(facts),
        "facts": parts.established(facts),
        "breached": parts.substance(facts, *parts.power(facts).basis),
        "basis": parts.basis(facts, "行政处罚法28"),
        "requirements": tuple(line for line in act.data["requirement"].splitlines() if line.strip()),
        "correct_by": LastDay(on=by, explains=f"本机关指定于{chinese_date(by)}前（含当日）改正", provisional=False),
        "recheck": act.data.get("recheck") or "期限届满后由本机关执法人员复查",
        "officers": parts.officers(facts, facts.handlers),
        "remedies": parts.remedies(facts),
    }


def proposal_of(facts: CaseFacts) -> tuple[Act, Act]:
    """The newest proposal, and the full one it rests on (a revision changes only the penalty)."""
    full, newest = facts.last("propose_penalty"), facts.proposal
    if full is None or newest is None or newest.action == "propose_no_penalty":
        raise IncompleteDocument("sanctions", "没有拟处罚意见")
    return newest, full


def _grounds(facts: CaseFacts, full: Act) -> dict[str, Any]:
    return {
        "cause": parts.cause(facts),
        "facts": full.data["facts"],
        "breached": parts.substance(facts, full.data["violated"]),
        "basis": parts.substance(facts, full.data["basis"]),
    }


def _answer(facts: CaseFacts, rule: str) -> Answer:
    """A right to answer, counted as if served today; later service counts from then."""
    found = rule_on(facts.rules.body.terms, rule, facts.on)
    if found.unit not in ANSWER_UNITS:
        raise IncompleteDocument(rule, f"“{found.title}”须以日或者工作日计算")
    return Answer(
        days=found.amount,
        unit=ANSWER_UNITS[found.unit],
        served_on=facts.on,
        last_day=parts.last_day(parts.term(facts, rule, facts.on)),
    )


def prior_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Content, facts, reasons, basis and the right to state and defend (行政处罚法44)."""
    newest, full = proposal_of(facts)
    return {
        **_grounds(facts, full),
        "evidence": parts.evidence(facts),
        "discretion": parts.discretion(facts, newest),
        "law_choice": parts.law_choice(facts, newest),
        "sanctions": parts.sanctions(newest.data),
        "defence": _answer(facts, "statement_period"),
    }


def hearing_offer(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The right to a hearing (行政处罚法63), told with the notice."""
    newest, full = proposal_of(facts)
    return {
        **_grounds(facts, full),
        "prior_notice_number": parts.number_of(issued, "prior_notice", "行政处罚事先告知书"),
        "discretion": parts.discretion(facts, newest),
        "law_choice": parts.law_choice(facts, newest),
        "sanctions": parts.sanctions(newest.data),
        "ground": hearing_ground(facts, newest),
        "request": _answer(facts, "hearing_request"),
        "notify_days": parts.amount_of(facts, "hearing_notice", "working_day"),
        "agents_most": facts.rules.figure("hearing_agents_most"),
    }


def hearing_ground(facts: CaseFacts, proposal: Act) -> str:
    """Why a hearing (听证) is due: the large amounts and the heavy kinds of this very proposal (行政处罚法63(1))."""
    grounds = hearing_grounds(facts, proposal)
    if not grounds:
        raise IncompleteDocument("ground", "拟作出的处罚不属于应当告知听证的情形")
    who = "公民" if facts.party.kind is PartyKind.PERSON else "法人或者其他组织"
    figure = hearing_threshold(facts, proposal.on)
    measure = "较大数额、较大价值" if grounds.names_goods else "较大数额"
    large = f"{'、'.join(grounds.by_amount)}（对{who}以{figure // 100}元以上为{measure}）" if grounds.by_amount else ""
    told = [part for part in (large, "、".join(grounds.by_kind)) if part]
    return f"拟作出{'，并'.join(told)}，属于行政处罚法第六十三条规定的情形"


def transfer_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """To whom the suspected crime goes, on what facts, with what material (行政处罚法27)."""
    data, report = facts.acts[-1].data, facts.last("report_crime")
    return {
        "receiver": data["to"],
        "ground": "suspected_crime",
        "cause": parts.cause(facts),
        "facts": str(report.data["facts"]) if report is not None else parts.established(facts),
        "evidence": parts.evidence(facts),
        "basis": parts.basis(facts, "行政处罚法27"),
        "reasoning": data["suspicion"],
        "materials": tuple(line for line in data["materials"].splitlines() if line.strip()),
        "approved_on": facts.on,
    }
