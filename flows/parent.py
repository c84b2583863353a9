"""A child of ours does not outlive the process that started it, even if that one is killed outright."""

import ctypes
import os
import signal
import sys
import threading

PARENT = "ZHIFA_PARENT"
"""Environment variable in which a parent tells its children its process id."""

_PR_SET_PDEATHSIG = 1


def as_parent() -> dict[str, str]:
    """What a child must be told to end with this process. The kernel means the thread that started the child, so only
    the main thread, which ends last, may ask for it."""
    return {PARENT: str(os.getpid())} if threading.current_thread() is threading.main_thread() else {}


def end_with_parent() -> None:
    """Ask the kernel (Linux) for SIGTERM when the parent ends; end at once if it has ended already."""
    parent = os.environ.get(PARENT)
    if parent is None or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != int(parent):
        sys.exit(0)
