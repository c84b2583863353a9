"""Open SMTP connections kept for the length of one batch, so that each message need not introduce itself again."""

import contextlib
import smtplib
import threading
from collections import defaultdict
from collections.abc import Hashable, Iterator
from contextvars import ContextVar

IDLE_MOST = 4


class SmtpPool:
    """Connections by server and account; each is lent to one message at a time and comes back only if it is clean."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: dict[Hashable, list[smtplib.SMTP]] = defaultdict(list)

    def borrow(self, server: Hashable) -> smtplib.SMTP | None:
        """An open connection that nobody uses, if there is one."""
        with self._lock:
            return self._idle[server].pop() if self._idle[server] else None

    def give_back(self, server: Hashable, client: smtplib.SMTP) -> None:
        """Keep a connection whose last message ended in order."""
        with self._lock:
            if len(self._idle[server]) < IDLE_MOST:
                self._idle[server].append(client)
                return
        leave(client)

    def close(self) -> None:
        """Leave all servers politely."""
        with self._lock:
            idle = [client for clients in self._idle.values() for client in clients]
            self._idle.clear()
        for client in idle:
            leave(client)


def leave(client: smtplib.SMTP) -> None:
    """End a connection; whatever the server says of it."""
    with contextlib.suppress(OSError, smtplib.SMTPException):
        client.quit()
    client.close()


_POOL: ContextVar[SmtpPool | None] = ContextVar("smtp_pool", default=None)


def current() -> SmtpPool | None:
    """The pool of the batch that this call belongs to."""
    return _POOL.get()


@contextlib.contextmanager
def pooled() -> Iterator[None]:
    """Messages handed over inside share connections; a block inside another uses the outer one's."""
    if _POOL.get() is not None:
        yield
        return
    pool = SmtpPool()
    token = _POOL.set(pool)
    try:
        yield
    finally:
        _POOL.reset(token)
        pool.close()
