"""The invariant checker: one register of checks, used by every test and by ``zhifa verify``."""

from collections.abc import Iterable, Sequence

from models.checks.bindings import rows_are_bound
from models.checks.chain import chain_holds
from models.checks.commands import acknowledged_are_recorded
from models.checks.finding import Check, Finding, Snapshot
from models.checks.heads import cases_are_their_last_event
from models.checks.order import time_never_goes_back
from models.checks.owed import holds_are_lifted_by_name, nothing_is_stuck
from models.checks.registers import registers_are_whole
from models.checks.replay import replay_gives_the_same
from models.checks.storage import storage_is_sound
from models.database import Store

ALL: tuple[Check, ...] = (
    storage_is_sound,  # I15
    chain_holds,  # I4
    time_never_goes_back,  # I5
    cases_are_their_last_event,  # I2
    replay_gives_the_same,  # I3, I6
    registers_are_whole,  # I2, I3
    rows_are_bound,  # bindings
    acknowledged_are_recorded,  # I1
    nothing_is_stuck,  # I7
    holds_are_lifted_by_name,  # I7
)

__all__ = ["ALL", "Check", "Finding", "Snapshot", "check"]


def check(store: Store, *, acknowledged: Iterable[str] = (), checks: Sequence[Check] = ALL) -> list[Finding]:
    """Everything found wrong in one snapshot of the database; empty means that all invariants hold.

    ``acknowledged`` are the command keys that were answered with *done*.
    """
    with store.read() as conn:
        snapshot = Snapshot(conn=conn, store=store, acknowledged=tuple(acknowledged))
        return [finding for each in checks for finding in each(snapshot)]
