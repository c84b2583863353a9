"""What a party said of the officers (当事人的意见) is kept from those it is about, and secrets (国家秘密、商业秘密、个人隐私) from
whoever has nothing to do with the case (行政处罚法50). Pure."""

from collections.abc import Mapping
from typing import Any

from states.facts import CaseFacts
from states.unhappy import is_unhappy
from states.vocabulary import Role

HIDDEN: Mapping[str, tuple[str, ...]] = {
    "record_party_answer": ("answers",),
    "record_visit": ("answers", "minutes"),
    "resolve_complaint": ("finding", "facts", "measure", "answer_to_party"),
}
"""Act → the fields that tell what the party complained of, and what came of it."""
SECRET_EVIDENCE = ("title", "proves", "obtained")
"""What an item of evidence with a secret tells."""
JUDGING = frozenset({Role.LEADER, Role.REVIEWER, Role.SUPERVISOR})
WITHHELD = "（对承办科室保密）"
KEPT = "（涉密，非本案办理人员不得查阅）"


def may_read(facts: CaseFacts, reader: str | None) -> bool:
    """Whether this person reads complaints of the case: a supervisor outside the handling section (金科〔2015〕8号四(1))."""
    person = None if reader is None else facts.officer(reader)
    if person is None or not person.active or Role.SUPERVISOR not in person.roles:
        return False
    sections = {one.section for i in facts.ever_handlers if (one := facts.officer(i)) is not None}
    return person.id not in facts.ever_handlers and person.section not in sections


def may_read_secrets(facts: CaseFacts, reader: str | None) -> bool:
    """Whether this person handles the case or judges it; everybody else reads no secret of it (行政处罚法50)."""
    person = None if reader is None else facts.officer(reader)
    return person is not None and person.active and (person.id in facts.ever_handlers or bool(person.roles & JUDGING))


def told_to(facts: CaseFacts, reader: str | None, action: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of an act as this person may read it; an unhappy or anonymous answer is told to supervisors alone, and a
    secret to whoever handles or judges the case."""
    if action == "add_evidence" and data.get("secrecy") and not may_read_secrets(facts, reader):
        return {name: KEPT if name in SECRET_EVIDENCE else value for name, value in data.items()}
    fields = HIDDEN.get(action)
    if fields is None or may_read(facts, reader) or not _is_confidential(action, data):
        return data
    return {name: WITHHELD if name in fields else value for name, value in data.items()}


def _is_confidential(action: str, data: Mapping[str, Any]) -> bool:
    return action == "resolve_complaint" or bool(data.get("anonymous")) or is_unhappy(data)
