"""行政处罚法27 and 移送规定5, 6, 9, 11, 12, 13: a suspected crime goes to the police; a penalty never takes its place."""

from collections.abc import Callable

import pytest

from states.actions import ACTIONS
from states.acts import Act
from states.facts import CaseFacts
from states.lifecycle import reasons_against
from tests.acceptance.lawful_cases import (
    allowed,
    case_after_recheck,
    flagged,
    investigation,
    on_the_spot,
    opened,
    punished_on_the_spot,
    refused,
    served,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
    without,
)
from tests.unit.built_cases import case, did, officer, roster, rules

REPORTED = did("report_crime", "2026-03-16 09:00")
"""Reported on Monday: the third day is Thursday 19 March."""

GONE = (did("transfer_case", "2026-03-18 09:00", by="leader-a"), did("hand_over_transfer", "2026-03-18 10:00"))
RETURNED = (*GONE, did("record_transfer_result", "2026-03-19 10:00", result="returned"))
TAKEN = (*GONE, did("record_transfer_result", "2026-03-19 10:00"))
NOON = "2026-03-23 11:00"
OTHER_ORGAN = {"decline_filing": {"ground": "other_organ"}}
Decided = Callable[..., CaseFacts]


def test_a_suspected_crime_bars_the_penalty_until_it_is_transferred_or_found_to_be_none() -> None:
    for stands, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        allowed(stands(), act, "移送规定11(1)")
        refused(stands(REPORTED), act, "移送规定11(1)")
        allowed(stands(REPORTED, did("decline_transfer", by="leader-a")), act, "移送规定11(1)")
    allowed(on_the_spot(), "make_spot_decision", "移送规定11(1)")
    refused(on_the_spot(did("report_crime")), "make_spot_decision", "移送规定11(1)")


@pytest.mark.parametrize(
    "told_by",
    [
        did("review_legality", by="reviewer-a", crime_suspected=True),
        did("report_investigation", suggestion="transfer"),
    ],
    ids=["reviewer", "investigators"],
)
def test_whoever_finds_a_crime_it_bars_the_penalty(told_by: Act) -> None:
    refused(to_be_approved(told_by), "approve_decision", "移送规定11(1)")


def test_what_the_police_give_back_may_be_punished() -> None:
    back = (did("transfer_case", by="leader-a"), did("record_transfer_result", result="returned"))
    again = (did("report_investigation"), *told()[-3:])
    assert not to_be_approved(REPORTED, *back, *again).truth["crime_suspected"]
    assert to_be_approved(REPORTED, back[0], did("record_transfer_result")).truth["crime_suspected"]


def test_two_certified_officers_report_a_crime() -> None:
    allowed(under_investigation(), "report_crime", "移送规定5(1)")
    refused(under_investigation(), "report_crime", "移送规定5(1)", reported_by=["officer-a"])
    refused(under_investigation(), "report_crime", "移送规定5(1)", reported_by=["officer-a", "officer-x"])


def test_not_to_transfer_is_decided_on_a_report() -> None:
    refused(under_investigation(actor="leader-a"), "decline_transfer", "移送规定5(1)")
    allowed(under_investigation(REPORTED, actor="leader-a"), "decline_transfer", "移送规定5(1)")


@pytest.mark.parametrize("act", ["transfer_case", "decline_transfer"])
def test_the_responsible_person_decides_within_three_days_of_the_report(act: str) -> None:
    in_time = under_investigation(REPORTED, actor="leader-a", at="2026-03-19 18:00")
    late = under_investigation(REPORTED, actor="leader-a", at="2026-03-20 09:00")
    allowed(in_time, act, "移送规定5(2)")
    flagged(late, act, "移送规定5(2)")


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-20 09:00", True), ("2026-03-20 09:01", False)])
def test_the_papers_reach_the_police_within_twenty_four_hours(at: str, in_time: bool) -> None:
    facts = under_investigation(
        did("transfer_case", "2026-03-19 09:00", by="leader-a"), step="inspect.transferred", at=at
    )
    if in_time:
        allowed(facts, "hand_over_transfer", "移送规定5(2)")
    else:
        flagged(facts, "hand_over_transfer", "移送规定5(2)")


@pytest.mark.parametrize("missing", ["transfer_letter", "investigation_report", "goods_list"])
def test_a_transfer_has_all_its_papers(missing: str) -> None:
    facts = under_investigation(did("transfer_case", by="leader-a"), step="inspect.transferred")
    papers = ["transfer_letter", "investigation_report", "goods_list"]
    allowed(facts, "hand_over_transfer", "移送规定6", papers=papers)
    flagged(facts, "hand_over_transfer", "移送规定6", papers=[one for one in papers if one != missing])
    flagged(facts, "hand_over_transfer", "移送规定6", receipt_signed=False)


@pytest.mark.parametrize("act", ["hand_over_transfer", "record_transfer_result"])
def test_only_what_was_transferred_is_handed_over_and_answered(act: str) -> None:
    refused(under_investigation(step="inspect.transferred"), act, "行政处罚法27")
    gone = (did("transfer_case", by="leader-a"), did("hand_over_transfer"))
    allowed(under_investigation(*gone, step="inspect.transferred"), act, "行政处罚法27")


def test_a_transfer_rests_on_evidence() -> None:
    allowed(under_investigation(REPORTED, actor="leader-a"), "transfer_case", "行政处罚法40")
    bare = case(*without(investigation(), "add_evidence"), REPORTED, step="inspect.filed", actor="leader-a")
    refused(bare, "transfer_case", "行政处罚法40")


# ---- who decides, and on which report (移送规定5) ---------------------------------------------------------------------


def test_a_transfer_rests_on_the_written_report_of_two_certified_officers() -> None:
    allowed(under_investigation(REPORTED, actor="leader-a"), "transfer_case", "移送规定5(1)")
    for told_otherwise in (
        did("report_investigation", suggestion="transfer"),
        did("review_legality", by="reviewer-a", crime_suspected=True),
    ):
        refused(under_investigation(told_otherwise, actor="leader-a"), "transfer_case", "移送规定5(1)")
    stands = under_investigation(REPORTED, actor="leader-a")
    refused(stands, "transfer_case", "移送规定5(1)", reported_by=["officer-a"])
    refused(stands, "transfer_case", "移送规定5(1)", reported_by=["officer-a", "officer-x"])


def test_a_report_that_was_declined_or_answered_by_the_police_founds_no_other_transfer() -> None:
    declined = did("decline_transfer", by="leader-a")
    refused(under_investigation(REPORTED, declined, actor="leader-a"), "transfer_case", "移送规定5(1)")
    refused(under_investigation(REPORTED, *RETURNED, actor="leader-a"), "transfer_case", "移送规定5(1)")
    again = did("report_crime", "2026-03-19 15:00")
    allowed(under_investigation(REPORTED, *RETURNED, again, actor="leader-a"), "transfer_case", "移送规定5(1)")


@pytest.mark.parametrize("act", ["transfer_case", "decline_transfer"])
def test_the_head_of_the_bureau_decides(act: str) -> None:
    allowed(under_investigation(REPORTED, actor="leader-a"), act, "移送规定5(1)")
    refused(under_investigation(REPORTED, actor="leader-b"), act, "移送规定5(1)")
    deputy = {**roster(), "leader-b": officer("leader-b", deputy_for="leader-a")}
    allowed(under_investigation(REPORTED, actor="leader-b", people=deputy), act, "移送规定5(1)")


# ---- no other way out (移送规定11; 行政处罚法27) ------------------------------------------------------------------------


def test_a_suspected_crime_is_not_withdrawn_and_not_left_unfiled() -> None:
    for stands, act in (
        (under_investigation, "withdraw_case"),
        (on_the_spot, "withdraw_case"),
        (opened, "decline_filing"),
    ):
        allowed(stands(actor="leader-a"), act, "移送规定11(1)", **OTHER_ORGAN.get(act, {}))
        refused(stands(REPORTED, actor="leader-a"), act, "移送规定11(1)", **OTHER_ORGAN.get(act, {}))
    harmless = {"violation": False}
    allowed(case_after_recheck(did("add_evidence"), **harmless), "end_after_prompt", "移送规定11(1)")
    refused(case_after_recheck(did("add_evidence"), REPORTED, **harmless), "end_after_prompt", "移送规定11(1)")


AFTER_DECISION = ("visit.answered", served), ("visit.answered", punished_on_the_spot)


@pytest.mark.parametrize(("step", "stands"), AFTER_DECISION)
def test_a_crime_found_after_the_decision_is_transferred_before_the_case_is_closed(step: str, stands: Decided) -> None:
    at = {"step": step, "actor": "leader-a", "at": "2026-03-23 12:00"}
    gone = (did("report_crime", NOON), did("transfer_case", NOON, by="leader-a"), did("hand_over_transfer", NOON))
    taken = (*gone, did("record_transfer_result", NOON))
    allowed(stands(gone[0], **at), "transfer_case", "行政处罚法27")
    for before in (gone[:1], gone):
        refused(stands(*before, **at), "close_case", "行政处罚法27")
    refused(stands(*taken, **at), "close_case", "移送规定12")
    over = stands(*taken, did("hand_over_goods", NOON), **at)
    barred = {reason.clause for reason in reasons_against(over, ACTIONS["close_case"], None)}
    assert not barred & {"行政处罚法27", "移送规定12"}
    assert over.decided_fine > 0, "the decision made before the transfer stands (移送规定11(2))"


@pytest.mark.parametrize("step", ["prompt.opened", "inspect.on_site"])
def test_a_crime_is_transferred_from_the_simple_procedure(step: str) -> None:
    facts = on_the_spot(REPORTED, step=step, actor="leader-a")
    assert allowed(facts, "transfer_case", "行政处罚法27").after.endswith(".transferred")


def test_a_clue_is_transferred_before_it_is_filed_and_comes_back_as_a_clue() -> None:
    stands = opened(did("add_evidence"), REPORTED, actor="leader-a")
    assert allowed(stands, "transfer_case", "行政处罚法27").after == "prompt.transferred"
    gone = (REPORTED, did("transfer_case", by="leader-a"), did("hand_over_transfer"))
    back = opened(*gone, step="prompt.transferred")
    answer = allowed(back, "record_transfer_result", "行政处罚法27", result="returned")
    assert answer.after == "prompt.opened"


# ---- what follows the transfer (移送规定6, 9, 12, 13) ------------------------------------------------------------------


def test_no_answer_before_the_papers_were_handed_over() -> None:
    gone = (REPORTED, did("transfer_case", by="leader-a"))
    refused(under_investigation(*gone, step="inspect.transferred"), "record_transfer_result", "移送规定6")
    handed = under_investigation(*gone, did("hand_over_transfer"), step="inspect.transferred")
    allowed(handed, "record_transfer_result", "移送规定6")


def test_the_day_for_the_papers_is_a_term_of_the_case() -> None:
    facts = under_investigation(REPORTED, did("transfer_case", "2026-03-19 09:00", by="leader-a"))
    [term] = [term for term in facts.terms if term.key == "transfer_handover"]
    assert (term.state, term.due.due.isoformat()) == ("running", "2026-03-20")
    handed = facts.with_act(did("hand_over_transfer"))
    assert [term.state for term in handed.terms if term.key == "transfer_handover"] == ["met"]


def test_what_the_police_had_taken_may_still_come_back_to_be_punished() -> None:
    gone = (REPORTED, did("transfer_case", by="leader-a"), did("hand_over_transfer"), did("record_transfer_result"))
    facts = under_investigation(*gone, step="inspect.transferred")
    back = allowed(facts, "record_transfer_result", "行政处罚法27", result="returned")
    assert back.after == "inspect.filed"
    assert not back.facts.truth["transfer_accepted"]
    assert not back.facts.truth["crime_suspected"]


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-22 18:00", True), ("2026-03-23 09:00", False)])
def test_a_refusal_is_contested_within_three_days(at: str, in_time: bool) -> None:
    facts = under_investigation(REPORTED, *RETURNED, actor="leader-a", at=at)
    if in_time:
        judged = allowed(facts, "contest_transfer_result", "移送规定9(1)")
    else:
        judged = flagged(facts, "contest_transfer_result", "移送规定9(1)")
    assert judged.after == "inspect.transferred"
    assert judged.facts.truth["transferred"]


def test_only_a_refusal_is_contested_and_once() -> None:
    refused(under_investigation(actor="leader-a"), "contest_transfer_result", "移送规定9(1)")
    twice = under_investigation(
        REPORTED, *RETURNED, did("contest_transfer_result", "2026-03-19 15:00", by="leader-a"), actor="leader-a"
    )
    refused(twice, "contest_transfer_result", "移送规定9(1)")


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-22 18:00", True), ("2026-03-23 09:00", False)])
def test_the_goods_follow_within_three_days_of_the_filing_by_the_police(at: str, in_time: bool) -> None:
    facts = under_investigation(REPORTED, *TAKEN, step="inspect.transferred", at=at)
    if in_time:
        allowed(facts, "hand_over_goods", "移送规定12")
    else:
        flagged(facts, "hand_over_goods", "移送规定12")


def test_goods_are_handed_over_only_to_police_that_filed_and_against_their_signature() -> None:
    refused(under_investigation(REPORTED, *TAKEN[:-1], step="inspect.transferred"), "hand_over_goods", "移送规定12")
    facts = under_investigation(REPORTED, *TAKEN, step="inspect.transferred")
    unsigned = flagged(facts, "hand_over_goods", "移送规定12", receipt_signed=False)
    assert not unsigned.facts.truth["goods_handed_over"]
    leader = {"step": "inspect.transferred", "actor": "leader-a"}
    refused(under_investigation(REPORTED, *TAKEN, **leader), "close_case", "移送规定12")
    closed = under_investigation(REPORTED, *TAKEN, did("hand_over_goods", "2026-03-19 16:00"), **leader)
    assert allowed(closed, "close_case", "移送规定12").after == "close.closed"


@pytest.mark.parametrize("key", ["penalty_general", "penalty_simple"])
def test_the_suspect_is_told_nothing_of_a_transfer(key: str) -> None:
    procedure = rules().procedures[key]
    acts = {"report_crime", "transfer_case", "hand_over_transfer", "record_transfer_result", "contest_transfer_result"}
    assert [notice.template for notice in procedure.notices if notice.on in acts and notice.to == "party"] == []
    [closing] = [notice for notice in procedure.notices if notice.on == "close_case"]
    assert closing.unless == "transfer_accepted"
