"""Legal review (法制审核) of the decision intended."""

from typing import Literal

from config.schema.base import Text
from config.schema.days import Day
from states import gates
from states.action import REVIEWER, CaseAction, Latch, ticked
from states.acts import Act
from states.payload import Payload


class ReviewLegality(Payload):
    """The opinion (法制审核意见书) on the eight points."""

    conclusion: Literal["passed", "returned", "failed"]
    subject: Text
    facts_and_evidence: Text
    basis: Text
    procedure: Text
    discretion: Text
    crime_suspected: bool
    papers: Text | None = None  # 文书
    submitted_on: Day | None = None  # 送审时间


def _not_passed(act: Act) -> bool:
    return bool(act.data["conclusion"] != "passed")


REVIEW_LEGALITY = CaseAction(
    key="review_legality",
    title="法制审核",
    payload=ReviewLegality,
    roles=REVIEWER,
    clause="行政处罚法58",
    gates=(gates.CERTIFIED, gates.NOT_HANDLER, gates.REVIEWER_QUALIFIED, gates.PROPOSED),
    establishes=(
        Latch("review_passed", ticked("conclusion", "passed")),
        Latch("crime_suspected", lambda act: bool(act.data["crime_suspected"])),
        Latch("review_settled"),
    ),
    withdraws=(
        Latch("review_awaited"),
        Latch("review_passed", _not_passed),
        Latch("discussion_held", _not_passed),  # reviewed first, discussed then (河南省行政执法条例28(2))
    ),
)
