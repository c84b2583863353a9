"""Prefect flow that finds due terms and reminders and repairs what a crash left unrecorded."""

from datetime import date
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows import carry_out
from flows.run_state import run_state
from flows.runtime import current


@flow(name="sweep", flow_run_name="到期检查 · {today}", persist_result=False)
async def sweep(today: date) -> State[Any]:
    """Owe what fell due until the end of ``today``, never looking ahead of the clock."""
    return run_state(await carry_out.sweep(current(), today))
