"""Where reconsideration comes before the court (复议前置, 行政复议法23), and results that judge nothing of what was contested. Pure."""

from datetime import date
from typing import Any

from states.case_terms import newest_due
from states.facts import CaseFacts
from states.reasons import Reason
from states.reviews import Review, reviews
from states.terms import lapsed
from states.vocabulary import Weight

UNJUDGED = ("withdrawn", "dismissed", "undecided")
"""Results that say nothing of the act: taken back (撤回), not heard (不予受理、驳回申请; 不予立案、驳回起诉), no answer in time."""


def silent_since(facts: CaseFacts, asked: date) -> date | None:
    """The last day to decide on the application, if it was over without a decision when a remedy was asked for (逾期不作决定);
    what was decided afterwards, before the copy came, does not make it another remedy."""
    made = facts.acts_of(*facts.rules.deciding)
    if any(act.on <= asked for act in made):
        return None
    then = facts.as_of(made[0].seq - 1) if made else facts
    due = newest_due(then, "decision_period")
    held = then.latches.get
    waits = held("application_accepted", False) and not held("ended_undecided", False)
    return due.due if waits and due is not None and lapsed(due, asked) else None


def first_to_reconsider(facts: CaseFacts, asked: date) -> tuple[str, str] | None:
    """The clause by which reconsideration came first for whoever asked on that day, and of what; ``None``: whoever is concerned
    may sue at once."""
    if facts.last("make_spot_decision") is not None:
        return "行政复议法23(1)(一)", "对当场作出的行政处罚决定不服的"
    if silent_since(facts, asked) is not None:
        return "行政复议法23(1)(三)", "认为本机关逾期不作决定、未履行法定职责的"
    if facts.decision is not None and facts.latches.get("disclosure_refused", False):
        return "行政复议法23(1)(四)", "申请政府信息公开，行政机关不予公开的"
    return None


def reconsideration_came_first(facts: CaseFacts, payload: Any) -> Reason | None:
    """A lawsuit where reconsideration must come first has one behind it, decided or refused or left without an answer
    (行政复议法34; 行政诉讼法44(2)). The copy of the complaint is there, so it is entered, and answered in time."""
    first = skipped(facts, payload.applicant, payload.applied_on) if payload.kind == "lawsuit" else None
    if first is None:
        return None
    clause, of_what = first
    says = f"{of_what}，应当先申请行政复议；原告没有经过行政复议直接起诉"
    remedy = "在答辩状中指明应当先申请行政复议，请求人民法院依法裁定驳回起诉（行政诉讼法44(2)），并告知其可以在期限内申请行政复议"
    return Reason("reconsideration_first", clause, says, Weight.FLAGS, remedy)


def skipped(facts: CaseFacts, applicant: str | None, asked: date) -> tuple[str, str] | None:
    """The clause by which this applicant should have asked for reconsideration first, and of what; ``None``: it was asked
    for, or need not be."""
    first = first_to_reconsider(facts, asked)
    return None if first is None or any(_went_through(one, applicant) for one in reviews(facts)) else first


def _went_through(review: Review, applicant: str | None) -> bool:
    """The act was judged on reconsideration, whoever asked for it, for everybody concerned may sue against that
    (行政诉讼法45); or this applicant's was not heard or left without an answer (行政复议法34)."""
    result = review.result
    if result is None or result.data["kind"] != "reconsideration":
        return False
    if result.data["result"] in UNJUDGED:
        return result.data["result"] != "withdrawn" and review.applicant == applicant
    return True
