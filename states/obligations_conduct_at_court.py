"""What the law asks of conduct that a penalty orders and nobody does (行为义务的催告、申请法院执行): written from 行政强制法53 to
57 and 40, not from the gates. Pure."""

from states.formula import Fact
from states.obligation import END, Obligation

F = Fact

SETTLED = ~F("conduct_open") | F("discontinued") | F("decision_annulled")

CONDUCT_AT_COURT = (
    Obligation(
        "decision_standing",
        "行政强制法40",
        "要求履行的决定已经送达、没有被撤销",
        F("decision_served") & ~F("decision_annulled"),
        ("record_unperformed", "urge_conduct", "apply_for_conduct", "ask_higher_court_for_conduct"),
    ),
    Obligation(
        "service_stands",
        "民事诉讼法90",
        "电子送达到达当事人的系统；退回的，已另行送达",
        ~F("service_bounced"),
        ("record_unperformed", "urge_conduct", "apply_for_conduct"),
    ),
    Obligation(
        "not_discontinued",
        "行政强制法40",
        "执行没有终结",
        ~F("discontinued"),
        ("record_unperformed", "urge_conduct", "apply_for_conduct", "ask_higher_court_for_conduct"),
    ),
    Obligation(
        "not_resting",
        "行政强制法39(2)",
        "中止期间不得催告、申请执行",
        ~F("resting"),
        ("urge_conduct", "apply_for_conduct"),
    ),
    Obligation(
        "conduct_open",
        "行政强制法53",
        "当事人逾期没有履行",
        F("conduct_open"),
        ("urge_conduct", "apply_for_conduct", "record_conduct_done"),
    ),
    Obligation("conduct_not_open", "行政强制法53", "没有重复登记", ~F("conduct_open"), ("record_unperformed",)),
    Obligation(
        "conduct_urged",
        "行政强制法54",
        "催告书送达，满催告期限仍未履行",
        F("conduct_urging_over"),
        ("apply_for_conduct",),
    ),
    Obligation(
        "conduct_remedies_over",
        "行政强制法53",
        "当事人在法定期限内没有申请复议、提起诉讼，提起的已有结果",
        F("conduct_remedies_over") & ~F("remedy_pending"),
        ("apply_for_conduct",),
    ),
    Obligation(
        "conduct_in_time",
        "行政强制法53",
        "自救济期限届满之日起在法定期限内申请",
        ~F("conduct_court_over"),
        ("apply_for_conduct",),
    ),
    Obligation(
        "conduct_court_done",
        "行政强制法57",
        "人民法院对先前的申请已有结果",
        ~F("conduct_court_pending"),
        ("apply_for_conduct", "annul_decision", "discontinue_case", "close_case"),
    ),
    Obligation(
        "conduct_court_applied",
        "行政强制法55",
        "已向人民法院申请",
        F("conduct_court_pending"),
        ("record_conduct_result",),
    ),
    Obligation(
        "conduct_ruled_against",
        "行政强制法58(3)",
        "人民法院对行为义务的申请裁定不予受理或者不予执行",
        F("conduct_rejected") | F("conduct_refused"),
        ("ask_higher_court_for_conduct",),
    ),
    Obligation(
        "conduct_settled", "行政强制法53", "登记的行为义务已经履行、执行完毕或者终结执行", SETTLED, ("close_case", END)
    ),
    Obligation(
        "approver_certified",
        "金科〔2015〕8号四(7)",
        "申请的负责人持证",
        F("actor_certified"),
        ("apply_for_conduct", "ask_higher_court_for_conduct"),
    ),
    Obligation(
        "four_eyes",
        "行政处罚法57",
        "申请的负责人不是承办人",
        F("actor_not_handler"),
        ("apply_for_conduct", "ask_higher_court_for_conduct"),
    ),
)
