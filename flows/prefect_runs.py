"""What carrying out as visible runs needs of Prefect; imported by whoever shows runs, for Prefect takes seconds to import."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from prefect import Flow, tags
from prefect.client.schemas.objects import State
from prefect.context import AsyncClientContext, SyncClientContext
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.settings import PREFECT_API_URL

from flows.close import close_case
from flows.decide import decide_case
from flows.deliver import deliver
from flows.inspect_case import inspect_case
from flows.prompt import prompt_case
from flows.prompt_many import prompt_many
from flows.serve import serve_case
from flows.server import is_healthy
from flows.sweep import sweep
from flows.visit import visit_case
from states.vocabulary import Stage

__all__ = [
    "MAY_BE_LOST",
    "STEP_FLOWS",
    "deliver",
    "is_server_lost",
    "one_connection",
    "prompt_many",
    "reachable",
    "step",
    "sweep",
]

STEP_FLOWS: dict[Stage, Flow[[str, int], Any]] = {
    Stage.PROMPT: prompt_case,
    Stage.INSPECT: inspect_case,
    Stage.DECIDE: decide_case,
    Stage.SERVE: serve_case,
    Stage.VISIT: visit_case,
    Stage.CLOSE: close_case,
}


@asynccontextmanager
async def one_connection() -> AsyncIterator[None]:
    """A block whose runs share one connection to the server: Prefect else loads all root certificates anew for each
    client of each run, which cost half the time of a run."""
    with SyncClientContext.get_or_create():
        async with AsyncClientContext.get_or_create():
            yield


async def step(case_no: str, seq: int, stage: Stage) -> State[Any]:
    """One event's owed work as the run of its stage."""
    with tags(f"stage:{stage.value}"):
        return await STEP_FLOWS[stage](case_no, seq, return_state=True)


def reachable() -> bool:
    """Whether this process is told of a Prefect server, and one answers."""
    url = PREFECT_API_URL.value()
    return bool(url) and is_healthy(str(url))


MAY_BE_LOST: tuple[type[Exception], ...] = (
    httpx.TransportError,
    PrefectHTTPStatusError,
    ObjectNotFound,
    RuntimeError,
)
"""What `is_server_lost` looks into; anything else is never the server's."""


def is_server_lost(error: BaseException) -> bool:
    """Whether the run failed because of Prefect's server (away, broken, or its database gone) and not of our work."""
    match error:
        case httpx.TransportError() | ObjectNotFound():
            return True
        case PrefectHTTPStatusError():
            return error.response.status_code >= 500
        case RuntimeError():  # Prefect wraps the transport error of its first contact in a bare RuntimeError
            return isinstance(error.__cause__, httpx.TransportError)
    return False
