"""A delivery receipt from any gateway: stored, matched, and entered in the case where it carries legal effect."""

from collections.abc import Callable

from flows.messages import enter_effects
from flows.runtime import Runtime
from models import receipts
from models.receipts import Matched, Receipt


def take_receipt(runtime: Runtime, receipt: Receipt) -> Matched:
    """Store and match one receipt; what it moved is entered and, where undeliverable, goes to the next channel."""
    matched = receipts.receive(runtime.store, receipt)
    if matched.moved:
        enter_effects(runtime, matched.moved)
        runtime.fall_back(runtime.store, matched.moved)
    return matched


def sink_of(runtime: Runtime, channel: str) -> Callable[[str, bool, str | None], None]:
    """What the listeners of one channel hand their receipts to."""

    def take(reference: str, delivered: bool, key: str | None) -> None:
        take_receipt(runtime, Receipt(channel, reference, delivered, key))

    return take
