"""Application to the people's court for compulsory execution (行政强制执行申请书)."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, Fen, Phrase, Phrases


class CourtApplication(DocumentContext):
    """The list of 行政强制法55: decision with facts, reasons and basis, the party's views and the urging, the subject,
    further material; signed by the head and sealed."""

    title: Literal["行政强制执行申请书"] = "行政强制执行申请书"
    court: Line
    cause: Phrase
    decision_title: Line
    decision_number: Line
    decided_on: date
    served_on: date
    facts: Text
    basis: Bases
    remedies_told: Text
    urging_number: Line
    urged_on: date
    party_views: Text
    principal_fen: Annotated[int, Field(ge=0)]  # 0: the fine is paid, its surcharge is not
    surcharge_sum: Annotated[int, Field(ge=0)]
    total_fen: Fen
    assets: Text
    materials: Phrases
    apply_by: date
    judged: bool  # a court judged and the decision stands (行政诉讼法95)
    signer: Line

    @model_validator(mode="after")
    def the_total_is_the_sum(self) -> Self:
        if self.total_fen != self.principal_fen + self.surcharge_sum:
            raise ValueError("申请执行的总额与欠缴款项、加处罚款之和不一致")
        return self


EXAMPLE = CourtApplication(
    **samples.HEAD,
    number="金科强申字〔2026〕第1号",
    issued_on=date(2026, 10, 12),
    court="金水区人民法院",
    cause="以虚假技术信息牟利",
    decision_title="行政处罚决定书",
    decision_number="金科罚决字〔2026〕第3号",
    decided_on=date(2026, 3, 26),
    served_on=date(2026, 3, 27),
    facts=samples.FACTS,
    basis=samples.BASIS,
    remedies_told="被执行人在法定期限内没有申请行政复议，也没有提起行政诉讼。",
    urging_number="金科催字〔2026〕第1号",
    urged_on=date(2026, 9, 18),
    party_views="收到催告书后没有提出意见。",
    principal_fen=421_818,
    surcharge_sum=100_000,
    total_fen=521_818,
    assets="开户银行：样例银行郑州金水支行，账号末四位0001。",
    materials=("《行政处罚决定书》及送达回证各1份", "《催告书》及送达回证各1份", "案件证据材料复制件1册"),
    apply_by=date(2026, 12, 28),
    judged=False,
    signer="吴样例",
)

KIND = DocumentKind(
    key="court_application",
    title="行政强制执行申请书",
    prefix="强申",
    clause="行政强制法55",
    context=CourtApplication,
    template="documents/court_application.html.j2",
    example=EXAMPLE,
)
