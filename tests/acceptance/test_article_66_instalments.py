"""行政处罚法66: the decision is performed in its time; in hardship, on application and with approval, later or in parts."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import allowed, refused, served
from tests.unit.built_cases import did

ASKED = did("request_instalments", "2026-03-20 15:00")
PAID = did("record_payment", "2026-03-20 16:00")


def parts(*amounts_and_days: tuple[int, str]) -> dict[str, Any]:
    return {"instalments": [{"amount": amount, "pay_by": day} for amount, day in amounts_and_days]}


def test_only_a_party_that_asked_is_given_time() -> None:
    refused(served(actor="leader-a"), "decide_instalments", "行政处罚法66(2)")
    allowed(served(ASKED, actor="leader-a"), "decide_instalments", "行政处罚法66(2)")


def test_there_must_be_a_fine_unpaid() -> None:
    allowed(served(), "request_instalments", "行政处罚法66(2)")
    refused(served(PAID), "request_instalments", "行政处罚法66(2)")


@pytest.mark.parametrize(
    ("plan", "fits"),
    [
        (parts((50_000, "2026-05-08"), (50_000, "2026-06-08")), True),
        (parts((100_000, "2026-05-08")), True),
        (parts((50_000, "2026-05-08"), (49_999, "2026-06-08")), False),
        (parts((50_000, "2026-05-08"), (50_001, "2026-06-08")), False),
        (parts((50_000, "2026-05-08"), (50_000, "2026-05-08")), False),
        (parts((50_000, "2026-03-23"), (50_000, "2026-06-08")), False),
        (parts(), False),
    ],
)
def test_the_parts_come_to_the_fine_one_after_the_other(plan: dict[str, Any], fits: bool) -> None:
    facts = served(ASKED, actor="leader-a")
    if fits:
        allowed(facts, "decide_instalments", "行政处罚法66(2)", **plan)
    else:
        refused(facts, "decide_instalments", "行政处罚法66(2)", **plan)


def test_a_case_closes_when_the_sum_is_paid() -> None:
    done = (did("record_party_answer"), did("check_correction"))
    refused(served(*done, actor="leader-a"), "close_case", "行政处罚法66")
    allowed(served(*done, PAID, actor="leader-a"), "close_case", "行政处罚法66")
    refused(served(*done, did("record_payment", amount=99_999), actor="leader-a"), "close_case", "行政处罚法66")
