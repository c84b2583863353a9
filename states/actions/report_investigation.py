"""End of the investigation (调查终结报告) with the handlers' suggestion."""

from typing import Literal

from config.schema.base import Key, Text
from config.schema.days import Day
from states import act_day_checks, checks, evidence, gates
from states.action import OFFICER, CaseAction, Latch
from states.acts import Act
from states.facts import CaseFacts
from states.payload import ClauseText, Fen, Payload
from states.reasons import Reason
from states.vocabulary import Weight

Mitigating = Literal["harm_removed", "coerced", "confessed", "meritorious", "other_law"]
"""The five grounds of 行政处罚法32: 消除或者减轻危害后果、受胁迫或者诱骗、主动供述、立功、其他法定情形."""


class ReportInvestigation(Payload):
    """What was established, and what kind of case this is."""

    established: Text
    suggestion: Literal["penalty", "no_penalty", "transfer", "withdraw"]
    violation: bool = True
    corrected: bool = False
    minor: bool = False
    first_time: bool = False
    harm: Literal["none", "slight", "real"] = "real"
    no_fault_proved: bool = False
    fault_not_needed: ClauseText | None = None  # 法律、行政法规规定没有过错也要处罚的条款 (行政处罚法33(2))
    mitigating: tuple[Mitigating, ...] = ()  # 应当从轻或者减轻的情形 (行政处罚法32)
    acted_on: Day | None = None  # 查明的违法行为发生之日, where it is not the day the case was opened with
    ended_on: Day | None = None  # 连续或者继续的行为终了之日
    continuing: bool = False  # 违法行为仍在连续或者继续
    gains: Fen | None = None  # 违法所得: what the act brought in
    restituted: Fen | None = None  # 依法应当退赔的部分
    public_interest: bool = False
    complex: bool = False
    major: bool = False
    technical: bool = False  # 专业性、技术性较强，涉及经济社会发展全局、影响公共利益 (河南省行政执法条例28(2))
    violated: ClauseText | None = None  # 定性条款; the one the filing suspected where not told
    grade: Key | None = None  # 违法行为等次 of the standard in force
    reasoning: Text | None = None  # 裁量理由


def restitution_fits(facts: CaseFacts, payload: ReportInvestigation) -> Reason | None:
    """Nobody gives back more than the act brought in."""
    if (payload.restituted or 0) <= (payload.gains or 0):
        return None
    return Reason("restitution", "行政处罚法28(2)", "应当退赔的数额超过违法所得")


def device_facts_told(facts: CaseFacts) -> Reason | None:
    """What a device recorded was told to the party promptly; it can still be told, so it is a flag (行政处罚法41(3))."""
    devices = {no: act.data.get("device") for no, act in evidence.items_standing(facts).items()}
    untold = sorted(no for no, device in devices.items() if device is not None and not device.get("told_on"))
    if not untold:
        return None
    says = f"证据{'、'.join(untold)}为电子技术监控设备的记录，没有及时告知当事人所记录的违法事实"
    remedy = "立即告知当事人并为其查询、陈述和申辩提供便利，更正证据登记，写明告知日期"
    return Reason("device_facts_told", "行政处罚法41(3)", says, Weight.FLAGS, remedy)


def _minor(act: Act) -> bool:
    d = act.data
    return bool(d["violation"] and d["minor"] and d["corrected"] and d["harm"] == "none")


def _first(act: Act) -> bool:
    d = act.data
    return bool(d["violation"] and d["first_time"] and d["corrected"] and d["harm"] in ("none", "slight"))


def _harmed(act: Act) -> bool:
    return bool(act.data["violation"] and act.data["harm"] == "real")


REPORT_INVESTIGATION = CaseAction(
    key="report_investigation",
    title="调查终结",
    payload=ReportInvestigation,
    roles=OFFICER,
    clause="行政处罚法57",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.INSPECTION),
    conditions=(device_facts_told,),
    checks=(
        checks.grade_is_told,
        restitution_fits,
        act_day_checks.period_fits,
        act_day_checks.evidence_or_nothing,
    ),
    establishes=(
        Latch("investigation_reported"),
        Latch("public_interest", lambda act: bool(act.data["public_interest"])),
        Latch("complex_case", lambda act: bool(act.data["complex"])),
        Latch("major_case", lambda act: bool(act.data["major"] or act.data.get("technical"))),
        Latch("experts_due", lambda act: bool(act.data.get("technical"))),
        Latch("no_violation_found", lambda act: not act.data["violation"]),
        Latch("minor_corrected_harmless", _minor),
        Latch("first_slight_corrected", _first),
        Latch("harm_found", _harmed),
        Latch("no_fault_shown", lambda act: bool(act.data["violation"] and act.data["no_fault_proved"])),
        Latch("fault_not_needed", lambda act: bool(act.data.get("fault_not_needed"))),
        Latch("mitigating_ground", lambda act: bool(act.data.get("mitigating"))),
        Latch("crime_suspected", lambda act: act.data["suggestion"] == "transfer"),
    ),
    withdraws=(
        Latch("fault_not_needed"),
        Latch("mitigating_ground"),
        Latch("no_violation_found", lambda act: bool(act.data["violation"])),
        Latch("minor_corrected_harmless", lambda act: not _minor(act)),
        Latch("first_slight_corrected", lambda act: not _first(act)),
        Latch("harm_found", lambda act: not _harmed(act)),
        Latch("no_fault_shown", lambda act: not act.data["no_fault_proved"]),
    ),
)
