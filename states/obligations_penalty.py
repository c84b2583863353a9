"""What the law asks of a penalty (行政处罚), by the general procedure and on the spot: written from the statutes and from
金科〔2015〕8号, not from the gates. Pure."""

from states.formula import Fact, Formula
from states.obligation import Obligation
from states.obligations_conduct import CONDUCT
from states.obligations_penalty_after import AFTERWARDS, DECIDING, SERVED
from states.obligations_remedies import REMEDIES
from states.obligations_risk import before_major
from states.obligations_transfer import TRANSFER

F = Fact

PUNISHED = F("penalty_proposed")

_WHO = (
    Obligation(
        "actor_certified",
        "行政处罚法42",
        "由持有效执法证件的人员办理",
        F("actor_certified"),
        (
            *("skip_prompt", "propose_filing", "order_correction", "report_investigation", "propose_penalty"),
            *("propose_no_penalty", "give_prior_notice", "answer_defence", "revise_proposal", "schedule_hearing"),
            *(
                "submit_for_review",
                "review_legality",
                "make_decision",
                "serve_by_email",
                "make_spot_decision",
                "urge_performance",
            ),
        ),
    ),
    Obligation(
        "approver_certified",
        "金科〔2015〕8号四(7)",
        "审批人持有效执法证件",
        F("actor_certified"),
        (
            *("end_after_prompt", "approve_filing", "return_for_rework", "exclude_evidence", "discuss_collectively"),
            *("approve_decision", "withdraw_case", "transfer_case", "close_case", "decide_instalments"),
            "decline_filing",
        ),
    ),
    Obligation(
        "four_eyes",
        "行政处罚法57",
        "审批、审核、督办的人不是本案承办人",
        F("actor_not_handler"),
        (
            *("approve_filing", "return_for_rework", "exclude_evidence", "review_legality", "approve_decision"),
            *("withdraw_case", "transfer_case", "resolve_complaint", "close_case", "decide_instalments"),
        ),
    ),
    Obligation(
        "handler_acts",
        "行政处罚法42",
        "由承办人本人办理",
        F("actor_is_handler"),
        (
            *("order_correction", "report_investigation", "propose_penalty", "propose_no_penalty"),
            *("give_prior_notice", "revise_proposal", "submit_for_review", "make_decision", "urge_performance"),
        ),
    ),
    Obligation(
        "two_certified_handlers",
        "行政处罚法42",
        "承办的持证人员不少于法定人数",
        F("handlers_two_certified"),
        ("approve_filing", "give_prior_notice", *DECIDING),
    ),
    Obligation(
        "reviewer_qualified", "行政处罚法58", "审核人具有法律职业资格", F("reviewer_qualified"), ("review_legality",)
    ),
)

_WHETHER = (
    Obligation(
        "power_in_force",
        "行政处罚法17",
        "权责清单有当日有效的此项职权",
        F("power_in_force"),
        (
            *("issue_prompt", "skip_prompt", "propose_filing", "approve_filing", "propose_penalty"),
            *("give_prior_notice", "make_spot_decision", *DECIDING),
        ),
    ),
    Obligation(
        "limitation",
        "行政处罚法36",
        "违法行为在时效内被发现",
        F("limitation_open"),
        ("approve_filing", "propose_penalty", "make_spot_decision"),
    ),
    Obligation(
        "limitation_still_open",
        "行政处罚法36",
        "给予处罚的，违法行为在时效内被发现",
        ~PUNISHED | F("limitation_open"),
        DECIDING,
    ),
    Obligation(
        "prompt_first",
        "金科〔2015〕8号四(1)",
        "立案之前已作提示并复查，或者说明了不作提示的理由",
        (F("prompt_issued") & F("rechecked")) | F("prompt_skipped"),
        ("propose_filing", "approve_filing"),
    ),
    Obligation(
        "ground_for_ending",
        "行政处罚法33",
        "提示后终结须没有违法行为，或者有一项不予处罚的情形",
        F("minor_corrected_harmless") | F("first_slight_corrected") | F("no_fault_shown") | F("no_violation_found"),
        ("end_after_prompt",),
    ),
    Obligation(
        "no_penalty_ground",
        "行政处罚法57(二)",
        "拟不予处罚须有一项不予处罚的情形，或者超过时效，或者违法事实不能成立",
        F("minor_corrected_harmless")
        | F("first_slight_corrected")
        | F("no_fault_shown")
        | F("no_violation_found")
        | F("under_fourteen")
        | F("incapable")
        | ~F("limitation_open"),
        ("propose_no_penalty",),
    ),
    Obligation(
        "evidence_for_ending",
        "行政处罚法46",
        "终结所依据的事实有证据",
        F("evidence_on_file"),
        ("end_after_prompt",),
    ),
    Obligation(
        "evidence",
        "行政处罚法40",
        "违法事实有合法取得的证据",
        F("evidence_on_file"),
        ("propose_penalty", "transfer_case", "make_spot_decision"),
    ),
    Obligation(
        "evidence_to_decide",
        "行政处罚法40",
        "处罚有证据；没有证据的，只能以违法事实不能成立不予处罚",
        F("evidence_on_file") | (F("no_violation_found") & F("no_penalty_proposed")),
        DECIDING,
    ),
    Obligation(
        "education",
        "行政处罚法33(3)",
        "有违法而不罚的，已经教育",
        F("no_violation_found") | F("education_recorded"),
        ("end_after_prompt",),
    ),
    Obligation(
        "education_before_no_penalty",
        "行政处罚法33(3)",
        "有违法而不予处罚的，已经教育",
        ~F("no_penalty_proposed") | F("no_violation_found") | F("education_recorded"),
        ("make_decision",),
    ),
)

_INVESTIGATION = (
    Obligation("not_filed", "行政处罚法54", "尚未立案", ~F("filed"), ("decline_filing",)),
    Obligation("filing_proposed", "行政处罚法54", "先有立案建议", F("filing_proposed"), ("approve_filing",)),
    Obligation(
        "sound_inspection",
        "行政处罚法55",
        "有不少于法定人数的持证人员依法制作的检查或者询问笔录",
        F("sound_inspection"),
        ("report_investigation", "make_spot_decision", *DECIDING),
    ),
    Obligation(
        "investigation_reported",
        "行政处罚法57",
        "调查已经终结",
        F("investigation_reported"),
        ("propose_penalty", "propose_no_penalty"),
    ),
    Obligation(
        "guidance",
        "金科〔2015〕8号四(1)",
        "处理之前已作行政指导",
        F("guidance_recorded"),
        ("make_decision", "make_spot_decision"),
    ),
    Obligation(
        "correction_ordered",
        "行政处罚法28",
        "给予处罚的，已责令改正",
        ~PUNISHED | F("correction_ordered"),
        ("make_decision",),
    ),
    Obligation("transferred", "行政处罚法27", "先已移送", F("transferred"), ("record_transfer_result",)),
)

_HEARD = (
    Obligation(
        "penalty_proposed",
        "行政处罚法44",
        "有拟处罚意见可以告知",
        PUNISHED,
        ("give_prior_notice", "revise_proposal"),
    ),
    Obligation(
        "proposal",
        "行政处罚法57",
        "已提出拟处理意见",
        PUNISHED | F("no_penalty_proposed") | F("matter_proposed"),
        ("submit_for_review", "review_legality", "discuss_collectively", *DECIDING),
    ),
    Obligation(
        "review_not_awaited", "行政处罚法58", "没有尚未答复的送审", ~F("review_awaited"), ("submit_for_review",)
    ),
    Obligation(
        "prior_notice",
        "行政处罚法44",
        "事先告知书已送达，只有拟不予处罚的除外",
        F("notice_served") | (F("no_penalty_proposed") & ~PUNISHED),
        DECIDING,
    ),
    Obligation(
        "statement_period",
        "行政处罚法62",
        "给予处罚的，陈述申辩期限已满或者当事人明确放弃",
        ~PUNISHED | F("rights_waived") | F("statement_period_over"),
        DECIDING,
    ),
    Obligation("defence_made", "行政处罚法45", "有陈述申辩可以答复", F("defence_made"), ("answer_defence",)),
    Obligation(
        "defence_answered",
        "行政处罚法45",
        "提出的陈述申辩已经复核",
        F("defence_answered") | ~F("defence_made"),
        DECIDING,
    ),
    Obligation("within_notice", "行政处罚法45", "处罚不重于所告知的", ~PUNISHED | F("within_told"), DECIDING),
    Obligation(
        "grounds_told",
        "行政处罚法44",
        "处罚的事实、理由、依据和证据都告知过",
        ~PUNISHED | F("grounds_told"),
        DECIDING,
    ),
    Obligation("told_first", "行政处罚法44", "告知之后才谈得上放弃权利", F("notice_served"), ("record_waiver",)),
    Obligation(
        "hearing_offered",
        "行政处罚法63",
        "属于应当听证的情形，或者已经告知听证权利",
        F("hearing_due") | F("hearing_told"),
        ("request_hearing",),
    ),
    Obligation(
        "hearing_asked",
        "行政处罚法63",
        "当事人在期限内要求听证",
        F("hearing_asked"),
        ("schedule_hearing", "record_hearing", "withdraw_hearing_request"),
    ),
    Obligation(
        "hearing_ahead",
        "行政处罚法64",
        "听证尚未举行，也未视为放弃",
        ~F("hearing_held") & ~F("hearing_forfeited"),
        ("withdraw_hearing_request",),
    ),
    Obligation(
        "hearing_period",
        "行政处罚法64(一)",
        "有权听证的，当事人已要求、已放弃或者期限已满",
        F("hearing_asked") | F("hearing_waived") | F("hearing_request_over") | ~F("hearing_due"),
        DECIDING,
    ),
    Obligation(
        "hearing",
        "行政处罚法63",
        "要求听证的，已举行或者视为放弃",
        F("hearing_held") | F("hearing_forfeited") | ~F("hearing_asked"),
        DECIDING,
    ),
    Obligation(
        "hearing_scheduled",
        "行政处罚法64(二)",
        "听证的时间地点事先通知",
        F("hearing_scheduled"),
        ("record_hearing",),
        flags=True,
    ),
    Obligation(
        "hearing_notice_served",
        "行政处罚法64(二)",
        "通知了的听证，通知书在听证前依法送达",
        ~F("hearing_scheduled") | F("hearing_notice_served"),
        ("record_hearing",),
        flags=True,
    ),
)

_DECISION = (
    Obligation(
        "legal_review",
        "行政处罚法58",
        "应当法制审核的，审核已通过",
        F("review_passed") | ~F("review_due"),
        DECIDING,
    ),
    Obligation(
        "collective_discussion",
        "行政处罚法57",
        "复杂、重大的，已集体讨论",
        F("discussion_held") | ~F("discussion_due"),
        DECIDING,
    ),
    Obligation("approved", "行政处罚法57", "机关负责人已审批", F("decision_approved"), ("make_decision",)),
    Obligation(
        "decision_in_time",
        "行政处罚法60",
        "自立案之日起在法定期限内",
        ~F("decision_period_over"),
        ("make_decision",),
        flags=True,
    ),
)


PENALTY: tuple[Obligation, ...] = (
    *(*_WHO, *_WHETHER, *_INVESTIGATION, *_HEARD),
    *(*_DECISION, *before_major(*DECIDING), *AFTERWARDS, *CONDUCT, *REMEDIES, *TRANSFER),
)

PENALTY_ENDINGS: tuple[tuple[str, Formula], ...] = (
    ("给予处罚", SERVED & PUNISHED),
    ("不予处罚", SERVED & F("no_penalty_proposed")),
    ("提示后终结", F("ended_early")),
    ("移送司法机关", F("transfer_accepted")),
    ("撤案", F("withdrawn")),
    ("不予立案", F("filing_declined")),
)
"""How a penalty case ends."""
