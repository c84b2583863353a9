"""The terms of a case as they stand, stood or will stand on a chosen day (期限预览)."""

from datetime import date

import pytest

from states.forecast import TermOn, facts_on, terms_on
from tests.unit.built_cases import did
from tests.unit.case_builders import facts_of, served

FILED = (did("propose_filing", "2026-03-02 09:00"), did("approve_filing", "2026-03-02 10:00", by="leader-a"))


def test_a_term_is_told_whole() -> None:
    assert terms_on(facts_of(*FILED), date(2026, 5, 29)) == [
        TermOn(
            case_no="2026-0001",
            key="decision_period",
            title="立案后作出处罚决定的期限",
            clause="行政处罚法60",
            started_on="2026-03-02",
            due=date(2026, 6, 1),
            state="running",
            days_left=3,
            card="red",
            provisional=False,
            explains="自2026年3月2日次日起算90日；期满日2026年5月31日（周日）为休息日，"
            "依民事诉讼法85(3)顺延至其后第一个工作日；末日为2026年6月1日",
        )
    ]


@pytest.mark.parametrize(
    ("day", "left", "card"),
    [(date(2026, 3, 2), 91, "none"), (date(2026, 6, 1), 0, "red"), (date(2026, 6, 2), -1, "red")],
)
def test_the_days_left_are_counted_from_the_chosen_day(day: date, left: int, card: str) -> None:
    (term,) = terms_on(facts_of(*FILED), day)
    assert (term.days_left, term.card, term.state) == (left, card, "running")


def test_on_a_day_before_the_case_was_opened_there_is_none() -> None:
    facts = facts_of(*FILED)
    assert facts_on(facts, date(2026, 3, 1)) is None
    assert terms_on(facts, date(2026, 3, 1)) == []


def test_a_day_is_looked_at_as_it_ended_with_what_was_on_record_then() -> None:
    facts = facts_of(*served(), step="serve.served", at="2026-03-30 09:00")
    then = facts_on(facts, date(2026, 3, 2))
    assert then is not None
    assert {act.on for act in then.acts} == {date(2026, 3, 2)}
    assert then.at.isoformat() == then.recorded.isoformat() == "2026-03-02T23:59:00+08:00"
    assert then.step == then.acts[-1].step


def test_terms_that_ended_are_told_only_if_asked_for_and_all_the_first_to_end_first() -> None:
    facts = facts_of(*served(), step="serve.served", at="2026-03-30 09:00")
    running = terms_on(facts, date(2026, 3, 30))
    assert [term.key for term in running] == [
        "form_return",
        "payment",
        "reconsideration",
        "lawsuit",
        "urging_time",
        "court_application",
    ]
    every = terms_on(facts, date(2026, 3, 30), ended=True)
    assert [t.due for t in every] == sorted(t.due for t in every)
    over = [term for term in every if term not in running]
    assert {"decision_period", "service_period"} <= {term.key for term in over}
    assert {(term.state, term.card) for term in over if term.key == "decision_period"} == {("met", "none")}
