"""M34, M35: what a party complained of is read by supervisors outside the handling section, and by nobody it is about."""

from typing import Any

import pytest

from states.confidential import WITHHELD, may_read, told_to
from tests.acceptance.lawful_cases import served
from tests.unit.built_cases import officer, roster
from tests.unit.sample_payloads import ANSWERS, data

UNHAPPY = {**ANSWERS, "misconduct": "some"}


@pytest.mark.parametrize(
    ("reader", "reads"),
    [("supervisor-a", True), ("officer-a", False), ("officer-c", False), ("leader-a", False), (None, False),
     ("nobody", False)],
)  # fmt: skip
def test_a_supervisor_reads_complaints_and_nobody_else(reader: str | None, reads: bool) -> None:
    assert may_read(served(), reader) is reads


def test_a_supervisor_of_the_handling_section_does_not() -> None:
    own = officer("supervisor-a", section=officer("officer-a").section)
    assert not may_read(served(people={**roster(), "supervisor-a": own}), "supervisor-a")


@pytest.mark.parametrize(
    ("act", "told", "hidden"),
    [
        ("record_party_answer", {"answers": UNHAPPY}, {"answers"}),
        ("record_party_answer", {"anonymous": True}, {"answers"}),
        ("record_party_answer", {}, set()),
        ("record_visit", {"answers": UNHAPPY}, {"answers", "minutes"}),
        ("record_visit", {}, set()),
        ("resolve_complaint", {}, {"finding", "facts", "measure", "answer_to_party"}),
        ("record_guidance", {}, set()),
    ],
)
def test_what_is_hidden_from_the_handler_is_read_by_the_supervisor(
    act: str, told: dict[str, Any], hidden: set[str]
) -> None:
    whole = data(act, **told)
    seen = told_to(served(), "officer-a", act, whole)
    assert {name for name, value in seen.items() if value == WITHHELD} == hidden
    assert {name: value for name, value in seen.items() if name not in hidden} == {
        name: value for name, value in whole.items() if name not in hidden
    }
    assert told_to(served(), "supervisor-a", act, whole) == whole
