"""Transactions are opened and closed in few files, and the law never looks at a clock."""

import ast

import pytest

from tests.contract.repository import PACKAGES, call, calls, last_name, relative, sources

MAY_COMMIT = {
    "models/database.py": "Store.write is the one place where a transaction begins and is committed",
}
MAY_WRITE = {
    "models/backup.py": "notes in the bureau stream that a backup was taken",
    "models/campaigns.py": "a mass prompt: proposed, released, paused by named persons, each bound by a bureau event",
    "models/casework.py": "the only write path of a case",
    "models/certificate_reminders.py": "owes reminders of certificates that end, bound by an event of the bureau stream",
    "models/channel_mode.py": "who released the channels and what was sent after all, on record",
    "models/checkpoint.py": "signs what is stored and notes it in the bureau stream",
    "models/database.py": "moves the virtual clock",
    "models/digests.py": "claims the reminders of one receiver together",
    "models/falling_back.py": "owes the next channel, bound by an event of the bureau stream",
    "models/historical.py": "enters historical cases, once each, and nothing else of a case ever",
    "models/outbox.py": "claims and settles owed work in short transactions",
    "models/outbox_review.py": "a person settles what no program may settle",
    "models/pace.py": "takes slots of a channel's pace",
    "models/quarantine.py": "stops what would leave the bureau until a named person decides",
    "models/receipts.py": "keeps delivery receipts and moves accepted messages by them",
    "models/record.py": "appends to a stream",
    "models/registers.py": "the only write path of everything that is not a case",
    "models/refusals.py": "records a refused attempt in the bureau stream, in a commit of its own",
    "models/sweeping.py": "owes reminders that fell due, bound by an event of the bureau stream",
}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "monotonic"),
}


def reads_a_clock(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and (last_name(node.func.value), node.func.attr) in CLOCKS


def ends_a_transaction(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr in {"commit", "begin"}


def asks_to_write(node: ast.Call) -> bool:
    """``store.write()``; the write of a file always has something to write."""
    return isinstance(node.func, ast.Attribute) and node.func.attr == "write" and not (node.args or node.keywords)


def test_a_transaction_begins_and_ends_in_one_file() -> None:
    found = [
        f"{relative(path)}:{node.lineno}"
        for path in sources(*PACKAGES)
        if relative(path) not in MAY_COMMIT
        for node in calls(path)
        if ends_a_transaction(node)
    ]
    assert found == [], "ask the store: `with store.write() as conn`"


def test_only_the_write_paths_write() -> None:
    found = [
        f"{relative(path)}:{node.lineno}"
        for path in sources(*PACKAGES)
        if relative(path) not in MAY_WRITE
        for node in calls(path)
        if asks_to_write(node)
    ]
    assert found == [], "a case is written by models.casework.perform, all else by models.registers.perform"


def test_the_law_never_reads_a_clock() -> None:
    found = [
        f"{relative(path)}:{node.lineno}" for path in sources("states") for node in calls(path) if reads_a_clock(node)
    ]
    assert found == [], "states/ is given the time, it does not ask for it"


@pytest.mark.parametrize("code", ["session.commit()", "engine.begin()", "self.store.connection.begin()"])
def test_the_check_sees_a_transaction(code: str) -> None:
    assert ends_a_transaction(call(code))


@pytest.mark.parametrize("code", ["datetime.now(UTC)", "datetime.datetime.now()", "date.today()", "time.time()"])
def test_the_check_sees_a_clock(code: str) -> None:
    assert reads_a_clock(call(code))


def test_the_check_lets_the_given_time_pass() -> None:
    assert not reads_a_clock(call("facts.now.date()"))


def test_the_check_sees_a_write_but_not_that_of_a_file() -> None:
    assert asks_to_write(call("store.write()"))
    assert not asks_to_write(call("stream.write(data)"))
