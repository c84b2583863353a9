"""What the law asks of the families that are no penalty: permit, confirmation, adjudication, levy, coercion, guidance,
mediation (许可 确认 裁决 征收 强制 指导 调解). Written from the statutes, not from the gates. Pure.

Their keys are not those of gates: only the paths are proved here. A row whose key is that of a gate is compared with the
gate besides (``states.obligations_and_gates``).
"""

from states.formula import AnyOf, Fact, Formula
from states.obligation import END, TERM, Obligation

F = Fact
ENFORCEMENT = "河南省行政执法条例"
GUIDANCE = "金科〔2015〕8号二(二)"
SERVED = F("decision_served")
UNDONE = F("ended_undecided") | F("withdrawn")


def _ends(clause: str, says: str, *ways: Formula) -> tuple[Obligation, ...]:
    """A case ends in one of these ways, and with a leader's approval."""
    return (
        Obligation("ends_lawfully", clause, says, AnyOf(ways), (END,)),
        Obligation("closing_approved", f"{ENFORCEMENT}35", "结案经机关负责人批准", F("closed"), (END,)),
    )


def _served_and_paid(*, money: bool) -> tuple[Obligation, ...]:
    counted = Obligation(
        "statement_counted",
        f"{ENFORCEMENT}26",
        "陈述申辩的期限自告知书送达起算",
        F("notice_served"),
        (TERM + "statement_period",),
    )
    served = Obligation(
        "decided_before_service",
        f"{ENFORCEMENT}30",
        "送达的是已作出的决定",
        F("decision_made"),
        ("record_service", "serve_by_email"),
    )
    complaint = Obligation(
        "complaint_answered",
        "金科〔2015〕8号四(1)",
        "当事人反映的问题已督办办结",
        F("complaint_resolved") | ~F("complaint_made"),
        (END,),
    )
    paid = Obligation(
        "all_paid",
        f"{ENFORCEMENT}29",
        "应缴款项已缴清",
        F("sum_settled") | F("decision_annulled") | F("discontinued") | UNDONE,
        (END,),
    )
    return (counted, served, complaint, *((paid,) if money else ()))


def _burdening(*acts: str) -> tuple[Obligation, ...]:
    """What precedes a decision that weighs on the party (河南省行政执法条例26–28)."""
    return (
        Obligation("proposed_first", f"{ENFORCEMENT}28(1)", "决定之前承办人已提出拟办意见", F("matter_proposed"), acts),
        Obligation(
            "told_before_burden",
            f"{ENFORCEMENT}26",
            "对当事人不利的，已告知事实、理由、依据和权利",
            F("grant_proposed") | F("notice_served"),
            acts,
        ),
        Obligation(
            "views_heard",
            f"{ENFORCEMENT}26",
            "告知之后，陈述申辩期限已满或者当事人书面放弃",
            ~F("notice_given") | F("statement_period_over") | F("rights_waived"),
            acts,
        ),
        Obligation(
            "views_answered",
            f"{ENFORCEMENT}26",
            "提出的陈述申辩已复核",
            ~F("defence_made") | F("defence_answered"),
            acts,
        ),
        Obligation(
            "heard_if_asked",
            f"{ENFORCEMENT}27",
            "要求听证的，已举行或者视为放弃",
            ~F("hearing_asked") | F("hearing_held") | F("hearing_forfeited"),
            acts,
        ),
        Obligation(
            "reviewed_if_major",
            f"{ENFORCEMENT}28(2)",
            "重大的，法制审核已通过并已集体讨论",
            (~F("review_due") | F("review_passed")) & (~F("discussion_due") | F("discussion_held")),
            acts,
        ),
    )


def _on_application(decide: str, clause: str) -> tuple[Obligation, ...]:
    return (
        Obligation("accepted_first", clause, "决定之前申请已受理", F("application_accepted"), (decide,)),
        Obligation(
            "declined_unaccepted",
            f"{ENFORCEMENT}22",
            "已受理的申请，不得再不予受理",
            ~F("application_accepted"),
            ("decline_application",),
        ),
        Obligation(
            "withdrawn_undecided",
            f"{ENFORCEMENT}22",
            "已作出决定的，申请不能再撤回",
            ~F("decision_made"),
            ("withdraw_application",),
        ),
    )


PERMIT = (
    *_burdening("decide_permit"),
    *_on_application("decide_permit", "行政许可法32(五)"),
    Obligation("examined_first", "行政许可法34", "决定之前已审查", F("examined"), ("decide_permit",)),
    Obligation(
        "others_heard",
        "行政许可法47(1)",
        "直接关系他人重大利益的，已送达载明听证权利的告知书",
        ~F("others_concerned") | (F("hearing_right_told") & F("notice_served")),
        ("decide_permit",),
    ),
    *_served_and_paid(money=False),
    *_ends(f"{ENFORCEMENT}35", "决定已送达，或者已撤销、依法终止", SERVED, UNDONE, F("decision_annulled")),
)

CONFIRMATION = (
    *_burdening("decide_confirmation"),
    *_on_application("decide_confirmation", "河南省技术市场条例16(2)"),
    Obligation("examined_first", "河南省技术市场条例16(2)", "登记之前已审查", F("examined"), ("decide_confirmation",)),
    *_served_and_paid(money=False),
    *_ends(f"{ENFORCEMENT}35", "决定已送达，或者已撤销、依法终止", SERVED, UNDONE, F("decision_annulled")),
)

ADJUDICATION = (
    *_on_application("decide_ruling", f"{ENFORCEMENT}22"),
    Obligation(
        "respondent_heard_first",
        "中办发〔2018〕75号",
        "裁决之前副本已送达被申请人，并已答辩或者答辩期满",
        F("respondent_notified") & (F("answer_received") | F("answer_period_over")),
        ("decide_ruling",),
    ),
    Obligation(
        "both_sides_heard",
        "中办发〔2018〕75号",
        "裁决之前已先行调解，并已听取双方意见、质证",
        F("settlement_tried") & F("session_held"),
        ("decide_ruling",),
    ),
    Obligation(
        "ruling_to_both",
        f"{ENFORCEMENT}30",
        "裁决书已送达双方",
        ~F("respondent_notified") | ~F("decision_made") | F("ruling_served_other") | F("decision_annulled"),
        (END,),
    ),
    *_served_and_paid(money=False),
    *_ends(f"{ENFORCEMENT}35", "裁决已送达，或者已撤销、依法终止", SERVED, UNDONE, F("decision_annulled")),
)

LEVY = (
    *_burdening("decide_levy"),
    Obligation("assessed_first", f"{ENFORCEMENT}24", "已由足够的持证人员核定", F("assessed"), ("decide_levy",)),
    Obligation(
        "levy_served_before_urging",
        "行政强制法45",
        "已送达而逾期未缴的才能催缴",
        SERVED & F("levy_overdue"),
        ("urge_levy",),
    ),
    Obligation(
        "late_fee_paid",
        "行政强制法45",
        "滞纳金已缴清或者已终结执行",
        F("late_fee_settled") | F("discontinued") | UNDONE,
        ("close_case",),
    ),
    Obligation("relief_decided", "财税〔2016〕33号", "减免、缓缴的申请已答复", ~F("relief_asked"), (END,)),
    *_served_and_paid(money=True),
    *_ends(f"{ENFORCEMENT}35", "决定已送达，或者已撤销、依法终止", SERVED, F("decision_annulled"), UNDONE),
)

COERCION = (
    Obligation(
        "based_on_decision", "行政强制法34", "有据以执行的决定", F("duty_based"), ("urge_duty", "decide_execution")
    ),
    Obligation(
        "urged_first",
        "行政强制法35",
        "执行决定之前催告书已送达，期限已满或者有转移、隐匿财物的证据",
        F("urging_served") & (F("urging_period_over") | F("concealment_shown")),
        ("decide_execution",),
    ),
    Obligation(
        "not_after_performance",
        "行政强制法37",
        "当事人已经履行的，不得强制执行",
        ~F("duty_performed"),
        ("decide_execution", "carry_out_execution"),
    ),
    Obligation(
        "agreement_kept",
        "行政强制法42(1)",
        "执行协议正在履行的，不得强制执行",
        ~F("agreement_running"),
        ("carry_out_execution",),
    ),
    Obligation("decided_before_execution", "行政强制法37", "执行决定已送达", SERVED, ("carry_out_execution",)),
    Obligation(
        "measure_approved_before_decision",
        "行政强制法18(一)",
        "查封、扣押经机关负责人批准，或者当场实施后依法处理",
        F("measure_imposed"),
        ("confirm_measure", "decide_measure", "extend_measure"),
    ),
    Obligation(
        "goods_back",
        "行政强制法28(2)",
        "解除查封、扣押的，财物已退还",
        ~F("release_decided") | F("goods_returned"),
        (END,),
    ),
    Obligation(
        "duty_settled",
        "行政强制法34",
        "义务已经履行、执行完毕或者终结执行",
        ~F("duty_based") | F("duty_performed") | F("execution_carried_out") | F("ended_undecided"),
        (END,),
    ),
    *_served_and_paid(money=False),
    *_ends(
        f"{ENFORCEMENT}35",
        "决定已送达，或者已撤销、履行、依法终止",
        SERVED,
        F("decision_annulled"),
        UNDONE,
        F("duty_performed"),
        F("execution_carried_out"),
    ),
)

GUIDING = (
    Obligation(
        "plan_approved",
        GUIDANCE,
        "普通行政指导先有方案，应当批准的已批准",
        F("guidance_planned") & (F("guidance_approved") | ~F("guidance_needs_approval")),
        ("give_guidance",),
    ),
    Obligation(
        "interview_on_paper",
        GUIDANCE,
        "约谈制作了笔录",
        ~F("guidance_by_interview") | F("interview_recorded") | F("guidance_declined") | ~F("guidance_given"),
        (END,),
    ),
    *_ends(GUIDANCE, "指导已实施，或者已撤销", F("guidance_given"), UNDONE),
)

MEDIATION = (
    Obligation(
        "both_agreed",
        "金科〔2015〕8号四(3)",
        "调解经双方自愿",
        F("consent_given"),
        ("hold_mediation", "conclude_agreement"),
    ),
    Obligation("mediated_first", "金科〔2015〕8号四(3)", "协议出于主持的调解", F("mediated"), ("conclude_agreement",)),
    *_ends("金科〔2015〕8号四(3)", "协议已履行，或者调解已终止", F("agreement_performed"), UNDONE),
)
