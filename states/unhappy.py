"""Whether the party is unhappy with the officers (当事人不满意): what it said on the form or at the visit. Pure."""

from collections.abc import Mapping
from typing import Any

from states.acts import Act
from states.facts import CaseFacts


def party_unhappy(facts: CaseFacts) -> bool:
    """The party's newest answer on paper or at the visit is unhappy or tells of misconduct (金科〔2015〕8号四(1))."""
    answer = facts.last("record_party_answer", "record_visit")
    return answer is not None and is_unhappy(answer.data)


def unhappy(act: Act) -> bool:
    """The answer on the form or at the visit asks for supervision; it stays so until a supervisor has dealt with it."""
    return is_unhappy(act.data)


def is_unhappy(data: Mapping[str, Any]) -> bool:
    """Whether an answer on the five subjects asks for supervision."""
    answers = data["answers"]
    poor = answers["work_style"] == "poor" or answers["effect"] == "poor"
    return bool(answers["misconduct"] == "some" or answers["satisfaction"] == "unsatisfied" or poor)
