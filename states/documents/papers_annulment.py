"""Papers by which what was decided of a matter that is neither penalty nor levy is taken back, changed or put right (撤销、
变更、补正)."""

from typing import Literal

from states.documents import samples
from states.documents.common import DocumentKind
from states.documents.matter_common import OUTWARD, Paper, example


class MatterAnnulment(Paper):
    """Which decision, on what ground and why, what holds instead, what becomes of licence, certificate or publication, and
    what is made good (河南省行政执法条例32)."""

    LABELS = ("原决定", "撤销、变更的情形", "理由", "处理决定", "原决定的效力和证明文件", "补偿、恢复原状和退还")
    LAST = "救济途径"  # told as an item where reconsideration comes first (行政复议法23(2))
    title: Literal["撤销（变更）决定书"] = "撤销（变更）决定书"


class MatterCorrection(Paper):
    """Where the slip is, what stood there and what stands there now (河南省行政执法条例29)."""

    LABELS = ("原决定", "补正的位置", "原文", "补正为", "理由", "补正的效力")
    title: Literal["决定书补正通知书"] = "决定书补正通知书"


SAID = "本机关现依法处理如下："

KINDS = (
    DocumentKind(
        key="matter_annulment", title="撤销（变更）决定书", prefix="撤变", clause="河南省行政执法条例32",
        context=MatterAnnulment, template=OUTWARD,
        example=example(
            MatterAnnulment, "金科撤变字〔2026〕第1号", SAID, "2026年3月24日作出的金科登字〔2026〕第1号《技术合同登记证明》。",
            "主要事实不清、证据不足。", "合同标的不是技术。", "原决定全部撤销。", "原登记自本决定送达之日起失去效力，请交回登记证明。",
            "没有需要补偿、恢复或者退还的。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="matter_correction", title="决定书补正通知书", prefix="文正", clause="河南省行政执法条例29",
        context=MatterCorrection, template=OUTWARD,
        example=example(
            MatterCorrection, "金科文正字〔2026〕第1号", SAID, "2026年3月24日作出的金科登字〔2026〕第1号《技术合同登记证明》。",
            "当事人的名称、住所等信息", "样例路6号", "样例路8号", "录入有误。", "补正不改变决定的内容和救济期限。",
        ),
    ),
)  # fmt: skip
