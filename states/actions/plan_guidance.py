"""Plan a guidance act (行政指导方案) outside any case: in which of the eight forms, on what, freely."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from states import certificates, checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.acts import Act
from states.facts import CaseFacts
from states.payload import ClauseText, Payload, Team
from states.reasons import Reason

GuidanceForm = Literal["remind", "prompt", "demonstrate", "coach", "dissuade", "interview", "advise", "revisit"]

FORM_TITLES: dict[GuidanceForm, str] = {
    "remind": "提醒",
    "prompt": "提示",
    "demonstrate": "示范",
    "coach": "辅导",
    "dissuade": "规劝",
    "interview": "约谈",
    "advise": "建议",
    "revisit": "回访",
}
"""The eight forms (提醒 提示 示范 辅导 规劝 约谈 建议 回访); there is no ninth."""


class PlanGuidance(Payload):
    """What the guidance is about, what it advises, on which rules, and whether it is of the simple kind (简易)."""

    form: GuidanceForm
    handlers: Team
    matter: Line
    content: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    simple: bool  # 简易行政指导: 不需要另行审批
    voluntary_told: bool  # 写明是否接受由当事人自愿决定，不接受没有任何不利后果


def is_voluntary(facts: CaseFacts, payload: PlanGuidance) -> Reason | None:
    """Guidance never creates a duty; that it is free to accept must be told (金科〔2015〕8号二(二))."""
    if payload.voluntary_told:
        return None
    says = "行政指导不得设定义务，须告知是否接受由当事人自愿决定，不接受没有任何不利后果"
    return Reason("guidance_voluntary", "豫依法行政领办〔2014〕86号", says)


def _by(form: GuidanceForm) -> Latch:
    return Latch(f"guidance_by_{form}", lambda act: bool(act.data["form"] == form))


def _not_by(form: GuidanceForm) -> Latch:
    return Latch(f"guidance_by_{form}", lambda act: bool(act.data["form"] != form))


def _ordinary(act: Act) -> bool:
    return not act.data["simple"]


def _simple(act: Act) -> bool:
    return bool(act.data["simple"])


PLAN_GUIDANCE = CaseAction(
    key="plan_guidance",
    title="制定指导方案",
    payload=PlanGuidance,
    roles=OFFICER,
    clause="金科〔2015〕8号二(二)",
    gates=(gates.CERTIFIED, gates.POWER),
    checks=(checks.known_officers("handlers"), certificates.all_certified("handlers"), is_voluntary),
    establishes=(
        Latch("guidance_planned"),
        Latch("guidance_needs_approval", _ordinary),
        *(_by(form) for form in FORM_TITLES),
    ),
    withdraws=(  # what was approved is the plan before; a plan made anew is of its own form
        Latch("guidance_approved"),
        Latch("guidance_needs_approval", _simple),
        *(_not_by(form) for form in FORM_TITLES),
    ),
)
