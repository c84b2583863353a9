"""``zhifa channels``: test mode by default, released by a named person on record, withheld rows sent by choice only."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from models.database import open_store
from models.outbox import OUTBOX
from models.queries import events_in_order
from notifications.catchers import MailCatcher, SmsCatcher
from portal.main import run
from tests.integration.own_bureau import make_bureau

PARTY = {"kind": "organisation", "name": "样例公司", "address": "样例路1号", "phone": "13800000001"}


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    with MailCatcher(tmp_path / "mail") as mail, SmsCatcher(tmp_path / "sms") as sms:
        made = make_bureau(tmp_path, monkeypatch, mail=mail.url, sms=sms.url, live=False)
        yield SimpleNamespace(**made, mail=mail, sms=sms)


def prompt(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    told = ["--procedure", "penalty_general", "--power", "KJ-CF-017", "--violated-on", "2026-11-02"]
    assert run(["case", "open", *told, "--party", json.dumps(PARTY), "--by", "officer-a", "--json"]) == 0
    no = json.loads(capsys.readouterr().out)["case_no"]
    payload = json.dumps({"channel": "sms", "note": "请自查"})
    assert run(["case", "act", no, "issue_prompt", "--by", "officer-a", "--with", payload, "--revision", "1"]) == 0
    assert run(["deliver"]) == 0
    capsys.readouterr()


def messages(bureau: SimpleNamespace) -> list[tuple[int, str]]:
    store = open_store(bureau.database)
    with store.read() as conn:
        found = conn.execute(select(OUTBOX.c.id, OUTBOX.c.state).where(OUTBOX.c.kind == "message")).all()
    store.close()
    return [(row.id, row.state) for row in found]


def live(bureau: SimpleNamespace) -> None:
    file = bureau.config / "channels.yaml"
    file.write_text(file.read_text("utf-8").replace("mode: test", "mode: live"), encoding="utf-8")


def test_neither_the_file_alone_nor_the_person_alone_sends(
    bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    live(bureau)
    prompt(capsys)
    ((row_id, state),) = messages(bureau)
    assert state == "withheld"
    assert bureau.sms.caught() == []
    assert run(["channels", "release", "--by", "officer-a", "--reason", "试"]) == 2, "an officer may not"
    assert run(["channels", "release", "--by", "coordinator-a", "--reason", "试运行完成"]) == 0
    assert run(["deliver"]) == 0
    assert messages(bureau) == [(row_id, "withheld")], "what was withheld does not go out by itself"
    capsys.readouterr()
    assert run(["channels", "status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["mode"], told["released_by"]) == ("live", "coordinator-a")
    assert [row["id"] for row in told["withheld"]] == [row_id]
    assert "13800000001" not in json.dumps(told)
    assert run(["channels", "requeue", str(row_id), "--by", "coordinator-a", "--reason", "当事人仍需知悉"]) == 0
    assert run(["channels", "requeue", str(row_id), "--by", "coordinator-a", "--reason", "再发"]) == 2
    assert run(["deliver"]) == 0
    assert [caught.to for caught in bureau.sms.caught()] == ["13800000001"]
    store = open_store(bureau.database)
    acts = [(event["action"], event.get("by")) for event in events_in_order(store, "bureau")]
    assert ("channels_released", "coordinator-a") in acts
    assert ("withheld_requeued", "coordinator-a") in acts
    store.close()


def test_put_back_into_test_mode_nothing_leaves(bureau: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    live(bureau)
    assert run(["channels", "release", "--by", "admin-a", "--reason", "开通"]) == 0
    assert run(["channels", "hold", "--by", "admin-a", "--reason", "网关更换"]) == 0
    prompt(capsys)
    assert [state for _, state in messages(bureau)] == ["withheld"]
    assert bureau.sms.caught() == []


def test_receipts_are_taken_until_the_listener_is_ended(
    bureau: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By HTTP only with a token worth the name; what arrives is in the database when the gateway is answered."""
    import re
    import threading
    import urllib.request

    from models.receipts import waiting
    from portal.receipts import run_listen

    assert run(["channels", "listen", "--port", "0"]) == 2, "no token is set"
    monkeypatch.setenv("ZHIFA_RECEIPT_TOKEN", "a-token-long-enough")
    capsys.readouterr()
    ended, came = threading.Event(), threading.Event()
    said: list[str] = []

    def hear(text: str) -> None:
        said.append(text)
        came.set()

    monkeypatch.setattr("portal.receipts.say", hear)
    thread = threading.Thread(target=run_listen, args=(0,), kwargs={"ended": ended})
    thread.start()
    assert came.wait(60)
    found = re.search(r"http://[^（]+", said[0])
    assert found
    told = {"Authorization": "Bearer a-token-long-enough"}
    asked = urllib.request.Request(found.group(), b'{"id": "sms-1", "state": "delivered"}', told)  # noqa: S310
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310
        assert answer.status == 204
    ended.set()
    thread.join(30)
    store = open_store(bureau.database)
    assert waiting(store, before="9999") == 1
    store.close()
