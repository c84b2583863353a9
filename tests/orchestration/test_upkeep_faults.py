"""F9 and the coordinator's alarms, on a real server and a real worker: every fault is seen to happen, nothing is lost."""

import os
import signal
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.deployments import OFFERS
from flows.server import is_healthy, works
from flows.upkeep import Pace
from models.checks import check
from models.outbox_review import counts
from models.queries import case_facts, case_heads, owed_of_case
from notifications.catchers import Conduct
from tests.orchestration.upkeep_desk import House, children_of, eventually, is_alive, kept_house

pytestmark = pytest.mark.timeout(900)  # the waits below end the test, and say for what they waited

COORDINATOR = "coordinator-a@jinshui.example"
LEADERS = ["leader-a@jinshui.example", "leader-b@jinshui.example"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with kept_house(tmp_path_factory.mktemp("up"), tmp_path_factory) as kept:
        yield kept


def no_message_twice(house: House) -> bool:
    return max(Counter(caught.key for caught in [*house.mail.caught(), *house.sms.caught()]).values(), default=1) == 1


def page_of(house: House, case_no: str) -> str:
    return str(eventually(lambda: house.artifact(f"case-{case_no}"), what="its page"))


def worker_of(house: House) -> int:
    return eventually(lambda: house.upkeep.worker.pid if house.upkeep.worker else None, what="a worker")


def test_the_morning_begins_with_tables_and_a_page_for_each_of_the_six_cases(house: House) -> None:
    eventually(lambda: house.artifact("due-today"), 120, "the due table")
    assert "今天到期" in str(house.artifact("due-today"))
    assert "去向不明" in str(house.artifact("unknown-sends"))
    assert "瑕疵" in str(house.artifact("refused-and-flagged"))
    numbers = sorted(head["no"] for head in case_heads(house.store))
    assert len(numbers) == 6
    pages = {no: page_of(house, no) for no in numbers}
    red = next(no for no in numbers if case_facts(house.store, no, "system").step == "inspect.filed")
    assert "【红牌】" in pages[red]
    assert "2人以上持证人员" in pages[red], "what is missing is told with its article"


def test_prefect_never_learns_a_name_a_number_or_an_address(house: House) -> None:
    eventually(lambda: house.artifact("due-today"), 120)
    stored = b"".join(file.read_bytes() for file in house.server.home.iterdir() if file.is_file())
    personal = set()
    for head in case_heads(house.store):
        facts = case_facts(house.store, head["no"], "system")
        party = facts.party
        personal |= {party.name, party.identifier, party.phone, party.representative, party.address}
        personal |= {told for person in facts.roster.values() for told in (person.name, person.phone, person.email)}
    for told in filter(None, personal):
        escaped = told.encode("ascii", "backslashreplace")
        assert told.encode() not in stored, told
        assert escaped not in stored, told


def test_an_act_at_the_desk_becomes_a_run_with_its_name_stage_and_card(house: House) -> None:
    house.at_rest()
    case_no = house.at_step("prompt.proposed")
    house.act(case_no, "approve_filing", "leader-a", opinion="同意立案。")
    (run,) = eventually(lambda: house.runs(f"检查 · {case_no}"), 60, "the run")
    assert "stage:inspect" in run["tags"]
    done = house.ends(run["id"], "Completed", "没有待办")
    assert done["parameters"] == {"case_no": case_no}
    eventually(lambda: house.mails_to("officer-c@jinshui.example"))
    eventually(lambda: "批准立案" in str(house.artifact(f"case-{case_no}")), what="its page")
    assert no_message_twice(house)


def test_a_run_of_a_red_case_is_tagged_red(house: House) -> None:
    case_no = next(h["no"] for h in case_heads(house.store) if h["flags"])
    run = house.ends(house.start("检查", case_no=case_no), "Completed", "没有待办", "需人工处理")
    assert set(run["tags"]) == {"stage:inspect", "card:red"}
    assert run["name"] == f"检查 · {case_no}"


def test_a_failed_run_says_what_to_do_reaches_the_coordinator_and_is_retried_once_mended(house: House) -> None:
    key, file = house.settings.keys / "checkpoint.pem", house.settings.data / "checkpoints" / "checkpoints.jsonl"
    before = len(house.mails_to(COORDINATOR))
    key.rename(key.with_suffix(".away"))
    run = house.ends(house.start("存证"), "Failed")
    assert "已经办成的事项不会重复办理" in run["state"]["message"]
    assert "Retry" in run["state"]["message"]
    told = eventually(lambda: house.mails_to(COORDINATOR)[before:], 30, "the alarm")
    assert "运行失败" in told[0].subject
    key.with_suffix(".away").rename(key)
    # What the Retry button of the page sends.
    answer = house.post(f"/flow_runs/{run['id']}/set_state", state={"type": "SCHEDULED", "name": "AwaitingRetry"})
    assert answer.json()["status"] == "ACCEPT"
    house.ends(run["id"], "Completed")
    written = next(iter(house.settings.data.glob("checkpoints/*"))) if not file.exists() else file
    assert len(written.read_text(encoding="utf-8").splitlines()) == 1


def test_a_worker_killed_in_a_call_leaves_one_message_in_doubt_and_the_work_goes_on(house: House) -> None:
    house.at_rest()
    case_no = house.at_step("prompt.prompted")
    house.act(case_no, "record_recheck", "officer-a", violation=True, officers=["officer-a", "officer-b"], findings="仍未改正。")  # fmt: skip
    house.mail.script.always(LEADERS[0], Conduct.HANG)
    doubtful = {row["key"] for row in owed_of_case(house.store, case_no) if row["state"] == "unknown"}
    house.act(case_no, "propose_filing", "officer-a", facts="经提示未改正。", suspected="河南省技术市场条例26(三)", handlers=["officer-a", "officer-b"])  # fmt: skip
    worker = worker_of(house)
    (run,) = eventually(
        lambda: [r for r in house.runs(f"提示 · {case_no}") if r["state"]["name"] == "Running"], 60, "running"
    )
    eventually(lambda: counts(house.store).get("calling"), 30, "a call under way")
    os.killpg(worker, signal.SIGKILL)  # worker and its run: the machine lost both at once
    eventually(lambda: not is_alive(worker), 10)
    assert house.run(run["id"])["state"]["name"] == "Running", "nobody told Prefect"
    eventually(
        lambda: not counts(house.store).get("calling") and not counts(house.store).get("claimed"), 60, "recovery"
    )
    rows = {
        row["key"]: row["state"] for row in owed_of_case(house.store, case_no) if row["template"] == "approval_wanted"
    }
    lost = {key for key, state in rows.items() if state == "unknown"} - doubtful
    assert lost, "the call that was cut off is in doubt"
    assert set(rows.values()) <= {"unknown", "accepted"}
    house.mail.script.always(LEADERS[0], Conduct.PROPER)
    assert no_message_twice(house), "what is in doubt is not sent again"
    eventually(lambda: house.upkeep.worker is not None and house.upkeep.worker.pid != worker, 30, "another worker")
    before = len(house.mails_to(COORDINATOR))
    crashed = house.ends(run["id"], "Crashed", within=120)
    assert "停止报告" in crashed["state"]["message"], "found by its heartbeat"
    eventually(lambda: any("运行中断" in m.subject for m in house.mails_to(COORDINATOR)[before - 1 :]), 30, "the alarm")


def test_by_default_the_work_of_a_killed_worker_is_taken_up_within_a_minute() -> None:
    pace = Pace()
    assert pace.lease_seconds + 2 * pace.tick_seconds + pace.probe_seconds < 60
    assert pace.patience_seconds + 2 * pace.tick_seconds < 60


def test_a_run_that_does_not_start_is_late_and_the_coordinator_hears_of_it(house: House) -> None:
    worker = worker_of(house)
    eventually(lambda: house.listed("/deployments/filter"), 60)
    before = len(house.mails_to(COORDINATOR))
    os.kill(worker, signal.SIGSTOP)
    try:
        run_id = house.start("到期检查")
        house.ends(run_id, "Late", within=60)
        told = eventually(lambda: house.mails_to(COORDINATOR)[before:], 30, "the alarm")
        assert any("迟迟没有开始" in mail.subject for mail in told)
    finally:
        os.kill(worker, signal.SIGCONT)
    house.ends(run_id, "Completed", "没有待办")


HUNG = pytest.param(signal.SIGSTOP, id="hung", marks=pytest.mark.full)


@pytest.mark.parametrize("fault", [pytest.param(signal.SIGKILL, id="killed"), HUNG])
def test_without_its_server_the_work_is_done_here_and_the_server_comes_back(
    house: House, fault: signal.Signals
) -> None:
    process = house.server.process
    assert process is not None
    case_no = next(h["no"] for h in case_heads(house.store) if h["step"] in ("prompt.prompted", "prompt.proposed"))
    os.kill(process.pid, fault)
    eventually(lambda: not works(house.server.api_url, house.server.auth, 1), 10, "the fault")
    before = len(house.mails_to("officer-a@jinshui.example")) + len(house.mails_to("leader-a@jinshui.example"))
    move_on(house, case_no)
    eventually(
        lambda: (
            len(house.mails_to("officer-a@jinshui.example")) + len(house.mails_to("leader-a@jinshui.example")) > before
        ),
        150,
        "the message without Prefect",
    )
    eventually(lambda: house.server.process is not None and house.server.process.pid != process.pid, 60)
    eventually(lambda: works(house.server.api_url, house.server.auth), 90, "the server again")
    assert not is_alive(process.pid)
    assert no_message_twice(house)


def move_on(house: House, case_no: str) -> None:
    """One more lawful act on the case, after which a message is owed."""
    if case_facts(house.store, case_no, "system").step == "prompt.proposed":
        house.act(case_no, "return_for_rework", "leader-a", reason="请补充证据。")
        return
    house.act(case_no, "record_recheck", "officer-a", violation=True, officers=["officer-a", "officer-b"], findings="仍未改正。")  # fmt: skip
    house.act(case_no, "propose_filing", "officer-a", facts="经提示未改正。", suspected="河南省技术市场条例26(三)", handlers=["officer-a", "officer-b"])  # fmt: skip


@pytest.mark.full
def test_a_server_that_lost_its_database_gets_a_new_one_and_no_case_changes(house: House) -> None:
    heads = house.heads()
    eventually(lambda: house.listed("/deployments/filter"), 90)
    old = house.server.process
    with sqlite3.connect(house.server.home / "prefect.db") as database:
        database.execute("DROP TABLE flow")
    eventually(lambda: not works(house.server.api_url, house.server.auth), 20, "the fault")
    assert is_healthy(house.server.api_url), "it still calls itself healthy"
    eventually(
        lambda: house.server.process is not old and works(house.server.api_url, house.server.auth), 120, "recovery"
    )
    eventually(lambda: len(house.listed("/deployments/filter")) == len(OFFERS), 90, "its deployments")
    eventually(lambda: len(house.listed("/automations/filter")) == 4, 30, "its automations")
    eventually(lambda: house.started("案件看板"), 60, "a run of its own")
    eventually(lambda: house.artifact("due-today"), 90, "its tables")
    assert house.heads() == heads
    assert check(house.store) == []


@pytest.mark.full
def test_in_the_end_every_child_is_gone(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with kept_house(tmp_path, tmp_path_factory) as kept:
        server = kept.server.process
        assert server is not None
        worker = worker_of(kept)
        eventually(lambda: kept.listed("/deployments/filter"), 60)
        pids = [server.pid, worker, *children_of(server.pid), *children_of(worker)]
        assert all(is_alive(pid) for pid in (server.pid, worker))
    assert [pid for pid in pids if is_alive(pid)] == []
