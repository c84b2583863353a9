"""Facts of remedies (复议、诉讼): whether one is open, answered and of which kind; several may be open side by side."""

from states.facts import CaseFacts
from states.reviews import concerned, left_undecided, open_reviews, reviews
from states.truth import FactKind
from states.vocabulary import Origin


def remedy_pending(facts: CaseFacts) -> bool:
    """A reconsideration or lawsuit has no result yet (行政处罚法73(1))."""
    return bool(open_reviews(facts))


def reconsideration_left_undecided(facts: CaseFacts) -> bool:
    """The organ of reconsideration let its time pass and has decided nothing since; what it decides late is entered."""
    return bool(left_undecided(reviews(facts)))


def remedy_closed(facts: CaseFacts) -> bool:
    """There was one, and each has its result."""
    return not facts.has_none_of(("record_review",)) and not open_reviews(facts)


def review_answered(facts: CaseFacts) -> bool:
    """There was one, and each that has no result is answered (行政复议法48; 行政诉讼法67)."""
    return not facts.has_none_of(("record_review",)) and all(one.answer for one in open_reviews(facts))


def reconsideration_decided(facts: CaseFacts) -> bool:
    """The newest result of a remedy is a decision on reconsideration: the party may sue within 15 days (行政诉讼法45)."""
    result = facts.last("record_review_result")
    return result is not None and result.data["kind"] == "reconsideration"


def _of_kind(field: str, value: str, fact: str, title: str) -> FactKind:
    def holds(facts: CaseFacts) -> bool:
        """The remedy that the newest act is about is of this kind."""
        one = concerned(facts)
        return one is not None and one.act.data[field] == value

    return FactKind(fact, title, Origin.OUTSIDE, holds)


REVIEW_FACTS: tuple[FactKind, ...] = (
    FactKind("remedy_pending", "行政复议或者行政诉讼尚未办结", Origin.OUTSIDE, remedy_pending),
    FactKind(
        "left_undecided", "复议机关逾期没有作出决定，其后也没有作出", Origin.OUTSIDE, reconsideration_left_undecided
    ),
    FactKind("remedy_closed", "行政复议或者行政诉讼已有结果", Origin.OUTSIDE, remedy_closed),
    FactKind("review_answered", "已作复议答复或者应诉答辩", Origin.ACTION, review_answered),
    _of_kind("procedure", "ordinary", "review_ordinary", "行政复议适用普通程序"),
    _of_kind("procedure", "simplified", "review_simplified", "行政复议适用简易程序"),
    _of_kind("kind", "lawsuit", "lawsuit_open", "已收到起诉状副本"),
    FactKind("reconsideration_decided", "最近的救济结果是行政复议决定", Origin.OUTSIDE, reconsideration_decided),
)
