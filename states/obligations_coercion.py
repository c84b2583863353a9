"""What the law asks of coercive measures and of execution (行政强制法17–46): written from the statute, not from the
gates. Pure."""

from states.formula import Fact
from states.obligation import Obligation

F = Fact

ONWARD = (
    *("urge_duty", "propose_execution", "decide_execution", "serve_by_email", "agree_execution", "resume_execution"),
    "close_case",
)
"""What carries an execution forward; what was executed in spite of a suspension is on record, with a flag."""

COERCION: tuple[Obligation, ...] = (
    Obligation(
        "not_resting", "行政强制法39(2)", "中止执行期间不得继续", ~F("resting"), ONWARD, where="decide_execution"
    ),
    Obligation("resting", "行政强制法39(2)", "执行已中止", F("resting"), ("resume_case",), where="decide_execution"),
    Obligation(
        "approver_certified",
        "金科〔2015〕8号四(7)",
        "批准、决定的人持有效执法证件",
        F("actor_certified"),
        (
            "approve_measure",
            "confirm_measure",
            "extend_measure",
            "decide_measure",
            "decide_execution",
            "order_appraisal",
            "decide_clearance",
        ),
    ),
    Obligation(
        "four_eyes",
        "河南省行政执法条例28(1)",
        "批准、决定的人不是承办人",
        F("actor_not_handler"),
        (
            *("approve_measure", "confirm_measure", "extend_measure", "decide_measure", "decide_execution"),
            "order_appraisal",
        ),
    ),
    Obligation(
        "measure_imposed",
        "行政强制法24",
        "已经实施查封、扣押",
        F("measure_imposed"),
        ("confirm_measure", "extend_measure", "decide_measure", "order_appraisal"),
    ),
    Obligation(
        "measure_approved",
        "行政强制法18(一)",
        "延长的是经批准的查封、扣押",
        F("measure_approved"),
        ("extend_measure",),
    ),
    Obligation(
        "not_yet_approved",
        "行政强制法19",
        "补办批准的是没有批准而当场实施的",
        ~F("measure_approved"),
        ("confirm_measure",),
    ),
    Obligation(
        "confirmed_in_time",
        "行政强制法19",
        "当场实施后在法定时限内补办批准手续",
        ~F("report_period_over"),
        ("confirm_measure",),
        flags=True,
    ),
    Obligation(
        "measure_decided_in_time",
        "行政强制法27",
        "在查封、扣押的期限内作出处理决定",
        ~F("measure_period_over"),
        ("decide_measure",),
        flags=True,
    ),
    Obligation(
        "measure_extended_once", "行政强制法25(1)", "期限只延长一次", ~F("measure_extended"), ("extend_measure",)
    ),
    Obligation(
        "measure_running",
        "行政强制法28(1)",
        "查封、扣押期限没有届满",
        ~F("measure_period_over"),
        ("extend_measure", "order_appraisal"),
    ),
    Obligation(
        "no_appraisal_running",
        "行政强制法25(3)",
        "先前的检测、检验、检疫、鉴定已有结果",
        ~F("appraisal_running"),
        ("order_appraisal",),
    ),
    Obligation(
        "appraisal_running",
        "行政强制法25(3)",
        "登记的是正在进行的检测、检验、检疫、鉴定的结果",
        F("appraisal_running"),
        ("record_appraisal",),
    ),
    Obligation(
        "goods_returned",
        "行政强制法28(2)",
        "解除的财物已经退还",
        ~F("release_decided") | F("goods_returned"),
        ("close_case",),
    ),
    Obligation("release_decided", "行政强制法28(2)", "退还的是决定解除的财物", F("release_decided"), ("return_goods",)),
    Obligation(
        "duty_based",
        "行政强制法34",
        "有当事人逾期不履行的行政决定",
        F("duty_based"),
        ("urge_duty", "propose_execution", "record_performance", "end_execution"),
    ),
    Obligation("urging_made", "行政强制法35", "送达的是制作的催告书", F("duty_urged"), ("serve_urging",)),
    Obligation(
        "duty_urged", "行政强制法35", "催告书已经送达", F("urging_served"), ("propose_execution", "decide_execution")
    ),
    Obligation(
        "urging_period",
        "行政强制法37",
        "催告期限已满，或者有证据证明转移、隐匿财物",
        F("urging_period_over") | F("concealment_shown"),
        ("decide_execution",),
    ),
    Obligation(
        "defence_answered",
        "行政强制法36",
        "陈述申辩已经复核答复",
        ~F("defence_made") | F("defence_answered"),
        ("decide_measure", "decide_execution"),
    ),
    Obligation(
        "duty_unperformed",
        "行政强制法37",
        "当事人没有履行",
        ~F("duty_performed"),
        (
            *("urge_duty", "propose_execution", "decide_execution", "carry_out_execution", "agree_execution"),
            "carry_out_clearance",
        ),
    ),
    Obligation("served", "行政强制法38", "决定书已经送达", F("decision_served"), ("carry_out_execution",)),
    Obligation(
        "service_stands",
        "民事诉讼法90",
        "电子送达到达当事人的系统；退回的，已另行送达",
        ~F("service_bounced"),
        ("carry_out_execution",),
    ),
    Obligation(
        "no_agreement_running",
        "行政强制法42(1)",
        "没有正在履行的执行协议",
        ~F("agreement_running"),
        ("carry_out_execution", "agree_execution"),
    ),
    Obligation(
        "agreement_running",
        "行政强制法42(2)",
        "恢复执行的是没有履行的执行协议",
        F("agreement_running"),
        ("resume_execution",),
    ),
    Obligation(
        "clearance_decided",
        "行政强制法52",
        "机关负责人已决定立即代履行",
        F("clearance_decided"),
        ("carry_out_clearance",),
    ),
    Obligation(
        "execution_finished",
        "行政强制法34",
        "义务已经履行、强制执行完毕或者终结执行",
        ~F("duty_based") | F("duty_performed") | F("execution_carried_out") | F("ended_undecided"),
        ("close_case",),
    ),
)
