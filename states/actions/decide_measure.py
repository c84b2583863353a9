"""Decide what becomes of what was sealed or seized (处理决定): release, or confiscation and destruction by law."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Strict, Text
from config.schema.days import Day
from states import gates, other_case_checks, penalty_gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import ClauseText
from states.publicity import Publicised, publication_is_told, published
from states.reasons import Reason


class PenaltyDecision(Strict):
    """The decision that confiscates (据以没收的行政处罚决定): in which case, under which number, of which day; one of
    another organ with the organ's name and the document by which it came (移送函、决定书副本)."""

    case_no: Line
    decision_number: Line
    decided_on: Day
    organ: Line | None = None  # none: this bureau, whose record is looked up
    paper: Line | None = None  # what came from the other organ on paper


RELEASE_GROUNDS = {
    "no_violation": "当事人没有违法行为",
    "unrelated": "查封、扣押的场所、设施或者财物与违法行为无关",
    "decided": "对违法行为已经作出处理决定，不再需要查封、扣押",
    "period_over": "查封、扣押期限已经届满",
    "not_needed": "其他不再需要采取查封、扣押措施的情形",
    "not_approved": "当场实施后，机关负责人认为不应当采取查封、扣押",
    "annulled": "查封、扣押已被撤销、确认违法或者无效",
}
"""On what a release rests (行政强制法28(1)(一)–(五), 19, 41)."""


class DecideMeasure(Publicised):
    """What becomes of it, why, on which law, and by which penalty; coercion itself confiscates nothing."""

    outcome: Literal["release", "confiscate", "destroy"]
    ground: (
        Literal["no_violation", "unrelated", "decided", "period_over", "not_needed", "not_approved", "annulled"] | None
    ) = None  # 解除的情形; only of a release
    settled_by: Line | None = None  # 已经作出的处理决定的文号 (行政强制法28(1)(三))
    reason: Text
    basis: tuple[ClauseText, ...] = Field(default=(), max_length=10)
    penalty: PenaltyDecision | None = None


def outcome_is_lawful(facts: CaseFacts, payload: DecideMeasure) -> Reason | None:
    """Only release where the time is over, the measure was unsound or never approved; else a law must say so."""
    if payload.outcome == "release":
        return None
    if facts.truth["measure_period_over"]:
        return Reason("only_release", "行政强制法28(1)", "查封、扣押期限已经届满，只能决定解除")
    if not (facts.latches.get("measure_sound", False) and facts.latches.get("measure_approved", False)):
        return Reason("only_release", "行政强制法19", "措施没有批准或者实施中有瑕疵，只能决定解除")
    if facts.truth["decision_annulled"]:
        return Reason("only_release", "行政强制法41", "查封、扣押已被撤销或者确认无效，只能决定解除")
    if not payload.basis:
        return Reason("disposal_has_basis", "行政强制法27", "没收、销毁须写明法律、行政法规依据")
    return None


def released_on_a_ground(facts: CaseFacts, payload: DecideMeasure) -> Reason | None:
    """A release tells which case of the law it is, and the case is there; nothing else is told one."""
    if (payload.outcome == "release") is (payload.ground is None):
        says = "解除查封、扣押须写明属于哪一种法定情形，其他处理不写"
        return Reason("release_ground", "行政强制法28(1)", says)
    truth = facts.truth
    if payload.ground == "period_over" and not truth["measure_period_over"]:
        return Reason("release_ground", "行政强制法28(1)", "查封、扣押期限尚未届满，请写明真实的解除情形")
    if payload.ground == "not_approved" and facts.latches.get("measure_approved", False):
        return Reason("release_ground", "行政强制法19", "查封、扣押已经批准，请写明真实的解除情形")
    if payload.ground == "annulled" and not truth["decision_overturned"]:
        return Reason("release_ground", "行政强制法41", "卷内没有查封、扣押被撤销、确认违法或者无效的记录")
    return None


def settled_is_named(facts: CaseFacts, payload: DecideMeasure) -> Reason | None:
    """That the violation was decided on is told by the decision (行政强制法28(1)(三))."""
    if (payload.ground == "decided") is (payload.settled_by is not None):
        return None
    says = "以已经作出处理决定为由解除的，须写明该决定的文号；其他情形不写"
    return Reason("release_ground", "行政强制法28(1)", says)


def confiscated_by_a_penalty(facts: CaseFacts, payload: DecideMeasure) -> Reason | None:
    """Confiscation is a penalty (行政处罚法9(二)): what was seized is kept only on the decision that imposes it, made by
    today."""
    says = None
    if payload.outcome == "confiscate" and payload.penalty is None:
        says = "没收属于行政处罚，须写明据以没收的处罚决定的案号、文号和日期；没有处罚决定的不得没收"
    elif payload.penalty is not None and payload.penalty.decided_on > facts.on:
        says = "所写的处罚决定日期晚于今天，处罚决定作出之前不得没收"
    return Reason("confiscated_by_penalty", "行政强制法27", says) if says else None


def overturned_is_not_shown(facts: CaseFacts, payload: DecideMeasure) -> Reason | None:
    """What only carries out that the measure does not stand is not shown as a result of enforcement: it would have to be
    withdrawn at once (河南省行政执法条例32)."""
    if not payload.publish or not facts.truth["decision_overturned"]:
        return None
    says = "查封、扣押已被撤销、变更、确认违法或者无效，处理决定只是执行该结果，不作为执法结果公开"
    return Reason("overturned_not_shown", "河南省行政执法条例32", says)


DECIDE_MEASURE = CaseAction(
    key="decide_measure",
    title="作出查封、扣押处理决定",
    payload=DecideMeasure,
    roles=LEADER,
    clause="行政强制法27",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        coercion.MEASURE_IMPOSED,
        gates.DEFENCE_ANSWERED,
        coercion.MEASURE_DECIDED_IN_TIME,
        penalty_gates.RECUSAL_DECIDED,
    ),
    checks=(
        outcome_is_lawful,
        released_on_a_ground,
        settled_is_named,
        confiscated_by_a_penalty,
        other_case_checks.other_organ_on_paper,
        other_case_checks.penalty_is_on_record,
        publication_is_told,
        overturned_is_not_shown,
    ),
    establishes=(
        Latch("decision_made"),
        Latch("release_decided", lambda act: act.data["outcome"] == "release"),
        Latch("publication_ordered", published),
    ),
)
