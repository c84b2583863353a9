"""Have what was seized tested, inspected, quarantined or appraised (决定检测、检验、检疫、技术鉴定), with a period that is named."""

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.appraisals import CLAUSE, Appraisal
from states.facts import CaseFacts
from states.gates_appraisal import NO_APPRAISAL_RUNNING
from states.payload import Payload
from states.reasons import Reason


class OrderAppraisal(Payload):
    """What is looked at, by whom, why, from which day to which; the bureau bears the cost."""

    kind: Appraisal
    objects: tuple[Line, ...] = Field(min_length=1, max_length=200)
    institution: Line
    reason: Text
    begins_on: Day
    ends_on: Day


def period_is_named(facts: CaseFacts, payload: OrderAppraisal) -> Reason | None:
    """The period lies ahead and begins before it ends (行政强制法25(3))."""
    if facts.on <= payload.begins_on <= payload.ends_on:
        return None
    return Reason("appraisal_period", CLAUSE, "检测、检验、检疫、技术鉴定的期间须明确，起止相符，且不早于今天")


def objects_were_seized(facts: CaseFacts, payload: OrderAppraisal) -> Reason | None:
    """Only for what is on the list of the measure does a period not count."""
    imposed = facts.last("carry_out_measure")
    listed = {one["name"] for one in imposed.data["objects"]} if imposed is not None else set()
    others = [name for name in payload.objects if name not in listed]
    if not others:
        return None
    return Reason("appraisal_of_seized", CLAUSE, f"不在查封、扣押清单上：{'、'.join(others)}")


ORDER_APPRAISAL = CaseAction(
    key="order_appraisal",
    title="决定检测、检验、检疫、技术鉴定",
    payload=OrderAppraisal,
    roles=LEADER,
    clause=CLAUSE,
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        coercion.MEASURE_IMPOSED,
        coercion.MEASURE_RUNNING,
        NO_APPRAISAL_RUNNING,
    ),
    checks=(period_is_named, objects_were_seized),
    establishes=(Latch("appraisal_running"),),
)
