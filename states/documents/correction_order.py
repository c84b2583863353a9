"""Order to correct (责令改正通知书)."""

from datetime import date
from typing import Literal

from config.schema.base import Text
from states.documents import samples
from states.documents.common import (
    Bases,
    DocumentContext,
    DocumentKind,
    LastDay,
    LegalBasis,
    Phrase,
    Phrases,
    Remedies,
    TwoOfficers,
)


class CorrectionOrder(DocumentContext):
    """What breaks which rule, what must be put right until when, and how it is checked (行政处罚法28)."""

    title: Literal["责令改正通知书"] = "责令改正通知书"
    cause: Phrase
    facts: Text
    breached: Bases
    basis: Bases
    requirements: Phrases
    correct_by: LastDay
    recheck: Phrase
    officers: TwoOfficers
    remedies: Remedies


EXAMPLE = CorrectionOrder(
    organ=samples.ORGAN,
    case_no=samples.CASE_NO,
    number="金科责改字〔2026〕第2号",
    issued_on=date(2026, 3, 2),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="以虚假技术信息牟利",
    facts=samples.FACTS,
    breached=samples.BASIS,
    basis=(
        LegalBasis(
            law="中华人民共和国行政处罚法",
            article="第二十八条第一款",
            text="行政机关实施行政处罚时，应当责令当事人改正或者限期改正违法行为。",
        ),
    ),
    requirements=("停止推介该项技术信息", "向合同相对方书面说明情况并退赔损失", "将改正情况书面报送本机关"),
    correct_by=LastDay(on=date(2026, 3, 12), explains="自2026年3月2日送达的次日起算10日", provisional=False),
    recheck="期限届满后5个工作日内，由本机关执法人员到你单位复查",
    officers=samples.OFFICERS,
    remedies=samples.REMEDIES,
)

KIND = DocumentKind(
    key="correction_order",
    title="责令改正通知书",
    prefix="责改",
    clause="行政处罚法28",
    context=CorrectionOrder,
    template="documents/correction_order.html.j2",
    example=EXAMPLE,
)
