"""Prefect flow that finds due terms and reminders and repairs what a crash left unrecorded."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows import carry_out
from flows.forms import NO_LIMIT, Until
from flows.step_run import told


@flow(name="sweep", flow_run_name="到期检查", persist_result=False)
async def sweep(today: Until = NO_LIMIT) -> State[Any]:
    """检查到期：把到期的期限、提醒列入待办，补记中断时没有记下的结果；不会早于今天办理。"""
    return await told(lambda runtime: carry_out.sweep(runtime, today))
