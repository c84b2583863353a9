"""Parts that several procedures share: they only add, and what is wrong is told in the file where it stands."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from config.errors import BadInput
from config.loader import load_folder
from config.parts import SAID_ONCE, load_procedures, named_parts
from config.reading import locate_file
from config.schema.procedure import Procedure, ProcedurePart, WrittenProcedure
from config.settings import CHECKOUT
from models.releases import release_text
from portal.config_places import placed, refuse_flaws
from states.config_checks import Problem, check_release

CONFIG, TEMPLATES = CHECKOUT / "config", CHECKOUT / "templates"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample configuration that a test may spoil."""
    return Path(shutil.copytree(CONFIG, tmp_path / "config", ignore=shutil.ignore_patterns("*.py")))


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first ``old`` in the file; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(folder: Path) -> list[BadInput]:
    with pytest.raises(BadInput) as refused:
        load_procedures(folder)
    return list(refused.value.problems)


def procedure(folder: Path, key: str) -> Procedure:
    return next(p for p in load_procedures(folder) if p.key == key)


def test_the_rows_of_a_part_stand_after_those_of_the_procedure(folder: Path) -> None:
    levy = procedure(folder, "levy")
    acts = [record.act for record in levy.spot]
    assert acts.index("post_public_notice") < acts.index("ask_recusal") < acts.index("record_review")
    assert levy.moves[-1].act == "reopen_case"
    assert {"review_answer", "lawsuit_answer"} <= {term.key for term in levy.terms}


def test_every_list_of_a_procedure_can_be_shared_but_its_steps_and_what_it_leaves_out() -> None:
    lists = {name for name, field in Procedure.model_fields.items() if str(field.annotation).startswith("tuple[")}
    assert lists - SAID_ONCE.keys() == {"steps", "skips"}
    assert SAID_ONCE.keys() == ProcedurePart.model_fields.keys() - {"key", "title", "clause"}
    assert WrittenProcedure.model_fields.keys() - Procedure.model_fields.keys() == {"parts"}


def test_a_release_keeps_its_digest_in_whatever_order_the_lists_of_a_procedure_are_declared() -> None:
    text = release_text(load_folder(CONFIG, TEMPLATES))
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@pytest.mark.parametrize(
    ("own", "again"),
    [
        ("spot:\n", "spot:\n  - {act: record_review, steps: [serve.served]}\n"),
        ("terms:\n", "terms:\n  - {key: review_answer, rule: lawsuit, starts: [record_review]}\n"),
        ("documents:\n", "documents:\n  - {on: decide_recusal, kind: recusal_decision, when: closed}\n"),
        ("moves:\n", "moves:\n  - {act: reopen_case, source: [close.ended, close.closed], to: serve.served}\n"),
        (
            "reminders:\n",
            "reminders:\n  - {term: review_answer, template: term_reminder, rungs: [{days_before: 0, to: handlers}]}\n",
        ),
    ],
)
def test_what_a_part_says_the_procedure_cannot_say_again(folder: Path, own: str, again: str) -> None:
    """A term written once more could run longer, an act could be kept to fewer steps."""
    path = folder / "procedures" / "levy.yaml"
    line = spoil(path, own, again)
    (found,) = problems(folder)
    assert (found.source, found.line) == (str(path), line + 1)
    assert "已经规定" in found.problem


def test_another_paper_of_the_same_act_is_the_procedures_own(folder: Path) -> None:
    spoil(
        folder / "procedures" / "levy.yaml",
        "documents:\n",
        "documents:\n  - {on: decide_recusal, kind: opinion_form}\n",
    )
    assert procedure(folder, "levy").documents[0].on == "decide_recusal"


def test_what_is_wrong_in_a_part_is_told_there_with_the_procedure_it_does_not_fit(folder: Path) -> None:
    path = folder / "parts" / "disputes.yaml"
    line = spoil(path, "to: close.ended}", "to: close.endet}")
    found = problems(folder)
    assert {(one.source, one.line) for one in found} == {(str(path), line)}
    assert any("用于程序 levy" in one.problem for one in found)


def test_a_part_itself_is_read_strictly(folder: Path) -> None:
    line = spoil(folder / "parts" / "recusal.yaml", "title: 回避", "titel: 回避")
    found = problems(folder)
    assert any(one.source.endswith("recusal.yaml") and one.line == line for one in found)


def test_a_part_that_is_not_there_is_told_with_the_one_that_was_meant(folder: Path) -> None:
    line = spoil(folder / "procedures" / "levy.yaml", "[recusal", "[recusall")
    found = next(one for one in problems(folder) if one.source.endswith("levy.yaml"))
    assert (found.line, "recusal" in found.problem) == (line, True)


def test_a_part_that_nobody_names_is_refused(folder: Path) -> None:
    (folder / "parts" / "more.yaml").write_text("key: more\ntitle: 其他\nclause: 行政复议法42\n", encoding="utf-8")
    (found,) = problems(folder)
    assert (Path(found.source).name, "没有程序" in found.problem) == ("more.yaml", True)


@pytest.mark.parametrize("told", ["parts: recusal", "parts: [1]", "parts: [recusal, recusal, disputes]"])
def test_parts_are_a_list_of_names_each_once(folder: Path, told: str) -> None:
    path = folder / "procedures" / "levy.yaml"
    text = path.read_text(encoding="utf-8")
    written = next(line for line in text.splitlines() if line.startswith("parts: "))
    line = spoil(path, written, told)
    (found,) = (one for one in problems(folder) if one.source == str(path))
    assert found.line == line


def test_a_file_of_a_part_is_called_as_the_part(folder: Path) -> None:
    (folder / "parts" / "recusal.yaml").rename(folder / "parts" / "recusals.yaml")
    assert any("recusal.yaml" in one.problem for one in problems(folder))


def test_the_check_of_the_release_finds_the_line_in_the_part(folder: Path) -> None:
    path = folder / "parts" / "disputes.yaml"
    line = spoil(path, "rule: lawsuit_answer,", "rule: lawsuit_answered,")
    body = load_folder(folder, TEMPLATES)
    with pytest.raises(BadInput) as refused:
        refuse_flaws(folder, body, date(2026, 3, 2))
    assert (str(path), line) in {(one.source, one.line) for one in refused.value.problems}


def test_a_word_of_the_procedures_own_file_is_found_there(folder: Path) -> None:
    found = placed(folder, Problem("程序 levy", "terms 中 payment 有误"))
    assert Path(found.source).name == "levy.yaml"


def test_the_shipped_parts_are_used_and_hold() -> None:
    used = {key for path in (CONFIG / "procedures").glob("*.yaml") for key in named_parts(locate_file(path))}
    assert used == {path.stem for path in (CONFIG / "parts").glob("*.yaml")}
    assert check_release(load_folder(CONFIG, TEMPLATES)) == []
