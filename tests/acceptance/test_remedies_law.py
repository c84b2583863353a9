"""行政复议法20, 21, 32, 46, 63, 76 and 行政诉讼法34, 35, 46, 77; 河南省行政执法条例43: while a decision is contested, and after."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, flagged, punished_on_the_spot, refused, served
from tests.acceptance.matter_cases import levied
from tests.unit.built_cases import did
from tests.unit.case_builders import build
from tests.unit.case_builders import served as built

REVIEW = did("record_review", "2026-04-01 09:00", applied_on="2026-03-30")
SUIT = did("record_review", "2026-04-01 09:00", kind="lawsuit", procedure=None, applied_on="2026-03-30")
ENDED = did("record_review_result", "2026-04-02 09:00")
APRIL: dict[str, Any] = {"at": "2026-04-03 09:00"}
JUDGED: dict[str, Any] = {"kind": "lawsuit", "effective_on": "2026-04-03"}
GATHERING = ["add_evidence", "record_inquiry", "record_inspection", "take_sample"]
NEW: dict[str, dict[str, Any]] = {"add_evidence": {"no": "9"}}


# ---- evidence (行政复议法46; 行政诉讼法34, 35) ----------------------------------------------------------------------------


@pytest.mark.parametrize("act", GATHERING)
def test_no_evidence_is_gathered_while_the_decision_is_contested(act: str) -> None:
    new = NEW.get(act, {})
    flagged(served(REVIEW, **APRIL), act, "行政复议法46(1)", **new)
    flagged(served(SUIT, **APRIL), act, "行政诉讼法35", **new)
    for free in (served(**APRIL), served(REVIEW, ENDED, **APRIL)):
        allowed(free, act, "行政复议法46(1)", **new)
        allowed(free, act, "行政诉讼法35", **new)


def test_what_was_gathered_before_the_copy_came_is_entered_without_a_flag() -> None:
    allowed(
        served(REVIEW, at="2026-03-31 09:00", recorded="2026-04-03 09:00"), "add_evidence", "行政复议法46(1)", no="9"
    )


def test_what_the_organ_or_the_court_lets_in_may_be_added() -> None:
    allowed(served(REVIEW, **APRIL), "add_evidence", "行政复议法46(1)", no="9", admitted_by="金政复补〔2026〕1号")


def test_such_evidence_founds_nothing() -> None:
    outcome = flagged(served(REVIEW, **APRIL), "add_evidence", "行政复议法46(1)", no="9")
    assert "9" not in {act.data["no"] for act in outcome.facts.acts_of("add_evidence") if not act.flags}


@pytest.mark.parametrize(("at", "late"), [("2026-04-16 17:00", False), ("2026-04-17 09:00", True)])
def test_evidence_handed_in_late_counts_as_none(at: str, late: bool) -> None:
    if late:
        flagged(served(SUIT, at=at), "answer_review", "行政诉讼法34(2)")
    else:
        allowed(served(SUIT, at=at), "answer_review", "行政诉讼法34(2)")


# ---- who contests is not worse off (行政复议法63(2); 行政诉讼法77(2)) ------------------------------------------------------


@pytest.mark.parametrize("fine", [50_000, 100_000, 100_001])
def test_a_decision_changed_for_the_worse_is_looked_into(fine: int) -> None:
    told: dict[str, Any] = {"result": "changed", "fine": fine}
    if fine > 100_000:
        flagged(served(REVIEW, **APRIL), "record_review_result", "行政复议法63(2)", **told)
        flagged(served(SUIT, **APRIL), "record_review_result", "行政诉讼法77(2)", **JUDGED, **told)
    else:
        allowed(served(REVIEW, **APRIL), "record_review_result", "行政复议法63(2)", **told)
        allowed(served(SUIT, **APRIL), "record_review_result", "行政诉讼法77(2)", **JUDGED, **told)


@pytest.mark.parametrize(("asked", "clause"), [("REVIEW", "行政复议法63(2)"), ("SUIT", "行政诉讼法77(2)")])
def test_not_where_somebody_else_asked_for_the_opposite(asked: str, clause: str) -> None:
    act, told = (REVIEW, {}) if asked == "REVIEW" else (SUIT, JUDGED)
    opposed = {**told, "opposite_request": "被侵权人王样例请求加重"}
    allowed(served(act, **APRIL), "record_review_result", clause, **opposed, result="changed", fine=100_001)
    refused(served(act, **APRIL), "record_review_result", "行政复议法63(2)", **opposed, result="upheld")


def test_gains_confiscated_on_top_are_heavier_too() -> None:
    told: dict[str, Any] = {"result": "changed", "fine": 50_000, "confiscation": 1}
    flagged(served(REVIEW, **APRIL), "record_review_result", "行政复议法63(2)", **told)


def test_a_levy_changed_for_the_worse_is_looked_into() -> None:
    facts = levied(
        did("record_review", "2026-03-24 09:00", applied_on="2026-03-23"), actor="coordinator-a", at="2026-03-25 09:00"
    )
    allowed(facts, "record_review_result", "行政复议法63(2)", result="changed", amount=120_000)
    flagged(facts, "record_review_result", "行政复议法63(2)", result="changed", amount=120_001)


# ---- an application handed to this bureau (行政复议法32) -----------------------------------------------------------------


RECEIVED = did("receive_review_application", "2026-03-23 09:00")
"""On Monday: the fifth working day is Monday 30 March."""
FORWARDED = did("forward_review_application", "2026-03-24 09:00")


def test_against_a_decision_on_the_spot_one_may_apply_through_the_bureau() -> None:
    allowed(punished_on_the_spot(), "receive_review_application", "行政复议法32(1)")
    flagged(served(), "receive_review_application", "行政复议法32(1)")


def test_so_against_one_that_rests_on_the_record_of_a_device() -> None:
    device = {"audited": True, "place_published": True, "record_reviewed": True}
    allowed(served(did("add_evidence", no="7", device=device)), "receive_review_application", "行政复议法32(1)")


def test_only_what_lies_here_is_forwarded() -> None:
    refused(punished_on_the_spot(), "forward_review_application", "行政复议法32(2)")
    allowed(handed_in(), "forward_review_application", "行政复议法32(2)")
    refused(handed_in(FORWARDED), "forward_review_application", "行政复议法32(2)")


def handed_in(*more: Act, **about: Any) -> CaseFacts:
    return punished_on_the_spot(RECEIVED, *more, **{"at": "2026-03-25 09:00", **about})


@pytest.mark.parametrize(("at", "late"), [("2026-03-30 17:00", False), ("2026-03-31 09:00", True)])
def test_it_is_forwarded_within_five_working_days(at: str, late: bool) -> None:
    if late:
        flagged(handed_in(at=at), "forward_review_application", "行政复议法32(2)")
    else:
        allowed(handed_in(at=at), "forward_review_application", "行政复议法32(2)")


def test_a_case_does_not_close_over_an_application_that_lies_here() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "step": "visit.visited"}
    refused(handed_in(**about), "close_case", "行政复议法32(2)")
    for settled in (FORWARDED, did("annul_decision", "2026-03-24 09:00", by="leader-a", what="annul")):
        reasons = refused(handed_in(settled, **about), "close_case", "行政处罚法52")
        assert not [r for r in reasons if r.clause == "行政复议法32(2)"]


# ---- opinions that ask to put something right (行政复议法76; 河南省行政执法条例43) -------------------------------------------

OPINION = did("record_opinion_paper", "2026-04-01 09:00")
"""The sixtieth day is 31 May, a Sunday, and does not move."""
SUPERVISION: dict[str, Any] = {"kind": "supervision_opinion", "paper_no": "金司监〔2026〕1号"}
OF_SUPERVISION = did("record_opinion_paper", "2026-04-01 10:00", report_by="2026-04-15", **SUPERVISION)


def test_the_day_to_report_by_is_the_laws_or_the_papers() -> None:
    allowed(served(**APRIL), "record_opinion_paper", "行政复议法76")
    refused(served(**APRIL), "record_opinion_paper", "行政复议法76", report_by="2026-05-01")
    allowed(served(**APRIL), "record_opinion_paper", "河南省行政执法条例43", report_by="2026-04-15", **SUPERVISION)
    refused(served(**APRIL), "record_opinion_paper", "河南省行政执法条例43", **SUPERVISION)
    refused(served(**APRIL), "record_opinion_paper", "河南省行政执法条例43", report_by="2026-04-02", **SUPERVISION)


@pytest.mark.parametrize(("at", "late"), [("2026-05-31 17:00", False), ("2026-06-01 09:00", True)])
def test_what_was_put_right_is_reported_within_sixty_days(at: str, late: bool) -> None:
    facts = served(OPINION, at=at, actor="leader-a")
    if late:
        flagged(facts, "answer_opinion_paper", "行政复议法76")
    else:
        allowed(facts, "answer_opinion_paper", "行政复议法76")


@pytest.mark.parametrize(("at", "late"), [("2026-04-15 17:00", False), ("2026-04-16 09:00", True)])
def test_the_supervision_is_answered_by_its_day(at: str, late: bool) -> None:
    facts, paper = served(OF_SUPERVISION, at=at, actor="leader-a"), SUPERVISION["paper_no"]
    if late:
        flagged(facts, "answer_opinion_paper", "河南省行政执法条例43", paper_no=paper)
    else:
        allowed(facts, "answer_opinion_paper", "河南省行政执法条例43", paper_no=paper)


def test_of_two_opinions_the_earlier_day_counts_and_each_is_answered() -> None:
    def due(*acts: Act) -> str | None:
        facts = served(OPINION, OF_SUPERVISION, *acts, **APRIL)
        return next(
            (t.due.due.isoformat() for t in facts.terms if t.key == "opinion_report" and t.state == "running"), None
        )

    one = did("answer_opinion_paper", "2026-04-02 09:00", by="leader-a", paper_no=SUPERVISION["paper_no"])
    other = did("answer_opinion_paper", "2026-04-02 10:00", by="leader-a")
    assert (due(), due(one), due(one, other)) == ("2026-04-15", "2026-05-31", None)


def test_only_an_opinion_that_waits_is_answered_and_none_is_left_behind() -> None:
    refused(served(actor="leader-a", **APRIL), "answer_opinion_paper", "行政复议法76")
    about: dict[str, Any] = {"actor": "leader-a", "step": "visit.visited", **APRIL}
    refused(served(OPINION, **about), "close_case", "行政复议法76")
    done = did("answer_opinion_paper", "2026-04-02 09:00", by="leader-a")
    reasons = refused(served(OPINION, done, **about), "close_case", "金科〔2015〕8号四(1)")
    assert not [r for r in reasons if r.clause == "行政复议法76"]


# ---- was it asked in time? (行政复议法20, 21; 行政诉讼法46) ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("applied_on", "told"),
    [
        ("2026-05-19", "没有超过期限"),
        ("2026-05-20", "最长至2027年3月20日"),
        ("2031-03-20", "有正当理由耽误的除外"),
        ("2031-03-21", "超过自作出决定之日起的最长期限（2031年3月20日），依法不予受理"),
    ],
)
def test_the_answer_says_whether_reconsideration_was_asked_in_time(applied_on: str, told: str) -> None:
    """Served on 20 March 2026: the sixtieth day is 19 May."""
    assert told in in_time(applied_on)


@pytest.mark.parametrize(
    ("applied_on", "told"),
    [("2026-09-20", "没有超过期限"), ("2026-09-22", "有正当理由"), ("2031-03-21", "最长期限（2031年3月20日）")],
)
def test_so_it_says_of_a_lawsuit(applied_on: str, told: str) -> None:
    assert told in in_time(applied_on, kind="lawsuit", procedure=None)


def test_after_reconsideration_the_fifteen_days_count() -> None:
    before = (did("record_review", "2026-04-01 09:00"), did("record_review_result", "2026-05-06 09:00"))
    assert "没有超过期限" in in_time("2026-05-21", *before, kind="lawsuit", procedure=None)
    assert "已经超过期限" in in_time("2026-05-22", *before, kind="lawsuit", procedure=None)


def in_time(applied_on: str, *before: Act, kind: str = "reconsideration", **told: Any) -> str:
    at = f"{applied_on} 10:00"
    review = did("record_review", at, kind=kind, applied_on=applied_on, **told)
    paper = "lawsuit_answer" if kind == "lawsuit" else "review_answer"
    return str(build(paper, *built(), *before, review, did("answer_review", at), at=at).timeliness)


# ---- a judgment is a result once it is in effect (行政诉讼法85) -----------------------------------------------------------


@pytest.mark.parametrize("outcome", ["upheld", "revoked", "withdrawn"])
@pytest.mark.parametrize(
    ("effective_on", "in_effect"),
    [("2026-04-03", True), ("2026-04-04", False), ("2026-03-29", False), (None, False)],
)
def test_a_judgment_that_can_be_appealed_is_no_result_yet(
    outcome: str, effective_on: str | None, in_effect: bool
) -> None:
    """Sued on 30 March; on 3 April. Whoever won may still lose: nothing is annulled and no court is asked before."""
    told: dict[str, Any] = {"kind": "lawsuit", "result": outcome, "effective_on": effective_on}
    if in_effect:
        allowed(served(SUIT, **APRIL), "record_review_result", "行政诉讼法85", **told)
    else:
        refused(served(SUIT, **APRIL), "record_review_result", "行政诉讼法85", **told)


def test_a_decision_on_reconsideration_is_in_effect_when_it_is_served() -> None:
    allowed(served(REVIEW, **APRIL), "record_review_result", "行政诉讼法85")
    refused(served(REVIEW, **APRIL), "record_review_result", "行政诉讼法85", effective_on="2026-04-03")


@pytest.mark.parametrize(("at", "possible"), [("2026-03-29 18:00", False), ("2026-03-30 09:00", True)])
def test_nothing_comes_of_a_remedy_before_it_was_asked_for(at: str, possible: bool) -> None:
    if possible:
        allowed(served(REVIEW, at=at), "record_review_result", "行政处罚法73(1)")
    else:
        refused(served(REVIEW, at=at), "record_review_result", "行政处罚法73(1)")
