"""What of the surcharge (加处罚款) is still to be paid, and whether it stands in the way of closing. Pure.

Payments meet fine and confiscation first, what is beyond them meets the surcharge; what was waived (减免) is owed no more.
Once the fine is paid, nothing runs up any more, so that the sum stands.
"""

from datetime import date

from states.facts import CaseFacts
from states.paying import Pause, surcharge


def told_pauses(facts: CaseFacts) -> tuple[Pause, ...]:
    """Days without surcharge that the newest urging letter told and the record does not (行政处罚法73(3))."""
    urging = facts.last("urge_performance")
    told = urging.data["not_counted"] if urging is not None else ()
    return tuple(Pause(date.fromisoformat(one["since"]), date.fromisoformat(one["until"])) for one in told)


def waived(facts: CaseFacts) -> int:
    """What was waived of the surcharge (减免), in fen."""
    return sum(int(act.data["amount"]) for act in facts.acts_of("waive_surcharge"))


def surcharge_owed(facts: CaseFacts) -> int:
    """The surcharge run up until today less what was waived of it, in fen, whether paid or not."""
    return max(0, surcharge(facts, facts.on, told_pauses(facts)).total - waived(facts))


def surcharge_unpaid(facts: CaseFacts) -> int:
    """What of the surcharge is still to be paid, in fen."""
    beyond = max(0, facts.paid - facts.decided_sum)
    return max(0, surcharge_owed(facts) - beyond)


def surcharge_settled(facts: CaseFacts) -> bool:
    """No surcharge has run up, or it is paid or waived; that the fine itself is unpaid is told by another fact."""
    return surcharge_unpaid(facts) == 0
