"""Due work becomes visible runs within seconds; what no run took up in time is carried out here, without Prefect."""

import logging
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from prefect.deployments.flow_runs import arun_deployment

from flows import carry_out
from flows.deployments import DELIVER, REPORT, STEPS, SWEEP
from flows.prefect_runs import MAY_BE_LOST, is_server_lost
from flows.runtime import Runtime
from models.sweeping import next_sweep_on
from models.watch import abandoned, cards, today_of, waiting_cases
from states.vocabulary import Stage

log = logging.getLogger(__name__)

ONE_BY_ONE = 5
"""Up to so many cases get a run of their own; more go in one run of ``deliver``."""
LOOKED_AT = 500
BATCH = 50
PLAIN_SWEEP_SECONDS = 60.0

Key = tuple[str, int, int]


class Dispatch:
    """Watches the outbox of one bureau. The row decides what is done; a run only shows it."""

    def __init__(self, runtime: Runtime, patience_seconds: float, tell: Callable[[str], None]) -> None:
        self._runtime = runtime
        self._patience = patience_seconds
        self._tell = tell
        self._seen: dict[Key, float] = {}
        self._asked: set[Key] = set()
        self._swept = 0.0
        self._began: date | None = None

    async def once(self, visible: bool) -> int:
        """One look: ask for runs where Prefect works, else or after too long carry out; how many rows were done here."""
        store, now = self._runtime.store, time.monotonic()
        waiting = {(r["case_no"], r["newest"], r["tries"]): r["stage"] for r in waiting_cases(store, LOOKED_AT)}
        self._seen = {key: self._seen.get(key, now) for key in waiting}
        self._asked &= waiting.keys()
        overdue = any(now - seen > self._patience for seen in self._seen.values())
        if overdue or abandoned(store):
            return await self._carry_out_here()
        if visible:
            await self._ask({key: stage for key, stage in waiting.items() if key not in self._asked})
        elif now - self._swept > PLAIN_SWEEP_SECONDS:
            self._swept = now
            await self._sweep_here()
        return 0

    async def _carry_out_here(self) -> int:
        total = 0
        while done := (await carry_out.deliver_batch(self._runtime, BATCH)).total():
            total += done
        if total:
            self._tell(f"本机直接办理了 {total} 项待办（没有等到 Prefect 的运行）")
        return total

    async def _sweep_here(self) -> None:
        day = next_sweep_on(self._runtime.store)
        if day is not None and day <= today_of(self._runtime.store):
            await carry_out.sweep(self._runtime, today_of(self._runtime.store))

    async def _ask(self, fresh: dict[Key, str]) -> None:
        try:
            await self._first_of_the_day()
            if len(fresh) > ONE_BY_ONE:
                await _run(DELIVER.path, {}, f"deliver:{max(key[1] for key in fresh)}:{len(fresh)}", [])
            else:
                bearing = cards(self._runtime.store) if fresh else {}
                for (case_no, newest, tries), stage in fresh.items():
                    tags = [f"card:{bearing[case_no]}"] if case_no in bearing else []
                    offer = STEPS[Stage(stage)]
                    await _run(offer.path, {"case_no": case_no}, f"{case_no}:{newest}:{tries}", tags)
        except MAY_BE_LOST as error:
            if not is_server_lost(error):
                raise
            return  # or its deployments are not registered yet: asked again at the next look, then carried out here
        self._asked |= fresh.keys()

    async def _first_of_the_day(self) -> None:
        """At the start, and on each new day: what fell due, and the tables of the morning."""
        today = today_of(self._runtime.store)
        if self._began != today:
            mark = f"{today.isoformat()}:{self._runtime.worker}"
            await _run(SWEEP.path, {}, f"sweep:{mark}", [])
            await _run(REPORT.path, {}, f"report:{mark}", [])
            self._began = today


async def _run(path: str, parameters: dict[str, Any], key: str, tags: list[str]) -> None:
    """Ask for one run; asked twice under one key, it is the same run."""
    title = " · ".join((path.split("/")[1], *parameters.values()))
    await arun_deployment(
        path, parameters=parameters, timeout=0, tags=tags, idempotency_key=key, as_subflow=False, flow_run_name=title
    )
