"""An officer's and an admin's first day at the command line: examination, inbox, lists, comparison, drawing, Tab key."""

import json
import os
import re
import shutil
import socket
import time
from pathlib import Path

import pytest

from config.settings import CHECKOUT
from tests.integration.zhifa_command import BAD_INPUT, DONE, REFUSED, Home

CALLED = '{"channel": "sms"}'
SKIP = {"ground": "evidence_at_risk", "reason": "证据可能灭失"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A bureau with two cases: one prompted by officer-a, one proposed for filing by officer-c."""
    own = Home(tmp_path_factory.mktemp("bureau"))
    own.done("init")
    first, second = own.open_case(), own.open_case(by="officer-c", power="KJ-CF-003")
    own.act(first, "issue_prompt", {"channel": "sms", "note": "请改正"})
    own.act(second, "skip_prompt", SKIP, by="officer-c")
    refused = own.run("case", "act", second, "make_decision", "--by", "officer-c", "--revision", "2")
    assert refused.returncode == REFUSED
    return own


def states(home: Home, code: int = DONE, **more: str) -> dict[str, str]:
    done = home.run("doctor", "--json", **more)
    assert done.returncode == code, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert all(line["remedy"] for line in told["lines"] if line["state"] != "正常"), (
        "whatever is not well says what to do"
    )
    assert told["wrong"] == sum(line["state"] == "有问题" for line in told["lines"])
    return {line["area"]: line["state"] for line in told["lines"]}


def test_a_new_bureau_is_well_and_the_examination_changes_nothing(home: Home) -> None:
    before = (home.data / "zhifa.sqlite3").read_bytes()
    found = states(home)
    assert {
        found[area] for area in ("Python", "SQLite", "prefect", "fastapi", "签名密钥", "数据库", "时钟", "配置")
    } == {"正常"}
    assert found["渠道"] == "注意", "test mode"
    assert found["存证"] == found["备份"] == "注意", "never taken"
    assert (home.data / "zhifa.sqlite3").read_bytes() == before


@pytest.mark.parametrize("fault", ["key", "channels", "database", "config", "unreachable"])
def test_the_examination_finds_what_is_wrong_and_exits_1(home: Home, tmp_path: Path, fault: str) -> None:
    own = Home(tmp_path / "sick")
    for name in ("data", "keys", "config"):
        shutil.copytree(home.folder / name, own.folder / name)
    wrong = {
        "key": "签名密钥", "channels": "渠道", "database": "数据库", "config": "配置", "unreachable": "邮件渠道",
    }[fault]  # fmt: skip
    channels = own.config / "channels.yaml"
    more: dict[str, str] = {}
    if fault == "key":
        (own.keys / "checkpoint.pem").chmod(0o644)
    elif fault == "channels":
        channels.write_text("mode: maybe\n", encoding="utf-8")
    elif fault == "database":
        (own.data / "zhifa.sqlite3").write_bytes(b"not a database, but long enough to look like one" * 100)
    elif fault == "config":
        (own.config / "law" / "terms.yaml").write_text("- key: 1\n", encoding="utf-8")
    else:
        with socket.socket() as free:  # a port on which nobody answers, at an address that is not the sample's
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        channels.write_text("mode: test\nemail: {url_env: ZHIFA_MAIL_URL}\n", encoding="utf-8")
        more = {"ZHIFA_MAIL_URL": f"zhifamail://u:p@mail.invalid:{port}/?from=a@example.cn"}
    assert states(own, REFUSED, **more)[wrong] == "有问题"
    said = own.run("doctor", **more)
    assert "有问题" in said.stdout
    assert "u:p" not in said.stdout, "no password is shown"


def test_the_inbox_is_each_persons_own(home: Home) -> None:
    mine = home.json("inbox", "--officer", "officer-a")["items"]
    assert [(item["case_no"], item["what"]) for item in mine] == [("2026-0001", "提示后复查")]
    assert mine[0]["due"] > "2026-01-01"
    theirs = home.json("inbox", "--officer", "officer-c")["items"]
    assert [(item["case_no"], item["what"]) for item in theirs] == [("2026-0002", "提出立案建议")]
    assert home.json("inbox", "--officer", "leader-a")["items"] == []
    told = home.done("inbox", "--officer", "officer-a")
    assert "赵样例" in told
    assert "提示后自行改正的期限" in told


def test_what_waits_for_the_leader_reaches_the_leaders_inbox(home: Home, tmp_path: Path) -> None:
    own = Home(tmp_path / "copy")
    for name in ("data", "keys", "config"):
        shutil.copytree(home.folder / name, own.folder / name)
    proposal = {"facts": "涉嫌违法", "suspected": "生物安全法75", "handlers": ["officer-c", "officer-d"]}
    own.act("2026-0002", "propose_filing", proposal, by="officer-c", revision=2)
    assert [item["what"] for item in own.json("inbox", "--officer", "leader-a")["items"]] == ["批准立案"]
    listed = own.json("case", "list", "--handler", "officer-d")
    assert [head["no"] for head in listed["cases"]] == ["2026-0002"]


@pytest.mark.parametrize(
    "words",
    [
        ("inbox", "--officer", "nobody"),
        ("case", "list", "--handler", "nobody"),
        ("case", "list", "--section", "不存在科"),
        ("case", "list", "--card", "green"),
        ("case", "list", "--limit", "0"),
        ("config", "diagram", "no_such_procedure"),
        ("config", "diff", "ffffffff"),
        ("config", "diff", "现行", "/no/such/folder"),
        ("backup", "/no/such/folder/backup.zip"),
        ("restore", "/no/such/backup.zip"),
        ("outbox", "release", "--by", "coordinator-a", "--reason", "x"),
        ("outbox", "release", "1", "--all", "--by", "coordinator-a", "--reason", "x"),
        ("outbox", "release", "--all", "--by", "coordinator-a", "--reason", " "),
        ("outbox", "release", "--all", "--by", "coordinator-a", "--reason", "没有隔离"),
        ("outbox", "cancel", "eins", "--by", "coordinator-a", "--reason", "x"),
    ],
)
def test_rubbish_is_one_clear_error_in_chinese(home: Home, words: tuple[str, ...]) -> None:
    done = home.run(*words)
    assert done.returncode == BAD_INPUT
    assert done.stdout == ""
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.stderr)
    assert "Traceback" not in done.stderr
    assert "系统错误" not in done.stderr


def test_the_list_is_filtered_and_counts_per_section(home: Home) -> None:
    listed = home.json("case", "list")
    assert {head["no"]: head["refused"] for head in listed["cases"]} == {"2026-0001": 0, "2026-0002": 1}
    assert sum(one["refused"] for one in listed["sections"]) == 1
    assert sum(one["cases"] for one in listed["sections"]) == sum(one["open"] for one in listed["sections"]) == 2
    assert [head["no"] for head in home.json("case", "list", "--limit", "1")["cases"]] == ["2026-0002"]
    assert home.json("case", "list", "--stage", "decide")["cases"] == []
    assert home.json("case", "list", "--card", "red")["cases"] == []
    said = home.done("case", "list")
    assert "各科室" in said


def test_two_configurations_are_compared_in_words(home: Home, tmp_path: Path) -> None:
    assert "相同" in home.done("config", "diff")
    draft = tmp_path / "draft"
    shutil.copytree(home.config, draft)
    figures = draft / "law" / "figures.yaml"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace("value: 500000\n", "value: 600000\n"), encoding="utf-8"
    )
    said = home.done("config", "diff", "现行", str(draft))
    assert "6,000元" in said
    assert "放宽" in said
    (change,) = home.json("config", "diff", str(home.config), str(draft))["changes"]
    assert change["looser"] is True


def test_procedures_are_drawn_into_a_folder(home: Home, tmp_path: Path) -> None:
    assert "flowchart" in home.done("config", "diagram", "penalty_simple")
    home.done("config", "diagram", "--out", str(tmp_path / "drawn"))
    drawn = {path.name for path in (tmp_path / "drawn").iterdir()}
    walked = {path.stem for path in (CHECKOUT / "config" / "procedures").iterdir() if "historical" not in path.stem}
    assert drawn == {f"{key}.{kind}" for key in walked for kind in ("mmd", "svg")}
    svg = (tmp_path / "drawn" / "penalty_general.svg").read_text(encoding="utf-8")
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", ""), "nothing is fetched"


def completed(home: Home, *words: str) -> list[str]:
    typed = " ".join(("zhifa", *words))
    done = home.run(_ZHIFA_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=str(len(words)))
    assert done.stderr == ""
    return done.stdout.split()


def test_the_tab_key_offers_cases_acts_officers_and_sections(home: Home) -> None:
    assert completed(home, "case", "show", "2026-") == ["2026-0002", "2026-0001"]
    assert "record_inspection" in completed(home, "case", "act", "2026-0001", "record_i")
    assert completed(home, "inbox", "--officer", "leader-") == ["leader-a", "leader-b", "leader-x"]
    assert completed(home, "case", "list", "--section", "政策") == ["政策法规科"]
    assert completed(Home(home.folder / "nothing"), "case", "show", "2") == [], "silent where there is no database"


def test_completion_is_installed_and_says_so_in_chinese(home: Home, tmp_path: Path) -> None:
    done = home.run("--install-completion", "bash", HOME=str(tmp_path), SHELL=shutil.which("bash") or "/bin/bash")
    if done.returncode == BAD_INPUT:
        pytest.skip("the test runs under no shell that typer knows")
    assert "已为" in done.stdout
    assert "take effect" not in done.stdout
    assert any(path.is_file() for path in tmp_path.rglob("*")), os.listdir(tmp_path)


def test_backup_restore_and_release_through_the_door(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    told = home.json("backup", str(file))
    assert told["findings"] == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert home.run("backup", str(file)).returncode == BAD_INPUT, "nothing is written over"
    again = Home(tmp_path / "again")
    shutil.copytree(home.keys, again.keys)
    assert again.done("restore", str(file)).count("隔离") >= 1
    assert (again.config / "bureau.yaml").is_file()
    assert again.run("restore", str(file)).returncode == BAD_INPUT, "into an empty place only"
    delivered = again.run("deliver")
    assert delivered.returncode == REFUSED
    assert "隔离中" in delivered.stderr
    held = again.json("outbox", "list")
    assert held["hold"] is not None
    (row,) = held["rows"]
    assert "address" not in row
    assert again.run("doctor").returncode == REFUSED
    assert "核对并放行" in again.done("inbox", "--officer", "coordinator-a")
    by = ("--by", "coordinator-a", "--reason", "与短信平台逐条核对，没有发过")
    again.done("outbox", "cancel", str(row["id"]), *by)
    assert "隔离已解除" in again.done("outbox", "release", "--all", *by)
    assert again.run("deliver").returncode == DONE
    assert again.json("outbox", "list") == {"hold": None, "rows": []}
    assert again.run("checkpoint").returncode == DONE
    assert again.run("verify").returncode == DONE


def test_the_sweep_clears_what_dead_writers_left_in_the_archive(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.done("init")
    folder = home.data / "archive" / "aa"
    folder.mkdir(parents=True)
    dead, young = folder / ".part-dead", folder / ".part-young"
    for file in (dead, young):
        file.write_bytes(b"half")
    yesterday = time.time() - 25 * 60 * 60
    os.utime(dead, (yesterday, yesterday))
    assert "清理残留文件 1" in home.done("sweep")
    assert (dead.exists(), young.exists()) == (False, True)
    assert "清理" not in home.done("sweep")


def test_the_tables_of_a_case_say_everything_in_chinese(home: Home) -> None:
    """Officials read titles and names; keys of steps, papers, terms and officers are for programs (``--json``)."""
    first = home.json("case", "list")["cases"][-1]["no"]
    shown = home.done("case", "show", first)
    told = shown.partition("经过")[2] + home.done("case", "list").partition("各科室")[0]
    assert re.findall(r"\b[a-z]+(?:[_.][a-z_]+)+|\b(?:party|archive|system|officer-\w)\b", told) == []
    assert {"行政提示书", "提示后自行改正的期限", "当事人"} <= set(re.findall(r"[一-龥]+", shown))


def test_what_an_act_came_to_is_told_in_chinese(tmp_path: Path) -> None:
    own = Home(tmp_path / "bureau")
    own.done("init")
    no = own.open_case()
    told = own.done("case", "act", no, "issue_prompt", "--with", CALLED, "--by", "officer-a", "--revision", "1")
    assert told.startswith(f"案件 {no} 第2号记录：事前提示，到达“已作提示”")
    assert "\n  提示后自行改正的期限：" in told
