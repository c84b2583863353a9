"""The same databases as the integration tests have, and founded bureaus on them, which are copies: founding takes longer."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.integration.conftest import postgresql_server, postgresql_url, sqlite_url, store_url

if TYPE_CHECKING:
    from tests.faults.killed_cases import PostgresqlBureaus

__all__ = ["bureau_url", "postgresql_bureaus", "postgresql_server", "postgresql_url", "sqlite_url", "store_url"]


@pytest.fixture(scope="session")
def postgresql_bureaus(postgresql_server: str) -> Iterator["PostgresqlBureaus"]:
    """Makes bureaus on the PostgreSQL of this run."""
    from tests.faults.killed_cases import PostgresqlBureaus  # few tests need it, and it imports much

    made = PostgresqlBureaus(postgresql_server)
    yield made
    made.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def bureau_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A bureau just founded, on each kind of database."""
    from config.schema.days import read_moment
    from tests.faults.killed_cases import SqliteBureaus
    from tests.integration.bureau_desk import FOUNDED

    folder = tmp_path / "data"
    folder.mkdir()
    if request.param == "sqlite":
        return SqliteBureaus().new(folder, read_moment(FOUNDED))
    made: PostgresqlBureaus = request.getfixturevalue("postgresql_bureaus")
    return made.new(folder, read_moment(FOUNDED))
