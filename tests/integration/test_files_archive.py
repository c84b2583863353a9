"""Files of the archive: whole, named by their hash, checked when read, cleaned of what no event bound."""

import hashlib
import time
from pathlib import Path

import pytest

from models import killpoints
from models.files import FileDamaged, path_of, read_bytes, remove_parts, replace_file, store_bytes


def test_stored_bytes_lie_under_their_hash_and_are_read_back(tmp_path: Path) -> None:
    kept = store_bytes(tmp_path, b"%PDF-1.7", "application/pdf")
    assert kept.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert path_of(tmp_path, kept.sha256, "application/pdf") == tmp_path / kept.sha256[:2] / f"{kept.sha256}.pdf"
    assert read_bytes(tmp_path, kept.sha256, "application/pdf") == b"%PDF-1.7"
    assert kept.size == 8


def test_storing_the_same_bytes_again_writes_nothing(tmp_path: Path) -> None:
    store_bytes(tmp_path, b"x", "text/plain")
    passed = killpoints.trace()
    store_bytes(tmp_path, b"x", "text/plain")
    assert passed == []


def test_a_changed_file_is_noticed_when_read_and_mended_when_stored_again(tmp_path: Path) -> None:
    kept = store_bytes(tmp_path, b"decision", "text/html")
    path_of(tmp_path, kept.sha256, "text/html").write_bytes(b"Decision")
    with pytest.raises(FileDamaged):
        read_bytes(tmp_path, kept.sha256, "text/html")
    store_bytes(tmp_path, b"decision", "text/html")
    assert read_bytes(tmp_path, kept.sha256, "text/html") == b"decision"


def test_a_file_passes_both_kill_points_in_order(tmp_path: Path) -> None:
    passed = killpoints.trace()
    store_bytes(tmp_path, b"y", "text/plain")
    assert passed == ["file.written", "file.renamed"]


def test_parts_of_dead_writers_are_removed_and_young_ones_spared(tmp_path: Path) -> None:
    replace_file(tmp_path / "aa" / "whole.txt", b"1")
    (tmp_path / "aa" / ".part-dead").write_bytes(b"half")
    assert remove_parts(tmp_path, older_than=time.time() - 3600) == 0
    assert remove_parts(tmp_path, older_than=time.time() + 1) == 1
    assert [path.name for path in (tmp_path / "aa").iterdir()] == ["whole.txt"]
