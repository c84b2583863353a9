"""Decision on the spot (当场行政处罚决定书) by simple procedure."""

from datetime import UTC, date, datetime
from typing import Literal, Self

from pydantic import AwareDatetime, model_validator

from config.schema.base import Line, Strict, Text
from states.documents import samples
from states.documents.common import (
    Bases,
    DocumentContext,
    DocumentKind,
    Fen,
    LastDay,
    LegalBasis,
    Payment,
    Phrase,
    ReconsiderationFirst,
    Sanction,
    TwoOfficers,
    check_payment,
)


class SpotCollection(Strict):
    """A fine taken on the spot: its lawful ground and the special receipt (行政处罚法68–70)."""

    amount_fen: Fen
    ground: Phrase
    receipt_no: Line


class SpotDecision(DocumentContext):
    """What 行政处罚法52 wants on the numbered form that is handed over on the spot."""

    title: Literal["当场行政处罚决定书"] = "当场行政处罚决定书"
    decided_at: AwareDatetime
    place: Line
    facts: Text
    breached: Bases
    basis: Bases
    law_choice: Text | None
    tier: Text | None  # 法定档次
    sanction: Sanction
    defence: Text
    correction: Text
    payment: Payment | None
    collection: SpotCollection | None
    remedies: ReconsiderationFirst
    publicity: Text | None  # 是否公开；此前的版本不写
    officers: TwoOfficers
    refusal: Line | None

    @model_validator(mode="after")
    def only_a_warning_or_a_fine_that_is_paid_one_way(self) -> Self:
        if self.sanction.kind not in {"警告", "罚款"}:
            raise ValueError("当场只能作出警告或者罚款的决定（行政处罚法51）")
        if self.collection is None:
            check_payment((self.sanction,), self.payment)
        elif self.payment is not None or self.collection.amount_fen != self.sanction.amount_fen:
            raise ValueError("当场收缴的，金额须与罚款一致，且不再写银行缴款方式")
        return self


EXAMPLE = SpotDecision(
    organ=samples.ORGAN,
    case_no="2026-0022",
    number="金科当罚字〔2026〕第2号",
    issued_on=date(2026, 3, 2),
    party=samples.PERSON,
    record=samples.RECORD,
    rehearsal=False,
    decided_at=datetime(2026, 3, 2, 6, 20, tzinfo=UTC),
    place="郑州市金水区样例路9号技术交易大厅",
    facts="你于2026年3月2日在技术交易大厅以虚假技术信息推介检测服务，当场收取咨询费，事实确凿。",
    breached=samples.BASIS,
    basis=(
        *samples.BASIS,
        LegalBasis(
            law="中华人民共和国行政处罚法",
            article="第五十一条",
            text=(
                "违法事实确凿并有法定依据，对公民处以二百元以下、对法人或者其他组织处以三千元以下罚款或者警告的"
                "行政处罚的，可以当场作出行政处罚决定。法律另有规定的，从其规定。"
            ),
        ),
    ),
    law_choice=None,
    tier=None,
    sanction=Sanction(kind="罚款", amount_fen=20_000, detail=None),
    defence="你当场表示认可，没有陈述、申辩意见。",
    correction="责令你立即停止推介，并当日退还收取的咨询费。",
    payment=samples.PAYMENT.model_copy(update={"due_fen": 20_000, "fine_fen": 20_000}),
    collection=None,
    remedies=ReconsiderationFirst(
        reconsideration_organ=samples.REMEDIES.reconsideration_organ,
        reconsideration_address=samples.REMEDIES.reconsideration_address,
        reconsideration_days=60,
        reconsideration_last_day=LastDay(
            on=date(2026, 5, 6),
            explains="自2026年3月2日的次日起算60日，末日5月1日为法定休假日，顺延",
            provisional=False,
        ),
        court=samples.REMEDIES.court,
        court_address=samples.REMEDIES.court_address,
        litigation_days=15,
    ),
    publicity="本决定不公开（不具有一定社会影响的行政处罚决定）：情节轻微，当场处罚。",
    officers=samples.OFFICERS,
    refusal=None,
)

KIND = DocumentKind(
    key="spot_decision",
    title="当场行政处罚决定书",
    prefix="当罚",
    clause="行政处罚法52",
    context=SpotDecision,
    template="documents/spot_decision.html.j2",
    example=EXAMPLE,
)
