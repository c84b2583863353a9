"""行政处罚法42: penalties are carried out by at least two officers with a certificate."""

from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import (
    allowed,
    flagged,
    on_the_spot,
    opened,
    punished_on_the_spot,
    refused,
    to_be_approved,
    to_be_decided,
    to_be_served,
    under_investigation,
    waiting_for_filing,
)
from tests.unit.built_cases import did, officer, roster
from tests.unit.sample_payloads import RECEIPT

EXPIRED = {**roster(), "officer-b": officer("officer-b", certificate_to=officer("officer-x").certificate_to)}
ALONE: dict[str, Any] = {"people": EXPIRED}


@pytest.mark.parametrize("act", ["record_inspection", "record_inquiry"])
def test_an_inspection_by_one_officer_is_a_defect(act: str) -> None:
    allowed(under_investigation(), act, "行政处罚法42")
    flagged(under_investigation(), act, "行政处罚法42", officers=["officer-a"])
    flagged(under_investigation(**ALONE), act, "行政处罚法42")


@pytest.mark.parametrize(
    ("stands", "act"),
    [(waiting_for_filing, "approve_filing"), (to_be_approved, "approve_decision"), (to_be_decided, "make_decision")],
)
def test_a_case_needs_two_certified_handlers(stands: Any, act: str) -> None:
    allowed(stands(), act, "行政处罚法42")
    refused(stands(**ALONE), act, "行政处罚法42")


def test_nobody_punishes_alone_on_the_spot() -> None:
    allowed(on_the_spot(), "make_spot_decision", "行政处罚法42")
    refused(on_the_spot(**ALONE), "make_spot_decision", "行政处罚法42")


def test_whoever_acts_holds_a_certificate_valid_that_day() -> None:
    gone: CaseFacts = under_investigation(people={**roster(), "officer-a": EXPIRED["officer-b"]})
    allowed(under_investigation(), "order_correction", "行政处罚法42")
    refused(gone, "order_correction", "行政处罚法42")


def test_the_case_is_the_handlers() -> None:
    allowed(under_investigation(), "order_correction", "行政处罚法42")
    refused(under_investigation(actor="officer-c"), "order_correction", "行政处罚法42")


def test_who_serves_is_certified() -> None:
    allowed(to_be_served(), "record_service", "行政处罚法42")
    flagged(
        to_be_served(), "record_service", "行政处罚法42", receipt={**RECEIPT, "servers": ["officer-a", "officer-x"]}
    )


def test_a_recused_handler_is_succeeded_by_a_certified_officer() -> None:
    asked = did("ask_recusal")
    facts = under_investigation(asked, actor="leader-a")
    allowed(facts, "decide_recusal", "行政处罚法42", result="recused", successor="officer-c")
    for nobody in ("officer-b", "officer-x", "reviewer-a"):
        refused(facts, "decide_recusal", "行政处罚法42", result="recused", successor=nobody)


NAMING: list[tuple[str, dict[str, Any]]] = [
    ("approve_preservation", {"requested_by": ["officer-a", "officer-b", "nobody"]}),
    ("report_crime", {"reported_by": ["officer-a", "officer-b", "nobody"]}),
    ("ask_recusal", {"person": "nobody"}),
    ("take_sample", {"officers": ["officer-a", "officer-b", "nobody"]}),
    ("add_evidence", {"no": "2", "officers": ["officer-a", "nobody"]}),
]


@pytest.mark.parametrize(("act", "stranger"), NAMING)
def test_whoever_is_named_stands_in_the_register(act: str, stranger: dict[str, Any]) -> None:
    facts = under_investigation(actor="leader-a" if act == "approve_preservation" else "officer-a")
    allowed(facts, act, "行政处罚法42", **({"no": "2"} if act == "add_evidence" else {}))
    refused(facts, act, "行政处罚法42", **stranger)


def test_whoever_collects_is_in_the_register_and_not_alone() -> None:
    allowed(punished_on_the_spot(), "collect_fine", "行政处罚法42")
    flagged(punished_on_the_spot(), "collect_fine", "行政处罚法42", officers=["officer-a"])
    refused(punished_on_the_spot(), "collect_fine", "行政处罚法42", officers=["officer-a", "officer-b", "nobody"])


def test_handlers_are_in_post() -> None:
    skipped = opened(did("skip_prompt"), step="prompt.skipped")
    allowed(skipped, "propose_filing", "行政处罚法42")
    refused(skipped, "propose_filing", "行政处罚法42", handlers=["officer-a", "nobody"])
