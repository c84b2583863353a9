"""Decision of penalty (行政处罚决定书) by general procedure."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import (
    Bases,
    Discretion,
    DocumentContext,
    DocumentKind,
    EvidenceList,
    Payment,
    Phrase,
    Publication,
    Remedies,
    Sanctions,
    check_payment,
    check_performance,
)


class Decision(DocumentContext):
    """The six items of 行政处罚法59, and how the party's views and the standard were weighed."""

    title: Literal["行政处罚决定书"] = "行政处罚决定书"
    cause: Phrase
    filed_on: date
    facts: Text
    evidence: EvidenceList
    breached: Bases
    prior_notice_number: Line
    prior_notice_served_on: date
    defence: Text
    hearing: Text
    review: Text
    discretion: Discretion
    law_choice: Text | None
    basis: Bases
    sanctions: Sanctions
    correction: Text
    payment: Payment | None
    other_performance: Text | None
    remedies: Remedies
    publication: Publication | None

    @model_validator(mode="after")
    def performance_fits_the_sanctions(self) -> Self:
        check_payment(self.sanctions, self.payment)
        check_performance(self.sanctions, self.other_performance)
        return self


EXAMPLE = Decision(
    organ=samples.ORGAN,
    case_no=samples.CASE_NO,
    number="金科罚决字〔2026〕第3号",
    issued_on=date(2026, 3, 26),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="以虚假技术信息牟利",
    filed_on=date(2026, 3, 3),
    facts=samples.FACTS,
    evidence=samples.EVIDENCE,
    breached=samples.BASIS,
    prior_notice_number="金科罚告字〔2026〕第4号",
    prior_notice_served_on=date(2026, 3, 16),
    defence=(
        "你单位于2026年3月18日提出陈述申辩意见，认为已主动向合同相对方说明情况，请求从轻处罚。"
        "经复核，该事实有书面说明佐证，予以采纳，罚款数额由拟定的1200元减为1000元。"
    ),
    hearing="本案不属于应当告知听证权利的情形，未举行听证。",
    review="本案经本机关法制审核人员审核通过，由机关负责人审查决定。",
    discretion=samples.DISCRETION,
    law_choice=None,
    basis=samples.BASIS,
    sanctions=samples.SANCTIONS,
    correction=samples.CORRECTION,
    payment=samples.PAYMENT,
    other_performance=None,
    remedies=samples.REMEDIES,
    publication=samples.PUBLICATION,
)

KIND = DocumentKind(
    key="decision",
    title="行政处罚决定书",
    prefix="罚决",
    clause="行政处罚法59",
    context=Decision,
    template="documents/decision.html.j2",
    example=EXAMPLE,
)
