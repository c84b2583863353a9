"""Deployments on a real server: Chinese forms, values refused by the server, schedules a coordinator may pause, automations made once."""

import asyncio
from typing import Any

import httpx
import pytest

from flows.automations import ensure_automations
from flows.deployments import OFFERS, Offer, deployment_of
from flows.server import PrefectServer


async def register() -> None:
    for offer in OFFERS:
        await (await deployment_of(offer)).aapply()


@pytest.fixture(scope="module")
def registered(server: PrefectServer) -> PrefectServer:
    with server.reporting():
        asyncio.run(register())
    return server


AGAIN = 4
"""How often the client of Prefect asks, all in all."""


def deployment(server: PrefectServer, offer: Offer) -> dict[str, Any]:
    answer = httpx.get(f"{server.api_url}/deployments/name/{offer.flow.name}/{offer.title}", timeout=20)
    return dict(answer.json())


def ask(server: PrefectServer, offer: Offer, parameters: dict[str, Any]) -> httpx.Response:
    """The server's answer; one on SQLite says 503 where two of its own writers met, and Prefect's own client asks again."""
    found, told = deployment(server, offer)["id"], {"parameters": parameters}
    for _ in range(AGAIN):
        answer = httpx.post(f"{server.api_url}/deployments/{found}/create_flow_run", json=told, timeout=20)
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            break
    return answer


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.path)
def test_every_field_of_every_form_has_a_chinese_title_and_says_what_to_fill_in(
    registered: PrefectServer, offer: Offer
) -> None:
    found = deployment(registered, offer)
    assert found["enforce_parameter_schema"] is True
    assert any("\u4e00" <= letter <= "\u9fff" for letter in found["description"])
    for name, field in found["parameter_openapi_schema"]["properties"].items():
        assert name in {"case_no", "seq", "today", "limit", "no"}, "ids, days and counts only"
        assert any("\u4e00" <= letter <= "\u9fff" for letter in field["title"])
        assert field["description"]


BAD = [
    ("送达", {}),
    ("送达", {"case_no": "样例甲"}),
    ("送达", {"case_no": "2026-17"}),
    ("送达", {"case_no": "2026-0017; drop"}),
    ("送达", {"case_no": "2026-0017", "seq": -1}),
    ("送达", {"case_no": "2026-0017", "seq": "x"}),
    ("投递", {"limit": 0}),
    ("投递", {"limit": 100_001}),
    ("到期检查", {"today": "明天"}),
    ("到期检查", {"today": "2026-3-2"}),
    ("群发提示", {}),
    ("群发提示", {"no": "2026-0001"}),
    ("群发提示", {"no": "13800000001"}),
]
GOOD = [
    ("送达", {"case_no": "2026-0017"}),
    ("送达", {"case_no": "2026-0017", "seq": 0}),
    ("投递", {"limit": 1}),
    ("投递", {"limit": 100_000}),
    ("到期检查", {"today": "2026-03-02"}),
    ("到期检查", {}),
    ("群发提示", {"no": "mass-2026-0001"}),
]


def by_title(title: str) -> Offer:
    return next(offer for offer in OFFERS if offer.title == title)


@pytest.mark.parametrize(("title", "parameters"), BAD)
def test_a_bad_value_is_refused_by_the_server(
    registered: PrefectServer, title: str, parameters: dict[str, Any]
) -> None:
    assert ask(registered, by_title(title), parameters).status_code in (409, 422)


@pytest.mark.parametrize(("title", "parameters"), GOOD)
def test_a_good_value_is_taken(registered: PrefectServer, title: str, parameters: dict[str, Any]) -> None:
    answer = ask(registered, by_title(title), parameters)
    assert answer.status_code == 201
    httpx.delete(f"{registered.api_url}/flow_runs/{answer.json()['id']}", timeout=20)


def test_what_runs_by_itself_has_a_schedule_and_one_that_was_paused_stays_paused(registered: PrefectServer) -> None:
    timed = {offer.title for offer in OFFERS if deployment(registered, offer)["schedules"]}
    assert timed == {"投递", "到期检查", "存证", "案件看板"}
    sweep = by_title("到期检查")
    (schedule,) = deployment(registered, sweep)["schedules"]
    found = deployment(registered, sweep)["id"]
    path = f"{registered.api_url}/deployments/{found}/schedules/{schedule['id']}"
    assert httpx.patch(path, json={"active": False}, timeout=20).status_code == 204
    with registered.reporting():
        asyncio.run(register())  # the next start
    assert [row["active"] for row in deployment(registered, sweep)["schedules"]] == [False]
    assert [row["active"] for row in deployment(registered, by_title("投递"))["schedules"]] == [True]


def test_automations_are_made_once_however_often_the_worker_starts(registered: PrefectServer) -> None:
    def names() -> list[str]:
        return sorted(row["name"] for row in httpx.post(f"{registered.api_url}/automations/filter", json={}).json())

    with registered.reporting():
        asyncio.run(ensure_automations("http://127.0.0.1:9/", "t", 90))
        first = names()
        asyncio.run(ensure_automations("http://127.0.0.1:9/", "t", 60))
    assert len(first) == 4
    assert names() == first
    found = httpx.post(f"{registered.api_url}/automations/filter", json={}).json()
    assert {row["trigger"]["within"] for row in found if row["trigger"]["posture"] == "Proactive"} == {60.0}
    with registered.reporting():
        asyncio.run(ensure_automations("http://127.0.0.1:9/", "t", 60))
    again = httpx.post(f"{registered.api_url}/automations/filter", json={}).json()
    assert {row["id"]: row["updated"] for row in again} == {row["id"]: row["updated"] for row in found}, (
        "one written anew forgets the runs it was watching"
    )
