"""Enter that the party did not do by the day what the decision orders (登记逾期未履行的行为义务): conduct, not money."""

from typing import Literal

from pydantic import Field

from config.schema.base import Strict, Text
from config.schema.days import Day
from config.schema.law import Sanction
from states import checks, gates
from states import gates_conduct as conduct
from states.action import OFFICER, CaseAction, Latch, sound
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.terms import chinese_date

Duty = Literal["correct", "demolish", "hand_over_permit", "hand_over_goods", "stop", "other"]

DUTY_TITLES: dict[Duty, str] = {
    "correct": "改正违法行为",
    "demolish": "拆除、恢复原状",
    "hand_over_permit": "交回许可证件、资质证书",
    "hand_over_goods": "交付没收的财物",
    "stop": "停止生产经营或者有关活动",
    "other": "决定要求的其他行为",
}

ORDERED_BY: dict[Duty, frozenset[Sanction]] = {
    "hand_over_permit": frozenset({"revocation", "permit_suspension", "downgrade"}),
    "hand_over_goods": frozenset({"confiscation_of_goods"}),
    "stop": frozenset({"suspension", "closure", "restriction", "occupation_ban"}),
    "other": frozenset({"other"}),
}
"""Which penalties order a duty."""

WITH_THE_ORDER: frozenset[Duty] = frozenset({"correct", "demolish", "other"})
"""What an order to correct (责令改正) may ask, with a day of its own."""


class OpenDuty(Strict):
    """One duty as the decision or the order words it, and its last day."""

    duty: Duty
    what: Text
    perform_by: Day


class RecordUnperformed(Payload):
    """Which duties are open, and what two officers found on the spot."""

    duties: tuple[OpenDuty, ...] = Field(min_length=1, max_length=10)
    findings: Text
    officers: Team


def duty_was_ordered(facts: CaseFacts, payload: RecordUnperformed) -> Reason | None:
    """Nobody is urged to do what neither the decision nor the order to correct asks (行政强制法53)."""
    decided = frozenset(facts.decided.data.get("sanctions") or ()) if facts.decided is not None else frozenset()
    corrects = facts.truth["correction_ordered"]
    missing = [
        DUTY_TITLES[each.duty]
        for each in payload.duties
        if not decided & ORDERED_BY.get(each.duty, frozenset()) and not (each.duty in WITH_THE_ORDER and corrects)
    ]
    if not missing:
        return None
    says = f"处罚决定和责令改正都没有要求“{'、'.join(dict.fromkeys(missing))}”，不得催告、申请执行"
    return Reason("duty_ordered", "行政强制法53", says)


def duty_is_late(facts: CaseFacts, payload: RecordUnperformed) -> Reason | None:
    """The last day of each duty came after the decision, and is past; that of the order to correct is kept."""
    served, order = facts.decision_service, facts.last("order_correction")
    for each in payload.duties:
        if each.perform_by >= facts.on:
            says = f"“{DUTY_TITLES[each.duty]}”的履行期限（{chinese_date(each.perform_by)}）尚未届满"
        elif each.duty not in WITH_THE_ORDER and served is not None and each.perform_by < served.on:
            says = f"“{DUTY_TITLES[each.duty]}”的履行期限早于决定书送达之日，日期先后不符"
        elif (
            each.duty in ("correct", "demolish")
            and order is not None
            and each.perform_by.isoformat() < order.data["correct_by"]
        ):
            says = "所填的履行期限早于责令改正的期限"
        else:
            continue
        return Reason("duty_late", "行政强制法53", says)
    return None


def correction_is_open(facts: CaseFacts, payload: RecordUnperformed) -> Reason | None:
    """What a check found corrected is not open (行政处罚法28)."""
    if not facts.truth["correction_checked"] or all(each.duty != "correct" for each in payload.duties):
        return None
    return Reason("correction_open", "行政处罚法28", "复查已经认定改正，不得登记为逾期未改正")


RECORD_UNPERFORMED = CaseAction(
    key="record_unperformed",
    title="登记逾期未履行的行为义务",
    payload=RecordUnperformed,
    roles=OFFICER,
    clause="行政强制法53",
    on_paper=True,
    gates=(gates.CERTIFIED, gates.STANDING, gates.SERVICE_STANDS, gates.NOT_DISCONTINUED, conduct.CONDUCT_NOT_OPEN),
    checks=(
        checks.known_officers("officers"),
        checks.team_certified("officers"),
        duty_was_ordered,
        duty_is_late,
        correction_is_open,
    ),
    establishes=(Latch("conduct_open", sound),),
    withdraws=(Latch("conduct_applied", sound), Latch("conduct_settled", sound)),
)
