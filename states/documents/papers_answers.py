"""The answers to a request for information (政府信息公开告知书): one kind for each way to answer (政府信息公开条例35 to 39)."""

from typing import Literal, Self

from pydantic import model_validator

from config.schema.base import Line, Strict
from states.disclosure import ANSWERS
from states.documents import samples
from states.documents.common import Count, DocumentKind, Remedies
from states.documents.matter_common import ItemPaper, example
from states.documents.papers_disclosure import ASKED

ANSWER = "documents/disclosure_answer.html.j2"
WHAT = "申请公开的信息"


class ReviewFirst(Strict):
    """Whoever is refused information goes to reconsideration before he sues (行政复议法23(1)(四), 23(2))."""

    reconsideration_organ: Line
    reconsideration_address: Line
    reconsideration_days: Count
    court: Line
    court_address: Line
    litigation_days: Count


class AnswerPaper(ItemPaper):
    """An answer: what was asked, how it is answered, what its item of 政府信息公开条例36 wants told, and the remedies."""

    remedies: Remedies | None
    first: ReviewFirst | None

    @model_validator(mode="after")
    def tells_one_way_to_a_remedy(self) -> Self:
        if (self.remedies is None) is (self.first is None):
            raise ValueError("须告知救济途径：不予公开的先申请行政复议，其他答复可以申请行政复议或者提起诉讼")
        return self


class AnswerPublic(AnswerPaper):
    """Disclosed already: how to get it (36(一))."""

    LABELS = (WHAT, "答复", "获取的方式、途径")
    title: Literal["政府信息已主动公开告知书"] = "政府信息已主动公开告知书"


class AnswerSupplied(AnswerPaper):
    """Given, or told how, where and when to get it; free of charge (36(二), 40, 42)."""

    LABELS = (WHAT, "答复", "提供的信息", "提供的形式", "获取的方式、途径和时间", "费用")
    title: Literal["政府信息公开告知书"] = "政府信息公开告知书"


class AnswerPartial(AnswerPaper):
    """What can be told apart is given, the rest withheld with reasons (37)."""

    LABELS = (WHAT, "答复", "提供的信息", "提供的形式", "不予公开的内容", "不予公开的情形和理由", "费用")
    title: Literal["政府信息部分公开告知书"] = "政府信息部分公开告知书"


class AnswerRefused(AnswerPaper):
    """Withheld, on which ground and why (36(三))."""

    LABELS = (WHAT, "答复", "不予公开的情形", "理由")
    title: Literal["政府信息不予公开告知书"] = "政府信息不予公开告知书"


class AnswerNotHeld(AnswerPaper):
    """Searched for and not there (36(四))."""

    LABELS = (WHAT, "答复", "检索情况")
    title: Literal["政府信息不存在告知书"] = "政府信息不存在告知书"


class AnswerNotOurs(AnswerPaper):
    """Another organ discloses it, with its name and contact where that can be told (36(五))."""

    LABELS = (WHAT, "答复", "理由", "负责公开的行政机关")
    title: Literal["非本机关政府信息告知书"] = "非本机关政府信息告知书"


class AnswerRepeated(AnswerPaper):
    """Answered before (36(六))."""

    LABELS = (WHAT, "答复", "此前的答复")
    title: Literal["重复申请不予重复处理告知书"] = "重复申请不予重复处理告知书"


class AnswerSpecial(AnswerPaper):
    """To be had by a law of its own (36(七))."""

    LABELS = (WHAT, "答复", "适用的规定")
    title: Literal["依照专门规定办理告知书"] = "依照专门规定办理告知书"


class AnswerUnprocessed(AnswerPaper):
    """It would have to be made or worked out first (38)."""

    LABELS = (WHAT, "答复", "理由")
    title: Literal["需要加工分析不予提供告知书"] = "需要加工分析不予提供告知书"


class AnswerPetition(AnswerPaper):
    """A petition, complaint or report in the guise of a request (39(1))."""

    LABELS = ("申请的内容", "答复", "理由", "可以选择的渠道")
    title: Literal["不作为政府信息公开申请处理告知书"] = "不作为政府信息公开申请处理告知书"


class AnswerPublication(AnswerPaper):
    """A gazette, newspaper or book: how to get it (39(2))."""

    LABELS = (WHAT, "答复", "获取的途径")
    title: Literal["公开出版物获取途径告知书"] = "公开出版物获取途径告知书"


class AnswerExcess(AnswerPaper):
    """Clearly beyond reason, and the reasons given are not reasonable (35)."""

    LABELS = (WHAT, "答复", "理由")
    title: Literal["政府信息公开申请不予处理告知书"] = "政府信息公开申请不予处理告知书"


FIRST = ReviewFirst(
    reconsideration_organ=samples.REMEDIES.reconsideration_organ,
    reconsideration_address=samples.REMEDIES.reconsideration_address,
    reconsideration_days=samples.REMEDIES.reconsideration_days,
    court=samples.REMEDIES.court,
    court_address=samples.REMEDIES.court_address,
    litigation_days=15,
)

_SAMPLES: tuple[tuple[str, type[AnswerPaper], str, tuple[str, ...]], ...] = (
    ("public", AnswerPublic, "公主", ("项目指南。", "已经主动公开。", "区政府门户网站科技计划专栏。")),
    (
        "supplied",
        AnswerSupplied,
        "公开",
        ("立项文件。", "予以公开。", "立项文件1份。", "电子数据。", "随本告知书提供。", "不收取费用。"),
    ),
    (
        "partial",
        AnswerPartial,
        "公部",
        ("项目合同。", "部分公开。", "合同正文。", "纸质文本。", "经费明细。", "涉及商业秘密。", "不收取费用。"),
    ),
    ("refused", AnswerRefused, "公不", ("讨论记录。", "不予公开。", "过程性信息。", "公开会影响内部讨论。")),
    (
        "not_held",
        AnswerNotHeld,
        "公无",
        ("2009年会议纪要。", "该政府信息不存在。", "检索档案室和公文系统，没有该信息。"),
    ),
    (
        "not_ours",
        AnswerNotOurs,
        "公非",
        ("规划许可文件。", "不属于本机关负责公开。", "由其他机关制作。", "样例局，0371-00000000。"),
    ),
    ("repeated", AnswerRepeated, "公重", ("立项文件。", "不予重复处理。", "金科公开字〔2026〕第1号。")),
    ("special", AnswerSpecial, "公专", ("企业登记资料。", "请依照专门规定办理。", "《市场主体登记管理条例》。")),
    ("unprocessed", AnswerUnprocessed, "公加", ("历年数据对比。", "不予提供。", "需要对现有信息加工、分析。")),
    (
        "petition",
        AnswerPetition,
        "公访",
        ("反映某企业问题。", "不作为政府信息公开申请处理。", "内容是投诉。", "区信访局。"),
    ),
    ("publication", AnswerPublication, "公版", ("政府公报。", "可以自行获取。", "区图书馆。")),
    ("excess", AnswerExcess, "公超", ("120件文件。", "不予处理。", "数量、频次明显超过合理范围，理由不合理。")),
)

KINDS = tuple(
    DocumentKind(
        key=f"answer_{kind}",
        title=context.model_fields["title"].default,
        prefix=prefix,
        clause=ANSWERS[kind].clause,  # type: ignore[index]
        context=context,
        template=ANSWER,
        example=example(
            context,
            f"金科{prefix}字〔2026〕第1号",
            ASKED,
            *lines,
            remedies=None if kind in ("refused", "partial") else samples.REMEDIES,
            first=FIRST if kind in ("refused", "partial") else None,
        ),
    )
    for kind, context, prefix, lines in _SAMPLES
)
