"""F14: an old database comes back, as a restored backup or as a file put in place; nothing may be sent twice."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.backup import take_backup
from models.checkpoint import take_checkpoint
from models.checkpoint_file import FILE_NAME
from models.checkpoint_proof import verify_checkpoints
from models.checks import check
from models.database import Store, open_store
from models.outbox import HOLD, OUTBOX
from models.quarantine import decide_rows, hold_if_older, hold_in_force, lift_hold
from models.restoring import restore_backup
from models.signing import load_public_key
from states.reasons import CommandInvalid
from tests.faults.working_bureau import Gateway, day_of_work, gateway, places, prompted, target
from tests.integration.bureau_desk import Desk, events, founded, rows
from tests.unit.sample_payloads import sample

BY = {"by": "coordinator-a", "reason": "与短信平台、邮件日志逐条核对"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    store = founded(home / "data")
    yield Desk(store)
    store.close()


@pytest.fixture
def out(home: Path) -> Iterator[Gateway]:
    with gateway(home) as running:
        yield running


def keys(out: Gateway) -> list[str]:
    return [caught.key for caught in out.caught()]


def states(store: Store) -> dict[str, str]:
    return {row["key"]: row["state"] for row in rows(store, "outbox") if row["kind"] == "message"}


def filed(desk: Desk) -> str:
    """A case under investigation: reminders of its decision period will fall due."""
    no = desk.open()
    desk.act(no, "skip_prompt", {"ground": "evidence_at_risk", "reason": "证据可能灭失"})
    desk.act(no, "propose_filing", sample("propose_filing"))
    desk.act(no, "approve_filing", sample("approve_filing"), by="leader-a")
    return no


def test_a_restored_backup_sends_nothing_again(home: Path, desk: Desk, out: Gateway) -> None:
    own = places(home)
    numbers = [prompted(desk), prompted(desk), filed(desk)]
    backup = home / "backup.zip"
    assert take_backup(desk.store, own, backup).findings == []
    # What the backup does not know: everything is sent, reminders fall due and are sent too.
    day_of_work(desk.store, out.runtime(desk.store, own.archive))
    desk.later(days=120)
    day_of_work(desk.store, out.runtime(desk.store, own.archive))
    sent = keys(out)
    assert sum(not key.startswith("term:") for key in sent) >= 3, "the fault must have happened: messages were sent"
    assert any(key.startswith("term:") for key in sent), "and reminders, which the backup did not even owe"

    back = target(home / "again", own)
    restored = restore_backup(backup, back)
    assert restored.held >= 3
    store = open_store(back.database)
    runtime = out.runtime(store, back.data / "archive")
    assert hold_if_older(store, back.data / "checkpoints" / FILE_NAME) is None, (
        "a restored bureau is not older than its own checkpoints"
    )
    day_of_work(store, runtime)
    Desk(store).later(days=120)
    day_of_work(store, runtime)
    assert keys(out) == sent, "nothing leaves, not even what a sweep owes after the restore"
    assert set(states(store)) == set(sent), "the very same messages are owed again"
    assert set(states(store).values()) == {"quarantined"}
    assert {row["case_no"] for row in rows(store, "outbox") if row["kind"] == "message"} >= set(numbers)
    assert check(store) == []
    store.close()


def test_a_person_releases_row_by_row_and_what_is_cancelled_never_leaves(home: Path, desk: Desk, out: Gateway) -> None:
    own = places(home)
    for _ in range(3):
        prompted(desk)
    take_backup(desk.store, own, home / "backup.zip")
    back = target(home / "again", own)
    restore_backup(home / "backup.zip", back)
    store = open_store(back.database)
    runtime = out.runtime(store, back.data / "archive")
    first, second, third = [row for row in rows(store, "outbox") if row["kind"] == "message"]
    with pytest.raises(CommandInvalid):
        decide_rows(store, [first["id"]], "release", by="officer-a", reason="我要发")
    with pytest.raises(CommandInvalid):
        decide_rows(store, [first["id"], 999], "release", **BY)
    assert day_of_work(store, runtime).get("accepted", 0) == 0
    assert decide_rows(store, [first["id"]], "release", **BY) == 1
    assert decide_rows(store, [second["id"]], "cancel", **BY) == 1
    day_of_work(store, runtime)
    day_of_work(store, runtime)
    assert keys(out) == [first["key"]]
    assert lift_hold(store, "release", **BY) == 1
    prompted(Desk(store, _keys=iter(range(100, 200))))
    day_of_work(store, runtime)
    assert {first["key"], third["key"]} < set(keys(out)), "a wave is handed over at once: its order is nobody's promise"
    assert second["key"] not in keys(out)
    assert len(keys(out)) == 3, "after the hold is lifted, new messages leave as ever"
    told = [body for body in events(store, "bureau") if body["action"] in ("quarantine_decided", "outbox_released")]
    assert [(body["by"], body["decision"]) for body in told] == [
        ("coordinator-a", d) for d in ("release", "cancel", "release")
    ]
    assert all(body["reason"] == BY["reason"] for body in told)
    assert hold_in_force(store) is None
    assert check(store) == []
    store.close()


def old_database(home: Path, desk: Desk, out: Gateway) -> tuple[Path, list[str]]:
    """A copy made before messages were sent and a checkpoint was taken, put back in the place of the newer one."""
    own = places(home)
    prompted(desk)
    with desk.store.engine.connect() as conn:
        raw = conn.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file, aside = home / "data" / "zhifa.db", home / "old.db"
    shutil.copy(file, aside)
    day_of_work(desk.store, out.runtime(desk.store, own.archive))
    take_checkpoint(desk.store, own.checkpoints, home / "keys" / "checkpoint.pem")
    desk.store.close()
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    shutil.copy(aside, file)
    return file, keys(out)


def test_an_old_database_put_back_refuses_to_send_and_names_the_checkpoint(
    home: Path, desk: Desk, out: Gateway
) -> None:
    file, sent = old_database(home, desk, out)
    assert sent, "the fault must have happened"
    anchors = home / "data" / "checkpoints" / FILE_NAME
    store = open_store(f"sqlite:///{file}")
    says = hold_if_older(store, anchors)
    assert says is not None
    assert "第 1 个存证点" in says
    day_of_work(store, out.runtime(store, home / "data" / "archive"))
    assert keys(out) == sent
    found = verify_checkpoints(store, anchors, load_public_key(places(home).public_key))
    assert any("第 1 个检查点" in each.says for each in found), "the proof names it too"
    assert check(store) == []
    lift_hold(store, "cancel", **BY)
    assert hold_if_older(store, anchors) == says, "it is told at every start"
    assert hold_in_force(store) is None, "but a person has decided, so nothing is held a second time"
    store.close()


def test_another_bureaus_database_refuses_to_send(home: Path, desk: Desk, out: Gateway) -> None:
    own = places(home)
    take_checkpoint(desk.store, own.checkpoints, home / "keys" / "checkpoint.pem")
    (home / "other").mkdir()
    store = founded(home / "other")
    prompted(Desk(store))
    says = hold_if_older(store, own.checkpoints / FILE_NAME)
    assert says is not None
    assert "另一个数据库" in says
    day_of_work(store, out.runtime(store, home / "other" / "archive"))
    assert keys(out) == []
    store.close()


def test_a_missing_anchor_refuses_to_send(home: Path, desk: Desk, out: Gateway) -> None:
    own = places(home)
    anchors = own.checkpoints / FILE_NAME
    assert hold_if_older(desk.store, anchors) is None, "a bureau that never took a checkpoint misses none"
    take_checkpoint(desk.store, own.checkpoints, home / "keys" / "checkpoint.pem")
    prompted(desk)
    assert hold_if_older(desk.store, anchors) is None
    with anchors.open("a") as file:
        file.write('{"n": 2, "half')  # a power cut while the next line was written
    assert hold_if_older(desk.store, anchors) is None, "what was never whole is no anchor"
    anchors.unlink()
    assert "不在或已损坏" in str(hold_if_older(desk.store, anchors))
    day_of_work(desk.store, out.runtime(desk.store, own.archive))
    assert keys(out) == []


def test_a_call_under_way_at_the_moment_of_the_backup_is_in_doubt_not_sent_again(
    home: Path, desk: Desk, out: Gateway
) -> None:
    own = places(home)
    no = prompted(desk)
    with desk.store.write() as conn:
        conn.execute(
            OUTBOX.update().where(OUTBOX.c.kind == "message").values(state="calling", attempts=1, lease_until="2999")
        )
    take_backup(desk.store, own, home / "backup.zip")
    back = target(home / "again", own)
    restore_backup(home / "backup.zip", back)
    store = open_store(back.database)
    lift_hold(store, "release", **BY)
    day_of_work(store, out.runtime(store, back.data / "archive"))
    assert keys(out) == []
    with store.read() as conn:
        state = conn.execute(
            select(OUTBOX.c.state).where(OUTBOX.c.kind == "message", OUTBOX.c.case_no == no)
        ).scalar_one()
    assert state == "unknown"
    store.close()


def test_a_hold_that_vanishes_without_a_name_is_found(home: Path, desk: Desk) -> None:
    own = places(home)
    take_checkpoint(desk.store, own.checkpoints, home / "keys" / "checkpoint.pem")
    (own.checkpoints / FILE_NAME).unlink()
    assert hold_if_older(desk.store, own.checkpoints / FILE_NAME)
    assert check(desk.store) == []
    with desk.store.write() as conn:
        conn.execute(OUTBOX.update().where(OUTBOX.c.template == HOLD).values(state="done"))
    assert [found.invariant for found in check(desk.store)] == ["I7"]
