"""Real rows: each conviction is a case that closes, is flagged, is refused with its article, or cannot be one."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal
from flows.submit import Executor
from models.checks import check
from models.queries import documents_of, files_of_case, owed_of_case
from notifications.channels import RecordingSender
from tests.acceptance.montreal.casefile import why_impossible
from tests.acceptance.montreal.independent import Foreseen, foresee, totals
from tests.acceptance.montreal.rehearsing import founded, montreal_docket, on_record, rehearse, scratch
from tests.acceptance.montreal.rows import FILE, Conviction, read_convictions, shared_file

FOUND = shared_file()
TENTH = 4
"""The prosecutions whose number ends so are rehearsed here; ``make bench`` rehearses all."""

pytestmark = pytest.mark.skipif(
    FOUND is None, reason=f"no real input: shared/data/{FILE.as_posix()} does not lie beside the checkout"
)


@pytest.fixture(scope="module")
def convictions() -> tuple[Conviction, ...]:
    assert FOUND is not None
    return read_convictions(FOUND)


@pytest.fixture(scope="module")
def foreseen() -> dict[str, Foreseen]:
    assert FOUND is not None
    return foresee(FOUND)


def test_every_row_is_read_and_two_plus_one_are_impossible(
    convictions: tuple[Conviction, ...], foreseen: dict[str, Foreseen]
) -> None:
    impossible = {row.id: reason for row in convictions if (reason := why_impossible(row)) is not None}
    assert len(convictions) == len(foreseen) == 7106
    assert {row for row, one in foreseen.items() if one.end == "impossible"} == impossible.keys()
    assert Counter(impossible.values()) == {"判决日期早于违法行为发生日期": 2, "罚款数额为零": 1}


def test_a_tenth_comes_to_what_an_independent_count_says(
    convictions: tuple[Conviction, ...], foreseen: dict[str, Foreseen], tmp_path: Path
) -> None:
    """Row by row and in every total; the decisions beyond ninety days with the roll rule are those flagged."""
    rows = [row for row in convictions if int(row.id) % 10 == TENTH]
    wanted = {row.id: foreseen[row.id] for row in rows}
    store = founded(scratch(tmp_path))
    done = rehearse(store, *montreal_docket(rows, wanted))
    assert done.unmet == []
    assert done.ends() == {row: one.end for row, one in wanted.items()}
    assert {"rows": len(rows), **done.counted(), **on_record(store)} == totals(wanted)
    assert check(store) == []
    store.close()


def test_some_rows_run_as_a_docket_with_all_their_documents_and_messages(
    convictions: tuple[Conviction, ...], foreseen: dict[str, Foreseen], tmp_path: Path
) -> None:
    """The same docket as ``zhifa rehearse`` runs it, one row of each end and of each grade."""
    picked = {(foreseen[row.id].end, foreseen[row.id].hearing, row.fine_yuan > 1000): row for row in convictions}
    docket, _ = montreal_docket(picked.values(), foreseen)
    store = founded(scratch(tmp_path))
    reports: list[ActReport] = []
    runtime = compose(store, RecordingSender(), tmp_path / "archive")
    rehearsal = Rehearsal(store, runtime, Executor("plain"), reports.append)
    asyncio.run(rehearsal.run(docket))
    assert [says for report in reports for says in report.unmet] == []
    for no in rehearsal.cases.values():
        assert {row["state"] for row in owed_of_case(store, no)} <= {"accepted", "done"}
        assert len(files_of_case(store, no)) == len(documents_of(store, no))
    assert check(store) == []
    store.close()
