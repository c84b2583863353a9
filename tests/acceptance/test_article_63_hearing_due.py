"""行政处罚法63: before a heavy penalty the party is told it may ask for a hearing, and if it asks one is held."""

from typing import Any

import pytest

from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import LARGE, LARGE_POWER, allowed, refused, to_be_approved, to_be_decided, told
from tests.unit.built_cases import did

LARGE_CASE: dict[str, Any] = {"acts": told(**LARGE), "power": LARGE_POWER}
BOTH = [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")]
ASKED = did("request_hearing", "2026-03-11 09:00")
TOLD_OF = did("schedule_hearing", "2026-03-11 10:00", held_on="2026-03-23")
REVIEWED, DISCUSSED = did("review_legality", by="reviewer-a"), did("discuss_collectively", by="leader-a")
ASSESSED = did("assess_risk")


def hearing(result: str = "held", **told_of: Any) -> Any:
    return did("record_hearing", "2026-03-18 09:00", result=result, **told_of)


@pytest.mark.parametrize(
    ("kind", "fine", "due"),
    [
        (PartyKind.PERSON, 500_000, True),
        (PartyKind.PERSON, 499_999, False),
        (PartyKind.ORGANISATION, 5_000_000, True),
        (PartyKind.ORGANISATION, 4_999_999, False),
    ],
)
def test_a_large_fine_carries_a_right_to_a_hearing(kind: PartyKind, fine: int, due: bool) -> None:
    facts = to_be_approved(acts=told(**{**LARGE, "fine": fine}), power=LARGE_POWER, kind=kind, actor="officer-a")
    if due:
        allowed(facts, "request_hearing", "行政处罚法63")
    else:
        refused(facts, "request_hearing", "行政处罚法63")


@pytest.mark.parametrize(("gains", "due"), [(5_000_000, True), (4_999_999, False)])
def test_so_does_a_large_confiscation(gains: int, due: bool) -> None:
    penalty: dict[str, Any] = {"sanctions": ["confiscation"], "fine": None, "confiscation": gains}
    facts = to_be_approved(acts=told(**penalty), actor="officer-a")
    if due:
        allowed(facts, "request_hearing", "行政处罚法63")
    else:
        refused(facts, "request_hearing", "行政处罚法63")


@pytest.mark.parametrize(
    "kind",
    ["permit_suspension", "downgrade", "revocation", "restriction", "suspension", "closure", "occupation_ban", "other"],
)
def test_so_does_every_heavy_kind(kind: str) -> None:
    penalty: dict[str, Any] = {"sanctions": [kind], "fine": None, "details": {kind: "三个月"}}
    allowed(to_be_approved(acts=told(**penalty), actor="officer-a"), "request_hearing", "行政处罚法63")


@pytest.mark.parametrize("kind", ["warning", "criticism"])
def test_a_warning_does_not(kind: str) -> None:
    light = to_be_approved(acts=told(sanctions=[kind], fine=None), actor="officer-a")
    refused(light, "request_hearing", "行政处罚法63")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_a_hearing_asked_for_is_held_before_the_decision(stands: Any, act: str) -> None:
    refused(stands(ASKED, ASSESSED, REVIEWED, DISCUSSED, **LARGE_CASE), act, "行政处罚法63")
    for result in ("held", "absent", "walked_out"):
        allowed(
            stands(ASKED, TOLD_OF, hearing(result), ASSESSED, REVIEWED, DISCUSSED, **LARGE_CASE), act, "行政处罚法63"
        )


@pytest.mark.parametrize("act", ["schedule_hearing", "record_hearing"])
def test_no_hearing_is_held_that_nobody_asked_for(act: str) -> None:
    facts = {**LARGE_CASE, "actor": "officer-a"}
    refused(to_be_approved(**facts), act, "行政处罚法63")
    allowed(to_be_approved(ASKED, **facts), act, "行政处罚法63")
