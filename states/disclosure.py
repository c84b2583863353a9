"""What a request for government information (政府信息公开申请) can be answered by, and on which grounds it is refused. Pure.

The kinds of answer are those of 政府信息公开条例36 and, beside them, the answers of 35, 37, 38 and 39.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from states.acts import Act

FAMILY = "disclosure"

AnswerKind = Literal[
    "public",
    "supplied",
    "partial",
    "refused",
    "not_held",
    "not_ours",
    "repeated",
    "special",
    "unprocessed",
    "petition",
    "publication",
    "excess",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """One kind of answer (答复类型): its title, its clause, and what it must tell (fields of the payload)."""

    title: str
    clause: str
    tells: tuple[str, ...]


ANSWERS: Mapping[AnswerKind, Answer] = {
    "public": Answer("已经主动公开", "政府信息公开条例36(一)", ("access",)),
    "supplied": Answer("予以公开", "政府信息公开条例36(二)", ()),
    "refused": Answer("不予公开", "政府信息公开条例36(三)", ("ground", "reason")),
    "not_held": Answer("政府信息不存在", "政府信息公开条例36(四)", ("searched",)),
    "not_ours": Answer("不属于本机关负责公开", "政府信息公开条例36(五)", ("reason",)),
    "repeated": Answer("重复申请，不予重复处理", "政府信息公开条例36(六)", ("earlier",)),
    "special": Answer("依照专门规定办理", "政府信息公开条例36(七)", ("special_law",)),
    "partial": Answer("部分公开", "政府信息公开条例37", ("information", "withheld", "ground", "reason")),
    "unprocessed": Answer("需要加工、分析，不予提供", "政府信息公开条例38", ("reason",)),
    "petition": Answer("不作为政府信息公开申请处理", "政府信息公开条例39(1)", ("reason",)),
    "publication": Answer("公开出版物，告知获取途径", "政府信息公开条例39(2)", ("access",)),
    "excess": Answer("明显超过合理范围，不予处理", "政府信息公开条例35", ("reason",)),
}

GIVING: frozenset[str] = frozenset({"supplied", "partial"})
"""Answers by which the applicant gets information."""

WITHHOLDING: frozenset[str] = frozenset({"refused", "partial"})
"""Answers by which information is kept from the applicant (不予公开): they go to reconsideration first
(行政复议法23(1)(四))."""

AtOnce = Literal["public", "not_ours", "special", "publication"]
"""Answers that may be given on the spot (当场答复): nothing is given, refused or weighed in them."""

Ground = Literal["secret", "forbidden", "dangerous", "third_party", "internal", "process", "case_file"]

GROUNDS: Mapping[Ground, tuple[str, str]] = {
    "secret": ("政府信息公开条例14", "依法确定为国家秘密的政府信息，不予公开"),
    "forbidden": ("政府信息公开条例14", "法律、行政法规禁止公开的政府信息，不予公开"),
    "dangerous": ("政府信息公开条例14", "公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开"),
    "third_party": ("政府信息公开条例15", "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，不得公开"),
    "internal": ("政府信息公开条例16(1)", "人事管理、后勤管理、内部工作流程等内部事务信息，可以不予公开"),
    "process": ("政府信息公开条例16(2)", "履行职能过程中形成的过程性信息，可以不予公开"),
    "case_file": ("政府信息公开条例16(2)", "行政执法案卷信息，可以不予公开"),
}
"""The only grounds on which information is withheld (不予公开的情形): each with its clause and its words."""

MAY_WITHHOLD: frozenset[str] = frozenset({"process", "case_file"})
"""Grounds that yield where a law, regulation or rule wants the information disclosed (16(2)第二句)."""

Form = Literal["paper", "electronic", "inspection", "copying", "other"]

FORM_TITLES: Mapping[Form, str] = {
    "paper": "纸质文本",
    "electronic": "电子数据",
    "inspection": "现场查阅",
    "copying": "抄录",
    "other": "其他形式",
}

ReceivedBy = Literal["in_person", "signed_post", "plain_post", "online", "fax"]

CHANNEL_TITLES: Mapping[ReceivedBy, str] = {
    "in_person": "当面提交",
    "signed_post": "邮寄（签收）",
    "plain_post": "平常信函（无需签收）",
    "online": "互联网渠道",
    "fax": "传真",
}


def fact_of(kind: str) -> str:
    """The fact that the newest proposal answers in this way."""
    return f"answer_{kind}"


def answered_as(kind: str) -> Callable[[Act], bool]:
    """The act answers, or proposes to answer, in this way."""
    return lambda act: act.data["kind"] == kind
