"""Acts on registers (登记事项): what changes the standards, the review tasks and the sampled re-checks, by whom, on which clause. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from states.registers.action import RegisterAction
from states.registers.rechecks import CONCLUDE_RECHECK, DRAW_RECHECK
from states.registers.reviews import CONCLUDE_REVIEW
from states.registers.standards import (
    DISCLOSE_STANDARD,
    DRAFT_STANDARD,
    FILE_STANDARD,
    ISSUE_STANDARD,
    REPEAL_STANDARD,
)

_ALL = (
    DRAFT_STANDARD,
    ISSUE_STANDARD,
    DISCLOSE_STANDARD,
    FILE_STANDARD,
    REPEAL_STANDARD,
    CONCLUDE_REVIEW,
    DRAW_RECHECK,
    CONCLUDE_RECHECK,
)

REGISTER_ACTIONS: Mapping[str, RegisterAction] = MappingProxyType({action.key: action for action in _ALL})
"""Every act on a register by its key."""
