"""The convictions are read strictly: whatever is wrong with the file is one error with its line and field."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from config.errors import BadInput
from tests.acceptance.montreal.rows import COLUMNS, SHIFT_DAYS, read_convictions

GOOD = {
    "id_poursuite": "3976",
    "business_id": "15888",
    "date": "20161026",
    "description": "Les appareils sont nettoyés",
    "adresse": "1006 Boul. Saint-Laurent, Montréal",
    "date_jugement": "20180209",
    "etablissement": "G & D SUPERMARCHE",
    "montant": "300",
    "proprietaire": "9214-7842 QUEBEC INC.",
    "ville": "Montréal",
    "statut": "Ouvert",
    "date_statut": "20180202",
    "categorie": "Supermarché",
}
HEADER = ",".join(COLUMNS)


def line(**changed: str) -> str:
    return ",".join(f'"{text}"' for text in (GOOD | changed).values())


def file_of(folder: Path, *lines: str) -> Path:
    path = folder / "rows.csv"
    path.write_bytes("\n".join(lines).encode())
    return path


def refusal(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_convictions(path)
    assert len(caught.value.problems) == 1
    assert str(path) in str(caught.value)
    return caught.value


def test_a_row_is_read_with_its_dates_moved_by_whole_weeks(tmp_path: Path) -> None:
    (row,) = read_convictions(file_of(tmp_path, HEADER, line()))
    assert SHIFT_DAYS % 7 == 0
    assert row.offence_on == date(2016, 10, 26) + timedelta(days=SHIFT_DAYS)
    assert row.offence_on.weekday() == date(2016, 10, 26).weekday()
    assert (row.id, row.fine_yuan, row.owner) == ("3976", 300, "9214-7842 QUEBEC INC.")


def test_a_description_over_several_lines_is_one_row(tmp_path: Path) -> None:
    rows = read_convictions(file_of(tmp_path, HEADER, line(description="a\r\nb"), line(id_poursuite="2")))
    assert [row.description for row in rows] == ["a b", GOOD["description"]]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("id_poursuite", ""),
        ("id_poursuite", "3976a"),
        ("business_id", "１５８８８"),
        ("date", "2016-10-26"),
        ("date", "20160230"),
        ("date_jugement", ""),
        ("montant", "-300"),
        ("montant", "300.50"),
        ("montant", "9999999999"),
        ("etablissement", " "),
        ("adresse", "a\x00b"),
        ("proprietaire", "x" * 201),
    ],
)
def test_a_bad_cell_is_named_with_line_and_field(field: str, text: str, tmp_path: Path) -> None:
    bad = refusal(file_of(tmp_path, HEADER, line(), line(**({"id_poursuite": "2"} | {field: text}))))
    assert (bad.line, bad.field) == (3, field)


def test_the_line_of_a_bad_row_counts_the_line_breaks_before_it(tmp_path: Path) -> None:
    bad = refusal(file_of(tmp_path, HEADER, line(description="a\nb\nc"), line(id_poursuite="2", date="heute")))
    assert (bad.line, bad.field) == (5, "date")


def test_a_prosecution_told_twice_is_refused(tmp_path: Path) -> None:
    bad = refusal(file_of(tmp_path, HEADER, line(), line(montant="400")))
    assert (bad.line, bad.field) == (3, "id_poursuite")
    assert "第2行" in bad.problem


@pytest.mark.parametrize("row", ["1,2,3", line() + ",14"])
def test_a_row_with_too_few_or_too_many_cells_is_refused(row: str, tmp_path: Path) -> None:
    assert refusal(file_of(tmp_path, HEADER, row)).line == 2


@pytest.mark.parametrize("lines", [(), (HEADER.replace("montant", "amount"), line()), (HEADER,)])
def test_a_file_without_the_header_or_without_rows_is_refused(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert refusal(file_of(tmp_path, *lines)).line == 1


def test_a_quote_left_open_is_refused(tmp_path: Path) -> None:
    assert refusal(file_of(tmp_path, HEADER, line(), line(id_poursuite="2")[:-1])).line == 3


def test_text_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(f"{HEADER}\n{line()}\n{line(id_poursuite='2')}".encode("latin-1"))
    assert refusal(path).line == 2
