"""The rows beside an event: case head, party, terms, reminders, documents, owed work; written by casework only."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, insert, select, update

from models.numbering import next_number
from models.prepared import Prepared
from models.record import canonical, document_digest, outbox_digest
from models.releases import template_digest
from models.tables import Case, Document, Outbox, Party, Reminder, Term
from states.case_terms import TermState
from states.documents import DOCUMENTS
from states.documents.building import build_context
from states.documents.common import DocumentContext, DocumentKind, IncompleteDocument
from states.facts import CaseFacts
from states.lifecycle import Outcome
from states.owing import Owed, owed_by, papers_due, rung_due, rungs_of, tasks_done
from states.reasons import ActionRefused, Reason

_CASE = Case.__table__  # type: ignore[attr-defined]
_PARTY = Party.__table__  # type: ignore[attr-defined]
_TERM = Term.__table__  # type: ignore[attr-defined]
_REMINDER = Reminder.__table__  # type: ignore[attr-defined]
_DOCUMENT = Document.__table__  # type: ignore[attr-defined]
_OUTBOX = Outbox.__table__  # type: ignore[attr-defined]

_MOVED = (
    "release",
    "party_name",
    "step",
    "stage",
    "revision",
    "closed_on",
    "ending",
    "handlers",
    "flags",
    "lead",
    "head",
)
_INSERT_TERM = Prepared(insert(_TERM), [column.name for column in _TERM.columns])
_UPDATE_TERM = Prepared(
    update(_TERM)
    .where(
        _TERM.c.case_no == bindparam("b_case_no"),
        _TERM.c.key == bindparam("b_key"),
        _TERM.c.started_seq == bindparam("b_started_seq"),
    )
    .values(
        state=bindparam("b_state"),
        due_on=bindparam("b_due_on"),
        provisional=bindparam("b_provisional"),
        explains=bindparam("b_explains"),
    )
)
_RUNGS_OF_TERM = and_(
    _REMINDER.c.case_no == bindparam("b_case_no"),
    _REMINDER.c.term_key == bindparam("b_key"),
    _REMINDER.c.started_seq == bindparam("b_started_seq"),
)
_CANCEL_RUNGS = Prepared(
    update(_REMINDER).where(_RUNGS_OF_TERM, _REMINDER.c.state == "waiting").values(state="cancelled")
)
_REVIVE_RUNGS = Prepared(
    update(_REMINDER).where(_RUNGS_OF_TERM, _REMINDER.c.state == "cancelled").values(state="waiting")
)
_MOVE_RUNG = Prepared(
    update(_REMINDER)
    .where(_RUNGS_OF_TERM, _REMINDER.c.rung == bindparam("b_rung"))
    .values(
        due_on=bindparam("b_due_on"),
        # A rung that lies ahead again comes again; one that has come stays as it is.
        state=case((bindparam("b_due_on") > bindparam("b_today"), "waiting"), else_=_REMINDER.c.state),
    )
)
_INSERT_RUNG = Prepared(insert(_REMINDER), [column.name for column in _REMINDER.columns])
_INSERT_DOCUMENT = Prepared(insert(_DOCUMENT), [column.name for column in _DOCUMENT.columns])
_OWED_COLUMNS = (
    *("key", "stream", "seq", "case_no", "kind", "template", "receiver", "channel", "address", "context"),
    *("due_at", "created_at", "digest", "state", "fence", "attempts"),
)
_INSERT_OUTBOX = Prepared(insert(_OUTBOX), _OWED_COLUMNS)
_NUMBERS = Prepared(
    select(_DOCUMENT.c.kind, _DOCUMENT.c.number)
    .where(_DOCUMENT.c.case_no == bindparam("b_case_no"), _DOCUMENT.c.state == "issued")
    .order_by(_DOCUMENT.c.seq)
)
_TASKS_OF = Prepared(
    update(_OUTBOX)
    .where(
        _OUTBOX.c.case_no == bindparam("b_case_no"),
        _OUTBOX.c.kind == "task",
        _OUTBOX.c.state == "queued",
        _OUTBOX.c.template == bindparam("b_task"),
    )
    .values(state="done", settled_at=bindparam("b_now"))
)


@dataclass
class Written:
    """What an act called for, as rows still to be written and as entries of its event."""

    entries: dict[str, Any]
    documents: list[dict[str, Any]] = field(default_factory=list)
    owed: list[dict[str, Any]] = field(default_factory=list)
    new_terms: list[dict[str, Any]] = field(default_factory=list)
    ended_terms: list[dict[str, Any]] = field(default_factory=list)
    rungs: list[dict[str, Any]] = field(default_factory=list)
    moved_rungs: list[dict[str, Any]] = field(default_factory=list)
    tasks_done: list[dict[str, Any]] = field(default_factory=list)
    party: dict[str, Any] | None = None
    voided: list[str] = field(default_factory=list)


def insert_case(conn: Connection, row: Mapping[str, Any], party: Mapping[str, Any]) -> None:
    """The rows of a case that was not there before."""
    conn.execute(insert(_CASE), dict(row))
    conn.execute(insert(_PARTY), {"case_no": row["no"], **party_columns(party)})


def party_columns(party: Mapping[str, Any]) -> dict[str, Any]:
    """The party's row from the payload of the opening."""
    kept = {k: party[k] for k in ("kind", "name", "representative", "phone", "email")}
    return {**kept, "identifier": party["uscc"] or party["identity_no"], "address": party["address"] or ""}


def write_outcome(conn: Connection, facts: CaseFacts, outcome: Outcome, *, now: str) -> Written:
    """Everything an act calls for; numbers are allocated here, rows are written by :func:`finish`."""
    after = outcome.facts
    written = _called_for(conn, after, facts.terms, now=now)
    written.tasks_done = [{"b_case_no": after.no, "b_task": t, "b_now": now} for t in tasks_done(facts, after)]
    if outcome.action.key == "correct_record" and outcome.act.data["seq"] == 1:
        written.party = party_columns(outcome.act.data["corrected"]["party"])
    return written


def write_opening(conn: Connection, opened: CaseFacts, *, now: str) -> Written:
    """Everything the opening of a case (登记线索) calls for; rows are written by :func:`finish_opening`."""
    return _called_for(conn, opened, (), now=now)


def _called_for(conn: Connection, after: CaseFacts, before: tuple[TermState, ...], *, now: str) -> Written:
    """What the act at the end of the record calls for; ``before`` are the terms as they stood until then."""
    act = after.acts[-1]
    written = Written({})
    written.documents = _documents(conn, after, act.seq, written)
    _terms(before, after, written)
    told = [{"kind": d["kind"], "title": d["title"], "number": d["number"]} for d in written.documents]
    written.owed = [
        outbox_row(owed, stream=after.no, seq=act.seq, case_no=after.no, now=now)
        for owed in owed_by(after, act.action, told)
    ]
    written.entries = {
        "documents": [{**d, "digest": row["digest"]} for d, row in zip(told, written.documents, strict=True)],
        "terms": [_term_entry(t) for t in (*written.new_terms, *written.ended_terms)],
        "owed": [
            {"key": r["key"], "digest": r["digest"], **{k: r[k] for k in ("kind", "template", "receiver", "channel")}}
            for r in written.owed
        ],
    }
    if written.voided:
        written.entries["voided"] = [{"number": number} for number in written.voided]
    return written


def _void(conn: Connection, numbers: list[str]) -> None:
    """Papers that a correction replaced (作废); they stay in the record and in the volume."""
    conn.execute(update(_DOCUMENT).where(_DOCUMENT.c.number.in_(numbers)).values(state="void"))


@cache
def _update_case(moved: tuple[str, ...]) -> Prepared:
    """Only what an act moved: a column that is named is checked, and its index written, even where it stays as it was."""
    values: dict[str, Any] = {name: bindparam(f"b_{name}") for name in moved}
    return Prepared(update(_CASE).where(_CASE.c.no == bindparam("b_no")).values(values))


def finish(conn: Connection, before: Mapping[str, Any], row: Mapping[str, Any], written: Written) -> None:
    """Write the rows beside the event that was just appended; ``before`` is the case's row as it was locked."""
    no = row["no"]
    moved = tuple(name for name in _MOVED if row[name] != before[name])
    _update_case(moved).run(conn, {"b_no": no, **{f"b_{name}": row[name] for name in moved}})
    _UPDATE_TERM.run_many(conn, [_term_key(t) | _term_changes(t) for t in written.ended_terms])
    _CANCEL_RUNGS.run_many(conn, [_term_key(t) for t in written.ended_terms if t["state"] != "running"])
    # A correction may take back what had met a term: it runs again, and so do its reminders.
    _REVIVE_RUNGS.run_many(conn, [_term_key(t) for t in written.ended_terms if t["state"] == "running"])
    _MOVE_RUNG.run_many(conn, written.moved_rungs)
    _insert_called_for(conn, written)
    if written.voided:
        _void(conn, written.voided)
    _TASKS_OF.run_many(conn, written.tasks_done)
    if written.party is not None:
        conn.execute(update(_PARTY).where(_PARTY.c.case_no == no).values(written.party))


def finish_opening(conn: Connection, row: Mapping[str, Any], party: Mapping[str, Any], written: Written) -> None:
    """Write the rows beside the event that opened the case."""
    insert_case(conn, row, party)
    _insert_called_for(conn, written)


def _insert_called_for(conn: Connection, written: Written) -> None:
    _INSERT_TERM.run_many(conn, written.new_terms)
    _INSERT_RUNG.run_many(conn, written.rungs)
    _INSERT_DOCUMENT.run_many(conn, written.documents)
    _INSERT_OUTBOX.run_many(conn, written.owed)


def outbox_row(
    owed: Owed, *, stream: str, seq: int, case_no: str | None, now: str, cause: str | None = None
) -> dict[str, Any]:
    """One row of the outbox; its key names the cause, the kind, the receiver and the channel."""
    key = ":".join((cause or f"{stream}/{seq}", owed.kind, owed.template, owed.receiver, owed.channel or "-"))
    row: dict[str, Any] = {
        "key": key,
        "stream": stream,
        "seq": seq,
        "case_no": case_no,
        "kind": owed.kind.value,
        "template": owed.template,
        "receiver": owed.receiver,
        "channel": owed.channel,
        "address": owed.address,
        "context": canonical(dict(owed.context)),
        "due_at": now,
        "created_at": now,
    }
    row["digest"] = outbox_digest(row)
    return row | {"state": "queued", "fence": 0, "attempts": 0}


def _documents(conn: Connection, after: CaseFacts, seq: int, written: Written) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    about, kinds, old = papers_due(after, after.acts[-1].action)
    if old:
        still = select(_DOCUMENT.c.number).where(_DOCUMENT.c.number.in_(old), _DOCUMENT.c.state == "issued")
        written.voided = list(conn.execute(still.order_by(_DOCUMENT.c.number)).scalars())
    if not kinds:
        return rows
    issued: dict[str, str] = dict(_NUMBERS.all(conn, {"b_case_no": after.no}))
    year = after.on.year
    short = after.rules.body.bureau.short
    for key in kinds:
        kind = DOCUMENTS[key]
        number = f"{short}{kind.prefix}字〔{year}〕第{next_number(conn, f'document/{key}', year)}号"
        context = _complete(kind, about, number, issued)
        told = {**context.model_dump(mode="json"), "template_digest": template_digest(after.rules, kind.template)}
        row: dict[str, Any] = {
            "number": number,
            "kind": key,
            "case_no": after.no,
            "stream": after.no,
            "seq": seq,
            "title": kind.title,
            "context": canonical(told),
            "state": "issued",
        }
        row["digest"] = document_digest(row)
        rows.append(row)
        issued[key] = number
    return rows


def _complete(kind: DocumentKind, after: CaseFacts, number: str, issued: Mapping[str, str]) -> DocumentContext:
    """The typed context; an empty statutory field refuses the act itself (行政处罚法59)."""
    try:
        return build_context(kind, after, number, issued)
    except IncompleteDocument as missing:
        reason = Reason("document_complete", kind.clause, f"《{kind.title}》不能制作：{missing}")
        raise ActionRefused(after.acts[-1].action, after.step, (reason,)) from None


def _terms(was: tuple[TermState, ...], after: CaseFacts, written: Written) -> None:
    if was == after.terms:
        return
    before = {(t.key, t.started_seq): t for t in was}
    present = {(t.key, t.started_seq): t for t in after.terms}
    for term in present.values():
        old = before.get((term.key, term.started_seq))
        if old is None:
            written.new_terms.append(_term_row(after.no, term))
            if term.state == "running":
                written.rungs += rungs_waiting(after, term)
        elif (old.state, old.due) != (term.state, term.due):
            written.ended_terms.append(_term_row(after.no, term))
            if term.state == "running" and old.due.due != term.due.due:
                written.moved_rungs += [_moved(rung, after) for rung in rungs_waiting(after, term)]
    # A corrected entry may turn out not to have started a term after all.
    gone = [t for key, t in before.items() if t.state == "running" and key not in present]
    written.ended_terms += [_term_row(after.no, replace(term, state="stopped")) for term in gone]


def _term_row(case_no: str, term: TermState) -> dict[str, Any]:
    return {
        "case_no": case_no,
        "key": term.key,
        "started_seq": term.started_seq,
        "starts_on": term.starts_on,
        "due_on": term.due.due.isoformat(),
        "provisional": int(term.due.provisional),
        "state": term.state,
        "explains": term.due.explains,
    }


def _term_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: row[k] for k in ("key", "started_seq", "due_on", "provisional", "state", "explains")}


def _term_key(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"b_case_no": row["case_no"], "b_key": row["key"], "b_started_seq": row["started_seq"]}


def _term_changes(row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"b_{name}": row[name] for name in ("state", "due_on", "provisional", "explains")}


def _moved(rung: Mapping[str, Any], after: CaseFacts) -> dict[str, Any]:
    told = {"b_rung": rung["rung"], "b_due_on": rung["due_on"], "b_today": after.on.isoformat()}
    return {"b_case_no": rung["case_no"], "b_key": rung["term_key"], "b_started_seq": rung["started_seq"], **told}


def rungs_waiting(after: CaseFacts, term: TermState) -> list[dict[str, Any]]:
    """The reminders of a term, as its ladder tells them."""
    return [
        {
            "case_no": after.no,
            "term_key": term.key,
            "started_seq": term.started_seq,
            "rung": n,
            "due_on": rung_due(term, rung).isoformat(),
            "card": rung.card,
            "state": "waiting",
        }
        for n, (_, rung) in enumerate(rungs_of(after, term.key))
    ]
