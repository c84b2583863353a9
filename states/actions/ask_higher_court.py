"""Ask the court above to look again (申请上一级人民法院复议) where the court did not take up the application to enforce, or refused
it: the bureau may, within fifteen days, and need not (行政强制法56(2), 58(3))."""

from config.schema.base import Line, Text
from states import gates, gates_after
from states.action import LEADER, CaseAction, Condition, Gate, Latch
from states.case_terms import newest_due
from states.court_above import of_court_above
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.terms import chinese_date, lapsed

CLAUSES = {"rejected": "行政强制法56(2)", "refused": "行政强制法58(3)"}
REVIEWED = {"rejected": "acceptance_review", "refused": "execution_review"}
"""What the court said: the clause by which it can be looked at again, and the end of the name of that term."""


class AskHigherCourt(Payload):
    """Before which court, and why the ruling is wrong."""

    court: Line
    reason: Text


def _said(facts: CaseFacts, about: str) -> str | None:
    """What the ruling that stands now said."""
    return next((each for each in CLAUSES if facts.latches.get(f"{about}_{each}", False)), None)


def asked_once(about: str) -> Condition:
    """What the court above itself ruled is final: nobody looks at it again."""

    def check(facts: CaseFacts) -> Reason | None:
        """The ruling that stands now is not that of the court above."""
        said, ruling = _said(facts, about), facts.last(f"record_{about}_result")
        if said is None or ruling is None or not of_court_above(facts, ruling):
            return None
        return Reason("ruling_reviewed", CLAUSES[said], "上一级人民法院已经就复议作出裁定，不得再次申请复议")

    return check


def asked_in_time(about: str) -> Condition:
    """A ruling is looked at again only within its fifteen days."""

    def check(facts: CaseFacts) -> Reason | None:
        """The fifteen days since the ruling that stands now are not over."""
        said = _said(facts, about)
        due = newest_due(facts, f"{about}_{REVIEWED[said]}") if said is not None else None
        if said is None or due is None or not lapsed(due, facts.on):
            return None
        return Reason("ruling_reviewed", CLAUSES[said], f"申请复议的期限至{chinese_date(due.due)}，已经届满")

    return check


def _ask(key: str, title: str, about: str, pending: str, ruled: Gate) -> CaseAction:
    return CaseAction(
        key=key,
        title=title,
        payload=AskHigherCourt,
        roles=LEADER,
        clause="行政强制法58(3)",
        never_moves=True,
        gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.STANDING, gates.NOT_DISCONTINUED, ruled),
        conditions=(asked_once(about), asked_in_time(about)),
        establishes=(Latch(pending),),
        withdraws=(Latch(f"{about}_rejected"), Latch(f"{about}_refused")),
    )


ASK_HIGHER_COURT = _ask(
    "ask_higher_court", "申请上一级人民法院复议", "court", "court_pending", gates_after.RULED_AGAINST
)
ASK_HIGHER_COURT_FOR_CONDUCT = _ask(
    "ask_higher_court_for_conduct",
    "就行为义务申请上一级人民法院复议",
    "conduct",
    "conduct_court_pending",
    gates_after.CONDUCT_RULED_AGAINST,
)
