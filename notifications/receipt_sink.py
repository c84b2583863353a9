"""What hears of delivery receipts (送达回执), whatever way they come."""

from typing import Protocol


class ReceiptSink(Protocol):
    """Stores one receipt; when it returns the gateway may forget it, when it raises the gateway is asked to repeat.

    ``key`` is our own key where the gateway repeats it.
    """

    def __call__(self, reference: str, delivered: bool, key: str | None) -> None: ...
