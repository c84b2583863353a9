"""What ``make bench`` puts into a database beside the cases it measures fits to the tables as they are."""

from pathlib import Path

from sqlalchemy import text

from benchmarks.stored import fill
from tests.acceptance.montreal.rehearsing import founded, scratch

FILLED = ("enforcement_case", "party", "event", "term", "reminder", "document", "outbox")


def test_each_table_gets_a_row_for_each_stored_case(tmp_path: Path) -> None:
    store = founded(scratch(tmp_path))
    with store.read() as conn:
        before = {name: conn.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in FILLED}  # noqa: S608
    fill(store, 3)
    with store.read() as conn:
        after = {name: conn.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in FILLED}  # noqa: S608
    store.close()
    assert after == {name: number + 3 for name, number in before.items()}
