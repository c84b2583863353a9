"""Propose how a request for information is answered (拟答复意见): one of the kinds of 政府信息公开条例36, with what it must tell."""

from pydantic import Field

from config.schema.base import Line, Strict, Text
from states import gates
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.answer_checks import ANSWER_CHECKS, PROPOSAL_CHECKS
from states.disclosure import ANSWERS, GIVING, WITHHOLDING, AnswerKind, Form, Ground, answered_as, fact_of
from states.payload import Payload


class ObjectionWeighed(Strict):
    """Whether the reasons of a third party that objects are founded (合理理由), and why."""

    name: Line
    founded: bool
    reason: Text


class ProposeAnswer(Payload):
    """The kind of answer with all that it tells (政府信息公开条例36 to 40)."""

    kind: AnswerKind
    information: Text | None = None  # 提供的信息
    access: Text | None = None  # 获取的方式、途径
    available_on: Line | None = None  # 获取的时间
    form: Form | None = None  # 提供的形式
    form_reason: Text | None = None  # 不按申请人要求的形式提供的理由
    help_given: Line | None = None  # 对阅读困难、视听障碍的帮助
    withheld: Text | None = None  # 不予公开的内容
    ground: Ground | None = None  # 不予公开的情形
    duty_checked: bool = False  # 已核对没有法律、法规、规章规定应当公开
    reason: Text | None = None
    objections: tuple[ObjectionWeighed, ...] = Field(default=(), max_length=40)
    overriding_interest: Text | None = None  # 不公开可能对公共利益造成重大影响的理由
    searched: Text | None = None  # 检索的范围、方式和结果
    organ: Line | None = None  # 负责公开的机关
    organ_contact: Line | None = None  # 其联系方式
    organ_unknown: bool = False  # 不能确定负责公开的机关
    earlier: Line | None = None  # 此前答复的文号
    special_law: Line | None = None  # 作出特别规定的法律、行政法规


PROPOSE_ANSWER = CaseAction(
    key="propose_answer",
    title="提出拟答复意见",
    payload=ProposeAnswer,
    roles=CLERKS,
    clause="政府信息公开条例36",
    gates=(gates.IS_HANDLER, *disclosure.BEFORE_ANSWER),
    checks=(*ANSWER_CHECKS, *PROPOSAL_CHECKS),
    establishes=(
        Latch("answer_proposed"),
        Latch("information_given", lambda act: act.data["kind"] in GIVING),
        Latch("disclosure_refused", lambda act: act.data["kind"] in WITHHOLDING),
        Latch("third_party_overruled", lambda act: act.data["overriding_interest"] is not None),
        *(Latch(fact_of(kind), answered_as(kind)) for kind in ANSWERS),
    ),
    withdraws=(
        *(Latch(fact) for fact in ("information_given", "disclosure_refused", "third_party_overruled")),
        *(Latch(fact_of(kind)) for kind in ANSWERS),
    ),
)
