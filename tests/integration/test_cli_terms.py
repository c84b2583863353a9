"""``zhifa terms`` and ``zhifa config calendar`` at the command line."""

import json
from pathlib import Path

import pytest

from tests.integration.zhifa_command import BAD_INPUT, Home

YEAR = 'year: 2027\nnotice: 样例通知〔2026〕1号\nverified: memory\nholidays: ["2027-01-01"]\nworkdays: []\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A bureau with two prompted cases."""
    own = Home(tmp_path_factory.mktemp("bureau"))
    own.done("init")
    for _ in range(2):
        own.act(own.open_case(), "issue_prompt", {"channel": "sms", "note": "请改正"})
    return own


def test_the_terms_of_one_case_and_of_the_bureau_on_any_day(home: Home) -> None:
    whole = json.loads(home.run("terms", "--json").stdout)
    assert {term["key"] for term in whole} == {"comply"}
    assert len({term["case_no"] for term in whole}) == 2
    one = json.loads(home.run("terms", whole[0]["case_no"], "--on", whole[0]["due"], "--json").stdout)
    told = [(term["key"], term["days_left"], term["state"]) for term in one]
    assert told == [("comply", 0, "running"), ("lead_check", 7, "met")]
    shown = home.run("terms", whole[0]["case_no"])
    assert "提示后自行改正的期限" in shown.stdout
    assert "起算10个工作日" in shown.stdout
    assert json.loads(home.run("terms", "--on", "2020-01-01", "--json").stdout) == []


@pytest.mark.parametrize("words", [("--on", "明天"), ("2026-9999",)])
def test_a_day_or_number_that_is_none_is_one_clear_error(home: Home, words: tuple[str, ...]) -> None:
    said = home.run("terms", *words)
    assert said.returncode == BAD_INPUT
    assert said.stderr.count("\n") == 1


def test_a_year_is_loaded_from_its_file_once(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "2027.yaml"
    file.write_text(YEAR, encoding="utf-8")
    words = ("config", "calendar", str(file), "--by", "admin-a", "--second", "leader-a")
    assert "已载入2027年放假安排" in home.done(*words)
    again = home.run(*words)
    assert again.returncode == BAD_INPUT
    assert "2028年" in again.stderr
    publish = ("config", "publish", "--by", "admin-a", "--second", "leader-a", "--note", "不含2027年")
    assert home.run(*publish).returncode == BAD_INPUT
