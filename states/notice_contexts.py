"""What each message template (通知模板) may use, typed, with sample data to render it before it takes effect. Pure."""

from typing import Any, Literal

from config.schema.base import Strict
from config.schema.release import ReleaseBody


class IssuedDocument(Strict):
    """A document a message speaks of."""

    title: str
    number: str


class HearingTold(Strict):
    """When and where a hearing is held."""

    held_on: str
    begins: str
    place: str
    chair_name: str


class NoticeContext(Strict):
    """The context of a message about a case, as ``states.owing.message_context`` builds it."""

    organ: str
    region: str
    address: str
    contact: str
    phone: str
    bank: str
    reconsideration_organ: str
    court: str
    case_no: str
    party: str
    power_title: str
    duty: str
    action_title: str
    step_title: str
    on: str
    receiver_name: str
    due: dict[str, str]
    fine: int | None
    to_pay: int
    documents: tuple[IssuedDocument, ...]
    hearing: HearingTold | None
    reason: str
    term_title: str
    term_due: str
    days_left: int
    card: Literal["none", "yellow", "red"]


class MassPromptContext(Strict):
    """The context of one message of a mass prompt; there is no case yet."""

    organ: str
    contact: str
    phone: str
    power_title: str
    duty: str
    receiver_name: str
    on: str


class CertificateContext(Strict):
    """The context of a reminder that somebody's certificate ends; there is no case."""

    organ: str
    receiver_name: str
    officer_name: str
    certificate_no: str
    valid_to: str
    days_left: int
    card: Literal["none", "yellow", "red"]


class DigestItem(Strict):
    """One reminder of a digest."""

    title: str
    body: str


class DigestContext(Strict):
    """The context of a digest (汇总)."""

    receiver_name: str
    organ: str
    items: tuple[DigestItem, ...]


TERMS = (
    "comply", "decision_period", "statement_period", "hearing_request", "service_period", "payment", "reconsideration",
    "lawsuit", "publication", "form_return", "visit", "supervised_task",
)  # fmt: skip


def sample_context(body: ReleaseBody, template: str) -> Strict:
    """Sample data for one template, with the bureau's own name, contact and first power."""
    bureau, power = body.bureau, body.powers[0]
    shared: dict[str, Any] = {"organ": bureau.name, "receiver_name": "样例科技有限公司"}
    whom = {"contact": bureau.contact, "phone": bureau.phone, "power_title": power.title, "duty": power.duty}
    if template == "digest":
        told = [DigestItem(title=f"【黄牌】案件2026-000{n}：办案期限还有10日", body="请抓紧办理。") for n in (1, 2, 3)]
        return DigestContext(**shared, items=tuple(told))
    if template == "certificate_ends":
        certificate = {"officer_name": "赵样例", "certificate_no": "样证A010001", "valid_to": "2026-04-01"}
        return CertificateContext(**shared, **certificate, days_left=30, card="yellow")
    if template == "mass_prompt":
        return MassPromptContext(**shared, **whom, on="2026-03-02")
    return NoticeContext(
        **shared,
        **whom,
        region=bureau.region,
        address=bureau.address,
        bank=bureau.bank,
        reconsideration_organ=bureau.reconsideration_organ,
        court=bureau.court,
        case_no="2026-0017",
        party="样例科技有限公司",
        action_title="登记办理事项",
        step_title="已送达",
        on="2026-03-02",
        due=dict.fromkeys(TERMS, "2026-03-17"),
        fine=3_000_000,
        to_pay=3_000_000,
        documents=(IssuedDocument(title="行政处罚决定书", number=f"{bureau.short}罚决字〔2026〕第3号"),),
        hearing=HearingTold(held_on="2026-04-02", begins="09:30", place=bureau.address, chair_name="样例主持人"),
        reason="请补充现场检查笔录。",
        term_title="立案后作出处罚决定的期限",
        term_due="2026-06-01",
        days_left=10,
        card="yellow",
    )
