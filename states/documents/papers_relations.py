"""Letters to other organs and records of what was argued or disposed of: 行政处罚法25, 26, 74; 行政复议法32, 76;
河南省行政执法条例17, 28, 43."""

from typing import Literal

from config.schema.base import Line
from states.documents.common import DocumentKind
from states.documents.papers_evidence import RECORD, EvidencePaper, example


class Letter(EvidencePaper):
    """A letter to another organ, under seal."""

    receiver: Line


class AssistanceLetter(Letter):
    """Who is asked for what, on which ground (河南省行政执法条例17(1))."""

    LABELS = ("请求协助的情形", "理由", "请求协助的事项", "答复的要求")
    title: Literal["行政执法协助函"] = "行政执法协助函"


class JurisdictionRequest(Letter):
    """To the common superior: the other organ, the talks, this bureau's opinion (行政处罚法25(2))."""

    LABELS = ("争议的行政机关和理由", "协商情况", "本机关的意见")
    title: Literal["指定管辖请示"] = "指定管辖请示"


class ReviewForwardingLetter(Letter):
    """The application, the opinion of the bureau and what goes with it (行政复议法32(2))."""

    LABELS = ("收到的申请", "申请人的请求", "本机关的意见", "随附材料")
    title: Literal["行政复议申请转送函"] = "行政复议申请转送函"


class CorrectionReport(Letter):
    """What was found, what was put right, what is done so that it does not come again (行政复议法76)."""

    LABELS = ("收到的意见书", "指出的问题", "纠正情况", "预防措施")
    title: Literal["纠正情况报告"] = "纠正情况报告"


class ExpertOpinion(EvidencePaper):
    """Who argued which questions, what was found, whether it is followed (河南省行政执法条例28(2))."""

    LABELS = ("论证的问题", "论证意见", "采纳情况")
    title: Literal["专家论证意见书"] = "专家论证意见书"


class GoodsDisposal(EvidencePaper):
    """What was done with confiscated goods and where the proceeds went (行政处罚法74)."""

    LABELS = ("处理的物品", "处理方式", "所得款项")
    title: Literal["没收物品处理记录"] = "没收物品处理记录"


LETTER = "documents/relation_letter.html.j2"

KINDS = (
    DocumentKind(
        key="assistance_letter", title="行政执法协助函", prefix="协", clause="河南省行政执法条例17(1)",
        context=AssistanceLetter, template=LETTER,
        example=example(
            AssistanceLetter, "金科协字〔2026〕第1号", "现请你单位就下列事项予以协助：", "所需资料为其他行政执法机关所掌握。",
            "自行收集难以取得。", "提供样例科技有限公司的登记档案。", "不能提供协助的，请书面告知并说明理由。", receiver="样例市场监督管理局",
        ),
    ),
    DocumentKind(
        key="jurisdiction_request", title="指定管辖请示", prefix="管", clause="行政处罚法25(2)",
        context=JurisdictionRequest, template=LETTER,
        example=example(
            JurisdictionRequest, "金科管字〔2026〕第1号", "现就下列案件请示指定管辖：", "样例区科学技术局认为违法行为发生在该区。",
            "经协商未达成一致。", "建议指定本机关管辖。", receiver="郑州市科学技术局",
        ),
    ),
    DocumentKind(
        key="review_forwarding_letter", title="行政复议申请转送函", prefix="复转", clause="行政复议法32(2)",
        context=ReviewForwardingLetter, template=LETTER,
        example=example(
            ReviewForwardingLetter, "金科复转字〔2026〕第1号", "现将通过本机关提交的行政复议申请转送你机关：",
            "2026年3月18日收到李样例提交的申请。", "请求撤销处罚决定。", "认为应当维持原决定。", "申请书1份。", receiver="金水区人民政府",
        ),
    ),
    DocumentKind(
        key="correction_report", title="纠正情况报告", prefix="纠", clause="行政复议法76", context=CorrectionReport,
        template=LETTER,
        example=example(
            CorrectionReport, "金科纠字〔2026〕第1号", "现将纠正情况报告如下：", "2026年3月2日收到的金政复意〔2026〕1号。",
            "送达回证没有写明收到日期。", "已补正送达回证。", "送达前由第二人核对回证。", receiver="金水区人民政府",
        ),
    ),
    DocumentKind(
        key="expert_opinion", title="专家论证意见书", prefix="论", clause="河南省行政执法条例28(2)", context=ExpertOpinion,
        template=RECORD, internal=True,
        example=example(
            ExpertOpinion, "金科论字〔2026〕第1号", "本机关于2026年3月20日组织专家论证，记录如下：", "实验活动是否超出规范。",
            "超出规范。", "全部采纳。", listed=("韩样例（样例大学教授）",), signs=("论证专家", "记录人"),
        ),
    ),
    DocumentKind(
        key="goods_disposal", title="没收物品处理记录", prefix="没处", clause="行政处罚法74(1)", context=GoodsDisposal,
        template=RECORD, internal=True,
        example=example(
            GoodsDisposal, "金科没处字〔2026〕第1号", "本机关对没收的非法财物处理如下：", "离心机1台。", "公开拍卖。",
            "1000元，已缴入国库，凭证号国库2026-1。", signs=("办理人", "监督人"),
        ),
    ),
)  # fmt: skip
