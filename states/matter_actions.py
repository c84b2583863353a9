"""The actions of the matters that are no penalty, as the register of all actions takes them in."""

from states.action import CaseAction
from states.actions.accept_application import ACCEPT_APPLICATION
from states.actions.assign_handlers import ASSIGN_HANDLERS
from states.actions.decide_confirmation import DECIDE_CONFIRMATION
from states.actions.decide_permit import DECIDE_PERMIT
from states.actions.decline_application import DECLINE_APPLICATION
from states.actions.deem_accepted import DEEM_ACCEPTED
from states.actions.examine_application import EXAMINE_APPLICATION
from states.actions.extend_period import EXTEND_PERIOD
from states.actions.propose_confirmation import PROPOSE_CONFIRMATION
from states.actions.propose_permit import PROPOSE_PERMIT
from states.actions.register_application import REGISTER_APPLICATION
from states.actions.submit_corrections import SUBMIT_CORRECTIONS
from states.actions.tell_corrections import TELL_CORRECTIONS
from states.actions.tell_rights import TELL_RIGHTS
from states.actions.withdraw_application import WITHDRAW_APPLICATION

MATTER_ACTIONS: tuple[CaseAction, ...] = (
    REGISTER_APPLICATION,
    TELL_CORRECTIONS,
    SUBMIT_CORRECTIONS,
    ACCEPT_APPLICATION,
    DEEM_ACCEPTED,
    DECLINE_APPLICATION,
    WITHDRAW_APPLICATION,
    ASSIGN_HANDLERS,
    EXTEND_PERIOD,
    EXAMINE_APPLICATION,
    TELL_RIGHTS,
    PROPOSE_PERMIT,
    DECIDE_PERMIT,
    PROPOSE_CONFIRMATION,
    DECIDE_CONFIRMATION,
)
