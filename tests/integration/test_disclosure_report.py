"""The yearly report on the disclosure of information: counted from the record, entered once on the register, and owed until
then."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.checks import check
from models.commands import RegisterAnswer, RegisterCommand
from models.disclosure_queries import reports_entered
from models.registers import perform
from states.reasons import ActionRefused
from tests.integration.bureau_desk import Desk, founded
from tests.integration.one_case import OneCase, gates
from tests.integration.zhifa_command import REFUSED, Home


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store).at("2026-03-02 09:00")
    assert check(store) == []
    store.close()


REPORT: dict[str, Any] = {
    "year": 2025,
    "submitted_on": "2026-01-20",
    "published_on": "2026-01-23",
    "site": "区政府门户网站",
    "active": "主动公开35条。",
    "problems": "检索不够便捷，正在改进目录。",
}


def enters(desk: Desk, by: str = "coordinator-a", **told: Any) -> RegisterAnswer:
    return perform(desk.store, RegisterCommand("enter_disclosure_report", {**REPORT, **told}, by, desk.new_key()))


def test_a_report_is_entered_once_a_year(desk: Desk) -> None:
    assert enters(desk).subject == "GK2025"
    assert reports_entered(desk.store)[2025]["site"] == "区政府门户网站"
    with pytest.raises(ActionRefused) as refused:
        enters(desk)
    assert gates(refused) == {"report_once"}
    assert enters(desk, year=2024, submitted_on="2025-01-20", published_on="2025-01-31").subject == "GK2024"


@pytest.mark.parametrize(
    ("by", "told", "gate"),
    [
        ("officer-a", {}, "role"),
        ("coordinator-a", {"year": 2026}, "report_year"),
        ("coordinator-a", {"submitted_on": "2025-12-31"}, "report_year"),
        ("coordinator-a", {"submitted_on": "2026-03-03"}, "not_future"),
        ("coordinator-a", {"published_on": "2026-03-03"}, "not_future"),
    ],
)
def test_what_is_entered_was_handed_in_and_published_after_the_year(
    desk: Desk, by: str, told: dict[str, Any], gate: str
) -> None:
    with pytest.raises(ActionRefused) as refused:
        enters(desk, by, **told)
    assert gates(refused) == {gate}
    assert reports_entered(desk.store) == {}


IN_PERSON: dict[str, Any] = {"handed_in": "in_person", "arrived_on": "2026-03-02", "confirmed_on": None}
ENTER = [
    *("disclosure", "enter", "--year", "2026", "--submitted-on", "2027-01-29", "--published-on", "2027-02-01"),
    *("--site", "区政府门户网站", "--active", "主动公开35条", "--problems", "检索不够便捷", "--by", "coordinator-a"),
]


def test_the_report_is_counted_shown_and_owed_until_it_is_entered(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    desk = Desk(founded(tmp_path / "data")).at("2026-03-02 09:00")
    one = OneCase(desk, procedure="disclosure", power="KJ-GK-001", violated_on="2026-03-02")
    one.do("register_disclosure_request", "coordinator-a", **IN_PERSON)
    one.do("answer_on_the_spot", "officer-c", kind="public", access="门户网站")
    desk.at("2027-02-01 09:00").store.close()
    home = Home(tmp_path, {"ZHIFA_DATABASE": f"sqlite:///{tmp_path / 'data' / 'zhifa.db'}"})
    told = home.json("disclosure", "report", "--year", "2026")
    assert (told["received"], told["answers"]["public"], told["in_time"], told["due"]) == (1, 1, 1, "2027-01-30")
    assert ["已逾期2日" in line for line in told["owed"]] == [True]
    assert "已逾期2日" in home.run("doctor").stdout.replace("\n", "").replace(" ", "")
    assert "尚未登记" in home.done("disclosure", "report", "--year", "2026")
    (waits,) = (
        one
        for one in home.json("inbox", "--officer", "coordinator-a")["items"]
        if one["kind"] == "duty" and "公开" in one["what"]
    )
    assert (waits["due"], waits["overdue"], waits["card"]) == ("2027-01-30", True, "red")
    home.done(*ENTER)
    assert home.run(*ENTER).returncode == REFUSED
    shown = home.done("disclosure", "report", "--year", "2026")
    assert "已经主动公开" in shown
    assert "（已逾期）" in shown
    assert home.json("disclosure", "report", "--year", "2026")["owed"] == []
