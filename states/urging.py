"""Which letter urged the party (催告书) last, and whether it urged to what is owed now (行政强制法54). Pure."""

from states.acts import ANNULLING, Act, changes_decision
from states.facts import CaseFacts

LETTERS = {"urge_performance": "urging_letter", "urge_levy": "levy_urging"}
"""Acts that urge to pay, and their paper."""


def urged_to_what_is_owed(facts: CaseFacts) -> bool:
    """The letter that reached the party was made after the sum, or the day to pay it, was last set: one that asked for
    another sum, or for one that was not late yet, gave no last chance to pay this one."""
    letter = _letter_served(facts)
    return letter is not None and all(act.seq < letter.seq for act in _sums_set(facts))


def _letter_served(facts: CaseFacts) -> Act | None:
    """The act that made the letter soundly served last, or that service itself where the record tells no other; only the
    newest of its kind is ever served."""
    came = [a for a in facts.acts_of("record_paper_service") if not a.flags and a.data["kind"] in LETTERS.values()]
    made = [act for act in facts.acts_of(*LETTERS) if came and act.seq < came[-1].seq]
    return next(iter(made[-1:] or came[-1:]), None)


def _sums_set(facts: CaseFacts) -> list[Act]:
    """The service of the decision, and what gave another sum or another day since (变更、分期、减免、缓缴)."""
    served = facts.decision_service
    given = [a for a in facts.acts_of("decide_instalments", "decide_relief") if a.data["result"] != "declined"]
    changed = [a for a in facts.acts_of(*ANNULLING, "record_review_result") if changes_decision(a)]
    return [*([served] if served is not None else []), *given, *changed]
