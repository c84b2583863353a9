"""Papers of administrative guidance (行政指导): one for each of the eight forms, and the minutes of an interview."""

from typing import ClassVar, Literal

from states.documents.common import DocumentKind
from states.documents.matter_common import INTERNAL, OUTWARD, Paper, example

CLAUSE = "豫依法行政领办〔2014〕86号"
ADVICE = ("指导事项", "指导内容", "自愿原则", "咨询和帮助")
SAID = "为帮助你单位依法开展活动，现就下列事项予以指导："


class Advice(Paper):
    """What is advised, on which rules, and that accepting it is free."""

    LABELS: ClassVar[tuple[str, ...]] = ADVICE


class RemindPaper(Advice):
    """提醒: a duty or a day that comes near."""

    title: Literal["行政提醒书"] = "行政提醒书"


class PromptPaper(Advice):
    """提示: a risk."""

    title: Literal["行政提示书"] = "行政提示书"


class DemonstratePaper(Advice):
    """示范: how it is done well."""

    title: Literal["行政示范书"] = "行政示范书"


class CoachPaper(Advice):
    """辅导: how to do it."""

    title: Literal["行政辅导书"] = "行政辅导书"


class DissuadePaper(Advice):
    """规劝: to refrain from something."""

    title: Literal["行政规劝书"] = "行政规劝书"


class AdvisePaper(Advice):
    """建议: to do something."""

    title: Literal["行政建议书"] = "行政建议书"


class RevisitPaper(Advice):
    """回访: whether help is still wanted."""

    title: Literal["行政指导回访函"] = "行政指导回访函"


class InterviewPaper(Paper):
    """约谈: when and where to talk, about what, freely."""

    LABELS = ("约谈事项", "约谈时间和地点", "约谈内容", "自愿原则", "咨询和帮助")
    title: Literal["行政约谈通知书"] = "行政约谈通知书"


class InterviewRecord(Paper):
    """What was said and promised (约谈笔录)."""

    LABELS = ("时间、地点和参加人员", "约谈内容", "承诺事项", "笔录确认")
    title: Literal["行政约谈笔录"] = "行政约谈笔录"


def _advice(key: str, title: str, prefix: str, kind: type[Paper]) -> DocumentKind:
    sample = example(
        kind,
        f"金科{prefix}字〔2026〕第1号",
        SAID,
        "技术合同登记",
        "请核对合同要素。",
        "是否接受自愿决定。",
        "欢迎咨询。",
    )
    return DocumentKind(
        key=key, title=title, prefix=prefix, clause=CLAUSE, context=kind, template=OUTWARD, example=sample
    )


KINDS = (
    _advice("guidance_remind", "行政提醒书", "指醒", RemindPaper),
    _advice("guidance_prompt", "行政提示书", "指示", PromptPaper),
    _advice("guidance_demonstrate", "行政示范书", "指范", DemonstratePaper),
    _advice("guidance_coach", "行政辅导书", "指辅", CoachPaper),
    _advice("guidance_dissuade", "行政规劝书", "指劝", DissuadePaper),
    _advice("guidance_advise", "行政建议书", "指建", AdvisePaper),
    _advice("guidance_revisit", "行政指导回访函", "指访", RevisitPaper),
    DocumentKind(
        key="guidance_interview", title="行政约谈通知书", prefix="指约", clause=CLAUSE, context=InterviewPaper,
        template=OUTWARD,
        example=example(
            InterviewPaper, "金科指约字〔2026〕第1号", SAID, "技术合同登记", "2026年4月9日，一楼会议室。", "核对合同要素。", "自愿参加。",
            "欢迎咨询。",
        ),
    ),
    DocumentKind(
        key="interview_record", title="行政约谈笔录", prefix="指录", clause=CLAUSE, context=InterviewRecord,
        template=INTERNAL, internal=True,
        example=example(
            InterviewRecord, "金科指录字〔2026〕第1号", SAID, "2026年4月9日，赵样例等。", "核对合同要素。", "没有承诺事项。", "已签名。",
            signs=("被约谈人", "约谈人员"),
        ),
    ),
)  # fmt: skip
