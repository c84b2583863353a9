"""Record how the prior notice was served (事先告知书送达回证)."""

from config.schema.base import Line
from states import checks
from states.action import CLERKS, CaseAction, Latch, served
from states.payload import Payload, Receipt
from states.telling_checks import receiver_was_told


class RecordNoticeService(Payload):
    """The receipt as filled in."""

    receipt: Receipt
    served_to: Line | None = None  # 受送达的利害关系人; none: the party


RECORD_NOTICE_SERVICE = CaseAction(
    key="record_notice_service",
    title="送达事先告知书",
    payload=RecordNoticeService,
    roles=CLERKS,
    clause="行政处罚法44",
    on_paper=True,
    checks=(checks.servers_known, checks.servers_certified, receiver_was_told, checks.receipt_proves("prior_notice")),
    establishes=(Latch("notice_served", served),),
)
