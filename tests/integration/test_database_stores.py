"""Opening, creating, writing and reading a store on both databases."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, inspect, select, text
from sqlmodel import SQLModel

from models import tables
from models.bureau_stream import append_bureau
from models.database import SCHEMA_HEAD, Store, create_store, open_store
from models.engines import journal_mode, sqlite_version
from models.instants import EPOCH, moment
from models.killpoints import trace
from models.migrations.application_role import grant_application_role
from models.migrations.runner import newest
from models.store_errors import SchemaMismatch, StoreBusy, StoreError, StoreFull, StoreRefused, StoreUnavailable
from tests.integration.record_builders import EVENT, TABLES, publish_release, small_record

BUREAU = TABLES["bureau"]
MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def test_the_schema_constant_is_the_newest_migration() -> None:
    assert newest() == SCHEMA_HEAD


def test_the_migrated_schema_is_that_of_the_tables(store: Store) -> None:
    found = inspect(store.engine)
    names = set(found.get_table_names()) - {"alembic_version"}
    ours = {name: table for name, table in SQLModel.metadata.tables.items() if name in names}
    assert names == ours.keys()
    for name, table in ours.items():
        columns = {each["name"]: each["nullable"] for each in found.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}, name
        assert set(found.get_pk_constraint(name)["constrained_columns"]) == {c.name for c in table.primary_key}, name
        assert {i["name"] for i in found.get_indexes(name) if "duplicates_constraint" not in i} == {
            index.name for index in table.indexes
        }, name
        foreign = {(f["constrained_columns"][0], f["referred_table"]) for f in found.get_foreign_keys(name)}
        assert foreign == {(f.parent.name, f.column.table.name) for f in table.foreign_keys}, name


def test_every_table_of_the_models_is_migrated(store: Store) -> None:
    modelled = {getattr(each, "__tablename__", None) for each in vars(tables).values() if hasattr(each, "__table__")}
    assert modelled
    assert modelled <= set(inspect(store.engine).get_table_names())


def test_a_store_can_be_closed_and_opened_again(store: Store, store_url: str) -> None:
    again = open_store(store_url)
    assert (again.identity, again.dialect, again.is_virtual) == (store.identity, store.dialect, False)
    again.close()


def test_a_second_creation_is_refused(store: Store, store_url: str) -> None:
    with pytest.raises(StoreError, match="不是空的"):
        create_store(store_url)


def test_a_missing_database_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有数据库文件"):
        open_store(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(("version", "says"), [("0000", "旧"), ("9999", "新")])
def test_another_schema_version_is_refused(store: Store, store_url: str, version: str, says: str) -> None:
    with store.write() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    with pytest.raises(SchemaMismatch, match=says):
        open_store(store_url)


def test_a_database_without_schema_is_refused(store_url: str, tmp_path: Path) -> None:
    if store_url.startswith("sqlite"):
        Path(store_url.removeprefix("sqlite:///")).touch()
    with pytest.raises(SchemaMismatch, match="尚未建好"):
        open_store(store_url)


def test_a_creation_that_fails_leaves_nothing(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("中断")

    monkeypatch.setattr("models.database._found", fail)
    with pytest.raises(StoreError, match="中断"):
        create_store(store_url)
    monkeypatch.undo()
    create_store(store_url).close()


def _append(store: Store, note: str, limit: str | None = None, fails: bool = False) -> None:
    with store.write() as conn:
        if limit is not None:
            conn.execute(text(f"PRAGMA max_page_count = {limit}"))
        append_bureau(conn, store, action="x", body={"note": note})
        if fails:
            raise ZeroDivisionError


def test_an_error_rolls_everything_back(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        _append(store, "x", fails=True)
    with store.read() as conn:
        assert conn.execute(select(BUREAU.c.seq)).scalar_one() == 1


def test_a_commit_passes_its_kill_points(store: Store) -> None:
    seen = trace()
    with store.write() as conn:
        append_bureau(conn, store, action="x", body={})
    assert seen == ["commit.before", "commit.after"]


def test_a_read_sees_one_moment(store: Store) -> None:
    with store.read() as before:
        seq = before.execute(select(BUREAU.c.seq)).scalar_one()
        with store.write() as conn:
            append_bureau(conn, store, action="x", body={})
        assert before.execute(select(BUREAU.c.seq)).scalar_one() == seq


def test_what_a_read_writes_does_not_stay(sqlite_store: Store) -> None:
    with sqlite_store.read() as conn:
        conn.execute(text("UPDATE bureau SET seq = seq + 1"))
    with sqlite_store.read() as conn:
        assert conn.execute(select(BUREAU.c.seq)).scalar_one() == 1


def test_a_constraint_is_a_typed_refusal_without_stored_values(store: Store) -> None:
    digest = publish_release(store)
    row = {"digest": digest, "body": "x", "published_at": "", "published_by": "", "second_by": "", "note": ""}
    with pytest.raises(StoreRefused) as refused, store.write() as conn:
        conn.execute(insert(TABLES["release"]), row)
    assert "版本一经发布" in str(refused.value)
    assert digest not in str(refused.value)


def test_a_held_lock_is_a_busy_store(sqlite_url: str) -> None:
    create_store(sqlite_url).close()
    with (
        closing(open_store(sqlite_url, wait_seconds=0)) as store,
        store.write(),
        pytest.raises(StoreBusy),
        store.write(),
    ):
        pass


def test_a_held_row_is_a_busy_store(postgresql_url: str) -> None:
    create_store(postgresql_url).close()
    with closing(open_store(postgresql_url, wait_seconds=0.05)) as store, store.write() as conn:
        append_bureau(conn, store, action="x", body={})
        with pytest.raises(StoreBusy), store.write() as other:
            append_bureau(other, store, action="x", body={})


def test_an_unreachable_database_is_said_so() -> None:
    with pytest.raises(StoreUnavailable):
        open_store("postgresql://nobody@127.0.0.1:1/none")


def test_a_full_disk_is_a_typed_error_and_passes(sqlite_store: Store) -> None:
    with sqlite_store.read() as conn:
        pages = conn.execute(text("PRAGMA page_count")).scalar_one()
    with pytest.raises(StoreFull):
        _append(sqlite_store, "长" * 200_000, limit=str(pages))
    _append(sqlite_store, "长" * 200_000, limit="1000000")


def test_sqlite_is_set_up_for_durability(sqlite_store: Store) -> None:
    expected = {
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "journal_mode": journal_mode(sqlite_version(), scratch=False),
        "mmap_size": 0,
    }
    with sqlite_store.read() as conn:
        assert {name: conn.execute(text(f"PRAGMA {name}")).scalar() for name in expected} == expected


def test_an_old_sqlite_does_not_use_wal() -> None:
    assert journal_mode((3, 51, 2), scratch=False) == "truncate"
    assert journal_mode((3, 51, 3), scratch=False) == "wal"


def test_the_file_is_private(sqlite_store: Store, sqlite_url: str) -> None:
    assert Path(sqlite_url.removeprefix("sqlite:///")).stat().st_mode & 0o077 == 0


def test_a_wall_clock_cannot_be_set(store: Store) -> None:
    assert abs(store.now() - datetime.now(UTC)) < timedelta(seconds=5)
    with pytest.raises(StoreError, match="正式数据库"):
        store.set_clock(MONDAY)


def test_a_virtual_clock_stands_where_it_was_set_and_never_goes_back(store_url: str) -> None:
    store = create_store(store_url, clock="virtual")
    with pytest.raises(StoreError, match="尚未设定"):
        store.now()
    store.set_clock(MONDAY)
    store.set_clock(MONDAY)
    with pytest.raises(StoreError, match="倒拨"):
        store.set_clock(MONDAY - timedelta(microseconds=1))
    assert store.now() == MONDAY
    again = open_store(store_url)
    assert (again.is_virtual, again.now()) == (True, MONDAY)
    with store.read() as conn:
        assert conn.execute(select(EVENT.c.recorded_at)).scalar_one() == EPOCH
    again.close()
    store.close()


def test_the_clock_of_the_database_is_stored_text(store: Store) -> None:
    with store.read() as conn:
        now = moment(conn.execute(select(store.database_time())).scalar_one())
        later = moment(conn.execute(select(store.database_time(90))).scalar_one())
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)
    assert timedelta(seconds=89) < later - now < timedelta(seconds=95)


def _as_application(store: Store, statement: str) -> None:
    with store.write() as conn:
        conn.execute(text("SET LOCAL ROLE zhifa_app"))
        conn.execute(text(statement))


def test_the_application_role_can_add_but_not_change_the_record(postgresql_url: str) -> None:
    store = create_store(postgresql_url)
    small_record(store, cases=1)
    with store.write() as conn:
        grant_application_role(conn, "zhifa_app")
        grant_application_role(conn, "zhifa_app")
    for statement in (
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "UPDATE event SET body = ''",
        "DELETE FROM event",
        "TRUNCATE event",
        "UPDATE release SET note = ''",
    ):
        with pytest.raises(StoreError):
            _as_application(store, statement)
    with store.write() as conn:
        conn.execute(text("SET LOCAL ROLE zhifa_app"))
        append_bureau(conn, store, action="x", body={})
    store.close()
