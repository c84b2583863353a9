"""Checkpoints: what a chain alone cannot show, and what happens to the file itself."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from models.checkpoint import CheckpointRefused, create_key, take_checkpoint, verify_checkpoints
from models.checkpoint_file import FILE_NAME, parse
from models.checkpoint_proof import TAKEN
from models.checks import check
from models.database import Store, create_store, open_store
from models.instants import stamp
from models.killpoints import trace
from models.migrations.first.guards import guard_statements
from models.migrations.first.rules import GUARD_NAMES
from models.record import event_hash
from models.signing import KeyRefused, load_key, load_public_key, public_path
from tests.integration.record_builders import CASE, EVENT, RECORD_CHECKS, act, small_record


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "keys" / "checkpoint.pem"
    path.parent.mkdir()
    create_key(path, tmp_path / "data")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "checkpoints"


def proof(store: Store, folder: Path, key: Path, **more: bool) -> list[str]:
    public = load_public_key(public_path(key))
    return [f"{each.where} {each.says}" for each in verify_checkpoints(store, folder / FILE_NAME, public, **more)]


def as_insider(store: Store, *statements: str) -> None:
    """Change the record with the guards dropped, and put them back."""
    with store.write() as conn:
        for name in GUARD_NAMES:
            conn.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            conn.execute(text(statement))
        for guard in guard_statements("sqlite"):
            conn.exec_driver_sql(guard)


def test_checkpoints_prove_the_record(store: Store, folder: Path, key: Path) -> None:
    numbers = small_record(store)
    first = take_checkpoint(store, folder, key)
    act(store, numbers[0])
    second = take_checkpoint(store, folder, key)
    assert (first.n, second.n, second.previous) == (1, 2, first.root)
    assert [stream for stream, _, _ in second.changed] == [numbers[0], "bureau"]
    assert second.size == first.size + 2, "the act and the event of the first checkpoint"
    assert proof(store, folder, key) == []
    assert check(store, checks=RECORD_CHECKS) == []
    with store.read() as conn:
        taken = select(EVENT.c.seq).where(EVENT.c.action == TAKEN)
        assert len(conn.execute(taken).all()) == 2


def test_the_line_is_durable_before_its_event(sqlite_store: Store, folder: Path, key: Path) -> None:
    seen = trace()
    take_checkpoint(sqlite_store, folder, key)
    assert seen == ["checkpoint.append.before", "checkpoint.append.after", "commit.before", "commit.after"]


def test_a_crash_between_line_and_event_is_mended(
    store: Store, folder: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("models.checkpoint._record", crash)
    with pytest.raises(KeyboardInterrupt):
        take_checkpoint(store, folder, key)
    monkeypatch.undo()
    assert proof(store, folder, key) == []
    assert take_checkpoint(store, folder, key).n == 2
    assert proof(store, folder, key) == []


def test_a_half_written_line_is_told_and_dropped_by_the_next(sqlite_store: Store, folder: Path, key: Path) -> None:
    take_checkpoint(sqlite_store, folder, key)
    with (folder / FILE_NAME).open("ab") as file:
        file.write(b'{"changed":[')
    assert len(proof(sqlite_store, folder, key)) == 2
    assert take_checkpoint(sqlite_store, folder, key).n == 2
    assert proof(sqlite_store, folder, key) == []


def test_a_deleted_case_is_found(sqlite_store: Store, folder: Path, key: Path) -> None:
    small_record(sqlite_store)
    take_checkpoint(sqlite_store, folder, key)
    as_insider(
        sqlite_store,
        "DELETE FROM outbox WHERE case_no = '2026-0002'",
        "DELETE FROM document WHERE case_no = '2026-0002'",
        "DELETE FROM stored_file WHERE case_no = '2026-0002'",
        "DELETE FROM event WHERE stream = '2026-0002'",
        "DELETE FROM enforcement_case WHERE no = '2026-0002'",
    )
    assert check(sqlite_store, checks=RECORD_CHECKS) == [], "the chains alone do not show it"
    assert any("2026-0002" in each and "整个不存在" in each for each in proof(sqlite_store, folder, key))
    with pytest.raises(CheckpointRefused):
        take_checkpoint(sqlite_store, folder, key)


def _restore_case(conn: Connection, no: str, seq: int) -> None:
    """Put the head row back to where it was, as one who knows the software would."""
    row = dict(conn.execute(select(CASE).where(CASE.c.no == no)).mappings().one())
    head = conn.execute(select(EVENT.c.hash).where(EVENT.c.stream == no, EVENT.c.seq == seq)).scalar_one()
    conn.execute(CASE.update().where(CASE.c.no == no), {**row, "revision": seq, "head": head})


def test_a_cut_tail_with_its_head_put_back_is_found(sqlite_store: Store, folder: Path, key: Path) -> None:
    no = small_record(sqlite_store)[1]
    act(sqlite_store, no)
    take_checkpoint(sqlite_store, folder, key)
    with sqlite_store.write() as conn:
        for name in GUARD_NAMES:
            conn.execute(text(f"DROP TRIGGER {name}"))
        conn.execute(text("DELETE FROM event WHERE stream = :no AND seq = 5"), {"no": no})
        _restore_case(conn, no, 4)
        for guard in guard_statements("sqlite"):
            conn.exec_driver_sql(guard)
    assert check(sqlite_store, checks=RECORD_CHECKS) == [], "the chains alone do not show it"
    assert any(each.startswith(f"{no}#5") for each in proof(sqlite_store, folder, key))


def test_a_history_written_anew_is_found(sqlite_store: Store, folder: Path, key: Path) -> None:
    no = small_record(sqlite_store)[1]
    take_checkpoint(sqlite_store, folder, key)
    with sqlite_store.write() as conn:
        for name in GUARD_NAMES:
            conn.execute(text(f"DROP TRIGGER {name}"))
        _rechain(conn, no)
        for guard in guard_statements("sqlite"):
            conn.exec_driver_sql(guard)
    assert check(sqlite_store, checks=RECORD_CHECKS) == [], "the chains alone do not show it"
    assert any("历史被改写" in each for each in proof(sqlite_store, folder, key))


def _rechain(conn: Connection, no: str) -> None:
    prev = None
    for row in conn.execute(select(EVENT).where(EVENT.c.stream == no).order_by(EVENT.c.seq)).mappings().all():
        body = row["body"].replace("现场核实", "从未去过")
        prev = prev or row["prev"]
        own = event_hash(prev, body)
        here = EVENT.update().where(EVENT.c.stream == no, EVENT.c.seq == row["seq"])
        conn.execute(here.values(body=body, prev=prev, hash=own))
        prev = own
    conn.execute(CASE.update().where(CASE.c.no == no).values(head=prev))


def test_an_old_database_put_back_is_found(sqlite_url: str, folder: Path, key: Path, tmp_path: Path) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    store = create_store(sqlite_url)
    numbers = small_record(store)
    take_checkpoint(store, folder, key)
    store.close()
    shutil.copy(path, tmp_path / "old.db")
    store = open_store(sqlite_url)
    act(store, numbers[0])
    take_checkpoint(store, folder, key)
    store.close()
    shutil.copy(tmp_path / "old.db", path)
    store = open_store(sqlite_url)
    assert check(store, checks=RECORD_CHECKS) == [], "the chains alone do not show it"
    assert any("旧的数据库" in each for each in proof(store, folder, key))
    with pytest.raises(CheckpointRefused):
        take_checkpoint(store, folder, key)
    store.close()


def test_another_database_is_not_this_one(sqlite_store: Store, folder: Path, key: Path, tmp_path: Path) -> None:
    other = create_store(f"sqlite:///{tmp_path}/other.db")
    take_checkpoint(other, folder, key)
    assert any("另一个数据库" in each for each in proof(sqlite_store, folder, key))
    with pytest.raises(CheckpointRefused):
        take_checkpoint(sqlite_store, folder, key)
    other.close()


def _three(store: Store, folder: Path, key: Path) -> list[str]:
    numbers = small_record(store, cases=1)
    for _ in range(3):
        act(store, numbers[0])
        take_checkpoint(store, folder, key)
    return (folder / FILE_NAME).read_text().splitlines(keepends=True)


def test_every_byte_of_the_file_counts(sqlite_store: Store, folder: Path, key: Path) -> None:
    content = "".join(_three(sqlite_store, folder, key)).encode()
    for at in range(0, len(content), 7):
        (folder / FILE_NAME).write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert proof(sqlite_store, folder, key), f"byte {at}"


def test_a_missing_line_is_found(sqlite_store: Store, folder: Path, key: Path) -> None:
    lines = _three(sqlite_store, folder, key)
    for kept in ([0, 1], [0, 2], [1, 2], [0], [], [1, 0, 2], [0, 1, 1, 2]):
        (folder / FILE_NAME).write_text("".join(lines[at] for at in kept))
        assert proof(sqlite_store, folder, key), kept


def test_an_earlier_copy_proves_as_far_as_it_goes(sqlite_store: Store, folder: Path, key: Path) -> None:
    lines = _three(sqlite_store, folder, key)
    (folder / FILE_NAME).write_text("".join(lines[:2]))
    assert proof(sqlite_store, folder, key, is_copy=True) == []
    (folder / FILE_NAME).write_text("".join(lines[1:2]))
    assert proof(sqlite_store, folder, key, is_copy=True)


def test_a_missing_file_is_found(sqlite_store: Store, folder: Path, key: Path) -> None:
    assert "无法读取" in proof(sqlite_store, folder, key)[0]


def test_another_key_does_not_do(sqlite_store: Store, folder: Path, key: Path, tmp_path: Path) -> None:
    _three(sqlite_store, folder, key)
    other = tmp_path / "other.pem"
    create_key(other, tmp_path / "data")
    assert any("签名不符" in each for each in proof(sqlite_store, folder, other))
    line = parse((folder / FILE_NAME).read_text().splitlines()[0])
    assert line is not None
    assert line.taken_at <= stamp(sqlite_store.now())


def test_the_key_stays_out_of_the_data_and_private(
    sqlite_store: Store, folder: Path, key: Path, tmp_path: Path
) -> None:
    assert key.stat().st_mode & 0o777 == 0o600
    with pytest.raises(KeyRefused, match="数据目录"):
        create_key(tmp_path / "data" / "key.pem", tmp_path / "data")
    with pytest.raises(KeyRefused, match="无法新建"):
        create_key(key, tmp_path / "data")
    inside = shutil.copy(key, folder.parent / "key.pem")
    with pytest.raises(KeyRefused, match="数据目录"):
        take_checkpoint(sqlite_store, folder, Path(inside))
    key.chmod(0o644)
    with pytest.raises(KeyRefused, match="仅本人"):
        load_key(key)
    with pytest.raises(KeyRefused, match="不是公钥"):
        load_public_key(key)
