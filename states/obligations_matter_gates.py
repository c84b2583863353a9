"""What the law asks of permits, confirmations, adjudication, levies, guidance and mediation: written from the
statutes (行政许可法, 行政强制法, 河南省行政执法条例 …), not from the gates. Pure."""

from collections.abc import Mapping

from states.formula import AnyOf, Fact, Formula
from states.obligation import END, Obligation
from states.obligations_coercion import COERCION
from states.obligations_risk import before_major

F = Fact

REGULATION = "河南省行政执法条例28(1)"


def _decided_by(clause: str, *acts: str) -> tuple[Obligation, ...]:
    """Who may decide any matter, and after what (河南省行政执法条例21–28; 金科〔2015〕8号四(7))."""
    return (
        Obligation("approver_certified", "金科〔2015〕8号四(7)", "决定的人持有效执法证件", F("actor_certified"), acts),
        Obligation("four_eyes", REGULATION, "决定的人不是承办人", F("actor_not_handler"), acts),
        Obligation("matter_proposed", clause, "先有承办人的拟办意见", F("matter_proposed"), acts),
        Obligation(
            "legal_review",
            "河南省行政执法条例28(2)",
            "应当审核的已经通过法制审核",
            ~F("review_due") | F("review_passed"),
            acts,
        ),
        Obligation(
            "collective_discussion",
            "河南省行政执法条例28(2)",
            "重大决定已经集体讨论",
            ~F("discussion_due") | F("discussion_held"),
            acts,
        ),
        *before_major(*acts),
    )


def _told_and_heard(clause: str, *acts: str) -> tuple[Obligation, ...]:
    """Whom a decision burdens is told first and heard (河南省行政执法条例26, 27)."""
    burden = F("grant_proposed") | F("notice_served") | ~F("matter_proposed")
    views = ~F("notice_given") | F("statement_period_over") | F("rights_waived")
    return (
        Obligation("burden_told", clause, "不利的决定已经事先告知", burden, acts),
        Obligation("views_period", clause, "告知后的陈述申辩期限已满或者已书面放弃", views, acts),
        Obligation(
            "defence_answered", clause, "陈述申辩已经复核答复", ~F("defence_made") | F("defence_answered"), acts
        ),
        Obligation(
            "hearing_period",
            clause,
            "有权要求听证的人都已表示或者期限已满",
            ~F("hearing_due")
            | F("hearing_asked")
            | F("hearing_request_over")
            | (F("hearing_waived") & ~F("others_concerned")),
            acts,
        ),
        Obligation(
            "hearing",
            clause,
            "要求听证的已经举行听证或者视为放弃",
            ~F("hearing_asked") | F("hearing_held") | F("hearing_forfeited"),
            acts,
        ),
    )


PROPOSAL = Obligation(
    "proposal",
    "河南省行政执法条例28(1)",
    "审核、讨论的是承办人的拟办意见",
    F("matter_proposed"),
    ("review_legality", "discuss_collectively"),
)


def _decided_by_the_head(clause: str, *acts: str) -> tuple[Obligation, ...]:
    """Who may take back what was decided, and what he may take back (河南省行政执法条例32)."""
    return (
        Obligation("approver_certified", "金科〔2015〕8号四(7)", "决定的人持有效执法证件", F("actor_certified"), acts),
        Obligation("four_eyes", REGULATION, "决定的人不是承办人", F("actor_not_handler"), acts),
        Obligation("decided", clause, "已经作出决定", F("decision_made"), acts),
        Obligation("not_annulled", clause, "决定没有撤销", ~F("decision_annulled"), acts),
    )


SERVED_OR_ENDED = F("decision_served") | F("ended_undecided") | F("withdrawn")


def _nothing_owed(*further: Formula) -> tuple[Obligation, ...]:
    """How a matter ends, with what further ends its family knows."""
    ended = AnyOf((SERVED_OR_ENDED, *further))
    return (
        PROPOSAL,
        Obligation("ended", "河南省行政执法条例30", "决定已经送达、撤销，或者已依法终止办理", ended, (END,)),
        Obligation(
            "complaint_resolved",
            "金科〔2015〕8号四(1)",
            "当事人反映的问题已经督办办结",
            ~F("party_unhappy") | F("complaint_resolved"),
            (END,),
        ),
    )


NOTHING_OWED = _nothing_owed(F("decision_annulled"))

ACCEPTED: Formula = F("application_accepted")
CORRECTIONS = (
    Obligation(
        "application_received",
        "河南省行政执法条例22",
        "有登记的申请",
        F("application_received"),
        ("tell_corrections", "accept_application", "decline_application", "withdraw_application", "end_mediation"),
    ),
    Obligation(
        "undecided",
        "河南省行政执法条例28(1)",
        "作出决定之前才可以撤回申请",
        ~F("decision_made"),
        ("withdraw_application",),
    ),
    Obligation(
        "acceptance_lapsed",
        "行政许可法32(四)",
        "逾期不告知的才视为受理",
        F("acceptance_period_over"),
        ("deem_accepted",),
    ),
    Obligation(
        "corrections_asked",
        "行政许可法32(四)",
        "补正的是告知过的内容",
        F("corrections_told"),
        ("submit_corrections",),
    ),
    Obligation(
        "corrections_once", "行政许可法32(四)", "补正内容一次告知", ~F("corrections_told"), ("tell_corrections",)
    ),
    Obligation(
        "acceptance_open",
        "行政许可法32(四)",
        "没有因逾期而视为受理",
        ~F("acceptance_period_over"),
        ("tell_corrections", "accept_application"),
    ),
    Obligation(
        "materials_complete",
        "行政许可法32(五)",
        "材料齐全或者已经补正",
        ~F("corrections_told") | F("corrections_received"),
        ("accept_application",),
    ),
)

PERMIT = (
    *CORRECTIONS,
    *_decided_by("行政许可法34", "decide_permit"),
    *_told_and_heard("行政许可法36", "decide_permit"),
    Obligation(
        "application_accepted", "行政许可法32(五)", "申请已经受理", ACCEPTED, ("propose_permit", "decide_permit")
    ),
    Obligation("examined", "行政许可法34", "申请已经审查", F("examined"), ("propose_permit", "decide_permit")),
    Obligation(
        "others_told",
        "行政许可法47(1)",
        "关系他人重大利益的已告知听证权利",
        ~F("others_concerned") | (F("hearing_right_told") & F("notice_served")),
        ("decide_permit",),
    ),
    Obligation(
        "extended_before_end",
        "行政许可法42(1)",
        "期限届满之前才可以延长",
        ~F("decision_period_over"),
        ("extend_period",),
    ),
    Obligation("extended_once", "行政许可法42(1)", "办理期限只延长一次", ~F("period_extended"), ("extend_period",)),
    *NOTHING_OWED,
)

CONFIRMATION = (
    *CORRECTIONS,
    *_decided_by("河南省技术市场条例16(2)", "decide_confirmation"),
    *_told_and_heard("河南省行政执法条例26", "decide_confirmation"),
    Obligation(
        "examined",
        "河南省技术市场条例16(2)",
        "申请登记的合同已经审查",
        F("examined"),
        ("propose_confirmation", "decide_confirmation"),
    ),
    *NOTHING_OWED,
)

LEVY = (
    *_decided_by("财税〔2016〕33号", "decide_levy"),
    *_told_and_heard("河南省行政执法条例26", "decide_levy"),
    Obligation(
        "assessed", "河南省行政执法条例24", "足够的持证人员已经核定", F("assessed"), ("propose_levy", "decide_levy")
    ),
    Obligation("levy_registered", "财税〔2016〕33号", "核定的是登记的应征事项", F("levy_registered"), ("assess_levy",)),
    Obligation(
        "levy_open",
        "财税〔2016〕33号",
        "减免、缓缴的是已送达而尚未缴清的款项",
        F("decision_served") & ~F("sum_settled"),
        ("request_relief",),
    ),
    Obligation("relief_asked", "财税〔2016〕33号", "有减免、缓缴申请", F("relief_asked"), ("decide_relief",)),
    Obligation(
        "sum_settled",
        "财税〔2016〕33号",
        "应缴款项已经缴清，或者征收决定已撤销、已终结执行",
        F("sum_settled") | F("decision_annulled") | F("discontinued"),
        ("close_case",),
    ),
    Obligation(
        "late_fee_settled",
        "行政强制法45",
        "滞纳金已经缴清或者已终结执行",
        F("late_fee_settled") | F("discontinued"),
        ("close_case",),
    ),
    Obligation("refund_done", "行政强制法41", "多缴的款项已退还", ~F("refund_due"), ("close_case",)),
    Obligation("refund_owed", "行政强制法41", "有多缴的款项", F("refund_due"), ("record_refund",)),
    *_decided_by_the_head("河南省行政执法条例32", "annul_levy"),
    *_nothing_owed(F("decision_annulled")),
)

ADJUDICATION = (
    *CORRECTIONS,
    *_decided_by("中办发〔2018〕75号", "decide_ruling"),
    Obligation(
        "respondent_notified",
        "中办发〔2018〕75号",
        "申请书副本已经送达被申请人",
        F("respondent_notified"),
        ("record_answer", "try_settlement", "hold_session", "propose_ruling"),
    ),
    Obligation(
        "respondent_heard",
        "中办发〔2018〕75号",
        "被申请人已经答辩或者期限已满",
        F("answer_received") | F("answer_period_over"),
        ("propose_ruling", "decide_ruling"),
    ),
    Obligation(
        "settlement_tried",
        "中办发〔2018〕75号",
        "已经先行调解",
        F("settlement_tried"),
        ("propose_ruling", "decide_ruling"),
    ),
    Obligation(
        "session_held", "中办发〔2018〕75号", "已经审理", F("session_held"), ("propose_ruling", "decide_ruling")
    ),
    Obligation(
        "evidence_examined",
        "中办发〔2018〕75号",
        "裁决只依据双方质证过的证据",
        F("evidence_examined"),
        ("decide_ruling",),
    ),
    Obligation(
        "cited_evidence",
        "河南省行政执法条例25",
        "裁决所依据的证据可以采信",
        F("cited_evidence_stands"),
        ("decide_ruling",),
    ),
    Obligation(
        "ruling_served_both",
        "河南省行政执法条例30",
        "裁决书已经送达双方",
        ~F("respondent_notified") | ~F("decision_made") | F("ruling_served_other") | F("decision_annulled"),
        ("close_case",),
    ),
    *NOTHING_OWED,
)

MEDIATION = (
    *CORRECTIONS,
    Obligation(
        "both_agree",
        "金科〔2015〕8号四(3)",
        "双方自愿调解",
        F("consent_given"),
        ("hold_mediation", "conclude_agreement"),
    ),
    Obligation("agreement_made", "金科〔2015〕8号四(3)", "双方达成了协议", F("agreement_made"), ("check_performance",)),
    Obligation("mediated", "金科〔2015〕8号四(3)", "已经主持调解", F("mediated"), ("conclude_agreement",)),
    Obligation("ended", "金科〔2015〕8号四(3)", "协议已经履行，或者已终止调解", SERVED_OR_ENDED, (END,)),
)

GUIDANCE = (
    Obligation(
        "guidance_planned",
        "金科〔2015〕8号二(二)",
        "先有指导方案",
        F("guidance_planned"),
        ("approve_guidance", "give_guidance"),
    ),
    Obligation(
        "guidance_given",
        "金科〔2015〕8号二(二)",
        "已经实施指导",
        F("guidance_given"),
        ("record_interview", "revisit_guidance"),
    ),
    Obligation(
        "by_interview", "金科〔2015〕8号二(二)", "以约谈方式实施", F("guidance_by_interview"), ("record_interview",)
    ),
    Obligation(
        "guidance_approved",
        "金科〔2015〕8号二(二)",
        "普通指导已经批准",
        F("guidance_approved") | ~F("guidance_needs_approval"),
        ("give_guidance",),
    ),
    Obligation(
        "interview_recorded",
        "金科〔2015〕8号二(二)",
        "约谈有笔录",
        ~F("guidance_by_interview") | F("interview_recorded") | F("guidance_declined"),
        ("revisit_guidance",),
    ),
    Obligation(
        "commitments_checked",
        "金科〔2015〕8号二(二)",
        "承诺事项已经检查",
        F("commitments_checked"),
        ("revisit_guidance",),
    ),
    Obligation("ended", "金科〔2015〕8号二(二)", "已经回访或者撤销", SERVED_OR_ENDED, (END,)),
)

MATTERS: Mapping[str, tuple[Obligation, ...]] = {
    "permit": PERMIT,
    "confirmation": CONFIRMATION,
    "levy": LEVY,
    "coercion": (*COERCION, *before_major("decide_execution"), *NOTHING_OWED),
    "adjudication": ADJUDICATION,
    "mediation": MEDIATION,
    "guidance": GUIDANCE,
}
