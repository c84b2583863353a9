"""行政处罚法50: secrets and privacy that the bureau learns of are kept."""

from typing import Any

import pytest

from states.confidential import KEPT, told_to
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import LARGE, LARGE_POWER, allowed, refused, told
from tests.unit.built_cases import case, did

SECRET_ITEM = did("add_evidence", "2026-03-04 12:00", no="9", title="配方", secrecy="trade_secret")
ABOUT: dict[str, Any] = {"power": LARGE_POWER, "step": "decide.notice_served"}
LATER: dict[str, Any] = {"held_on": "2026-04-10"}


def hearing_asked(*more: Any) -> CaseFacts:
    return case(*told(**LARGE), *more, did("request_hearing", "2026-03-12 09:00"), **ABOUT)


def test_a_hearing_over_a_secret_is_not_public() -> None:
    allowed(hearing_asked(), "schedule_hearing", "行政处罚法50", **LATER)
    refused(hearing_asked(SECRET_ITEM), "schedule_hearing", "行政处罚法50", **LATER)
    closed = {**LATER, "closed_for": "trade_secret", "closed_because": "涉及当事人的配方"}
    allowed(hearing_asked(SECRET_ITEM), "schedule_hearing", "行政处罚法50", **closed)


def test_an_item_that_is_excluded_keeps_no_hearing_closed() -> None:
    excluded = did("exclude_evidence", "2026-03-05 12:00", by="leader-a", evidence="9")
    allowed(hearing_asked(SECRET_ITEM, excluded), "schedule_hearing", "行政处罚法50", **LATER)


@pytest.mark.parametrize(
    ("reader", "reads"),
    [("officer-a", True), ("leader-a", True), ("reviewer-a", True), ("officer-c", False), (None, False), ("x", False)],
)
def test_who_has_nothing_to_do_with_the_case_reads_no_secret(reader: str | None, reads: bool) -> None:
    facts = hearing_asked(SECRET_ITEM)
    item = next(a for a in facts.acts_of("add_evidence") if a.data["no"] == "9")
    shown = told_to(facts, reader, "add_evidence", item.data)
    assert shown["title"] == ("配方" if reads else KEPT)
    assert shown["no"] == "9"


def test_what_is_no_secret_is_told_as_it_stands() -> None:
    facts = hearing_asked()
    item = facts.acts_of("add_evidence")[0]
    assert told_to(facts, None, "add_evidence", item.data) == item.data
