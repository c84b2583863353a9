"""行政复议法23(1), 34, 62, 行政诉讼法44(2), 45: where reconsideration comes before the court, what a lawsuit brought too early
means, and the days of whoever was not heard or got no answer in time."""

from typing import Any

import pytest

from portal.procedure_table import page
from states.acts import Act
from states.case_terms import newest_due
from states.documents.building_side import remedies_told
from states.documents.building_timeliness import in_time
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, flagged, punished_on_the_spot, refused, served
from tests.acceptance.matter_cases import contract, seized
from tests.unit.built_cases import did, rules

SPOT, SILENCE = "行政复议法23(1)(一)", "行政复议法23(1)(三)"
SUED: dict[str, Any] = {"kind": "lawsuit", "procedure": None}
ASKED = did("record_review", "2026-04-01 09:00", applied_on="2026-03-30")
URGED = did("record_paper_service", "2026-08-07 09:00", kind="urging_letter")


def ended(result: str, on: str = "2026-05-06 09:00", **told: Any) -> Act:
    if result == "undecided":
        told = {"decision_no": None, "period_ended_on": "2026-05-29", **told}
    return did("record_review_result", on, result=result, **told)


def not_heard(on: str, **told: Any) -> Act:
    return ended("dismissed", on, kind="lawsuit", effective_on=on[:10], **told)


# ---- 复议前置 --------------------------------------------------------------------------------------------------------


def test_a_fine_on_the_spot_is_first_reconsidered() -> None:
    early = flagged(punished_on_the_spot(at="2026-03-24 09:00"), "record_review", SPOT, applied_on="2026-03-23", **SUED)
    (flag,) = [one for one in early.flags if one.clause == SPOT]
    assert "答辩" in (flag.remedy or "")
    assert "申请行政复议" in flag.says
    allowed(punished_on_the_spot(at="2026-03-24 09:00"), "record_review", SPOT, applied_on="2026-03-23")


@pytest.mark.parametrize(
    ("result", "by", "early"),
    [
        ("upheld", None, False),
        ("dismissed", None, False),
        ("undecided", None, False),
        ("withdrawn", None, True),
        ("upheld", "王样例", False),
        ("dismissed", "王样例", True),
    ],
    ids=["decided", "not heard", "no answer in time", "withdrawn", "decided for another", "another's not heard"],
)
def test_a_reconsideration_decided_or_one_of_his_own_is_enough(result: str, by: str | None, early: bool) -> None:
    """行政复议法34: who was refused, rejected or left without an answer may sue; 行政诉讼法45: what was decided, everybody
    concerned may take to court."""
    asked = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23", applicant=by)
    facts = punished_on_the_spot(asked, ended(result, "2026-06-05 09:00"), at="2026-06-08 09:00")
    (flagged if early else allowed)(facts, "record_review", SPOT, applied_on="2026-06-08", **SUED)


@pytest.mark.parametrize("kind", ["lawsuit", "reconsideration"])
def test_who_got_no_decision_on_an_application_asks_for_reconsideration_first(kind: str) -> None:
    """The fifteen days to register (河南省技术市场条例16) ended on 17 March."""
    silent = contract(at="2026-03-20 09:00")
    told = {"kind": kind, "procedure": None if kind == "lawsuit" else "ordinary", "applied_on": "2026-03-20"}
    (flagged if kind == "lawsuit" else allowed)(silent, "record_review", SILENCE, **told)


def test_an_ordinary_penalty_goes_to_court_at_once() -> None:
    outcome = allowed(served(at="2026-03-25 09:00"), "record_review", SPOT, applied_on="2026-03-24", **SUED)
    assert not [flag for flag in outcome.flags if flag.gate == "reconsideration_first"]


def test_the_public_is_told_where_silence_is_taken() -> None:
    """行政复议法23(2): there is no paper on which it could be told."""
    body = rules().body
    told = {one.key: "\n".join(page(one, body, "").lines) for one in body.procedures if one.moves}
    assert {key for key, lines in told.items() if SILENCE in lines} >= {"permit", "confirmation", "adjudication"}
    assert all(SILENCE not in told[key] for key in ("penalty_general", "penalty_simple", "levy", "guidance"))


# ---- 没有受理、没有答复 -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ({}, True),
        ({"decision_no": "金政复〔2026〕3号"}, False),
        ({"period_ended_on": None}, False),
        ({"kind": "lawsuit", "effective_on": "2026-06-01"}, False),
    ],
    ids=["silence", "with a number", "without the day", "of a court"],
)
def test_an_organ_that_decided_nothing_in_time_sent_no_paper(told: dict[str, Any], fits: bool) -> None:
    given = {"result": "undecided", "decision_no": None, "period_ended_on": "2026-05-29", **told}
    facts = served(ASKED, at="2026-06-01 09:00")
    (allowed if fits else refused)(facts, "record_review_result", "行政诉讼法45", **given)


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ({"result": "upheld"}, True),
        ({"result": "upheld", "decision_no": None}, False),
        ({"result": "upheld", "period_ended_on": "2026-05-29"}, False),
    ],
)
def test_what_was_decided_came_with_a_number(told: dict[str, Any], fits: bool) -> None:
    (allowed if fits else refused)(served(ASKED, at="2026-06-01 09:00"), "record_review_result", "行政诉讼法45", **told)


def left_unanswered(way: str, over_on: str, at: str = "2026-06-01 09:00") -> tuple[CaseFacts, dict[str, Any]]:
    asked = did("record_review", "2026-04-01 09:00", applied_on="2026-03-30", procedure=way)
    return served(asked, at=at), {"result": "undecided", "decision_no": None, "period_ended_on": over_on}


@pytest.mark.parametrize(
    ("way", "first", "too_early"),
    [("ordinary", "2026-05-29", "2026-05-28"), ("simplified", "2026-04-29", "2026-04-28")],
)
def test_its_time_is_sixty_or_thirty_days(way: str, first: str, too_early: str) -> None:
    """行政复议法62: asked for on 30 March, sixty days end on 29 May, thirty on 29 April."""
    facts, told = left_unanswered(way, first)
    allowed(facts, "record_review_result", "行政复议法62", **told)
    facts, told = left_unanswered(way, too_early)
    refused(facts, "record_review_result", "行政复议法62", **told)


def test_and_it_is_over() -> None:
    facts, told = left_unanswered("ordinary", "2026-05-29", at="2026-05-29 09:00")
    refused(facts, "record_review_result", "行政复议法62", **told)
    facts, told = left_unanswered("ordinary", "2026-05-29", at="2026-05-30 09:00")
    allowed(facts, "record_review_result", "行政复议法62", **told)


def last_day(facts: CaseFacts, term: str) -> tuple[str, bool]:
    due = newest_due(facts, term)
    assert due is not None
    return due.due.isoformat(), due.provisional


def test_the_fifteen_days_to_sue_run_from_the_end_of_that_time() -> None:
    """行政诉讼法45: 29 May and fifteen days end on Saturday 13 June, so on the 15th."""
    silent = served(ASKED, ended("undecided", "2026-06-01 09:00"), at="2026-06-02 09:00")
    assert last_day(silent, "lawsuit_after_review") == ("2026-06-15", False)


@pytest.mark.parametrize(("at", "over"), [("2026-06-15 18:00", False), ("2026-06-16 09:00", True)])
def test_then_the_remedies_are_over(at: str, over: bool) -> None:
    assert served(ASKED, ended("undecided", "2026-06-01 09:00"), at=at).truth["remedies_over"] is over


@pytest.mark.parametrize(("at", "over"), [("2026-09-20 18:00", False), ("2026-09-21 09:00", True)])
def test_who_was_not_heard_may_still_sue_while_his_six_months_last(at: str, over: bool) -> None:
    """行政诉讼法44(1), 46: served on 20 March, the last day being Sunday 20 September, which is worked; a refusal to hear the
    reconsideration takes nothing of it."""
    heard_not = served(
        ASKED,
        ended("dismissed"),
        did("record_review_receipt", "2026-05-08 09:00", received_on="2026-05-07"),
        at=at,
    )
    assert heard_not.truth["remedies_over"] is over


def test_a_suit_that_was_not_taken_takes_no_day_either() -> None:
    sued = did("record_review", "2026-04-01 09:00", applied_on="2026-03-30", **SUED)
    assert not served(sued, not_heard("2026-04-20 09:00"), at="2026-09-20 18:00").truth["remedies_over"]
    assert served(sued, not_heard("2026-04-20 09:00"), at="2026-09-21 09:00").truth["remedies_over"]


@pytest.mark.parametrize(("at", "over"), [("2026-05-19 18:00", False), ("2026-05-20 09:00", True)])
def test_on_the_spot_the_sixty_days_stay_open_after_a_suit_too_early(at: str, over: bool) -> None:
    sued = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23", **SUED)
    assert punished_on_the_spot(sued, not_heard("2026-03-30 09:00"), at=at).truth["remedies_over"] is over


def test_nothing_of_the_decision_falls_with_it() -> None:
    for act in (ended("dismissed"), ended("undecided", "2026-06-01 09:00")):
        facts = served(ASKED, act, at="2026-06-02 09:00")
        assert not facts.truth["decision_overturned"]
        assert not facts.truth["decision_annulled"]
        assert facts.truth["remedy_closed"]


# ---- 答辩状 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (ended("undecided", "2026-06-01 09:00"), "行政复议期限于2026年5月29日届满，复议机关没有作出决定"),
        (ended("dismissed"), "决定书于2026年3月20日送达"),
        (ended("upheld"), "收到行政复议决定书"),
    ],
    ids=["no answer", "not heard", "decided"],
)
def test_the_answer_to_the_court_counts_from_the_right_day(result: Act, says: str) -> None:
    sued = did("record_review", "2026-06-10 09:00", applied_on="2026-06-09", **SUED)
    facts = served(ASKED, result, sued, at="2026-06-11 09:00")
    assert says in in_time(facts, facts.acts[-1])


def test_on_the_spot_it_counts_from_the_refusal_to_hear() -> None:
    asked = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23")
    sued = did("record_review", "2026-05-10 09:00", applied_on="2026-05-09", **SUED)
    facts = punished_on_the_spot(asked, ended("dismissed", "2026-04-28 09:00"), sued, at="2026-05-11 09:00")
    assert "收到行政复议决定书" in in_time(facts, facts.acts[-1])


def test_the_answer_to_a_suit_too_early_asks_the_court_to_dismiss_it() -> None:
    sued = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23", **SUED)
    facts = punished_on_the_spot(sued, at="2026-03-25 09:00")
    assert "依照《中华人民共和国行政复议法》第二十三条第一款第（一）项，对当场" in in_time(facts, facts.acts[-1])
    silent = contract(did("record_review", "2026-03-20 09:00", applied_on="2026-03-20", **SUED), at="2026-03-23 09:00")
    assert "第（三）项，认为本机关逾期不作决定" in in_time(silent, silent.acts[-1])


# ---- 逾期之后才作出的复议决定 ------------------------------------------------------------------------------------------

SILENT = ended("undecided", "2026-06-01 09:00")
THIRD = did(
    "record_review", "2026-04-08 09:00", applied_on="2026-04-07", file_no="金政复〔2026〕15号", applicant="王样例"
)


def test_what_the_organ_decides_late_is_entered_and_counts() -> None:
    """行政诉讼法45: silence lets the applicant sue; it does not take the decision that comes after all out of the world."""
    silent = served(ASKED, SILENT, at="2026-06-08 09:00")
    assert allowed(silent, "record_review_result", "行政处罚法73(1)", result="revoked").facts.truth["decision_annulled"]
    refused(silent, "record_review_result", "行政处罚法73(1)", result="revoked", file_no="另案1号")
    again = {"result": "undecided", "decision_no": None, "period_ended_on": "2026-05-29"}
    refused(silent, "record_review_result", "行政处罚法73(1)", **again)
    refused(silent, "record_review_result", "行政处罚法73(1)", kind="lawsuit", effective_on="2026-06-05")
    late = served(ASKED, SILENT, ended("upheld", "2026-06-08 09:00"), at="2026-06-09 09:00")
    refused(late, "record_review_result", "行政处罚法73(1)", result="revoked")


@pytest.mark.parametrize(("at", "over"), [("2026-06-25 18:00", False), ("2026-06-26 09:00", True)])
def test_the_days_to_sue_run_from_the_late_decision(at: str, over: bool) -> None:
    """Received on Wednesday 10 June: the fifteenth day is Thursday the 25th; the silence alone would have ended on the 15th."""
    late = (ASKED, SILENT, ended("upheld", "2026-06-08 09:00"))
    assert not served(*late, at="2026-08-03 09:00").truth["remedies_over"]
    came = did("record_review_receipt", "2026-06-11 09:00", received_on="2026-06-10")
    facts = served(*late, came, at=at)
    assert facts.truth["remedies_over"] is over
    assert last_day(facts, "lawsuit_after_review") == ("2026-06-25", False)


def test_a_late_decision_beside_a_lawsuit_names_its_reconsideration() -> None:
    sued = did("record_review", "2026-06-05 09:00", applied_on="2026-06-04", file_no="（2026）行初5号", **SUED)
    facts = served(ASKED, SILENT, sued, at="2026-06-08 09:00")
    law = "行政处罚法73(1)"
    refused(facts, "record_review_result", law, result="upheld")
    after = allowed(facts, "record_review_result", law, result="upheld", file_no=ASKED.data["file_no"]).facts
    assert after.truth["remedy_pending"]
    says = in_time(after, next(act for act in after.acts_of("record_review") if act.data["kind"] == "lawsuit"))
    assert "行政复议期限于2026年5月29日届满" in says


def test_the_silence_to_a_third_person_is_not_counted_as_the_partys() -> None:
    silent = ended("undecided", "2026-06-15 09:00", file_no="金政复〔2026〕15号", period_ended_on="2026-06-08")
    late = ended("dismissed", "2026-06-16 09:00", file_no="金政复〔2026〕15号")
    came = did("record_review_receipt", "2026-06-17 09:00", received_on="2026-06-16", file_no="金政复〔2026〕15号")
    facts = served(THIRD, silent, late, came, at="2026-09-20 18:00")
    assert not facts.truth["remedies_over"], "the party's own six months to sue are not over"
    assert served(THIRD, silent, late, came, at="2026-09-21 09:00").truth["remedies_over"]


# ---- 沉默之后才作出的决定；答辩状所写的属实 ------------------------------------------------------------------------------


def test_a_remedy_against_silence_is_entered_though_its_copy_comes_after_the_late_decision() -> None:
    """行政复议法20, 11: it was asked for on the 19th, when the time was over; decided on the 20th, the copy came on the 23rd."""
    late = (
        did("propose_confirmation", "2026-03-20 09:00"),
        did("decide_confirmation", "2026-03-20 10:00", by="leader-a"),
    )
    facts = contract(*late, step="serve.decided", at="2026-03-23 09:00")
    told = {"applied_on": "2026-03-19", **SUED}
    flagged(facts, "record_review", SILENCE, **told)
    refused(facts, "record_review", "行政复议法20", **{**told, "applied_on": "2026-03-17"})
    allowed(facts, "record_review", SILENCE, **{**told, "applied_on": "2026-03-20"})


def test_the_answer_speaks_of_the_silence_and_not_of_a_decision_made_since() -> None:
    asked = did("record_review", "2026-03-20 09:00", applied_on="2026-03-20")
    silent = contract(asked, at="2026-03-23 09:00")
    says = in_time(silent, silent.acts[-1])
    assert says == "申请事项的办理期限于2026年3月17日届满；当事人于2026年3月20日申请复议时，本机关尚未作出决定。"
    late = (
        did("propose_confirmation", "2026-03-23 09:00"),
        did("decide_confirmation", "2026-03-23 10:00", by="leader-a"),
        did("record_service", "2026-03-24 09:00"),
    )
    decided = contract(asked, *late, at="2026-03-25 09:00")
    assert in_time(decided, decided.last("record_review")) == says  # type: ignore[arg-type]
    sued = did("record_review", "2026-03-20 09:00", applied_on="2026-03-20", **SUED)
    decided = contract(sued, *late, at="2026-03-25 09:00")
    assert "应当先申请行政复议" in in_time(decided, decided.last("record_review"))  # type: ignore[arg-type]


def test_after_silence_of_both_the_suit_counts_from_the_end_of_the_reconsideration() -> None:
    left = ended("undecided", "2026-05-25 09:00", period_ended_on="2026-05-20")
    sued = did("record_review", "2026-06-01 09:00", applied_on="2026-05-29", **SUED)
    asked = did("record_review", "2026-03-20 09:00", applied_on="2026-03-20")
    facts = contract(asked, left, sued, at="2026-06-02 09:00")
    says = in_time(facts, facts.acts[-1])
    assert "行政复议期限于2026年5月20日届满" in says
    assert "起诉的期限至2026年6月4日" in says


def test_a_suit_taken_back_gives_no_new_days() -> None:
    """行政诉讼法45: the decision on reconsideration came on 7 May, so the fifteen days ended on the 22nd, whatever was sued since."""
    came = did("record_review_receipt", "2026-05-08 09:00", received_on="2026-05-07")
    first = did("record_review", "2026-05-20 09:00", applied_on="2026-05-19", **SUED)
    back = ended("withdrawn", "2026-06-20 09:00", kind="lawsuit", effective_on="2026-06-20")
    again = did("record_review", "2026-07-10 09:00", applied_on="2026-07-09", **SUED)
    facts = served(ASKED, ended("upheld"), came, first, back, again, at="2026-07-11 09:00")
    assert "起诉的期限至2026年5月22日；当事人于2026年7月9日提出，已经超过期限" in in_time(facts, facts.acts[-1])


def test_a_paper_to_the_court_does_not_say_that_silence_was_received() -> None:
    says = remedies_told(served(ASKED, SILENT, at="2026-06-08 09:00"))
    assert says == "行政复议期限于2026年5月29日届满，复议机关逾期没有作出决定。"


def test_a_suit_not_heard_leaves_open_when_the_decision_on_reconsideration_came() -> None:
    """行政强制法53: nobody is brought to court before that day is known."""
    sued = did("record_review", "2026-05-12 09:00", applied_on="2026-05-11", **SUED)
    unheard = (ASKED, ended("upheld"), sued, not_heard("2026-05-18 09:00"))
    assert not served(*unheard, at="2026-05-25 09:00").truth["remedies_over"]
    came = did("record_review_receipt", "2026-05-25 09:00", received_on="2026-05-08")
    assert served(*unheard, came, at="2026-05-26 09:00").truth["remedies_over"]


def test_of_a_seizure_it_counts_from_the_day_it_was_carried_out() -> None:
    """行政强制法24(1): its decision is handed over on the spot."""
    facts = seized(did("record_review", "2026-03-12 09:00", applied_on="2026-03-11"), at="2026-03-13 09:00")
    assert in_time(facts, facts.acts[-1]).startswith(
        "强制措施于2026年3月3日实施，决定书当场交付，申请复议的期限至2026年5月6日"
    )
