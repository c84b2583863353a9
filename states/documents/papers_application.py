"""Papers of every matter on application (依申请): corrections, acceptance, refusal to accept, extension, examination,
rights, hearing, ending."""

from typing import Literal

from states.documents import samples
from states.documents.common import DocumentKind
from states.documents.matter_common import INTERNAL, OUTWARD, Paper, example

ASKED = "你单位于2026年3月2日申请技术合同认定登记，现通知如下："


class CorrectionNotice(Paper):
    """All that is to be supplied, told at once (行政许可法32(四))."""

    LABELS = ("已收到的材料", "需要补正的全部内容", "补正的方式和后果")
    title: Literal["补正告知书"] = "补正告知书"


class AcceptanceNotice(Paper):
    """That and since when the application is accepted, who handles it, until when it is decided (行政许可法32)."""

    LABELS = ("申请事项", "受理日期", "办理期限", "承办人员")
    title: Literal["受理通知书"] = "受理通知书"


class Nonacceptance(Paper):
    """Why the application is not accepted and where to go (行政许可法32(一)(二))."""

    LABELS = ("申请事项", "不予受理的理由", "可以寻求办理的途径")
    title: Literal["不予受理决定书"] = "不予受理决定书"


class ExtensionNotice(Paper):
    """For how long and why the time is extended (行政许可法42)."""

    LABELS = ("延长的理由", "延长后的办理期限")
    title: Literal["延长办理期限告知书"] = "延长办理期限告知书"


class ExaminationRecord(Paper):
    """What was examined and found, condition by condition (行政许可法34)."""

    LABELS = ("审查方式和人员", "逐项审查情况", "利害关系人", "审查意见")
    title: Literal["申请审查意见书"] = "申请审查意见书"


class RightsNotice(Paper):
    """What is intended, why, and the right to be heard (河南省行政执法条例26)."""

    LABELS = ("告知对象", "拟作出的决定", "事实和理由", "陈述、申辩的权利", "听证的权利")
    title: Literal["行政执法权利告知书"] = "行政执法权利告知书"


class SessionNotice(Paper):
    """When, where and before whom the hearing is held (行政许可法48)."""

    LABELS = ("听证时间和地点", "主持人和记录人", "是否公开", "参加人的权利")
    title: Literal["听证会通知书"] = "听证会通知书"


class SessionRecord(Paper):
    """What happened at the hearing (行政许可法48(五))."""

    LABELS = ("时间、地点和主持人", "举行情况", "听证内容", "笔录确认")
    title: Literal["听证会笔录"] = "听证会笔录"


class EndingNotice(Paper):
    """That the matter ends without a decision, and why."""

    LABELS = ("终止办理的理由", "终止后的权利")
    title: Literal["终止办理通知书"] = "终止办理通知书"


KINDS = (
    DocumentKind(
        key="correction_notice", title="补正告知书", prefix="补告", clause="行政许可法32(四)", context=CorrectionNotice,
        template=OUTWARD,
        example=example(
            CorrectionNotice, "金科补告字〔2026〕第1号", ASKED, "合同文本1份", "1．补交合同附件。", "请补齐后提交。"
        ),
    ),
    DocumentKind(
        key="acceptance_notice", title="受理通知书", prefix="受", clause="行政许可法32", context=AcceptanceNotice,
        template=OUTWARD,
        example=example(
            AcceptanceNotice, "金科受字〔2026〕第1号", ASKED, "技术合同认定登记", "2026年3月3日", "2026年3月17日前办结。",
            "赵样例",
        ),
    ),
    DocumentKind(
        key="nonacceptance", title="不予受理决定书", prefix="不受", clause="行政许可法32", context=Nonacceptance,
        template=OUTWARD,
        example=example(
            Nonacceptance, "金科不受字〔2026〕第1号", ASKED, "专利权转让登记", "不属于本机关职权范围。",
            "请向专利管理部门申请。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="extension_notice", title="延长办理期限告知书", prefix="延告", clause="行政许可法42(1)",
        context=ExtensionNotice, template=OUTWARD,
        example=example(ExtensionNotice, "金科延告字〔2026〕第1号", ASKED, "需要核对原始记录。", "延长至2026年4月30日。"),
    ),
    DocumentKind(
        key="examination_record", title="申请审查意见书", prefix="审查", clause="行政许可法34",
        context=ExaminationRecord, template=INTERNAL, internal=True,
        example=example(
            ExaminationRecord, "金科审查字〔2026〕第1号", ASKED, "书面审查，赵样例、钱样例。", "1．主体合格：符合。", "没有。",
            "符合登记条件。", signs=("审查人员",),
        ),
    ),
    DocumentKind(
        key="rights_notice", title="行政执法权利告知书", prefix="权告", clause="河南省行政执法条例26",
        context=RightsNotice, template=OUTWARD,
        example=example(
            RightsNotice, "金科权告字〔2026〕第1号", ASKED, "样例科技有限公司", "不予登记。", "合同标的不明确。",
            "收到之日起5个工作日内提出。", "本事项不属于应当告知听证权利的情形。",
        ),
    ),
    DocumentKind(
        key="session_notice", title="听证会通知书", prefix="听会", clause="行政许可法48(一)", context=SessionNotice,
        template=OUTWARD,
        example=example(
            SessionNotice, "金科听会字〔2026〕第1号", ASKED, "2026年4月9日9时，一楼会议室。", "主持人孙样例。", "公开举行。",
            "可以申请主持人回避，可以申辩和质证。",
        ),
    ),
    DocumentKind(
        key="session_record", title="听证会笔录", prefix="听会录", clause="行政许可法48(五)", context=SessionRecord,
        template=INTERNAL, internal=True,
        example=example(
            SessionRecord, "金科听会录字〔2026〕第1号", ASKED, "2026年4月9日，一楼会议室，主持人孙样例。", "按期举行。",
            "审查人员说明意见，申请人申辩。", "已交参加人确认签名。", signs=("申请人", "主持人"),
        ),
    ),
    DocumentKind(
        key="ending_notice", title="终止办理通知书", prefix="终办", clause="河南省行政执法条例22", context=EndingNotice,
        template=OUTWARD,
        example=example(EndingNotice, "金科终办字〔2026〕第1号", ASKED, "申请人书面撤回申请。", "可以另行申请。"),
    ),
)  # fmt: skip
