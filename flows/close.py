"""Prefect flow of the close stage (结案)."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.carry_out import carry_out_event
from flows.run_state import run_state
from flows.runtime import current


@flow(name="close-case", flow_run_name="结案 · {case_no}", persist_result=False)
async def close_case(case_no: str, seq: int) -> State[Any]:
    """Carry out what event ``seq`` of the case owes in the close stage (结案)."""
    return run_state(await carry_out_event(current(), case_no, seq))
