"""What a levy (行政征收) comes to: the sum by the list of fees, and the late fee (滞纳金) until it is paid. Pure.

Payments meet the sum levied first. A day's late fee is counted on what was unpaid on that day, in whole fen rounded down,
and never exceeds the sum levied (行政强制法45(2)). Of the readings this asks the payer for least.
"""

from datetime import date

from states.case_terms import newest_due
from states.facts import CaseFacts
from states.workdays import days_between

TEN_THOUSAND = 10_000


def pay_by(facts: CaseFacts) -> date | None:
    """The last day to pay: of the term, or the day a deferral gave."""
    deferred = [a for a in facts.acts_of("decide_relief") if a.data["result"] == "deferred"]
    if deferred:
        return date.fromisoformat(deferred[-1].data["pay_by"])
    due = newest_due(facts, "payment")
    return due.due if due else None


def unpaid(facts: CaseFacts) -> int:
    """What of the sum levied is unpaid, in fen."""
    return max(0, (facts.levied or 0) - facts.paid)


def late_fee(facts: CaseFacts, until: date) -> int:
    """The late fee run up until that day, it included, in fen."""
    last, levied = pay_by(facts), facts.levied or 0
    rate = facts.power.fee.late_permyriad if facts.power and facts.power.fee else 0
    if last is None or not rate:
        return 0
    payments = sorted(
        (date.fromisoformat(a.data["paid_on"]), int(a.data["amount"])) for a in facts.acts_of("record_payment")
    )
    left, since, owed = levied, last, 0
    for paid_on, amount in [*payments, (until, 0)]:
        day = min(paid_on, until)
        if day > since:
            owed += left * rate * days_between(since, day) // TEN_THOUSAND
            since = day
        left = max(0, left - amount)
    return min(owed, levied)


def levy_overdue(facts: CaseFacts) -> bool:
    """The last day to pay is past and something is unpaid."""
    last = pay_by(facts)
    return facts.levied is not None and last is not None and last < facts.on and unpaid(facts) > 0


def late_fee_settled(facts: CaseFacts) -> bool:
    """No late fee has run up, or it is paid beside the sum; that the sum itself is unpaid is told by another fact."""
    late = late_fee(facts, facts.on)
    return late == 0 or facts.paid >= (facts.levied or 0) + late
