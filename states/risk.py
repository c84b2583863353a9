"""Risk assessment of a major matter (重大行政执法事项风险评估, 金科〔2015〕8号四(4)): what is judged, which points the plan
names, and whether what was found is met by a measure on the day of the decision. Pure.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from states.facts import CaseFacts

PLAN = "金科〔2015〕8号四(4)"
ASSESS = "assess_risk"

Grade = Literal["low", "medium", "high"]
GradeTitle = Literal["低", "中", "高"]
GRADES: Mapping[str, GradeTitle] = {"low": "低", "medium": "中", "high": "高"}

DIMENSIONS: Mapping[str, str] = {"legality": "合法性", "stability": "社会稳定", "safety": "公共安全"}
"""From where a risk is looked for: field of the payload → what the plan calls it."""

Kind = Literal[
    "unqualified_subject",
    "irregular_procedure",
    "unlawful_approval",
    "uncivil_manner",
    "lax_enforcement",
    "arbitrary_enforcement",
    "corrupt_enforcement",
    "other",
]
KINDS: Mapping[str, str] = {
    "unqualified_subject": "执法主体不合格",
    "irregular_procedure": "程序不规范",
    "unlawful_approval": "审批许可不合法",
    "uncivil_manner": "方式不文明",
    "lax_enforcement": "执法不严",
    "arbitrary_enforcement": "执法随意",
    "corrupt_enforcement": "执法不廉",
    "other": "其他",
}
"""The risk points (风险点) in the words of the plan; what it does not name is ``other`` and told in words."""


def is_assessed_here(facts: CaseFacts) -> bool:
    """Whether the procedure of this case knows the assessment. A release from before there was one does not, and the
    decisions made under it are not judged by a later rule; of every new release ``config check`` asks for it."""
    return any(record.act == ASSESS for record in facts.procedure.spot)


def uncovered(facts: CaseFacts) -> tuple[Mapping[str, Any], ...]:
    """The points graded high in the newest assessment that no measure meets on this day."""
    newest = facts.last(ASSESS)
    points = newest.data["points"] if newest is not None else ()
    return tuple(point for point in points if point["grade"] == "high" and not _in_force(facts, point))


def _in_force(facts: CaseFacts, point: Mapping[str, Any]) -> bool:
    """The measure is carried out, or somebody in post answers for it and its day has not passed."""
    if point["done_on"] is not None:
        return True
    owner = facts.officer(point["owner"]) if point["owner"] is not None else None
    if owner is None or not owner.active or point["due"] is None:
        return False
    return date.fromisoformat(point["due"]) >= facts.on


def risks_covered(facts: CaseFacts) -> bool:
    """No risk graded high is left without a measure in force (owner in post, day not passed)."""
    return not uncovered(facts)
