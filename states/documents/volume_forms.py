"""Cover (卷宗封面), index (卷内目录) and page numbers of a volume: made at export, without a number of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field

from config.schema.base import Key, Line, Strict, Text
from states.documents import building_approvals as approvals
from states.documents import building_parts as parts
from states.documents import building_records as records
from states.documents import samples
from states.documents.common import Count
from states.endings import ENDINGS, ending_of
from states.facts import CaseFacts

EVIDENCE_STATES = {True: "收入", False: "有瑕疵或者已排除"}


class VolumeCover(Strict):
    """What the volume is about, how the case ended, how long it is kept."""

    organ: Line
    title: Line
    case_no: Line
    cause: Line
    party: Line
    decision: Text
    officers: tuple[Line, ...]
    filed_on: date | None
    closed_on: date | None
    ending: Line | None
    archive_no: Line | None
    retention: Line | None
    items: Annotated[int, Field(ge=0)]
    pages: Annotated[int, Field(ge=0)]
    rehearsal: bool


class IndexRow(Strict):
    """One document of the volume."""

    number: Line
    title: Line
    on: date
    first_page: Count
    last_page: Count
    remark: Line | None


class Original(Strict):
    """Evidence of the case whose original is kept on paper or as a thing, outside this file."""

    no: Line
    title: Line
    obtained: Text
    state: Line


class VolumeIndex(Strict):
    """Every document in its place, and the evidence that the file cannot hold."""

    organ: Line
    case_no: Line
    rows: tuple[IndexRow, ...]
    originals: tuple[Original, ...]
    rehearsal: bool


class VolumeStamps(Strict):
    """The page numbers to be laid over the pages."""

    case_no: Line
    pages: tuple[Count, ...]
    total: Annotated[int, Field(ge=0)]


@dataclass(frozen=True)
class VolumeForm:
    """A page that only a volume has."""

    key: Key
    title: str
    template: str
    example: Strict


VOLUME_FORMS: Mapping[str, VolumeForm] = MappingProxyType(
    {
        form.key: form
        for form in (
            VolumeForm(
                "cover",
                "卷宗封面",
                "documents/volume_cover.html.j2",
                VolumeCover(
                    organ=samples.ORGAN.name,
                    title="行政处罚案卷",
                    case_no=samples.CASE_NO,
                    cause="以虚假技术信息牟利",
                    party=samples.PARTY.name,
                    decision="金科罚决字〔2026〕第3号《行政处罚决定书》：没收违法所得3,218.18元；罚款1,000.00元。",
                    officers=("赵样例（证号豫A010001）", "钱样例（证号豫A010002）"),
                    filed_on=date(2026, 3, 2),
                    closed_on=date(2026, 5, 11),
                    ending="处罚已履行",
                    archive_no=None,
                    retention="30年",
                    items=12,
                    pages=23,
                    rehearsal=False,
                ),
            ),
            VolumeForm(
                "index",
                "卷内目录",
                "documents/volume_index.html.j2",
                VolumeIndex(
                    organ=samples.ORGAN.name,
                    case_no=samples.CASE_NO,
                    rows=(
                        IndexRow(
                            number="金科罚决字〔2026〕第3号",
                            title="行政处罚决定书",
                            on=date(2026, 3, 26),
                            first_page=1,
                            last_page=3,
                            remark=None,
                        ),
                        IndexRow(
                            number="金科检字〔2026〕第8号",
                            title="现场检查笔录",
                            on=date(2026, 3, 2),
                            first_page=4,
                            last_page=4,
                            remark="已作废",
                        ),
                    ),
                    originals=(Original(no="1", title="技术服务合同1份", obtained="当事人提供", state="收入"),),
                    rehearsal=False,
                ),
            ),
            VolumeForm(
                "stamps",
                "页号",
                "documents/volume_stamps.html.j2",
                VolumeStamps(case_no=samples.CASE_NO, pages=(1, 2), total=2),
            ),
        )
    }
)


def cover_of(facts: CaseFacts, issued: Mapping[str, str], *, items: int, pages: int) -> VolumeCover:
    """The cover of the case as it stands; an open case has no day of closing and no ending."""
    closing = facts.last("close_case") if facts.truth["closed"] else None
    told: Mapping[str, Any] = closing.data if closing else {}
    retention = told.get("retention")
    return VolumeCover(
        organ=facts.rules.body.bureau.name,
        title="行政处罚案卷",
        case_no=facts.no,
        cause=parts.cause(facts),
        party=facts.party.name,
        decision=approvals.decision_told(facts, issued),
        officers=approvals.handlers_told(facts),
        filed_on=records.filed_on(facts),
        closed_on=closing.on if closing else None,
        ending=ENDINGS[ending_of(facts)] if closing else None,
        archive_no=told.get("archive_no"),
        retention=approvals.RETENTION[retention] if retention else None,
        items=items,
        pages=pages,
        rehearsal=facts.rehearsal,
    )


def originals_of(facts: CaseFacts) -> tuple[Original, ...]:
    """All evidence on record, the excluded too, so that nobody takes the file for the whole."""
    excluded = {act.data["evidence"] for act in facts.acts_of("exclude_evidence")}
    return tuple(
        Original(
            no=act.data["no"],
            title=act.data["title"],
            obtained=act.data["obtained"],
            state=EVIDENCE_STATES[not act.flags and act.data["no"] not in excluded],
        )
        for act in facts.acts_of("add_evidence")
    )
