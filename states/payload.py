"""The base of every payload, and the field types that payloads share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from config.schema.base import Key, Line, Strict, Text
from config.schema.bureau import OfficerId
from config.schema.days import Day
from config.schema.law import Sanction


class Payload(Strict):
    """What a person fills in for one action; validated before anything is looked up."""

    @property
    def decided_under(self) -> str | None:
        """The release (版本) the action names to be decided under; ``None``: the one the case stands under."""
        return None


Team = Annotated[tuple[OfficerId, ...], Field(min_length=1, max_length=10)]
"""Officers who acted together; how many the law wants is a gate, not a type."""

Fen = Annotated[int, Field(gt=0, le=10_000_000_000_00)]
"""An amount of money in fen (分)."""

ClauseText = Annotated[str, StringConstraints(pattern=r"^[^\s]{2,60}$")]


class Statements(Strict):
    """The four on-site statements (出示证件 表明身份 说明目的 说明方法); each must be answered, true or false."""

    certificate_shown: bool
    identity_stated: bool
    purpose_stated: bool
    method_stated: bool

    @property
    def complete(self) -> bool:
        return self.certificate_shown and self.identity_stated and self.purpose_stated and self.method_stated


ServiceWay = Literal["direct", "left", "post", "agent", "forwarded", "public_notice", "email", "fax"]
"""Ways of service (直接 留置 邮寄 委托 转交 公告 电子邮件 传真) as officers record them; that a decision is mailed by the
software itself is an action of its own (电子送达)."""


class Receipt(Strict):
    """A proof of service (送达回证) on paper, as it was filled in."""

    way: ServiceWay
    place: Line
    receiver: Line
    relation: Line = "本人"
    signed: bool
    refusal: Text | None = None
    witness: Line | None = None
    recording: Line | None = None  # number of the photo, of the video, or of what proves sending and arrival
    post_receipt: Line | None = None  # number of the postal receipt (回执)
    received_on: Day | None = None  # day of receipt: told by the postal receipt, or of arrival by e-mail or fax
    posted_on: Day | None = None  # day the public notice was issued
    tried: Text | None = None  # 公告送达的原因和经过
    servers: Team


class FiveSubjects(Strict):
    """The five subjects of form and visit: correction, officers' conduct, work style, effect, satisfaction."""

    corrected: Literal["yes", "partly", "no"]
    misconduct: Literal["none", "some"]
    work_style: Literal["good", "fair", "poor"]
    effect: Literal["good", "fair", "poor"]
    satisfaction: Literal["satisfied", "fair", "unsatisfied"]
    words: Text | None = None


class CitedCircumstance(Strict):
    """A circumstance of the discretion standard (裁量情节) with the evidence it rests on, by number or title."""

    key: Line
    evidence: Line = Field(description="卷内证据的编号或者名称；案件查询记录可以证明的情节，写明查询记录")


Mitigation = Literal["none", "lighter", "reduced"]
"""Whether a penalty is made lighter inside its range or reduced (从轻、减轻)."""


class Reasoned(Payload):
    """An action that needs nothing but its reason."""

    reason: Text


class NoPayload(Payload):
    """An action that needs nothing but its doer."""


class IntendedPenalty(Payload):
    """The penalty a proposal intends (拟作出的处罚): its kinds, amounts and what they come to, with what each rests on."""

    sanctions: tuple[Sanction, ...] = Field(min_length=1, max_length=13)
    fine: Fen | None = None
    confiscation: Fen | None = None
    gains: Fen | None = None  # all unlawful gains (违法所得), where the statute fines by their multiple
    details: dict[Sanction, Line] = Field(default_factory=dict)  # what each kind without an amount comes to
    goods_value: Fen | None = None  # what the goods to be confiscated are worth (非法财物的价值); left out: not known
    goods_appraisal: Line | None = None  # number or title of the evidence of that value
    grade: Key | None = None
    circumstances: tuple[CitedCircumstance, ...] = ()
    evidence_items: tuple[Line, ...] = ()  # numbers of the items it rests on
    mitigation: Mitigation = "none"

    @property
    def norms_told(self) -> tuple[str, ...] | None:
        """Powers of the other norms that the same act breaks; ``None``: those of the proposal on record."""
        return None
