"""金科〔2015〕8号: prompt first, certified approvers, guidance with the decision, the opinion form with it, visits by others,
what the party says is followed up."""

from typing import Any

import pytest
from orjson import dumps
from pydantic import ValidationError

from states.actions.record_guidance import RecordGuidance
from tests.acceptance.lawful_cases import (
    allowed,
    flagged,
    on_the_spot,
    opened,
    refused,
    reported,
    served,
    to_be_approved,
    to_be_decided,
    to_be_served,
    told,
    under_investigation,
    waiting_for_filing,
    without,
)
from tests.acceptance.matter_cases import to_be_executed
from tests.unit.built_cases import case, did
from tests.unit.sample_payloads import ANSWERS, sample

UNHAPPY = did("record_party_answer", answers={**ANSWERS, "satisfaction": "unsatisfied"})
DONE = (did("record_payment"), did("check_correction"))


def test_nothing_is_filed_before_a_prompt_and_a_recheck_or_a_reason() -> None:
    allowed(opened(did("skip_prompt"), step="prompt.skipped"), "propose_filing", "金科〔2015〕8号四(1)")
    prompted = (did("issue_prompt"), did("record_recheck"))
    allowed(opened(*prompted, step="prompt.rechecked"), "propose_filing", "金科〔2015〕8号四(1)")
    refused(opened(prompted[0], step="prompt.rechecked"), "propose_filing", "金科〔2015〕8号四(1)")
    unprompted = case(did("propose_filing"), step="prompt.proposed", actor="leader-a")
    refused(unprompted, "approve_filing", "金科〔2015〕8号四(1)")


@pytest.mark.parametrize(
    ("stands", "act"), [(waiting_for_filing, "approve_filing"), (to_be_approved, "approve_decision")]
)
def test_whoever_approves_is_certified_too(stands: Any, act: str) -> None:
    allowed(stands(), act, "金科〔2015〕8号四(7)")
    refused(stands(actor="leader-x"), act, "金科〔2015〕8号四(7)")


def test_guidance_goes_with_every_decision() -> None:
    allowed(to_be_decided(), "make_decision", "金科〔2015〕8号四(1)")
    refused(to_be_decided(acts=without(told(), "record_guidance")), "make_decision", "金科〔2015〕8号四(1)")
    bare = (did("issue_prompt"), did("record_inspection"), did("add_evidence"))
    spot = case(*bare, step="inspect.on_site", procedure="penalty_simple", power="KJ-CF-018")
    allowed(on_the_spot(), "make_spot_decision", "金科〔2015〕8号四(1)")
    refused(spot, "make_spot_decision", "金科〔2015〕8号四(1)")


@pytest.mark.parametrize("missing", ["cause", "help", "correction"])
def test_guidance_without_cause_help_or_correction_is_none(missing: str) -> None:
    """Cause, help and correction stand in the record; the term to correct stands in the order that a penalty needs."""
    whole = {name: value for name, value in sample("record_guidance").items() if name != missing}
    with pytest.raises(ValidationError):
        RecordGuidance.model_validate_json(dumps(whole))
    with pytest.raises(ValidationError):
        RecordGuidance.model_validate_json(dumps({**whole, missing: " "}))
    assert RecordGuidance.model_validate_json(dumps(sample("record_guidance")))


def test_decision_and_opinion_form_stand_on_one_receipt() -> None:
    allowed(to_be_served(), "record_service", "金科〔2015〕8号四(1)")
    flagged(to_be_served(), "record_service", "金科〔2015〕8号四(1)", with_opinion_form=False)


def test_a_case_closes_when_the_party_answered_or_was_visited() -> None:
    answered, visited = did("record_party_answer"), did("record_visit")
    refused(served(*DONE, actor="leader-a"), "close_case", "金科〔2015〕8号四(1)")
    allowed(served(*DONE, answered, actor="leader-a"), "close_case", "金科〔2015〕8号四(1)")
    allowed(served(*DONE, visited, actor="leader-a", step="visit.visited"), "close_case", "金科〔2015〕8号四(1)")
    refused(served(*DONE, answered, did("assign_visit"), actor="leader-a"), "close_case", "金科〔2015〕8号四(1)")


def test_who_is_unhappy_is_followed_up_from_outside_the_section() -> None:
    refused(served(*DONE, UNHAPPY, actor="leader-a"), "close_case", "金科〔2015〕8号四(1)")
    resolved = did("resolve_complaint", by="supervisor-a")
    allowed(served(*DONE, UNHAPPY, resolved, actor="leader-a"), "close_case", "金科〔2015〕8号四(1)")
    answered: dict[str, Any] = {"step": "visit.answered", "actor": "supervisor-a"}
    allowed(served(UNHAPPY, **answered), "resolve_complaint", "金科〔2015〕8号四(1)")
    refused(served(did("record_party_answer"), **answered), "resolve_complaint", "金科〔2015〕8号四(1)")
    refused(served(UNHAPPY, step="visit.answered", actor="officer-b"), "resolve_complaint", "金科〔2015〕8号四(1)")


@pytest.mark.parametrize("step", ["serve.served", "serve.agreed", "serve.executed"])
def test_what_the_form_complains_of_is_followed_up_while_execution_goes_on(step: str) -> None:
    """The form may come back before anything is executed: the days of the task run from then (金科〔2015〕8号四(1))."""
    facts = to_be_executed(UNHAPPY, step=step, actor="supervisor-a", at="2026-03-23 09:00")
    allowed(facts, "resolve_complaint", "金科〔2015〕8号四(1)")


def test_visits_are_made_by_others_than_the_handlers() -> None:
    allowed(served(), "record_visit", "金科〔2015〕8号四(1)")
    flagged(served(), "record_visit", "金科〔2015〕8号四(1)", visitors=["officer-a", "officer-c"])


def test_a_case_is_called_major_with_a_reason_and_no_later_report_lowers_it() -> None:
    allowed(under_investigation(), "call_major", "金科〔2015〕8号四(1)")
    called = did("call_major", "2026-03-06 09:00", by="leader-a")
    refused(under_investigation(actor="officer-x"), "call_major", "行政处罚法42")
    again = did("report_investigation", "2026-03-06 10:00", major=False)
    small = did("propose_penalty", "2026-03-09 09:00")
    facts = reported(called, again, small)
    assert facts.proposed_fine < facts.rules.figure("hearing_threshold_organisation", facts.on)
    assert facts.truth["major_decision"]
    assert not reported(again, small).truth["major_decision"]
