"""Papers that urge to conduct, and that ask the people's court to execute what is no fine (申请人民法院强制执行)."""

from typing import Literal

from config.schema.base import Line
from states.documents.common import DocumentKind
from states.documents.matter_common import OUTWARD, Paper, example

COURT_PAPER = "documents/court_paper.html.j2"


class CourtPaper(Paper):
    """What 行政强制法55 wants handed in, addressed to the court; signed by the head and sealed."""

    LABELS = (
        "据以执行的决定",
        "事实、理由和依据",
        "救济和催告情况",
        "当事人的意见",
        "申请执行的内容",
        "执行标的情况",
        "所附材料",
        "申请期限",
    )
    title: Literal["行政强制执行申请书"] = "行政强制执行申请书"
    court: Line
    signer: Line


class LevyCourtApplication(CourtPaper):
    """For the sum levied with its late fee (行政强制法46(3))."""


class ConductCourtApplication(CourtPaper):
    """For conduct that the decision orders (行政强制法53)."""


class ConductUrging(Paper):
    """What is to be done until when and how, and the right to state and defend (行政强制法35, 54)."""

    LABELS = ("据以催告的决定", "应当履行的义务", "履行的期限和方式", "陈述、申辩的权利", "逾期不履行的后果")
    title: Literal["履行行为义务催告书"] = "履行行为义务催告书"


ASKED = "被执行人逾期不履行行政决定，现申请强制执行："
SIGNED = {"court": "金水区人民法院", "signer": "吴样例"}

KINDS = (
    DocumentKind(
        key="levy_court_application", title="行政强制执行申请书", prefix="征强申", clause="行政强制法55",
        context=LevyCourtApplication, template=COURT_PAPER,
        example=example(
            LevyCourtApplication, "金科征强申字〔2026〕第1号", ASKED,
            "2026年3月13日作出的金科征字〔2026〕第1号《行政征收决定书》，2026年3月16日送达。", "占用场地100平方米。",
            "没有申请行政复议，也没有提起行政诉讼；2026年9月18日送达催缴通知书。", "没有提出意见。",
            "征收款项人民币1,200.00元，滞纳金人民币60.00元。", "开户银行：样例银行。", "《行政征收决定书》1份。", "2026年12月16日。", **SIGNED,
        ),
    ),
    DocumentKind(
        key="conduct_court_application", title="行政强制执行申请书", prefix="行强申", clause="行政强制法55",
        context=ConductCourtApplication, template=COURT_PAPER,
        example=example(
            ConductCourtApplication, "金科行强申字〔2026〕第1号", ASKED,
            "2026年3月26日作出的金科罚决字〔2026〕第3号《行政处罚决定书》，2026年3月27日送达。", "以虚假技术信息牟利。",
            "没有申请行政复议，也没有提起行政诉讼；2026年9月18日送达催告书。", "没有提出意见。",
            "责令被执行人交回登记证书。", "登记证书由被执行人保管。", "《行政处罚决定书》1份。", "2026年12月28日。", **SIGNED,
        ),
    ),
    DocumentKind(
        key="conduct_urging", title="履行行为义务催告书", prefix="行催", clause="行政强制法54", context=ConductUrging,
        template=OUTWARD,
        example=example(
            ConductUrging, "金科行催字〔2026〕第1号", "逾期没有履行下列义务，现催告如下：", "金科罚决字〔2026〕第3号《行政处罚决定书》。",
            "交回登记证书。", "收到本催告书之日起10个工作日内，送交本机关。", "可以陈述、申辩。", "依法申请人民法院强制执行。",
        ),
    ),
)  # fmt: skip
