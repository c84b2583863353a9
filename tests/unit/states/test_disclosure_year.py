"""政府信息公开条例49, 50: what the record tells of a year of requests for information, and until when its report is owed."""

from datetime import date
from typing import Any

import pytest

from states.acts import Act
from states.disclosure_year import REPORT, owed_told, reports_owed, titles_of_answers, year_of
from states.facts import CaseFacts
from states.vocabulary import PartyKind
from states.yearly_duty import last_day
from tests.unit.built_cases import case, did, rules

REFUSAL: dict[str, Any] = {"kind": "refused", "ground": "case_file", "reason": "影响执法。", "duty_checked": True}


def request(day: str, *more: Act, kind: PartyKind = PartyKind.PERSON) -> CaseFacts:
    """A request received on that day, looked at long afterwards."""
    asked = did("register_disclosure_request", f"{day} 09:00", by="coordinator-a")
    step, at = "inspect.received", "2027-06-01 09:00"
    return case(asked, *more, procedure="disclosure", power="KJ-GK-001", step=step, at=at, kind=kind)


def answered(day: str, *flags: str, **answer: Any) -> tuple[Act, Act]:
    told = answer or {"kind": "not_held", "searched": "没有。"}
    proposal = did("propose_answer", f"{day} 09:00", by="officer-c", **told)
    return proposal, did("answer_request", f"{day} 10:00", by="leader-a", flags=flags)


def test_a_request_counts_in_the_year_of_its_receipt_and_goes_over_to_the_next() -> None:
    cases = [
        request("2025-12-31", *answered("2026-01-05")),
        request("2026-01-01", *answered("2026-01-20"), kind=PartyKind.ORGANISATION),
        request("2026-12-31", *answered("2027-01-01")),
        request("2027-01-01"),
    ]
    found = year_of(cases, 2026)
    assert (found.carried_in, found.received.total(), found.carried_over) == (1, 2, 1)
    assert found.received == {"person": 1, "organisation": 1}
    assert found.concluded == 2
    before = year_of(cases, 2025)
    assert (before.carried_in, before.received.total(), before.carried_over) == (0, 1, 1)


def test_what_comes_in_and_over_is_what_was_concluded_and_goes_over() -> None:
    withdrawn = did("withdraw_application", "2026-03-05 09:00", by="coordinator-a")
    abandoned = did("abandon_request", "2026-03-06 09:00", by="officer-c")
    cases = [request("2026-03-02", withdrawn), request("2026-03-02", abandoned), request("2026-12-01")]
    found = year_of(cases, 2026)
    assert found.endings == {"withdraw_application": 1, "abandon_request": 1}
    assert found.carried_in + found.received.total() == found.concluded + found.carried_over


def test_answers_are_counted_by_kind_and_refusals_by_ground() -> None:
    at_once = did("answer_on_the_spot", "2026-03-02 10:00", by="officer-c", kind="public", access="门户网站")
    given = did("supply_on_the_spot", "2026-03-02 10:00", by="officer-c")
    cases = [
        request("2026-03-02", *answered("2026-03-10", **REFUSAL)),
        request("2026-03-02", at_once),
        request("2026-03-02", given),
        request("2026-03-02", *answered("2026-03-10")),
    ]
    found = year_of(cases, 2026)
    assert {kind: n for kind, _, n in titles_of_answers(found) if n} == {
        "refused": 1,
        "public": 1,
        "supplied": 1,
        "not_held": 1,
    }
    assert found.grounds == {"case_file": 1}


def test_answers_in_time_and_late_are_told_apart() -> None:
    cases = [
        request("2026-03-02", *answered("2026-03-30")),
        request("2026-03-02", *answered("2026-04-10", "decision_in_time")),
        request("2026-11-02"),
        request("2026-12-31"),
    ]
    found = year_of(cases, 2026)
    assert (found.in_time, found.late, found.carried_over, found.late_now) == (1, 1, 2, 1)


def _result(day: str) -> Act:
    return did("record_review_result", f"{day} 09:00", kind="reconsideration", result="upheld", file_no="1")


def test_remedies_count_while_they_are_open_or_end_in_the_year() -> None:
    def contested(came: str, result: str | None) -> CaseFacts:
        told = did("record_review", f"{came} 09:00", kind="reconsideration", procedure="ordinary", file_no="1")
        more = () if result is None else (_result(result),)
        return request("2025-10-09", *answered("2025-10-20"), told, *more)

    found = year_of(
        [
            contested("2025-11-03", "2025-12-30"),
            contested("2025-11-03", "2026-01-05"),
            contested("2026-12-01", "2027-01-05"),
            contested("2026-12-01", None),
            contested("2027-01-04", None),
        ],
        2026,
    )
    assert found.reconsiderations == {"upheld": 1, "open": 2}
    assert found.lawsuits == {}


def test_a_report_is_owed_before_31_january() -> None:
    """政府信息公开条例49(1): 1月31日前, read without the day itself; it does not roll."""
    assert last_day(rules(), REPORT, 2026) == date(2027, 1, 30)
    assert last_day(rules(), REPORT, 2024) == date(2025, 1, 30)


@pytest.mark.parametrize(
    ("today", "entered", "told"),
    [
        (date(2027, 1, 1), (), "尚未登记（还有29日）"),
        (date(2027, 1, 30), (), "尚未登记（还有0日）"),
        (date(2027, 1, 31), (), "已逾期1日"),
        (date(2027, 2, 1), (2026,), None),
        (date(2026, 12, 31), (), None),
    ],
)
def test_what_is_owed_is_told_until_it_is_entered(today: date, entered: tuple[int, ...], told: str | None) -> None:
    owed = reports_owed(rules(), today, date(2026, 3, 2), entered)
    assert [owed_told(year, due, today).rpartition("，")[2] for year, due in owed] == ([told] if told else [])


def test_every_year_since_the_first_case_is_owed_until_it_is_entered() -> None:
    owed = reports_owed(rules(), date(2028, 5, 8), date(2025, 11, 3), (2026,))
    assert [year for year, _ in owed] == [2025, 2027]
    assert reports_owed(rules(), date(2028, 5, 8), None, ()) == []


def test_of_a_year_that_runs_late_is_what_is_late_today() -> None:
    asked = did("register_disclosure_request", "2026-11-30 09:00", by="coordinator-a")
    about: dict[str, Any] = {"procedure": "disclosure", "power": "KJ-GK-001", "step": "inspect.received"}
    days = ("2026-12-28 09:00", "2026-12-29 09:00")
    assert [year_of([case(asked, **about, at=at)], 2026).late_now for at in days] == [0, 1]
