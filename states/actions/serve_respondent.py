"""Serve the ruling on the other side (向被申请人送达裁决书)."""

from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, served
from states.payload import Payload, Receipt


class ServeRespondent(Payload):
    """The receipt as filled in."""

    receipt: Receipt


SERVE_RESPONDENT = CaseAction(
    key="serve_respondent",
    title="向被申请人送达裁决书",
    payload=ServeRespondent,
    roles=CLERKS,
    clause="河南省行政执法条例30",
    on_paper=True,
    never_moves=True,
    gates=(gates.DECIDED,),
    checks=(checks.servers_known, checks.servers_certified, checks.receipt_proves("decision")),
    establishes=(Latch("ruling_served_other", served),),
)
