"""Processes that race: each opens the store itself, waits at a barrier, and tells the parent what came of it."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

SECONDS = 120
FORK = multiprocessing.get_context("fork")


class Forked(FORK.Process):  # type: ignore[name-defined,misc]
    """A forked child that ends without the exit hooks it was born with: some of Prefect's wait for threads that stayed
    with the parent."""

    def run(self) -> None:
        super().run()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


class Told(NamedTuple):
    """What one racer tells, and when it was at work: the system's one monotonic clock, which all processes share."""

    started: float
    ended: float
    answer: Any


def race(*racers: Callable[[], Callable[[], Any]], while_held: Callable[[], Any] = nullcontext) -> list[Told]:
    """Run each in a forked process: it prepares, waits for the others, then acts; what they tell, in their order.

    ``while_held`` makes a context that the parent enters before anybody acts and leaves when all have begun.
    """
    barrier, begun, queue = FORK.Barrier(len(racers) + 1), FORK.Semaphore(0), FORK.Queue()
    processes = [Forked(target=_run, args=(n, racer, barrier, begun, queue)) for n, racer in enumerate(racers)]
    for process in processes:
        process.start()
    with while_held():  # entered after the fork: no child may inherit a connection
        barrier.wait(SECONDS)
        assert all(begun.acquire(timeout=SECONDS) for _ in racers)
    told = dict(queue.get(timeout=SECONDS) for _ in racers)
    for process in processes:
        process.join(SECONDS)
    assert [process.exitcode for process in processes] == [0] * len(racers)
    return [told[n] for n in range(len(racers))]


def _run(number: int, prepare: Callable[[], Callable[[], Any]], barrier: Any, begun: Any, queue: Any) -> None:
    act = prepare()
    barrier.wait(SECONDS)
    started = time.monotonic()
    begun.release()
    answer = None
    try:
        answer = act()
    finally:  # the parent must hear of an officer that broke down, too
        queue.put((number, Told(started, time.monotonic(), answer)))
        queue.close()
        queue.join_thread()


def overlapped(told: list[Told]) -> bool:
    """Whether all were at work at one moment."""
    return max(each.started for each in told) < min(each.ended for each in told)


def stop(process: BaseProcess) -> None:
    """Stop a process where it stands, and wait until it does."""
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)


def go_on(process: BaseProcess) -> None:
    """Let a stopped process go on."""
    assert process.pid is not None
    os.kill(process.pid, signal.SIGCONT)
