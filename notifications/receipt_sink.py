"""What hears of delivery receipts (送达回执), whatever way they come."""

from collections.abc import Callable
from typing import TypeAlias

ReceiptSink: TypeAlias = Callable[[str, bool, str | None], None]
"""Stores one receipt: the gateway's reference, whether it arrived, and our own key where the gateway repeats it.

When it returns the gateway may forget the receipt; when it raises the gateway is asked to send it again.
"""
