"""Acts on registers (登记事项): what changes the standards, the review tasks, the sampled re-checks, the declared
relations, the legal advisers, what came of closed cases, the yearly totals and reports and requests for assistance, by whom,
on which clause. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from states.registers.action import RegisterAction
from states.registers.advisers import END_ENGAGEMENT, ENGAGE_ADVISER
from states.registers.assistance import ANSWER_REQUEST, RECEIVE_REQUEST
from states.registers.disclosure_reports import ENTER_DISCLOSURE_REPORT
from states.registers.incidents import ENTER_INCIDENT
from states.registers.rechecks import CONCLUDE_RECHECK, DRAW_RECHECK, PUT_RIGHT_RECHECK
from states.registers.relations import END_RELATION_ACT, ENTER_RELATION_ACT
from states.registers.reviews import CONCLUDE_REVIEW
from states.registers.standards import (
    DISCLOSE_STANDARD,
    DRAFT_STANDARD,
    FILE_STANDARD,
    ISSUE_STANDARD,
    REPEAL_STANDARD,
)
from states.registers.totals import PUBLISH

_ALL = (
    DRAFT_STANDARD,
    ISSUE_STANDARD,
    DISCLOSE_STANDARD,
    FILE_STANDARD,
    REPEAL_STANDARD,
    CONCLUDE_REVIEW,
    DRAW_RECHECK,
    CONCLUDE_RECHECK,
    PUT_RIGHT_RECHECK,
    ENTER_RELATION_ACT,
    END_RELATION_ACT,
    ENTER_DISCLOSURE_REPORT,
    *(ENGAGE_ADVISER, END_ENGAGEMENT, ENTER_INCIDENT, PUBLISH, RECEIVE_REQUEST, ANSWER_REQUEST),
)

REGISTER_ACTIONS: Mapping[str, RegisterAction] = MappingProxyType({action.key: action for action in _ALL})
"""Every act on a register by its key."""
