"""Loading a folder: everything wrong in it is named with file, line and field, and nothing is left out unnoticed."""

import shutil
from pathlib import Path

import pytest

from config.errors import BadInput
from config.loader import (
    LawName,
    Overlay,
    load_folder,
    load_officers,
    load_templates,
    overlay,
    overlay_officers,
    read_overlay,
)
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from config.yaml_text import parse

TEMPLATES = CHECKOUT / "templates"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample configuration that a test may spoil."""
    return Path(shutil.copytree(CHECKOUT / "config", tmp_path / "config", ignore=shutil.ignore_patterns("*.py")))


@pytest.fixture(scope="module")
def body() -> ReleaseBody:
    return load_folder(CHECKOUT / "config", TEMPLATES)


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first ``old`` in the file; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(folder: Path) -> list[BadInput]:
    with pytest.raises(BadInput) as refused:
        load_folder(folder, TEMPLATES)
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("bureau.yaml", "short: 金科", "shrot: 金科", "short"),
        ("powers.yaml", "highest: 200000}", "highest: 2000.00}", "fine.highest"),
        ("law/figures.yaml", "unit: persons", "unit: person", "unit"),
        ("law/clauses_penalty.yaml", "verified: text", "verified: no", "verified"),
        ("law/names.yaml", "notation: articles", "notation: article", "notation"),
        ("standards/2026-1.yaml", "circumstances: [first_time", "circumstances: [frist_time", ""),
        ("calendar/2026.yaml", "year: 2026", "year: '2026'", "year"),
        ("procedures/penalty_general.yaml", "start: prompt.opened", "start: begin.opened", "start"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_field(folder: Path, file: str, old: str, new: str, field: str) -> None:
    line = spoil(folder / file, old, new)
    found = problems(folder)
    assert any(p.source == str(folder / file) and p.field.endswith(field) for p in found)
    assert any(p.line is not None and 0 <= line - p.line <= 25 for p in found)


def test_all_mistakes_of_all_files_are_named_at_once(folder: Path) -> None:
    spoil(folder / "powers.yaml", "kind: penalty", "kind: fine")
    spoil(folder / "law/terms.yaml", "amount: 10", "amount: ten")
    spoil(folder / "calendar/2026.yaml", "notice:", "notices:")
    assert {Path(p.source).name for p in problems(folder)} == {"powers.yaml", "terms.yaml", "2026.yaml"}


@pytest.mark.parametrize(
    "file",
    ["bureau.yaml", "powers.yaml", "law/names.yaml", "law/terms.yaml", "law/figures.yaml", "calendar", "procedures"],
)
def test_what_is_missing_is_named(folder: Path, file: str) -> None:
    path = folder / file
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert [p.source for p in problems(folder)] == [str(path)]


def test_the_same_row_twice_is_refused_with_the_line_of_the_first(folder: Path) -> None:
    path = folder / "law" / "figures.yaml"
    row = path.read_text(encoding="utf-8").split("\n\n")[-1]
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    (found,) = problems(folder)
    assert "重复" in found.problem
    assert "第" in found.problem


def test_a_clause_registered_in_two_files_is_refused(folder: Path) -> None:
    shutil.copy(folder / "law" / "clauses_local.yaml", folder / "law" / "clauses_zz.yaml")
    assert all(Path(p.source).name == "clauses_zz.yaml" and "重复" in p.problem for p in problems(folder))


@pytest.mark.parametrize(
    "clause", ["行政处罚法33（三）", "处罚法33", "行政处罚法", "行政处罚法第33条", "国办发〔2018〕118号3"]
)
def test_a_clause_not_written_as_names_say_is_refused(folder: Path, clause: str) -> None:
    line = spoil(folder / "law" / "clauses_penalty.yaml", "clause: 行政处罚法33\n", f"clause: {clause}\n")
    (found,) = problems(folder)
    assert (found.line, found.field.endswith(".clause")) == (line, True)


@pytest.mark.parametrize("name", ["extra.yaml", "terms.yml", "clauses.json"])
def test_a_file_of_law_that_nobody_reads_is_refused(folder: Path, name: str) -> None:
    (folder / "law" / name).write_text("[]\n", encoding="utf-8")
    assert [Path(p.source).name for p in problems(folder)] == [name]


def test_a_procedure_file_is_called_as_its_procedure(folder: Path) -> None:
    (folder / "procedures" / "penalty_general.yaml").rename(folder / "procedures" / "general.yaml")
    (found,) = problems(folder)
    assert "penalty_general.yaml" in found.problem


def test_a_list_is_wanted_where_rows_are_listed(folder: Path) -> None:
    (folder / "powers.yaml").write_text("code: KJ-CF-001\n", encoding="utf-8")
    (found,) = problems(folder)
    assert (found.line, "列表" in found.problem) == (1, True)


def test_officers_with_one_id_are_refused(folder: Path) -> None:
    line = spoil(folder / "officers.yaml", "id: officer-b", "id: officer-a")
    with pytest.raises(BadInput) as refused:
        load_officers(folder)
    assert (refused.value.line, "重复" in refused.value.problem) == (line, True)


def test_templates_go_by_their_place_below_the_folder() -> None:
    texts = load_templates(TEMPLATES)
    assert "notices/prompt_issued.j2" in texts
    assert "documents/decision.html.j2" in texts


def test_a_folder_of_templates_must_exist(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        load_templates(tmp_path / "none")


def test_places_are_told_apart() -> None:
    penal = LawName(short="行政处罚法", full="中华人民共和国行政处罚法", notation="articles", rank="statute")
    assert all(penal.cites(f"行政处罚法{place}") for place in ("44", "33(3)", "64(二)", "72(1)(一)", "133之一(2)"))
    assert not any(penal.cites(f"行政处罚法{place}") for place in ("", "044", "44(二)(1)", "44条", "44(0)"))


# ---- overlay --------------------------------------------------------------------------------------------------------

POWER = """  - code: {code}
    title: {title}
    kind: penalty
    basis: [行政处罚法44]
    section: 甲科
    duty: 义务
    violation: 违法
    sanctions: [warning]
    verified: memory
    in_force_from: "2026-01-01"
"""
FIGURE = """    - key: officers_at_least
      title: 人数
      value: 3
      unit: persons
      clause: 行政处罚法42
      verified: memory
      safe: higher
"""
OFFICER = "  - {id: officer-a, name: 某甲, section: 甲科, roles: [officer]}\n"
OVERLAY = "powers:\n" + POWER.format(code="KJ-CF-017", title="改") + POWER.format(code="T-1", title="新")
OVERLAY += f"officers:\n{OFFICER}law:\n  figures:\n{FIGURE}"


def test_rows_of_an_overlay_replace_by_name_or_are_added(body: ReleaseBody) -> None:
    over = read_overlay(parse(OVERLAY, "docket.yaml"))
    laid = overlay(body, over)
    assert [p.title for p in laid.powers if p.code == "KJ-CF-017"] == ["改"]
    assert len(laid.powers) == len(body.powers) + 1
    assert [f.value for f in laid.figures if f.key == "officers_at_least"] == [3]
    assert len(laid.figures) == len(body.figures)
    assert (laid.standards, laid.terms, laid.calendar) == (body.standards, body.terms, body.calendar)
    people = overlay_officers(load_officers(CHECKOUT / "config"), over)
    assert [p.name for p in people if p.id == "officer-a"] == ["某甲"]


def test_an_overlay_left_blank_changes_nothing(body: ReleaseBody) -> None:
    assert read_overlay(parse("- bureau:\n", "docket.yaml"), (0, "bureau")) == Overlay()
    assert overlay(body, Overlay()) == body


@pytest.mark.parametrize("key", ["procedures", "templates", "bureau"])
def test_nothing_else_can_be_overlaid(key: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_overlay(parse(f"- bureau:\n    {key}: []\n", "docket.yaml"), (0, "bureau"))
    assert (refused.value.line, refused.value.field) == (2, f"0.bureau.{key}")


def test_an_overlay_naming_a_figure_twice_is_refused(body: ReleaseBody) -> None:
    twice = parse(f"law:\n  figures:\n{FIGURE}{FIGURE}", "docket.yaml")
    with pytest.raises(BadInput, match="重复"):
        overlay(body, read_overlay(twice))
