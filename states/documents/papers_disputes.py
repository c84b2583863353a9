"""Papers of what settles disputes: adjudication (行政裁决) and mediation (行政调解)."""

from typing import Literal

from states.documents import samples
from states.documents.common import DocumentKind
from states.documents.matter_common import INTERNAL, OUTWARD, Paper, example


class AnswerNotice(Paper):
    """What is asked for, until when to answer, which rights there are."""

    LABELS = ("申请人和被申请人", "申请事项", "答辩期限", "权利和义务")
    title: Literal["行政裁决答辩通知书"] = "行政裁决答辩通知书"


class SettlementPaper(Paper):
    """What both sides agreed on before a ruling."""

    LABELS = ("申请人和被申请人", "调解经过", "协议内容")
    title: Literal["行政裁决调解协议书"] = "行政裁决调解协议书"


class TrialRecord(Paper):
    """What both sides said and how evidence was examined."""

    LABELS = ("时间、地点和审理人员", "申请人陈述", "被申请人答辩", "举证、质证", "笔录确认")
    title: Literal["行政裁决审理笔录"] = "行政裁决审理笔录"


class Ruling(Paper):
    """Parties, claims, facts, reasons, what is ruled, how to perform, remedies (河南省行政执法条例29)."""

    LABELS = ("申请人和被申请人", "申请事项和答辩", "查明的事实", "裁决理由", "裁决结果", "履行方式和期限")
    LAST = "公开"
    title: Literal["行政裁决书"] = "行政裁决书"


class MediationNotice(Paper):
    """That a mediation is asked for; free will, rights, the mediators."""

    LABELS = ("申请人和对方当事人", "争议事项", "调解员", "自愿原则和权利")
    title: Literal["行政调解通知书"] = "行政调解通知书"


class MediationRecord(Paper):
    """What was said at the mediation."""

    LABELS = ("时间、地点和调解员", "告知事项", "调解内容", "结果")
    title: Literal["行政调解笔录"] = "行政调解笔录"


class MediationAgreement(Paper):
    """Parties, dispute, terms, time to perform."""

    LABELS = ("申请人和对方当事人", "争议事项", "协议内容", "履行期限", "效力")
    title: Literal["行政调解协议书"] = "行政调解协议书"


class MediationEnding(Paper):
    """Why the mediation ends, and where to go."""

    LABELS = ("争议事项", "终止的理由", "可以寻求解决的途径")
    title: Literal["终止行政调解通知书"] = "终止行政调解通知书"


SAID = "关于你单位申请处理的争议，现告知如下："
BOTH = "申请人样例科技有限公司，对方当事人样例研究院。"

KINDS = (
    DocumentKind(
        key="answer_notice", title="行政裁决答辩通知书", prefix="裁辩", clause="中办发〔2018〕75号", context=AnswerNotice,
        template=OUTWARD,
        example=example(AnswerNotice, "金科裁辩字〔2026〕第1号", SAID, BOTH, "请求确认权属。", "10个工作日内。", "可以举证、申请回避。"),
    ),
    DocumentKind(
        key="settlement_paper", title="行政裁决调解协议书", prefix="裁调", clause="中办发〔2018〕75号",
        context=SettlementPaper, template=OUTWARD,
        example=example(
            SettlementPaper, "金科裁调字〔2026〕第1号", SAID, BOTH, "双方到场。", "共同共有。", signs=("申请人", "被申请人", "调解人员")
        ),
    ),
    DocumentKind(
        key="trial_record", title="行政裁决审理笔录", prefix="裁录", clause="中办发〔2018〕75号", context=TrialRecord,
        template=INTERNAL, internal=True,
        example=example(
            TrialRecord, "金科裁录字〔2026〕第1号", SAID, "2026年4月9日，一楼会议室。", "请求确认权属。", "不同意。", "双方质证。",
            "已签名。", signs=("申请人", "被申请人", "审理人员"),
        ),
    ),
    DocumentKind(
        key="ruling", title="行政裁决书", prefix="裁", clause="河南省行政执法条例29", context=Ruling, template=OUTWARD,
        example=example(
            Ruling, "金科裁字〔2026〕第1号", SAID, BOTH, "申请确认权属；答辩不同意。", "成果由双方合作完成。", "约定不明，依法共有。",
            "成果由双方共有。", "自送达之日起履行。", "本决定不公开（涉及商业秘密）：含双方的技术资料。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="mediation_notice", title="行政调解通知书", prefix="调通", clause="金科〔2015〕8号四(3)",
        context=MediationNotice, template=OUTWARD,
        example=example(MediationNotice, "金科调通字〔2026〕第1号", SAID, BOTH, "合同价款争议。", "赵样例、钱样例。", "自愿参加，可以随时退出。"),
    ),
    DocumentKind(
        key="mediation_record", title="行政调解笔录", prefix="调录", clause="金科〔2015〕8号四(3)",
        context=MediationRecord, template=INTERNAL, internal=True,
        example=example(
            MediationRecord, "金科调录字〔2026〕第1号", SAID, "2026年4月9日，一楼会议室。", "已告知。", "双方陈述。", "意见接近。",
            signs=("申请人", "对方当事人", "调解员"),
        ),
    ),
    DocumentKind(
        key="mediation_agreement", title="行政调解协议书", prefix="调", clause="金科〔2015〕8号四(3)",
        context=MediationAgreement, template=OUTWARD,
        example=example(
            MediationAgreement, "金科调字〔2026〕第1号", SAID, BOTH, "合同价款争议。", "1．支付价款一半。", "2026年4月30日前。",
            "双方应当履行。", signs=("申请人", "对方当事人", "调解员"),
        ),
    ),
    DocumentKind(
        key="mediation_ending", title="终止行政调解通知书", prefix="调终", clause="金科〔2015〕8号四(3)",
        context=MediationEnding, template=OUTWARD,
        example=example(MediationEnding, "金科调终字〔2026〕第1号", SAID, "合同价款争议。", "不能达成协议。", "可以依法仲裁或者起诉。"),
    ),
)  # fmt: skip
