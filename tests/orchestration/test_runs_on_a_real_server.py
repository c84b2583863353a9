"""Step flows against a real Prefect server: what coordinators see, and what its loss changes (nothing)."""

import asyncio
from collections import Counter
from datetime import date
from typing import Any

import httpx
import pytest
from prefect import tags

from flows.decide import decide_case
from flows.runtime import installed
from flows.server import PrefectServer, free_port, is_healthy
from flows.submit import Executor, carry_out
from models import outbox_review
from states.vocabulary import STAGE_TITLES, Stage

CASE = "2026-0017"


def runs(server: PrefectServer, tag: str) -> list[dict[str, Any]]:
    wanted = {"flow_runs": {"tags": {"all_": [tag]}}, "sort": "START_TIME_DESC"}
    return list(httpx.post(f"{server.api_url}/flow_runs/filter", json=wanted, timeout=10).json())


@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_run_is_shown_by_case_and_stage_with_ids_only(server: PrefectServer, desk: Any, stage: Stage) -> None:
    desk.owe(3, f"{CASE}:3:message:party:sms")
    counts = asyncio.run(Executor().carry_out(desk.runtime, CASE, 3, stage))
    assert counts == Counter(accepted=1)
    (run,) = runs(server, f"stage:{stage.value}")
    assert run["name"] == f"{STAGE_TITLES[stage]} · {CASE}"
    assert run["parameters"] == {"case_no": CASE, "seq": 3}
    assert run["state"]["type"] == "COMPLETED"
    assert "13800000017" not in str(run)


def test_what_a_person_must_look_at_is_a_named_state_and_not_red(server: PrefectServer, desk: Any) -> None:
    desk.owe(4, f"{CASE}:4:message:party:sms", address=None)
    counts = asyncio.run(Executor().carry_out(desk.runtime, CASE, 4, Stage.SERVE))
    assert counts == Counter(failed=1)
    state = runs(server, "stage:serve")[0]["state"]
    assert (state["type"], state["name"], state["message"]) == ("COMPLETED", "需人工处理", "失败 1")


def test_a_second_run_of_an_event_finds_nothing_to_do(server: PrefectServer, desk: Any) -> None:
    desk.owe(5, f"{CASE}:5:message:party:sms")
    asyncio.run(carry_out(desk.runtime, CASE, 5, Stage.DECIDE))
    before = len(runs(server, "stage:decide"))
    assert asyncio.run(carry_out(desk.runtime, CASE, 5, Stage.DECIDE)) == Counter()
    assert len(runs(server, "stage:decide")) == before, "an event that owes nothing costs no run"
    with installed(desk.runtime), tags("stage:decide"):
        asyncio.run(decide_case(CASE, 5))
    assert runs(server, "stage:decide")[0]["state"]["name"] == "没有待办"
    assert len(desk.sender.sent) == 1


def test_runs_asked_for_at_once_take_turns_and_none_is_lost(server: PrefectServer, desk: Any) -> None:
    executor = Executor(tell=pytest.fail)
    for seq in range(20, 26):
        desk.owe(seq, f"{CASE}:{seq}:0")

    async def all_at_once() -> list[Counter[str]]:
        return await asyncio.gather(*(executor.carry_out(desk.runtime, CASE, n, Stage.PROMPT) for n in range(20, 26)))

    assert asyncio.run(all_at_once()) == [Counter(accepted=1)] * 6


def test_a_broken_composition_turns_the_run_red_and_is_not_taken_for_a_lost_server(
    server: PrefectServer, make_desk: Any
) -> None:
    def fails(*_: object) -> int:
        raise RuntimeError("no such table")

    desk = make_desk(sweep_due=fails)
    with pytest.raises(RuntimeError, match="no such table"):
        asyncio.run(Executor(tell=pytest.fail).sweep(desk.runtime, date(2026, 3, 2)))


def test_deliver_drains_many_rows_in_one_run_and_shows_its_progress(server: PrefectServer, desk: Any) -> None:
    for number in range(30):
        desk.owe(6, f"{CASE}:6:{number}", template="reminder")
    assert asyncio.run(Executor().deliver(desk.runtime)) == Counter(accepted=30)
    asked = httpx.post(f"{server.api_url}/artifacts/filter", json={"artifacts": {"key": {"any_": ["deliver"]}}})
    assert float(asked.json()[0]["data"]) == 100.0


def test_sweep_owes_what_fell_due_and_repairs_effects_left_unrecorded(server: PrefectServer, make_desk: Any) -> None:
    desk = make_desk(sweep_due=lambda *_: 2)
    desk.owe(7, f"{CASE}:7:message:party:sms")
    asyncio.run(Executor("plain").deliver(desk.runtime))
    desk.entered.clear()  # as if the process had died between settling and entering
    assert asyncio.run(Executor().sweep(desk.runtime, date(2030, 1, 1))) == Counter(owed=2, effects=1)
    assert desk.entered == [f"outcome:{CASE}:7:message:party:sms:accepted"]


def test_wiping_the_server_in_the_middle_of_a_run_loses_and_repeats_nothing(server: PrefectServer, desk: Any) -> None:
    for number in range(3):
        desk.owe(8, f"{CASE}:8:{number}")
    send = desk.sender.send

    def wipe_then_send(envelope: Any) -> Any:
        if not desk.sender.sent:
            server.wipe()
        return send(envelope)

    desk.sender.send = wipe_then_send
    told: list[str] = []
    executor = Executor(tell=told.append)
    asyncio.run(executor.carry_out(desk.runtime, CASE, 8, Stage.SERVE))
    assert len(told) == 1, "the run was gone when it ended"
    assert Counter(envelope.key for envelope in desk.sender.sent) == Counter(f"{CASE}:8:{n}" for n in range(3))
    assert outbox_review.counts(desk.store) == {"accepted": 3}
    desk.owe(9, f"{CASE}:9:0")
    assert asyncio.run(executor.carry_out(desk.runtime, CASE, 9, Stage.VISIT)) == Counter(accepted=1)
    assert len(runs(server, "stage:visit")) == 1, "the new database holds the new run only"


def test_without_its_server_the_work_is_done_plainly_and_that_is_said_once(server: PrefectServer, desk: Any) -> None:
    told: list[str] = []
    executor = Executor(tell=told.append)
    with PrefectServer(server.home, port=free_port()).reporting():
        for seq in (10, 11):
            desk.owe(seq, f"{CASE}:{seq}:0")
            assert asyncio.run(executor.carry_out(desk.runtime, CASE, seq, Stage.SERVE)) == Counter(accepted=1)
    assert len(told) == 1
    assert is_healthy(server.api_url)
