"""The worker (执行进程): registers deployments and automations, then carries out runs, each in a process of its own.

Started by `flows.upkeep` as ``python -m flows.worker``; what it needs is in its environment.
"""

import asyncio
import os
import sys

from prefect.runner import Runner

from flows.automations import ensure_automations
from flows.deployments import OFFERS, deployment_of
from flows.own_runtime import WORKER
from flows.parent import end_with_parent

ALARMS_URL = "ZHIFA_ALARMS_URL"
ALARMS_TOKEN = "ZHIFA_ALARMS_TOKEN"  # noqa: S105 - the name of a variable
HEARTBEAT = "ZHIFA_HEARTBEAT_SECONDS"
CRASHED_AFTER = "ZHIFA_CRASHED_AFTER_SECONDS"
RUNS_AT_ONCE = 2
"""Prefect's server on SQLite gets slower with concurrency; bulk is many rows in one run."""


async def work() -> None:
    """Serve until told to stop."""
    runner = Runner(
        name="zhifa",
        limit=RUNS_AT_ONCE,
        heartbeat_seconds=float(os.environ[HEARTBEAT]),
        pause_on_shutdown=False,  # a second start carries on
    )
    for offer in OFFERS:
        await runner.aadd_deployment(await deployment_of(offer))
    await ensure_automations(os.environ[ALARMS_URL], os.environ[ALARMS_TOKEN], int(os.environ[CRASHED_AFTER]))
    await runner.start()


def main() -> int:
    """Entry point of the child."""
    end_with_parent()
    assert WORKER in os.environ, "started by flows.upkeep only"
    try:
        asyncio.run(work())
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
