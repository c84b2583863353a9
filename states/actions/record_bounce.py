"""Enter that the mail of an electronic service came back (退信) after it counted as served; done by the software."""

from config.schema.base import Line
from states import gates
from states.action import SYSTEM, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RecordBounce(Payload):
    """The outbox row, and the reference the mail server gave."""

    outbox_key: Line
    reference: Line | None = None


def bounce_is_a_defect(facts: CaseFacts) -> Reason | None:
    """What the sender's system called sent did not reach the party's: the service is in doubt and must be mended."""
    says = "电子送达的邮件已被退回，未能到达当事人的系统"
    remedy = "改用直接、邮寄等其他方式重新送达决定书；期限自重新送达之日起算"
    return Reason("email_bounced", "民事诉讼法90", says, Weight.FLAGS, remedy)


RECORD_BOUNCE = CaseAction(
    key="record_bounce",
    title="电子送达退信",
    payload=RecordBounce,
    roles=SYSTEM,
    clause="民事诉讼法90",
    never_moves=True,
    on_paper=True,
    gates=(gates.SERVED,),
    conditions=(bounce_is_a_defect,),
    establishes=(Latch("service_bounced"),),
    withdraws=(Latch("service_mended"),),
)
