"""Carry out the measure on site (实施查封、扣押) and hand over decision and list; approved before, or urgent."""

from pydantic import Field

from config.schema.base import Line, Text
from states import checks, gates
from states.action import OFFICER, CaseAction, Latch, sound
from states.actions.propose_measure import (
    Measure,
    Object,
    measure_is_given,
    objects_may_be_taken,
)
from states.facts import CaseFacts
from states.payload import ClauseText, Payload, Statements, Team
from states.reasons import Reason
from states.vocabulary import Weight


class CarryOutMeasure(Payload):
    """The site record with the list, as filled in on the spot (行政强制法18, 24)."""

    urgent: bool = False  # 情况紧急，当场实施 (行政强制法19)
    measure: Measure
    handlers: Team
    place: Line
    statements: Statements
    reasons_told: bool  # 当场告知理由、依据、权利和救济途径
    heard: bool  # 听取陈述和申辩
    party_present: bool
    witness: Line | None = None
    signed_or_noted: bool
    facts: Text
    necessity: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    objects: tuple[Object, ...] = Field(min_length=1, max_length=200)
    kept_at: Line  # 保管地点
    keeper: Line  # 保管人


def approved_or_urgent(facts: CaseFacts, payload: CarryOutMeasure) -> Reason | None:
    """Without approval only what is urgent (行政强制法18(一), 19)."""
    if payload.urgent or facts.latches.get("measure_approved", False):
        return None
    return Reason("measure_approved", "行政强制法18(一)", "强制措施实施前须经机关负责人批准，尚未批准")


def as_approved(facts: CaseFacts, payload: CarryOutMeasure) -> Reason | None:
    """Kind and objects are those approved, no more (行政强制法61(二))."""
    proposal = facts.last("propose_measure")
    if payload.urgent or proposal is None:
        return None
    approved = {o["name"] for o in proposal.data["objects"]}
    more = [o.name for o in payload.objects if o.name not in approved]
    if payload.measure == proposal.data["measure"] and not more:
        return None
    says = f"改变了经批准的强制方式或者对象{'：' + '、'.join(more) if more else ''}，须重新报批"
    return Reason("as_approved", "行政强制法18(一)", says)


def done_by_the_rules(facts: CaseFacts, payload: CarryOutMeasure) -> Reason | None:
    """Told and heard on site, party or witness there, record signed or noted; it has happened, so a gap is a flag."""
    lacking = [
        says
        for holds, says in (
            (payload.reasons_told, "当场告知理由、依据、权利和救济途径"),
            (payload.heard, "听取陈述和申辩"),
            (payload.party_present or payload.witness is not None, "当事人或者见证人到场"),
            (payload.signed_or_noted, "现场笔录签名或者注明"),
        )
        if not holds
    ]
    if not lacking:
        return None
    remedy = "立即解除，或者依法重新实施；本次措施不得作为没收的根据"
    return Reason("measure_rules", "行政强制法18", f"没有{'、'.join(lacking)}", Weight.FLAGS, remedy)


CARRY_OUT_MEASURE = CaseAction(
    key="carry_out_measure",
    title="实施查封、扣押",
    payload=CarryOutMeasure,
    roles=OFFICER,
    clause="行政强制法24",
    on_paper=True,
    gates=(gates.CERTIFIED, gates.POWER),
    checks=(
        checks.known_officers("handlers"),
        checks.team_certified("handlers"),
        checks.statements_made,
        approved_or_urgent,
        as_approved,
        measure_is_given,
        objects_may_be_taken,
        done_by_the_rules,
    ),
    establishes=(Latch("measure_imposed"), Latch("measure_sound", sound)),
    # What urgency took goes past the approval, in kind or in objects: it waits for an approval of its own.
    withdraws=(Latch("measure_approved", lambda act: bool(act.data["urgent"])),),
)
