"""The actions about conduct that a decision orders, as the register of all actions takes them in."""

from states.action import CaseAction
from states.actions.apply_for_conduct import APPLY_FOR_CONDUCT
from states.actions.record_conduct_done import RECORD_CONDUCT_DONE
from states.actions.record_conduct_result import RECORD_CONDUCT_RESULT
from states.actions.record_unperformed import RECORD_UNPERFORMED
from states.actions.urge_conduct import URGE_CONDUCT

CONDUCT_ACTIONS: tuple[CaseAction, ...] = (
    RECORD_UNPERFORMED,
    URGE_CONDUCT,
    APPLY_FOR_CONDUCT,
    RECORD_CONDUCT_RESULT,
    RECORD_CONDUCT_DONE,
)
