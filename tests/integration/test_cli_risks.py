"""``zhifa adviser`` and ``zhifa risks`` at the command line."""

import json
from pathlib import Path

import pytest

from tests.integration.zhifa_command import BAD_INPUT, DONE, PARTY, REFUSED, Home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    own = Home(tmp_path_factory.mktemp("bureau"))
    own.done("init")
    return own


def engage(home: Home, *, by: str = "coordinator-a", second: str = "leader-a") -> int:
    term = ("--from", "2020-01-01", "--to", "2190-12-31")
    named = ("--name", "秦样例", "--contract", "金科顾〔2026〕1号")
    return home.run("adviser", "engage", *named, *term, "--second", second, "--by", by).returncode


def test_an_adviser_is_engaged_listed_and_released(home: Home) -> None:
    assert home.json("adviser", "list")["advisers"] == []
    assert engage(home, by="officer-a") == REFUSED
    assert engage(home) == DONE
    (one,) = home.json("adviser", "list")["advisers"]
    assert (one["name"], one["contract"], one["serves"]) == ("秦样例", "金科顾〔2026〕1号", True)
    assert "今天在聘 1 项" in home.done("adviser", "list")
    told = ("--on", home.json("adviser", "list")["on"], "--reason", "协商一致", "--second", "leader-a")
    home.done("adviser", "end", one["no"], *told, "--by", "coordinator-a")
    assert not home.json("adviser", "list")["advisers"][0]["serves"]
    assert home.run("verify").returncode == DONE


def test_the_events_are_listed_with_the_share_that_was_foreseen(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.done("init")
    assert "没有登记过" in home.done("risks")
    case = ("--procedure", "penalty_general", "--power", "KJ-CF-017", "--violated-on", "2026-02-25", "--party", PARTY)
    no = home.json("case", "open", *case, "--by", "officer-a", "--json")["case_no"]
    today = home.json("adviser", "list")["on"]
    told = {"kind": "petition", "happened_on": today, "what": "到区信访局反映", "risk_point": "uncivil_manner"}
    home.done("case", "act", no, "record_incident", "--with", json.dumps(told, ensure_ascii=False), "--by", "officer-a")
    found = home.json("risks")
    assert (found["foreseen"], found["n"], found["rate"], found["unassessed"]) == (0, 1, 0.0, 1)
    (event,) = found["events"]
    assert (event["case_no"], event["kind"], event["risk_point"], event["foreseen"]) == (
        no, "petition", "uncivil_manner", False
    )  # fmt: skip
    said = home.done("risks")
    for words in ("上访事件", "方式不文明", "未评估", "n=1", "预见 0 件（0%）"):
        assert words in said


def test_an_open_case_takes_its_incident_itself(home: Home) -> None:
    case = ("--procedure", "penalty_general", "--power", "KJ-CF-017", "--violated-on", "2026-02-25", "--party", PARTY)
    no = home.json("case", "open", *case, "--by", "officer-a", "--json")["case_no"]
    told = (
        "--kind",
        "petition",
        "--on",
        "2026-03-01",
        "--what",
        "上访",
        "--point",
        "uncivil_manner",
        "--by",
        "officer-a",
    )
    said = home.run("incident", no, *told)
    assert said.returncode == BAD_INPUT
    assert "尚未办结" in said.stderr
