"""The bureau itself and its people, as an admin writes them down."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from config.schema.base import Line, Strict, Text
from config.schema.days import Day
from config.schema.law import Dated

OfficerId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9-]{4,19}$")]
Email = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$", max_length=120)
]
RoleName = Literal["officer", "leader", "reviewer", "coordinator", "supervisor", "administrator"]


class Subject(Dated):
    """The bureau as a recognised subject of enforcement (行政执法主体): under which name, on which basis, for what."""

    name: Line
    kind: Literal["organ", "authorised", "entrusted"] = "organ"  # 行政机关、法律法规授权的组织、受委托的组织
    basis: Line  # 职责规定、授权或者委托的依据
    scope: Line  # 执法范围
    published: Line  # 向社会公告的文号或者网址


class GuidanceRules(Dated):
    """One version of the rules of administrative guidance (行政指导规范) that guidance acts follow."""

    number: Line
    title: Line
    content: Text


QUALIFICATION_ASKED_SINCE = date(2018, 1, 1)
"""Since then whoever first takes up legal review must hold the qualification (2017年修正的行政处罚法38(3), now 58(2))."""


class EarlierReviewer(Strict):
    """Somebody who reviewed before the qualification was asked for (此前已从事法制审核的人员), and by which paper."""

    officer: OfficerId
    since: Day
    paper: Line  # 任职文件或者分工文件

    @model_validator(mode="after")
    def _began_before_it_was_asked(self) -> Self:
        if self.since >= QUALIFICATION_ASKED_SINCE:
            raise ValueError(
                "2018年1月1日起初次从事法制审核的人员须有国家统一法律职业资格（行政处罚法58(2)），不列在这里"
            )
        return self


class DisclosureOffice(Strict):
    """The office for the disclosure of information (政府信息公开工作机构, 政府信息公开条例4): its name and who is its head."""

    name: Line
    heads: tuple[OfficerId, ...] = Field(min_length=1)  # 负责人


class BureauProfile(Strict):
    """Whom a document (文书) comes from, where to complain, where to pay."""

    name: Line
    short: Line  # 机关代字, in every number: 金科
    region: Line
    address: Line
    contact: Line
    phone: Phone
    email: Email
    reconsideration_organ: Line  # 复议机关: the people's government of the same level (行政复议法24)
    court: Line
    reconsideration_address: Line
    court_address: Line
    bank: Line
    account_name: Line
    account_no: Line
    electronic_payment: Line
    disclosure_site: Line  # where decisions are made public
    supervision: Line  # whom to tell of officers' conduct, with phone
    subject_basis: Line  # 主体资格依据
    subjects: tuple[Subject, ...] = ()  # none: the name above heads every document
    guidance_rules: tuple[GuidanceRules, ...] = ()
    heads: tuple[OfficerId, ...] = ()  # 正职负责人或者主持工作的负责人: who decides on a transfer (移送规定5(1))
    opinion_form_with: Literal["every_decision", "major_only"] = "every_decision"
    adviser_heard_before: Literal["no_decision", "major_decisions"] = "no_decision"
    permit_refusals: Literal["not_published", "published"] = "not_published"  # 不予许可决定是否主动公开
    visit_quota_note: Line = "普通程序案件全部回访"
    certificate_reminders: tuple[int, ...] = (90, 30, 7)  # 证件到期前多少日提醒
    recheck_percent: int = Field(default=10, ge=1, le=100)  # 抽查复核的最低比例
    recheck_put_right_days: int = Field(default=30, ge=1, le=90)  # 抽查复核发现办错的，至迟多少日内重新立案或者恢复办理
    earlier_reviewers: tuple[EarlierReviewer, ...] = ()
    disclosure_office: DisclosureOffice | None = None  # 政府信息公开工作机构; none: the leaders approve and answer


Post = Literal["established", "worker", "contract", "temporary"]
"""On the establishment (在编在职), or 工勤人员、劳动合同工、临时工, who are barred from the certificate
(河南省行政执法条例20)."""


class Certificate(Strict):
    """Enforcement certificate (行政执法证)."""

    no: Line
    field: Line
    valid_from: Day
    valid_to: Day

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to < self.valid_from:
            raise ValueError("证件有效期止早于有效期起")
        return self


class Deputy(Strict):
    """Takes the duties of a leader who is absent (代理), on these days, both included, by which order."""

    principal: OfficerId
    first: Day
    last: Day
    order: Line

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            raise ValueError("代理的截止日早于起始日")
        return self


class OfficerEntry(Strict):
    """One person of the register (执法人员名录)."""

    id: OfficerId
    name: Line
    section: Line
    roles: tuple[RoleName, ...] = Field(min_length=1)
    certificate: Certificate | None = None
    legal_qualification_no: Line | None = None
    state: Literal["active", "suspended", "left"] = "active"
    post: Post = "established"  # 编制身份；只用于核对能否持证，不写入名录
    phone: Phone | None = None
    email: Email | None = None
    deputy: Deputy | None = None

    @model_validator(mode="after")
    def _is_nobodys_own_deputy(self) -> Self:
        if self.deputy is not None and self.deputy.principal == self.id:
            raise ValueError("不能代理本人")
        return self

    @model_validator(mode="after")
    def _is_staff_if_certified(self) -> Self:
        if self.certificate is not None and self.post != "established":
            raise ValueError("工勤人员、劳动合同工、临时工不得取得行政执法资格（河南省行政执法条例20）")
        return self
