"""The party performed (履行义务): force is no longer needed."""

from config.schema.base import Text
from states import checks
from states import gates_coercion as coercion
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload, Team


class RecordPerformance(Payload):
    """What was performed and who checked it."""

    findings: Text
    officers: Team


RECORD_PERFORMANCE = CaseAction(
    key="record_performance",
    title="登记当事人履行",
    payload=RecordPerformance,
    roles=CLERKS,
    clause="行政强制法37",
    on_paper=True,
    gates=(coercion.DUTY_BASED,),
    checks=(checks.known_officers("officers"),),
    establishes=(Latch("duty_performed"), Latch("ended_undecided")),
    withdraws=(Latch("agreement_running"),),
)
