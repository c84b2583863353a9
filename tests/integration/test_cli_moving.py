"""At the command line: a bulk dry run before cases are moved, and what an edit of the configuration does to dockets."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from config.settings import CHECKOUT
from models.checks import check
from models.database import open_store
from tests.integration.bureau_desk import Desk, contents
from tests.integration.one_case import OneCase
from tests.integration.zhifa_command import BAD_INPUT, REFUSED, Home

DOCKETS = CHECKOUT / "config" / "dockets" / "demo"
WHO = ("--by", "leader-a", "--second", "leader-b", "--reason", "程序已修订")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    own = Home(tmp_path)
    own.done("init")
    return own


def edited(home: Home, old: str, new: str, file: str = "procedures/penalty_general.yaml") -> Path:
    """A copy of the configuration with one text in place of another."""
    folder = home.data.parent / "draft"
    shutil.copytree(home.config, folder, dirs_exist_ok=True)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def publish(home: Home, folder: Path) -> None:
    home.done("config", "publish", str(folder), "--by", "admin-a", "--second", "leader-a", "--note", "修订")


def two_cases(home: Home) -> tuple[str, str]:
    """One that was prompted and one only opened."""
    with closing(open_store(url(home))) as store:
        desk = Desk(store)
        first, second = OneCase(desk), OneCase(desk)
        first.do("issue_prompt")
    return first.no, second.no


def url(home: Home) -> str:
    return f"sqlite:///{home.data}/zhifa.sqlite3"


def everything(home: Home) -> object:
    with closing(open_store(url(home))) as store:
        return contents(store)


COMPLY = "  - {key: comply, rule: comply_after_prompt, starts: [issue_prompt], until: [rechecked, prompt_skipped]}\n"
COMPLY_REMINDER = (
    "  - term: comply\n    template: term_reminder\n    rungs:\n      - {days_before: 0, to: coordinators}\n"
)


def without_comply(home: Home) -> Path:
    """A draft whose prompts leave no time to comply, and remind nobody of it."""
    folder = edited(home, COMPLY, "")
    path = folder / "procedures/penalty_general.yaml"
    text = path.read_text(encoding="utf-8")
    assert COMPLY_REMINDER in text
    path.write_text(text.replace(COMPLY_REMINDER, ""), encoding="utf-8")
    return folder


def test_the_dry_run_tells_who_moves_and_who_stays_and_writes_nothing(home: Home) -> None:
    prompted, opened = two_cases(home)
    publish(home, without_comply(home))
    before = everything(home)
    told = home.json("case", "move", "--to", "newest", *WHO, code=REFUSED)
    assert everything(home) == before
    assert {c["case_no"]: c["moves"] for c in told["cases"]} == {prompted: False, opened: True}
    (reason,) = told["cases"][0]["reasons"]
    assert (reason["gate"], reason["clause"]) == ("party_keeps_its_time", "金科〔2015〕8号四(1)")
    assert told["applied"] is False
    said = home.run("case", "move", "--to", "newest", *WHO)
    assert said.returncode == REFUSED
    assert "可以改用 1 件，留在原版本 1 件" in said.stdout
    assert "以上为试算，没有改动任何案件" in said.stdout
    assert everything(home) == before


def test_applied_it_moves_those_that_may_move_and_once(home: Home) -> None:
    prompted, opened = two_cases(home)
    publish(home, without_comply(home))
    told = home.json("case", "move", "--to", "newest", *WHO, "--apply", code=REFUSED)
    assert [(c["case_no"], c.get("outcome")) for c in told["cases"]] == [(prompted, None), (opened, "done")]
    with closing(open_store(url(home))) as store:
        assert check(store) == []
        desk = Desk(store)
        assert desk.facts(opened).rules.digest == told["release"]
        assert desk.facts(prompted).rules.digest != told["release"]
    before = everything(home)
    again = home.json("case", "move", "--to", "newest", *WHO, "--apply", code=REFUSED)
    assert [c["case_no"] for c in again["cases"]] == [prompted]
    after = everything(home)
    assert after == before


def test_nothing_to_move_is_done(home: Home) -> None:
    two_cases(home)
    assert "共 0 件" in home.done("case", "move", "--to", "newest", *WHO, "--apply")


def test_what_cannot_be_read_is_one_error_and_changes_nothing(home: Home) -> None:
    two_cases(home)
    before = everything(home)
    for words, place in (
        (("case", "move", "--to", "zz", *WHO), "--to"),
        (("case", "move", "2026-9999", "--to", "newest", *WHO), "2026-9999"),
        (("case", "move", "--to", "newest", "--by", "system", "--second", "leader-b", "--reason", "x"), "--by"),
    ):
        said = home.run(*words)
        assert said.returncode == BAD_INPUT
        assert place in said.stderr
    assert everything(home) == before


# ---- what an edit does -----------------------------------------------------------------------------------------------


def test_an_edit_that_changes_nothing_of_a_docket_says_so(home: Home) -> None:
    draft = edited(home, COMPLY, COMPLY)
    said = home.done("rehearse", str(DOCKETS / "12-withdrawn.yaml"), "--config", str(draft), "--against", "in-force")
    assert "结果全部相同" in said


def test_an_edit_is_told_act_by_act(home: Home) -> None:
    file = DOCKETS / "01-complied.yaml"
    before = everything(home)
    draft = edited(
        home,
        "  title: 提示后自行改正的期限\n  amount: 10\n",
        "  title: 提示后自行改正的期限\n  amount: 12\n",
        "law/terms.yaml",
    )
    told = home.json("rehearse", str(file), "--config", str(draft), "--against", "现行", code=REFUSED)
    terms = [one for one in told["otherwise"] if one["aspect"] == "期限"]
    assert terms
    assert terms[0]["docket"] == "01-complied.yaml"
    assert terms[0]["was"].startswith("comply ")
    assert terms[0]["now"].startswith("comply ")
    assert terms[0]["was"] < terms[0]["now"]
    said = home.run("rehearse", str(file), "--config", str(draft), "--against", "现行")
    assert "项的结果不同" in said.stdout
    assert everything(home) == before


def test_a_comparison_with_what_does_not_exist_is_one_error(home: Home) -> None:
    said = home.run("rehearse", str(DOCKETS / "01-complied.yaml"), "--against", "ffff")
    assert said.returncode == BAD_INPUT
    assert "--against" in said.stderr
