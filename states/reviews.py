"""Each reconsideration and lawsuit against an act of the bureau (复议、诉讼), with its own answer and its own result: the party and a
third person (第三人) may contest the same act side by side (行政复议法16, 行政诉讼法29). Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from states.acts import Act
from states.facts import CaseFacts

ASKED, ANSWERED, ENDED = "record_review", "answer_review", "record_review_result"


@dataclass(frozen=True, slots=True)
class Review:
    """One remedy as entered, the newest answer to it, and what came of it; whoever does not answer, or waits, has none."""

    act: Act
    answer: Act | None = None
    result: Act | None = None

    @property
    def applicant(self) -> str | None:
        """Who asked for it, if not the party."""
        return self.act.data.get("applicant")


def reviews(facts: CaseFacts) -> tuple[Review, ...]:
    """Every remedy of the case, oldest first."""
    if facts.has_none_of((ASKED,)):
        return ()
    found: list[Review] = []
    for act in facts.acts_of(ASKED, ANSWERED, ENDED):
        if act.action == ASKED:
            found.append(Review(act))
        elif (meant := _meant(found, act)) is not None:
            told = {"answer": act} if act.action == ANSWERED else {"result": act}
            found[found.index(meant)] = replace(meant, **told)
    return tuple(found)


def _meant(found: Sequence[Review], act: Act) -> Review | None:
    if act.action == ENDED:
        return result_meant(found, act.data)
    return meant_by([one for one in found if one.result is None], act.data)


def is_silent(result: Act) -> bool:
    """The organ of reconsideration let its time pass (逾期未作决定, 行政诉讼法45)."""
    return bool(result.data["result"] == "undecided")


def left_undecided(found: Sequence[Review]) -> list[Review]:
    """Reconsiderations that ended in silence: what the organ decides late is a decision all the same."""
    return [one for one in found if one.result is not None and is_silent(one.result)]


def result_meant(found: Sequence[Review], told: Mapping[str, Any]) -> Review | None:
    """Which of these a result is about: one that has none yet, or a reconsideration left undecided that is decided late."""
    meant = meant_by([one for one in found if one.result is None], told)
    if meant is not None or told["kind"] != "reconsideration" or told["result"] == "undecided":
        return meant
    return meant_by(left_undecided(found), told)


def open_reviews(facts: CaseFacts) -> tuple[Review, ...]:
    """Those that have no result yet."""
    return tuple(review for review in reviews(facts) if review.result is None)


def meant_by(waiting: Sequence[Review], told: Mapping[str, Any]) -> Review | None:
    """Which of these an answer or a result is about: that of its number, or the newest one where none is told."""
    number = told.get("file_no")
    fits = [one for one in waiting if number is None or one.act.data["file_no"] == number]
    return fits[-1] if fits else None


def review_of(facts: CaseFacts, act: Act) -> Review | None:
    """The remedy that this answer or result belongs to."""
    return next((one for one in reviews(facts) if act in (one.answer, one.result)), None)


def decided_under(facts: CaseFacts, number: str, file_no: str | None = None) -> tuple[Act, ...]:
    """The results of reconsideration that came under this number, oldest first: of this remedy alone where one is named."""
    ended = (a for a in facts.acts_of(ENDED) if a.data["kind"] == "reconsideration" and a.data["decision_no"] == number)
    if file_no is None:
        return tuple(ended)
    return tuple(a for a in ended if (of := review_of(facts, a)) is not None and of.act.data["file_no"] == file_no)


def concerned(facts: CaseFacts) -> Review | None:
    """The remedy that the newest act answered, else the newest one without a result."""
    if facts.acts and facts.acts[-1].action == ANSWERED:
        return review_of(facts, facts.acts[-1])
    waiting = open_reviews(facts)
    return waiting[-1] if waiting else None


def answered_or_ended(facts: CaseFacts, asked: Act) -> bool:
    """Nothing is left to answer of the remedy that this act entered."""
    return any(one.act is asked and (one.answer or one.result) is not None for one in reviews(facts))


def orders(result: Act) -> bool:
    """This result orders the bureau to act anew or to do its duty by a day (责令重新作出、限期履行; 行政复议法77)."""
    return result.data.get("ordered_by") is not None


def newest_order(facts: CaseFacts) -> Act | None:
    """The newest result that orders something; a later one of another remedy, which orders nothing, takes it not back."""
    return next((act for act in reversed(facts.acts_of(ENDED)) if orders(act)), None)


def sued_on(facts: CaseFacts, result: Act) -> bool:
    """Whoever got this decision on reconsideration went on since, or what it was about was annulled: the days to sue are of
    no use any more (行政诉讼法45)."""
    got = review_of(facts, result)
    if got is None and is_silent(result):
        return True  # it was decided after all: the days run from that decision
    who = got.applicant if got is not None else None
    later = (one for one in reviews(facts) if one.act.seq > result.seq)
    return any(one.applicant == who for one in later) or facts.latches.get("decision_annulled", False)


SETTLES = {ANSWERED: "review_answered", ENDED: "remedy_closed"}
"""Acts that settle a remedy, and the fact by which a procedure names that a term is over with it."""

EACH_APART: Mapping[str, Callable[[CaseFacts, Act], bool]] = {
    **dict.fromkeys(("review_answer", "review_answer_simplified", "lawsuit_answer"), answered_or_ended),
    "lawsuit_after_reconsideration": sued_on,
}
"""Rules of terms that run for each remedy by itself, with what tells that the one an act started is over."""
