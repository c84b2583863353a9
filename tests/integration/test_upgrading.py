"""A database of an earlier version is brought to this one with everything in it, or stays as it was."""

from collections.abc import Callable

import pytest
from alembic import command
from sqlalchemy import inspect, text

from models.checks import check
from models.database import SCHEMA_HEAD, Store, create_store, open_store, upgrade_store
from models.migrations import runner
from models.store_errors import SchemaMismatch, StoreError
from tests.integration.record_builders import RECORD_CHECKS, full_act, open_case, publish_release

NEW = ("message_part", "receipt_inbox", "channel_pace", "campaign")


@pytest.fixture
def older(store_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database at 0001 with a case in it."""
    with monkeypatch.context() as before:
        before.setattr("models.migrations.runner.command.upgrade", to_first(command.upgrade))
        before.setattr("models.database.SCHEMA_HEAD", "0001")
        store = create_store(store_url)
        release = publish_release(store)
        open_case(store, "2026-0001", release)
        full_act(store, "2026-0001", 2)
        assert not set(NEW) & set(inspect(store.engine).get_table_names())
        store.close()
    return store_url


def to_first(upgrade: Callable[..., None]) -> Callable[..., None]:
    return lambda config, _: upgrade(config, "0001")


def version(store: Store) -> str:
    with store.read() as conn:
        return str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def test_an_existing_database_is_upgraded_with_all_that_is_in_it(older: str) -> None:
    with pytest.raises(SchemaMismatch, match="先升级"):
        open_store(older)
    upgrade_store(older)
    store = open_store(older)
    assert version(store) == SCHEMA_HEAD == runner.newest()
    assert set(NEW) <= set(inspect(store.engine).get_table_names())
    assert "lead" in {column["name"] for column in inspect(store.engine).get_columns("enforcement_case")}
    assert check(store, checks=RECORD_CHECKS) == []
    store.close()
    upgrade_store(older)  # a second time changes nothing


def test_an_upgrade_that_breaks_off_leaves_the_old_version(older: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import alembic.op

    original = alembic.op.create_index

    def breaks(name: str, *args: object, **kwargs: object) -> None:
        if name == "ix_campaign_owed_seq":
            raise StoreError("磁盘已满")
        original(name, *args, **kwargs)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(alembic.op, "create_index", breaks)
        with pytest.raises(StoreError):
            upgrade_store(older)
    with pytest.raises(SchemaMismatch, match="0001"):
        open_store(older)
    upgrade_store(older)
    open_store(older).close()
