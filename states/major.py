"""What makes a decision major (重大), and who must look at it before it is made. Pure."""

from states import risk
from states.facts import CaseFacts
from states.hearing_right import hearing_due


def major_decision(facts: CaseFacts) -> bool:
    """A penalty is proposed that carries a right to a hearing, or the case was called major (河南省行政执法条例28)."""
    return facts.latches.get("penalty_proposed", False) and is_major(facts)


def _proposed(facts: CaseFacts) -> bool:
    """Something that weighs on the party is proposed: a penalty, or the result of another matter."""
    return facts.latches.get("penalty_proposed", False) or facts.latches.get("matter_proposed", False)


def review_due(facts: CaseFacts) -> bool:
    """Legal review must precede the decision (行政处罚法58): the case is major or carries a hearing, touches a public
    interest or is complex as the report says, or a hearing was held."""
    marks = ("public_interest", "complex_case", "hearing_held")
    return _proposed(facts) and (is_major(facts) or any(facts.latches.get(m, False) for m in marks))


def discussion_due(facts: CaseFacts) -> bool:
    """The responsible persons must decide together (行政处罚法57(2))."""
    return _proposed(facts) and (is_major(facts) or facts.latches.get("complex_case", False))


def is_major(facts: CaseFacts) -> bool:
    """A large amount or heavy kind (听证标准), or called major by the investigation report; never silently downgraded."""
    if facts.procedure.family != "penalty":
        return facts.latches.get("major_matter", False)
    return facts.latches.get("major_case", False) or hearing_due(facts)


def _major_matter(facts: CaseFacts) -> bool:
    """A major matter is about to be decided, whichever way (重大行政执法事项)."""
    return (_proposed(facts) or facts.latches.get("no_penalty_proposed", False)) and is_major(facts)


def risk_due(facts: CaseFacts) -> bool:
    """The risk must be assessed before the decision (金科〔2015〕8号四(4))."""
    return _major_matter(facts) and risk.is_assessed_here(facts)


def adviser_due(facts: CaseFacts) -> bool:
    """The bureau asks for a legal adviser's opinion before this decision (金科〔2015〕8号四(6))."""
    return facts.rules.body.bureau.adviser_heard_before == "major_decisions" and _major_matter(facts)
