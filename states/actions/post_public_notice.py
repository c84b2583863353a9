"""Issue a public notice (发出公告) where the party cannot be found or nothing else reached it (民事诉讼法95). The service
itself is recorded once the thirty days are over; that the notice was issued in time keeps the seven days of 行政处罚法61."""

from config.schema.base import Line, Text
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.served_paper import PostedPaper, made_by


class PostPublicNotice(Payload):
    """Which document, where it was made public, and what was tried before."""

    document: PostedPaper
    medium: Line
    tried: Text
    recording: Line


def paper_was_made(facts: CaseFacts, payload: PostPublicNotice) -> Reason | None:
    """Nothing is made public that was not made: the thirty days of an older notice serve no later paper."""
    made = made_by(facts, payload.document)
    if made is not None and made.at <= facts.at:
        return None
    return Reason("paper_issued", "民事诉讼法95", "公告的日期之前没有制作过这种文书，没有可公告送达的")


POST_PUBLIC_NOTICE = CaseAction(
    key="post_public_notice",
    title="发出送达公告",
    payload=PostPublicNotice,
    roles=CLERKS,
    clause="民事诉讼法95",
    never_moves=True,
    everywhere=True,
    checks=(paper_was_made,),
    on_paper=True,
)
