"""Who is the head of the office for the disclosure of information (政府信息公开工作机构负责人): agrees to a longer time to answer
and signs the answer. Pure."""

from states.action import Condition
from states.facts import CaseFacts
from states.reasons import Reason
from states.vocabulary import Role

OFFICE = frozenset({Role.LEADER, Role.COORDINATOR})
"""Among whom the head of that office is."""


def is_head(facts: CaseFacts) -> bool:
    """Who acts heads the office that the bureau names, or takes the duties of who does, or is a leader of the bureau."""
    person, office = facts.officer(facts.actor), facts.rules.body.bureau.disclosure_office
    if person is None or not person.active:
        return False
    named = office is not None and not set(office.heads).isdisjoint({person.id, person.deputy_for})
    return named or Role.LEADER in person.roles


def by_its_head(clause: str) -> Condition:
    """The act is done by the head of that office."""

    def condition(facts: CaseFacts) -> Reason | None:
        """Who acts is the head of the disclosure office (政府信息公开条例33(2), 45)."""
        if is_head(facts):
            return None
        return Reason("disclosure_head", clause, "须由政府信息公开工作机构负责人或者机关负责人办理")

    return condition
