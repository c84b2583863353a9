"""Papers of levies (行政征收)."""

from typing import Literal

from states.documents import samples
from states.documents.common import DocumentKind
from states.documents.matter_common import OUTWARD, Paper, example


class LevyDecision(Paper):
    """Item, standard, computation, sum, time and way to pay, what lateness costs (河南省行政执法条例29)."""

    LABELS = ("征收项目和标准", "事实和计算", "应缴金额", "缴纳期限和方式", "逾期的后果", "陈述、申辩情况")
    LAST = "公开"
    title: Literal["行政征收决定书"] = "行政征收决定书"


class ReliefDecision(Paper):
    """What was asked for and granted."""

    LABELS = ("申请事项", "决定", "理由")
    title: Literal["减免、缓缴答复书"] = "减免、缓缴答复书"


class LevyUrging(Paper):
    """The clear sum with its late fee (行政强制法35, 45)."""

    LABELS = ("欠缴款项", "滞纳金", "应缴总额", "缴纳期限和方式", "陈述、申辩的权利")
    title: Literal["征收款项催缴通知书"] = "征收款项催缴通知书"


class LevyAnnulment(Paper):
    """What is done to the levy, why, what holds instead, and what goes back (河南省行政执法条例32, 行政强制法41)."""

    LABELS = ("撤销、变更的情形", "理由", "处理决定", "款项的退还")
    LAST = "公开的信息"
    title: Literal["撤销（变更）行政征收决定书"] = "撤销（变更）行政征收决定书"


class LateFeeWaiver(Paper):
    """How much of the late fee is waived, under which agreement and for which steps, and what is left (行政强制法42(1))."""

    LABELS = ("减免的数额", "执行协议和补救措施", "理由", "减免后尚应缴纳的款项")
    title: Literal["减免滞纳金决定书"] = "减免滞纳金决定书"


SAID = "关于应缴款项，现通知如下："

KINDS = (
    DocumentKind(
        key="levy_decision", title="行政征收决定书", prefix="征", clause="河南省行政执法条例29", context=LevyDecision,
        template=OUTWARD,
        example=example(
            LevyDecision, "金科征字〔2026〕第1号", SAID, "样例费，每平方米12元。", "核定100平方米。", "人民币1,200.00元。",
            "15日内缴至样例银行。", "每日加收万分之五，不超过本数。", "没有提出。", "本决定依法公开。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="relief_decision", title="减免、缓缴答复书", prefix="征免", clause="财税〔2016〕33号", context=ReliefDecision,
        template=OUTWARD,
        example=example(
            ReliefDecision, "金科征免字〔2026〕第1号", SAID, "申请缓缴。", "缓缴至2026年6月30日。", "符合规定。",
            remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="levy_urging", title="征收款项催缴通知书", prefix="征催", clause="行政强制法35", context=LevyUrging,
        template=OUTWARD,
        example=example(
            LevyUrging, "金科征催字〔2026〕第1号", SAID, "人民币1,200.00元。", "人民币6.00元。", "人民币1,206.00元。",
            "10个工作日内。", "可以陈述、申辩。",
        ),
    ),
    DocumentKind(
        key="levy_annulment", title="撤销（变更）行政征收决定书", prefix="征销", clause="河南省行政执法条例32",
        context=LevyAnnulment, template=OUTWARD,
        example=example(
            LevyAnnulment, "金科征销字〔2026〕第1号", SAID, "主要事实不清、证据不足。", "计征数量有误。",
            "应缴金额由人民币1,200.00元变更为人民币600.00元。", "多缴的人民币600.00元，由本机关依法退还。",
            "已经公开的，本机关撤回公开的信息并说明理由。",
            remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="late_fee_waiver", title="减免滞纳金决定书", prefix="减滞", clause="行政强制法42(1)", context=LateFeeWaiver,
        template=OUTWARD,
        example=example(
            LateFeeWaiver, "金科减滞字〔2026〕第1号", SAID, "减免滞纳金人民币6.00元，征收款项本数不变。",
            "2026年4月10日签订的执行协议；已经补缴并整改。", "主动采取补救措施。", "没有尚应缴纳的款项。",
        ),
    ),
)  # fmt: skip
