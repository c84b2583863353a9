"""A run that failed because Prefect's server is away is carried out plainly; a mistake of our own comes to light."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError

from flows.prefect_runs import MAY_BE_LOST
from flows.submit import Executor

REQUEST = httpx.Request("POST", "http://127.0.0.1/api/flow_runs/")


def answered(status: int) -> PrefectHTTPStatusError:
    return PrefectHTTPStatusError(str(status), request=REQUEST, response=httpx.Response(status, request=REQUEST))


def first_contact(cause: Exception) -> RuntimeError:
    error = RuntimeError("Failed to reach API")
    error.__cause__ = cause
    return error


def carried_out(error: Exception) -> tuple[Counter[str], list[str]]:
    """What comes of a run that fails so, and what the coordinators are told."""
    told: list[str] = []

    async def fails(_: object) -> Any:
        raise error

    async def plainly() -> Counter[str]:
        return Counter(done=1)

    executor = Executor(tell=told.append)
    return asyncio.run(executor._run(None, fails, plainly)), told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "lost",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("late"),
        answered(500),
        answered(503),
        ObjectNotFound(http_exc=answered(404)),
        first_contact(httpx.ConnectError("refused")),
    ],
    ids=repr,
)
def test_work_goes_on_without_the_server(lost: Exception) -> None:
    assert isinstance(lost, MAY_BE_LOST)
    assert carried_out(lost) == ({"done": 1}, ["Prefect 服务不可用，改由本机直接执行；案件数据不受影响"])


@pytest.mark.parametrize(
    "own", [KeyError("x"), ValueError("x"), RuntimeError("x"), first_contact(ValueError("x")), answered(422)], ids=repr
)
def test_a_mistake_of_our_own_comes_to_light(own: Exception) -> None:
    with pytest.raises(type(own)):
        carried_out(own)
