"""M29: what is large is a dated figure of the configuration; a case is judged by the figure of the day it was proposed."""

from datetime import date
from typing import Any

import pytest

from config.schema.release import ReleaseBody
from states.config_checks import check_release
from states.facts import CaseFacts
from states.release import Rules
from states.terms import RuleNotInForceError
from tests.acceptance.lawful_cases import investigation
from tests.unit.built_cases import case, did, rules
from tests.unit.case_builders import with_procedures

KEY = "hearing_threshold_organisation"
LOW, HIGH = 80_000, 160_000


def thresholds(*rows: dict[str, Any], key: str = KEY) -> ReleaseBody:
    """The sample release with these texts of one figure."""
    body = rules().body
    (known,) = [figure for figure in body.figures if figure.key == key]
    others = [figure for figure in body.figures if figure.key != key]
    return body.model_copy(update={"figures": (*others, *(known.model_copy(update=row) for row in rows))})


RAISED = thresholds({"value": LOW, "until": date(2026, 3, 9)}, {"value": HIGH, "in_force": date(2026, 3, 10)})
"""From 10 March on a fine is large at twice the amount."""


def proposed(day: str, fine: int, at: str = "2026-03-20 09:00") -> CaseFacts:
    acts = (*investigation(), did("propose_penalty", f"{day} 09:00", fine=fine))
    return case(*acts, step="decide.proposed", at=at, with_rules=Rules("0" * 64, RAISED))


@pytest.mark.parametrize(
    ("day", "fine", "large"),
    [
        ("2026-03-09", LOW - 1, False),
        ("2026-03-09", LOW, True),
        ("2026-03-10", LOW, False),
        ("2026-03-10", HIGH - 1, False),
        ("2026-03-10", HIGH, True),
    ],
)
def test_what_is_large_is_told_by_the_figure_of_the_day_of_the_proposal(day: str, fine: int, large: bool) -> None:
    facts = proposed(day, fine)
    assert facts.truth["hearing_due"] is large
    assert facts.truth["major_decision"] is large
    assert facts.truth["review_due"] is large


def test_texts_that_follow_each_other_pass_the_check_and_overlapping_ones_do_not() -> None:
    assert check_release(with_procedures("penalty_general", "penalty_simple", body=RAISED)) == []
    twice = thresholds({"value": LOW, "until": date(2026, 3, 10)}, {"value": HIGH, "in_force": date(2026, 3, 10)})
    assert [problem.where for problem in check_release(with_procedures(body=twice))] == [f"数值 {KEY}"]


def test_two_texts_without_a_day_are_no_release() -> None:
    body = thresholds({"value": LOW}, {"value": HIGH})
    with pytest.raises(ValueError, match="figures"):
        ReleaseBody.model_validate_json(body.model_dump_json())


def test_a_figure_that_is_not_asked_for_a_day_has_none() -> None:
    wrong = thresholds({"until": date(2026, 12, 31)}, key="child_age")
    assert [problem.where for problem in check_release(with_procedures(body=wrong))] == ["数值 child_age"]


def test_on_a_day_without_a_text_there_is_no_figure() -> None:
    ended = Rules("0" * 64, thresholds({"value": LOW, "until": date(2026, 3, 9)}))
    assert ended.figure(KEY, date(2026, 3, 9)) == LOW
    with pytest.raises(RuleNotInForceError):
        ended.figure(KEY, date(2026, 3, 10))


def test_a_release_older_than_a_figure_says_what_to_do() -> None:
    body = rules().body
    without = body.model_copy(update={"figures": tuple(f for f in body.figures if f.key != "leaders_at_least")})
    with pytest.raises(RuleNotInForceError, match="请先改用现行版本"):
        Rules("older", without).figure("leaders_at_least")
