"""Record how another document of the case was served (送达其他文书): order, hearing notice, urging letter, approval."""

from datetime import date
from typing import Literal

from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Receipt
from states.reasons import Reason
from states.vocabulary import Weight


class RecordPaperService(Payload):
    """Which document, the newest of its kind, and the receipt as filled in."""

    kind: Literal[
        "correction_order",
        "hearing_notice",
        "instalment_approval",
        "urging_letter",
        "annulment_decision",
        "decision_correction",
        "session_notice",
        "levy_urging",
        "levy_annulment",
        "recusal_decision",
        "preservation_notice",
        "preservation_disposal",
        "relief_decision",
        "conduct_urging",
        "appraisal_notice",
    ]
    receipt: Receipt


def paper_was_issued(facts: CaseFacts, payload: RecordPaperService) -> Reason | None:
    """Only what was made can be served."""
    if any(document["kind"] == payload.kind for act in facts.acts for document in act.documents):
        return None
    return Reason("paper_issued", "民事诉讼法87", "本案没有制作过这种文书，没有可送达的")


def hearing_told_in_time(facts: CaseFacts, payload: RecordPaperService) -> Reason | None:
    """A hearing notice served later than seven clear working days before the hearing is a defect of the hearing."""
    scheduled = facts.last("schedule_hearing")
    if payload.kind != "hearing_notice" or scheduled is None:
        return None
    if facts.on <= facts.rules.tell_before("hearing_notice", date.fromisoformat(scheduled.data["held_on"])).due:
        return None
    says = "听证通知书没有在听证的七日（工作日）前送达"
    return Reason("hearing_notice_served", "行政处罚法64(二)", says, Weight.FLAGS, "另定听证日期并重新通知")


RECORD_PAPER_SERVICE = CaseAction(
    key="record_paper_service",
    title="送达其他文书",
    payload=RecordPaperService,
    roles=CLERKS,
    clause="民事诉讼法87",
    on_paper=True,
    checks=(paper_was_issued, checks.servers_certified, checks.receipt_is_sound, hearing_told_in_time),
)
