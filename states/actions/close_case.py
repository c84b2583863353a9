"""Close the case (结案): nothing may be open."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates, gates_transfer, penalty_gates
from states import gates_after as after
from states import gates_coercion as coercion
from states import gates_conduct as conduct
from states import gates_disclosure as disclosure
from states import gates_disputes as disputes
from states import gates_levy as levy
from states import gates_relations as relations
from states.action import LEADER, CaseAction, Latch
from states.actions.dispose_of_goods import goods_disposed
from states.payload import Payload


class CloseCase(Payload):
    """The closing report (结案审批表)."""

    report: Text
    archive_no: Line | None = None  # 归档号; given by the archive, often later
    retention: Literal["permanent", "thirty_years", "ten_years"] | None = None  # 保管期限


CLOSE_CASE = CaseAction(
    key="close_case",
    title="结案",
    payload=CloseCase,
    roles=LEADER,
    clause="行政处罚法47",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.ENDED,
        gates_transfer.GOODS_HANDED_OVER,
        gates.SUM_SETTLED,
        after.SURCHARGE_SETTLED,
        after.PUBLICATION_WITHDRAWN,
        after.PAPERS_SERVED,
        penalty_gates.BANKED,
        penalty_gates.PRESERVATION_SETTLED,
        gates.CLOSE_FORM_SERVED,
        gates.CLOSE_FORM_OR_VISIT,
        gates.VISIT_DONE,
        gates.COMPLAINT_DONE,
        gates.CLOSE_CORRECTION,
        gates.NOT_BOUNCED,
        gates.REMEDY_DONE,
        gates.COURT_DONE,
        conduct.CONDUCT_COURT_DONE,
        conduct.CONDUCT_SETTLED,
        gates.REFUND_DONE,
        coercion.GOODS_RETURNED,
        coercion.EXECUTION_FINISHED,
        levy.LATE_FEE_SETTLED,
        levy.RELIEF_ANSWERED,
        disputes.RULING_SERVED_BOTH,
        after.ACTED_ANEW,
        after.RESTITUTION_MADE,
        relations.APPLICATION_FORWARDED,
        relations.OPINION_ANSWERED,
        disclosure.THIRD_PARTY_TOLD,
        disclosure.OWN_RECORD_ANSWERED,
    ),
    conditions=(goods_disposed,),
    establishes=(Latch("closed"),),
)
