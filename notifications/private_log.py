"""What libraries may log of a hand-over: nothing below INFO, and above it no part of the URL or of the message."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LOGGERS = {
    "apprise": logging.INFO,
    "urllib3.connectionpool": logging.INFO,  # writes whole paths, where stock services keep tokens
    "zhifa.smpp": logging.CRITICAL,  # smpplib writes whole PDUs; what it warns of stands in the outcome
}
HIDDEN = "***"

_hidden: ContextVar[tuple[str, ...]] = ContextVar("hidden", default=())


class PrivateLog(logging.Filter):
    """Below INFO Apprise logs phone numbers and tokens; above it a stock plugin may quote an answer that does."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.INFO:
            return False
        text = record.getMessage()
        for secret in _hidden.get():
            text = text.replace(secret, HIDDEN)
        record.msg, record.args = text, ()
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        return True


def keep_private() -> None:
    """Fix the level of these loggers and put the filter in front; a level changed later does not get past it."""
    for name, level in LOGGERS.items():
        log = logging.getLogger(name)
        log.setLevel(level)
        if not any(isinstance(present, PrivateLog) for present in log.filters):
            log.addFilter(PrivateLog())


@contextmanager
def hidden(secrets: tuple[str, ...]) -> Iterator[None]:
    """Inside the block these texts reach no log of these loggers."""
    token = _hidden.set(secrets)
    try:
        yield
    finally:
        _hidden.reset(token)
