"""Context of the risk assessment of a major matter (风险评估表)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states.documents import building_parts as parts
from states.documents.building_records import proposed
from states.documents.risk_assessment import DimensionRow, PointRow
from states.facts import CaseFacts
from states.risk import DIMENSIONS, GRADES, KINDS


def risk_assessment(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The newest assessment as it was filled in (金科〔2015〕8号四(4))."""
    act = facts.acts[-1]
    return {
        "cause": parts.cause(facts),
        "proposal": proposed(facts) if _is_proposed(facts) else None,
        "officers": parts.officers(facts, facts.handlers),
        "dimensions": tuple(
            DimensionRow(label=title, grade=GRADES[act.data[field]["grade"]], text=act.data[field]["text"])
            for field, title in DIMENSIONS.items()
        ),
        "points": tuple(_point(facts, point) for point in act.data["points"]),
        "assessor": parts.officer_name(facts, act.by),
    }


def _is_proposed(facts: CaseFacts) -> bool:
    return any(facts.latches.get(f, False) for f in ("penalty_proposed", "no_penalty_proposed", "matter_proposed"))


def _point(facts: CaseFacts, point: Mapping[str, Any]) -> PointRow:
    return PointRow(
        label=KINDS[point["kind"]],
        what=point["what"],
        grade=GRADES[point["grade"]],
        measure=point["measure"],
        owner=parts.officer_name(facts, point["owner"]),
        due=_day(point["due"]),
        done_on=_day(point["done_on"]),
    )


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


RISK_BUILDERS = {"risk_assessment": risk_assessment}
