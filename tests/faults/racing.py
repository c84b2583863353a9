"""Processes that race: each opens the store itself, waits at a barrier, and tells the parent what came of it."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

FORK = multiprocessing.get_context("fork")


class Told(NamedTuple):
    """What one racer tells, and when it was at work: the system's one monotonic clock, which all processes share."""

    started: float
    ended: float
    answer: Any


def race(*racers: Callable[[], Any], timeout: float = 120) -> list[Told]:
    """Run each in a forked process, started together by a barrier; what they tell, in their order."""
    barrier = FORK.Barrier(len(racers))
    queue: Any = FORK.Queue()
    processes = [FORK.Process(target=_run, args=(n, racer, barrier, queue)) for n, racer in enumerate(racers)]
    for process in processes:
        process.start()
    told = dict(queue.get(timeout=timeout) for _ in racers)
    for process in processes:
        process.join(timeout)
    assert [process.exitcode for process in processes] == [0] * len(racers)
    return [told[n] for n in range(len(racers))]


def _run(number: int, racer: Callable[[], Any], barrier: Any, queue: Any) -> None:
    barrier.wait(60)
    started = time.monotonic()
    answer = racer()
    queue.put((number, Told(started, time.monotonic(), answer)))


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
