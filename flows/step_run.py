"""What every flow does around its work: find the runtime, tell a failure in Chinese, show the case it worked on."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import LogCreate
from prefect.client.schemas.objects import State
from prefect.context import get_run_context
from prefect.states import Failed

from flows.carry_out import carry_out_event
from flows.case_page import show_case
from flows.own_runtime import at_work
from flows.run_state import run_state
from flows.runtime import Runtime
from models.watch import card_of, waiting_events

log = logging.getLogger(__name__)

Work = Callable[[Runtime], Awaitable[Counter[str]]]

FAILED = (
    "本次运行没有完成（{kind}）。已经办成的事项不会重复办理，案件数据不受影响。"
    "请先运行 zhifa doctor 查看并排除原因（数据库、磁盘空间、渠道），再在本页点 Retry 重试；"
    "到期的通知、文书和公示即使不重试也会由系统补办。仍不成功的，请告知管理员本次运行的编号。"
)


async def told(work: Work) -> State[Any]:
    """Do the work; a failure is told to the coordinator in words, with nothing quoted from what was being worked on."""
    (result,) = await asyncio.gather(_worked(work), return_exceptions=True)
    if isinstance(result, Counter):
        state = run_state(result)
        await tell_run(str(state.message), logging.INFO)
        return state
    if not isinstance(result, Exception):
        raise result
    log.error("run_failed", extra={"kind": type(result).__name__})
    says = FAILED.format(kind=type(result).__name__)
    await tell_run(says, logging.ERROR)
    return Failed(message=says, data=result)


async def _worked(work: Work) -> Counter[str]:
    async with at_work() as runtime:
        return await work(runtime)


async def step_run(case_no: str, seq: int) -> State[Any]:
    """Carry out what one event of the case owes (``seq`` 0: everything that waits in the case)."""

    async def work(runtime: Runtime) -> Counter[str]:
        events = [(case_no, seq)] if seq else waiting_events(runtime.store, case_no)
        total: Counter[str] = Counter()
        for stream, number in events:
            total += await carry_out_event(runtime, stream, number)
        if is_deployed():
            await show_case(runtime.store, case_no)
            await mark_card(card_of(runtime.store, case_no))
        return total

    return await told(work)


async def tell_run(says: str, level: int) -> None:
    """One sentence of ours among the run's logs, where a coordinator looks first; other log lines never go there."""
    run = getattr(get_run_context(), "flow_run", None)
    if run is None or not is_deployed():
        return
    told = {"name": "zhifa", "level": level, "message": says, "timestamp": datetime.now(UTC), "flow_run_id": run.id}
    line = LogCreate.model_validate(told)
    async with get_client() as client:
        await client.create_logs([line])


def is_deployed() -> bool:
    """Whether a person or a schedule started this run; the demo's runs show no pages of their own."""
    run = getattr(get_run_context(), "flow_run", None)
    return run is not None and run.deployment_id is not None


async def mark_card(card: str) -> None:
    """Tag this run with the card (黄牌 红牌) of its case."""
    run = getattr(get_run_context(), "flow_run", None)
    if run is None or card == "none":
        return
    async with get_client() as client:
        tags = sorted({*(tag for tag in run.tags if not tag.startswith("card:")), f"card:{card}"})
        await client.update_flow_run(run.id, tags=tags)
