"""行政处罚法46: eight kinds of evidence, each verified before use; what was unlawfully obtained founds nothing."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.acceptance.lawful_cases import (
    allowed,
    case_after_recheck,
    flagged,
    on_the_spot,
    refused,
    reported,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
    without,
)
from tests.unit.built_cases import did
from tests.unit.sample_payloads import payload

KINDS = (
    "document",
    "object",
    "audio_visual",
    "electronic",
    "testimony",
    "party_statement",
    "expert_opinion",
    "site_record",
)
SECOND = did("add_evidence", "2026-03-04 12:00", no="2")
CITING_SECOND: dict[str, Any] = {"evidence_items": ["2"]}
BOTH = [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")]


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_eight_kinds_of_evidence(kind: str) -> None:
    allowed(under_investigation(), "add_evidence", "行政处罚法46", no="2", kind=kind)


def test_there_is_no_ninth_kind() -> None:
    with pytest.raises(ValidationError):
        payload("add_evidence", kind="rumour")


def test_what_was_unlawfully_obtained_stays_on_file_and_founds_nothing() -> None:
    bare = without(told(), "add_evidence")
    unlawful = flagged(under_investigation(), "add_evidence", "行政处罚法46", no="2", lawfully=False).act
    refused(to_be_approved(unlawful, acts=bare), "approve_decision", "行政处罚法40")
    allowed(to_be_approved(acts=(SECOND, *bare)), "approve_decision", "行政处罚法40")


@pytest.mark.parametrize(("true", "founds"), [(True, True), (False, False), (None, False)])
def test_only_what_was_verified_founds_a_decision(true: bool | None, founds: bool) -> None:
    unverified = did("add_evidence", "2026-03-04 10:00", verified=False)
    checked = () if true is None else (did("verify_evidence", "2026-03-04 15:00", true=true),)
    facts = to_be_approved(acts=(unverified, *checked, *without(told(), "add_evidence")))
    if founds:
        allowed(facts, "approve_decision", "行政处罚法40")
    else:
        refused(facts, "approve_decision", "行政处罚法40")


@pytest.mark.parametrize(
    ("spoiled", "stands"),
    [
        ((), True),
        ((did("exclude_evidence", by="leader-a", evidence="2"),), False),
        ((did("verify_evidence", evidence="2", true=False),), False),
    ],
)
def test_a_proposal_rests_on_items_that_stand(spoiled: tuple[Any, ...], stands: bool) -> None:
    facts = reported(SECOND, *spoiled)
    if stands:
        allowed(facts, "propose_penalty", "行政处罚法46", **CITING_SECOND)
    else:
        refused(facts, "propose_penalty", "行政处罚法46", **CITING_SECOND)
    refused(facts, "propose_penalty", "行政处罚法46", evidence_items=["9"])


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_an_excluded_item_cannot_support_the_decision(stands: Any, act: str) -> None:
    acts = told(evidence_items=["1"])
    excluded = did("exclude_evidence", by="leader-a", evidence="2")
    allowed(stands(SECOND, excluded, acts=acts), act, "行政处罚法46")
    refused(stands(SECOND, excluded, acts=told(**CITING_SECOND)), act, "行政处罚法46")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_a_dispute_about_evidence_is_decided_first(stands: Any, act: str) -> None:
    known, disputed = (SECOND, *told()), did("challenge_evidence", evidence="2")
    refused(stands(disputed, acts=known), act, "行政处罚法46")
    for decided in ("uphold_evidence", "exclude_evidence"):
        allowed(stands(disputed, did(decided, by="leader-a", evidence="2"), acts=known), act, "行政处罚法46")


@pytest.mark.parametrize("act", ["challenge_evidence", "verify_evidence"])
def test_only_what_is_on_file_is_disputed_or_verified(act: str) -> None:
    allowed(under_investigation(), act, "行政处罚法46")
    refused(under_investigation(), act, "行政处罚法46", evidence="9")


def test_only_what_is_disputed_is_upheld() -> None:
    refused(under_investigation(actor="leader-a"), "uphold_evidence", "行政处罚法46")
    allowed(under_investigation(did("challenge_evidence"), actor="leader-a"), "uphold_evidence", "行政处罚法46")


def test_a_case_ends_after_the_prompt_on_evidence_only() -> None:
    taught = did("record_education")
    refused(case_after_recheck(taught, violation=False), "end_after_prompt", "行政处罚法46")
    allowed(case_after_recheck(taught, did("add_evidence"), violation=False), "end_after_prompt", "行政处罚法46")


def test_on_the_spot_too_what_is_disputed_is_decided_first() -> None:
    disputed = did("challenge_evidence")
    refused(on_the_spot(disputed), "make_spot_decision", "行政处罚法46")
    allowed(on_the_spot(disputed, did("uphold_evidence", by="leader-a")), "make_spot_decision", "行政处罚法46")
