"""What the law asks after a decision: of the surcharge (行政处罚法72, 行政强制法42, 45), of what was made public
(行政处罚法48(2)) and of a closed case. Written from the statutes, not from the gates. Pure."""

from states.formula import Fact
from states.obligation import END, Obligation

F = Fact

REOPENING: tuple[Obligation, ...] = (
    Obligation("closed", "河南省行政执法条例35", "恢复办理的是已经结案的案件", F("closed"), ("reopen_case",)),
)

PUBLICITY: tuple[Obligation, ...] = (
    Obligation(
        "overturned",
        "行政处罚法48(2)",
        "公开的决定被变更、撤销、确认违法或者无效",
        F("decision_overturned"),
        ("withdraw_publication",),
    ),
    Obligation(
        "publication_withdrawn",
        "行政处罚法48(2)",
        "没有成立的决定不再公开",
        ~(F("publication_ordered") & F("decision_served") & F("overturned_once_served")),
        ("close_case", END),
    ),
)

TOLD: tuple[Obligation, ...] = (
    Obligation(
        "papers_served",
        "河南省行政执法条例30",
        "恢复办理、延长期限、减免缓缴、撤销变更、补正的文书都已送达当事人",
        F("papers_served"),
        ("close_case", END),
    ),
)

WITHDRAWN_FROM_PUBLIC: tuple[Obligation, ...] = (
    Obligation(
        "overturned",
        "行政许可法70(四)",
        "撤回的是被撤销、变更、确认违法或者无效的许可的公开信息",
        F("decision_overturned"),
        ("withdraw_publication",),
    ),
    Obligation("published", "行政许可法40", "许可决定已公开", F("publication_ordered"), ("withdraw_publication",)),
    Obligation(
        "publication_withdrawn",
        "行政许可法70(四)",
        "没有成立的许可不再公开",
        ~(F("publication_ordered") & F("decision_served") & F("overturned_once_served")),
        ("close_case", END),
    ),
)
"""A permit that did not stand is struck off and no longer shown to the public."""

RESULTS_IN_PUBLIC: tuple[Obligation, ...] = (
    Obligation(
        "overturned",
        "河南省行政执法条例32",
        "撤回的是被撤销、变更、确认违法或者无效的决定的公开信息",
        F("decision_overturned"),
        ("withdraw_publication",),
    ),
    Obligation(
        "published", "河南省行政执法条例6", "执法结果已公开", F("publication_ordered"), ("withdraw_publication",)
    ),
    Obligation(
        "publication_withdrawn",
        "河南省行政执法条例32",
        "没有成立的决定不再公开",
        ~(F("publication_ordered") & F("decision_served") & F("overturned_once_served")),
        ("close_case", END),
    ),
)
"""What levies, registrations, rulings and coercion come to is public as long as it stands."""

MONEY: tuple[Obligation, ...] = (
    Obligation(
        "surcharge_settled",
        "行政处罚法72(1)(一)",
        "加处罚款已经缴清或者减免，或者已终结执行",
        F("discontinued") | F("surcharge_settled"),
        ("close_case", END),
    ),
    Obligation(
        "surcharge_open", "行政强制法42(1)", "有尚未缴清的加处罚款", ~F("surcharge_settled"), ("waive_surcharge",)
    ),
    Obligation(
        "decision_standing",
        "行政强制法40",
        "减免的是已经送达、没有被撤销的决定的加处罚款",
        F("decision_served") & ~F("decision_annulled"),
        ("waive_surcharge",),
    ),
    Obligation("court_done", "行政强制法57", "没有正在申请法院执行", ~F("court_pending"), ("waive_surcharge",)),
    Obligation("not_resting", "行政强制法39(2)", "中止期间不得减免", ~F("resting"), ("waive_surcharge",)),
    Obligation(
        "approver_certified", "金科〔2015〕8号四(7)", "决定的负责人持证", F("actor_certified"), ("waive_surcharge",)
    ),
    Obligation("four_eyes", "行政处罚法57", "决定的负责人不是承办人", F("actor_not_handler"), ("waive_surcharge",)),
)
