"""Prefect flow that signs where all records stand."""

import asyncio
from collections import Counter
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from config.settings import CHECKPOINTS, Settings
from flows.runtime import Runtime
from flows.step_run import told
from models.checkpoint import take_checkpoint

KEY = "checkpoint.pem"


@flow(name="checkpoint", flow_run_name="存证", persist_result=False)
async def checkpoint() -> State[Any]:
    """存证：为全部记录的当前位置签名，追加到存证文件；请按规定把该文件另存一份到别处。"""

    async def work(runtime: Runtime) -> Counter[str]:
        settings = Settings.from_environment()
        folder = settings.data / CHECKPOINTS
        folder.mkdir(parents=True, exist_ok=True)
        taken = await asyncio.to_thread(take_checkpoint, runtime.store, folder, settings.keys / KEY)
        return Counter(signed=taken.size)

    return await told(work)
