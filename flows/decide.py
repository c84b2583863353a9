"""Prefect flow of the decide stage (决定)."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.carry_out import carry_out_event
from flows.run_state import run_state
from flows.runtime import current


@flow(name="decide-case", flow_run_name="决定 · {case_no}", persist_result=False)
async def decide_case(case_no: str, seq: int) -> State[Any]:
    """Carry out what event ``seq`` of the case owes in the decide stage (决定)."""
    return run_state(await carry_out_event(current(), case_no, seq))
