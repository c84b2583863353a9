"""The bureau's answer to a reconsideration (行政复议答复书) or a lawsuit (行政诉讼答辩状), with its list of material."""

from datetime import date
from typing import Any, Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, EvidenceList, Phrase, Phrases


class RemedyAnswer(DocumentContext):
    """Before whom, in which matter, the claims, the answer, whether it was asked in time, facts with evidence, basis and
    the material handed in (答复书、答辩状)."""

    receiver: Line
    file_no: Line
    received_on: date
    cause: Phrase
    decision_title: Line
    decision_number: Line
    decided_on: date
    claims: Text
    answer: Text
    timeliness: Text
    facts: Text
    evidence: EvidenceList
    basis: Bases
    materials: Phrases


class ReviewAnswer(RemedyAnswer):
    """To the organ of reconsideration (行政复议法48, 54)."""

    title: Literal["行政复议答复书"] = "行政复议答复书"


class LawsuitAnswer(RemedyAnswer):
    """To the court (行政诉讼法67)."""

    title: Literal["行政诉讼答辩状"] = "行政诉讼答辩状"


_COMMON: dict[str, Any] = {
    **samples.HEAD,
    "issued_on": date(2026, 5, 20),
    "received_on": date(2026, 5, 12),
    "cause": "以虚假技术信息牟利",
    "decision_title": "行政处罚决定书",
    "decision_number": "金科罚决字〔2026〕第3号",
    "decided_on": date(2026, 3, 26),
    "claims": "请求撤销金科罚决字〔2026〕第3号行政处罚决定。",
    "answer": "本机关作出的决定事实清楚、证据确凿、适用依据正确、程序合法、裁量适当，请予维持。",
    "timeliness": "决定书于2026年3月27日送达，申请期限至2026年5月26日；申请人于2026年5月8日提出，没有超过期限。",
    "facts": samples.FACTS,
    "evidence": samples.EVIDENCE,
    "basis": samples.BASIS,
    "materials": ("证据目录及证据复制件1册", "所依据的规范性文件1份"),
}

KINDS = (
    DocumentKind(
        key="review_answer",
        title="行政复议答复书",
        prefix="复答",
        clause="行政复议法48",
        context=ReviewAnswer,
        template="documents/review_answer.html.j2",
        example=ReviewAnswer(
            **_COMMON, number="金科复答字〔2026〕第1号", receiver="金水区人民政府", file_no="金政复〔2026〕12号"
        ),
    ),
    DocumentKind(
        key="lawsuit_answer",
        title="行政诉讼答辩状",
        prefix="诉答",
        clause="行政诉讼法67",
        context=LawsuitAnswer,
        template="documents/review_answer.html.j2",
        example=LawsuitAnswer(
            **_COMMON, number="金科诉答字〔2026〕第1号", receiver="金水区人民法院", file_no="（2026）豫0105行初12号"
        ),
    ),
)
