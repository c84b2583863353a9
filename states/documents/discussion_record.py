"""Record of the collective discussion (集体讨论记录)."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, Phrase

Votes = Annotated[int, Field(ge=0)]
Leaders = Annotated[tuple[Phrase, ...], Field(min_length=2)]


class DiscussionRecord(DocumentContext):
    """Who took part, what each held, what was concluded with how many votes (行政处罚法57(2))."""

    title: Literal["集体讨论记录"] = "集体讨论记录"
    cause: Phrase
    held_at: AwareDatetime
    place: Line | None
    chair: Line | None
    reporter: Line | None
    clerk: Line | None
    participants: Leaders
    attended: tuple[Line, ...]
    facts: Text
    proposal: Text
    opinions: Text
    adviser_opinion: Text | None  # 法律顾问意见
    conclusion: Text
    votes_for: Votes
    votes_against: Votes


EXAMPLE = DiscussionRecord(
    **samples.HEAD,
    number="金科议字〔2026〕第1号",
    issued_on=date(2026, 3, 25),
    cause="以虚假技术信息牟利",
    held_at=datetime(2026, 3, 25, 1, 30, tzinfo=UTC),
    place="郑州市金水区科学技术局三楼会议室",
    chair="吴样例",
    reporter="赵样例",
    clerk=None,
    participants=("吴样例", "郑样例"),
    attended=("卫样例（法制审核）", "陈样例（法律顾问）"),
    facts=samples.FACTS,
    proposal="没收违法所得3218.18元，罚款1000元。",
    opinions="吴样例：事实清楚，裁量适当。\n郑样例：同意。",
    adviser_opinion="2026年3月24日陈样例：依据准确，程序完备。（征询事项：拟处罚的依据是否准确；采纳）",
    conclusion="同意按拟处罚意见作出决定。",
    votes_for=2,
    votes_against=0,
)

KIND = DocumentKind(
    key="discussion_record",
    title="集体讨论记录",
    prefix="议",
    clause="行政处罚法57",
    context=DiscussionRecord,
    template="documents/discussion_record.html.j2",
    example=EXAMPLE,
    internal=True,
)
