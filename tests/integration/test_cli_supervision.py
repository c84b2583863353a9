"""What a supervisor asks at the command line: statistics, certificates, samples; and what a handler is not shown."""

import json
import re
from pathlib import Path

import pytest

from tests.integration.bureau_desk import Desk, founded
from tests.integration.one_case import OneCase
from tests.integration.zhifa_command import BAD_INPUT, DONE, REFUSED, Home
from tests.unit.sample_payloads import ANSWERS


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, str]:
    """A bureau on 15 May with one case whose party complained on 10 March, and one that was not filed in March."""
    folder = tmp_path_factory.mktemp("supervised")
    (folder / "data").mkdir()
    desk = Desk(founded(folder / "data"))
    case = OneCase(desk).served()
    desk.at("2026-03-10 09:00")
    case.do("record_party_answer", answers={**ANSWERS, "misconduct": "some", "words": "态度粗暴"})
    OneCase(desk).do("decline_filing", "leader-a")
    desk.at("2026-05-15 09:00")
    desk.store.close()
    return Home(folder, {"ZHIFA_DATABASE": f"sqlite:///{folder / 'data' / 'zhifa.db'}"}), case.no


@pytest.mark.parametrize(("reader", "shown"), [((), False), (("--reader", "officer-a"), False),
                                               (("--reader", "supervisor-a"), True)])  # fmt: skip
def test_the_handler_does_not_see_the_complaint_about_himself(
    worked: tuple[Home, str], reader: tuple[str, ...], shown: bool
) -> None:
    home, no = worked
    told = home.json("case", "show", no, *reader)
    assert ("态度粗暴" in json.dumps(told, ensure_ascii=False)) is shown
    assert "态度粗暴" not in home.done("case", "show", no, *reader)


def test_statistics_are_counted_from_the_record(worked: tuple[Home, str]) -> None:
    home, _ = worked
    told = home.json("statistics", "--from", "2026-03-01", "--to", "2026-03-31")
    assert told["guidance"]["2026-03"]["advise"] == 1
    assert told["forms"] == {"served": 1, "returned": 1, "on_time": 1, "late": 0, "visited": 0, "waiting": 0}
    ((_, subjects),) = told["answers"].items()
    assert {subject: counts["n"] for subject, counts in subjects.items()} == dict.fromkeys(subjects, 1)
    assert subjects["misconduct"]["some"] == 1
    assert len(subjects) == 5
    shown = home.done("statistics", "--from", "2026-03-01", "--to", "2026-03-31")
    assert "五项内容" in shown
    assert home.run("statistics", "--from", "2026-03-31", "--to", "2026-03-01").returncode == BAD_INPUT


def test_certificates_are_listed_with_those_that_ended(worked: tuple[Home, str]) -> None:
    home, _ = worked
    states = {row["id"]: row["state"] for row in home.json("certificates")["certificates"]}
    assert states["officer-x"] == "已过期，不能指派"
    assert states["officer-a"] == "有效"
    assert states["leader-x"] == "没有证件，不能指派"
    assert "证件过期 1 人" in home.done("certificates")


def test_a_sample_is_drawn_listed_and_concluded(worked: tuple[Home, str]) -> None:
    home, _ = worked
    period = ("--from", "2026-03-01", "--to", "2026-03-31", "--seed", "7")
    assert home.run("recheck", "draw", *period, "--by", "officer-a").returncode == REFUSED
    said = home.done("recheck", "draw", *period, "--by", "supervisor-a")
    no = re.search(r"CC\d{4}-\d{2}-\d{3}", said)
    assert no is not None
    assert "不予立案" in said
    assert home.run("recheck", "draw", *period, "--by", "supervisor-a").returncode == REFUSED
    conclude = ("recheck", "conclude", no.group(), "--finding", "wrong", "--note", "确有违法")
    assert home.run(*conclude, "--by", "supervisor-a").returncode == REFUSED
    home.done(*conclude, "--measure", "重新立案", "--by", "supervisor-a")
    told = home.json("recheck", "list", "--all")
    assert [(one["no"], one["finding"], one["measure"]) for one in told["rechecks"]] == [
        (no.group(), "wrong", "重新立案")
    ]
    assert told["draws"] == [
        {"no": no.group()[:-4], "first": "2026-03-01", "last": "2026-03-31", "seed": 7, "percent": 10, "of": 1}
    ]
    assert home.run("verify").returncode == DONE


def test_the_list_to_be_published_holds_the_subject_and_whoever_is_certified_that_day(
    worked: tuple[Home, str], tmp_path: Path
) -> None:
    home, _ = worked
    today, earlier = (
        json.loads(home.done("public-register", "--format", "json", *on)) for on in ((), ("--on", "2025-12-31"))
    )
    assert [subject["执法主体"] for subject in today["subjects"]] == ["郑州市金水区科学技术局"]
    named = {officer["姓名"] for officer in today["officers"]}
    assert "赵样例" in named
    assert not named & {"周样例", "冯样例"}, "expired, and without a certificate"
    assert "周样例" in {officer["姓名"] for officer in earlier["officers"]}, "valid to the last day of 2025"
    home.done("public-register", "--format", "csv", "--out", str(tmp_path / "list.csv"))
    text = (tmp_path / "list.csv").read_text(encoding="utf-8")
    assert "样证A010001" in text
    assert "1380000" not in text
    assert "| 姓名 |" in home.done("public-register")
    assert home.run("public-register", "--format", "xls").returncode == BAD_INPUT
