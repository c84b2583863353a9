"""On-site record (现场检查笔录)."""

from datetime import UTC, date, datetime
from typing import Literal

from pydantic import AwareDatetime

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Detail, DocumentContext, DocumentKind, Phrase, Team, Told


class SiteRecord(DocumentContext):
    """What was seen, by whom, and what was shown and said first (行政处罚法43, 55).

    It has happened: a lone officer or a certificate not shown is printed as it was, and is a flag of the record.
    """

    title: Literal["现场检查笔录"] = "现场检查笔录"
    cause: Phrase
    party_phone: Line | None
    place: Line
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    officers: Team
    told: tuple[Told, ...]
    recusal: Line
    present: tuple[Detail, ...]
    findings: Text
    refusal: Text | None


EXAMPLE = SiteRecord(
    **samples.HEAD,
    number="金科检字〔2026〕第9号",
    issued_on=date(2026, 3, 2),
    cause="以虚假技术信息牟利",
    party_phone="0371-60000008",
    place="郑州市金水区样例路8号",
    started_at=datetime(2026, 3, 2, 1, 30, tzinfo=UTC),
    ended_at=datetime(2026, 3, 2, 2, 40, tzinfo=UTC),
    officers=samples.OFFICERS,
    told=(
        Told(what="出示执法证件", answer="是"),
        Told(what="表明执法身份", answer="是"),
        Told(what="说明检查目的", answer="是"),
        Told(what="说明检查方法", answer="是"),
        Told(what="告知陈述、申辩和申请回避的权利", answer="是"),
    ),
    recusal="不申请回避",
    present=(
        Detail(label="当事人是否在场", text="在场"),
        Detail(label="陪同人", text="李样例（法定代表人）"),
        Detail(label="见证人", text=None),
    ),
    findings="现场展板和宣传册载明该检测方法为本单位自有技术；查见2026年2月20日技术服务合同1份、银行回单1份。\n当事人当场提供合同和回单原件。",
    refusal=None,
)

KIND = DocumentKind(
    key="site_record",
    title="现场检查笔录",
    prefix="检",
    clause="行政处罚法55",
    context=SiteRecord,
    template="documents/site_record.html.j2",
    example=EXAMPLE,
    internal=True,
)
