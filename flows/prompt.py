"""Prefect flow of the prompt stage (提示)."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.carry_out import carry_out_event
from flows.run_state import run_state
from flows.runtime import current


@flow(name="prompt-case", flow_run_name="提示 · {case_no}", persist_result=False)
async def prompt_case(case_no: str, seq: int) -> State[Any]:
    """Carry out what event ``seq`` of the case owes in the prompt stage (提示)."""
    return run_state(await carry_out_event(current(), case_no, seq))
