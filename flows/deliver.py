"""Prefect flow that drains the outbox in bulk: one run, many rows."""

from collections import Counter
from typing import Any

from prefect import flow
from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from prefect.client.schemas.objects import State

from flows.carry_out import deliver_batch
from flows.run_state import run_state
from flows.runtime import current
from models.outbox_review import due_now

BATCH = 200


@flow(name="deliver", flow_run_name="投递", persist_result=False)
async def deliver(limit: int = 10_000) -> State[Any]:
    """Carry out up to ``limit`` due rows of any case, batch by batch, with a progress artifact."""
    runtime = current()
    due = min(due_now(runtime.store), limit)
    total: Counter[str] = Counter()
    if due:
        progress = await acreate_progress_artifact(progress=0.0, key="deliver", description="待办事项投递进度")
        while total.total() < limit and (done := await deliver_batch(runtime, min(BATCH, limit - total.total()))):
            total += done
            await aupdate_progress_artifact(progress, progress=min(100.0, 100.0 * total.total() / due))
    return run_state(total)
