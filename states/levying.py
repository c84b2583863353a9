"""What a levy (行政征收) comes to: the sum by the list of fees, and the late fee (滞纳金) until it is paid. Pure.

Payments meet the sum levied first. A day's late fee is counted on what was unpaid on that day, in whole fen rounded down,
and never exceeds the sum levied (行政强制法45(2)). Of the readings this asks the payer for least. A dispute alone does not
stop it (行政复议法42, 行政诉讼法56; 行政处罚法73(3) speaks of fines); where execution is stayed it stands still, for it is a
way of execution itself (行政强制法12), and so it does while the sum is deferred (缓缴).
"""

from datetime import date

from states.case_terms import newest_due
from states.facts import CaseFacts
from states.ledger import rests
from states.paying import Pause, days_late

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


def stays(facts: CaseFacts) -> tuple[Pause, ...]:
    """The days on which execution was stayed or suspended (停止执行、中止执行), both ends included; a stay that goes on
    runs until today."""
    return tuple(
        Pause(rest.began.on, rest.ended.on if rest.ended is not None else facts.on)
        for rest in rests(facts)
        if rest.ground is not None and rest.ground.phase == "execution"
    )


def deferrals(facts: CaseFacts) -> tuple[Pause, ...]:
    """The days of each deferral (缓缴), from the day it was granted to the day it gave: no late fee runs on them, and what had
    run up before stays owed (行政强制法45)."""
    granted = (a for a in facts.acts_of("decide_relief") if a.data["result"] == "deferred")
    return tuple(Pause(act.on, date.fromisoformat(act.data["pay_by"])) for act in granted)


def late_fee(facts: CaseFacts, until: date) -> int:
    """The late fee run up until that day, it included, in fen; counted from the last day of the term itself."""
    due, levied = newest_due(facts, "payment"), facts.levied or 0
    rate = facts.power.fee.late_permyriad if facts.power and facts.power.fee else 0
    if due is None or not rate:
        return 0
    payments = sorted(
        (date.fromisoformat(a.data["paid_on"]), int(a.data["amount"])) for a in facts.acts_of("record_payment")
    )
    left, since, owed, pauses = levied, due.due, 0, (*stays(facts), *deferrals(facts))
    for paid_on, amount in [*payments, (until, 0)]:
        day = min(paid_on, until)
        if day > since:
            owed += left * rate * days_late(since, day, pauses) // TEN_THOUSAND
            since = day
        left = max(0, left - amount)
    return min(owed, levied)


def levy_overdue(facts: CaseFacts) -> bool:
    """The last day to pay is past and something is unpaid."""
    last = pay_by(facts)
    return facts.levied is not None and last is not None and last < facts.on and unpaid(facts) > 0


def late_fee_owed(facts: CaseFacts, until: date) -> int:
    """The late fee run up until that day less what was waived of it (减免), in fen, whether paid or not."""
    waived = sum(int(act.data["amount"]) for act in facts.acts_of("waive_late_fee"))
    return max(0, late_fee(facts, until) - waived)


def late_fee_unpaid(facts: CaseFacts) -> int:
    """What of the late fee is still to be paid, in fen; payments meet the sum levied first."""
    beyond = max(0, facts.paid - (facts.levied or 0))
    return max(0, late_fee_owed(facts, facts.on) - beyond)


def late_fee_settled(facts: CaseFacts) -> bool:
    """No late fee is owed, or it is paid beside the sum; that the sum itself is unpaid is told by another fact."""
    late = late_fee_owed(facts, facts.on)
    return late == 0 or facts.paid >= (facts.levied or 0) + late
