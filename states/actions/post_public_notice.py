"""Issue a public notice (发出公告) where the party cannot be found or nothing else reached it (民事诉讼法95). The service
itself is recorded once the thirty days are over; that the notice was issued in time keeps the seven days of 行政处罚法61."""

from typing import Literal

from config.schema.base import Line, Text
from states.action import CLERKS, CaseAction
from states.payload import Payload


class PostPublicNotice(Payload):
    """Which document, where it was made public, and what was tried before."""

    document: Literal["prior_notice", "decision"]
    medium: Line
    tried: Text
    recording: Line


POST_PUBLIC_NOTICE = CaseAction(
    key="post_public_notice",
    title="发出送达公告",
    payload=PostPublicNotice,
    roles=CLERKS,
    clause="民事诉讼法95",
    never_moves=True,
    on_paper=True,
)
