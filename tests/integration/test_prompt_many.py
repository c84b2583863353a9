"""A mass prompt through the command line: dry run, two people, sending, pause, results; on a bureau of its own."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from models.checks import check
from models.database import open_store
from models.outbox import OUTBOX
from notifications.catchers import Conduct, MailCatcher, SmsCatcher, read_log
from portal.main import run
from tests.integration.own_bureau import make_bureau

POWER = "KJ-CF-017"
NAME = "=cmd|' /C calc'!A0"


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    with MailCatcher(tmp_path / "mail") as mail, SmsCatcher(tmp_path / "sms") as sms:
        made = make_bureau(tmp_path, monkeypatch, mail=mail.url, sms=sms.url)
        yield SimpleNamespace(**made, mail=mail, sms=sms, folder=tmp_path)


def receivers(folder: Path, *rows: str) -> str:
    path = folder / "名单.csv"
    path.write_text("﻿名称,手机,邮箱\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def proposed(bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str], *rows: str) -> str:
    file = receivers(bureau.folder, *rows)
    assert run(["prompt-many", "propose", file, "--power", POWER, "--by", "officer-a", "--title", "春季提示"]) == 0
    found = re.search(r"mass-\d{4}-\d{4}", capsys.readouterr().out)
    assert found
    return found.group()


def released(bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str], *rows: str) -> str:
    no = proposed(bureau, capsys, *rows)
    assert run(["prompt-many", "release", no, "--by", "leader-a"]) == 0
    return no


def states(bureau: SimpleNamespace) -> list[tuple[str, str]]:
    store = open_store(bureau.database)
    with store.read() as conn:
        rows = conn.execute(select(OUTBOX.c.receiver, OUTBOX.c.channel, OUTBOX.c.state).order_by(OUTBOX.c.id)).all()
    store.close()
    return [(f"{row.receiver}/{row.channel}", row.state) for row in rows]


def test_the_dry_run_counts_names_bad_rows_and_shows_the_text(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        "甲公司,13800000001,",
        "乙公司,,b@party.example",
        "丙公司,123456789012345678901,",
        "丁公司,,",
        "甲又,13800000001,",
    ]
    code = run(["prompt-many", "check", receivers(bureau.folder, *rows), "--power", POWER, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == 1, "a file with bad rows is not ready"
    assert (told["receivers"], told["by_sms"], told["by_email_only"], told["repeated"]) == (2, 1, 1, 1)
    assert [(bad["line"], bad["field"]) for bad in told["bad"]] == [(4, "手机"), (5, "手机")]
    assert "甲公司" in told["sample"]
    assert told["sms_parts"] == 3 or told["sms_parts"] == 2
    assert states(bureau) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("名称\n甲\n", "手机、邮箱至少一项"),
        ("手机\n13800000001\n", "栏目名"),
        ("名称,手机,手机号\n甲,1,2\n", "栏目重复"),
        ('名称,手机\n"甲,13800000001\n', "CSV"),
    ],
)
def test_a_file_that_is_no_list_is_bad_input(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    path = bureau.folder / "bad.csv"
    path.write_text(text, encoding="utf-8")
    assert run(["prompt-many", "check", str(path), "--power", POWER]) == 2
    assert says in capsys.readouterr().err


def test_nobody_releases_his_own_proposal_and_nothing_is_owed_before(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    no = proposed(bureau, capsys, "甲公司,13800000001,")
    assert run(["prompt-many", "run", no, "--no-prefect"]) == 2
    assert run(["prompt-many", "release", no, "--by", "officer-a"]) == 2
    assert run(["prompt-many", "release", no, "--by", "officer-b"]) == 2, "an officer may not release"
    assert states(bureau) == []
    assert run(["prompt-many", "release", no, "--by", "leader-a"]) == 0
    assert run(["prompt-many", "release", no, "--by", "leader-a"]) == 2, "once"
    assert states(bureau) == [("line-2/sms", "queued")]


def test_a_coordinator_may_not_release_what_he_proposed_himself(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    file = receivers(bureau.folder, "甲公司,13800000001,")
    assert run(["prompt-many", "propose", file, "--power", POWER, "--by", "coordinator-a", "--title", "提示"]) == 0
    no = re.search(r"mass-\d{4}-\d{4}", capsys.readouterr().out)
    assert no
    assert run(["prompt-many", "release", no.group(), "--by", "coordinator-a"]) == 2
    assert "同一人" in capsys.readouterr().err


def test_each_receiver_gets_one_message_and_each_has_his_result(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.sms.script.always("13800000002", Conduct.REJECT)
    no = released(bureau, capsys, f'"{NAME}",13800000001,', "乙公司,13800000002,b@party.example", "丙公司,13800000003,")
    assert run(["prompt-many", "run", no, "--no-prefect"]) == 0
    sent = {(c.channel, c.to) for c in read_log(bureau.sms.folder)}  # no order within a wave
    assert sent == {("sms", "13800000001"), ("sms", "13800000003")}
    assert run(["deliver"]) == 0  # what the refused number falls back to
    assert [c.to for c in read_log(bureau.mail.folder)] == ["b@party.example"]
    out = bureau.folder / "结果.csv"
    assert run(["prompt-many", "results", no, "--to", str(out)]) == 0
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert [(row[0], row[2], row[3]) for row in rows[1:]] == [
        ("2", "sms", "已送出"), ("3", "sms", "失败"), ("3", "email", "已送出"), ("4", "sms", "已送出"),
    ]  # fmt: skip
    assert rows[1][1] == f"'{NAME}", "a spreadsheet must not calculate a name"
    store = open_store(bureau.database)
    assert check(store) == []
    store.close()


def test_a_paused_prompt_goes_to_nobody_by_any_command_and_goes_on_when_resumed(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    no = released(bureau, capsys, "甲公司,13800000001,", "乙公司,13800000002,")
    assert run(["prompt-many", "pause", no, "--by", "officer-a"]) == 0
    assert run(["prompt-many", "run", no, "--no-prefect"]) == 2
    assert run(["deliver"]) == 0
    assert bureau.sms.caught() == []
    assert run(["prompt-many", "resume", no, "--by", "officer-a"]) == 0
    assert run(["prompt-many", "run", no, "--no-prefect"]) == 0
    assert run(["prompt-many", "run", no, "--no-prefect"]) == 0
    assert len(bureau.sms.caught()) == 2, "a second run sends nothing twice"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "＝1", " =1", "甲=1"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_defused(cell: str) -> None:
    from portal.prompt_many import defused

    assert defused(cell) == (cell if cell == "甲=1" else f"'{cell}")
