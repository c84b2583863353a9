"""What is to be given back (应退款项): what was paid beyond what the decision in force asks for. Pure."""

from states.facts import CaseFacts
from states.levying import late_fee_owed
from states.surcharging import surcharge_owed


def overpaid(facts: CaseFacts) -> int:
    """What was paid too much and not given back, in fen (行政强制法41); of a levy its late fee is not too much, of a fine
    its surcharge (行政处罚法72(1)(一))."""
    if facts.levied is not None:
        return max(0, facts.paid - facts.levied - late_fee_owed(facts, facts.on))
    if facts.in_force is None:
        return 0
    return max(0, facts.paid - facts.decided_sum - surcharge_owed(facts))
