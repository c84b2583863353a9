"""行政强制法18, 19, 22–28: sealing and seizing is given by law, approved before (in urgency within a day after), done by the
rules on what has to do with the violation, decided in time, and what is released goes back at once."""

from dataclasses import replace
from typing import Any

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import APPROVED, PROPOSED, SEIZED, measure, seized
from tests.unit.built_cases import did
from tests.unit.sample_payloads import sample

THING = sample("propose_measure")["objects"][0]


LET_GO: dict[str, Any] = {"outcome": "release", "penalty": None}


def in_time() -> Any:
    return seized(at="2026-03-09 09:00")


def things(**otherwise: Any) -> list[dict[str, Any]]:
    return [{**THING, **otherwise}]


def approved(**about: Any) -> Any:
    return measure(PROPOSED, APPROVED, **{"step": "inspect.approved", "at": "2026-03-03 09:00", **about})


def test_nothing_is_seized_before_it_is_approved_unless_urgent() -> None:
    allowed(approved(), "carry_out_measure", "行政强制法18(一)")
    refused(measure(), "carry_out_measure", "行政强制法18(一)")
    allowed(measure(), "carry_out_measure", "行政强制法18(一)", urgent=True)


def test_no_more_is_seized_than_was_approved() -> None:
    more = [THING, {**THING, "name": "冰箱"}]
    refused(approved(), "carry_out_measure", "行政强制法18(一)", objects=more)


@pytest.mark.parametrize(
    "lacking",
    [{"reasons_told": False}, {"heard": False}, {"party_present": False}, {"signed_or_noted": False}],
)
def test_telling_hearing_presence_and_signatures_are_each_owed(lacking: dict[str, bool]) -> None:
    flagged(approved(), "carry_out_measure", "行政强制法18", **lacking)


def test_a_witness_stands_for_an_absent_party() -> None:
    allowed(approved(), "carry_out_measure", "行政强制法18")
    allowed(approved(), "carry_out_measure", "行政强制法18", party_present=False, witness="样例见证人")


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-04 09:00", True), ("2026-03-04 09:01", False)])
def test_urgent_it_is_approved_within_twenty_four_hours(at: str, in_time: bool) -> None:
    urgent = did("carry_out_measure", "2026-03-03 09:00", urgent=True)
    facts = measure(urgent, step="inspect.urgent", actor="leader-a", at=at)
    if in_time:
        allowed(facts, "confirm_measure", "行政强制法19")
    else:
        flagged(facts, "confirm_measure", "行政强制法19")


def test_what_was_approved_before_needs_no_approval_after() -> None:
    refused(
        measure(PROPOSED, APPROVED, SEIZED, step="inspect.urgent", actor="leader-a"), "confirm_measure", "行政强制法19"
    )


def test_what_urgency_takes_beyond_the_approval_waits_for_an_approval_of_its_own() -> None:
    more = did("carry_out_measure", "2026-03-03 09:00", urgent=True, objects=[THING, {**THING, "name": "冰箱"}])
    facts = measure(PROPOSED, APPROVED, more, step="inspect.urgent", actor="leader-a", at="2026-03-03 15:00")
    allowed(facts, "confirm_measure", "行政强制法19")
    refused(facts, "decide_measure", "行政强制法19", outcome="destroy", basis=["行政强制法27"], penalty=None)
    allowed(facts, "decide_measure", "行政强制法19", outcome="release", ground="not_needed", penalty=None)


def test_unapproved_or_unsound_it_can_only_be_released() -> None:
    urgent = measure(did("carry_out_measure", urgent=True), step="inspect.urgent", actor="leader-a")
    refused(urgent, "decide_measure", "行政强制法19", outcome="confiscate", basis=["行政强制法27"])
    allowed(urgent, "decide_measure", "行政强制法19", outcome="release", ground="not_needed")


def test_only_the_kind_that_a_law_gives_is_proposed_or_done() -> None:
    for act, urgent in (("propose_measure", {}), ("carry_out_measure", {"urgent": True})):
        allowed(measure(), act, "行政强制法22", measure="seize", **urgent)
        refused(measure(), act, "行政强制法22", measure="seal", **urgent)


def test_nothing_unconnected_or_needed_for_life_is_taken() -> None:
    refused(measure(), "propose_measure", "行政强制法23(1)", objects=things(connected=False))
    refused(measure(), "propose_measure", "行政强制法23(1)", objects=things(necessity=True))
    refused(measure(), "carry_out_measure", "行政强制法23(1)", urgent=True, objects=things(necessity=True))


def test_nothing_is_sealed_that_another_organ_sealed() -> None:
    refused(measure(), "propose_measure", "行政强制法23(2)", objects=things(sealed_by_other=True))


def test_what_has_to_do_with_the_violation_may_be_taken() -> None:
    allowed(measure(), "propose_measure", "行政强制法23(1)")
    allowed(measure(), "propose_measure", "行政强制法23(2)")


@pytest.mark.parametrize(("at", "open_still"), [("2026-04-02 18:00", True), ("2026-04-03 09:00", False)])
def test_after_thirty_days_nothing_is_prolonged_and_all_is_released(at: str, open_still: bool) -> None:
    last_day = seized(at=at)
    if open_still:
        allowed(last_day, "extend_measure", "行政强制法28(1)")
        allowed(last_day, "decide_measure", "行政强制法28(1)", outcome="confiscate", basis=["行政强制法27"])
    else:
        refused(last_day, "extend_measure", "行政强制法28(1)")
        refused(last_day, "decide_measure", "行政强制法28(1)", outcome="confiscate", basis=["行政强制法27"])
        allowed(last_day, "decide_measure", "行政强制法28(1)", outcome="release", ground="not_needed")


@pytest.mark.parametrize(("at", "in_time"), [("2026-04-02 18:00", True), ("2026-04-03 09:00", False)])
def test_a_release_after_the_thirty_days_is_late_and_says_so(at: str, in_time: bool) -> None:
    if in_time:
        allowed(seized(at=at), "decide_measure", "行政强制法27", outcome="release", ground="not_needed")
    else:
        flagged(seized(at=at), "decide_measure", "行政强制法27", outcome="release", ground="not_needed")


def test_once_prolonged_it_is_decided_within_thirty_days_more() -> None:
    longer = did("extend_measure", "2026-04-01 09:00", by="leader-a")
    allowed(
        seized(longer, at="2026-05-02 18:00"), "decide_measure", "行政强制法27", outcome="release", ground="not_needed"
    )
    flagged(
        seized(longer, at="2026-05-03 09:00"), "decide_measure", "行政强制法27", outcome="release", ground="not_needed"
    )


@pytest.mark.parametrize("outcome", ["confiscate", "destroy"])
def test_what_is_taken_for_good_is_taken_on_a_law(outcome: str) -> None:
    by_penalty = {**DECIDED, "decided_on": "2026-03-09"}
    refused(seized(), "decide_measure", "行政强制法27", outcome=outcome, basis=[], penalty=by_penalty)
    allowed(seized(), "decide_measure", "行政强制法27", outcome=outcome, basis=["行政强制法27"], penalty=by_penalty)


DECIDED: dict[str, Any] = {"case_no": "2026-0001", "decision_number": "金科罚决字〔2026〕第1号"}


@pytest.mark.parametrize(
    ("penalty", "lawful"),
    [
        (None, False),
        ({**DECIDED, "decided_on": "2026-03-11"}, False),
        ({**DECIDED, "decided_on": "2026-03-10"}, True),
    ],
    ids=["without one", "of tomorrow", "of today"],
)
def test_what_is_confiscated_is_confiscated_by_a_penalty(penalty: dict[str, Any] | None, lawful: bool) -> None:
    told: dict[str, Any] = {"outcome": "confiscate", "basis": ["行政强制法27"], "penalty": penalty}
    if lawful:
        allowed(seized(), "decide_measure", "行政强制法27", **told)
    else:
        refused(seized(), "decide_measure", "行政强制法27", **told)


ON_RECORD: dict[str, Any] = {
    "no": "2026-0001",
    "seq": 14,
    "decision": "金科罚决字〔2026〕第1号",
    "decided_on": "2026-03-06",
    "same_party": True,
    "takes_goods": True,
}


@pytest.mark.parametrize(
    ("found", "lawful"),
    [
        ([ON_RECORD], True),
        ([], False),
        ([{**ON_RECORD, "decision": None, "decided_on": None}], False),
        ([{**ON_RECORD, "decision": "金科罚决字〔2026〕第2号"}], False),
        ([{**ON_RECORD, "decided_on": "2026-03-05"}], False),
        ([{**ON_RECORD, "same_party": False}], False),
        ([{**ON_RECORD, "takes_goods": False}], False),
    ],
    ids=["as told", "no such case", "undecided", "another number", "another day", "another party", "no confiscation"],
)
def test_the_penalty_of_this_bureau_is_the_one_on_record(found: list[dict[str, Any]], lawful: bool) -> None:
    facts = replace(seized(), others={"asks": "penalty", "cases": found})
    penalty = {**DECIDED, "decided_on": "2026-03-06"}
    told: dict[str, Any] = {"outcome": "confiscate", "basis": ["行政强制法27"], "penalty": penalty}
    if lawful:
        allowed(facts, "decide_measure", "行政强制法27", **told)
    else:
        refused(facts, "decide_measure", "行政强制法27", **told)


def test_the_penalty_of_another_organ_comes_on_paper() -> None:
    from_there = {**DECIDED, "decided_on": "2026-03-06", "organ": "郑州市金水区市场监督管理局"}
    told: dict[str, Any] = {"outcome": "confiscate", "basis": ["行政强制法27"]}
    refused(seized(), "decide_measure", "行政强制法27", **told, penalty=from_there)
    allowed(seized(), "decide_measure", "行政强制法27", **told, penalty={**from_there, "paper": "移送函"})
    refused(
        seized(), "decide_measure", "行政强制法27", **told, penalty={**from_there, "organ": None, "paper": "移送函"}
    )


@pytest.mark.parametrize("ground", ["no_violation", "unrelated", "not_needed"])
def test_each_ground_of_the_law_leads_to_release_and_return(ground: str) -> None:
    after = allowed(in_time(), "decide_measure", "行政强制法28(1)", **LET_GO, ground=ground).facts
    assert after.truth["release_decided"]


def test_a_release_tells_its_ground_and_nothing_else_does() -> None:
    refused(in_time(), "decide_measure", "行政强制法28(1)", **LET_GO)
    told = {"outcome": "destroy", "basis": ["行政强制法27"], "penalty": None}
    refused(in_time(), "decide_measure", "行政强制法28(1)", **told, ground="not_needed")
    allowed(in_time(), "decide_measure", "行政强制法28(1)", **told)


def test_released_because_it_was_decided_on_names_the_decision() -> None:
    refused(in_time(), "decide_measure", "行政强制法28(1)", **LET_GO, ground="decided")
    refused(
        in_time(), "decide_measure", "行政强制法28(1)", **LET_GO, ground="unrelated", settled_by="金科罚〔2026〕1号"
    )
    allowed(in_time(), "decide_measure", "行政强制法28(1)", **LET_GO, ground="decided", settled_by="金科罚〔2026〕1号")


def test_a_ground_that_is_not_there_founds_no_release() -> None:
    refused(in_time(), "decide_measure", "行政强制法28(1)", **LET_GO, ground="period_over")
    allowed(seized(at="2026-05-30 09:00"), "decide_measure", "行政强制法28(1)", **LET_GO, ground="period_over")
    refused(in_time(), "decide_measure", "行政强制法19", **LET_GO, ground="not_approved")
    urgent = measure(did("carry_out_measure", urgent=True), step="inspect.urgent", actor="leader-a")
    allowed(urgent, "decide_measure", "行政强制法19", **LET_GO, ground="not_approved")
    refused(in_time(), "decide_measure", "行政强制法41", **LET_GO, ground="annulled")


SOLD = {"goods": "样例鲜品", "way": "sale", "proceeds": 100_00, "below_market": False}


@pytest.mark.parametrize(
    ("sold", "made_good"),
    [
        ({}, True),
        ({"below_market": True}, False),
        ({"below_market": True, "compensation": 50_00}, True),
        ({"way": "auction", "below_market": True}, True),
    ],
)
def test_of_what_was_sold_the_proceeds_go_back_and_a_loss_is_made_good(sold: dict[str, Any], made_good: bool) -> None:
    facts = seized(RELEASED, step="serve.decided", actor="officer-a")
    gives_back = {"sold": [{**SOLD, **sold}]}
    if made_good:
        assert allowed(facts, "return_goods", "行政强制法28(2)", **gives_back).facts.truth["goods_returned"]
    else:
        assert not flagged(facts, "return_goods", "行政强制法28(2)", **gives_back).facts.truth["goods_returned"]


@pytest.mark.parametrize("outcome", ["release", "destroy"])
def test_what_is_released_or_destroyed_needs_no_penalty(outcome: str) -> None:
    told = {"outcome": outcome, "ground": "unrelated" if outcome == "release" else None}
    allowed(seized(), "decide_measure", "行政强制法27", **told, basis=["行政强制法27"], penalty=None)


RELEASED = did("decide_measure", "2026-03-09 09:00", by="leader-a", outcome="release", ground="not_needed")


def test_released_it_goes_back_before_the_case_closes() -> None:
    done = (did("record_service", "2026-03-10 09:00"), did("record_party_answer", "2026-03-11 09:00"))
    back = did("return_goods", "2026-03-09 10:00")
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-12 09:00"}
    refused(seized(RELEASED, *done, **about), "close_case", "行政强制法28(2)")
    allowed(seized(RELEASED, back, *done, **about), "close_case", "行政强制法28(2)")


def test_only_what_was_released_goes_back() -> None:
    about: dict[str, Any] = {"step": "serve.decided", "actor": "officer-a"}
    allowed(seized(RELEASED, **about), "return_goods", "行政强制法28(2)")
    kept = did("decide_measure", "2026-03-09 09:00", by="leader-a", outcome="confiscate", basis=["行政强制法27"])
    refused(seized(kept, **about), "return_goods", "行政强制法28(2)")


def test_reconsideration_of_a_measure_is_asked_for_once_it_was_carried_out_and_not_before() -> None:
    """行政复议法20: seized on 3 March; who says that he applied on the 2nd applied against nothing yet."""
    on_that_day = {"step": "serve.decided", "actor": "officer-a"}
    allowed(seized(**on_that_day), "record_review", "行政复议法20", applied_on="2026-03-03")
    refused(seized(**on_that_day), "record_review", "行政复议法20", applied_on="2026-03-02")
