"""Certificates (M55): their end is reminded of on a ladder, once for each rung, and an expired one is no choice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.checks import check
from models.registers import enter_officers, publish_release
from models.sweeping import next_sweep_on, sweep_due
from states.reasons import ActionRefused
from tests.integration.bureau_desk import Desk, founded, rows, sample_release
from tests.integration.one_case import OneCase, gates
from tests.integration.test_registers import certificate, changed_release, entry


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """officer-d holds a certificate to 30 June 2026, everybody else to 2028."""
    store = founded(tmp_path)
    desk = Desk(store)
    certified(desk, date(2026, 6, 30), on="2026-03-02")
    yield desk
    assert check(store) == []
    store.close()


def certified(desk: Desk, end: date, *, on: str) -> None:
    held = certificate(no="样证A010004", valid_to=end)
    who = entry("officer-d", certificate=held)
    enter_officers(desk.store, (who,), by="admin-a", effective_on=date.fromisoformat(on))


def swept(desk: Desk, day: str) -> list[tuple[str, int, str]]:
    """Receiver, days left and card of every reminder there is after a sweep on this day."""
    import orjson

    desk.at(f"{day} 08:00")
    sweep_due(desk.store, desk.store.now())
    found = [(row["receiver"], orjson.loads(row["context"])) for row in rows(desk.store, "outbox")]
    return [(who, told["days_left"], told["card"]) for who, told in found if "certificate_no" in told]


@pytest.mark.parametrize(
    ("day", "left", "card"),
    [
        ("2026-04-01", 90, "none"),
        ("2026-05-30", 31, "none"),
        ("2026-05-31", 30, "yellow"),
        ("2026-06-23", 7, "red"),
        ("2026-06-30", 0, "red"),
    ],
)
def test_the_person_and_the_keeper_of_the_register_hear_of_each_rung(
    desk: Desk, day: str, left: int, card: str
) -> None:
    assert swept(desk, day) == [("officer-d", left, card), ("admin-a", left, card)]


@pytest.mark.parametrize("day", ["2026-03-31", "2026-07-01"])
def test_a_day_before_the_first_rung_and_a_day_after_the_end_nobody_is_reminded(desk: Desk, day: str) -> None:
    assert swept(desk, day) == []


def test_each_rung_comes_once_however_often_one_sweeps_and_a_renewed_certificate_has_a_ladder_of_its_own(
    desk: Desk,
) -> None:
    days = ("2026-04-01", "2026-04-01", "2026-05-20", "2026-05-31", "2026-06-01", "2026-06-25", "2026-06-26")
    assert [len(swept(desk, day)) for day in days] == [2, 2, 2, 4, 4, 6, 6]
    certified(desk, date(2026, 9, 30), on="2026-06-27")
    assert [len(swept(desk, day)) for day in ("2026-06-27", "2026-07-01", "2026-07-02")] == [6, 6, 8]


def test_the_ladder_is_the_bureaus(desk: Desk) -> None:
    publish_release(
        desk.store, changed_release(certificate_reminders=(10,)), by="admin-a", second="leader-a", note="改为十日"
    )
    assert swept(desk, "2026-06-19") == []
    assert swept(desk, "2026-06-20") == [("officer-d", 10, "red"), ("admin-a", 10, "red")]


def test_whoever_waits_for_work_is_told_the_day_of_the_next_rung(desk: Desk) -> None:
    assert next_sweep_on(desk.store) == date(2026, 4, 1)
    swept(desk, "2026-04-01")
    assert next_sweep_on(desk.store) == date(2026, 5, 31)


HANDLERS: dict[str, Any] = {"handlers": ["officer-a", "officer-b", "officer-d"]}


@pytest.mark.parametrize(("day", "chosen"), [("2026-06-30", True), ("2026-07-01", False)])
def test_who_has_no_valid_certificate_is_not_chosen_even_beside_two_who_have(
    desk: Desk, day: str, chosen: bool
) -> None:
    case = OneCase(desk.at(f"{day} 09:00"), violated_on="2026-06-20")
    case.do("skip_prompt")
    if chosen:
        case.do("propose_filing", **HANDLERS)
        return
    with pytest.raises(ActionRefused) as refused:
        case.do("propose_filing", **HANDLERS)
    assert gates(refused) == {"chosen_certified"}
    case.do("propose_filing")


def test_the_sample_bureau_reminds_ninety_thirty_and_seven_days_before() -> None:
    assert sample_release().bureau.certificate_reminders == (90, 30, 7)
