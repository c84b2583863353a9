"""Enter the result of a test, an inspection, a quarantine or an appraisal (登记检测、检验、检疫、鉴定结果)."""

from typing import Literal

from config.schema.base import Line, Text
from states.action import CLERKS, CaseAction, Latch
from states.appraisals import CLAUSE
from states.facts import CaseFacts
from states.gates_appraisal import APPRAISAL_RUNNING
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RecordAppraisal(Payload):
    """The report, or that there is none and why; who paid."""

    report_no: Line
    findings: Text
    paid_by: Literal["bureau", "party"]


def bureau_pays(facts: CaseFacts, payload: RecordAppraisal) -> Reason | None:
    """The bureau bears the cost; where the party paid, it has happened and is a flag (行政强制法25(3))."""
    if payload.paid_by == "bureau":
        return None
    says = "检测、检验、检疫或者技术鉴定的费用由当事人支付了"
    return Reason("appraisal_cost", CLAUSE, says, Weight.FLAGS, "将费用退还当事人，由本机关承担")


RECORD_APPRAISAL = CaseAction(
    key="record_appraisal",
    title="登记检测、检验、检疫、鉴定结果",
    payload=RecordAppraisal,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    on_paper=True,
    gates=(APPRAISAL_RUNNING,),
    checks=(bureau_pays,),
    withdraws=(Latch("appraisal_running"),),
)
