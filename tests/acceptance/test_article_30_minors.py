"""行政处罚法30: under fourteen no penalty, the guardian is told; under eighteen it must be lighter."""

from typing import Any

import pytest

from states.facts import CaseFacts
from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import (
    allowed,
    on_the_spot,
    refused,
    reported,
    to_be_decided,
    under_investigation,
    unpunished,
)
from tests.unit.built_cases import did

ACT = "2026-02-20"
PERSON: dict[str, Any] = {"kind": PartyKind.PERSON}
LIGHTER = {"mitigation": "lighter", "fine": 80_000}


def citizen(born: str, **about: Any) -> CaseFacts:
    return reported(did("record_capacity", born_on=born), **PERSON, violated_on=ACT, **about)


@pytest.mark.parametrize(
    ("born", "old_enough"),
    [("2012-02-19", True), ("2012-02-20", False), ("2012-02-21", False)],
    ids=["the day after the birthday", "on the birthday", "the day before"],
)
def test_under_fourteen_there_is_no_penalty(born: str, old_enough: bool) -> None:
    if old_enough:
        allowed(citizen(born), "propose_penalty", "行政处罚法30", **LIGHTER)
    else:
        refused(citizen(born), "propose_penalty", "行政处罚法30", **LIGHTER)


@pytest.mark.parametrize(("number", "old_enough"), [("41010520120219001X", True), ("41010520120220001X", False)])
def test_the_identity_number_tells_the_birthday(number: str, old_enough: bool) -> None:
    facts = reported(**PERSON, violated_on=ACT, identifier=number)
    if old_enough:
        allowed(facts, "propose_penalty", "行政处罚法30", **LIGHTER)
    else:
        refused(facts, "propose_penalty", "行政处罚法30", **LIGHTER)


def test_what_was_established_goes_before_the_identity_number() -> None:
    facts = citizen("2000-01-01", identifier="41010520120220001X")
    allowed(facts, "propose_penalty", "行政处罚法30")


@pytest.mark.parametrize(("born", "must"), [("2008-02-20", True), ("2008-02-19", False)])
def test_under_eighteen_the_penalty_must_be_lighter(born: str, must: bool) -> None:
    facts = citizen(born)
    allowed(facts, "propose_penalty", "行政处罚法32", **LIGHTER)
    if must:
        refused(facts, "propose_penalty", "行政处罚法32")
    else:
        allowed(facts, "propose_penalty", "行政处罚法32")


def test_a_child_is_not_punished_on_the_spot() -> None:
    child = did("record_capacity", born_on="2014-01-01")
    allowed(on_the_spot(**PERSON), "make_spot_decision", "行政处罚法30")
    refused(on_the_spot(child, **PERSON), "make_spot_decision", "行政处罚法30")


def test_a_child_is_left_unpunished_with_education_and_an_order_to_the_guardian() -> None:
    child = did("record_capacity", "2026-03-05 09:00", born_on="2014-01-01")
    allowed(reported(child, **PERSON), "propose_no_penalty", "行政处罚法57(二)")
    acts = (*unpunished(), child, did("record_education"))
    refused(to_be_decided(acts=acts, **PERSON), "make_decision", "行政处罚法30")
    allowed(to_be_decided(did("order_guardian"), acts=acts, **PERSON), "make_decision", "行政处罚法30")


def test_no_guardian_is_ordered_for_a_grown_up() -> None:
    grown, child = did("record_capacity"), did("record_capacity", born_on="2014-01-01")
    refused(under_investigation(grown, **PERSON), "order_guardian", "行政处罚法30")
    allowed(under_investigation(child, **PERSON), "order_guardian", "行政处罚法30")


def test_an_organisation_has_no_age() -> None:
    refused(under_investigation(), "record_capacity", "行政处罚法30")
    allowed(under_investigation(**PERSON), "record_capacity", "行政处罚法30")


def test_what_is_established_of_the_mind_leaves_the_birthday_standing() -> None:
    """And the other way round: each stands until it is established otherwise."""
    child, mind = did("record_capacity", born_on="2012-02-21"), did("record_capacity", born_on=None, mind="full")
    refused(reported(child, mind, **PERSON, violated_on=ACT), "propose_penalty", "行政处罚法30", **LIGHTER)
    unable, grown = (
        did("record_capacity", born_on=None, mind="none"),
        did("record_capacity", born_on="2000-01-01", mind=None),
    )
    refused(reported(unable, grown, **PERSON, violated_on=ACT), "propose_penalty", "行政处罚法31")
    allowed(reported(unable, grown, mind, **PERSON, violated_on=ACT), "propose_penalty", "行政处罚法31")


def test_an_entry_of_capacity_tells_one_of_the_two() -> None:
    refused(under_investigation(**PERSON), "record_capacity", "行政处罚法30", born_on=None, mind=None)
    allowed(under_investigation(**PERSON), "record_capacity", "行政处罚法30", born_on=None, mind="full")


def test_a_minor_is_punished_less_on_the_spot_too() -> None:
    minor = did("record_capacity", born_on="2010-01-01")
    refused(on_the_spot(minor, **PERSON), "make_spot_decision", "行政处罚法32")
    allowed(on_the_spot(minor, **PERSON), "make_spot_decision", "行政处罚法32", mitigation="lighter")
    allowed(on_the_spot(**PERSON), "make_spot_decision", "行政处罚法32")
