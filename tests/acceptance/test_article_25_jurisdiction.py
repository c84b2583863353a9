"""行政处罚法22, 25 and 河南省行政执法条例19: where the act was done, who filed first, and who decides between two organs."""

from collections.abc import Callable
from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import (
    allowed,
    on_the_spot,
    opened,
    refused,
    to_be_approved,
    to_be_decided,
    under_investigation,
)
from tests.unit.built_cases import did

RAISED = did("raise_jurisdiction", "2026-03-16 09:00")
REFERRED = did("refer_jurisdiction", "2026-03-17 09:00", by="leader-a")
OURS = did("settle_jurisdiction", "2026-03-18 09:00")
THEIRS = did("settle_jurisdiction", "2026-03-18 09:00", result="theirs", organ="样例区科学技术局")
PROPOSE: dict[str, Any] = {"step": "prompt.skipped"}
Case = Callable[..., CaseFacts]


def to_be_filed() -> CaseFacts:
    return opened(did("skip_prompt"), **PROPOSE)


def test_an_act_done_elsewhere_is_punished_there() -> None:
    allowed(to_be_filed(), "propose_filing", "行政处罚法22")
    refused(to_be_filed(), "propose_filing", "行政处罚法22", done_elsewhere=True)
    allowed(to_be_filed(), "propose_filing", "行政处罚法22", done_elsewhere=True, jurisdiction="生物安全法75")


@pytest.mark.parametrize(
    ("stands", "act"),
    [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision"), (on_the_spot, "make_spot_decision")],
    ids=["approve", "decide", "on the spot"],
)
def test_nobody_punishes_while_another_organ_claims_the_case(stands: Case, act: str) -> None:
    allowed(stands(), act, "行政处罚法25(2)")
    refused(stands(RAISED), act, "行政处罚法25(2)")
    refused(stands(RAISED, REFERRED), act, "行政处罚法25(2)")
    allowed(stands(RAISED, REFERRED, OURS), act, "行政处罚法25(2)")
    refused(stands(RAISED, REFERRED, THEIRS), act, "行政处罚法25(1)")
    allowed(stands(RAISED, OURS), act, "行政处罚法25(1)")


def test_only_a_dispute_is_referred_or_settled_and_one_at_a_time() -> None:
    for act, by in (("refer_jurisdiction", "leader-a"), ("settle_jurisdiction", "officer-a")):
        refused(under_investigation(actor=by), act, "行政处罚法25(2)")
        allowed(under_investigation(RAISED, actor=by), act, "行政处罚法25(2)")
        refused(under_investigation(RAISED, OURS, actor=by), act, "行政处罚法25(2)")
    refused(under_investigation(RAISED), "raise_jurisdiction", "行政处罚法25(2)")
    allowed(under_investigation(RAISED, OURS), "raise_jurisdiction", "行政处罚法25(2)")


def raised(filed_on: str | None) -> Act:
    return did("raise_jurisdiction", "2026-03-16 09:00", filed_on=filed_on)


@pytest.mark.parametrize(
    ("filed_on", "result", "lawful"),
    [
        ("2026-03-04", "ours", True),
        ("2026-03-03", "ours", False),
        ("2026-03-03", "theirs", False),
        ("2026-03-02", "ours", False),
        ("2026-03-02", "theirs", True),
        (None, "ours", True),
        (None, "theirs", False),
    ],
)
def test_the_organ_that_filed_first_has_the_case(filed_on: str | None, result: str, lawful: bool) -> None:
    """This bureau filed on 3 March."""
    says = allowed if lawful else refused
    told: dict[str, Any] = {"by": "first_filed", "result": result, "paper_no": None}
    says(under_investigation(raised(filed_on)), "settle_jurisdiction", "行政处罚法25(1)", **told)


@pytest.mark.parametrize("by", ["agreed", "designated"])
def test_what_was_agreed_or_named_is_on_paper(by: str) -> None:
    facts = under_investigation(RAISED)
    refused(facts, "settle_jurisdiction", "行政处罚法25(2)", by=by, paper_no=None)
    allowed(facts, "settle_jurisdiction", "行政处罚法25(2)", by=by)
