"""Requests for government information on record up to one point (依申请公开), received on Monday 2 March 2026."""

from datetime import date
from typing import Any

from states.acts import Act
from states.case_terms import newest_due
from states.facts import CaseFacts
from tests.unit.built_cases import case, did

ASKED = did(
    "register_disclosure_request", "2026-03-02 09:00", by="coordinator-a", handed_in="in_person", confirmed_on=None
)
"""Twenty working days from Monday 2 March: the last one is Monday the 30th."""
SCREENED = did("screen_information", "2026-03-03 09:00", by="officer-c")
SUPPLIED: dict[str, Any] = {"kind": "supplied", "information": "立项文件1份", "form": "electronic"}
LETTER = did("consult_third_party", "2026-03-04 09:00", by="officer-c", name="样例研究院")
RECEIVED = did("record_third_party_receipt", "2026-03-05 09:00", by="officer-c", name="样例研究院")
"""Fifteen working days from Thursday 5 March: the last one is Thursday the 26th."""


def request(*more: Act, **about: Any) -> CaseFacts:
    """Received and in hand; officer-c and officer-d handle it."""
    told_of: dict[str, Any] = {
        "procedure": "disclosure",
        "power": "KJ-GK-001",
        "step": "inspect.received",
        "actor": "officer-c",
        "at": "2026-03-06 09:00",
        **about,
    }
    return case(ASKED, *more, **told_of)


def to_register(**about: Any) -> CaseFacts:
    """Nothing is registered yet, on 2 March."""
    told_of: dict[str, Any] = {
        "procedure": "disclosure",
        "power": "KJ-GK-001",
        "step": "prompt.opened",
        "actor": "coordinator-a",
        "at": "2026-03-02 09:00",
        **about,
    }
    return case(**told_of)


def proposed(*before: Act, at: str = "2026-03-06 09:00", **answer: Any) -> CaseFacts:
    """An answer is proposed; the head of the disclosure office is about to sign it."""
    made = did("propose_answer", at, by="officer-c", **_whole(answer))
    return request(*before, made, step="decide.proposed", actor="coordinator-a", at=at.replace("09:00", "10:00"))


def answered(*before: Act, **answer: Any) -> CaseFacts:
    """Signed and served; a leader is about to close it."""
    acts = (
        did("propose_answer", "2026-03-06 09:00", by="officer-c", **_whole(answer)),
        did("answer_request", "2026-03-06 10:00", by="coordinator-a"),
        did("record_service", "2026-03-09 09:00", with_opinion_form=False),
    )
    return request(*before, *acts, step="serve.served", actor="leader-b", at="2026-03-10 09:00")


def _whole(answer: dict[str, Any]) -> dict[str, Any]:
    return {**SUPPLIED, **answer} if answer.get("kind", "supplied") == "supplied" else answer


def last_day(facts: CaseFacts, term: str = "decision_period") -> date | None:
    """The last day of a term as it stands."""
    due = newest_due(facts, term)
    return due.due if due is not None else None
