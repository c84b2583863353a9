"""Hear both sides on facts and evidence (裁决审理): allegations, answers, examination of evidence."""

from config.schema.base import Line, Text
from states import checks
from states import gates_disputes as disputes
from states.action import OFFICER, CaseAction, Latch, sound
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight


class HoldSession(Payload):
    """What each side said, which evidence was examined, who signed."""

    officers: Team
    place: Line
    applicant_said: Text
    respondent_said: Text
    examined: Text
    both_heard: bool  # 双方到场，或者经通知无正当理由不到场
    signed_or_noted: bool


def both_were_heard(facts: CaseFacts, payload: HoldSession) -> Reason | None:
    """Both sides were heard and the record was signed or noted; it has happened, so a gap is a flag."""
    if payload.both_heard and payload.signed_or_noted:
        return None
    says = "没有听取双方意见，或者笔录没有签名也没有注明"
    return Reason("both_heard", "中办发〔2018〕75号", says, Weight.FLAGS, "重新通知双方并重新审理")


HOLD_SESSION = CaseAction(
    key="hold_session",
    title="审理并制作笔录",
    payload=HoldSession,
    roles=OFFICER,
    clause="中办发〔2018〕75号",
    on_paper=True,
    never_moves=True,
    gates=(disputes.RESPONDENT_TOLD,),
    checks=(checks.known_officers("officers"), checks.team_certified("officers"), both_were_heard),
    establishes=(Latch("session_held", sound),),
)
