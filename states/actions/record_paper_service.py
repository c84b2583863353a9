"""Record how another document of the case was served (送达其他文书): order, hearing notice, urging letter, approval."""

from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.hearing_notice import NOTICES, latest_day, told_in_time
from states.payload import Payload, Receipt
from states.reasons import Reason
from states.served_paper import PaperKind
from states.vocabulary import Weight


class RecordPaperService(Payload):
    """Which document, the newest of its kind that was not served yet, and the receipt as filled in: one paper, one receipt."""

    kind: PaperKind
    receipt: Receipt


def paper_was_issued(facts: CaseFacts, payload: RecordPaperService) -> Reason | None:
    """Only what was made can be served."""
    if any(document["kind"] == payload.kind for act in facts.acts for document in act.documents):
        return None
    return Reason("paper_issued", "民事诉讼法87", "本案没有制作过这种文书，没有可送达的")


def hearing_told_in_time(facts: CaseFacts, payload: RecordPaperService) -> Reason | None:
    """A hearing notice served later than seven clear working days before the hearing is a defect of the hearing."""
    scheduled = facts.last("schedule_hearing")
    if payload.kind not in NOTICES or scheduled is None:
        return None
    if facts.on <= latest_day(facts, scheduled) or told_in_time(facts):
        return None
    says = "听证通知书没有在听证的{hearing_notice}前送达"
    return Reason("hearing_notice_served", "行政处罚法64(二)", says, Weight.FLAGS, "另定听证日期并重新通知")


RECORD_PAPER_SERVICE = CaseAction(
    key="record_paper_service",
    title="送达其他文书",
    payload=RecordPaperService,
    roles=CLERKS,
    clause="民事诉讼法87",
    on_paper=True,
    checks=(paper_was_issued, checks.servers_certified, checks.receipt_proves(), hearing_told_in_time),
)
