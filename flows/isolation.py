"""A row's failure stays with the row: what it means for the row, and what may be said about it."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from models.store_errors import StoreError
from notifications.pdf import DocumentRefused
from notifications.rendering import TemplateRefused

T = TypeVar("T")


class CannotBeDone(Exception):
    """The row asks for something that does not exist; trying again changes nothing."""


class NotYetRendered(Exception):
    """A document that must go along is not rendered yet; the row waits for it."""


FINAL = (TemplateRefused, DocumentRefused, CannotBeDone)


async def attempt(work: Awaitable[T]) -> T | Exception:
    """The result, or the error as a value: one poisoned row must not end the batch that it is in.

    A database that cannot be written is not the row's fault and ends the batch.
    """
    (result,) = await asyncio.gather(work, return_exceptions=True)
    if isinstance(result, StoreError) or (isinstance(result, BaseException) and not isinstance(result, Exception)):
        raise result
    return result


def is_final(error: Exception) -> bool:
    """Whether another try would fail in the same way."""
    return isinstance(error, FINAL)


def says(error: Exception) -> str:
    """What may be stored and logged: our own sentences; of foreign errors the type only, for their text may quote."""
    return str(error) if isinstance(error, (*FINAL, NotYetRendered)) else f"处理失败（{type(error).__name__}）"
