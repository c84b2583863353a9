"""What an act calls for: documents, messages, publications and tasks, as the procedure lists them. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.schema.procedure import DocumentRule, Ladder, Notice, Publication, Receiver, Rung, Task
from states.acts import Act
from states.case_terms import TermState
from states.documents import DOCUMENTS
from states.documents.papers_disclosure import TO_OTHERS
from states.facts import CaseFacts, OfficerFacts
from states.publicity import result_told
from states.reaching import REMINDERS, addresses, first, order
from states.terms import rule_on
from states.vocabulary import BUREAU_TZ, Role, WorkKind
from states.workdays import days_after, days_between

ROLE_OF = {
    "leaders": Role.LEADER,
    "supervisors": Role.SUPERVISOR,
    "coordinators": Role.COORDINATOR,
    "reviewers": Role.REVIEWER,
}


@dataclass(frozen=True, slots=True)
class Owed:
    """One effect on one receiver by one channel."""

    kind: WorkKind
    template: str
    receiver: str
    channel: str | None
    address: str | None
    context: Mapping[str, Any]


def applies(rule: DocumentRule | Notice | Task | Publication, facts: CaseFacts) -> bool:
    """Whether the rule's conditions hold now that the act is done."""
    if rule.when is not None and not facts.truth[rule.when]:
        return False
    return rule.unless is None or not facts.truth[rule.unless]


def documents_due(facts: CaseFacts, act: str) -> tuple[str, ...]:
    """Kinds of document (文书) that this act issues."""
    rules = [rule for rule in facts.procedure.documents if rule.on == act]
    if not rules and (paper := paper_of(facts, act)) is not None:
        return (paper,)
    return tuple(rule.kind for rule in rules if applies(rule, facts))


def paper_of(facts: CaseFacts, act: str) -> str | None:
    """What the act issues by itself in every procedure; releases published before there was its text issue none."""
    action = facts.rules.actions.get(act)
    paper = action.paper if action is not None else None
    return paper if paper is not None and DOCUMENTS[paper].template in facts.rules.body.templates else None


RECEIPTS = frozenset({"record_notice_service", "record_paper_service"})
"""Services whose receipt (送达回证) is a form of the volume; that of the decision starts the remedies and stays."""


def renewed_with(rule: DocumentRule) -> bool:
    """Whether a correction of the entry may issue the paper anew: it never left the bureau, or it is the notice of a
    hearing, of which the new one is served again and judged by that service (行政处罚法64(二))."""
    kind = DOCUMENTS.get(rule.kind)
    if kind is None:
        return False
    receipt = rule.kind == "service_receipt" and rule.on in RECEIPTS
    return kind.internal or receipt or rule.kind == "hearing_notice"


def renewed(facts: CaseFacts) -> tuple[CaseFacts, tuple[str, ...], tuple[str, ...]]:
    """What the correction at the end of the record issues anew: the case as it stood with the corrected entry, the kinds
    of form, and the numbers that the new ones replace (作废)."""
    wrong = facts.acts[-1].data["seq"]
    then = facts.as_of(wrong)
    rules = [rule for rule in facts.procedure.documents if rule.on == then.acts[-1].action and renewed_with(rule)]
    issuing = [
        a for a in facts.acts[:-1] if a.seq == wrong or (a.action == "correct_record" and a.data["seq"] == wrong)
    ]
    old = tuple(document["number"] for act in issuing for document in act.documents)
    return then, tuple(rule.kind for rule in rules if applies(rule, then)), old


def papers_due(facts: CaseFacts, act: str) -> tuple[CaseFacts, tuple[str, ...], tuple[str, ...]]:
    """What the act at the end of the record issues: the case to draw it from, the kinds, and the numbers replaced."""
    return renewed(facts) if act == "correct_record" else (facts, documents_due(facts, act), ())


def owed_by(facts: CaseFacts, act: str, documents: Iterable[Mapping[str, str]]) -> Iterator[Owed]:
    """Everything the act owes; ``documents`` are those it issued, with title, kind and number."""
    issued = [{"title": d["title"], "number": d["number"]} for d in documents]
    for document in documents:
        numbered = {"number": document["number"]}
        yield Owed(WorkKind.DOCUMENT, document["kind"], "archive", None, None, numbered)
    procedure = facts.procedure
    for notice in procedure.notices:
        if notice.on == act and applies(notice, facts):
            carried = issued_with_decision(facts) if notice.legal_effect else issued
            yield from messages(facts, notice.template, notice.to, notice.channels, carried)
    for publication in procedure.publications:
        if publication.on == act and applies(publication, facts):
            told = withdrawal_context(facts) if publication.template == WITHDRAWN else publication_context(facts)
            yield Owed(WorkKind.PUBLICATION, publication.template, "public", None, None, told)
    for task in procedure.tasks:
        if task.on == act and applies(task, facts):
            for person in officers_of(facts, task.to):
                told = {"title": task.title, "until": task.until}
                yield Owed(WorkKind.TASK, task.task, person.id, None, None, told)


def issued_with_decision(facts: CaseFacts) -> list[dict[str, str]]:
    """Decision and opinion form: what electronic service carries (行政处罚法61, 金科〔2015〕8号四(1)), and nothing that is
    written to a third party."""
    made = facts.decision
    own = [d for d in made.documents if d["kind"] not in TO_OTHERS] if made else []
    return [{"title": d["title"], "number": d["number"]} for d in own]


def tasks_done(before: CaseFacts, after: CaseFacts) -> set[str]:
    """The tasks whose aim the act reached; a closed case leaves none open."""
    closed = after.truth["closed"]
    return {t.task for t in _tasks_handed_out(after) if closed or (after.truth[t.until] and not before.truth[t.until])}


def _tasks_handed_out(facts: CaseFacts) -> Iterator[Task]:
    """Tasks whose occasion is on record. One handed out under a release left stays until its aim is reached: as the
    procedure of the case tells it now, or as it was told then where the procedure no longer has it."""
    acted, present = facts.actions, facts.procedure.tasks
    left = [
        task for one in facts.earlier for task in one.rules.procedures[facts.procedure.key].tasks if task.on in acted
    ]
    handed, known = {task.task for task in left}, {task.task for task in present}
    yield from (task for task in present if task.on in acted or task.task in handed)
    yield from (task for task in left if task.task not in known)


def messages(
    facts: CaseFacts,
    template: str,
    to: Receiver,
    channels: Iterable[str],
    issued: list[dict[str, str]],
    term: Mapping[str, Any] | None = None,
) -> Iterator[Owed]:
    """One message for each receiver, by the first channel it can be reached by; unreachable ones are owed too, so
    that a person sees them fail."""
    wanted = tuple(channels)
    receivers = (
        [("party", facts.party.name)]
        if to == "party"
        else [(person.id, person.name) for person in officers_of(facts, to)]
    )
    for who, name in receivers:
        channel, address = first(addresses(facts, who, template), order(facts, who, template, wanted))
        context = message_context(facts, name, issued, term)
        yield Owed(WorkKind.MESSAGE, template, who, channel, address, context)


def officers_of(facts: CaseFacts, to: Receiver) -> list[OfficerFacts]:
    """The people a message or task goes to."""
    if to == "handlers":
        return [person for i in facts.handlers if (person := facts.officer(i)) is not None]
    role = ROLE_OF[to]
    people = [p for p in sorted(facts.roster.values(), key=lambda p: p.id) if p.active and role in p.roles]
    if (
        to == "reviewers"
    ):  # nobody is called to review what he may not: what he or whom he stands for handled (行政处罚法58)
        return [person for person in people if not facts.stands_for_handler(person.id)]
    return outside_section(facts, people) or people if to == "supervisors" else people


def outside_section(facts: CaseFacts, people: Iterable[OfficerFacts]) -> list[OfficerFacts]:
    """Those of them who neither handle the case nor belong to a section that does (承办科室以外)."""
    sections = {one.section for i in facts.ever_handlers if (one := facts.officer(i)) is not None}
    return [p for p in people if p.section not in sections and p.id not in facts.ever_handlers]


def receiver_role(facts: CaseFacts, receiver: str) -> str:
    """By what word a procedure calls this receiver; who is no officer (party, archive, public) is called so already."""
    person = facts.officer(receiver)
    if person is None:
        return receiver
    if receiver in facts.handlers:
        return "handlers"
    return next((word for word, role in ROLE_OF.items() if role in person.roles), "handlers")


def message_context(
    facts: CaseFacts, receiver_name: str, issued: list[dict[str, str]], term: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What every message template may use: plain data, nothing about anybody but the receiver and the case."""
    bureau = facts.rules.body.bureau
    last = facts.acts[-1]
    action = facts.rules.actions.get(last.action)
    hearing = facts.last("schedule_hearing")
    last_first = sorted(facts.terms, key=lambda t: t.due.due, reverse=True)  # of two runnings the first to end is told
    running = {t.key: t.due.due.isoformat() for t in last_first if t.state == "running"}
    power = facts.power
    return {
        "organ": bureau.name,
        "region": bureau.region,
        "address": bureau.address,
        "contact": bureau.contact,
        "phone": bureau.phone,
        "bank": bureau.bank,
        "reconsideration_organ": bureau.reconsideration_organ,
        "court": bureau.court,
        "case_no": facts.no,
        "party": facts.party.name,
        "power_title": power.title if power else facts.power_code,
        "duty": power.duty if power else "",
        "action_title": action.title if action else "登记案件",
        "step_title": facts.rules.lifecycles[facts.procedure.key].titles[facts.step],
        "on": facts.on.isoformat(),
        "receiver_name": receiver_name,
        "due": running,
        "fine": facts.decided_fine or facts.proposed_fine,
        "to_pay": max(facts.decided_sum - facts.paid, 0),
        "documents": issued,
        "hearing": _hearing(facts, hearing.data) if hearing else None,
        "reason": str(last.data.get("reason") or last.data.get("report") or ""),
        **(term or {"term_title": "", "term_due": "", "days_left": 0, "card": "none"}),
    }


def _hearing(facts: CaseFacts, data: Mapping[str, Any]) -> dict[str, str]:
    chair = facts.officer(data["chair"])
    return {
        "held_on": data["held_on"],
        "begins": data["begins"],
        "place": data["place"],
        "chair_name": chair.name if chair else data["chair"],
    }


def publication_context(facts: CaseFacts) -> dict[str, Any]:
    """What is made public of a decision (公示): a natural person only as 某, no identity number, address or phone. Of an unlawful
    act (违法行为) only a penalty speaks: the power list tells of many others what it would be to get them by fraud."""
    from_person = facts.party.kind.value == "person"
    made = facts.decision
    assert made is not None, "only what was decided is made public"
    return {
        **_of_decision(facts, made),
        "party": f"{facts.party.name[:1]}某" if from_person else facts.party.name,
        "identifier": None if from_person else facts.party.identifier,
        **(result_told(facts, made) or _penalty_told(facts)),
    }


WITHDRAWN = "decision_withdrawn"


def withdrawal_context(facts: CaseFacts) -> dict[str, Any]:
    """What stands in the place of what was taken down (撤回并公开说明理由, 行政处罚法48(2)): which decision, and why; nothing of what
    it said of anybody."""
    made, last = facts.decision, facts.acts[-1]
    assert made is not None, "only what was decided is taken down"
    because = last.data["explanation"] if last.action == "withdraw_publication" else None
    return {**_of_decision(facts, made), **({"withdrawn_because": because} if because else {})}


def _of_decision(facts: CaseFacts, made: Act) -> dict[str, Any]:
    numbers = [document["number"] for document in made.documents if document["kind"] != "opinion_form"]
    return {
        "case_no": facts.no,
        "organ": facts.rules.body.bureau.name,
        "decided_on": made.on.isoformat(),
        "numbers": numbers,
    }


def _penalty_told(facts: CaseFacts) -> dict[str, Any]:
    return {"violation": facts.power.violation if facts.power else facts.power_code, "fine": facts.decided_fine}


# reminders --------------------------------------------------------------------------------------------


def rungs_of(facts: CaseFacts, term_key: str) -> list[tuple[Ladder, Rung]]:
    """All rungs of a term's ladders; the position in this list names the rung."""
    return [(ladder, rung) for ladder in facts.procedure.reminders if ladder.term == term_key for rung in ladder.rungs]


def rung_due(term: TermState, rung: Rung) -> date:
    """The day a reminder is due."""
    return days_after(term.due.due, -rung.days_before)


def reminder_messages(facts: CaseFacts, term: TermState, ladder: Ladder, rung: Rung) -> Iterator[Owed]:
    """The messages of one rung, as the case stands today."""
    case_term = next(t for t in facts.procedure.terms if t.key == term.key)
    rule = rule_on(facts.rules.body.terms, case_term.rule, date.fromisoformat(term.starts_on))
    told = {
        "term_title": rule.title,
        "term_due": term.due.due.isoformat(),
        "days_left": days_between(facts.at.astimezone(BUREAU_TZ).date(), term.due.due),
        "card": rung.card,
    }
    return messages(facts, ladder.template, rung.to, REMINDERS[rung.to == "party"], [], told)
