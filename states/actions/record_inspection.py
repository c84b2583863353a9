"""On-site record (现场检查笔录) with the four statements; defects are flagged, the record stays."""

from typing import Literal

from config.schema.base import Line, Strict, Text
from config.schema.days import Moment
from states import checks, contest_checks, other_case_checks
from states.action import OFFICER, CaseAction, Latch
from states.acts import Act
from states.payload import Payload, Statements, Team


class CheckGround(Strict):
    """Why there was a check (检查事由): an item of the plan, or a lead under its number."""

    kind: Literal["plan", "complaint", "tip", "assigned", "monitoring", "application"]
    number: Line


class RecordInspection(Payload):
    """What was seen on site, by whom, and what was said to the party first."""

    officers: Team
    place: Line
    statements: Statements
    party_present: bool
    recusal_asked: bool = False
    findings: Text
    rights_told: bool | None = None  # 告知陈述申辩和申请回避的权利; ``None``: the paper does not say
    ended_at: Moment | None = None
    party_answer: Text | None = None  # 当事人当场的陈述
    recording: Line | None = None  # 音像记录编号 (行政处罚法47)
    companion: Line | None = None  # 陪同人
    witness: Line | None = None
    refusal: Text | None = None  # why the party would not sign
    ground: CheckGround | None = None  # none: the lead that the case was opened on


def sound(act: Act) -> bool:
    """Nothing is wrong with what was found; that there was no ground for a check, or one too many, is another matter."""
    return act.flags <= other_case_checks.CONDUCT


RECORD_INSPECTION = CaseAction(
    key="record_inspection",
    title="现场检查笔录",
    payload=RecordInspection,
    roles=OFFICER,
    clause="行政处罚法55",
    on_paper=True,
    checks=(
        checks.known_officers("officers"),
        checks.team_certified("officers"),
        checks.statements_made,
        other_case_checks.check_has_ground,
        other_case_checks.checks_not_repeated,
        contest_checks.not_gathered_while_contested,
    ),
    establishes=(Latch("sound_inspection", sound),),
)
