"""A slip in a configuration folder: told once, with its file, its line and the word that was probably meant."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from config.errors import BadInput
from config.loader import load_folder
from config.settings import CHECKOUT
from portal.config_places import placed, refuse_flaws
from states.config_checks import Problem

TODAY = date(2026, 3, 2)
WORDS = ("行政处罚法64", "行政处罚法64(一)", "hearing_request")
PENALTY = "procedures/penalty_general.yaml"
#: file, what stands there, what an admin made of it, the field or thing named, what it says
SLIPS = [
    (PENALTY, "to: prompt.prompted", "to: prompt.promted", "moves.0.to", "是否想写“prompt.prompted”？"),
    (PENALTY, "act: issue_prompt,", "act: isue_prompt,", "程序 penalty_general", "是否想写“issue_prompt”？"),
    (PENALTY, "clause: 行政处罚法54", "clause: 行政处罚法540", "程序 penalty_general", "是否想写“行政处罚法54”？"),
    (PENALTY, "key: prompt.skipped", "key: prompt.prompted", "steps.3.key", "写了两次"),
    (PENALTY, "  - term: decision_period", "  - term: decision_perod", "reminders.10.term", "“decision_period”？"),
    ("law/terms.yaml", "unit: working_day", "unit: workng_day", "0.unit", "是否想写“working_day”？"),
]


@pytest.mark.parametrize(("file", "was", "became", "field", "says"), SLIPS)
def test_a_slip_is_told_with_its_place_and_what_was_meant(
    tmp_path: Path, file: str, was: str, became: str, field: str, says: str
) -> None:
    folder = tmp_path / "config"
    shutil.copytree(CHECKOUT / "config", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "dockets"))
    path = folder / file
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(was)].count("\n") + 1
    path.write_text(text.replace(was, became, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        refuse_flaws(folder, load_folder(folder, CHECKOUT / "templates"), TODAY)
    first = caught.value.problems[0]
    assert (first.source, first.line, first.field) == (str(path), line, field)
    assert says in first.problem


def test_a_procedure_is_told_with_its_own_file() -> None:
    told = placed(CHECKOUT / "config", Problem("程序 permit", "documents 中没有 permit_grant"))
    assert told.source == str(CHECKOUT / "config" / "procedures" / "permit.yaml")


def test_an_item_of_an_article_is_no_slip_of_the_article(tmp_path: Path) -> None:
    told = placed(tmp_path, Problem("期限 hearing_request", "少于 行政处罚法64(一) 规定的5个工作日"), WORDS)
    assert "是否想写" not in str(told)


def with_row(tmp_path: Path, **changes: str) -> tuple[Path, Path, int]:
    """The shipped configuration with 生物安全法75 changed; the folder, the file of the clause, the line of its end."""
    folder = tmp_path / "config"
    shutil.copytree(CHECKOUT / "config", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "dockets"))
    path = folder / "law" / "clauses_powers.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index("- clause: 生物安全法75") + 1
    lines[at:at] = [f'  {key}: "{value}"' for key, value in changes.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder, path, at + 1


def test_a_clause_that_has_ended_is_told_at_the_line_of_its_end(tmp_path: Path) -> None:
    folder, path, line = with_row(tmp_path, in_force_to="2026-03-01")
    with pytest.raises(BadInput) as caught:
        refuse_flaws(folder, load_folder(folder, CHECKOUT / "templates"), TODAY)
    (told,) = caught.value.problems
    assert (told.source, told.line, told.field.split(".")[-1]) == (str(path), line, "in_force_to")
    assert "2026年3月1日" in told.problem
    assert "职权 KJ-CF-003" in told.problem
    assert "in_force_from" in told.problem


def test_a_clause_that_will_end_is_told_and_not_refused(tmp_path: Path) -> None:
    folder, path, line = with_row(tmp_path, in_force_to="2026-03-02")
    (told,) = refuse_flaws(folder, load_folder(folder, CHECKOUT / "templates"), TODAY)
    assert (told.source, told.line) == (str(path), line)


def test_what_a_procedure_leaves_out_is_told_with_its_own_file() -> None:
    told = placed(CHECKOUT / "config", Problem("程序 penalty_simple 略去 review", "依据的条文 行政处罚法51 没有登记"))
    assert told.source == str(CHECKOUT / "config" / "procedures" / "penalty_simple.yaml")
