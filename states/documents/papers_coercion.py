"""Papers of coercion (行政强制): measures with their lists, urging, execution."""

from typing import Literal

from states.documents import samples
from states.documents.common import DocumentKind
from states.documents.matter_common import INTERNAL, OUTWARD, Goods, Paper, example

GOODS = (Goods(name="检测仪", model="样-1", quantity="1台", condition="完好"),)


class MeasureApproval(Paper):
    """What is to be sealed or seized, why nothing milder is enough, and the approval (行政强制法18(一))."""

    LABELS = ("拟采取的措施和承办人员", "事实", "非强制手段不能达到目的的理由", "负责人审批意见")
    title: Literal["查封、扣押审批表"] = "查封、扣押审批表"


class SeizureDecision(Paper):
    """The items of 行政强制法24(2), with the list (清单) in two copies."""

    LABELS = ("措施和期限", "事实和理由", "保管", "现场告知和陈述申辩", "实施人员")
    title: Literal["查封、扣押决定书"] = "查封、扣押决定书"


class MeasureExtension(Paper):
    """For how long and why the measure goes on (行政强制法25(2))."""

    LABELS = ("延长的理由", "延长后的期限")
    title: Literal["延长查封、扣押期限决定书"] = "延长查封、扣押期限决定书"


class AppraisalNotice(Paper):
    """What is looked at, by whom, from which day to which; that these days do not count, and who pays (行政强制法25(3))."""

    LABELS = ("检测、检验、检疫、鉴定的物品", "承担机构", "期间", "对查封、扣押期限的影响", "费用")
    title: Literal["检测（检验、检疫、技术鉴定）期间告知书"] = "检测（检验、检疫、技术鉴定）期间告知书"


class MeasureDisposal(Paper):
    """What becomes of the things (行政强制法27, 28)."""

    LABELS = ("原措施", "处理决定", "理由", "财物的退还或者处置")
    LAST = "公开"
    title: Literal["查封、扣押处理决定书"] = "查封、扣押处理决定书"


class DutyUrging(Paper):
    """The items of 行政强制法35."""

    LABELS = ("应当履行的义务", "履行的期限", "履行的方式", "金额和给付方式", "陈述、申辩的权利")
    title: Literal["履行行政决定催告书"] = "履行行政决定催告书"


class ExecutionDecision(Paper):
    """The items of 行政强制法37(2) and, for substitute performance, of 51(1)(一)."""

    LABELS = ("强制执行的理由", "强制执行的方式", "时间和地点", "代履行人和费用预算", "催告和陈述申辩情况")
    LAST = "公开"
    title: Literal["行政强制执行决定书"] = "行政强制执行决定书"


class ExecutionAgreement(Paper):
    """What the party promises in which stages (行政强制法42)."""

    LABELS = ("据以执行的决定", "分阶段履行的内容", "履行期限", "减免", "不履行的后果")
    title: Literal["行政强制执行协议书"] = "行政强制执行协议书"


class ExecutionRecord(Paper):
    """What was done on site (行政强制法43, 51)."""

    LABELS = ("时间、地点", "执行人员和出示证件", "到场人员", "执行经过和结果", "笔录确认")
    title: Literal["行政强制执行现场笔录"] = "行政强制执行现场笔录"


class ClearanceDecision(Paper):
    """What is cleared at once, why, by whom, at what cost (行政强制法51(1)(一), 52)."""

    LABELS = ("需要立即清除的情形", "当事人不能清除的情形", "代履行的方式和标的", "代履行人和费用预算", "当事人的权利")
    LAST = "公开"
    title: Literal["立即代履行决定书"] = "立即代履行决定书"


class ClearanceRecord(Paper):
    """What was done on site, who watched and signed (行政强制法51, 52)."""

    LABELS = ("时间、地点", "执行人员", "到场人员", "清除经过和结果", "监督、签名和费用")
    title: Literal["立即代履行现场笔录"] = "立即代履行现场笔录"


class ExecutionEnding(Paper):
    """On which ground execution ends for good (行政强制法40)."""

    LABELS = ("终结执行的情形", "理由", "后果")
    title: Literal["终结执行决定书"] = "终结执行决定书"


SAID = "本机关现决定如下："

KINDS = (
    DocumentKind(
        key="measure_approval", title="查封、扣押审批表", prefix="强审", clause="行政强制法18(一)",
        context=MeasureApproval, template=INTERNAL, internal=True,
        example=example(
            MeasureApproval, "金科强审字〔2026〕第1号", SAID, "扣押，赵样例、钱样例。", "发现涉案设备。", "当事人可能转移。",
            "同意。", goods=GOODS, signs=("审批人",),
        ),
    ),
    DocumentKind(
        key="seizure_decision", title="查封、扣押决定书", prefix="强扣", clause="行政强制法24(2)",
        context=SeizureDecision, template=OUTWARD,
        example=example(
            SeizureDecision, "金科强扣字〔2026〕第1号", SAID, "扣押，期限至2026年4月25日。", "发现涉案设备。", "存放于本局保管室。",
            "已告知，没有意见。", "赵样例、钱样例", goods=GOODS, remedies=samples.REMEDIES, signs=("当事人或者见证人",),
        ),
    ),
    DocumentKind(
        key="measure_extension", title="延长查封、扣押期限决定书", prefix="强延", clause="行政强制法25(2)",
        context=MeasureExtension, template=OUTWARD,
        example=example(
            MeasureExtension, "金科强延字〔2026〕第1号", SAID, "需要鉴定。", "延长至2026年5月25日。", remedies=samples.REMEDIES
        ),
    ),
    DocumentKind(
        key="appraisal_notice", title="检测（检验、检疫、技术鉴定）期间告知书", prefix="强检", clause="行政强制法25(3)",
        context=AppraisalNotice, template=OUTWARD,
        example=example(
            AppraisalNotice, "金科强检字〔2026〕第1号", SAID, "离心机1台。", "样例检测中心。", "2026年4月1日至2026年4月10日。",
            "不计入查封、扣押的期限。", "由本机关承担。",
        ),
    ),
    DocumentKind(
        key="measure_disposal", title="查封、扣押处理决定书", prefix="强处", clause="行政强制法27",
        context=MeasureDisposal, template=OUTWARD,
        example=example(
            MeasureDisposal, "金科强处字〔2026〕第1号", SAID, "2026年3月26日扣押。", "解除扣押。", "与违法行为无关。", "立即退还。", "本决定依法公开。",
            goods=GOODS, remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="duty_urging", title="履行行政决定催告书", prefix="强催", clause="行政强制法35", context=DutyUrging,
        template=OUTWARD,
        example=example(
            DutyUrging, "金科强催字〔2026〕第1号", SAID, "拆除擅自设置的隔断。", "收到之日起10个工作日内。", "自行拆除。",
            "本义务不涉及金钱给付。", "可以陈述、申辩。",
        ),
    ),
    DocumentKind(
        key="execution_decision", title="行政强制执行决定书", prefix="强执", clause="行政强制法37(2)",
        context=ExecutionDecision, template=OUTWARD,
        example=example(
            ExecutionDecision, "金科强执字〔2026〕第1号", SAID, "经催告仍不履行。", "恢复原状。", "2026年4月20日9时。",
            "不适用代履行。", "没有提出陈述、申辩。", "本决定依法公开。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="execution_agreement", title="行政强制执行协议书", prefix="强协", clause="行政强制法42(1)",
        context=ExecutionAgreement, template=OUTWARD,
        example=example(
            ExecutionAgreement, "金科强协字〔2026〕第1号", SAID, "金科罚决字〔2026〕第3号", "1．四月底前拆除一半。",
            "2026年5月31日前。", "没有减免。", "恢复强制执行。", signs=("当事人", "本机关经办人"),
        ),
    ),
    DocumentKind(
        key="execution_record", title="行政强制执行现场笔录", prefix="强录", clause="行政强制法18(七)",
        context=ExecutionRecord, template=INTERNAL, internal=True,
        example=example(
            ExecutionRecord, "金科强录字〔2026〕第1号", SAID, "2026年4月20日9时，样例路8号。", "赵样例、钱样例，已出示。", "当事人在场。",
            "已恢复原状。", "已签名。", signs=("当事人或者见证人", "执行人员"),
        ),
    ),
    DocumentKind(
        key="clearance_decision", title="立即代履行决定书", prefix="强立", clause="行政强制法52", context=ClearanceDecision,
        template=OUTWARD,
        example=example(
            ClearanceDecision, "金科强立字〔2026〕第1号", SAID, "道路上的遗洒物影响通行。", "当事人不在场，无法联系。", "清除遗洒物。",
            "样例清运公司，费用预算人民币2,000.00元。", "可以陈述、申辩。", "本决定依法公开。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="clearance_record", title="立即代履行现场笔录", prefix="强立录", clause="行政强制法51(1)(四)",
        context=ClearanceRecord, template=INTERNAL, internal=True,
        example=example(
            ClearanceRecord, "金科强立录字〔2026〕第1号", SAID, "2026年4月20日9时，样例路。", "赵样例、钱样例。", "当事人不在场。",
            "已清除。", "赵样例到场监督。", signs=("到场监督人员", "代履行人", "当事人或者见证人"),
        ),
    ),
    DocumentKind(
        key="execution_ending", title="终结执行决定书", prefix="强终", clause="行政强制法40", context=ExecutionEnding,
        template=OUTWARD,
        example=example(ExecutionEnding, "金科强终字〔2026〕第1号", SAID, "执行标的灭失。", "标的已毁于火灾。", "不再执行。"),
    ),
)  # fmt: skip
