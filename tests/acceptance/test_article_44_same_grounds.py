"""行政处罚法44, 45, 62: what is decided rests on what the notice told; other facts, reasons, bases or evidence are told
anew, and a right waived before them is not waived for them."""

from typing import Any

import pytest

from states.acts import Act
from tests.acceptance.lawful_cases import LARGE, LARGE_POWER, allowed, refused, to_be_approved, to_be_decided, told
from tests.unit.built_cases import did

BOTH = [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")]
OTHER: list[dict[str, Any]] = [
    {"facts": "另外伪造乙公司合同的登记证明"},
    {"evidence": "乙公司合同"},
    {"reasoning": "情节恶劣"},
    {"circumstances": [{"key": "cooperative", "evidence": "登记材料"}]},
    {"violated": "河南省技术市场条例26(二)"},
    {"basis": "河南省技术市场条例26(二)"},
]
NOTICED_AGAIN = (did("give_prior_notice", "2026-03-12 10:00"), did("record_notice_service", "2026-03-12 11:00"))
WAIVED = did("record_waiver", "2026-03-13 09:00")
NEW = did("add_evidence", "2026-03-11 09:00", no="2", title="乙公司合同")


def proposed_again(**penalty: Any) -> tuple[Act, ...]:
    """Sent back after the notice was served, and proposed anew."""
    back = did("return_for_rework", "2026-03-11 15:00", by="leader-a")
    return (
        back,
        did("report_investigation", "2026-03-11 16:00"),
        did("propose_penalty", "2026-03-12 09:00", **penalty),
    )


@pytest.mark.parametrize("other", OTHER, ids=lambda other: next(iter(other)))
@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_a_penalty_on_other_grounds_is_told_anew(stands: Any, act: str, other: dict[str, Any]) -> None:
    refused(stands(*proposed_again(**other)), act, "行政处罚法44")
    allowed(stands(*proposed_again(**other), *NOTICED_AGAIN, WAIVED), act, "行政处罚法44")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_the_same_proposed_again_needs_no_second_notice(stands: Any, act: str) -> None:
    allowed(stands(*proposed_again()), act, "行政处罚法44")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_evidence_the_party_was_not_told_of_founds_nothing(stands: Any, act: str) -> None:
    refused(stands(NEW), act, "行政处罚法44")
    allowed(stands(NEW, acts=told(evidence_items=["1"])), act, "行政处罚法44")
    refused(stands(NEW, *proposed_again(evidence_items=["1", "2"])), act, "行政处罚法44")
    allowed(stands(NEW, *proposed_again(evidence_items=["1", "2"]), *NOTICED_AGAIN, WAIVED), act, "行政处罚法44")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_what_was_not_yet_verified_or_was_left_out_of_the_notice_was_not_told(stands: Any, act: str) -> None:
    early = did("add_evidence", "2026-03-04 12:00", no="2", verified=False)
    refused(
        stands(did("verify_evidence", "2026-03-11 09:00", evidence="2"), acts=(early, *told())), act, "行政处罚法44"
    )
    on_file = did("add_evidence", "2026-03-04 12:00", no="2")
    facts = stands(*proposed_again(), acts=(on_file, *told(evidence_items=["1"])))
    refused(facts, act, "行政处罚法44")
    allowed(stands(*proposed_again(evidence_items=["1"]), acts=(on_file, *told())), act, "行政处罚法44")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_a_revision_rests_on_new_evidence_only_where_the_party_was_heard_and_followed(stands: Any, act: str) -> None:
    said = did("record_defence", "2026-03-11 10:00")
    adopted = did("answer_defence", "2026-03-11 11:00", adopted="partly")
    turned_down = did("answer_defence", "2026-03-11 11:00")
    revised = did("revise_proposal", "2026-03-12 09:00", evidence_items=["1", "2"])
    allowed(stands(said, NEW, adopted, revised), act, "行政处罚法44")
    refused(stands(said, NEW, turned_down, revised), act, "行政处罚法44")
    refused(stands(NEW, revised), act, "行政处罚法44")
    silent = did("revise_proposal", "2026-03-12 09:00")
    refused(stands(said, NEW, adopted, silent), act, "行政处罚法44")


@pytest.mark.parametrize(("result", "stays"), [("held", True), ("absent", False)])
def test_evidence_the_party_spoke_to_at_the_hearing_was_told(result: str, stays: bool) -> None:
    heard = (
        did("request_hearing", "2026-03-11 10:00"),
        did("schedule_hearing", "2026-03-11 11:00", held_on="2026-03-23"),
        did("record_paper_service", "2026-03-11 12:00", kind="hearing_notice"),
        did("record_hearing", "2026-03-23 09:00", result=result),
        did("assess_risk", "2026-03-23 09:30"),
        did("review_legality", "2026-03-23 10:00", by="reviewer-a"),
        did("discuss_collectively", "2026-03-23 11:00", by="leader-a"),
    )
    facts = to_be_approved(NEW, *heard, acts=told(**LARGE), power=LARGE_POWER, at="2026-03-23 15:00")
    if stays:
        allowed(facts, "approve_decision", "行政处罚法44")
    else:
        refused(facts, "approve_decision", "行政处罚法44")


def test_who_waived_one_proposal_did_not_waive_the_next() -> None:
    """Told on 10 March, waived on the 11th: the new proposal waits for the period or for a waiver of its own."""
    waived = did("record_waiver", "2026-03-11 09:00", rights=["statement", "hearing"])
    allowed(to_be_approved(waived, at="2026-03-12 15:00"), "approve_decision", "行政处罚法62")
    again = to_be_approved(waived, *proposed_again(), at="2026-03-12 15:00")
    refused(again, "approve_decision", "行政处罚法62")
    assert not again.truth["hearing_waived"]
    allowed(
        to_be_approved(waived, *proposed_again(), WAIVED, at="2026-03-13 15:00"), "approve_decision", "行政处罚法62"
    )


@pytest.mark.parametrize("bad", [{"lawfully": False}, {"verified": False}, {"title": "发票"}])
def test_no_evidence_comes_in_by_correcting_an_entry_after_the_notice(bad: dict[str, Any]) -> None:
    """What did not count when the party was told, or was something else, is registered and told anew."""
    acts = told()
    at = [act.action for act in acts].index("give_prior_notice")
    item = did("add_evidence", "2026-03-09 09:30", no="2", **bad)
    filed, seq = (*acts[:at], item, *acts[at:]), at + 2
    corrected = {**item.data, "lawfully": True, "verified": True, "title": "乙公司合同"}
    for stands, refuses in ((filed, True), (filed[: at + 1], False)):
        facts = to_be_approved(acts=stands, actor="officer-a")
        judge = refused if refuses else allowed
        judge(facts, "correct_record", "行政处罚法44", seq=seq, corrected=corrected)
