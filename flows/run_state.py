"""How a finished run reads in Prefect: what a person must look at is a named state, not a red failure."""

from collections import Counter
from typing import Any

from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.ends import ENDS

PERSONS_TURN = ("failed", "unknown", "undeliverable", "withheld")


def run_state(counts: Counter[str]) -> State[Any]:
    """A completed state that says how many rows came to which end; numbers only, nothing of the case."""
    message = "，".join(f"{ENDS.get(end, end)} {number}" for end, number in sorted(counts.items())) or "没有待办"
    data = dict(counts)
    if any(counts[end] for end in PERSONS_TURN):
        return Completed(name="需人工处理", message=message, data=data)
    if not counts:
        return Completed(name="没有待办", message=message, data=data)
    return Completed(message=message, data=data)
