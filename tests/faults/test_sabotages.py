"""Sabotage: ways to break what the product promises, each of which must turn a named test red.

A sabotage is a text patch on a copied tree. The old text must stand there exactly once, so that a refactoring breaks
the sabotage loudly instead of leaving it without effect.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.killers import ROOT, Killers, broken, copied

PROMISES = "tests/faults/test_promises.py"
STATES = "tests/integration/test_outbox_states.py"
OLD_DATABASE = "tests/faults/test_old_database.py"
CARRY_OUT = "tests/integration/test_outbox_carry_out.py"
OTHER_CASES = "tests/integration/test_other_cases.py"
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
        f"{PROMISES}::test_writers_queue_from_the_start",
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
        "    return tuple_(OUTBOX.c.id, OUTBOX.c.fence).in_([(job.id, job.fence) for job in jobs])\n",
        "    return OUTBOX.c.id.in_([job.id for job in jobs])\n",
        f"{PROMISES}::test_only_the_holder_of_the_fence_begins_and_settles",
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
        "two commits instead of one",
        "models/case_rows.py",
        "    _INSERT_OUTBOX.run_many(conn, written.owed)\n",
        '    conn.exec_driver_sql("COMMIT")\n    conn.exec_driver_sql("BEGIN IMMEDIATE")\n'
        "    _INSERT_OUTBOX.run_many(conn, written.owed)\n",
        f"{PROMISES}::test_an_act_that_is_killed_before_its_commit_leaves_nothing",
    ),
    Sabotage(
        "owed work is not written with its event",
        "models/case_rows.py",
        "    _INSERT_OUTBOX.run_many(conn, written.owed)\n",
        "",
        f"{PROMISES}::test_an_event_and_what_it_owes_stand_together",
    ),
    Sabotage(
        "INSERT OR REPLACE past the guard of the record",
        "models/engines.py",
        '"recursive_triggers = ON"',
        '"recursive_triggers = OFF"',
        f"{PROMISES}::test_an_owed_row_cannot_be_replaced",
    ),
    Sabotage(
        "a float in what is hashed",
        "models/record.py",
        "elif isinstance(value, str | int):",
        "elif isinstance(value, str | int | float):",
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
        f"{PROMISES}::test_the_machine_knows_no_move_but_those_of_the_procedure",
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
    Sabotage(
        "a lease by the clock of the process",
        "models/outbox.py",
        '"lease_until": store.database_time(lease_seconds)}',
        '"lease_until": stamp(store.now() + timedelta(seconds=lease_seconds))}',
        f"{PROMISES}::test_a_lease_is_kept_by_the_clock_of_the_database",
    ),
    Sabotage(
        "owed work looked for above the last number",
        "models/outbox.py",
        "        .where(standing, *wanted)\n",
        "        .where(standing, *wanted, OUTBOX.c.id > func.coalesce("
        "select(func.max(OUTBOX.c.id)).where(OUTBOX.c.fence > 0).scalar_subquery(), 0))\n",
        f"{STATES}::test_a_claim_takes_no_more_than_asked_and_the_oldest_due_first[sqlite]",
    ),
    Sabotage(
        "a file written in place",
        "models/files.py",
        '        with os.fdopen(descriptor, "wb") as stream:\n',
        '        with os.fdopen(descriptor, "wb"), target.open("wb") as stream:\n',
        f"{PROMISES}::test_a_file_that_is_killed_before_its_rename_is_the_old_one",
    ),
    Sabotage(
        "what was read of other cases is not kept",
        "models/casework.py",
        '        **({} if facts.others is None else {"others": facts.others}),\n',
        "",
        f"{OTHER_CASES}::test_a_fine_that_was_taken_back_stands_against_nothing[sqlite]",
    ),
    Sabotage(
        "other cases are not looked up",
        "models/case_lock.py",
        "    if question is not None:\n",
        "    if False:\n",
        f"{OTHER_CASES}::test_the_second_case_of_one_act_is_not_fined_and_the_event_tells_what_was_read[sqlite]",
    ),
    Sabotage(
        "a reading that leaves a case out passes",
        "models/checks/other_cases.py",
        "one.saw(other) == other.saw(one):",
        "one.saw(other) and other.saw(one):",
        f"{OTHER_CASES}::test_a_forged_reading_is_found[sqlite-_nothing_told]",
    ),
    Sabotage(
        "what a reading tells is believed",
        "models/checks/other_cases.py",
        "told.question.told_of(other) != case:",
        "False:",
        f"{OTHER_CASES}::test_a_forged_reading_is_found[sqlite-_told_differently]",
    ),
)


SMOKE = 10
"""So many, the first, are tried with every run of the tests; the others with ``make faults``."""

TRIED = [
    pytest.param(sabotage, id=sabotage.name, marks=[] if place < SMOKE else [pytest.mark.full])
    for place, sabotage in enumerate(SABOTAGES)
]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as it is, copied once."""
    return copied(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def killers(clean: Path) -> Iterator[Killers]:
    with Killers(clean) as running:
        yield running


@pytest.fixture
def tree(clean: Path, tmp_path: Path) -> Path:
    """A tree of its own to break."""
    return Path(shutil.copytree(clean, tmp_path / "tree"))


def test_what_each_sabotage_breaks_stands_where_it_says() -> None:
    """Asked of all of them in every run: code that moved would else be found out only by the whole cross product."""
    lost = [
        (one.name, one.file, times)
        for one in SABOTAGES
        if (times := (ROOT / one.file).read_text("utf-8").count(one.old)) != 1
    ]
    assert lost == []


@pytest.mark.parametrize("sabotage", TRIED)
def test_a_sabotage_turns_its_killer_red(sabotage: Sabotage, tree: Path, tmp_path: Path, killers: Killers) -> None:
    broken(tree, sabotage.file, sabotage.old, sabotage.new)
    ended = killers.run(tree, sabotage.killer, tmp_path / "said", touched=sabotage.file)
    assert ended.is_red, ended.said[-2500:]


@pytest.mark.full
def test_every_killer_is_green_on_the_tree_as_it_is(clean: Path, tmp_path: Path, killers: Killers) -> None:
    for number, killer in enumerate(dict.fromkeys(each.killer for each in SABOTAGES)):
        ended = killers.run(clean, killer, tmp_path / str(number))
        assert ended.code == 0, ended.said[-2500:]


@pytest.mark.full
@pytest.mark.timeout(0)
@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda s: s.name)
def test_a_sabotage_is_noticed_by_at_least_its_own_killer_among_all(
    sabotage: Sabotage, tree: Path, tmp_path: Path, killers: Killers
) -> None:
    broken(tree, sabotage.file, sabotage.old, sabotage.new)
    every = dict.fromkeys(each.killer for each in SABOTAGES)
    ended = {
        killer: killers.run(tree, killer, tmp_path / f"said{n}", touched=sabotage.file)
        for n, killer in enumerate(every)
    }
    assert sabotage.killer in {killer for killer, end in ended.items() if end.is_red}
