"""Kill -9 at commits, file renames and channel calls of a case on a real PostgreSQL: nothing is lost and nothing doubled."""

from pathlib import Path

import pytest

from tests.faults.killed_cases import SCENARIOS, PostgresqlBureaus, each_kind_once, every_passage, passages, survives


@pytest.fixture
def bureaus(postgresql_bureaus: PostgresqlBureaus) -> PostgresqlBureaus:
    return postgresql_bureaus


@pytest.mark.timeout(600)
def test_cases_survive_kill_9_at_each_kind_of_point(bureaus: PostgresqlBureaus, tmp_path: Path) -> None:
    traces = {name: passages(name, tmp_path / name, bureaus) for name in SCENARIOS}
    for number, (name, point, nth) in enumerate(each_kind_once(traces)):
        survives(name, tmp_path / str(number), point, nth, bureaus)


@pytest.mark.full
@pytest.mark.timeout(0)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_case_survives_kill_9_at_every_single_passage(name: str, bureaus: PostgresqlBureaus, tmp_path: Path) -> None:
    seen = passages(name, tmp_path / "trace", bureaus)
    for number, (point, nth) in enumerate(every_passage(seen)):
        survives(name, tmp_path / str(number), point, nth, bureaus)
