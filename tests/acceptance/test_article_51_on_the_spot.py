"""行政处罚法51 and 52: on the spot only a warning or a small fine, on clear facts; handed over there and then, and filed."""

import pytest

from states.actions.make_spot_decision import small_enough
from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import allowed, flagged, on_the_spot, punished_on_the_spot, refused
from tests.unit.built_cases import did
from tests.unit.sample_payloads import RECEIPT, payload

ORDINARY = {"grade": "ordinary", "circumstances": [{"key": "cooperative", "evidence": "检查笔录"}]}
WITHOUT_SIGNATURE = {**RECEIPT, "way": "left", "signed": False}


@pytest.mark.parametrize(("fine", "small"), [(20_000, True), (20_001, False)])
def test_a_citizen_is_fined_up_to_two_hundred_yuan(fine: int, small: bool) -> None:
    facts = on_the_spot(kind=PartyKind.PERSON)
    if small:
        allowed(facts, "make_spot_decision", "行政处罚法51", fine=fine)
    else:
        refused(facts, "make_spot_decision", "行政处罚法51", fine=fine)


@pytest.mark.parametrize(("fine", "small"), [(120_000, True), (300_001, False)])
def test_an_organisation_is_fined_up_to_three_thousand_yuan(fine: int, small: bool) -> None:
    if small:
        allowed(on_the_spot(), "make_spot_decision", "行政处罚法51", fine=fine, **ORDINARY)
    else:
        refused(on_the_spot(), "make_spot_decision", "行政处罚法51", fine=fine, **ORDINARY)


def test_the_limit_itself_is_still_small() -> None:
    """No power of the sample list reaches 3,000 yuan without a band, so the predicate is asked by itself."""
    for fine, small in ((300_000, True), (300_001, False)):
        assert (small_enough(on_the_spot(), payload("make_spot_decision", fine=fine)) is None) is small


def test_nothing_but_a_warning_or_a_fine() -> None:
    refused(on_the_spot(), "make_spot_decision", "行政处罚法51", sanctions=["fine", "confiscation"])
    allowed(on_the_spot(), "make_spot_decision", "行政处罚法51", sanctions=["fine"])


def test_it_is_handed_over_on_the_spot() -> None:
    at_once = punished_on_the_spot(served_too=False)
    later = punished_on_the_spot(served_too=False, at="2026-03-23 09:00")
    allowed(at_once, "record_service", "行政处罚法52(1)")
    assert flagged(later, "record_service", "行政处罚法52(1)").facts.truth["decision_served"]


def test_a_refusal_is_noted_on_the_decision() -> None:
    facts = punished_on_the_spot(served_too=False)
    assert allowed(
        facts, "record_service", "行政处罚法52(1)", receipt={**WITHOUT_SIGNATURE, "refusal": "拒绝签收"}
    ).after == ("serve.handed_over")
    unserved = allowed(facts, "record_service", "行政处罚法61", receipt=WITHOUT_SIGNATURE)
    assert {flag.gate for flag in unserved.flags} == {"receipt"}
    assert unserved.after == "decide.decided"


def test_it_is_filed_with_the_organ_before_the_case_closes() -> None:
    done = (did("record_payment", amount=20_000), did("record_party_answer"))
    refused(punished_on_the_spot(*done, actor="leader-a"), "close_case", "行政处罚法52")
    allowed(punished_on_the_spot(*done, did("file_spot_decision"), actor="leader-a"), "close_case", "行政处罚法52")
