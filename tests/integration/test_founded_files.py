"""A bureau copied from a founded file is as one founded on its own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import text

from models.checks import check
from models.database import Store, create_store
from models.instants import stamp
from tests.founded_files import empty_one
from tests.integration.bureau_desk import contents, founded, founded_anew


def guards(store: Store) -> set[Any]:
    with store.read() as conn:
        return {tuple(row) for row in conn.execute(text("SELECT type, name, tbl_name, sql FROM sqlite_master"))}


def told_of(store: Store) -> dict[str, Any]:
    """All that is in it but what hangs on its identity and on the moment of its making."""
    tables = contents(store, without=("bureau", "event"))
    with store.read() as conn:
        row = conn.execute(text("SELECT clock, virtual_now, seq, last_recorded_at FROM bureau")).one()
        later = conn.execute(text("SELECT seq, body FROM event WHERE seq > 1 ORDER BY seq")).all()
    return {**tables, "bureau": tuple(row), "event": [tuple(event) for event in later]}


def test_a_copied_bureau_is_sound_and_as_one_founded_on_its_own(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    copy, own = founded(tmp_path / "first"), founded_anew(f"sqlite:///{tmp_path}/own.db")
    try:
        assert check(copy) == []
        assert guards(copy) == guards(own)
        assert told_of(copy) == told_of(own)
        assert copy.now() == own.now()
        assert (tmp_path / "first" / "zhifa.db").stat().st_mode == (tmp_path / "own.db").stat().st_mode
    finally:
        copy.close()
        own.close()


def times_and_names(store: Store) -> tuple[Any, set[str], dict[str, Any]]:
    """What its first event and its head say: all but the moments and the identity, the moments, and the rest."""
    with store.read() as conn:
        row = dict(conn.execute(text("SELECT * FROM bureau")).mappings().one())
        event = dict(conn.execute(text("SELECT * FROM event")).mappings().one())
    body = orjson.loads(event.pop("body"))
    named = {row.pop("identity"), body["bureau"].pop("identity")}
    moments = {row.pop("created_at"), row.pop("last_recorded_at"), body["bureau"].pop("created_at")}
    moments |= {told.pop(name) for told in (event, body) for name in ("occurred_at", "recorded_at")}
    assert named == {store.identity}
    assert row.pop("head") == event.pop("hash")
    return (row, event, body), moments, contents(store, without=("bureau", "event"))


def test_an_empty_one_is_as_one_just_made(tmp_path: Path) -> None:
    before = stamp(datetime.now(UTC))
    copy = empty_one(f"sqlite:///{tmp_path}/copy.db", tmp_path / "copy.db")
    own = create_store(f"sqlite:///{tmp_path}/own.db")
    try:
        assert check(copy) == []
        assert guards(copy) == guards(own)
        (told, moments, rest), (of_own, own_moments, rest_of_own) = times_and_names(copy), times_and_names(own)
        assert told == of_own
        assert rest == rest_of_own
        assert len(moments) == 1
        assert all(before <= moment for moment in moments | own_moments)
        assert copy.identity != own.identity
        assert copy.is_virtual is own.is_virtual is False
        assert (tmp_path / "copy.db").stat().st_mode == (tmp_path / "own.db").stat().st_mode
    finally:
        copy.close()
        own.close()


def test_no_two_copies_are_the_same_bureau(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    stores = [founded(folder) for folder in folders]
    try:
        heads = []
        for store in stores:
            with store.read() as conn:
                heads.append(conn.execute(text("SELECT head FROM bureau")).scalar_one())
        assert len({store.identity for store in stores}) == 2
        assert len(set(heads)) == 2
    finally:
        for store in stores:
            store.close()
