"""What no form can hold, and who cannot have sent it: named by its field before anything is stored."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.casework import open_case
from models.checks import check
from tests.integration.bureau_desk import Desk, founded, opening
from tests.integration.test_bad_input import deep, education, refused
from tests.unit.sample_payloads import sample

NAMES = {
    "nothing": "",
    "half a character": "\ud800",
    "a zero byte": "a\x00b",
    "two lines": "a\nb",
    "text turned round": "a\u202eb",
    "too long": "k" * 201,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = founded(tmp_path_factory.mktemp("bad-input"))
    yield Desk(store)
    assert check(store) == []
    store.close()


@pytest.fixture
def no(desk: Desk) -> str:
    return desk.open()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1.5])
def test_a_number_that_is_none_is_not_read_as_left_empty(desk: Desk, no: str, value: float) -> None:
    """An amount that need not be named, so that nothing else would notice."""
    given = sample("propose_penalty", sanctions=["fine"], confiscation=value)
    error = refused(desk, desk.command(no, "propose_penalty", given), noted=0)
    assert error.field == "confiscation"


@pytest.mark.parametrize("value", [2**64, "\ud800", deep(300), {1: 2}, float("nan")], ids=lambda v: type(v).__name__)
def test_what_no_form_can_hold_is_refused_by_the_name_of_its_field(desk: Desk, no: str, value: Any) -> None:
    given = sample("correct_record", corrected={"content": value})
    error = refused(desk, desk.command(no, "correct_record", given), noted=0)
    assert error.field.startswith("corrected")
    assert not any(word in str(error) for word in ("Integer", "Recursion", "UTF", "str"))


@pytest.mark.parametrize("name", list(NAMES.values()), ids=list(NAMES))
@pytest.mark.parametrize("field", ["actor", "key"])
def test_who_acts_and_under_which_key_is_one_readable_line(desk: Desk, no: str, field: str, name: str) -> None:
    command = education(desk, no, **{field: name})
    assert refused(desk, command, noted=0).field == field


def test_a_day_before_the_rules_began_is_a_mistake_of_whoever_enters_it(tmp_path: Path) -> None:
    desk = Desk(founded(tmp_path))
    before = datetime(2023, 12, 29, 1, tzinfo=UTC)  # the term of reconsideration is in force from 2024
    no = open_case(desk.store, opening(violated_on="2019-01-01"), actor="officer-a", key="old",
                   occurred_at=datetime(2020, 6, 1, 1, tzinfo=UTC)).case_no  # fmt: skip
    command = replace(desk.command(no, "approve_filing", sample("approve_filing"), "leader-a"), occurred_at=before)
    error = refused(desk, command, noted=1)
    assert error.field == "occurred_at"
    desk.store.close()
