"""行政强制法13, 50–52: what lies on a road, a waterway or a public place and cannot wait is cleared at once in the party's place,
on the head's decision, watched and signed, by nobody with a stake; a party that was away is told at once."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.release import Rules
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import execution, rules_with
from tests.unit.built_cases import case, did

DECIDED = did("decide_clearance", "2026-03-02 09:00", by="leader-a")
WHOLE: dict[str, Any] = {
    "supervisors": ["officer-a"],
    "signed": ["supervisor", "substitute", "witness"],
    "cost": 180_000,
}


def at_first(**about: Any) -> CaseFacts:
    return execution(**{"actor": "leader-a", "at": "2026-03-02 09:00", **about})


def decided(*more: Act, **about: Any) -> CaseFacts:
    return execution(DECIDED, *more, **{"step": "serve.clearing", "at": "2026-03-02 10:00", **about})


@pytest.mark.parametrize(("given", "may"), [(("代履行",), True), (("排除妨碍",), False), ((), False)])
def test_only_who_may_perform_in_the_party_s_place_clears_at_once(given: tuple[str, ...], may: bool) -> None:
    body = rules_with("coercion-execution").body
    powers = tuple(p.model_copy(update={"measures": given}) if p.code == "YL-QZ-002" else p for p in body.powers)
    own = Rules("-".join(given), body.model_copy(update={"powers": powers}))
    about: dict[str, Any] = {"procedure": "coercion_execution", "power": "YL-QZ-002", "step": "prompt.opened"}
    facts = case(with_rules=own, actor="leader-a", **about)
    judge = allowed if may else refused
    judge(facts, "decide_clearance", "行政强制法13")


def test_nobody_with_a_stake_clears() -> None:
    refused(at_first(), "decide_clearance", "行政强制法50", substitute_interested=True)
    allowed(at_first(), "decide_clearance", "行政强制法50")


def test_the_head_who_decides_does_not_carry_it_out() -> None:
    refused(at_first(), "decide_clearance", "河南省行政执法条例28(1)", handlers=["leader-a", "officer-b"])
    allowed(at_first(), "decide_clearance", "河南省行政执法条例28(1)")


def test_two_certified_officers_are_named() -> None:
    refused(at_first(), "decide_clearance", "行政强制法18(二)", handlers=["officer-a", "officer-x"])
    allowed(at_first(), "decide_clearance", "行政强制法18(二)")


def test_nothing_is_cleared_without_a_decision_nor_once_the_party_did_it() -> None:
    refused(at_first(actor="officer-a", step="serve.clearing"), "carry_out_clearance", "行政强制法52")
    allowed(decided(), "carry_out_clearance", "行政强制法52")
    performed = did("record_performance", "2026-03-02 09:30")
    refused(decided(performed), "carry_out_clearance", "行政强制法37")
    allowed(decided(), "carry_out_clearance", "行政强制法37")


@pytest.mark.parametrize(
    ("told", "clause"),
    [
        ({**WHOLE, "supervisors": []}, "行政强制法51(1)(三)"),
        ({**WHOLE, "signed": ["supervisor", "substitute"]}, "行政强制法51(1)(四)"),
        ({**WHOLE, "cost": 200_001}, "行政强制法51(2)"),
        ({**WHOLE, "violent": True}, "行政强制法51(3)"),
    ],
    ids=["nobody watched", "not signed", "beyond the budget", "violence"],
)
def test_what_the_law_asks_of_a_substitute_it_asks_here_too(told: dict[str, Any], clause: str) -> None:
    flagged(decided(), "carry_out_clearance", clause, completed=True, substituted=told)
    allowed(decided(), "carry_out_clearance", clause, completed=True, substituted=WHOLE)


def test_the_cost_is_told_when_it_is_done() -> None:
    refused(decided(), "carry_out_clearance", "行政强制法51(2)", completed=True, substituted={**WHOLE, "cost": None})
    allowed(decided(), "carry_out_clearance", "行政强制法51(2)", completed=False, substituted={**WHOLE, "cost": None})


@pytest.mark.parametrize(
    ("present", "at", "at_once"),
    [
        (False, "2026-03-03 18:00", True),
        (False, "2026-03-04 09:00", False),
        (True, "2026-03-04 09:00", True),
    ],
)
def test_a_party_that_was_away_is_told_by_the_next_working_day(present: bool, at: str, at_once: bool) -> None:
    """Cleared on Monday 2 March."""
    cleared = did("carry_out_clearance", "2026-03-02 11:00", party_present=present, completed=True, substituted=WHOLE)
    facts = decided(cleared, step="serve.cleared", at=at)
    judge = allowed if at_once else flagged
    outcome = judge(facts, "record_service", "行政强制法52")
    assert outcome.after == "serve.executed", "late or not, it is a service"


def test_the_case_closes_when_it_is_cleared_performed_or_ended() -> None:
    about: dict[str, Any] = {"actor": "leader-b", "at": "2026-03-06 09:00", "step": "close.ended"}
    half = did("carry_out_clearance", "2026-03-02 11:00", completed=False)
    refused(decided(half, **about), "close_case", "行政强制法34")
    for settled in (
        did("record_performance", "2026-03-02 11:00"),
        did("end_execution", "2026-03-02 11:00", by="leader-a"),
    ):
        allowed(decided(settled, **about), "close_case", "行政强制法34")
