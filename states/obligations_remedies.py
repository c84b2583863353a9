"""What the law asks of a penalty that is contested or has to be carried out by force (救济、申请执行、退还): written from
行政处罚法73 and 行政强制法39, 41, 53 to 57, not from the gates. Pure."""

from states.formula import Fact
from states.obligation import Obligation

F = Fact

ONWARD = (
    *("propose_filing", "approve_filing", "report_investigation", "propose_penalty", "propose_no_penalty"),
    *("give_prior_notice", "approve_decision", "make_decision", "serve_by_email", "decide_instalments"),
    *("urge_performance", "apply_to_court", "withdraw_case", "transfer_case", "close_case"),
)
"""What carries a case forward; what the party does or what has happened meanwhile is on record at any time."""

REMEDIES = (
    Obligation("not_resting", "行政强制法39(2)", "中止期间不得继续办理", ~F("resting"), ONWARD),
    Obligation(
        "decision_standing",
        "行政强制法40",
        "有已经送达、没有被撤销的决定",
        F("decision_served") & ~F("decision_annulled"),
        ("apply_to_court", "discontinue_case", "ask_higher_court"),
    ),
    Obligation(
        "service_stands",
        "民事诉讼法90",
        "电子送达到达当事人的系统；退回的，已另行送达",
        ~F("service_bounced"),
        ("urge_performance", "apply_to_court"),
    ),
    Obligation(
        "not_discontinued",
        "行政强制法40",
        "执行没有终结",
        ~F("discontinued"),
        ("urge_performance", "apply_to_court", "ask_higher_court"),
    ),
    Obligation(
        "not_annulled",
        "河南省行政执法条例32",
        "撤销、补正的是尚未撤销的决定",
        ~F("decision_annulled"),
        ("annul_decision", "correct_decision"),
    ),
    Obligation(
        "remedy_open",
        "行政处罚法73(1)",
        "有正在进行的行政复议或者行政诉讼",
        F("remedy_pending"),
        ("answer_review",),
    ),
    Obligation(
        "result_awaited",
        "行政处罚法73(1)",
        "有正在进行的行政复议、行政诉讼，或者复议机关逾期没有作出决定的行政复议",
        F("remedy_pending") | F("left_undecided"),
        ("record_review_result",),
    ),
    Obligation(
        "remedy_done",
        "行政处罚法73(1)",
        "行政复议、行政诉讼已有结果",
        ~F("remedy_pending"),
        ("close_case", "discontinue_case"),
    ),
    Obligation(
        "remedies_over",
        "行政强制法53",
        "当事人在法定期限内不申请行政复议、不提起行政诉讼",
        F("remedies_over") & ~F("remedy_pending"),
        ("apply_to_court",),
    ),
    Obligation("court_overdue", "行政强制法53", "当事人逾期不履行", F("payment_overdue"), ("apply_to_court",)),
    Obligation(
        "court_in_time",
        "行政强制法53",
        "自期限届满之日起在法定期限内申请",
        ~F("court_period_over"),
        ("apply_to_court",),
    ),
    Obligation("urged", "行政强制法54", "催告书送达，满催告期限", F("urging_over"), ("apply_to_court",)),
    Obligation(
        "court_done",
        "行政强制法57",
        "人民法院对先前的申请已有结果",
        ~F("court_pending"),
        ("close_case", "annul_decision", "apply_to_court", "discontinue_case"),
    ),
    Obligation("court_applied", "行政强制法55", "已向人民法院申请", F("court_pending"), ("record_court_result",)),
    Obligation(
        "ruled_against",
        "行政强制法58(3)",
        "人民法院裁定不予受理或者不予执行",
        F("court_rejected") | F("court_refused"),
        ("ask_higher_court",),
    ),
    Obligation("refund_done", "行政强制法41", "多收的款项已退还", ~F("refund_due"), ("close_case",)),
    Obligation("refund_owed", "行政强制法41", "有多收的款项", F("refund_due"), ("record_refund",)),
    Obligation("resting", "行政强制法39(2)", "案件已中止", F("resting"), ("resume_case",)),
)
