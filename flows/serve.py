"""Prefect flow of the serve stage (送达)."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.forms import CaseNo, EventSeq
from flows.step_run import step_run


@flow(name="serve-case", flow_run_name="送达 · {case_no}", persist_result=False)
async def serve_case(case_no: CaseNo, seq: EventSeq = 0) -> State[Any]:
    """办理一个案件在送达阶段所欠的文书、通知和公示；重复运行不会重复发送。"""
    return await step_run(case_no, seq)
