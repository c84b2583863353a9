"""Record how the decision was served (送达回证), together with the opinion form."""

from config.schema.base import Line
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, served
from states.case_terms import term_over
from states.facts import CaseFacts
from states.payload import Payload, Receipt
from states.reasons import Reason
from states.vocabulary import Weight


class RecordService(Payload):
    """The receipt, and whether the opinion form stands on it."""

    receipt: Receipt
    with_opinion_form: bool
    note: Line | None = None


def form_on_receipt(facts: CaseFacts, payload: RecordService) -> Reason | None:
    """Decision and opinion form stand on one receipt; served without, it is a defect to be mended."""
    if payload.with_opinion_form or not facts.truth["form_due"]:
        return None
    says = "回证上没有回访意见表，未随决定书同时送达"
    return Reason("form_with_decision", "金科〔2015〕8号四(1)", says, Weight.FLAGS, "补送回访意见表并由当事人签收")


def handed_over_at_once(facts: CaseFacts) -> Reason | None:
    """A decision on the spot is handed over there and then (行政处罚法52(1)); later is a flag."""
    made = facts.last("make_spot_decision")
    if made is None or made.on == facts.on:
        return None
    says = "当场作出的处罚决定没有当场交付当事人"
    return Reason("handed_over_at_once", "行政处罚法52(1)", says, Weight.FLAGS, "如实说明没有当场交付的原因")


def told_after_clearance(facts: CaseFacts) -> Reason | None:
    """Whose obstacle was cleared in his absence is told at once (行政强制法52); late is on record and still a service."""
    if not (facts.latches.get("cleared_without_party", False) and term_over(facts, "clearance_notice")):
        return None
    remedy = "如实说明迟延原因，报执法监督人员处理"
    says = "当事人不在场而立即代履行的，没有在事后立即通知当事人"
    return Reason("cleared_party_told", "行政强制法52", says, Weight.FLAGS, remedy)


RECORD_SERVICE = CaseAction(
    key="record_service",
    title="送达决定书",
    payload=RecordService,
    roles=CLERKS,
    clause="行政处罚法61",
    on_paper=True,
    gates=(gates.DECIDED, gates.SERVE_AGAIN, gates.SERVED_IN_TIME),
    conditions=(handed_over_at_once, told_after_clearance),
    checks=(
        checks.servers_known,
        checks.servers_certified,
        checks.receipt_proves("decision"),
        form_on_receipt,
    ),
    establishes=(
        Latch("decision_served", served),
        Latch("form_served", lambda act: served(act) and bool(act.data["with_opinion_form"])),
        Latch("service_mended", served),
    ),
    withdraws=(Latch("service_bounced", served),),
)
