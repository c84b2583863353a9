"""Record of the hearing (听证笔录)."""

from datetime import UTC, date, datetime
from typing import Literal

from pydantic import AwareDatetime

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Detail, DocumentContext, DocumentKind, Phrase


class HearingRecord(DocumentContext):
    """Who was there, what each side said, and that the party signed or the chair noted the refusal
    (行政处罚法64(七)(八), 65)."""

    title: Literal["听证笔录"] = "听证笔录"
    cause: Phrase
    held_at: AwareDatetime
    place: Line
    chair: Line
    clerk: Line | None
    attended: tuple[Line, ...]
    result: Line
    sections: tuple[Detail, ...]
    minutes: Text
    signed_or_noted: bool


EXAMPLE = HearingRecord(
    **samples.HEAD,
    number="金科听录字〔2026〕第1号",
    issued_on=date(2026, 4, 9),
    cause="未遵守生物技术研究开发安全管理规范",
    held_at=datetime(2026, 4, 9, 1, 0, tzinfo=UTC),
    place="郑州市金水区科学技术局一楼会议室",
    chair="卫样例",
    clerk="冯样例",
    attended=("当事人委托代理人陈样例（律师）", "调查人员赵样例、钱样例"),
    result="按期举行",
    sections=(
        Detail(label="调查人员陈述和建议", text="当事人没有配备安全负责人，建议处罚款六万元。"),
        Detail(label="当事人申辩", text="对事实没有异议，已任命安全负责人，请求从轻。"),
        Detail(label="质证情况", text="双方对现场照片和询问笔录无异议。"),
        Detail(label="最后陈述", text="请求按阶次下限处罚。"),
    ),
    minutes="主持人核对身份，宣布纪律，告知权利义务。双方陈述、质证、辩论后，笔录交当事人核对。",
    signed_or_noted=True,
)

KIND = DocumentKind(
    key="hearing_record",
    title="听证笔录",
    prefix="听录",
    clause="行政处罚法64",
    context=HearingRecord,
    template="documents/hearing_record.html.j2",
    example=EXAMPLE,
    internal=True,
)
