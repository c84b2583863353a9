"""M07, M26, M32, M34: counts from the record, each equal to what lies in the box."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from states.facts import CaseFacts
from states.tallies import SUBJECTS, Forms, Prompts, tally
from tests.acceptance.lawful_cases import opened, served
from tests.acceptance.matter_cases import guidance
from tests.unit.built_cases import did
from tests.unit.sample_payloads import ANSWERS

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def counted(*cases: CaseFacts, first: str = "2026-01-01", last: str = "2026-12-31") -> Any:
    return tally(cases, date.fromisoformat(first), date.fromisoformat(last))


def test_guidance_is_counted_by_month_and_form_in_cases_and_outside_them() -> None:
    inside = opened(
        did("record_guidance", "2026-03-31 09:00", form="coach"),
        did("record_guidance", "2026-04-01 09:00", form="coach"),
        did("record_guidance", "2026-04-02 09:00", form="remind"),
    )
    outside = guidance(
        did("plan_guidance", "2026-04-02 09:00", form="remind"), did("give_guidance", "2026-04-03 09:00")
    )
    assert counted(inside, outside).guidance == {
        "2026-03": Counter(coach=1),
        "2026-04": Counter(coach=1, remind=2),
    }


@pytest.mark.parametrize(("first", "last", "there"), [("2026-03-31", "2026-03-31", True),
                                                      ("2026-04-01", "2026-04-30", False)])  # fmt: skip
def test_what_lies_outside_the_period_is_not_counted(first: str, last: str, there: bool) -> None:
    found = counted(opened(did("record_guidance", "2026-03-31 23:00", form="coach")), first=first, last=last)
    assert bool(found.guidance) is there


def test_the_share_of_prompted_parties_that_complied_follows_from_the_rechecks() -> None:
    prompt = did("issue_prompt", "2026-03-02 09:00")
    cases = [
        opened(prompt, did("record_recheck", "2026-03-16 09:00", violation=False)),
        opened(prompt, did("record_recheck", "2026-03-16 09:00", violation=True, corrected=True)),
        opened(prompt, did("record_recheck", "2026-03-16 09:00", violation=True)),
        opened(prompt),
        opened(did("skip_prompt", "2026-03-02 09:00")),
    ]
    assert counted(*cases).prompts == Prompts(prompted=4, rechecked=3, complied=2)


def test_forms_returned_in_time_late_or_not_are_told_apart() -> None:
    """Served on 20 March: ten working days end on 3 April."""
    due = next(term.due.due for term in served().terms if term.key == "form_return")
    in_time = served(did("record_party_answer", f"{due} 18:00"), at="2026-05-01 09:00")
    late = served(did("record_party_answer", f"{due.replace(day=due.day + 1)} 09:00"), at="2026-05-01 09:00")
    visited = served(did("record_visit", "2026-04-20 09:00"), at="2026-05-01 09:00")
    found = counted(in_time, late, visited, served()).forms
    assert found == Forms(served=4, on_time=1, late=1, visited=1, waiting=1)
    assert found.returned == 2


def test_the_five_subjects_are_counted_by_section_with_n() -> None:
    poor = {**ANSWERS, "work_style": "poor", "satisfaction": "unsatisfied"}
    happy, unhappy = (
        did("record_party_answer", "2026-03-25 09:00"),
        did("record_visit", "2026-03-26 09:00", answers=poor),
    )
    (section,) = counted(served(happy), served(unhappy)).answers.values()
    assert {subject: counts.total() for subject, counts in section.items()} == dict.fromkeys(SUBJECTS, 2)
    assert section["satisfaction"] == Counter(satisfied=1, unsatisfied=1)
    assert section["work_style"] == Counter(good=1, poor=1)


def test_no_sum_of_fines_is_counted() -> None:
    """行政处罚法74: fines are never a target."""
    assert "fine" not in " ".join(vars(counted(served()))).lower()
