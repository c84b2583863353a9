"""Prefect flow of the inspect stage (检查)."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.forms import CaseNo, EventSeq
from flows.step_run import step_run


@flow(name="inspect-case", flow_run_name="检查 · {case_no}", persist_result=False)
async def inspect_case(case_no: CaseNo, seq: EventSeq = 0) -> State[Any]:
    """办理一个案件在检查阶段所欠的文书、通知和公示；重复运行不会重复发送。"""
    return await step_run(case_no, seq)
