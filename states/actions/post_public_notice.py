"""Issue a public notice (发出公告) where the party cannot be found or nothing else reached it (民事诉讼法95). The service
itself is recorded once the thirty days are over; that the notice was issued in time keeps the seven days of 行政处罚法61."""

from datetime import date

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.served_paper import PostedPaper, made_by
from states.vocabulary import BUREAU_TZ, Weight


class PostPublicNotice(Payload):
    """Which document, where it was made public, and what was tried before."""

    document: PostedPaper
    medium: Line
    tried: Text
    recording: Line
    posted_on: Day | None = None  # 公告发出在先、事后补记的，写明发出公告的日期


def _went_out(facts: CaseFacts, payload: PostPublicNotice) -> date:
    """The day the notice was made public."""
    return payload.posted_on or facts.on


def paper_was_made(facts: CaseFacts, payload: PostPublicNotice) -> Reason | None:
    """Nothing is made public that was not made: the thirty days of an older notice serve no later paper."""
    made = made_by(facts, payload.document)
    if made is not None and made.at <= facts.at and made.on <= _went_out(facts, payload):
        return None
    return Reason("paper_issued", "民事诉讼法95", "公告的日期之前没有制作过这种文书，没有可公告送达的")


def entered_when_posted(facts: CaseFacts, payload: PostPublicNotice) -> Reason | None:
    """The file tells of the notice when it goes out; entered on a later day it still went out, and the thirty days run from
    then (民事诉讼法95)."""
    if _went_out(facts, payload) >= facts.recorded.astimezone(BUREAU_TZ).date():
        return None
    says, remedy = "发出公告当日没有记入案卷，事后补记", "附公告凭证（载体、日期），如实说明补记的原因"
    return Reason("entered_when_posted", "民事诉讼法95", says, Weight.FLAGS, remedy)


POST_PUBLIC_NOTICE = CaseAction(
    key="post_public_notice",
    title="发出送达公告",
    payload=PostPublicNotice,
    roles=CLERKS,
    clause="民事诉讼法95",
    never_moves=True,
    everywhere=True,
    checks=(checks.day_is_past("posted_on"), paper_was_made, entered_when_posted),
    on_paper=True,
)
