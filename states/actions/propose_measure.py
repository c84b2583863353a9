"""Propose a coercive measure (查封、扣押建议) and name who carries it out."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Strict, Text
from states import certificates, checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import ClauseText, Payload, Team
from states.reasons import Reason

Measure = Literal["seal", "seize"]

MEASURE_TITLES: dict[Measure, str] = {"seal": "查封", "seize": "扣押"}


class Object(Strict):
    """One thing or place of the list (清单); what has nothing to do with the violation may not stand there."""

    name: Line
    model: Line
    quantity: Line
    condition: Line
    connected: bool  # 与违法行为有关
    necessity: bool  # 公民及其扶养家属的生活必需品
    sealed_by_other: bool = False  # 已被其他国家机关查封


class ProposeMeasure(Payload):
    """Which measure on what, why nothing milder is enough, on which law."""

    measure: Measure
    handlers: Team
    facts: Text
    necessity: Text  # 非强制手段为何不能达到目的 (行政强制法5)
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    objects: tuple[Object, ...] = Field(min_length=1, max_length=200)


def measure_is_given(facts: CaseFacts, payload: ProposeMeasure) -> Reason | None:
    """The row of the power list names this kind of measure, as the law gives it (行政强制法17(1))."""
    if facts.power is None or MEASURE_TITLES[payload.measure] in facts.power.measures:
        return None
    says = f"法律、法规没有授权本机关就此事项实施“{MEASURE_TITLES[payload.measure]}”"
    return Reason("measure_given", "行政强制法22", says)


def objects_may_be_taken(facts: CaseFacts, payload: ProposeMeasure) -> Reason | None:
    """Nothing unconnected, no necessity of life, nothing another organ has sealed (行政强制法23)."""
    loose = [o.name for o in payload.objects if not o.connected]
    needed = [o.name for o in payload.objects if o.necessity]
    twice = [o.name for o in payload.objects if o.sealed_by_other]
    if loose or needed:
        says = f"不得查封、扣押与违法行为无关的财物和生活必需品：{'、'.join([*loose, *needed])}"
        return Reason("objects_connected", "行政强制法23(1)", says)
    if twice:
        return Reason("not_sealed_twice", "行政强制法23(2)", f"已被其他国家机关查封，不得重复查封：{'、'.join(twice)}")
    return None


PROPOSE_MEASURE = CaseAction(
    key="propose_measure",
    title="提出查封、扣押建议",
    payload=ProposeMeasure,
    roles=OFFICER,
    clause="行政强制法18(一)",
    gates=(gates.CERTIFIED, gates.POWER),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        checks.team_is_certified("handlers"),
        measure_is_given,
        objects_may_be_taken,
    ),
    establishes=(Latch("matter_proposed"),),
)
