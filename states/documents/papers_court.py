"""Papers that ask the people's court to execute what is no fine (申请人民法院强制执行): a levy."""

from typing import Literal

from config.schema.base import Line
from states.documents.common import DocumentKind
from states.documents.matter_common import Paper, example

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
)  # fmt: skip
