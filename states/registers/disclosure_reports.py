"""The yearly report on the disclosure of information (政府信息公开工作年度报告): handed in and made public, entered once a year with
what only people can tell (政府信息公开条例49, 50)."""

from typing import Annotated

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states.disclosure_office import OFFICE
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts, not_future
from states.registers.entries import DISCLOSURE_REPORT

CLAUSE = "政府信息公开条例49(1)"
CONTENTS = "政府信息公开条例50(1)"


class EnterDisclosureReport(Payload):
    """Of which year, when it was handed in and published and where, and its parts that no record counts."""

    year: Annotated[int, Field(ge=2019, le=2100)]
    submitted_on: Day
    published_on: Day
    site: Line  # 公布的网址或者栏目
    active: Text  # 主动公开政府信息的情况
    problems: Text  # 存在的主要问题及改进情况
    others: Text | None = None  # 其他需要报告的事项


def year_is_over(facts: RegisterFacts, payload: EnterDisclosureReport) -> Reason | None:
    """A report is of a year that is over (政府信息公开条例49(1))."""
    if payload.year < min(payload.submitted_on.year, payload.published_on.year):
        return None
    return Reason("report_year", CLAUSE, "年度报告在该年度结束之后提交、公布")


def entered_once(facts: RegisterFacts, payload: EnterDisclosureReport) -> Reason | None:
    """One year has one report (政府信息公开条例49(1))."""
    if all(one.data["year"] != payload.year for one in facts.registers.reports):
        return None
    return Reason("report_once", CLAUSE, f"{payload.year}年度的报告已经登记")


ENTER_DISCLOSURE_REPORT = RegisterAction(
    DISCLOSURE_REPORT,
    "登记政府信息公开工作年度报告",
    EnterDisclosureReport,
    OFFICE,
    CONTENTS,
    (not_future("submitted_on", CLAUSE), not_future("published_on", CLAUSE), year_is_over, entered_once),
)
