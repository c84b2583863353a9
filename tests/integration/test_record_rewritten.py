"""An insider who rewrites an event and every hash after it leaves a sound chain: deciding all events again finds it.

These are I3 (only lawful steps) and I6 (exactly what each event calls for), on both kinds of database.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, delete, select, text, update

from models.checks import ALL, Snapshot, check
from models.database import Store
from models.migrations.first.rules import GUARD_NAMES
from models.record import canonical, case_row_hash, event_hash
from tests.integration.bureau_desk import Desk, founded_at, table
from tests.integration.conftest import empty_database
from tests.integration.one_case import OneCase

Body = dict[str, Any]
Change = Callable[[Body], None]

EVENT, CASE, OUTBOX, DOCUMENT = (table(name) for name in ("event", "enforcement_case", "outbox", "document"))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneCase]:
    """A case whose prior notice is served; one for all tests, for whatever is done to it is undone."""
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path_factory.mktemp('rewritten')}/zhifa.db"
        if request.param == "postgresql":
            url = stack.enter_context(empty_database(request.getfixturevalue("postgresql_server")))
        store = founded_at(url)
        stack.callback(store.close)
        yield OneCase(Desk(store)).told()


@contextmanager
def insider(store: Store) -> Iterator[Connection]:
    """A connection without guards; whatever is done is undone in the end."""
    with store.engine.connect() as conn, conn.begin() as transaction:
        if store.dialect == "sqlite":
            for name in GUARD_NAMES:
                conn.execute(text(f"DROP TRIGGER {name}"))
        else:
            conn.execute(text("SET LOCAL session_replication_role = 'replica'"))
        yield conn
        transaction.rollback()


def rewritten(conn: Connection, no: str, changes: dict[int, Change]) -> None:
    """Change the bodies of some events (by place) and hash the whole stream and the case anew."""
    events = conn.execute(select(EVENT).where(EVENT.c.stream == no).order_by(EVENT.c.seq)).mappings().all()
    case = dict(conn.execute(select(CASE).where(CASE.c.no == no)).mappings().one())
    prev = events[0]["prev"]
    for event in events:
        body = orjson.loads(event["body"])
        if (change := changes.get(event["seq"])) is not None:
            change(body)
        if event is events[-1]:
            case |= {"step": body["after"], "stage": body["after"].split(".")[0]}
            body["row_hash"] = case_row_hash(case)
        told = canonical(body)
        own = event_hash(prev, told)
        place = (EVENT.c.stream == no, EVENT.c.seq == event["seq"])
        conn.execute(update(EVENT).where(*place).values(body=told, prev=prev, hash=own))
        prev = own
    conn.execute(update(CASE).where(CASE.c.no == no).values(head=prev, step=case["step"], stage=case["stage"]))


def findings(store: Store, conn: Connection, no: str) -> set[str]:
    """Invariants that the checker finds broken in this case; missing guards are no news here."""
    found = [each for one in ALL for each in one(Snapshot(conn=conn, store=store))]
    return {each.invariant for each in found if each.where.startswith(no)}


def arrives(step: str) -> Change:
    return lambda body: body.__setitem__("after", step)


def says(**fields: Any) -> Change:
    return lambda body: body["payload"].update(fields)


def flagged(body: Body) -> None:
    body["flags"] = [{"gate": "two_officers", "clause": "行政处罚法42", "says": "x", "remedy": ""}]


def test_a_rewritten_chain_without_other_change_is_as_good_as_the_first(told: OneCase) -> None:
    with insider(told.desk.store) as conn:
        rewritten(conn, told.no, {})
        assert findings(told.desk.store, conn, told.no) == set()
    assert check(told.desk.store) == []


@pytest.mark.parametrize(
    ("action", "change"),
    [
        ("give_prior_notice", arrives("decide.approved")),
        ("record_notice_service", arrives("serve.decided")),
        ("approve_filing", lambda body: body["actor"].update(id="officer-a")),
        ("record_inspection", flagged),
        ("record_inspection", says(officers=["officer-a"])),
        ("add_evidence", lambda body: body.update(action="make_decision")),
        ("report_investigation", lambda body: body.update(release="0" * 64)),
    ],
)
def test_a_step_that_was_never_lawful_is_found(told: OneCase, action: str, change: Change) -> None:
    with insider(told.desk.store) as conn:
        rewritten(conn, told.no, {told.seq_of(action): change})
        assert "I3" in findings(told.desk.store, conn, told.no)


def test_a_notice_that_was_owed_and_is_gone_from_record_and_outbox_is_found(told: OneCase) -> None:
    seq, no = told.seq_of("give_prior_notice"), told.no
    with insider(told.desk.store) as conn:
        gone = conn.execute(delete(OUTBOX).where(OUTBOX.c.stream == no, OUTBOX.c.seq == seq)).rowcount
        assert gone > 0
        rewritten(conn, no, {seq: lambda body: body.update(owed=[])})
        assert findings(told.desk.store, conn, no) == {"I6"}


def test_a_document_that_was_due_and_is_gone_from_the_record_is_found(told: OneCase) -> None:
    seq, no = told.seq_of("give_prior_notice"), told.no
    with insider(told.desk.store) as conn:
        assert conn.execute(delete(DOCUMENT).where(DOCUMENT.c.stream == no, DOCUMENT.c.seq == seq)).rowcount > 0
        rewritten(conn, no, {seq: lambda body: body.update(documents=[])})
        assert "I6" in findings(told.desk.store, conn, no)


def test_a_message_that_nothing_called_for_is_found(told: OneCase) -> None:
    seq, no = told.seq_of("give_prior_notice"), told.no

    def one_more(body: Body) -> None:
        extra = {**body["owed"][0], "template": "case_closed"}
        body["owed"] = [*body["owed"], extra]

    with insider(told.desk.store) as conn:
        rewritten(conn, no, {seq: one_more})
        assert "I6" in findings(told.desk.store, conn, no)


@pytest.mark.parametrize("statement", ["UPDATE party SET name = 'x'", "UPDATE term SET due_on = '2027-01-01'"])
def test_party_and_terms_say_what_the_record_says(told: OneCase, statement: str) -> None:
    with insider(told.desk.store) as conn:
        assert conn.execute(text(statement)).rowcount > 0
        assert "I2" in findings(told.desk.store, conn, told.no)
