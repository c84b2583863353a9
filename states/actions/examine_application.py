"""Examine the application (审查): the papers, or their substance on site by two officers."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from states import checks, gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.acts import Act
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight


class ExamineApplication(Payload):
    """What was looked at, what was found, and whom it touches."""

    way: Literal["papers", "on_site"]
    officers: Team
    findings: Text
    conditions: tuple[Line, ...] = Field(min_length=1, max_length=40)  # 逐项对照的条件、标准及结果
    others: tuple[Line, ...] = ()  # 利害关系人: whose weighty interests it touches directly


def verified_by_two(facts: CaseFacts, payload: ExamineApplication) -> Reason | None:
    """Substance is verified by two certified officers; it has happened, so fewer is a flag (行政许可法34(3))."""
    enough = facts.certified(payload.officers) >= facts.rules.figure("officers_at_least")
    if payload.way == "papers" or enough:
        return None
    says = "核实申请材料的实质内容应当由{officers_at_least}以上持证人员进行"
    return Reason("verified_by_two", "行政许可法34(3)", says, Weight.FLAGS, "由{officers_at_least}以上持证人员重新核查")


def _concerns(act: Act) -> bool:
    return bool(act.data["others"])


EXAMINE_APPLICATION = CaseAction(
    key="examine_application",
    title="审查申请",
    payload=ExamineApplication,
    roles=OFFICER,
    clause="行政许可法34",
    on_paper=True,
    gates=(gates.CERTIFIED, matters.ACCEPTED),
    checks=(checks.known_officers("officers"), verified_by_two),
    establishes=(Latch("examined", lambda act: not act.flags), Latch("others_concerned", _concerns)),
)
