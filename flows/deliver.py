"""Prefect flow that drains the outbox in bulk: one run, many rows."""

from collections import Counter
from typing import Any

from prefect import flow
from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from prefect.client.schemas.objects import State

from flows.carry_out import deliver_batch
from flows.forms import Most
from flows.runtime import Runtime
from flows.step_run import told
from models.outbox_review import due_now

BATCH = 200


@flow(name="deliver", flow_run_name="投递", persist_result=False)
async def deliver(limit: Most = 10_000) -> State[Any]:
    """投递到期的待办：生成文书、发送通知、公示，全部案件一并办理，进度见 Artifacts；重复运行不会重复发送。"""

    async def work(runtime: Runtime) -> Counter[str]:
        due = min(due_now(runtime.store), limit)
        total: Counter[str] = Counter()
        if due:
            progress = await acreate_progress_artifact(progress=0.0, key="deliver", description="待办事项投递进度")
            while total.total() < limit and (done := await deliver_batch(runtime, min(BATCH, limit - total.total()))):
                total += done
                await aupdate_progress_artifact(progress, progress=min(100.0, 100.0 * total.total() / due))
        return total

    return await told(work)
