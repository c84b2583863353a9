"""行政复议法20(1), 行政诉讼法46(1): what the bureau changed in a decision is an act of its own; the days to contest it, as shown and
as printed, run from its service."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, punished_on_the_spot, refused, served
from tests.acceptance.matter_cases import levied
from tests.unit.built_cases import did

CHANGED = did("annul_decision", "2026-04-20 09:00", by="leader-a", what="change", ground="excessive", fine=70_000)
ANNULLED = did("annul_decision", "2026-04-20 09:00", by="leader-a", what="annul")
CORRECTED = did("correct_decision", "2026-04-20 09:00", by="leader-a")


def told(kind: str = "annulment_decision", at: str = "2026-04-22 09:00", **about: Any) -> Act:
    return did("record_paper_service", at, kind=kind, **about)


def running(facts: CaseFacts) -> dict[str, str]:
    """The last days to contest the decision that run now."""
    of_remedies = ("reconsideration", "lawsuit")
    return {t.key: t.due.due.isoformat() for t in facts.terms if t.key in of_remedies and t.state == "running"}


FROM_THE_DECISION = {"reconsideration": "2026-05-19", "lawsuit": "2026-09-20"}
FROM_THE_CHANGE = {"reconsideration": "2026-06-22", "lawsuit": "2026-10-22"}  # 21 June is a Sunday


@pytest.mark.parametrize(
    ("acts", "last_days"),
    [
        ((), FROM_THE_DECISION),
        ((CHANGED,), FROM_THE_DECISION),
        ((CHANGED, told()), FROM_THE_CHANGE),
        ((CHANGED, told("urging_letter")), FROM_THE_DECISION),
        ((CHANGED, told(), told(at="2026-04-29 09:00")), FROM_THE_CHANGE),
        ((ANNULLED, told()), FROM_THE_DECISION),
        ((CORRECTED, told("decision_correction")), FROM_THE_DECISION),
    ],
    ids=["as decided", "not told yet", "told", "another paper", "told twice", "annulled", "corrected"],
)
def test_the_days_run_from_the_service_of_the_change(acts: tuple[Act, ...], last_days: dict[str, str]) -> None:
    assert running(served(*acts, at="2026-05-06 09:00")) == last_days


def test_a_service_with_a_defect_tells_nothing() -> None:
    unsound = did("record_paper_service", "2026-04-22 09:00", kind="annulment_decision", flags=("receipt_proves",))
    assert running(served(CHANGED, unsound, at="2026-05-06 09:00")) == FROM_THE_DECISION


def test_a_second_change_is_told_anew() -> None:
    again = did("annul_decision", "2026-05-06 09:00", by="leader-a", what="change", ground="excessive", fine=65_000)
    facts = served(CHANGED, told(), again, told(at="2026-05-08 09:00"), at="2026-05-11 09:00")
    assert running(facts) == {"reconsideration": "2026-07-07", "lawsuit": "2026-11-09"}


def test_so_for_a_levy_and_on_the_spot() -> None:
    lowered = did("annul_levy", "2026-04-20 09:00", by="leader-a", what="change")
    assert running(levied(at="2026-04-20 09:00"))["reconsideration"] == "2026-05-15"
    assert running(levied(lowered, told("levy_annulment"), at="2026-05-06 09:00")) == FROM_THE_CHANGE
    spot = punished_on_the_spot(CHANGED, told(), at="2026-05-06 09:00")
    assert running(spot) == {"reconsideration": "2026-06-22"}


ANEW = did(
    "correct_decision", "2026-04-23 09:00", by="leader-a", where="remedies",
    was="三个月内向人民法院起诉", now="六个月内向人民法院起诉",
)  # fmt: skip
URGED = did("record_paper_service", "2026-04-24 09:00", kind="urging_letter")


@pytest.mark.parametrize(
    ("acts", "over"),
    [
        ((CHANGED, ANEW, told("decision_correction", "2026-04-24 10:00")), False),
        ((CHANGED, told(), ANEW), False),
        ((CHANGED, ANEW, told("annulment_decision", "2026-04-24 10:00")), False),
        ((CHANGED, told(), ANEW, told("decision_correction", "2026-04-24 10:00")), True),
        ((CHANGED, ANEW, told("decision_correction", "2026-04-24 10:00"), told(at="2026-04-24 11:00")), True),
    ],
    ids=["the change is not served", "the remedies are not", "nor are they here", "both are", "in the other order"],
)
def test_a_change_and_the_remedies_told_anew_must_both_be_served(acts: tuple[Act, ...], over: bool) -> None:
    """行政强制法53: nobody is brought to court over a change that was never told, whatever else was."""
    urged = did("urge_performance", "2026-04-24 08:00")
    facts = served(*acts, urged, URGED, actor="leader-a", at="2026-11-05 09:00")
    (allowed if over else refused)(facts, "apply_to_court", "行政强制法53")


@pytest.mark.parametrize(
    ("acts", "last_days"),
    [
        ((told(), ANEW, told("decision_correction", "2026-04-24 09:00")), "2026-06-23"),
        ((ANEW, told("decision_correction", "2026-04-24 09:00"), told(at="2026-04-27 09:00")), "2026-06-26"),
    ],
)
def test_the_days_run_from_the_service_that_came_last(acts: tuple[Act, ...], last_days: str) -> None:
    facts = served(CHANGED, *acts, at="2026-05-06 09:00")
    assert facts.truth["remedy_told"]
    assert running(facts)["reconsideration"] == last_days
