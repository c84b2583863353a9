"""Builders of a small synthetic record: cases with documents, owed work and files, as casework would write them."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, insert, literal_column, select, update
from sqlmodel import SQLModel

from models.bureau_stream import append_bureau
from models.checks import ALL
from models.checks.replay import replay_gives_the_same
from models.database import Store, open_store
from models.instants import stamp
from models.record import (
    append,
    canonical,
    case_row_hash,
    digest,
    document_digest,
    file_entry,
    genesis,
    officer_entry,
    outbox_digest,
    owed_entry,
    release_entry,
)

TABLES = SQLModel.metadata.tables
CASE, EVENT, DOCUMENT = TABLES["enforcement_case"], TABLES["event"], TABLES["document"]
WHATEVER_COLUMNS: Select[Any] = select(literal_column("*")).select_from(CASE)
"""A case with the columns that the database has: one of an earlier version lacks the newest."""

RECORD_CHECKS = tuple(each for each in ALL if each is not replay_gives_the_same)
"""These events are made up, so the kernel could not decide them again; all else must hold."""

RELEASE_BODY = canonical({"law": {}, "procedures": {}})


def publish_release(store: Store) -> str:
    """One release with one officer in the register, each bound by its bureau event; returns its digest."""
    now = stamp(store.now())
    release = {
        "digest": digest(RELEASE_BODY), "body": RELEASE_BODY, "published_at": now, "published_by": "admin-a",
        "second_by": "admin-b", "note": "首个版本",
    }  # fmt: skip
    officer = {
        "officer_id": "officer-a", "version": 1, "effective_on": "2026-01-01", "name": "张三", "section": "执法一科",
        "roles": "officer", "certificate_no": "A-1", "certificate_field": "科技", "certificate_from": "2025-01-01",
        "certificate_to": "2027-12-31", "legal_qualification_no": None, "state": "active", "phone": "13800000000",
        "email": None,
    }  # fmt: skip
    with store.write() as conn:
        append_bureau(conn, store, action="release_published", body={"releases": [release_entry(release)]})
        conn.execute(insert(TABLES["release"]), release)
        seq = conn.execute(select(EVENT.c.seq).where(EVENT.c.stream == "bureau").order_by(EVENT.c.seq.desc())).scalar()
        officer["bureau_seq"] = (seq or 0) + 1
        append_bureau(conn, store, action="officer_entered", body={"officers": [officer_entry(officer)]})
        conn.execute(insert(TABLES["officer"]), officer)
    return str(release["digest"])


@dataclass
class Made:
    """What one event makes beside itself."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    owed: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    voided: list[str] = field(default_factory=list)


def a_document(no: str, seq: int, kind: str = "prior_notice") -> dict[str, Any]:
    row = {
        "number": f"{kind}-{no}-{seq}", "kind": kind, "case_no": no, "stream": no, "seq": seq, "title": "事先告知书",
        "context": canonical({"party": "样例公司", "fine": 500000}), "state": "issued",
    }  # fmt: skip
    return {**row, "digest": document_digest(row)}


def an_owed_message(no: str, seq: int, now: str) -> dict[str, Any]:
    row = {
        "key": f"{no}#{seq}:message:party:sms", "stream": no, "seq": seq, "case_no": no, "kind": "message",
        "template": "notice_given", "receiver": "party", "channel": "sms", "address": "13800000000",
        "context": canonical({"case_no": no}), "due_at": now, "created_at": now, "state": "queued", "fence": 0,
        "attempts": 0,
    }  # fmt: skip
    return {**row, "digest": outbox_digest(row)}


def a_file(no: str, seq: int) -> dict[str, Any]:
    return {
        "sha256": digest(f"bytes {no} {seq}"), "media_type": "application/pdf", "size": 1234, "case_no": no,
        "document_number": f"prior_notice-{no}-{seq}", "stream": no, "seq": seq,
    }  # fmt: skip


def open_case(store: Store, no: str, release: str, key: str | None = None) -> None:
    """First event of a case."""
    row = {
        "no": no, "procedure": "penalty_general", "release": release, "power": "KJ-CF-017", "violated_on": "2026-02-20",
        "party_name": "样例公司", "step": "prompt.open", "stage": "prompt", "revision": 1, "opened_on": "2026-03-02",
        "closed_on": None, "ending": None, "handlers": "officer-a", "flags": 0,
    }  # fmt: skip
    with store.write() as conn:
        row["head"] = _event(conn, store, row, "open_case", genesis(no), Made(), key)
        conn.execute(insert(CASE), row)


def act(store: Store, no: str, action: str = "note", made: Made | None = None, key: str | None = None) -> int:
    """One more event of a case, with what it makes; returns its sequence number."""
    made = made or Made()
    with store.write() as conn:
        row = dict(conn.execute(WHATEVER_COLUMNS.where(CASE.c.no == no).with_for_update()).mappings().one())
        row["revision"] += 1
        row["head"] = _event(conn, store, row, action, row["head"], made, key)
        conn.execute(update(CASE).where(CASE.c.no == no), row)
        for table, rows in (("document", made.documents), ("outbox", made.owed), ("stored_file", made.files)):
            if rows:
                conn.execute(insert(TABLES[table]), rows)
        for number in made.voided:
            conn.execute(update(DOCUMENT).where(DOCUMENT.c.number == number).values(state="void"))
    return int(row["revision"])


def full_act(store: Store, no: str, seq: int, key: str | None = None) -> None:
    """An event that issues a document, owes a message and binds a file; ``seq`` is the one it will get."""
    now = stamp(store.now())
    made = Made([a_document(no, seq)], [an_owed_message(no, seq, now)], [a_file(no, seq)])
    act(store, no, "give_prior_notice", made, key)


def _event(
    conn: Connection, store: Store, row: dict[str, Any], action: str, prev: str, made: Made, key: str | None
) -> str:
    last = conn.execute(
        select(EVENT.c.recorded_at).where(EVENT.c.stream == row["no"], EVENT.c.seq == row["revision"] - 1)
    ).scalar()
    recorded_at = max(stamp(store.now()), last or "")
    body = {
        "row_hash": case_row_hash(row),
        "documents": [{"number": each["number"], "digest": each["digest"]} for each in made.documents],
        "owed": [owed_entry(each) for each in made.owed],
        "files": [file_entry(each) for each in made.files],
        "voided": [{"number": number} for number in made.voided],
        "payload": {"note": "现场核实"},
    }
    return append(
        conn, stream=row["no"], seq=row["revision"], prev=prev, action=action, body=body, command_key=key,
        command_digest=None if key is None else digest(key), occurred_at=recorded_at, recorded_at=recorded_at,
    )  # fmt: skip


def small_record(store: Store, cases: int = 3) -> list[str]:
    """A record with a bureau stream and a few cases; returns the case numbers."""
    release = publish_release(store)
    numbers = [f"2026-{n:04d}" for n in range(1, cases + 1)]
    for no in numbers:
        open_case(store, no, release, key=f"open-{no}")
        act(store, no, key=f"note-{no}")
        full_act(store, no, 3, key=f"notice-{no}")
        act(store, no, "void_notice", Made(voided=[f"prior_notice-{no}-3"]))
    return numbers


def append_many(url: str, numbers: list[str], times: int) -> None:
    """What one process of a race does: open the database itself and add to the given cases and to the bureau stream."""
    store = open_store(url)
    for _ in range(times):
        for no in numbers:
            act(store, no)
        with store.write() as conn:
            append_bureau(conn, store, action="refused", body={"reason": "竞争测试"})
    store.close()
