"""What a party said of the officers (当事人的意见) is kept from those it is about: hidden from the handling section. Pure."""

from collections.abc import Mapping
from typing import Any

from states.fact_register import is_unhappy
from states.facts import CaseFacts
from states.vocabulary import Role

HIDDEN: Mapping[str, tuple[str, ...]] = {
    "record_party_answer": ("answers",),
    "record_visit": ("answers", "minutes"),
    "resolve_complaint": ("finding", "facts", "measure", "answer_to_party"),
}
"""Act → the fields that tell what the party complained of, and what came of it."""
WITHHELD = "（对承办科室保密）"


def may_read(facts: CaseFacts, reader: str | None) -> bool:
    """Whether this person reads complaints of the case: a supervisor outside the handling section (金科〔2015〕8号四(1))."""
    person = None if reader is None else facts.officer(reader)
    if person is None or not person.active or Role.SUPERVISOR not in person.roles:
        return False
    sections = {one.section for i in facts.ever_handlers if (one := facts.officer(i)) is not None}
    return person.id not in facts.ever_handlers and person.section not in sections


def told_to(facts: CaseFacts, reader: str | None, action: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of an act as this person may read it; an unhappy or anonymous answer is told to supervisors alone."""
    fields = HIDDEN.get(action)
    if fields is None or may_read(facts, reader) or not _is_confidential(action, data):
        return data
    return {name: WITHHELD if name in fields else value for name, value in data.items()}


def _is_confidential(action: str, data: Mapping[str, Any]) -> bool:
    return action == "resolve_complaint" or bool(data.get("anonymous")) or is_unhappy(data)
