"""The sample bureau on any day: six open cases, dated lawfully, one for each thing a coordinator watches."""

import asyncio
from datetime import date, datetime
from pathlib import Path

import pytest

from config.loader import Overlay
from config.settings import CHECKOUT
from flows.case_page import case_page
from models.checks import check
from models.queries import case_facts, case_heads, events_in_order
from models.watch import cards, messages_in, terms_due, today_of
from portal.sample import DOCKETS, certified_on, docket_for, rehearse_until
from portal.scratch import configured, found_bureau
from states.vocabulary import BUREAU_TZ

DAYS = [
    date(2026, 11, 25),
    date(2026, 11, 28),  # Saturday
    date(2026, 2, 20),  # Spring Festival
    date(2026, 10, 3),  # National Day
    date(2028, 2, 29),
    date(2030, 7, 1),  # beyond every notice of the State Council
]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_on_any_day_there_are_six_open_cases_to_watch(tmp_path: Path, today: date) -> None:
    body, people = configured(CHECKOUT / "config", CHECKOUT / "templates", Overlay())
    fitting = tuple(certified_on(person, today) for person in people)
    store = found_bureau(f"sqlite:///{tmp_path}/z.sqlite3?scratch=1", "config", body, fitting)
    now = datetime(today.year, today.month, today.day, 7, 5, tzinfo=BUREAU_TZ)
    asyncio.run(rehearse_until(store, tmp_path / "archive", None, docket_for(CHECKOUT / "config", today), now))
    steps = sorted(str(head["step"]) for head in case_heads(store))
    assert steps == ["inspect.filed", "prompt.prompted", "prompt.prompted", "prompt.proposed", "visit.due", "visit.due"]
    assert today_of(store) == today
    assert [term["key"] for term in terms_due(store, today)] == ["visit"], "one is due today"
    red = [no for no, card in cards(store).items() if card == "red"]
    assert [case_facts(store, no, "system").step for no in red] == ["inspect.filed"]
    assert len(messages_in(store, ("unknown",))) == 1
    for head in case_heads(store):
        told = [event["occurred_at"] <= event["recorded_at"] for event in events_in_order(store, str(head["no"]))]
        assert all(told), "no act lies in the future"
        page = case_page(store, str(head["no"]))
        party = case_facts(store, str(head["no"]), "system").party
        assert "演练" in page
        assert not [
            word for word in (party.name, party.phone, party.identifier, party.address) if word and word in page
        ]
    assert check(store) == []
    store.close()


def test_every_sample_says_that_it_is_one() -> None:
    docket = docket_for(CHECKOUT / "config", date(2026, 11, 25))
    assert (CHECKOUT / "config" / DOCKETS).is_dir()
    assert all(entry.case is not None and str(entry.case.title).startswith("样例") for entry in docket.entries)
    assert all(entry.case is not None and entry.case.source == "样例" for entry in docket.entries)
