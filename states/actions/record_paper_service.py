"""Record how another document of the case was served (送达其他文书): order, hearing notice, urging letter, approval."""

from config.schema.base import Line
from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.hearing_notice import NOTICES, latest_day, to_be_told, told_in_time
from states.payload import Payload, Receipt
from states.reasons import Reason
from states.served_paper import PaperKind
from states.vocabulary import Weight


class RecordPaperService(Payload):
    """Which document, the newest of its kind that was not served yet, and the receipt as filled in: one paper, one receipt."""

    kind: PaperKind
    receipt: Receipt
    served_to: Line | None = None  # 受送达的利害关系人（听证通知书）; none: the party


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
    if facts.on <= latest_day(facts, scheduled) or told_in_time(facts, payload.served_to or facts.party.name):
        return None
    says = "听证通知书没有在听证的{hearing_notice}前送达"
    return Reason("hearing_notice_served", "行政处罚法64(二)", says, Weight.FLAGS, "另定听证日期并重新通知")


def others_are_told_of_a_hearing(facts: CaseFacts, payload: RecordPaperService) -> Reason | None:
    """Time and place of a hearing go to whoever is concerned, too (行政许可法48(一)); the other papers are the party's own."""
    if payload.served_to is None or (payload.kind in NOTICES and payload.served_to in to_be_told(facts)[1:]):
        return None
    says = "只有听证通知书另行送达利害关系人；受送达人须是审查时写明的利害关系人，当事人本人不填写"
    return Reason("told_of_the_hearing", "河南省行政执法条例27", says)


RECORD_PAPER_SERVICE = CaseAction(
    key="record_paper_service",
    title="送达其他文书",
    payload=RecordPaperService,
    roles=CLERKS,
    clause="民事诉讼法87",
    on_paper=True,
    checks=(
        paper_was_issued,
        others_are_told_of_a_hearing,
        checks.servers_certified,
        checks.receipt_proves(),
        hearing_told_in_time,
    ),
)
