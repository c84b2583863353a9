"""Hand the case to other handlers (移交承办); who handled it before still cannot approve in it."""

from config.schema.base import Text
from states import certificates, checks, gates
from states.action import LEADER, CaseAction
from states.acts import Act
from states.corrections import is_judgement
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason


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
    return Reason("two_certified_handlers", "行政处罚法42", "接手的承办人中持有效证件的不足{officers_at_least}")


def judged_nothing_here(facts: CaseFacts, payload: HandOverCase) -> Reason | None:
    """No new handler has judged in this case, alone or with others, or approves this handover (four eyes)."""
    judges = {facts.actor}.union(*(_who_judged(act) for act in facts.acts if _judges(facts, act)))
    both = [o.name for i in payload.handlers if i in judges and (o := facts.officer(i)) is not None]
    if not both:
        return None
    return Reason(
        "four_eyes_kept", "行政处罚法57", f"{'、'.join(both)}在本案中审批、审核或者参加决定过，不得再承办本案"
    )


def _judges(facts: CaseFacts, act: Act) -> bool:
    action = facts.rules.actions.get(act.action)
    return action is not None and is_judgement(action)


def _who_judged(act: Act) -> set[str]:
    """Who did the act, and who decided with them (第二人、参加集体讨论的负责人)."""
    second = act.data.get("second_person")
    return {act.by, *act.data.get("participants", ()), *([second] if second else [])}


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
