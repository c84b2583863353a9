"""Assess the risk of a major matter (风险评估): legality, social stability and public safety, the risk points and who does
what about each (金科〔2015〕8号四(4))."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from config.schema.base import Strict, Text, plain
from config.schema.bureau import OfficerId
from config.schema.days import Day
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.risk import DIMENSIONS, KINDS, PLAN, Grade, Kind

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000), AfterValidator(plain)]
"""A paragraph that may come empty: the refusal then names the article, as for every rule of the plan."""


class Judged(Strict):
    """How grave the risk is in one respect, and why."""

    grade: Grade
    text: Words


class Point(Strict):
    """One risk point (风险点): how grave, what is done to prevent it, who answers for that and until when."""

    kind: Kind
    grade: Grade
    what: Text | None = None  # what exactly may go wrong; of ``other`` it must be told
    measure: Text  # 防控办法
    owner: OfficerId | None = None
    due: Day | None = None
    done_on: Day | None = None  # 已经落实


class AssessRisk(Payload):
    """The assessment as a whole; a later one takes the place of an earlier one."""

    legality: Judged
    stability: Judged
    safety: Judged
    points: tuple[Point, ...] = Field(min_length=1, max_length=50)

    @property
    def officers(self) -> tuple[str, ...]:
        """Who answers for a measure takes part in the case, and keeps out if recused (行政处罚法43)."""
        return tuple(point.owner for point in self.points if point.owner is not None)


def every_dimension_is_told(facts: CaseFacts, payload: AssessRisk) -> Reason | None:
    """A grade alone is no assessment: each of the three is told in words (合法性、社会稳定、公共安全)."""
    blank = [title for field, title in DIMENSIONS.items() if not getattr(payload, field).text]
    return Reason("dimension_told", PLAN, f"没有写明评估内容：{'、'.join(blank)}") if blank else None


def points_are_told(facts: CaseFacts, payload: AssessRisk) -> Reason | None:
    """Each point of the plan's list once, and what the list does not name in words of its own."""
    kinds = [point.kind for point in payload.points if point.kind != "other"]
    if twice := [KINDS[kind] for kind in dict.fromkeys(kinds) if kinds.count(kind) > 1]:
        return Reason("risk_points", PLAN, f"同一风险点列了两次，请合并：{'、'.join(twice)}")
    if any(point.kind == "other" and point.what is None for point in payload.points):
        return Reason("risk_points", PLAN, "列为“其他”的风险点须写明是什么风险")
    return None


def measures_can_be_kept(facts: CaseFacts, payload: AssessRisk) -> Reason | None:
    """Nobody answers for a measure who is not in post, no day is set that has passed, nothing is done in advance."""
    for point in payload.points:
        owner = facts.officer(point.owner) if point.owner is not None else None
        says = None
        if point.owner is not None and (owner is None or not owner.active):
            says = f"责任人 {point.owner} 不在名录中或者当日不在岗"
        elif point.done_on is not None and point.done_on > facts.on:
            says = "落实日期晚于办理之日"
        elif point.done_on is None and point.due is not None and point.due < facts.on:
            says = "期限早于办理之日；已经落实的请写明落实日期"
        if says is not None:
            return Reason("risk_measures", PLAN, f"{KINDS[point.kind]}的防控办法：{says}")
    return None


ASSESS_RISK = CaseAction(
    key="assess_risk",
    title="风险评估",
    payload=AssessRisk,
    roles=OFFICER,
    clause=PLAN,
    never_moves=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER),
    checks=(every_dimension_is_told, points_are_told, measures_can_be_kept),
    establishes=(Latch("risk_assessed"),),
)
