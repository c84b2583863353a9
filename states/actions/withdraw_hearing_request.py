"""Record that who asked for a hearing takes the request back before it is held (撤回听证申请)."""

from config.schema.base import Line
from states import gates
from states.action import CLERKS, CaseAction, Gate, Latch
from states.facts import CaseFacts
from states.formula import Fact
from states.hearing_requests import none_left, requests_standing
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class WithdrawHearingRequest(Payload):
    """Whose request (none: the party's), on a paper signed by himself, and whether anybody else's request stands."""

    asked_by: Line | None = None
    paper: Line  # 撤回申请书的名称、编号
    signed: bool
    others_stand: bool = False  # 其他人的听证申请仍然有效，听证照常举行


def is_his_own(facts: CaseFacts, payload: WithdrawHearingRequest) -> Reason | None:
    """Nobody takes back what another asked for."""
    who = payload.asked_by or facts.party.name
    if who in requests_standing(facts):
        return None
    return Reason("own_request", "行政处罚法64(一)", f"{who}没有有效的听证申请；听证申请只能由提出的人自己撤回")


def others_are_told(facts: CaseFacts, payload: WithdrawHearingRequest) -> Reason | None:
    """What somebody else asked for is not withdrawn with it, and is not left out of sight."""
    left = [who for who in requests_standing(facts) if who != (payload.asked_by or facts.party.name)]
    if bool(left) is payload.others_stand:
        return None
    says = (
        f"{'、'.join(left)}的听证申请仍然有效，听证照常举行，请如实填写" if left else "没有其他人申请听证，请如实填写"
    )
    return Reason("others_requests", "行政处罚法64(一)", says)


def is_signed(facts: CaseFacts, payload: WithdrawHearingRequest) -> Reason | None:
    """Without the signature of who asked the request stands, and the hearing is held (行政处罚法62)."""
    if payload.signed:
        return None
    says = "撤回听证申请没有本人签名，不发生效力，听证申请仍然有效"
    return Reason("express_waiver", "行政处罚法62", says, Weight.FLAGS, "由本人签名确认撤回，否则照常举行听证")


HEARING_AHEAD = Gate(
    "hearing_ahead",
    "行政处罚法64",
    "听证已经举行或者已视为放弃，不能再撤回听证申请",
    ~(Fact("hearing_held") | Fact("hearing_forfeited")),
)


WITHDRAW_HEARING_REQUEST = CaseAction(
    key="withdraw_hearing_request",
    title="撤回听证申请",
    payload=WithdrawHearingRequest,
    roles=CLERKS,
    clause="行政处罚法64(一)",
    never_moves=True,
    on_paper=True,
    gates=(gates.HEARING_ASKED, HEARING_AHEAD),
    checks=(is_his_own, others_are_told, is_signed),
    establishes=(Latch("hearing_waived", none_left), Latch("hearing_request_withdrawn", none_left)),
    withdraws=(Latch("hearing_asked", none_left), Latch("hearing_scheduled", none_left)),
)
