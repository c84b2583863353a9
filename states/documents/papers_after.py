"""Papers of what comes after a decision: a closed case goes on again (恢复办理), a surcharge is waived (减免加处罚款)."""

from typing import Literal

from states.documents.common import DocumentKind
from states.documents.matter_common import OUTWARD, Paper, example


class ReopeningNotice(Paper):
    """That the case goes on, why, and what may come of it; nothing new is decided against the party by it."""

    LABELS = ("恢复办理的事项", "恢复办理的原因", "据以恢复的文书", "恢复办理后的处理", "原决定的效力")
    title: Literal["恢复办理通知书"] = "恢复办理通知书"


class SurchargeWaiver(Paper):
    """How much of the surcharge is waived, why, by what that is shown, and what is still to be paid (行政强制法42)."""

    LABELS = ("据以加处罚款的决定", "减免的数额", "减免的理由和依据", "减免后尚应缴纳的款项")
    title: Literal["减免加处罚款决定书"] = "减免加处罚款决定书"


KINDS = (
    DocumentKind(
        key="reopening_notice", title="恢复办理通知书", prefix="恢办", clause="河南省行政执法条例35",
        context=ReopeningNotice, template=OUTWARD,
        example=example(
            ReopeningNotice, "金科恢办字〔2026〕第1号", "你单位一案已经结案，现恢复办理，通知如下：",
            "2026年3月24日结案的以虚假技术信息牟利一案。", "收到行政复议、行政诉讼的文书。", "金政复〔2026〕1号。",
            "只办理复议、诉讼的答复和结果，款项的收退，决定的撤销、变更、补正和公开信息的撤回，不重新作出处理决定。",
            "恢复办理不影响原决定的效力。",
        ),
    ),
    DocumentKind(
        key="surcharge_waiver", title="减免加处罚款决定书", prefix="减罚", clause="行政强制法42(1)", context=SurchargeWaiver,
        template=OUTWARD,
        example=example(
            SurchargeWaiver, "金科减罚字〔2026〕第1号", "决定减免加处罚款如下：", "金科罚决字〔2026〕第3号《行政处罚决定书》。",
            "减免加处罚款人民币300元。", "已经采取补救措施：改正报告。", "没有尚应缴纳的款项。",
        ),
    ),
)  # fmt: skip
