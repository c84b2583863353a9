"""Prefect flow that sends one mass prompt: one run, many rows, a progress artifact."""

from collections import Counter
from typing import Any

from prefect import flow
from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from prefect.client.schemas.objects import State

from flows.campaign import send_batch
from flows.run_state import run_state
from flows.runtime import current
from models.campaigns import progress


@flow(name="prompt-many", flow_run_name="群发 · {no}", persist_result=False)
async def prompt_many(no: str) -> State[Any]:
    """Send what is open of the mass prompt of this number; a second run goes on where the first stopped."""
    runtime = current()
    waiting = progress(runtime.store, no).open
    total: Counter[str] = Counter()
    shown = await acreate_progress_artifact(progress=0.0, key="prompt-many", description=f"{no} 发送进度")
    while done := await send_batch(runtime, no):
        total += done
        left = progress(runtime.store, no).open
        await aupdate_progress_artifact(shown, progress=100.0 * (waiting - left) / waiting if waiting else 100.0)
    return run_state(total)
