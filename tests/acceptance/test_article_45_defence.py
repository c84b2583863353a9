"""行政处罚法45: the defence is heard, checked, adopted where founded, and never makes the penalty heavier."""

from typing import Any

import pytest

from states.acts import Act
from tests.acceptance.lawful_cases import allowed, refused, to_be_approved, to_be_decided
from tests.unit.built_cases import did

BOTH = [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")]
DEFENCE = did("record_defence", "2026-03-12 09:00")


def answered(adopted: str) -> Act:
    return did("answer_defence", "2026-03-13 09:00", adopted=adopted)


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_a_defence_is_answered_before_the_decision(stands: Any, act: str) -> None:
    allowed(stands(), act, "行政处罚法45")
    refused(stands(DEFENCE), act, "行政处罚法45")
    allowed(stands(DEFENCE, answered("not_adopted")), act, "行政处罚法45")
    again = did("record_defence", "2026-03-14 09:00")
    refused(stands(DEFENCE, answered("not_adopted"), again), act, "行政处罚法45")


@pytest.mark.parametrize("adopted", ["adopted", "partly"])
@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_what_is_adopted_changes_the_proposal(stands: Any, act: str, adopted: str) -> None:
    refused(stands(DEFENCE, answered(adopted)), act, "行政处罚法45")
    revised = did("revise_proposal", "2026-03-16 09:00")
    allowed(stands(DEFENCE, answered(adopted), revised), act, "行政处罚法45")


def test_there_must_be_a_defence_to_answer() -> None:
    refused(to_be_approved(actor="officer-a"), "answer_defence", "行政处罚法45")
    allowed(to_be_approved(DEFENCE, actor="officer-a"), "answer_defence", "行政处罚法45")


@pytest.mark.parametrize(("fine", "heavier"), [(100_000, False), (100_001, True)])
def test_a_defence_never_makes_the_penalty_heavier(fine: int, heavier: bool) -> None:
    facts = to_be_approved(DEFENCE, actor="officer-a")
    if heavier:
        refused(facts, "revise_proposal", "行政处罚法45", fine=fine)
    else:
        allowed(facts, "revise_proposal", "行政处罚法45", fine=fine)


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_what_is_heavier_than_told_is_not_decided(stands: Any, act: str) -> None:
    heavier = did("propose_penalty", "2026-03-16 09:00", fine=110_000)
    lighter = did("propose_penalty", "2026-03-16 09:00", fine=90_000)
    refused(stands(heavier), act, "行政处罚法45")
    allowed(stands(lighter), act, "行政处罚法45")
