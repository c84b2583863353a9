"""A backup that is damaged, altered or cut off by a crash: nothing is put in place, and nothing half-made is left."""

import os
import shutil
import signal
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models import killpoints
from models.backup import MANIFEST, BackupRefused, Places, read_backup, take_backup
from models.checks import check
from models.database import open_store
from models.migrations.first.rules import GUARD_NAMES
from models.restoring import RestoreRefused, Target, restore_backup
from tests.faults.working_bureau import places, prompted, target
from tests.integration.bureau_desk import Desk, founded


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau's home with a sound backup in it."""
    home = tmp_path_factory.mktemp("bureau")
    (home / "data").mkdir()
    desk = Desk(founded(home / "data"))
    prompted(desk)
    assert take_backup(desk.store, places(home), home / "backup.zip").findings == []
    desk.store.close()
    return home


@pytest.fixture
def place(sound: Path, tmp_path: Path) -> Iterator[Target]:
    """An empty place; whatever the test tries, nothing may be left beside it."""
    yield target(tmp_path / "again", places(sound))
    left = [path.name for path in (tmp_path / "again").glob(".zhifa-*")] if (tmp_path / "again").exists() else []
    assert left == []


def repacked(sound: Path, folder: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The backup with its members changed by somebody who knows how zip files are made."""
    with zipfile.ZipFile(sound / "backup.zip") as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    with zipfile.ZipFile(folder / "changed.zip", "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return folder / "changed.zip"


def longer(members: dict[str, bytes]) -> None:
    members["database.sqlite3"] += b"x"


def flipped(members: dict[str, bytes]) -> None:
    whole = bytearray(members["database.sqlite3"])
    whole[len(whole) // 2] ^= 1
    members["database.sqlite3"] = bytes(whole)


def slipped_in(members: dict[str, bytes]) -> None:
    members["../evil.yaml"] = b"x"


def left_out(members: dict[str, bytes]) -> None:
    del members["config/bureau.yaml"]


def other_manifest(members: dict[str, bytes]) -> None:
    members[MANIFEST] = members[MANIFEST].replace(b'"is_virtual":true', b'"is_virtual":false')


@pytest.mark.parametrize("change", [longer, flipped, slipped_in, left_out, other_manifest])
def test_an_altered_backup_is_refused_and_nothing_is_put_in_place(
    sound: Path, tmp_path: Path, place: Target, change: Callable[[dict[str, bytes]], None]
) -> None:
    with pytest.raises(BackupRefused):
        restore_backup(repacked(sound, tmp_path, change), place)
    assert not place.data.exists()
    assert not place.config.exists()


def test_a_cut_off_file_and_a_file_of_another_kind_are_refused(sound: Path, tmp_path: Path, place: Target) -> None:
    whole = (sound / "backup.zip").read_bytes()
    cut, other = tmp_path / "cut.zip", tmp_path / "other.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("readme.txt", "hello")
    for file in (cut, other, tmp_path / "none.zip", tmp_path):
        with pytest.raises(BackupRefused):
            restore_backup(file, place)
    assert not place.data.exists()


def test_a_place_that_is_not_empty_is_left_alone(sound: Path, place: Target) -> None:
    place.data.mkdir(parents=True)
    (place.data / "zhifa.db").write_bytes(b"somebody's")
    with pytest.raises(BackupRefused, match="空"):
        restore_backup(sound / "backup.zip", place)
    assert (place.data / "zhifa.db").read_bytes() == b"somebody's"


def test_a_backup_is_never_written_over_a_file(sound: Path) -> None:
    store = open_store(f"sqlite:///{sound / 'data' / 'zhifa.db'}")
    before = (sound / "backup.zip").read_bytes()
    with pytest.raises(BackupRefused, match="不覆盖"):
        take_backup(store, places(sound), sound / "backup.zip")
    store.close()
    assert (sound / "backup.zip").read_bytes() == before


def test_what_a_tampered_bureau_backs_up_says_so_and_cannot_be_restored(
    sound: Path, tmp_path: Path, place: Target
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(sound / "data" / "zhifa.db", tmp_path / "data")
    with sqlite3.connect(tmp_path / "data" / "zhifa.db") as raw:
        for name in GUARD_NAMES:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE enforcement_case SET party_name = '另一家公司'")
    raw.close()
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'zhifa.db'}")
    own = places(sound)
    tampered = Places(
        archive=own.archive,
        checkpoints=tmp_path / "checkpoints",
        config=own.config,
        public_key=own.public_key,
        key=own.key,
    )
    taken = take_backup(store, tampered, tmp_path / "tampered.zip")
    store.close()
    assert {finding.invariant for finding in taken.findings} >= {"I2", "I15"}
    with pytest.raises(RestoreRefused):
        restore_backup(tmp_path / "tampered.zip", place)
    assert not place.data.exists()


def killed_at(point: str, work: Callable[[], object]) -> None:
    """Run in a forked child that dies at the point."""
    pid = os.fork()
    if pid == 0:
        try:
            killpoints.arm(point)
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), f"{point} was not reached"
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_backup_cut_off_by_kill_9_leaves_no_file_that_looks_like_one(sound: Path, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{sound / 'data' / 'zhifa.db'}")
    killed_at("backup.written", lambda: take_backup(store, places(sound), tmp_path / "cut.zip"))
    assert not (tmp_path / "cut.zip").exists()
    assert take_backup(store, places(sound), tmp_path / "cut.zip").findings == [], "the next one is made all the same"
    assert read_backup(tmp_path / "cut.zip", thorough=True)
    store.close()


@pytest.mark.parametrize("point", ["quarantine.commit.before", "restore.verified", "restore.placed"])
def test_a_restore_cut_off_by_kill_9_is_nothing_or_the_whole(sound: Path, tmp_path: Path, point: str) -> None:
    place = target(tmp_path / "again", places(sound))
    killed_at(point, lambda: restore_backup(sound / "backup.zip", place))
    if place.data.exists():
        assert point == "restore.placed"
    else:
        assert restore_backup(sound / "backup.zip", place).held == 1
    store = open_store(place.database)
    assert check(store) == []
    with store.read() as conn:
        from sqlalchemy import text

        assert conn.execute(text("SELECT count(*) FROM outbox WHERE state = 'quarantined'")).scalar_one() == 2
    store.close()
