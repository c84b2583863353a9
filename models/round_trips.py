"""How often a writing transaction waits for a PostgreSQL server: what needs no answer goes out with what does.

Statements of :class:`models.prepared.Prepared` are queued (libpq's pipeline mode) until somebody fetches or commits, the
BEGIN too. Core looks at the answer of each of its statements at once, so the queue is emptied before one of them runs.
What the server refuses is heard where the queue is emptied, at the latest with the COMMIT. SQLite has no round trips.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, NamedTuple, Self
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine
from sqlalchemy.pool import PoolProxiedConnection

_QUEUE, _CURSORS = "queue", "cursors"
_QUEUES: WeakKeyDictionary[Any, "Queue"] = WeakKeyDictionary()
"""The queue of each connection of the PostgreSQL driver."""


class Queue:
    """Statements on their way to the server of one connection."""

    def __init__(self, conn: Connection) -> None:
        self._driver: Any = None
        if conn.dialect.name == "postgresql":
            self._driver = conn.connection.driver_connection
            _QUEUES[self._driver] = self
        self._waiting = ExitStack()
        self._is_open = False

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *error: Any) -> None:
        self._waiting.__exit__(*error)
        if error[0] is not None and self._driver is not None and not self._driver.closed:
            # A COMMIT that fails ends its transaction, so Core does not roll it back. Here it may fail for a statement before
            # it, whose refusal is heard with it, and an aborted transaction would go back to the pool.
            self._driver.rollback()

    def open(self) -> None:
        """From here on statements wait for each other."""
        if self._driver is not None and not self._is_open:
            self._waiting.enter_context(self._driver.pipeline())
            self._is_open = True

    def send(self) -> None:
        """Send what waits and hear every answer."""
        if self._is_open:
            self._is_open = False
            self._waiting.close()


class Cursors(NamedTuple):
    """The cursors of one connection; a new one for each statement costs as much as some statements do."""

    telling: Any  # of statements whose answer nobody reads: it may come while the next is on its way
    asking: Any  # read to the end before it asks again


def cursors_of(pooled: PoolProxiedConnection) -> Cursors:
    """The cursors kept with this connection for as long as the pool keeps it."""
    kept: Cursors | None = pooled.info.get(_CURSORS)
    if kept is None:
        kept = pooled.info[_CURSORS] = Cursors(pooled.cursor(), pooled.cursor())
    return kept


def queue_for(conn: Connection) -> Queue:
    """A queue for the transaction that follows on this connection."""
    queue = conn.info[_QUEUE] = Queue(conn)
    return queue


def queue_of(conn: Connection) -> Queue:
    """The queue of the transaction that runs on this connection."""
    queue: Queue = conn.info[_QUEUE]
    return queue


def answer_core_at_once(engine: Engine) -> None:
    """Core's own statements find the queue empty."""
    # Set on the dialect, not as an event: an engine with one event slows every statement down.
    for name in ("do_execute", "do_executemany", "do_execute_no_params"):
        setattr(engine.dialect, name, _after_the_queue(getattr(engine.dialect, name)))


def _after_the_queue(execute: Callable[..., None]) -> Callable[..., None]:
    def run(cursor: Any, *args: Any) -> None:
        if (queue := _QUEUES.get(cursor.connection)) is not None:
            queue.send()
        execute(cursor, *args)

    return run
