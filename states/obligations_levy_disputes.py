"""What the law asks of a levy that is contested or has to be brought to court (征收的复议、诉讼和申请法院执行): written from
行政复议法20, 42, 48, 行政诉讼法45, 46, 56 and 行政强制法41, 46(3), 53 to 57, not from the gates. Pure."""

from states.formula import Fact
from states.obligation import Obligation

F = Fact

ONWARD = (
    *("propose_levy", "tell_rights", "decide_levy", "serve_by_email", "decide_relief", "urge_levy"),
    *("waive_late_fee", "apply_to_court", "withdraw_case", "close_case"),
)
"""What carries a levy forward; what the payer does or what has happened meanwhile is on record at any time."""

LEVY_DISPUTES = (
    Obligation("not_resting", "行政强制法39(2)", "中止期间不得继续办理、执行", ~F("resting"), ONWARD),
    Obligation("resting", "行政强制法39(2)", "案件已中止", F("resting"), ("resume_case",)),
    Obligation(
        "decision_standing",
        "行政强制法40",
        "申请执行的征收决定已经送达、没有被撤销",
        F("decision_served") & ~F("decision_annulled"),
        ("apply_to_court", "discontinue_case", "waive_late_fee", "ask_higher_court"),
    ),
    Obligation(
        "not_discontinued",
        "行政强制法40",
        "执行没有终结",
        ~F("discontinued"),
        ("urge_levy", "apply_to_court", "ask_higher_court"),
    ),
    Obligation(
        "remedy_done", "行政强制法40", "行政复议、行政诉讼已有结果", ~F("remedy_pending"), ("discontinue_case",)
    ),
    Obligation(
        "service_stands",
        "民事诉讼法90",
        "电子送达到达缴款人的系统；退回的，已另行送达",
        ~F("service_bounced"),
        ("urge_levy", "apply_to_court"),
    ),
    Obligation("court_overdue", "行政强制法46(3)", "缴款人逾期不履行", F("payment_overdue"), ("apply_to_court",)),
    Obligation("urged", "行政强制法54", "催缴通知书送达，满催告期限仍未缴清", F("urging_over"), ("apply_to_court",)),
    Obligation(
        "remedies_over",
        "行政强制法53",
        "在法定期限内没有申请行政复议、提起行政诉讼，提起的已有结果",
        F("remedies_over") & ~F("remedy_pending"),
        ("apply_to_court",),
    ),
    Obligation(
        "court_in_time",
        "行政强制法53",
        "自救济期限届满之日起在法定期限内",
        ~F("court_period_over"),
        ("apply_to_court",),
    ),
    Obligation(
        "court_done",
        "行政强制法57",
        "人民法院对先前的申请已有结果",
        ~F("court_pending"),
        ("apply_to_court", "annul_levy", "discontinue_case", "close_case", "waive_late_fee"),
    ),
    Obligation(
        "ruled_against",
        "行政强制法58(3)",
        "人民法院裁定不予受理或者不予执行",
        F("court_rejected") | F("court_refused"),
        ("ask_higher_court",),
    ),
    Obligation("court_applied", "行政强制法55", "已向人民法院申请", F("court_pending"), ("record_court_result",)),
    Obligation(
        "approver_certified",
        "金科〔2015〕8号四(7)",
        "申请、终结执行、减免滞纳金的负责人持证",
        F("actor_certified"),
        ("apply_to_court", "discontinue_case", "waive_late_fee", "ask_higher_court"),
    ),
    Obligation(
        "four_eyes",
        "河南省行政执法条例28(1)",
        "申请、终结执行、减免滞纳金的负责人不是承办人",
        F("actor_not_handler"),
        ("apply_to_court", "discontinue_case", "waive_late_fee", "ask_higher_court"),
    ),
    Obligation("late_fee_open", "行政强制法42(1)", "有尚未缴清的滞纳金", ~F("late_fee_settled"), ("waive_late_fee",)),
)
