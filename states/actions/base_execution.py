"""Put on file the decision that is to be carried out by force (据以执行的行政决定) and who handles it."""

from config.schema.base import Line, Text
from config.schema.days import Day
from states import certificates, checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Fen, Payload, Team
from states.reasons import Reason

NO_EXECUTION = frozenset({"查封", "扣押", "冻结"})
"""Kinds of coercive measure (行政强制措施的种类) that give no power to execute."""


class BaseExecution(Payload):
    """Which decision, served when, what duty until when, and what was tried without force."""

    decision_title: Line
    decision_number: Line
    decided_on: Day
    served_on: Day
    duty: Text
    amount: Fen | None = None  # of a duty to pay, in fen
    perform_by: Day
    tried: Text  # 已采取的非强制手段 (行政强制法5)
    handlers: Team


def duty_is_late(facts: CaseFacts, payload: BaseExecution) -> Reason | None:
    """The day to perform that the decision gave is past, and the decision was served before it (行政强制法34)."""
    if payload.decided_on <= payload.served_on <= payload.perform_by < facts.on:
        return None
    return Reason("duty_is_late", "行政强制法34", "行政决定所定的履行期限尚未届满，或者日期先后不符，不能强制执行")


def force_is_given(facts: CaseFacts) -> Reason | None:
    """A law gives this bureau force of its own; without one it applies to the court (行政强制法13). Who may only seal,
    seize or freeze may not execute: those are measures (行政强制法9), not ways of execution (行政强制法12)."""
    if facts.power is None or not set(facts.power.measures) <= NO_EXECUTION:
        return None
    return Reason("force_given", "行政强制法13", "法律没有规定本机关有强制执行权，应当申请人民法院强制执行")


BASE_EXECUTION = CaseAction(
    key="base_execution",
    title="登记据以执行的行政决定",
    payload=BaseExecution,
    roles=OFFICER,
    clause="行政强制法34",
    gates=(gates.CERTIFIED, gates.POWER),
    conditions=(force_is_given,),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        checks.team_is_certified("handlers"),
        duty_is_late,
    ),
    establishes=(Latch("duty_based"),),
)
