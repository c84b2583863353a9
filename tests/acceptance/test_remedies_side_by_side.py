"""行政复议法16, 48, 行政诉讼法29, 45, 67: the party and a third person (第三人) contest the same act side by side, each with its own
answer, its own result and its own time to go on, and the case closes over none of them."""

from typing import Any

import pytest

from states.acts import Act
from states.day_sources import judgment
from states.facts import CaseFacts
from states.paying import debts, recorded_pauses
from tests.acceptance.lawful_cases import allowed, flagged, refused, served
from tests.acceptance.matter_cases import levied
from tests.unit.built_cases import did

OWN_NO, OTHER_NO = "金政复〔2026〕12号", "金政复〔2026〕15号"
THIRD = "王样例"
OWN = did("record_review", "2026-04-01 09:00", applied_on="2026-03-30", file_no=OWN_NO)
OTHER = did("record_review", "2026-04-08 09:00", applied_on="2026-04-07", file_no=OTHER_NO, applicant=THIRD)
SUIT = did(
    "record_review", "2026-04-08 09:00", kind="lawsuit", procedure=None, applied_on="2026-04-07", file_no="行初9号",
    applicant=THIRD,
)  # fmt: skip


def answered(file_no: str, at: str = "2026-04-09 09:00") -> Act:
    return did("answer_review", at, file_no=file_no)


def ended(
    file_no: str | None, decision_no: str = "金政复决〔2026〕12号", at: str = "2026-05-06 09:00", **told: Any
) -> Act:
    return did("record_review_result", at, file_no=file_no, decision_no=decision_no, **told)


def running(facts: CaseFacts, *terms: str) -> list[tuple[str, str]]:
    return [(t.key, t.due.due.isoformat()) for t in facts.terms if t.key in terms and t.state == "running"]


ANSWERS = ("review_answer", "review_answer_simplified", "lawsuit_answer")
"""Ten working days from 1 April are over on the 16th, from the 8th on the 22nd; fifteen days from the 8th on the 23rd."""


# ---- 登记 ------------------------------------------------------------------------------------------------------------


def test_a_third_person_contests_while_the_partys_remedy_is_open() -> None:
    for facts in (served(OWN, at="2026-04-08 09:00"), levied(OWN, at="2026-04-08 09:00")):
        told: dict[str, Any] = {"applied_on": "2026-04-07", "file_no": OTHER_NO}
        allowed(facts, "record_review", "行政复议法42", applicant=THIRD, **told)
        allowed(facts, "record_review", "行政处罚法73(1)", applicant=THIRD, **told)
    refused(served(OWN, at="2026-04-08 09:00"), "record_review", "行政处罚法73(1)", **told)


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ({"applicant": "李样例", "file_no": "金政复〔2026〕16号"}, True),
        ({"applicant": THIRD, "file_no": "金政复〔2026〕16号"}, False),
        ({"applicant": "李样例", "file_no": OTHER_NO}, False),
        ({"applicant": "样例公司", "file_no": "金政复〔2026〕16号"}, False),
    ],
    ids=["somebody else", "the same person twice", "the same number", "the party named as another"],
)
def test_each_applicant_has_one_open_and_each_its_number(told: dict[str, Any], right: bool) -> None:
    facts = served(OWN, OTHER, at="2026-04-09 09:00")
    (allowed if right else refused)(facts, "record_review", "行政处罚法73(1)", applied_on="2026-04-08", **told)


# ---- 答复 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acts", "left"),
    [
        ((), [("review_answer", "2026-04-16"), ("review_answer", "2026-04-22")]),
        ((answered(OWN_NO),), [("review_answer", "2026-04-22")]),
        ((answered(OTHER_NO),), [("review_answer", "2026-04-16")]),
        ((answered(OWN_NO), answered(OTHER_NO)), []),
        ((ended(OWN_NO, at="2026-04-09 09:00", result="withdrawn"),), [("review_answer", "2026-04-22")]),
    ],
    ids=["none", "the party's", "the other's", "both", "the party withdrew"],
)
def test_each_has_its_own_days_to_be_answered(acts: tuple[Act, ...], left: list[tuple[str, str]]) -> None:
    facts = served(OWN, OTHER, *acts, at="2026-04-10 09:00")
    assert running(facts, *ANSWERS) == left
    assert facts.truth["review_answered"] == (not left)


def test_a_lawsuit_runs_beside_a_reconsideration() -> None:
    facts = served(OWN, SUIT, at="2026-04-10 09:00")
    assert running(facts, *ANSWERS) == [("review_answer", "2026-04-16"), ("lawsuit_answer", "2026-04-23")]
    assert running(served(OWN, SUIT, answered("行初9号"), at="2026-04-10 09:00"), *ANSWERS) == [
        ("review_answer", "2026-04-16")
    ]


def test_an_answer_names_which_it_is_to_and_is_late_by_its_own_days() -> None:
    both = served(OWN, OTHER, at="2026-04-17 09:00")
    refused(both, "answer_review", "行政处罚法73(1)")
    refused(both, "answer_review", "行政处罚法73(1)", file_no="金政复〔2026〕99号")
    flagged(both, "answer_review", "行政复议法70", file_no=OWN_NO)
    allowed(both, "answer_review", "行政复议法70", file_no=OTHER_NO)
    allowed(served(OTHER, at="2026-04-17 09:00"), "answer_review", "行政处罚法73(1)")


# ---- 结果 ------------------------------------------------------------------------------------------------------------


def test_a_result_is_that_of_one_and_leaves_the_other_open() -> None:
    both = served(OWN, OTHER, at="2026-05-06 09:00")
    refused(both, "record_review_result", "行政处罚法73(1)")
    refused(both, "record_review_result", "行政处罚法73(1)", file_no="金政复〔2026〕99号")
    outcome = allowed(both, "record_review_result", "行政处罚法73(1)", file_no=OWN_NO)
    assert outcome.facts.truth["remedy_pending"]
    assert not outcome.facts.truth["remedy_closed"]
    again = served(OWN, OTHER, ended(OWN_NO), at="2026-05-20 09:00")
    refused(again, "record_review_result", "行政处罚法73(1)", file_no=OWN_NO)
    last = allowed(again, "record_review_result", "行政处罚法73(1)", file_no=OTHER_NO)
    assert not last.facts.truth["remedy_pending"]
    assert last.facts.truth["remedy_closed"]


def test_a_result_is_of_the_kind_of_the_one_it_names() -> None:
    both = served(OWN, SUIT, at="2026-05-06 09:00")
    judged: dict[str, Any] = {"kind": "lawsuit", "effective_on": "2026-05-06"}
    refused(both, "record_review_result", "行政处罚法73(1)", file_no="行初9号")
    allowed(both, "record_review_result", "行政处罚法73(1)", file_no="行初9号", **judged)
    refused(both, "record_review_result", "行政处罚法73(1)", file_no=OWN_NO, **judged)


@pytest.mark.parametrize(
    ("results", "whole"),
    [
        ((), False),
        ((ended(OWN_NO),), False),
        ((ended(OTHER_NO),), False),
        ((ended(OWN_NO), ended(OTHER_NO, "金政复决〔2026〕15号")), True),
        ((ended(OTHER_NO, "金政复决〔2026〕15号"), ended(OWN_NO)), True),
    ],
)
def test_the_case_closes_over_none_of_them(results: tuple[Act, ...], whole: bool) -> None:
    paid = did("record_payment", "2026-03-23 09:00", paid_on="2026-03-23")
    done = (paid, did("record_party_answer", "2026-03-25 09:00"), did("check_correction", "2026-03-25 10:00"))
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-05-07 09:00"}
    judge = allowed if whole else refused
    judge(served(*done, OWN, OTHER, *results, **about), "close_case", "行政处罚法73(1)")


def test_each_has_its_own_days_to_sue_and_the_court_waits_for_the_last() -> None:
    """The party's decision came on 6 May, the other's on 20 May: until 21 May and until 4 June."""
    results = (ended(OWN_NO), ended(OTHER_NO, "金政复决〔2026〕15号", "2026-05-20 09:00"))
    came = (
        did("record_review_receipt", "2026-05-20 10:00", received_on="2026-05-06"),
        did("record_review_receipt", "2026-05-20 10:00", received_on="2026-05-20", decision_no="金政复决〔2026〕15号"),
    )
    sued = did(
        "record_review", "2026-05-19 09:00", kind="lawsuit", procedure=None, applied_on="2026-05-18", file_no="行初1号"
    )
    one = served(OWN, OTHER, results[0], at="2026-05-07 09:00")
    assert running(one, "lawsuit_after_review") == [("lawsuit_after_review", "2026-05-21")]
    both = [("lawsuit_after_review", "2026-05-21"), ("lawsuit_after_review", "2026-06-04")]
    assert running(served(OWN, OTHER, *results, *came, at="2026-05-20 11:00"), "lawsuit_after_review") == both
    went_on = served(OWN, OTHER, results[0], sued, results[1], at="2026-05-20 11:00")
    assert running(went_on, "lawsuit_after_review") == both[1:]
    urged = did("record_paper_service", "2026-05-07 09:00", kind="urging_letter")
    for day, over in (("2026-06-04", False), ("2026-06-05", True)):
        facts = served(OWN, OTHER, urged, *results, *came, actor="leader-a", at=f"{day} 09:00")
        (allowed if over else refused)(facts, "apply_to_court", "行政强制法53")
    unknown = served(OWN, OTHER, urged, *results, came[0], actor="leader-a", at="2026-06-05 09:00")
    refused(unknown, "apply_to_court", "行政强制法53")


def test_the_days_without_surcharge_are_those_of_each() -> None:
    facts = served(OWN, OTHER, ended(OWN_NO), at="2026-05-20 09:00")
    assert [(p.since.isoformat(), p.until.isoformat()) for p, _ in recorded_pauses(facts)] == [
        ("2026-03-30", "2026-05-06"),
        ("2026-04-07", "2026-05-20"),
    ]


def test_evidence_gathered_while_one_is_open_is_a_flag() -> None:
    open_still = served(OWN, OTHER, ended(OWN_NO), at="2026-05-07 09:00")
    flagged(open_still, "add_evidence", "行政复议法46(1)", no="9")
    both = (ended(OWN_NO), ended(OTHER_NO, "金政复决〔2026〕15号"))
    allowed(served(OWN, OTHER, *both, at="2026-05-07 09:00"), "add_evidence", "行政复议法46(1)", no="9")


# ---- 责令重新作出 -----------------------------------------------------------------------------------------------------


ORDERED = ended(OWN_NO, result="revoked", ordered_by="2026-06-30")
"""The party's reconsideration: revoked, to be decided anew until 30 June."""
ANEW = did("record_redecision", "2026-05-11 09:00", decided_on="2026-05-10")
SECOND = "金政复决〔2026〕15号"
ORDERING_NOTHING = [{"result": "withdrawn"}, {"result": "upheld"}, {"result": "unlawful"}]


@pytest.mark.parametrize("later", ORDERING_NOTHING, ids=lambda told: str(told["result"]))
def test_a_later_result_of_another_remedy_takes_no_order_back(later: dict[str, Any]) -> None:
    other = ended(OTHER_NO, SECOND, "2026-05-20 09:00", **later)
    waiting = served(OWN, OTHER, ORDERED, other, at="2026-05-21 09:00", actor="leader-a", step="visit.visited")
    assert waiting.truth["anew_due"]
    assert running(waiting, "ordered_anew") == [("ordered_anew", "2026-06-30")]
    refused(waiting, "close_case", "行政复议法77")
    done = served(OWN, OTHER, ORDERED, ANEW, other, at="2026-05-21 09:00")
    assert (done.truth["anew_due"], done.truth["acted_anew"]) == (False, True)
    assert running(done, "ordered_anew") == []


@pytest.mark.parametrize("later", ORDERING_NOTHING, ids=lambda told: str(told["result"]))
def test_what_is_done_anew_is_measured_by_the_order(later: dict[str, Any]) -> None:
    other = ended(OTHER_NO, SECOND, "2026-05-20 09:00", **later)
    facts = served(OWN, OTHER, ORDERED, other, at="2026-07-02 09:00")
    allowed(facts, "record_redecision", "行政复议法77", decided_on="2026-05-06")
    refused(facts, "record_redecision", "行政复议法77", decided_on="2026-05-05")
    allowed(facts, "record_redecision", "行政复议法77", decided_on="2026-06-30")
    flagged(facts, "record_redecision", "行政复议法77", decided_on="2026-07-01")


def test_another_order_is_done_by_itself() -> None:
    again = ended(OTHER_NO, SECOND, "2026-05-20 09:00", result="void", ordered_by="2026-07-15")
    facts = served(OWN, OTHER, ORDERED, ANEW, again, at="2026-05-21 09:00")
    assert (facts.truth["anew_due"], facts.truth["acted_anew"]) == (True, False)
    assert running(facts, "ordered_anew") == [("ordered_anew", "2026-07-15")]
    refused(facts, "record_redecision", "行政复议法77", decided_on="2026-05-19")


# ---- 撤销之后的变更 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gone", ["revoked", "void"])
def test_what_one_remedy_took_away_no_other_brings_back(gone: str) -> None:
    """The fine of 1,000 yuan is revoked; the other organ, which did not know, changes it to 500."""
    first = ended(OWN_NO, result=gone)
    changed = ended(OTHER_NO, SECOND, "2026-05-20 09:00", result="changed", fine=50_000, confiscation=100)
    about: dict[str, Any] = {"at": "2026-05-21 09:00", "actor": "leader-a", "step": "visit.answered"}
    facts = served(OWN, OTHER, first, changed, **about)
    assert (facts.decided_fine, facts.decided_sum) == (0, 0)
    assert facts.truth["sum_settled"]
    assert debts(facts) == ()
    answered_it = did("record_party_answer", "2026-03-25 09:00")
    corrected = did("check_correction", "2026-03-25 10:00")
    allowed(served(answered_it, corrected, OWN, OTHER, first, changed, **about), "close_case", "行政处罚法72(1)(一)")


@pytest.mark.parametrize("gone", ["revoked", "void"])
def test_so_for_a_levy(gone: str) -> None:
    changed = ended(OTHER_NO, SECOND, "2026-05-20 09:00", result="changed", amount=60_000)
    facts = levied(OWN, OTHER, ended(OWN_NO, result=gone), changed, at="2026-05-21 09:00")
    assert facts.levied == 0
    assert facts.truth["sum_settled"]
    in_turn = levied(OWN, OTHER, changed, ended(OWN_NO, at="2026-05-20 10:00", result=gone), at="2026-05-21 09:00")
    assert in_turn.levied == 0
    assert levied(OWN, OTHER, ended(OWN_NO), changed, at="2026-05-21 09:00").levied == 60_000


def test_a_change_of_what_is_gone_is_entered_with_a_flag() -> None:
    told: dict[str, Any] = {"file_no": OTHER_NO, "result": "changed", "fine": 50_000}
    gone = served(OWN, OTHER, ended(OWN_NO, result="revoked"), at="2026-05-20 09:00")
    flagged(gone, "record_review_result", "行政复议法66", **told)
    allowed(gone, "record_review_result", "行政复议法63(2)", **told)
    allowed(gone, "record_review_result", "行政复议法66", file_no=OTHER_NO, result="withdrawn")
    stands = served(OWN, OTHER, ended(OWN_NO), at="2026-05-20 09:00")
    allowed(stands, "record_review_result", "行政复议法66", **told)


# ---- 判决 ------------------------------------------------------------------------------------------------------------


OWN_SUIT = did(
    "record_review", "2026-04-01 09:00", kind="lawsuit", procedure=None, applied_on="2026-03-30", file_no="行初1号"
)
JUDGED = ended("行初1号", "行初1号", "2026-05-06 09:00", kind="lawsuit", effective_on="2026-05-06")


def to_ask_by(*more: Act) -> list[tuple[str, str]]:
    return running(served(OWN_SUIT, *more, at="2026-05-21 09:00"), "court_application")


@pytest.mark.parametrize(
    ("asked", "later"),
    [
        (SUIT, {"file_no": "行初9号", "kind": "lawsuit", "result": "withdrawn", "effective_on": "2026-05-20"}),
        (OTHER, {"file_no": OTHER_NO, "result": "upheld"}),
        (OTHER, {"file_no": OTHER_NO, "result": "withdrawn"}),
        (OTHER, {"file_no": OTHER_NO, "result": "unlawful"}),
    ],
    ids=["another withdrew his suit", "upheld on his reconsideration", "withdrew it", "unlawful but left"],
)
def test_what_came_of_anothers_remedy_takes_no_judgment_away(asked: Act, later: dict[str, Any]) -> None:
    result = did("record_review_result", "2026-05-20 09:00", decision_no=SECOND, **later)
    facts = served(OWN_SUIT, asked, JUDGED, result, at="2026-05-21 09:00")
    assert facts.decision_service is not None
    judged = judgment(facts, facts.decision_service)
    assert judged is not None
    assert judged.data["decision_no"] == "行初1号"
    ((_, last),) = to_ask_by(asked, JUDGED, result)
    assert last.startswith("2028-")
    before = served(OWN_SUIT, asked, result, JUDGED, at="2026-05-21 09:00")
    assert judgment(before, facts.decision_service) is not None


@pytest.mark.parametrize("result", ["changed", "revoked", "void"])
def test_a_decision_that_is_gone_or_another_since_was_not_judged(result: str) -> None:
    sums = {"fine": 50_000} if result == "changed" else {}
    later = ended(OTHER_NO, SECOND, "2026-05-20 09:00", result=result, **sums)
    facts = served(OWN_SUIT, OTHER, JUDGED, later, at="2026-05-21 09:00")
    assert facts.decision_service is not None
    assert judgment(facts, facts.decision_service) is None
    in_turn = served(OWN_SUIT, OTHER, later, JUDGED, at="2026-05-21 09:00")
    assert (judgment(in_turn, facts.decision_service) is not None) == (result == "changed")


def test_a_suit_that_was_withdrawn_was_not_judged() -> None:
    withdrew = ended("行初1号", "行初1号", kind="lawsuit", result="withdrawn", effective_on="2026-05-06")
    facts = served(OWN_SUIT, withdrew, at="2026-05-21 09:00")
    assert facts.decision_service is not None
    assert judgment(facts, facts.decision_service) is None
