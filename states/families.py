"""The same rule rests on another law in each kind of enforcement (执法种类): which clause a refusal then names.

Gates and checks are written once, with the clause of the Act on penalties. A permit is not refused under that Act:
what a reason rests on in another family is told here, and the Henan regulation on enforcement covers all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from states.reasons import Reason

PENALTY = "penalty"

GENERAL: Mapping[str, str] = {
    "actor_certified": "河南省行政执法条例21(1)",
    "approver_certified": "金科〔2015〕8号四(7)",
    "known_officers": "河南省行政执法条例21(1)",
    "handler_acts": "河南省行政执法条例21(1)",
    "two_certified_handlers": "河南省行政执法条例24",
    "two_certified_officers": "河南省行政执法条例24",
    "chosen_certified": "河南省行政执法条例24",
    "four_statements": "河南省行政执法条例24",
    "sound_inspection": "河南省行政执法条例24",
    "four_eyes": "河南省行政执法条例28(1)",
    "second_person": "河南省行政执法条例28(1)",
    "not_recused": "河南省行政执法条例23(1)",
    "recused_take_part": "河南省行政执法条例23(1)",
    "neutral_chair": "河南省行政执法条例23(1)",
    "power_in_force": "河南省行政执法条例5",
    "power_is_kept": "河南省行政执法条例5",
    "entry_moved_the_case": "河南省行政执法条例35",
    "release_is_newer": "河南省行政执法条例35",
    "step_is_kept": "河南省行政执法条例35",
    "lawful_evidence": "河南省行政执法条例25",
    "cited_evidence": "河南省行政执法条例25",
    "evidence_exists": "河南省行政执法条例25",
    "not_backdated": "河南省行政执法条例35",
    "acts_in_order": "河南省行政执法条例35",
    "evidence_number": "河南省行政执法条例35",
    "payment_receipt": "河南省行政执法条例35",
    "paid_after_decision": "河南省行政执法条例35",
    "not_future": "河南省行政执法条例35",
    "entry_exists": "河南省行政执法条例35",
    "entry_is_a_document": "河南省行政执法条例35",
    "entry_was_relied_on": "河南省行政执法条例35",
    "entry_is_a_judgement": "河南省行政执法条例28(1)",
    "entry_is_answered": "河南省行政执法条例35",
    "told_first": "河南省行政执法条例26",
    "express_waiver": "河南省行政执法条例26",
    "defence_made": "河南省行政执法条例26",
    "defence_answered": "河南省行政执法条例26",
    "statement_period": "河南省行政执法条例26",
    "hearing_offered": "河南省行政执法条例27",
    "hearing_asked": "河南省行政执法条例27",
    "hearing_asked_in_time": "河南省行政执法条例27",
    "hearing_chair_told": "河南省行政执法条例27",
    "chair_recusal_decided": "河南省行政执法条例23(2)",
    "asker_concerned": "河南省行政执法条例27",
    "own_request": "河南省行政执法条例27",
    "others_requests": "河南省行政执法条例27",
    "hearing_ahead": "河南省行政执法条例27",
    "asked_before_decision": "河南省行政执法条例27",
    "hearing_period": "河南省行政执法条例27",
    "hearing": "河南省行政执法条例27",
    "hearing_scheduled": "河南省行政执法条例27",
    "hearing_told_in_time": "河南省行政执法条例27",
    "hearing_notice_served": "河南省行政执法条例27",
    "hearing_day": "河南省行政执法条例27",
    "hearing_record": "河南省行政执法条例27",
    "proposal": "河南省行政执法条例28(1)",
    "legal_review": "河南省行政执法条例28(2)",
    "reviewer_qualified": "河南省行政执法条例28(2)",
    "collective_discussion": "河南省行政执法条例28(2)",
    "leaders_present": "河南省行政执法条例28(2)",
    "votes_of_those_present": "河南省行政执法条例28(2)",
    "decision_in_time": "河南省行政执法条例5",
    "decided": "河南省行政执法条例29",
    "served": "河南省行政执法条例30",
    "served_in_time": "河南省行政执法条例5",
    "serve_again": "河南省行政执法条例30",
    "service_not_bounced": "民事诉讼法90",
    "email_consent": "民事诉讼法90",
    "email_not_pending": "民事诉讼法90",
    "ended": "河南省行政执法条例35",
    "sum_settled": "河南省行政执法条例29",
    "corrections_once": "河南省行政执法条例5",
    "acceptance_open": "河南省行政执法条例5",
    "acceptance_lapsed": "河南省行政执法条例5",
    "materials_complete": "河南省行政执法条例22",
    "corrections_asked": "河南省行政执法条例22",
    "application_accepted": "河南省行政执法条例22",
    "declined_whole": "河南省行政执法条例22",
    "extended_once": "河南省行政执法条例5",
    "extended_before_end": "河南省行政执法条例5",
    "examined": "河南省行政执法条例25",
    "verified_by_two": "河南省行政执法条例24",
    "correction_checked": "河南省行政执法条例29",
    "remedy_open": "行政复议法42",
    "result_awaited": "行政复议法42",
    "remedy_done": "行政复议法42",
    "result_of_remedy": "行政复议法42",
    "sums_of_result": "行政复议法42",
    "recusal_decided": "河南省行政执法条例23(2)",
    "recusal_asked": "河南省行政执法条例23(2)",
    "recusal_of_person": "河南省行政执法条例23(2)",
    "recusal_by_another": "河南省行政执法条例23(2)",
    "self_recusal": "河南省行政执法条例23(1)",
    "successor_fits": "河南省行政执法条例24",
    "correction_corrects": "河南省行政执法条例29",
    "correction_changes_nothing": "河南省行政执法条例32",
    "published": "河南省行政执法条例32",
    "overturned": "河南省行政执法条例32",
    "publication_withdrawn": "河南省行政执法条例32",
    "told_as_recorded": "河南省行政执法条例32",
}
"""In every family that has no law of its own for the rule."""

OWN: Mapping[str, Mapping[str, str]] = {
    "permit": {
        "corrections_once": "行政许可法32(四)",
        "acceptance_open": "行政许可法32(四)",
        "acceptance_lapsed": "行政许可法32(四)",
        "materials_complete": "行政许可法32(五)",
        "corrections_asked": "行政许可法32(四)",
        "application_accepted": "行政许可法32(五)",
        "declined_whole": "行政许可法32(二)",
        "extended_once": "行政许可法42(1)",
        "extended_before_end": "行政许可法42(1)",
        "examined": "行政许可法34",
        "verified_by_two": "行政许可法34(3)",
        "views_period": "行政许可法36",
        "everybody_is_told": "行政许可法36",
        "everybody_was_told": "行政许可法47(1)",
        "receiver_was_told": "行政许可法36",
        "power_in_force": "行政许可法22",
        "defence_made": "行政许可法36",
        "defence_answered": "行政许可法36",
        "statement_period": "行政许可法36",
        "told_first": "行政许可法36",
        "express_waiver": "行政许可法36",
        "hearing_offered": "行政许可法47(1)",
        "hearing_asked": "行政许可法47(1)",
        "hearing_asked_in_time": "行政许可法47(1)",
        "asker_concerned": "行政许可法47(1)",
        "own_request": "行政许可法47(1)",
        "others_requests": "行政许可法47(1)",
        "hearing_ahead": "行政许可法48",
        "asked_before_decision": "行政许可法47(1)",
        "hearing_period": "行政许可法47(1)",
        "hearing": "行政许可法47(1)",
        "hearing_scheduled": "行政许可法48(一)",
        "hearing_told_in_time": "行政许可法48(一)",
        "hearing_notice_served": "行政许可法48(一)",
        "told_of_the_hearing": "行政许可法48(一)",
        "hearing_day": "行政许可法48(一)",
        "hearing_chair_told": "行政许可法48(三)",
        "chair_recusal_decided": "行政许可法48(三)",
        "neutral_chair": "行政许可法48(三)",
        "hearing_record": "行政许可法48(五)",
        "decision_in_time": "行政许可法42(1)",
        "served_in_time": "行政许可法44",
        "published": "行政许可法70(四)",
        "overturned": "行政许可法70(四)",
        "publication_withdrawn": "行政许可法70(四)",
        "told_as_recorded": "行政许可法70(四)",
        "fraud_is_not_protected": "行政许可法69(4)",
        "compensation_told": "行政许可法8(2)",
    },
    "confirmation": {
        "examined": "河南省技术市场条例16(2)",
        "power_in_force": "河南省技术市场条例15",
        "decision_in_time": "河南省技术市场条例16",
    },
    "coercion": {
        "actor_certified": "行政强制法17(3)",
        "power_in_force": "行政强制法17(1)",
        "two_certified_officers": "行政强制法18(二)",
        "two_certified_handlers": "行政强制法18(二)",
        "four_statements": "行政强制法18(三)",
        "defence_made": "行政强制法36",
        "defence_answered": "行政强制法36",
        "statement_period": "行政强制法36",
        "told_first": "行政强制法36",
        "express_waiver": "行政强制法36",
        "decision_in_time": "行政强制法25(1)",
    },
    "adjudication": {"power_in_force": "中办发〔2018〕75号"},
    "disclosure": {
        "power_in_force": "政府信息公开条例27",
        "known_officers": "政府信息公开条例45",
        "handler_acts": "政府信息公开条例45",
        "four_eyes": "政府信息公开条例45",
        "corrections_once": "政府信息公开条例30",
        "corrections_asked": "政府信息公开条例30",
        "extended_once": "政府信息公开条例33(2)",
        "extended_before_end": "政府信息公开条例33(2)",
        "decision_in_time": "政府信息公开条例33(2)",
        "served_in_time": "政府信息公开条例33(2)",
        "application_received": "政府信息公开条例29(1)",
        "undecided": "政府信息公开条例36",
        "decided": "政府信息公开条例36",
    },
    "guidance": {"power_in_force": "金科〔2015〕8号二(二)"},
    "mediation": {"power_in_force": "金科〔2015〕8号四(3)"},
}
"""What a family's own law says of the rule."""

TERMS_OF_OTHERS: Mapping[str, str] = {
    "statement_period": "河南省行政执法条例26",
    "hearing_request": "河南省行政执法条例27",
}
"""Rules of terms that stand under the Act on penalties, as the other families know them."""
TERMS_OWN: Mapping[str, Mapping[str, str]] = {
    "permit": {"statement_period": "行政许可法36", "hearing_request": "行政许可法47(1)"},
    "coercion": {"statement_period": "行政强制法36"},
}


def clause_of_term(family: str, rule: str, clause: str) -> str:
    """The clause a term rests on in this family."""
    if family == PENALTY:
        return clause
    return TERMS_OWN.get(family, {}).get(rule) or TERMS_OF_OTHERS.get(rule) or clause


SAYS: Mapping[str, str] = {
    "decision_in_time": "已超过法定的办理期限",
    "served_in_time": "已超过送达期限",
    "ended": "尚未到可以结案的地步：须已送达决定，或者已依法终止办理",
    "sum_settled": "应缴款项尚未缴清",
    "hearing_asked": "没有人在期限内要求听证",
    "hearing_offered": "没有告知听证权利，不属于应当听证的情形",
    "told_first": "告知权利之前，不能放弃权利",
}
"""Sentences that speak of a penalty, as the other families say them."""


def resting_on(family: str, reason: Reason) -> Reason:
    """The reason as it stands in this family: with the clause of its own law and without a word of a penalty."""
    if family == PENALTY:
        return reason
    clause = OWN.get(family, {}).get(reason.gate) or GENERAL.get(reason.gate) or reason.clause
    return replace(reason, clause=clause, says=SAYS.get(reason.gate, reason.says))


NOT_REVIEWABLE: Mapping[str, tuple[str, str]] = {
    "mediation": (
        "行政复议法12(四)",
        "行政机关对民事纠纷的调解不属于行政复议和行政诉讼的受理范围；对争议本身，可以依法申请仲裁或者向人民法院起诉",
    ),
    "guidance": (
        "行诉解释1(2)(三)",
        "行政指导没有强制力，不属于行政诉讼的受理范围；当事人可以不接受指导，对执法作风有意见的，可以向执法监督人员反映",
    ),
}
"""Families whose acts nobody can have reviewed (不可诉), with the clause and where to go instead."""


def not_reviewable(family: str) -> Reason | None:
    """Why a reconsideration or lawsuit is not entered in this family at all; ``None``: its acts can be reviewed."""
    if family not in NOT_REVIEWABLE:
        return None
    clause, says = NOT_REVIEWABLE[family]
    return Reason("no_move", clause, says)


def clauses() -> Iterator[tuple[str, str]]:
    """Every clause named here, with the rule it stands for."""
    for gate, clause in GENERAL.items():
        yield f"关口 {gate}", clause
    yield from ((f"{family} 不可复议、诉讼", clause) for family, (clause, _) in NOT_REVIEWABLE.items())
    for own in OWN.values():
        yield from ((f"关口 {gate}", clause) for gate, clause in own.items())
    for terms in (TERMS_OF_OTHERS, *TERMS_OWN.values()):
        yield from ((f"期限 {rule}", clause) for rule, clause in terms.items())


def clause_here(family: str, clause: str, otherwise: str) -> str:
    """The clause an act rests on in this family, ``otherwise`` (that of the procedure) where its own is of another."""
    return clause_of_action(family, clause) or otherwise


def clause_of_action(family: str, clause: str) -> str | None:
    """The clause of an action if its law speaks of this family; ``None`` where it is that of another (行政处罚法 for
    penalties, 行政许可法 for permits)."""
    foreign = {"行政处罚法": PENALTY, "行政许可法": "permit"}
    return None if any(clause.startswith(law) and family != own for law, own in foreign.items()) else clause
