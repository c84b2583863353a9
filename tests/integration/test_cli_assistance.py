"""河南省行政执法条例17(2): what other organs ask of this bureau is entered, given, or refused in writing with reasons, in time."""

from pathlib import Path
from typing import Any

import pytest

from tests.integration.bureau_desk import Desk, founded
from tests.integration.zhifa_command import BAD_INPUT, DONE, REFUSED, Home

CANNOT = ("--cannot", "not_in_power", "--refusal", "该企业不在本局管辖的行业", "--second", "leader-a")


def home_on(folder: Path, moment: str) -> Home:
    (folder / "data").mkdir(exist_ok=True)
    desk = Desk(founded(folder / "data"))
    desk.at(moment)
    desk.store.close()
    return Home(folder, {"ZHIFA_DATABASE": f"sqlite:///{folder / 'data' / 'zhifa.db'}"})


def receive(home: Home, *, letter: str = "金市监函〔2026〕5号", organ: str = "金水区市场监督管理局",
            on: str = "2026-03-02", by: str = "coordinator-a") -> Any:  # fmt: skip
    told = ("--organ", organ, "--letter", letter, "--on", on, "--wanted", "提供技术合同登记情况", "--by", by)
    return home.run("assistance", "receive", *told)


def answer(home: Home, *more: str, result: str = "given", on: str = "2026-03-16", by: str = "officer-a") -> Any:
    told = ("--result", result, "--on", on, "--paper", "金科函〔2026〕2号", "--gist", "已提供登记清单")
    return home.run("assistance", "answer", "XZ2026-01", *told, *more, "--by", by)


def waiting(home: Home, officer: str) -> list[dict[str, Any]]:
    return [item for item in home.json("inbox", "--officer", officer)["items"] if item["kind"] == "answer"]


def test_a_request_is_entered_once_and_only_from_another_organ(tmp_path: Path) -> None:
    home = home_on(tmp_path, "2026-03-16 09:00")
    assert receive(home, by="leader-a").returncode == REFUSED
    assert receive(home, on="2026-03-17").returncode == REFUSED, "not in advance"
    assert receive(home, organ="郑州市金水区科学技术局").returncode == REFUSED
    assert receive(home).returncode == DONE
    assert receive(home).returncode == REFUSED, "the same letter"
    assert receive(home, letter="金市监函〔2026〕6号").returncode == DONE
    assert [row["no"] for row in home.json("assistance", "list")["requests"]] == ["XZ2026-01", "XZ2026-02"]


def test_what_is_given_is_told_plainly_and_what_is_not_is_refused_with_reasons_by_two(tmp_path: Path) -> None:
    home = home_on(tmp_path, "2026-03-16 09:00")
    assert answer(home).returncode == REFUSED, "nobody asked"
    receive(home)
    assert answer(home, *CANNOT).returncode == REFUSED, "given, so nothing is refused"
    assert answer(home, result="refused").returncode == REFUSED
    for left_out in (0, 2, 4):
        partly = (*CANNOT[:left_out], *CANNOT[left_out + 2 :])
        assert answer(home, *partly, result="refused").returncode == REFUSED, partly
    assert answer(home, *CANNOT[:-1], "officer-b", result="refused").returncode == REFUSED, "no responsible person"
    assert answer(home, "--cannot", "inconvenient", *CANNOT[2:], result="refused").returncode == BAD_INPUT
    assert answer(home, on="2026-03-01").returncode == REFUSED, "before it came"
    assert answer(home, *CANNOT, result="refused").returncode == DONE
    assert answer(home).returncode == REFUSED, "answered once"
    assert home.json("assistance", "list")["requests"] == []
    (row,) = home.json("assistance", "list", "--all")["requests"]
    assert (row["result"], row["paper"], row["late"]) == ("refused", "金科函〔2026〕2号", False)
    assert home.run("verify").returncode == DONE


@pytest.mark.parametrize(("day", "card", "late"), [("2026-03-12", "none", False), ("2026-03-16", "yellow", False),
                                                   ("2026-03-17", "red", True)])  # fmt: skip
def test_it_waits_ten_working_days_at_most(tmp_path: Path, day: str, card: str, late: bool) -> None:
    """Received on Monday 2 March 2026: the tenth working day is Monday the 16th."""
    home = home_on(tmp_path, f"{day} 09:00")
    receive(home)
    (item,) = waiting(home, "coordinator-a")
    assert (item["due"], item["card"], item["overdue"]) == ("2026-03-16", card, late)
    assert bool(waiting(home, "leader-a")) is late
    assert f"其中逾期 {int(late)} 项" in home.done("assistance", "list")
    assert answer(home, on=day).returncode == DONE
    assert waiting(home, "coordinator-a") == []
    assert home.json("assistance", "list", "--all")["requests"][0]["late"] is late
