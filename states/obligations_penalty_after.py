"""What the law asks of a penalty once it is decided (送达、回访、结案), and of what may come between: written from the
statutes and from 金科〔2015〕8号, not from the gates. Pure."""

from states.formula import Fact
from states.obligation import END, TERM, Obligation

F = Fact

DECIDING = ("approve_decision", "make_decision")
SERVED = F("decision_served")


_SERVICE = (
    Obligation(
        "decided",
        "行政处罚法57",
        "先有决定",
        F("decision_made"),
        ("serve_by_email", "record_service", "record_email_outcome"),
    ),
    Obligation(
        "email_consent",
        "行政处罚法61",
        "当事人签了电子送达确认书",
        F("email_consented"),
        ("serve_by_email", "record_email_outcome"),
    ),
    Obligation(
        "email_not_pending",
        "行政处罚法61",
        "没有正在进行的电子送达",
        ~F("email_service_ordered"),
        ("serve_by_email",),
    ),
    Obligation(
        "served_in_time",
        "行政处罚法61",
        "在法定期限内送达",
        ~F("service_period_over"),
        ("record_service", "record_email_outcome"),
        flags=True,
    ),
    Obligation(
        "served",
        "行政处罚法61",
        "决定已送达",
        SERVED,
        ("serve_opinion_form", "record_payment", "record_visit", "urge_performance"),
    ),
    Obligation(
        "fine_open",
        "行政处罚法66(2)",
        "有已送达而未缴清的款项",
        F("sum_to_pay") & ~F("sum_settled"),
        ("request_instalments", "decide_instalments"),
    ),
    Obligation(
        "instalments_asked", "行政处罚法66(2)", "当事人提出了申请", F("instalments_asked"), ("decide_instalments",)
    ),
    Obligation("payment_overdue", "行政处罚法72", "款项逾期未缴", F("payment_overdue"), ("urge_performance",)),
    Obligation("form_first", "金科〔2015〕8号四(1)", "意见表已送达", F("form_served"), ("record_party_answer",)),
    Obligation("complaint_open", "金科〔2015〕8号四(1)", "有待督办的事项", F("complaint_made"), ("resolve_complaint",)),
)

CLOSING = ("close_case", END)

_CLOSING = (
    Obligation(
        "ended",
        "行政处罚法57",
        "决定已送达或者已撤销，或者已撤案、不予立案、移送被接收、提示后终结",
        SERVED
        | F("decision_annulled")
        | F("withdrawn")
        | F("filing_declined")
        | F("transfer_accepted")
        | F("ended_early"),
        CLOSING,
    ),
    Obligation(
        "sum_settled",
        "行政处罚法66",
        "应缴款项已缴清，或者已终结执行、决定已撤销",
        F("sum_settled") | F("discontinued") | F("decision_annulled"),
        CLOSING,
    ),
    Obligation(
        "form_served",
        "金科〔2015〕8号四(1)",
        "应当送达的意见表已送达",
        ~SERVED | ~F("form_due") | F("form_served") | F("party_gone"),
        CLOSING,
    ),
    Obligation(
        "form_or_visit",
        "金科〔2015〕8号四(1)",
        "意见表已交回，或者已回访",
        ~SERVED | ~F("form_due") | F("form_returned") | F("visit_held") | F("party_gone"),
        CLOSING,
    ),
    Obligation(
        "visit_done",
        "金科〔2015〕8号四(1)",
        "安排的回访已完成",
        F("visit_held") | ~F("visit_due") | F("party_gone"),
        CLOSING,
    ),
    Obligation(
        "complaint_resolved",
        "金科〔2015〕8号四(1)",
        "当事人反映的问题已督办办结",
        F("complaint_resolved") | ~F("complaint_made"),
        CLOSING,
    ),
    Obligation(
        "correction_checked",
        "行政处罚法28",
        "责令改正的事项已复查",
        ~SERVED | ~F("correction_ordered") | F("correction_checked") | F("party_gone"),
        CLOSING,
    ),
)

_ON_THE_WAY = (
    Obligation(
        "prompted_before_spot",
        "金科〔2015〕8号四(1)",
        "当场处罚之前已作提示，或者说明了不作提示的理由",
        F("prompt_issued") | F("prompt_skipped"),
        ("make_spot_decision",),
    ),
    Obligation(
        "prompted_before_ending", "金科〔2015〕8号四(1)", "提示后终结之前已复查", F("rechecked"), ("end_after_prompt",)
    ),
    Obligation(
        "filed_first",
        "行政处罚法54",
        "普通程序先立案，后调查终结、告知和决定",
        F("filed"),
        ("report_investigation", "propose_penalty", "propose_no_penalty", "give_prior_notice", *DECIDING),
    ),
    Obligation(
        "decided_once",
        "行政处罚法29",
        "一案只作一次处罚决定",
        ~F("decision_made"),
        ("make_decision", "make_spot_decision"),
    ),
    Obligation(
        "not_withdrawn_after_decision",
        "行政处罚法57",
        "已作出决定的，不得以撤案了结",
        ~F("decision_made"),
        ("withdraw_case",),
    ),
    Obligation("closed", "行政处罚法47", "结案经机关负责人批准", F("closed"), (END,)),
    Obligation(
        "spot_filed",
        "行政处罚法52",
        "当场作出的处罚决定已报所属机关备案",
        F("spot_filed") | ~F("decision_made"),
        ("close_case", END),
        where="make_spot_decision",
    ),
    Obligation(
        "statement_period_counted",
        "行政处罚法44",
        "陈述申辩的期限自告知书送达起算",
        F("notice_served"),
        (TERM + "statement_period", TERM + "hearing_request"),
    ),
    Obligation("payment_counted", "行政处罚法67(3)", "缴款期限自决定书送达起算", SERVED, (TERM + "payment",)),
)

AFTERWARDS: tuple[Obligation, ...] = (*_SERVICE, *_CLOSING, *_ON_THE_WAY)
