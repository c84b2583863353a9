"""Letter of transfer (案件移送函) to the police or to the organ that has jurisdiction."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, EvidenceList, LegalBasis, Phrase, Phrases


class TransferLetter(DocumentContext):
    """To whom the case goes, why, on what facts, with what material (行政处罚法27、57)."""

    title: Literal["案件移送函"] = "案件移送函"
    receiver: Line
    ground: Literal["suspected_crime", "jurisdiction"]
    cause: Phrase
    facts: Text
    evidence: EvidenceList
    basis: Bases
    reasoning: Text
    materials: Phrases
    approved_on: date


EXAMPLE = TransferLetter(
    organ=samples.ORGAN,
    case_no="2026-0019",
    number="金科移字〔2026〕第1号",
    issued_on=date(2026, 3, 20),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    receiver="郑州市公安局金水路分局",
    ground="suspected_crime",
    cause="涉嫌以虚假技术信息骗取款项",
    facts="经查，样例科技有限公司于2026年1月至2月以同一虚假技术信息先后与6家企业签订合同，收取款项合计48万元。",
    evidence=samples.EVIDENCE,
    basis=(
        LegalBasis(
            law="中华人民共和国行政处罚法",
            article="第二十七条第一款",
            text="违法行为涉嫌犯罪的，行政机关应当及时将案件移送司法机关，依法追究刑事责任。",
        ),
    ),
    reasoning="收取款项数额较大且合同内容均未实际履行，涉嫌合同诈骗，应当由公安机关审查处理。",
    materials=("涉嫌犯罪案件移送书1份", "涉嫌犯罪案件情况的调查报告1份", "涉案物品清单1份", "证据材料复制件1册"),
    approved_on=date(2026, 3, 19),
)

KIND = DocumentKind(
    key="transfer_letter",
    title="案件移送函",
    prefix="移",
    clause="行政处罚法27",
    context=TransferLetter,
    template="documents/transfer_letter.html.j2",
    example=EXAMPLE,
)
