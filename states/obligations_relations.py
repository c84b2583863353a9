"""What the law asks of whoever deals with other organs, experts and applications in a penalty case: written from
行政处罚法25 and 42, 行政复议法32 and 76, 河南省行政执法条例28 and 金科〔2015〕8号四(7), not from the gates. Pure."""

from states.formula import Fact
from states.obligation import Obligation

F = Fact

RELATIONS: tuple[Obligation, ...] = (
    Obligation(
        "actor_certified",
        "行政处罚法42",
        "由持有效执法证件的人员办理",
        F("actor_certified"),
        (
            *("request_assistance", "raise_jurisdiction", "hear_experts"),
            *("forward_review_application", "dispose_of_goods"),
        ),
    ),
    Obligation(
        "approver_certified",
        "金科〔2015〕8号四(7)",
        "对外报请、报告的负责人持有效执法证件",
        F("actor_certified"),
        ("refer_jurisdiction", "answer_opinion_paper"),
    ),
    Obligation(
        "decided",
        "行政处罚法57",
        "申请复议的是已经作出的决定",
        F("decision_made"),
        ("receive_review_application",),
    ),
    Obligation(
        "experts_heard",
        "河南省行政执法条例28(2)",
        "专业性、技术性较强的重大事项经过专家论证后决定",
        ~F("experts_due") | F("experts_heard"),
        ("approve_decision", "make_decision"),
    ),
    Obligation(
        "jurisdiction_settled",
        "行政处罚法25(2)",
        "没有尚未解决的管辖争议",
        ~F("jurisdiction_disputed"),
        ("approve_decision", "make_decision", "make_spot_decision"),
    ),
    Obligation(
        "jurisdiction_ours",
        "行政处罚法25(1)",
        "没有确定由其他行政机关管辖",
        ~F("jurisdiction_elsewhere"),
        ("approve_decision", "make_decision", "make_spot_decision"),
    ),
    Obligation(
        "one_dispute", "行政处罚法25(2)", "没有另一管辖争议", ~F("jurisdiction_disputed"), ("raise_jurisdiction",)
    ),
    Obligation(
        "dispute_open",
        "行政处罚法25(2)",
        "有管辖争议才报请指定、登记结果",
        F("jurisdiction_disputed"),
        ("refer_jurisdiction", "settle_jurisdiction"),
    ),
    Obligation(
        "opinion_answered",
        "行政复议法76",
        "收到的意见书已报送纠正情况",
        F("opinion_answered"),
        ("close_case",),
    ),
    Obligation(
        "application_forwarded",
        "行政复议法32(2)",
        "收到的行政复议申请已转送，或者决定已经撤销",
        ~F("review_application_received") | F("review_application_forwarded") | F("decision_annulled"),
        ("close_case",),
    ),
)
