"""What is to be given back (应退款项): what was paid beyond what the decision in force asks for. Pure."""

from states.facts import CaseFacts
from states.levying import late_fee


def overpaid(facts: CaseFacts) -> int:
    """What was paid too much and not given back, in fen (行政强制法41); of a levy its late fee is not too much."""
    if facts.levied is not None:
        return max(0, facts.paid - facts.levied - late_fee(facts, facts.on))
    return max(0, facts.paid - facts.decided_sum) if facts.in_force is not None else 0
