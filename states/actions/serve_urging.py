"""Record how the urging letter was served (催告书送达): the time to perform runs from here."""

from states import checks
from states.action import CLERKS, CaseAction, Gate, Latch, served
from states.formula import Fact
from states.payload import Payload, Receipt

URGING_MADE = Gate("urging_made", "行政强制法35", "尚未制作催告书", Fact("duty_urged"))


class ServeUrging(Payload):
    """The receipt as filled in (行政强制法38)."""

    receipt: Receipt


SERVE_URGING = CaseAction(
    key="serve_urging",
    title="送达履行催告书",
    payload=ServeUrging,
    roles=CLERKS,
    clause="行政强制法38",
    on_paper=True,
    gates=(URGING_MADE,),
    checks=(checks.servers_known, checks.servers_certified, checks.receipt_proves("duty_urging")),
    establishes=(Latch("urging_served", served),),
)
