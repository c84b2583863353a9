"""行政处罚法36: found after two years, or five where life, health or money was harmed, an act is not punished; of a
continuing act the years begin with its end."""

from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, on_the_spot, opened, refused
from tests.unit.built_cases import case, did

FOUND = "2026-03-02"


def filing(violated_on: str, **told: Any) -> CaseFacts:
    acts = (did("skip_prompt", "2026-03-02 09:00"), did("propose_filing", "2026-03-02 10:00", **told))
    return case(*acts, step="prompt.proposed", actor="leader-a", violated_on=violated_on, opened_on=FOUND)


@pytest.mark.parametrize(
    ("violated_on", "told", "open_still"),
    [
        ("2024-03-02", {}, True),
        ("2024-03-01", {}, False),
        ("2021-03-02", {"life_or_money_harmed": True}, True),
        ("2021-03-01", {"life_or_money_harmed": True}, False),
        ("2020-01-01", {"continuing": True}, True),
        ("2020-01-01", {"ended_on": "2024-03-02"}, True),
        ("2020-01-01", {"ended_on": "2024-03-01"}, False),
        ("2020-01-01", {"ended_on": "2021-03-02", "life_or_money_harmed": True}, True),
    ],
)
def test_two_years_or_five_from_the_act_or_from_its_end(
    violated_on: str, told: dict[str, Any], open_still: bool
) -> None:
    if open_still:
        allowed(filing(violated_on, **told), "approve_filing", "行政处罚法36")
    else:
        refused(filing(violated_on, **told), "approve_filing", "行政处罚法36")


@pytest.mark.parametrize(("first", "then", "open_still"), [(True, False, False), (False, True, True)])
def test_the_newest_proposal_to_file_tells_of_harm(first: bool, then: bool, open_still: bool) -> None:
    acts = (
        did("skip_prompt", "2026-03-02 09:00"),
        did("propose_filing", "2026-03-02 10:00", life_or_money_harmed=first),
        did("return_for_rework", "2026-03-02 11:00", by="leader-a"),
        did("propose_filing", "2026-03-02 12:00", life_or_money_harmed=then),
    )
    facts = case(*acts, step="prompt.proposed", actor="leader-a", violated_on="2023-03-10", opened_on=FOUND)
    if open_still:
        allowed(facts, "approve_filing", "行政处罚法36")
    else:
        refused(facts, "approve_filing", "行政处罚法36")


@pytest.mark.parametrize(("violated_on", "open_still"), [("2024-03-02", True), ("2024-03-01", False)])
def test_the_same_on_the_spot(violated_on: str, open_still: bool) -> None:
    facts = on_the_spot(violated_on=violated_on)
    if open_still:
        allowed(facts, "make_spot_decision", "行政处罚法36")
    else:
        refused(facts, "make_spot_decision", "行政处罚法36")


@pytest.mark.parametrize(
    ("end", "goes_on", "fits"),
    [
        ("2026-02-20", False, True),
        ("2026-03-02", False, True),
        ("2026-02-19", False, False),
        ("2026-03-03", False, False),
        ("2026-02-25", True, False),
    ],
)
def test_an_act_ends_between_its_beginning_and_today(end: str, goes_on: bool, fits: bool) -> None:
    facts = opened(did("skip_prompt", "2026-03-02 08:30"), step="prompt.skipped", at="2026-03-02 09:00")
    if fits:
        allowed(facts, "propose_filing", "行政处罚法36(2)", ended_on=end, continuing=goes_on)
    else:
        refused(facts, "propose_filing", "行政处罚法36(2)", ended_on=end, continuing=goes_on)
