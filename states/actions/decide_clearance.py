"""Decide to have a road, a waterway or a public place cleared at once in the party's place (决定立即代履行)."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from states import checks, gates, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import ClauseText, Fen, Team
from states.publicity import Publicised, publication_is_told, published
from states.reasons import Reason

Place = Literal["road", "river", "waterway", "public_place"]
Thing = Literal["spill", "obstacle", "pollutant"]

PLACE_TITLES: dict[Place, str] = {"road": "道路", "river": "河道", "waterway": "航道", "public_place": "公共场所"}
THING_TITLES: dict[Thing, str] = {"spill": "遗洒物", "obstacle": "障碍物", "pollutant": "污染物"}


class DecideClearance(Publicised):
    """What lies where, why it cannot wait, why the party cannot clear it, and who does (行政强制法52)."""

    place: Place
    where: Line
    thing: Thing
    facts: Text
    needs_at_once: Text  # 需要立即清除的理由
    party_cannot: Text  # 当事人不能清除的情形
    substitute: Line
    substitute_interested: bool = False
    cost: Fen  # 费用预算
    handlers: Team
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)


def substitution_is_given(facts: CaseFacts) -> Reason | None:
    """A law gives this bureau performance in the party's place for this matter (行政强制法13)."""
    if facts.power is None or any("代履行" in given for given in facts.power.measures):
        return None
    return Reason("way_given", "行政强制法13", "法律没有规定本机关可以就此事项采取“代履行”")


def substitute_is_neutral(facts: CaseFacts, payload: DecideClearance) -> Reason | None:
    """Whoever has a stake does not perform (行政强制法50)."""
    if not payload.substitute_interested:
        return None
    return Reason("substitute_neutral", "行政强制法50", "代履行人与本案有利害关系，须另行委托没有利害关系的第三人")


def decided_by_another(facts: CaseFacts, payload: DecideClearance) -> Reason | None:
    """The head who decides is none of those who carry it out (河南省行政执法条例28(1))."""
    if facts.actor not in payload.handlers:
        return None
    return Reason("four_eyes", "河南省行政执法条例28(1)", "决定的负责人不得是实施立即代履行的承办人")


DECIDE_CLEARANCE = CaseAction(
    key="decide_clearance",
    title="决定立即代履行",
    payload=DecideClearance,
    roles=LEADER,
    clause="行政强制法52",
    gates=(gates.LEADER_CERTIFIED, gates.POWER, penalty_gates.RECUSAL_DECIDED),
    conditions=(substitution_is_given,),
    checks=(
        checks.known_officers("handlers"),
        checks.team_is_certified("handlers"),
        substitute_is_neutral,
        decided_by_another,
        publication_is_told,
    ),
    establishes=(
        Latch("clearance_decided"),
        Latch("decision_made"),
        Latch("duty_based"),
        Latch("publication_ordered", published),
    ),
)
