"""How Chinese text is broken into the lines of a table: no number and no clause comes apart."""

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from portal.tables import in_cell
from portal.wrapping import breaks

LONG = "提示后终结：行政处罚法33、行政处罚法46、行政处罚法33(3)、金科〔2015〕8号四(7)、移送规定5(1)"


def lines(text: str, width: int) -> list[str]:
    return [text[start:end].rstrip() for start, end in pairwise([0, *breaks(text, width), len(text)])]


def test_a_clause_is_never_broken_inside_its_number() -> None:
    for width in range(20, 60):
        told = lines(LONG, width)
        for clause in ("法46", "法33(3)", "科〔2015〕8号四(7)", "定5(1)"):
            assert any(clause in line for line in told), (width, clause)
        assert all(cell_len(line) <= width for line in told)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("依照行政处罚法34办理", 14, ["依照行政处罚", "法34办理"]),
        ("理由不成立，请核对", 10, ["理由不成", "立，请核对"]),
        ("共收取（大写）一千元", 8, ["共收取", "（大写）", "一千元"]),
        ("登记于2026-06-15以后", 13, ["登记", "于2026-06-15", "以后"]),
        ("结案：行政处罚法66、金科〔2015〕8号四(1)", 28, ["结案：行政处罚法66、", "金科〔2015〕8号四(1)"]),
        ("提示16 检查15 决定13 送达21", 26, ["提示16 检查15 决定13", "送达21"]),
        ("close.closed", 10, ["close.clos", "ed"]),
        ("no room for it", 8, ["no room", "for it"]),
    ],
)
def test_lines_end_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text("法行政 a1()（）、。〔〕年\t", max_size=60), st.integers(2, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    assert sorted(set(breaks(text, width))) == breaks(text, width)
    assert all(cell_len(line) <= width for line in lines(text, width))


def test_a_table_breaks_its_cells_so() -> None:
    drawn = Table()
    drawn.add_column("条文", overflow="fold")
    drawn.add_row(in_cell(LONG))
    out = io.StringIO()
    Console(file=out, width=34).print(drawn)
    assert "法3\n" not in out.getvalue().replace(" ", "").replace("│", "")
    assert "科〔2015〕8号四(7)" in out.getvalue()
