"""行政强制法39–41, 53–57 and 行政处罚法73, 行政复议法20, 54: a remedy is entered once and does not stop the decision;
the court is asked after the remedies are over, ten working days after urging, within three months; what can no longer be
executed ends, what was paid on a decision that fell goes back."""

from datetime import date
from typing import Any

import pytest

from states.acts import Act
from states.facts import OfficerFacts
from tests.acceptance.lawful_cases import allowed, punished_on_the_spot, refused, served
from tests.acceptance.matter_cases import to_be_executed
from tests.unit.built_cases import case, did, officer, roster

REVIEW = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23")
REVOKED = did("record_review_result", "2026-04-20 09:00", result="revoked")
UPHELD = did("record_review_result", "2026-04-20 09:00")
ANNULLED = did("annul_decision", "2026-03-24 09:00", by="leader-a")
PAID = did("record_payment", "2026-03-23 09:00", paid_on="2026-03-23")
APPLIED = did("apply_to_court", "2026-10-20 09:00", by="leader-a")
ANSWERED = did("record_party_answer", "2026-03-25 09:00")
CHECKED = did("check_correction", "2026-03-25 10:00")


def urging(at: str) -> Act:
    return did("record_paper_service", at, kind="urging_letter")


def at_court(*more: Act, urged_on: str = "2026-09-01 09:00", at: str = "2026-10-09 09:00", **about: Any) -> Any:
    """Served on 20 March: the six months to sue end on 20 September, a Sunday that is worked (调休); three months on is
    20 December, a Sunday that is not, so the court can be asked until Monday the 21st."""
    return served(urging(urged_on), *more, **{"actor": "leader-a", "at": at, **about})


# ---- reconsideration and lawsuit -------------------------------------------------------------------------------------


def test_a_second_remedy_waits_for_the_first() -> None:
    allowed(served(), "record_review", "行政处罚法73(1)", applied_on="2026-03-23")
    refused(served(REVIEW, at="2026-03-25 09:00"), "record_review", "行政处罚法73(1)", applied_on="2026-03-24")
    over = served(REVIEW, UPHELD, at="2026-04-21 09:00")
    allowed(over, "record_review", "行政处罚法73(1)", kind="lawsuit", procedure=None, applied_on="2026-04-21")


def test_a_result_answers_a_remedy_that_is_pending() -> None:
    refused(served(), "record_review_result", "行政处罚法73(1)")
    allowed(served(REVIEW, at="2026-04-20 09:00"), "record_review_result", "行政处罚法73(1)")
    refused(served(REVIEW, at="2026-04-20 09:00"), "record_review_result", "行政处罚法73(1)", kind="lawsuit")
    refused(served(REVIEW, at="2026-04-20 09:00"), "record_review_result", "行政处罚法73(1)", fine=50_000)


def test_a_case_is_not_closed_over_a_pending_remedy() -> None:
    done = (PAID, ANSWERED, CHECKED)
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-04-21 09:00"}
    refused(served(*done, REVIEW, **about), "close_case", "行政处罚法73(1)")
    allowed(served(*done, REVIEW, UPHELD, **about), "close_case", "行政处罚法73(1)")


def test_a_remedy_does_not_stop_the_decision() -> None:
    """Whoever is late is urged though a reconsideration is pending."""
    allowed(served(REVIEW, at="2026-04-20 09:00"), "urge_performance", "行政处罚法73(1)")


@pytest.mark.parametrize(
    ("told_of", "whole"),
    [
        ({"kind": "reconsideration", "procedure": "ordinary"}, True),
        ({"kind": "reconsideration", "procedure": "simplified"}, True),
        ({"kind": "reconsideration", "procedure": None}, False),
        ({"kind": "lawsuit", "procedure": None}, True),
        ({"kind": "lawsuit", "procedure": "ordinary"}, False),
    ],
)
def test_a_reconsideration_is_ordinary_or_simplified(told_of: dict[str, Any], whole: bool) -> None:
    if whole:
        allowed(served(), "record_review", "行政复议法54", applied_on="2026-03-23", **told_of)
    else:
        refused(served(), "record_review", "行政复议法54", applied_on="2026-03-23", **told_of)


@pytest.mark.parametrize(("applied_on", "after"), [("2026-03-18", False), ("2026-03-19", True)])
def test_nobody_asks_for_review_of_what_is_not_decided(applied_on: str, after: bool) -> None:
    """Decided on 19 March."""
    if after:
        allowed(served(), "record_review", "行政复议法20", applied_on=applied_on)
    else:
        refused(served(), "record_review", "行政复议法20", applied_on=applied_on)


# ---- 中止、终结、执行回转 ------------------------------------------------------------------------------------------------

HARDSHIP = did("suspend_case", "2026-04-10 09:00", by="leader-a", ground="hardship")


def test_what_rests_is_taken_up_before_anything_is_done() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-05-10 09:00"}
    refused(served(HARDSHIP, actor="officer-a", at="2026-05-10 09:00"), "urge_performance", "行政强制法39(2)")
    allowed(served(actor="officer-a", at="2026-05-10 09:00"), "urge_performance", "行政强制法39(2)")
    refused(served(**about), "resume_case", "行政强制法39(2)")
    allowed(served(HARDSHIP, **about), "resume_case", "行政强制法39(2)")


def test_before_the_decision_a_case_rests_by_its_own_ground() -> None:
    """行政强制法39 speaks of execution: an investigation that waits for another case waits under 行政处罚法40."""
    waits = did("suspend_case", "2026-03-05 09:00", by="leader-a", ground="other_case")
    facts = case(waits, step="inspect.filed", at="2026-03-06 09:00")
    found = refused(facts, "report_investigation", "行政处罚法40")
    assert "not_resting" in {reason.gate for reason in found}
    resting = refused(served(HARDSHIP, actor="officer-a", at="2026-05-10 09:00"), "urge_performance", "行政强制法39(2)")
    assert "not_resting" in {reason.gate for reason in resting}


def certified_long() -> dict[str, OfficerFacts]:
    """The people of the bureau with certificates that are valid in 2029, too."""
    return {one: officer(one, certificate_to=date(2030, 1, 1)) for one in roster()}


@pytest.mark.parametrize(("at", "over"), [("2029-04-10 09:00", False), ("2029-04-11 09:00", True)])
def test_after_three_years_of_rest_execution_is_given_up(at: str, over: bool) -> None:
    facts = served(HARDSHIP, actor="leader-a", at=at, people=certified_long())
    if over:
        allowed(facts, "discontinue_case", "行政强制法39(2)", ground="three_years")
    else:
        refused(facts, "discontinue_case", "行政强制法39(2)", ground="three_years")


def test_only_what_is_open_of_a_standing_decision_is_discontinued() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-05-10 09:00"}
    allowed(served(**about), "discontinue_case", "行政强制法40")
    refused(served(PAID, CHECKED, **about), "discontinue_case", "行政强制法40")
    refused(served(ANNULLED, **about), "discontinue_case", "行政强制法40")


DISCONTINUED = did("discontinue_case", "2026-05-11 09:00", by="leader-a", ground="other")


def test_what_is_discontinued_is_neither_discontinued_nor_urged_nor_brought_to_court_again() -> None:
    leader: dict[str, Any] = {"actor": "leader-a", "at": "2026-05-12 09:00"}
    officer_: dict[str, Any] = {"actor": "officer-a", "at": "2026-05-12 09:00"}
    for ground in ("subject_lost", "three_years", "other"):
        refused(served(DISCONTINUED, **leader), "discontinue_case", "行政强制法40", ground=ground)
    for ground in ("no_estate", "organisation_ended"):  # nobody is left to be visited: that is new
        allowed(served(DISCONTINUED, **leader), "discontinue_case", "行政强制法40", ground=ground)
    gone = did("discontinue_case", "2026-05-11 09:00", by="leader-a", ground="no_estate")
    refused(served(gone, **leader), "discontinue_case", "行政强制法40", ground="no_estate")
    allowed(served(**officer_), "urge_performance", "行政强制法40")
    refused(served(DISCONTINUED, **officer_), "urge_performance", "行政强制法40")
    allowed(at_court(), "apply_to_court", "行政强制法40")
    refused(at_court(DISCONTINUED), "apply_to_court", "行政强制法40")


@pytest.mark.parametrize("ground", ["died", "dissolved", "object_lost", "decision_annulled", "other"])
def test_an_execution_by_the_bureau_ends_on_the_grounds_of_the_law(ground: str) -> None:
    allowed(to_be_executed(actor="leader-a"), "end_execution", "行政强制法40", ground=ground)


def test_what_was_paid_on_a_decision_that_fell_goes_back_whole_and_no_more() -> None:
    fell = served(PAID, ANNULLED, at="2026-03-25 09:00")
    allowed(fell, "record_refund", "行政强制法41", refunded_on="2026-03-25")
    refused(fell, "record_refund", "行政强制法41", refunded_on="2026-03-25", amount=100_001)
    refused(served(PAID, at="2026-03-25 09:00"), "record_refund", "行政强制法41", refunded_on="2026-03-25")


def test_the_case_closes_when_it_went_back() -> None:
    back = did("record_refund", "2026-03-25 11:00", refunded_on="2026-03-25")
    part = did("record_refund", "2026-03-25 11:00", refunded_on="2026-03-25", amount=99_999)
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-26 09:00"}
    told = did("record_paper_service", "2026-03-25 12:00", kind="annulment_decision")
    done = (PAID, ANNULLED, ANSWERED, CHECKED, told)
    refused(served(*done, **about), "close_case", "行政强制法41")
    refused(served(*done, part, **about), "close_case", "行政强制法41")
    allowed(served(*done, back, **about), "close_case", "行政强制法41")
    refused(served(PAID, ANNULLED, ANSWERED, CHECKED, back, **about), "close_case", "河南省行政执法条例30")


# ---- 申请人民法院强制执行 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "open_to"),
    [
        ("2026-09-20 09:00", False),
        ("2026-09-21 09:00", True),
        ("2026-12-21 09:00", True),
        ("2026-12-22 09:00", False),
    ],
)
def test_the_court_is_asked_when_the_remedies_are_over_and_within_three_months(at: str, open_to: bool) -> None:
    if open_to:
        allowed(at_court(at=at), "apply_to_court", "行政强制法53")
    else:
        refused(at_court(at=at), "apply_to_court", "行政强制法53")


SUED = did("record_review", "2026-04-10 09:00", kind="lawsuit", procedure=None, applied_on="2026-04-09")


def judged(outcome: str) -> Act:
    return did("record_review_result", "2026-11-10 09:00", by="coordinator-a", kind="lawsuit", result=outcome)


@pytest.mark.parametrize(
    ("outcome", "at", "open_to"),
    [
        ("upheld", "2026-11-11 09:00", True),
        ("upheld", "2027-02-11 09:00", True),  # the three months of 行政强制法53 cover only who did not sue
        ("unlawful", "2028-11-10 09:00", True),
        ("upheld", "2028-11-11 09:00", False),
        ("withdrawn", "2027-02-10 09:00", True),  # nothing was judged
        ("withdrawn", "2027-02-11 09:00", False),
    ],
)
def test_after_a_judgment_the_court_is_asked_within_two_years(outcome: str, at: str, open_to: bool) -> None:
    """行政诉讼法95; the two years (行诉解释153) are from memory."""
    facts = at_court(SUED, judged(outcome), at=at)
    assert facts.truth["court_period_over"] is not open_to
    (allowed if open_to else refused)(facts, "apply_to_court", "行政强制法53")


def test_not_for_what_is_paid_nor_while_a_remedy_is_pending() -> None:
    refused(at_court(PAID), "apply_to_court", "行政强制法53")
    late = did("record_review", "2026-09-18 09:00", kind="lawsuit", procedure=None, applied_on="2026-09-18")
    refused(at_court(late), "apply_to_court", "行政强制法53")


@pytest.mark.parametrize(("at", "over"), [("2026-10-14 18:00", False), ("2026-10-15 09:00", True)])
def test_ten_working_days_after_the_urging_letter_came(at: str, over: bool) -> None:
    """Served on Wednesday 23 September; 25 to 27 September and 1 to 7 October are days off, Saturday 10 October is
    worked: the tenth working day is Wednesday 14 October."""
    facts = at_court(urged_on="2026-09-23 09:00", at=at)
    if over:
        allowed(facts, "apply_to_court", "行政强制法54")
    else:
        refused(facts, "apply_to_court", "行政强制法54")


def test_without_an_urging_letter_not_at_all() -> None:
    refused(served(actor="leader-a", at="2026-10-09 09:00"), "apply_to_court", "行政强制法54")


def test_a_result_of_the_court_answers_an_application() -> None:
    refused(at_court(), "record_court_result", "行政强制法55")
    allowed(at_court(APPLIED, at="2026-11-02 09:00", actor="officer-a"), "record_court_result", "行政强制法55")


LETTER = did("urge_performance", "2026-08-31 09:00")
LOWER = did("annul_decision", "2026-09-02 09:00", by="leader-a", what="change", ground="excessive", fine=70_000)
PLAN = [{"amount": 100_000, "pay_by": "2026-10-08"}]
LOWER_TOLD = did("record_paper_service", "2026-09-02 10:00", kind="annulment_decision")
GRANTED = (
    did("request_instalments", "2026-09-02 08:00"),
    did("decide_instalments", "2026-09-02 09:00", by="leader-a", instalments=PLAN),
)
REFUSED_PLAN = (GRANTED[0], did("decide_instalments", "2026-09-02 09:00", by="leader-a", result="declined"))


@pytest.mark.parametrize(
    ("since", "at"),
    [((LOWER, LOWER_TOLD), "2027-03-08 09:00"), (GRANTED, "2026-10-26 09:00")],
    ids=["another sum", "another day"],
)
def test_whoever_was_urged_to_something_else_is_urged_anew(since: tuple[Act, ...], at: str) -> None:
    """A letter on its way when the sum was lowered or a plan approved asked for what nobody owes any more."""
    anew = (did("urge_performance", "2026-10-09 09:00"), urging("2026-10-09 10:00"))
    about: dict[str, Any] = {"actor": "leader-a", "at": at}
    for letter in ((LETTER, urging("2026-09-01 09:00"), *since), (LETTER, *since, urging("2026-09-03 09:00"))):
        refused(served(*letter, **about), "apply_to_court", "行政强制法54")
        refused(served(*letter, anew[0], **about), "apply_to_court", "行政强制法54")
        allowed(served(*letter, *anew, **about), "apply_to_court", "行政强制法54")
    same = (LETTER, urging("2026-09-01 09:00"), *REFUSED_PLAN)
    allowed(served(*same, actor="leader-a", at="2026-10-26 09:00"), "apply_to_court", "行政强制法54")


@pytest.mark.parametrize(
    ("told", "at", "over"),
    [
        ((), "2027-03-08 09:00", False),
        ((LOWER_TOLD,), "2027-03-02 18:00", False),
        ((LOWER_TOLD,), "2027-03-03 09:00", True),
    ],
)
def test_what_the_bureau_changed_can_be_contested_anew_from_the_day_it_is_told(
    told: tuple[Act, ...], at: str, over: bool
) -> None:
    """Changed and told on 2 September: six months to sue against it (行政诉讼法46), not those of the decision before."""
    letter = (did("urge_performance", "2026-10-09 09:00"), urging("2026-10-09 10:00"))
    judge = allowed if over else refused
    judge(served(LOWER, *told, *letter, actor="leader-a", at=at), "apply_to_court", "行政强制法53")


def test_while_the_court_has_not_answered_it_is_not_asked_again() -> None:
    refused(at_court(APPLIED, at="2026-11-02 09:00"), "apply_to_court", "行政强制法57")
    allowed(at_court(), "apply_to_court", "行政强制法57")


@pytest.mark.parametrize(("result", "over"), [("granted", False), ("enforced", True), ("ended", True)])
def test_nor_is_the_case_closed_before_the_court_is_through(result: str, over: bool) -> None:
    came = did("record_court_result", "2026-11-02 09:00", result=result)
    paid = did("record_payment", "2026-11-03 09:00", paid_on="2026-11-03")
    about: dict[str, Any] = {"step": "visit.answered", "at": "2026-11-04 09:00"}
    waived = did("waive_surcharge", "2026-11-03 10:00", by="leader-a", amount=100_000)
    told = did("record_paper_service", "2026-11-03 11:00", kind="surcharge_waiver")
    facts = at_court(ANSWERED, CHECKED, APPLIED, came, paid, waived, told, **about)
    if over:
        allowed(facts, "close_case", "行政强制法57")
    else:
        refused(facts, "close_case", "行政强制法57")


# ---- 河南省行政执法条例32 -----------------------------------------------------------------------------------------------


def test_what_is_annulled_is_neither_annulled_nor_corrected_again() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-03-25 09:00"}
    allowed(served(**about), "annul_decision", "河南省行政执法条例32")
    refused(served(ANNULLED, **about), "annul_decision", "河南省行政执法条例32")
    refused(served(ANNULLED, **about), "correct_decision", "河南省行政执法条例32")
    refused(served(REVIEW, REVOKED, actor="leader-a", at="2026-04-21 09:00"), "annul_decision", "河南省行政执法条例32")


@pytest.mark.parametrize(("fine", "lighter"), [(99_999, True), (100_000, False), (100_001, False)])
def test_the_bureau_changes_its_decision_only_to_less(fine: int, lighter: bool) -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-03-25 09:00"}
    if lighter:
        allowed(served(**about), "annul_decision", "河南省行政执法条例32", what="change", fine=fine)
    else:
        refused(served(**about), "annul_decision", "河南省行政执法条例32", what="change", fine=fine)
    refused(served(**about), "annul_decision", "河南省行政执法条例32", what="annul", fine=1)


def test_a_correction_of_the_paper_changes_a_word() -> None:
    facts = served(actor="leader-a", at="2026-03-25 09:00")
    refused(facts, "correct_decision", "科技部令20号17", was="样例路6号", now="样例路6号")
    allowed(facts, "correct_decision", "科技部令20号17", was="样例路6号", now="样例路8号")


SUED_FIRST = did("record_review", "2026-03-24 09:00", kind="lawsuit", procedure=None, applied_on="2026-03-23")
SENT_BACK = did("record_review_result", "2026-03-30 09:00", kind="lawsuit", result="withdrawn")


@pytest.mark.parametrize(("at", "over"), [("2026-05-19 18:00", False), ("2026-05-20 09:00", True)])
def test_who_sued_before_asking_for_reconsideration_may_still_ask(at: str, over: bool) -> None:
    """Punished on the spot on 20 March: reconsideration must come first (行政复议法23) and is open for sixty days, until 19
    May, whatever became of a suit that the court did not take."""
    facts = punished_on_the_spot(SUED_FIRST, SENT_BACK, actor="leader-a", at=at)
    assert facts.truth["remedies_over"] is over
