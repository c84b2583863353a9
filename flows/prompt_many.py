"""Prefect flow that sends one mass prompt: one run, many rows, a progress artifact."""

from collections import Counter
from typing import Any

from prefect import flow
from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from prefect.client.schemas.objects import State

from flows.campaign import send_batch
from flows.forms import MassPromptNo
from flows.runtime import Runtime
from flows.step_run import told
from models.campaigns import progress


@flow(name="prompt-many", flow_run_name="群发 · {no}", persist_result=False)
async def prompt_many(no: MassPromptNo) -> State[Any]:
    """发送一次已经批准的群发提示，进度见 Artifacts；未批准、已暂停的不发，重复运行从停下的地方继续，不会重复发送。"""

    async def work(runtime: Runtime) -> Counter[str]:
        waiting = progress(runtime.store, no).open
        total: Counter[str] = Counter()
        shown = await acreate_progress_artifact(progress=0.0, key="prompt-many", description=f"{no} 发送进度")
        while done := await send_batch(runtime, no):
            total += done
            left = progress(runtime.store, no).open
            await aupdate_progress_artifact(shown, progress=100.0 * (waiting - left) / waiting if waiting else 100.0)
        return total

    return await told(work)
