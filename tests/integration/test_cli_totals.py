"""国办发〔2018〕118号: the yearly totals at the command line: counted, written, entered as published, late where they are late."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.integration.bureau_desk import Desk, founded
from tests.integration.one_case import OneCase
from tests.integration.zhifa_command import BAD_INPUT, DONE, REFUSED, Home


def home_on(folder: Path, day: str) -> Home:
    """A bureau with one penalty decided and served in March 2026, looked at on this day."""
    (folder / "data").mkdir()
    desk = Desk(founded(folder / "data"))
    OneCase(desk).served()
    desk.at(f"{day} 09:00")
    desk.store.close()
    return Home(folder, {"ZHIFA_DATABASE": f"sqlite:///{folder / 'data' / 'zhifa.db'}"})


def publish(
    home: Home, file: Path, *more: str, year: str = "2026", on: str = "2027-01-30", by: str = "coordinator-a"
) -> Any:
    told = ("--file", str(file), "--on", on, "--place", "门户网站", "--second", "leader-a", "--by", by)
    return home.run("totals", "published", year, *told, *more)


def duties(home: Home, officer: str) -> list[dict[str, Any]]:
    return [item for item in home.json("inbox", "--officer", officer)["items"] if "行政执法总体情况" in item["what"]]


def test_a_year_is_counted_and_written_in_each_format(tmp_path: Path) -> None:
    home = home_on(tmp_path, "2027-01-04")
    told = json.loads(home.done("totals", "show", "2026", "--format", "json"))
    assert told["title"] == "郑州市金水区科学技术局2026年度行政执法总体情况"
    (row,) = told["办理情况"]
    assert (row["登记、收件"], row["受理、立案"], row["作出决定"]) == ("1", "1", "1")
    assert told["决定的内容"] == [{"执法类别": row["执法类别"], "决定": "行政处罚", "件数": "1"}]
    sums = next(heading for heading in told if heading.startswith("罚没"))
    assert "不是指标" in sums
    assert "元" not in "".join(
        key for name, rows in told.items() if name not in ("title", sums) for r in rows for key in r
    )
    file = tmp_path / "totals.csv"
    home.done("totals", "show", "2026", "--format", "csv", "--out", str(file))
    assert ["行政处罚的种类"] in list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    page = home.done("totals", "show", "2026", "--format", "html")
    assert page.startswith("<!doctype html>")
    assert "<h2>办理情况</h2>" in page
    assert "## 行政复议、行政诉讼\n\n无" in home.done("totals", "show", "2026")
    assert "年度未满" in home.done("totals", "show", "2027")
    assert home.run("totals", "show", "2028").returncode == BAD_INPUT
    assert home.run("totals", "show", "2026", "--format", "pdf").returncode == BAD_INPUT


@pytest.mark.parametrize(
    ("day", "card", "overdue"),
    [
        ("2027-01-01", "none", False),
        ("2027-01-20", "yellow", False),
        ("2027-01-30", "yellow", False),
        ("2027-01-31", "red", True),
    ],
)
def test_who_owes_them_finds_them_in_the_inbox_until_they_are_published(
    tmp_path: Path, day: str, card: str, overdue: bool
) -> None:
    home = home_on(tmp_path, day)
    (owed,) = duties(home, "coordinator-a")
    assert (owed["due"], owed["card"], owed["overdue"]) == ("2027-01-30", card, overdue)
    assert bool(duties(home, "leader-a")) is overdue
    assert duties(home, "officer-a") == []
    (row,) = home.json("totals", "list")["years"]
    assert (row["year"], row["late"], row["published_on"]) == (2026, overdue, None)
    assert ("逾期没有公布：2026" in home.done("totals", "list")) is overdue


def test_nothing_is_owed_before_the_first_year_is_over(tmp_path: Path) -> None:
    home = home_on(tmp_path, "2026-12-31")
    assert duties(home, "coordinator-a") == []
    assert home.json("totals", "list")["years"] == []


def test_the_publication_is_entered_with_the_digest_of_the_file_and_once(tmp_path: Path) -> None:
    home, file = home_on(tmp_path, "2027-02-01"), tmp_path / "totals.html"
    home.done("totals", "show", "2026", "--format", "html", "--out", str(file))
    assert publish(home, file, by="officer-a").returncode == REFUSED
    assert publish(home, file, on="2027-02-02").returncode == REFUSED, "not in advance"
    assert publish(home, file, year="2027", on="2027-02-01").returncode == REFUSED, "the year is not over"
    assert publish(home, tmp_path / "none.html").returncode == BAD_INPUT
    assert publish(home, file).returncode == DONE
    assert duties(home, "coordinator-a") == []
    assert publish(home, file).returncode == REFUSED, "entered again without saying what it corrects"
    assert publish(home, file, "--correction", "漏计一件", on="2027-02-01").returncode == DONE
    first, second = home.json("totals", "list")["years"]
    assert first["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (first["published_on"], first["late"]) == ("2027-01-30", False)
    assert (second["correction"], second["late"]) == ("漏计一件", False), "the first one was in time"
    assert "已公布" in home.done("totals", "list")
    assert home.run("verify").returncode == DONE


def test_totals_published_on_the_thirty_first_are_late(tmp_path: Path) -> None:
    home, file = home_on(tmp_path, "2027-02-01"), tmp_path / "totals.md"
    file.write_text("总体情况", encoding="utf-8")
    assert publish(home, file, on="2027-01-31").returncode == DONE
    assert home.json("totals", "list")["years"][0]["late"]
    assert "逾期公布" in home.done("totals", "list")


def test_a_year_before_the_record_is_not_told_as_one_in_which_nothing_was_done(tmp_path: Path) -> None:
    """Zeros would be published as the totals of a year nobody counted."""
    home = home_on(tmp_path, "2027-01-04")
    before = home.run("totals", "show", "2025")
    assert before.returncode == BAD_INPUT
    assert "2026-03-" in before.stderr
    assert home.run("totals", "show", "2027").returncode == DONE


def test_a_file_that_cannot_be_written_is_one_error_in_chinese(tmp_path: Path) -> None:
    home = home_on(tmp_path, "2027-01-04")
    for place in (tmp_path, tmp_path / "no" / "totals.md"):
        failed = home.run("totals", "show", "2026", "--out", str(place))
        assert failed.returncode == BAD_INPUT
        assert "请另指定一处" in failed.stderr
    assert home.run("public-register", "--out", str(tmp_path)).returncode == BAD_INPUT
