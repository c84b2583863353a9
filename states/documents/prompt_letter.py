"""Administrative prompt letter (行政提示书): tells, explains or cautions before anything is enforced."""

from datetime import date
from typing import Literal

from config.schema.base import Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, LastDay, Phrases


class PromptLetter(DocumentContext):
    """What was found, which rule applies, what may follow, what is advised and until when."""

    title: Literal["行政提示书"] = "行政提示书"
    form: Literal["提示", "解释", "告诫"]
    findings: Text
    basis: Bases
    consequences: Text
    advice: Phrases
    comply_by: LastDay


EXAMPLE = PromptLetter(
    organ=samples.ORGAN,
    case_no=samples.CASE_NO,
    number="金科提字〔2026〕第5号",
    issued_on=date(2026, 3, 2),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    form="提示",
    findings="本机关在技术市场信息核查中发现，你单位2026年2月对外推介的1项检测技术未标明权属证明和检测数据来源。",
    basis=samples.BASIS,
    consequences="逾期未核实更正，且经查明技术信息虚假并据以牟利的，本机关将依法调查处理。",
    advice=(
        "核对该项技术的权属和数据来源，补充标明",
        "对照自查2025年以来对外推介的其他技术信息",
        "如有不明，可预约上门辅导",
    ),
    comply_by=LastDay(on=date(2026, 3, 16), explains="自2026年3月2日送达的次日起算10个工作日", provisional=False),
)

KIND = DocumentKind(
    key="prompt_letter",
    title="行政提示书",
    prefix="提",
    clause="金科〔2015〕8号四(1)",
    context=PromptLetter,
    template="documents/prompt_letter.html.j2",
    example=EXAMPLE,
)
