"""Registers: officers as of a day, releases by two people, and what is pinned stays pinned."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from config.schema.bureau import OfficerEntry
from config.schema.release import ReleaseBody
from models.casework import perform
from models.checks import check
from models.database import Store
from models.registers import ReleaseRefused, enter_officers, publish_release
from models.store_errors import StoreRefused
from states.reasons import ActionRefused, CommandInvalid
from tests.integration.bureau_desk import Desk, contents, events, founded, rows, sample_officers, sample_release, table
from tests.integration.one_case import OneCase, gates
from tests.unit.sample_payloads import sample


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def entry(officer_id: str, **changes: Any) -> OfficerEntry:
    """An officer of the sample bureau, some things otherwise."""
    known = next(officer for officer in sample_officers() if officer.id == officer_id)
    return OfficerEntry.model_validate({**known.model_dump(), **changes})


def enters(desk: Desk, *entries: OfficerEntry, on: str, by: str = "admin-a") -> int:
    return enter_officers(desk.store, entries, by=by, effective_on=date.fromisoformat(on))


def certificate(**changes: Any) -> dict[str, Any]:
    days = {"valid_from": date(2026, 1, 1), "valid_to": date(2029, 12, 31)}
    return {"no": "样证A010005", "field": "科学技术", **days, **changes}


def changed_release(**bureau: Any) -> ReleaseBody:
    """A release that differs in what the bureau says of itself."""
    body = sample_release()
    return body.model_copy(update={"bureau": body.bureau.model_copy(update=bureau)})


def publishes(store: Store, body: ReleaseBody, *, by: str = "admin-a", second: str = "leader-a") -> str:
    return publish_release(store, body, by=by, second=second, note="修订")


# ---- officers --------------------------------------------------------------------------------------------------------


def test_an_entry_equal_to_the_one_in_force_adds_nothing(desk: Desk) -> None:
    before = contents(desk.store)
    assert enters(desk, *sample_officers(), on="2026-03-02") == 0
    assert contents(desk.store) == before


def test_a_changed_entry_is_a_further_version_and_the_old_one_stays(desk: Desk) -> None:
    before = rows(desk.store, "officer")
    assert enters(desk, entry("officer-a", section="执法二科"), on="2026-03-02") == 1
    after = rows(desk.store, "officer")
    assert [row for row in after if row in before] == before
    new = next(row for row in after if row not in before)
    assert (new["officer_id"], new["version"], new["section"]) == ("officer-a", 2, "执法二科")
    assert events(desk.store, "bureau")[-1]["by"] == "admin-a"


@pytest.mark.parametrize("by", ["officer-a", "leader-a", "nobody", "setup"])
def test_once_there_are_people_only_an_administrator_enters_officers(desk: Desk, by: str) -> None:
    before = contents(desk.store)
    with pytest.raises(CommandInvalid, match="有权"):
        enters(desk, entry("officer-a", section="执法二科"), on="2026-03-02", by=by)
    assert contents(desk.store) == before


def test_a_version_counts_from_its_day_on(desk: Desk) -> None:
    case = OneCase(desk)
    enters(desk, entry("officer-b", state="suspended"), on="2026-03-10")
    assert case.do("record_inspection").flags == ()
    desk.at("2026-03-09 23:59")
    assert case.do("record_inspection").flags == ()
    desk.at("2026-03-10 00:00")
    with pytest.raises(ActionRefused) as refusal:
        case.do("record_inspection")
    assert gates(refusal) == {"known_officers"}


def test_a_certificate_entered_later_for_an_earlier_day_does_not_change_what_was_judged(desk: Desk) -> None:
    """The flag of the time stays, the record still replays (I3), and what is entered from now on sees the certificate."""
    case = OneCase(desk)
    first = case.do("record_inspection", officers=["officer-a", "officer-x"])
    assert [flag["gate"] for flag in first.flags] == ["two_certified_officers"]
    desk.later(days=3)
    enters(desk, entry("officer-x", certificate=certificate()), on="2026-01-01")
    assert check(desk.store) == []
    assert desk.facts(case.no).acts[first.seq - 1].flags == {"two_certified_officers"}
    assert case.do("record_inspection", officers=["officer-a", "officer-x"]).flags == ()


def test_a_certificate_taken_away_later_for_an_earlier_day_does_not_flag_what_was_judged(desk: Desk) -> None:
    case = OneCase(desk)
    assert case.do("record_inspection").flags == ()
    desk.later(days=3)
    enters(desk, entry("officer-b", certificate=None), on="2026-01-01")
    assert check(desk.store) == []
    assert case.so("sound_inspection")
    assert [flag["gate"] for flag in case.do("record_inspection").flags] == ["two_certified_officers"]


def test_an_act_entered_late_is_judged_by_the_register_of_its_own_day(desk: Desk) -> None:
    case = OneCase(desk)
    enters(desk, entry("officer-b", state="left"), on="2026-03-10")
    desk.at("2026-03-12 09:00")
    command = desk.command(case.no, "record_inspection", sample("record_inspection"))
    on_the_ninth = replace(command, occurred_at=datetime(2026, 3, 9, 1, tzinfo=UTC))
    assert perform(desk.store, on_the_ninth).flags == ()


def test_the_event_keeps_who_acted_as_the_register_told_it_then(desk: Desk) -> None:
    case = OneCase(desk)
    case.do("record_education")
    enters(desk, entry("officer-a", name="赵改名"), on="2026-03-02")
    case.do("record_education")
    told = [body["actor"]["name"] for body in events(desk.store, case.no)]
    assert told == ["赵样例", "赵样例", "赵改名"]


# ---- releases --------------------------------------------------------------------------------------------------------


def test_a_release_takes_two_people(desk: Desk) -> None:
    before = contents(desk.store)
    with pytest.raises(CommandInvalid, match="不得为同一人"):
        publishes(desk.store, changed_release(contact="新联系人"), second="admin-a")
    assert contents(desk.store) == before


@pytest.mark.parametrize(
    ("by", "second"),
    [("officer-a", "leader-a"), ("admin-a", "officer-a"), ("nobody", "leader-a"), ("leader-a", "admin-a")],
)
def test_both_must_be_entitled(desk: Desk, by: str, second: str) -> None:
    before = contents(desk.store)
    with pytest.raises(CommandInvalid, match="有权"):
        publishes(desk.store, changed_release(contact="新联系人"), by=by, second=second)
    assert contents(desk.store) == before


def test_the_same_release_again_is_the_same_release(desk: Desk) -> None:
    before = contents(desk.store)
    assert publishes(desk.store, sample_release()) == rows(desk.store, "release")[0]["digest"]
    assert contents(desk.store) == before


def test_a_release_that_does_not_hold_together_is_refused_and_the_old_one_stays(desk: Desk) -> None:
    body = sample_release()
    broken = body.model_copy(update={"templates": {}})
    before = contents(desk.store)
    with pytest.raises(ReleaseRefused) as refusal:
        publishes(desk.store, broken)
    assert refusal.value.problems
    assert contents(desk.store) == before


def longer_to_ask_the_court(**term: Any) -> ReleaseBody:
    """A release in which a limit told from memory (行诉解释153) is longer: the bureau would have more time."""
    body = sample_release()
    terms = [rule.model_copy(update=term) if rule.key == "judgment_application" else rule for rule in body.terms]
    return body.model_copy(update={"terms": tuple(terms)})


def test_two_people_alone_do_not_loosen_what_nobody_read_in_the_law(desk: Desk) -> None:
    before = contents(desk.store)
    with pytest.raises(ReleaseRefused, match="judgment_application：24个月改为30个月；放宽须有注明日期的依据"):
        publishes(desk.store, longer_to_ask_the_court(amount=30))
    assert contents(desk.store) == before
    publishes(desk.store, longer_to_ask_the_court(amount=12))


def test_a_release_is_never_changed_or_taken_away(desk: Desk) -> None:
    release = table("release")
    for statement in (update(release).values(note="改"), update(release).values(body="{}"), delete(release)):
        with pytest.raises(StoreRefused), desk.store.write() as conn:
            conn.execute(statement)


def test_a_case_stays_with_the_release_it_began_under(desk: Desk) -> None:
    old = OneCase(desk)
    first = rows(desk.store, "release")[0]["digest"]
    second = publishes(desk.later(minutes=1).store, changed_release(contact="新联系人"))
    new = OneCase(desk)
    for case in (old, new):
        case.do("issue_prompt")
    pinned = {row["no"]: row["release"] for row in rows(desk.store, "enforcement_case")}
    assert pinned == {old.no: first, new.no: second}
    assert {body["release"] for body in events(desk.store, old.no)} == {first}
    letters = {row["case_no"]: row["context"] for row in rows(desk.store, "document")}
    assert "新联系人" in letters[new.no]
    assert "新联系人" not in letters[old.no]


def test_the_release_published_last_is_the_one_in_force(desk: Desk) -> None:
    for contact in ("甲", "乙"):
        desk.later(minutes=1)
        newest = publishes(desk.store, changed_release(contact=contact))
        case = OneCase(desk)
        assert {body["release"] for body in events(desk.store, case.no)} == {newest}


def test_of_two_releases_of_one_instant_the_later_is_in_force(desk: Desk) -> None:
    for contact in ("甲", "乙", "丙", "丁"):
        newest = publishes(desk.store, changed_release(contact=contact))
        case = OneCase(desk)
        assert {body["release"] for body in events(desk.store, case.no)} == {newest}
