"""Papers of a request for information (依申请公开政府信息) and of what is asked about it before it is answered."""

from typing import Literal

from config.schema.base import Line
from states.documents.common import DocumentKind
from states.documents.matter_common import INTERNAL, OUTWARD, ItemPaper, Paper, example

ASKED = "你单位于2026年3月2日提出的政府信息公开申请收悉。"
LETTER = "documents/disclosure_letter.html.j2"


class RequestForm(Paper):
    """The request as received or taken down by the office (政府信息公开条例29, 31, 45)."""

    LABELS = ("收到申请", "申请公开的信息", "获取信息的形式", "身份证明和联系方式", "承办")
    title: Literal["政府信息公开申请登记表"] = "政府信息公开申请登记表"


class RequestCorrectionNotice(Paper):
    """All that is to be put right, told once, with guidance, until when, and what follows (政府信息公开条例30)."""

    LABELS = ("需要补正的全部事项", "指导和释明", "补正的期限", "逾期不补正的后果")
    title: Literal["政府信息公开申请补正告知书"] = "政府信息公开申请补正告知书"


class ReasonsRequest(Paper):
    """Why reasons are asked for (政府信息公开条例35)."""

    LABELS = ("申请的数量、频次", "要求说明理由的原因", "请说明的内容")
    title: Literal["政府信息公开申请说明理由通知书"] = "政府信息公开申请说明理由通知书"


class DelayNotice(Paper):
    """That the reasons are reasonable, and until when the answer is delayed (政府信息公开条例35)."""

    LABELS = ("申请理由的认定", "延迟答复的理由", "延迟后的答复期限")
    title: Literal["政府信息公开延迟答复告知书"] = "政府信息公开延迟答复告知书"


class AnswerExtension(Paper):
    """By how much and why the time to answer is longer, and who agreed (政府信息公开条例33(2))."""

    LABELS = ("延长的理由", "延长的时间", "延长后的答复期限")
    title: Literal["政府信息公开延期答复告知书"] = "政府信息公开延期答复告知书"


class ScreeningRecord(Paper):
    """What was screened before disclosure and found (政府信息公开条例17)."""

    LABELS = ("拟公开的信息", "审查结论", "审查意见", "报请确定的结果", "涉及的第三方")
    title: Literal["政府信息公开审查表"] = "政府信息公开审查表"


class RecordCorrectionAnswer(Paper):
    """What became of the demand to correct the applicant's own record (政府信息公开条例41)."""

    LABELS = ("要求更正的记录", "审核情况", "处理结果")
    title: Literal["政府信息记录更正答复书"] = "政府信息记录更正答复书"


class DisclosureLetter(ItemPaper):
    """A letter about a request to somebody beside the applicant, who is not named in it."""

    receiver: Line


class ThirdPartyLetter(DisclosureLetter):
    """What is asked for, which right it may harm, how long there is to answer, what silence means (政府信息公开条例32)."""

    LABELS = ("涉及的政府信息", "可能损害的合法权益", "提出意见的期限和方式", "逾期未提出意见的后果")
    title: Literal["政府信息公开征求第三方意见书"] = "政府信息公开征求第三方意见书"


class OrganLetter(DisclosureLetter):
    """What is asked for, why this organ is asked, how long it has, what silence means (政府信息公开条例34)."""

    LABELS = ("涉及的政府信息", "征求意见的原因", "提出意见的期限", "逾期未提出意见的后果")
    title: Literal["政府信息公开征求意见函"] = "政府信息公开征求意见函"


class ThirdPartyDecision(DisclosureLetter):
    """Which information is disclosed against the third party's will, and why (政府信息公开条例32)."""

    LABELS = ("第三方的意见", "决定公开的政府信息内容", "决定公开的理由", "救济途径")
    title: Literal["公开政府信息决定告知书"] = "公开政府信息决定告知书"


def _to_others(kind: type[DisclosureLetter], number: str, *lines: str) -> DisclosureLetter:
    found: DisclosureLetter = example(
        kind, number, "本机关收到一件政府信息公开申请，现函告如下：", *lines, receiver="样例研究院"
    )
    return found


KINDS = (
    DocumentKind(
        key="request_form", title="政府信息公开申请登记表", prefix="公申", clause="政府信息公开条例45",
        context=RequestForm, template=INTERNAL, internal=True,
        example=example(
            RequestForm, "金科公申字〔2026〕第1号", "收到政府信息公开申请一件，登记如下：", "2026年3月2日，当面提交。",
            "2025年度科技计划项目立项文件。", "电子数据。", "已提供身份证明；电话13800000000。", "赵样例。", signs=("登记人员",),
        ),
    ),
    DocumentKind(
        key="request_correction_notice", title="政府信息公开申请补正告知书", prefix="公补", clause="政府信息公开条例30",
        context=RequestCorrectionNotice, template=OUTWARD,
        example=example(
            RequestCorrectionNotice, "金科公补字〔2026〕第1号", ASKED, "1．写明文件的年度。", "可以查阅本机关目录。",
            "请最迟于2026年3月20日补正。", "无正当理由逾期不补正的，视为放弃申请。",
        ),
    ),
    DocumentKind(
        key="reasons_request", title="政府信息公开申请说明理由通知书", prefix="公理", clause="政府信息公开条例35",
        context=ReasonsRequest, template=OUTWARD,
        example=example(
            ReasonsRequest, "金科公理字〔2026〕第1号", ASKED, "30日内申请120件。", "明显超过合理范围。", "请说明申请的理由。"
        ),
    ),
    DocumentKind(
        key="delay_notice", title="政府信息公开延迟答复告知书", prefix="公迟", clause="政府信息公开条例35",
        context=DelayNotice, template=OUTWARD,
        example=example(
            DelayNotice, "金科公迟字〔2026〕第1号", ASKED, "理由合理。", "数量较大，无法按期答复。", "最迟于2026年6月1日答复。"
        ),
    ),
    DocumentKind(
        key="answer_extension", title="政府信息公开延期答复告知书", prefix="公延", clause="政府信息公开条例33(2)",
        context=AnswerExtension, template=OUTWARD,
        example=example(
            AnswerExtension, "金科公延字〔2026〕第1号", ASKED, "需要核对档案。", "10个工作日。", "最迟于2026年4月14日答复。"
        ),
    ),
    DocumentKind(
        key="screening_record", title="政府信息公开审查表", prefix="公审", clause="政府信息公开条例17(2)",
        context=ScreeningRecord, template=INTERNAL, internal=True,
        example=example(
            ScreeningRecord, "金科公审字〔2026〕第1号", "对拟公开的政府信息审查如下：", "立项文件1份。", "可以公开。",
            "不涉及国家秘密。", "无须报请确定。", "不涉及第三方。", signs=("审查人员",),
        ),
    ),
    DocumentKind(
        key="record_correction_answer", title="政府信息记录更正答复书", prefix="公更", clause="政府信息公开条例41",
        context=RecordCorrectionAnswer, template=OUTWARD,
        example=example(
            RecordCorrectionAnswer, "金科公更字〔2026〕第1号", ASKED, "登记的住所有误。", "审核属实。", "已更正为样例路8号。"
        ),
    ),
    DocumentKind(
        key="third_party_letter", title="政府信息公开征求第三方意见书", prefix="公征", clause="政府信息公开条例32",
        context=ThirdPartyLetter, template=LETTER,
        example=_to_others(
            ThirdPartyLetter, "金科公征字〔2026〕第1号", "项目经费明细。", "可能涉及商业秘密。", "自收到之日起15个工作日内书面提出。",
            "由本机关依法决定是否公开。",
        ),
    ),
    DocumentKind(
        key="organ_letter", title="政府信息公开征求意见函", prefix="公函", clause="政府信息公开条例34",
        context=OrganLetter, template=LETTER,
        example=_to_others(
            OrganLetter, "金科公函字〔2026〕第1号", "联合印发的文件。", "由本机关牵头共同制作。", "自收到之日起15个工作日内提出。",
            "视为同意公开。",
        ),
    ),
    DocumentKind(
        key="third_party_decision", title="公开政府信息决定告知书", prefix="公三", clause="政府信息公开条例32",
        context=ThirdPartyDecision, template=LETTER,
        example=_to_others(
            ThirdPartyDecision, "金科公三字〔2026〕第1号", "不同意公开。", "检测结论。", "不公开可能对公共利益造成重大影响。",
            "可以依法申请行政复议或者提起行政诉讼。",
        ),
    ),
)  # fmt: skip
