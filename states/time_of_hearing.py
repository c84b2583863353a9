"""The time a hearing takes (听证所需时间) does not count into the term to decide on a permit (行政许可法45). Pure.

Left out are the whole days between the request and the hearing, and no more of them than the law gives to hold it
(行政许可法47(1)): of two readings the one that binds the bureau more. A hearing that was none leaves out nothing anew; while
one is waited for, the term stands still.
"""

from states.acts import Act
from states.facts import CaseFacts
from states.hearing_requests import asked_by
from states.terms import Suspension
from states.workdays import days_after

LEFT_OUT_OF = frozenset({"permit_decision", "permit_decision_extended"})
"""Rules of terms whose days a hearing leaves out."""
CLAUSE = "行政许可法45"
REQUEST = "request_hearing"


def left_out(facts: CaseFacts, rule: str) -> list[tuple[int, Suspension]]:
    """Number of the request and days left out of a term of this rule."""
    if rule not in LEFT_OUT_OF:
        return []
    found: list[tuple[int, Suspension]] = []
    for asked in facts.acts_of(REQUEST):
        if asked.flags:  # too late to give a right
            continue
        first = days_after(asked.on, 1)
        most = facts.rules.term_from("permit_hearing", asked.on, asked.on).due
        ended = _ended(facts, asked)
        last = min(days_after(ended.on, -1), most) if ended is not None else most if facts.on > most else None
        if last is None or first <= last:
            found.append((asked.seq, Suspension(first=first, last=last, clause=CLAUSE, reason="听证所需时间")))
    return found


def _ended(facts: CaseFacts, asked: Act) -> Act | None:
    """The hearing that came of the request, or what was done without one: who asked took it back, or the decision was
    made."""
    ends = facts.acts_of("record_hearing", "record_waiver", "withdraw_hearing_request", "decide_permit")
    mine = (a for a in ends if a.action != "withdraw_hearing_request" or asked_by(facts, a) == asked_by(facts, asked))
    return next((act for act in mine if act.seq > asked.seq and not act.flags), None)
