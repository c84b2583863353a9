"""Follow-up opinion form (行政执法回访意见表), served with the decision."""

from datetime import date
from typing import Literal

from config.schema.base import Line
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, LastDay, Phrase, Phrases


class OpinionForm(DocumentContext):
    """Which decision it is about, until when and how to give it back; the five subjects stand in the template."""

    title: Literal["行政执法回访意见表"] = "行政执法回访意见表"
    cause: Phrase
    decision_title: Line
    decision_number: Line
    return_by: LastDay
    how_to_return: Phrases
    supervision: Phrase


EXAMPLE = OpinionForm(
    organ=samples.ORGAN,
    case_no=samples.CASE_NO,
    number="金科访字〔2026〕第3号",
    issued_on=date(2026, 3, 27),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="以虚假技术信息牟利",
    decision_title="行政处罚决定书",
    decision_number="金科罚决字〔2026〕第3号",
    return_by=LastDay(on=date(2026, 4, 13), explains="自2026年3月27日送达的次日起算10个工作日", provisional=False),
    how_to_return=(
        "当场填写后交回送达人员（可自行封装）",
        "邮寄至郑州市金水区东风路16号金水区科学技术局执法监督岗",
        "拍照或者扫描后发送至 huifang@example.org",
    ),
    supervision="金水区科学技术局执法监督岗 0371-60000002",
)

KIND = DocumentKind(
    key="opinion_form",
    title="行政执法回访意见表",
    prefix="访",
    clause="金科〔2015〕8号四(1)",
    context=OpinionForm,
    template="documents/opinion_form.html.j2",
    example=EXAMPLE,
)
