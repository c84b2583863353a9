"""Named points where a fault test may end the process; a no-op unless one is armed in this very process."""

import os
import signal

_armed: dict[str, int] = {}
_seen: list[str] | None = None


def arm(name: str, nth: int = 1) -> None:
    """Die (SIGKILL) at the ``nth`` passage of the point called ``name``."""
    _armed[name] = nth


def trace() -> list[str]:
    """Start listing every point passed in this process; the list grows as the work goes on."""
    global _seen
    _seen = []
    return _seen


def killpoint(name: str) -> None:
    """Mark a place before or after a commit, a file rename or a channel call."""
    if _seen is not None:
        _seen.append(name)
    if name in _armed:
        _armed[name] -= 1
        if _armed[name] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
