"""Sabotage: ten and more ways to break what the product promises, each of which must turn a named test red.

A sabotage is a text patch on a copied tree. The old text must stand there exactly once, so that a refactoring breaks
the sabotage loudly instead of leaving it without effect.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("config", "states", "models", "notifications", "flows", "portal", "templates", "tests", "pyproject.toml")
STATES = "tests/integration/test_outbox_states.py"
OLD_DATABASE = "tests/faults/test_old_database.py"
CARRY_OUT = "tests/integration/test_outbox_carry_out.py"
CASEWORK = "tests/integration/test_casework_bad_input.py"


@dataclass(frozen=True)
class Sabotage:
    """What is broken, where, and which test must notice."""

    name: str
    file: str
    old: str
    new: str
    killer: str


SABOTAGES = (
    Sabotage(
        "marked as sent before it is sent",
        "models/outbox.py",
        '.values(state="calling", attempts=',
        '.values(state="accepted", attempts=',
        f"{STATES}::test_a_message_goes_from_queued_to_accepted_to_delivered[sqlite]",
    ),
    Sabotage(
        "sent before the attempt is on record",
        "models/outbox.py",
        "            connection.execute(insert(ATTEMPT), calls)\n",
        "            pass\n",
        f"{STATES}::test_an_attempt_is_stored_before_the_call_is_made[sqlite]",
    ),
    Sabotage(
        "a plain BEGIN for writers",
        "models/engines.py",
        '_begin_with(writer, "BEGIN IMMEDIATE")',
        '_begin_with(writer, "BEGIN")',
        "tests/faults/test_sabotages.py::test_killer_writers_queue_from_the_start",
    ),
    Sabotage(
        "no check of the case's revision",
        "models/casework.py",
        "if expected == facts.revision:",
        "if expected is not None:",
        f"{CASEWORK}::test_of_two_officers_on_one_case_the_later_hears_what_changed",
    ),
    Sabotage(
        "no check of the fence",
        "models/outbox.py",
        'OUTBOX.c.id == bindparam("row_id"), OUTBOX.c.fence == bindparam("held_fence"), OUTBOX.c.state',
        'OUTBOX.c.id == bindparam("row_id"), bindparam("held_fence") >= 0, OUTBOX.c.state',
        "tests/faults/test_sabotages.py::test_killer_only_the_holder_of_the_fence_settles",
    ),
    Sabotage(
        "a broken sender counts as sent",
        "flows/messages.py",
        "outcome: SendOutcome = SendOutcome.UNKNOWN",
        "outcome: SendOutcome = SendOutcome.ACCEPTED",
        f"{CARRY_OUT}::test_a_sender_that_breaks_down_leaves_its_row_in_doubt_and_the_others_sent[sqlite]",
    ),
    Sabotage(
        "a boolean instead of an outcome",
        "notifications/apprise_call.py",
        'return SendResult(SendOutcome.UNKNOWN, detail="发送服务报告失败，是否已发出不明")',
        'return SendResult(SendOutcome.REJECTED, detail="发送服务报告失败，是否已发出不明")',
        "tests/integration/test_channels_apprise.py::test_a_stock_service_that_says_no_may_have_sent_all_the_same",
    ),
    Sabotage(
        "owed work is not written with its event",
        "models/case_rows.py",
        "        conn.execute(_INSERT_OUTBOX, written.owed)\n",
        "        pass\n",
        "tests/faults/test_sabotages.py::test_killer_an_event_and_what_it_owes_stand_together",
    ),
    Sabotage(
        "INSERT OR REPLACE past the guard of the record",
        "models/engines.py",
        '"recursive_triggers = ON"',
        '"recursive_triggers = OFF"',
        "tests/integration/test_database_stores.py::test_sqlite_is_set_up_for_durability",
    ),
    Sabotage(
        "a float in what is hashed",
        "models/record.py",
        "if value is None or isinstance(value, str | int):",
        "if value is None or isinstance(value, str | int | float):",
        "tests/unit/test_record_text.py::test_what_has_no_canonical_text_is_refused",
    ),
    Sabotage(
        "a naive time is stored",
        "models/instants.py",
        "if moment.tzinfo is None or moment.utcoffset() is None:",
        "if moment is None:",
        "tests/unit/test_record_text.py::test_a_naive_time_is_refused",
    ),
    Sabotage(
        "transitions makes moves of its own",
        "states/lifecycle.py",
        "auto_transitions=False,",
        "auto_transitions=True,",
        "tests/faults/test_sabotages.py::test_killer_the_machine_knows_no_move_but_those_of_the_procedure",
    ),
    Sabotage(
        "a missing variable prints as nothing",
        "notifications/sandbox.py",
        "undefined=StrictUndefined,",
        "undefined=Undefined,",
        "tests/unit/test_notifications_rendering.py::test_a_missing_variable_is_named_with_its_line",
    ),
    Sabotage(
        "restored outbox not held",
        "models/quarantine.py",
        "        _quarantine_open_rows(conn, now)\n",
        "        conn.execute(update(OUTBOX).where(_holds()).values(state='done'))\n",
        f"{OLD_DATABASE}::test_a_restored_backup_sends_nothing_again",
    ),
    Sabotage(
        "what a sweep owes after a restore is sent",
        "models/outbox.py",
        "    _hold_back(connection)\n    # The",
        "    # The",
        f"{OLD_DATABASE}::test_a_restored_backup_sends_nothing_again",
    ),
    Sabotage(
        "an old database sends without a look at its anchor",
        "models/quarantine.py",
        "    if there == len(heads):",
        "    if True:",
        f"{OLD_DATABASE}::test_an_old_database_put_back_refuses_to_send_and_names_the_checkpoint",
    ),
    Sabotage(
        "backup by copying the file",
        "models/copying.py",
        "        source.backup(copy, pages=pages, progress=progress, sleep=0)\n",
        "        progress(0, 1, 2)\n        target.write_bytes(Path(str(conn.engine.url.database)).read_bytes())\n",
        "tests/faults/test_backup_while_writing.py::test_a_backup_while_officers_write_is_of_one_moment[sqlite]",
    ),
)


def sabotaged(folder: Path, sabotage: Sabotage) -> Path:
    """A copy of the tree with one thing broken."""
    for name in COPIED:
        source = ROOT / name
        leave = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(source, folder / name, ignore=leave) if source.is_dir() else shutil.copy(source, folder / name)
    broken = folder / sabotage.file
    text = broken.read_text(encoding="utf-8")
    assert text.count(sabotage.old) == 1, (
        f"{sabotage.file}: the text to break stands there {text.count(sabotage.old)} times"
    )
    broken.write_text(text.replace(sabotage.old, sabotage.new), encoding="utf-8")
    return folder


def run_killer(tree: Path, killer: str) -> subprocess.CompletedProcess[str]:
    """One killer test on the tree, alone."""
    words = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", killer]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    return subprocess.run(words, cwd=tree, env=environment, capture_output=True, text=True, timeout=200, check=False)


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda s: s.name)
def test_a_sabotage_turns_its_killer_red(sabotage: Sabotage, tmp_path: Path) -> None:
    done = run_killer(sabotaged(tmp_path, sabotage), sabotage.killer)
    assert done.returncode == 1, done.stdout[-2000:] + done.stderr[-500:]
    assert " failed" in done.stdout.splitlines()[-1]


@pytest.mark.full
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda s: s.name)
def test_a_sabotage_is_noticed_by_at_least_its_own_killer_among_all(sabotage: Sabotage, tmp_path: Path) -> None:
    tree = sabotaged(tmp_path, sabotage)
    red = {other.killer for other in SABOTAGES if run_killer(tree, other.killer).returncode == 1}
    assert sabotage.killer in red


# killers that no other test file has ------------------------------------------------------------------------------


def test_killer_writers_queue_from_the_start(tmp_path: Path) -> None:
    import pysqlite3.dbapi2 as sqlite

    from models.database import create_store

    store = create_store(f"sqlite:///{tmp_path}/z.sqlite3")
    other = sqlite.connect(str(tmp_path / "z.sqlite3"), isolation_level=None, timeout=0)
    with store.write(), pytest.raises(sqlite.OperationalError):  # nothing is written yet: the lock is held all the same
        other.execute("BEGIN IMMEDIATE")
    other.close()
    store.close()


def test_killer_only_the_holder_of_the_fence_settles() -> None:
    from models.outbox import _SETTLE

    assert "outbox.fence =" in str(_SETTLE)


def test_killer_the_machine_knows_no_move_but_those_of_the_procedure() -> None:
    from config.loader import load_folder
    from states.actions import ACTIONS
    from states.lifecycle import Lifecycle

    body = load_folder(ROOT / "config", ROOT / "templates")
    for procedure in body.procedures:
        events = Lifecycle(procedure, ACTIONS)._machine.events
        assert events.keys() == {move.act for move in procedure.moves}


def test_killer_an_event_and_what_it_owes_stand_together(tmp_path: Path) -> None:
    from datetime import date

    from config.loader import load_folder, load_officers
    from config.schema.days import read_moment
    from models.casework import open_case, perform
    from models.checks import check
    from models.commands import Command
    from models.database import create_store
    from models.registers import enter_officers, publish_release

    store = create_store(f"sqlite:///{tmp_path}/z.sqlite3", "virtual")
    store.set_clock(read_moment("2026-03-02 09:00"))
    publish_release(store, load_folder(ROOT / "config", ROOT / "templates"), by="a", second="b", note="test")
    enter_officers(store, load_officers(ROOT / "config"), by="a", effective_on=date(2020, 1, 1))
    party = {"kind": "organisation", "name": "样例公司", "address": "样例路1号", "phone": "13800000001"}
    opening = {"procedure": "penalty_general", "power": "KJ-CF-017", "violated_on": "2026-02-20", "party": party}
    no = open_case(store, opening, actor="officer-a", key="open").case_no
    perform(store, Command(no, "issue_prompt", {"channel": "sms"}, "officer-a", "prompt", 1))
    assert check(store) == []
    store.close()
