"""Recheck after the prompt (提示后复查): was there a violation, how grave, was it corrected."""

from typing import Literal

from config.schema.base import Text
from states import checks
from states.action import CLERKS, CaseAction, Latch
from states.acts import Act
from states.payload import Payload, Team


class RecordRecheck(Payload):
    """Result of the recheck (复查记录); the grounds of 行政处罚法33 follow from it."""

    violation: bool
    corrected: bool = False
    minor: bool = False
    first_time: bool = False
    harm: Literal["none", "slight", "real"] = "real"
    no_fault_proved: bool = False
    officers: Team
    findings: Text


def _minor(act: Act) -> bool:
    d = act.data
    return bool(d["violation"] and d["minor"] and d["corrected"] and d["harm"] == "none")


def _first(act: Act) -> bool:
    d = act.data
    return bool(d["violation"] and d["first_time"] and d["corrected"] and d["harm"] in ("none", "slight"))


RECORD_RECHECK = CaseAction(
    key="record_recheck",
    title="提示后复查",
    payload=RecordRecheck,
    roles=CLERKS,
    clause="金科〔2015〕8号四(1)",
    on_paper=True,
    checks=(checks.known_officers("officers"),),
    establishes=(
        Latch("rechecked"),
        Latch("no_violation_found", lambda act: not act.data["violation"]),
        Latch("minor_corrected_harmless", _minor),
        Latch("first_slight_corrected", _first),
        Latch("no_fault_shown", lambda act: bool(act.data["violation"] and act.data["no_fault_proved"])),
    ),
    withdraws=(
        Latch("no_violation_found", lambda act: bool(act.data["violation"])),
        Latch("minor_corrected_harmless", lambda act: not _minor(act)),
        Latch("first_slight_corrected", lambda act: not _first(act)),
        Latch("no_fault_shown", lambda act: not act.data["no_fault_proved"]),
    ),
)
