"""The independent count of the convictions, on days where its answer can be told by hand."""

from datetime import date
from pathlib import Path

import pytest

from tests.acceptance.montreal import independent, rows
from tests.acceptance.montreal.bureau import GRADES, HIGHEST_FEN, grade_of, montreal_release
from tests.acceptance.montreal.casefile import entry_of, why_impossible
from tests.acceptance.montreal.independent import foresee, last_day_to_be_heard, ninetieth_day, totals
from tests.acceptance.montreal.rows import COLUMNS, read_convictions

FILED = "20110112"  # becomes 2021-07-21, a Wednesday


def file_of(folder: Path, *rows_told: tuple[str, str, int]) -> Path:
    """(date of the offence, of the judgment, fine) of each row; everything else is alike."""
    path = folder / "rows.csv"
    told = [
        f"{n},7,{filed},d,a,{judged},e,{fine},p,v,s,20200101,c"
        for n, (filed, judged, fine) in enumerate(rows_told, start=1)
    ]
    path.write_text("\n".join((",".join(COLUMNS), *told)), encoding="utf-8")
    return path


def test_both_sides_move_the_dates_alike() -> None:
    assert independent.SHIFT.days == rows.SHIFT_DAYS


@pytest.mark.parametrize(
    ("told", "last"),
    [
        (date(2021, 7, 21), date(2021, 7, 28)),
        (date(2021, 9, 30), date(2021, 10, 13)),  # over the national holiday; Saturday the 9th is worked
        (date(2026, 12, 30), date(2027, 1, 7)),  # no notice for 2027 yet: New Year's day is left to the party
        (date(2030, 4, 30), date(2030, 5, 9)),  # 1 and 2 May as well
    ],
)
def test_the_party_has_five_working_days_to_be_heard(told: date, last: date) -> None:
    assert last_day_to_be_heard(told) == last


@pytest.mark.parametrize(
    ("filed", "last"),
    [
        (date(2021, 7, 21), date(2021, 10, 19)),
        (date(2021, 7, 5), date(2021, 10, 8)),  # the 3rd of October is a holiday: rolls on to Friday the 8th
        (date(2029, 7, 3), date(2029, 10, 1)),  # beyond the last notice a Monday binds the bureau
    ],
)
def test_the_bureau_has_ninety_days_rolled_on_over_a_holiday(filed: date, last: date) -> None:
    assert ninetieth_day(filed) == last


def test_each_row_has_one_end(tmp_path: Path) -> None:
    file = file_of(
        tmp_path,
        (FILED, "20110119", 300),  # 2021-07-28, the last day to be heard
        (FILED, "20110120", 5000),
        (FILED, "20110412", 300),  # 2021-10-19, the ninetieth day
        (FILED, "20110413", 700),
        (FILED, "20110111", 300),
        (FILED, "20110412", 0),
    )
    found = foresee(file)
    assert [one.end for one in found.values()] == [
        "refused", "closed", "closed", "flagged", "impossible", "impossible",
    ]  # fmt: skip
    assert totals(found) == {
        "rows": 6, "closed": 2, "flagged": 1, "refused": 1, "impossible": 2, "fined_yuan": 6000, "hearings_offered": 1,
    }  # fmt: skip
    reasons = [why_impossible(row) for row in read_convictions(file)]
    assert [reason is not None for reason in reasons] == [False, False, False, False, True, True]


def test_the_docket_of_a_refused_row_ends_with_the_refusal(tmp_path: Path) -> None:
    (row,) = read_convictions(file_of(tmp_path, (FILED, "20110119", 300)))
    last = entry_of(row, "refused").acts[-1]
    assert (last.act, last.expect, last.clause) == ("approve_decision", "refused", "行政处罚法62")
    assert [act.act for act in entry_of(row, "closed").acts][-1] == "close_case"


def test_the_bands_leave_no_fine_out() -> None:
    (standard,) = [s for s in montreal_release().standards if s.power == "SP-CF-001"]
    for fine in (20_000, 100_000, 100_001, 300_000, 300_001, HIGHEST_FEN):
        grade = standard.grade(grade_of(fine))
        assert grade is not None
        assert grade.fine is not None
        assert grade.fine.holds(fine)
    assert [grade.key for grade in standard.grades] == [key for key, _, _ in GRADES]
