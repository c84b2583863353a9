"""Serve the opinion form afterwards (补送回访意见表), where it had not gone with the decision."""

from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, served
from states.payload import Payload, Receipt


class ServeOpinionForm(Payload):
    """The receipt for the form."""

    receipt: Receipt


SERVE_OPINION_FORM = CaseAction(
    key="serve_opinion_form",
    title="补送回访意见表",
    payload=ServeOpinionForm,
    roles=CLERKS,
    clause="金科〔2015〕8号四(1)",
    on_paper=True,
    gates=(gates.SERVED,),
    checks=(checks.servers_known, checks.servers_certified, checks.receipt_proves("opinion_form")),
    establishes=(Latch("form_served", served),),
)
