"""Withdraw a published decision (撤回公开的决定) that was changed, annulled, or found unlawful or void, and say in public
why; a decision on a penalty within its term (行政处罚法48(2))."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates, gates_after, penalty_gates
from states.action import CLERKS, CaseAction, Latch
from states.actions.record_review_result import OVERTURNING
from states.acts import ANNULLING, Act
from states.facts import CaseFacts
from states.families import PENALTY
from states.other_side import other_side
from states.payload import Payload
from states.publicity import OPEN_TO_ALL
from states.reasons import Reason
from states.terms import chinese_date
from states.vocabulary import PartyKind, Weight

GROUND_TITLES = {"changed": "被变更", "annulled": "被撤销", "unlawful": "被确认违法", "void": "被确认无效"}


class WithdrawPublication(Payload):
    """What became of the decision, by which paper of which day, and the explanation that is published."""

    ground: Literal["changed", "annulled", "unlawful", "void"]
    paper_no: Line
    overturned_on: Day
    explanation: Text


def told_as_recorded(facts: CaseFacts, payload: WithdrawPublication) -> Reason | None:
    """What is told in public to have become of the decision is on record, and was so on the day that is told."""
    known = [act.on for act in facts.acts_of(*ANNULLING, "record_review_result") if _ground(act) == payload.ground]
    if not known:
        says = f"卷内没有决定{GROUND_TITLES[payload.ground]}的记录，请核对撤回的事由"
    elif payload.overturned_on > known[-1]:
        says = f"决定{GROUND_TITLES[payload.ground]}的日期晚于卷内登记的日期（{chinese_date(known[-1])}）"
    else:
        return None
    return Reason("told_as_recorded", "行政处罚法48(2)", says)


def names_nobody(facts: CaseFacts, payload: WithdrawPublication) -> Reason | None:
    """The explanation is published as it stands: of a natural person it tells a surname at most, of the other side nothing
    (河南省行政执法条例6: 个人隐私)."""
    party = facts.party
    person = (party.name, party.identifier, party.address) if party.kind is PartyKind.PERSON else ()
    hidden = (*person, party.representative, party.phone, party.email, other_side(facts))
    if not any(one and one in payload.explanation for one in hidden):
        return None
    says = "撤回的说明要向社会公开，不得写入自然人的姓名、证件号码、住址、电话和对方当事人的名称，请改写"
    return Reason("names_nobody", OPEN_TO_ALL, says)


def _ground(act: Act) -> str | None:
    """What the act made of the decision, in the words of the withdrawal; none if the decision stands."""
    if act.action in ANNULLING:
        return "annulled" if act.data["what"] == "annul" else "changed"
    result: str = act.data["result"]
    return {"revoked": "annulled"}.get(result, result) if result in OVERTURNING else None


def withdrawn_in_time(facts: CaseFacts, payload: WithdrawPublication) -> Reason | None:
    """A penalty (行政处罚) withdrawn late is a flag: it is still withdrawn (行政处罚法48(2))."""
    if facts.procedure.family != PENALTY:  # no law sets other decisions a term
        return None
    day = payload.overturned_on
    if facts.on <= facts.rules.term_from("withdrawal_of_publication", day, day).due:
        return None
    says = "决定被变更、撤销、确认违法或者无效后，超过{withdrawal_of_publication}才撤回公开信息"
    return Reason("withdrawn_in_time", "行政处罚法48(2)", says, Weight.FLAGS, "如实说明迟延原因，报执法监督人员处理")


WITHDRAW_PUBLICATION = CaseAction(
    key="withdraw_publication",
    title="撤回公开的决定",
    payload=WithdrawPublication,
    roles=CLERKS,
    clause="行政处罚法48(2)",
    never_moves=True,
    gates=(gates.SERVED, penalty_gates.PUBLISHED, gates_after.OVERTURNED),
    checks=(checks.not_later_than_today("overturned_on"), told_as_recorded, names_nobody, withdrawn_in_time),
    establishes=(Latch("publication_withdrawn"),),
    withdraws=(Latch("publication_ordered"),),
)
