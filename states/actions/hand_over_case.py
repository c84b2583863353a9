"""Hand the case to other handlers (移交承办); who handled it before still cannot approve in it."""

from config.schema.base import Text
from states import certificates, checks, gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason

DECIDERS = frozenset(
    {"approve_filing", "return_for_rework", "review_legality", "approve_decision", "decide_instalments", "annul_decision",
     "annul_levy", "extend_term", "suspend_case", "resume_case", "hand_over_case", "exclude_evidence", "change_procedure"}
)  # fmt: skip
"""Acts by which somebody judged the handlers' work; whoever did one cannot become a handler of the case."""


class HandOverCase(Payload):
    """The new handlers, why, what is handed over and what is still to be done."""

    handlers: Team
    reason: Text
    materials: Text
    open_matters: Text


def handlers_are_new(facts: CaseFacts, payload: HandOverCase) -> Reason | None:
    """There are handlers, and others take their place."""
    if facts.handlers and set(payload.handlers) != set(facts.handlers):
        return None
    says = "承办人没有变化" if facts.handlers else "本案尚无承办人，无从移交"
    return Reason("handover_changes", "行政处罚法42", says)


def new_handlers_certified(facts: CaseFacts, payload: HandOverCase) -> Reason | None:
    """The new handlers are at least two certified officers, or nobody could go on (行政处罚法42)."""
    if facts.certified(payload.handlers) >= facts.rules.figure("officers_at_least"):
        return None
    return Reason("two_certified_handlers", "行政处罚法42", "接手的承办人中持有效证件的不足两人")


def judged_nothing_here(facts: CaseFacts, payload: HandOverCase) -> Reason | None:
    """No new handler has approved or reviewed in this case or approves this handover (four eyes)."""
    judges = {act.by for act in facts.acts if act.action in DECIDERS} | {facts.actor}
    both = [o.name for i in payload.handlers if i in judges and (o := facts.officer(i)) is not None]
    if not both:
        return None
    return Reason("four_eyes_kept", "行政处罚法57", f"{'、'.join(both)}在本案中审批或者审核过，不得再承办本案")


HAND_OVER_CASE = CaseAction(
    key="hand_over_case",
    title="移交承办",
    payload=HandOverCase,
    roles=LEADER,
    clause="行政处罚法42",
    everywhere=True,
    paper="handover_approval",
    never_moves=True,
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        handlers_are_new,
        new_handlers_certified,
        judged_nothing_here,
    ),
)
