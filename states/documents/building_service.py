"""Context of the proof of service (送达回证), with the last days that service sets running."""

from collections.abc import Mapping
from typing import Any

from states.consent import consent_to
from states.documents import building_parts as parts
from states.documents.common import IncompleteDocument, RemediesDue
from states.documents.service_receipt import DueDay, ServedDocument
from states.facts import CaseFacts
from states.terms import rule_on

WAYS = {
    "direct": "直接送达",
    "left": "留置送达",
    "post": "邮寄送达",
    "agent": "委托送达",
    "forwarded": "转交送达",
    "public_notice": "公告送达",
    "email": "电子邮件送达",
    "fax": "传真送达",
}
REMEDY_TERMS = ("reconsideration", "lawsuit")


def service_receipt(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was served on whom, how, where and when."""
    act = facts.acts[-1]
    by_email = act.action == "record_email_outcome"
    return {
        "cause": parts.cause(facts),
        "documents": _documents(facts, with_form=by_email or bool(act.data.get("with_opinion_form"))),
        "served_at": act.at,
        **(_by_email(facts) if by_email else _on_paper(facts, act.data["receipt"])),
        "remarks": act.data.get("note"),
        "remedies": _remedies(facts),
        "due_days": _due_days(facts),
    }


def _documents(facts: CaseFacts, *, with_form: bool) -> tuple[ServedDocument, ...]:
    act = facts.acts[-1]
    if act.action == "record_notice_service":
        return _served(facts, "prior_notice", "hearing_offer", "rights_notice")
    if act.action == "notify_respondent":
        return _served(facts, "acceptance_notice", "answer_notice")
    if act.action == "serve_urging":
        return _served(facts, "duty_urging")
    if act.action == "record_paper_service":
        return _served(facts, act.data["kind"])
    made = facts.decision
    if made is None or not made.documents:
        raise IncompleteDocument("documents", "没有可送达的文书")
    kept = [d for d in made.documents if with_form or d["kind"] != "opinion_form"]
    return tuple(ServedDocument(title=d["title"], number=d["number"]) for d in kept)


def _served(facts: CaseFacts, *kinds: str) -> tuple[ServedDocument, ...]:
    """The newest documents of these kinds, issued by one act."""
    issues = [[d for d in act.documents if d["kind"] in kinds] for act in facts.acts]
    newest = next((found for found in reversed(issues) if found), None)
    if newest is None:
        raise IncompleteDocument("documents", "没有可送达的文书")
    return tuple(ServedDocument(title=d["title"], number=d["number"]) for d in newest)


def _on_paper(facts: CaseFacts, receipt: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "way": WAYS[receipt["way"]],
        "place": receipt["place"],
        "receiver": receipt["receiver"],
        "relation": receipt["relation"],
        "refusal": receipt["refusal"],
        "witness": receipt["witness"],
        "recording_no": "、".join(filter(None, (receipt["recording"], receipt["post_receipt"]))) or None,
        "servers": parts.officers(facts, receipt["servers"]),
    }


def _by_email(facts: CaseFacts) -> dict[str, Any]:
    consent = consent_to(facts, "email")
    if consent is None:
        raise IncompleteDocument("place", "没有当事人签名的电子送达确认书")
    return {
        "way": "电子送达",
        "place": f"当事人确认的电子邮箱 {consent.data['email']}",
        "receiver": facts.party.name,
        "relation": "本人",
        "refusal": None,
        "witness": None,
        "recording_no": facts.acts[-1].data["reference"],
        "servers": parts.officers(facts, facts.handlers),
    }


def _remedies(facts: CaseFacts) -> RemediesDue | None:
    terms = {t.key: t for t in facts.terms if t.started_seq == facts.acts[-1].seq}
    if not terms.keys() >= set(REMEDY_TERMS):
        return None
    return RemediesDue(
        **dict(parts.remedies(facts)),
        reconsideration_last_day=parts.last_day(terms["reconsideration"].due),
        litigation_last_day=parts.last_day(terms["lawsuit"].due),
    )


def _due_days(facts: CaseFacts) -> tuple[DueDay, ...]:
    rules = {t.key: t.rule for t in facts.procedure.terms}
    # Whoever is refused information asks for reconsideration first: of that alone the last day is told (行政复议法23(1)(四)).
    told_above = REMEDY_TERMS if not facts.latches.get("disclosure_refused", False) else ()
    found = [t for t in facts.terms if t.started_seq == facts.acts[-1].seq and t.key not in told_above]
    told = [(rule_on(facts.rules.body.terms, rules[t.key], facts.on), t.due) for t in found]
    # What binds only the bureau (申请强制执行的期限) is no concern of whoever signs the receipt.
    return tuple(
        DueDay(title=rule.title, last_day=parts.last_day(due)) for rule, due in told if rule.direction == "longer"
    )
