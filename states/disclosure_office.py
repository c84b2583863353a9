"""Who is the head of the office for the disclosure of information (政府信息公开工作机构负责人): agrees to a longer time to answer
and signs the answer. Pure."""

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


BY_ITS_HEAD = "须由政府信息公开工作机构负责人或者机关负责人办理"


def head_agrees(facts: CaseFacts) -> Reason | None:
    """The head of the office agrees to a longer time to answer (政府信息公开条例33(2))."""
    return None if is_head(facts) else Reason("disclosure_head", "政府信息公开条例33(2)", BY_ITS_HEAD)


def head_signs(facts: CaseFacts) -> Reason | None:
    """The head of the office judges and signs what others worked out (审核、答复, 政府信息公开条例45)."""
    return None if is_head(facts) else Reason("disclosure_head", "政府信息公开条例45", BY_ITS_HEAD)
