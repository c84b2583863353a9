"""行政处罚法64: asked for within five days, told of seven days before, public, under a neutral chair, with one or two
agents, both sides heard, the record signed."""

from dataclasses import replace
from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import LARGE, LARGE_POWER, allowed, flagged, refused, to_be_approved, told
from tests.unit.built_cases import did

LARGE_CASE: dict[str, Any] = {"acts": told(**LARGE), "power": LARGE_POWER}
REVIEWED = did("review_legality", "2026-03-18 08:00", by="reviewer-a")
DISCUSSED = did("discuss_collectively", "2026-03-18 08:30", by="leader-a")
ASKED = did("request_hearing", "2026-03-10 10:00")
NOTICE_SERVED = did("record_paper_service", "2026-03-10 12:00", kind="hearing_notice")
ASSESSED = did("assess_risk", "2026-03-18 07:30")


def noticed(*more: Any, **about: Any) -> CaseFacts:
    return to_be_approved(*more, **{**LARGE_CASE, "actor": "officer-a", **about})


def scheduled(*notice: Act, now: str = "2026-03-20 09:00", **told_of: Any) -> CaseFacts:
    """The hearing is to be on 20 March; the notice is served on the 10th, the last day there is."""
    told_day = did("schedule_hearing", "2026-03-10 11:00", **{"held_on": "2026-03-20", **told_of})
    return noticed(ASKED, told_day, *(notice or (NOTICE_SERVED,)), at=now)


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-17 23:59", True), ("2026-03-18 00:00", False)])
def test_within_five_working_days_the_party_asks(at: str, in_time: bool) -> None:
    if in_time:
        assert allowed(noticed(at=at), "request_hearing", "行政处罚法64(一)").facts.truth["hearing_asked"]
    else:
        assert not flagged(noticed(at=at), "request_hearing", "行政处罚法64(一)").facts.truth["hearing_asked"]


@pytest.mark.parametrize(("posted_on", "in_time"), [("2026-03-17", True), ("2026-03-18", False)])
def test_what_was_posted_in_time_is_in_time_whenever_it_arrives(posted_on: str, in_time: bool) -> None:
    approved = (REVIEWED, DISCUSSED, did("approve_decision", "2026-03-18 09:00", by="leader-a"))
    facts = noticed(*approved, step="decide.approved", at="2026-03-19 09:00")
    posted = {"posted_on": posted_on, "post_receipt": "样邮1"}
    if in_time:
        asked = allowed(facts, "request_hearing", "行政处罚法64(一)", **posted).facts
        assert asked.truth["hearing_asked"]
        assert not asked.truth["decision_approved"]
    else:
        assert not flagged(facts, "request_hearing", "行政处罚法64(一)", **posted).facts.truth["hearing_asked"]


@pytest.mark.parametrize("posted", [{"posted_on": "2026-03-17"}, {"post_receipt": "样邮1"}])
def test_the_day_of_posting_is_shown_by_the_item(posted: dict[str, str]) -> None:
    refused(noticed(at="2026-03-19 09:00"), "request_hearing", "民事诉讼法85(4)", **posted)
    before_it_was_told = {"posted_on": "2026-03-09", "post_receipt": "样邮1"}
    refused(noticed(at="2026-03-19 09:00"), "request_hearing", "民事诉讼法85(4)", **before_it_was_told)
    whole = {"posted_on": "2026-03-17", "post_receipt": "样邮1"}
    allowed(noticed(at="2026-03-19 09:00"), "request_hearing", "民事诉讼法85(4)", **whole)
    refused(noticed(at="2026-03-16 09:00"), "request_hearing", "行政处罚法47", **whole)


LAST_DAY = {"posted_on": "2026-03-17", "post_receipt": "样邮1"}


def test_a_request_that_comes_after_the_decision_is_on_record_with_its_remedy() -> None:
    made = (did("approve_decision", "2026-03-18 09:00", by="leader-a"), did("make_decision", "2026-03-18 10:00"))
    late = noticed(REVIEWED, DISCUSSED, *made, step="serve.decided", at="2026-03-19 09:00")
    flagged(late, "request_hearing", "行政处罚法63", **LAST_DAY)
    allowed(noticed(at="2026-03-17 09:00"), "request_hearing", "行政处罚法63")


def test_until_they_are_over_or_waived_nothing_is_decided() -> None:
    waiting = noticed(ASSESSED, REVIEWED, DISCUSSED, did("record_waiver"), actor="leader-a", at="2026-03-17 18:00")
    refused(waiting, "approve_decision", "行政处罚法64(一)")
    over = noticed(ASSESSED, REVIEWED, DISCUSSED, actor="leader-a", at="2026-03-20 09:00")
    allowed(over, "approve_decision", "行政处罚法64(一)")
    both = did("record_waiver", rights=["statement", "hearing"])
    waived = noticed(both, ASSESSED, REVIEWED, DISCUSSED, actor="leader-a", at="2026-03-20 08:00")
    allowed(waived, "approve_decision", "行政处罚法64(一)")


@pytest.mark.parametrize(("held_on", "in_time"), [("2026-04-01", True), ("2026-03-31", False)])
def test_seven_clear_working_days_before_time_and_place_are_told(held_on: str, in_time: bool) -> None:
    """Told on Friday 20 March: seven working days lie between it and Wednesday 1 April."""
    if in_time:
        allowed(noticed(ASKED), "schedule_hearing", "行政处罚法64(二)", held_on=held_on)
    else:
        refused(noticed(ASKED), "schedule_hearing", "行政处罚法64(二)", held_on=held_on)


def test_a_hearing_nobody_told_of_or_on_another_day_is_a_defect() -> None:
    allowed(scheduled(), "record_hearing", "行政处罚法64(二)")
    flagged(noticed(ASKED), "record_hearing", "行政处罚法64(二)")
    flagged(scheduled(held_on="2026-03-23"), "record_hearing", "行政处罚法64(二)")


@pytest.mark.parametrize("secret", ["state_secret", "trade_secret", "privacy"])
def test_it_is_public_unless_secrets_or_privacy_must_be_kept(secret: str) -> None:
    kept = {"held_on": "2026-04-01", "closed_because": "涉及配方"}
    allowed(noticed(ASKED), "schedule_hearing", "行政处罚法64(三)", closed_for=secret, **kept)
    refused(noticed(ASKED), "schedule_hearing", "行政处罚法64(三)", **kept)
    allowed(noticed(ASKED), "schedule_hearing", "行政处罚法64(三)", held_on="2026-04-01")
    allowed(
        scheduled(closed_for=secret, closed_because="涉及配方"), "record_hearing", "行政处罚法64(三)", in_public=False
    )
    flagged(scheduled(), "record_hearing", "行政处罚法64(三)", in_public=False)


def test_no_investigator_of_the_case_is_in_the_chair() -> None:
    allowed(noticed(ASKED), "schedule_hearing", "行政处罚法64(四)", held_on="2026-04-01")
    refused(noticed(ASKED), "schedule_hearing", "行政处罚法64(四)", held_on="2026-04-01", chair="officer-b")
    allowed(scheduled(), "record_hearing", "行政处罚法64(四)")
    flagged(scheduled(), "record_hearing", "行政处罚法64(四)", chair="officer-b")


@pytest.mark.parametrize("act", ["record_inspection", "record_inquiry", "add_evidence", "take_sample"])
def test_nor_anybody_who_took_part_in_the_investigation(act: str) -> None:
    there = did(act, "2026-03-10 10:00", officers=["officer-a", "reviewer-a"])
    refused(noticed(there, ASKED), "schedule_hearing", "行政处罚法64(四)", held_on="2026-04-01", chair="reviewer-a")
    allowed(noticed(there, ASKED), "schedule_hearing", "行政处罚法64(四)", held_on="2026-04-01", chair="supervisor-a")
    facts = noticed(there, ASKED, did("schedule_hearing", "2026-03-11 10:00", held_on="2026-03-20"))
    held = flagged(facts, "record_hearing", "行政处罚法64(四)", chair="reviewer-a").facts
    assert not held.truth["hearing_held"]
    neutral = did("schedule_hearing", "2026-03-11 10:00", held_on="2026-03-20", chair="supervisor-a")
    allowed(noticed(there, ASKED, neutral), "record_hearing", "行政处罚法64(四)", chair="supervisor-a")


def test_a_chair_whose_recusal_was_decided_does_not_hold_it() -> None:
    out = (did("ask_recusal", person="reviewer-a"), did("decide_recusal", person="reviewer-a", result="recused"))
    refused(noticed(ASKED, *out), "schedule_hearing", "行政处罚法43(1)", held_on="2026-04-01")
    allowed(noticed(ASKED, *out), "schedule_hearing", "行政处罚法43(1)", held_on="2026-04-01", chair="supervisor-a")


@pytest.mark.parametrize("agents", [0, 1, 2, 3])
def test_the_party_has_one_or_two_agents(agents: int) -> None:
    named = [f"代理人{n}" for n in range(agents)]
    if agents <= 2:
        allowed(scheduled(), "record_hearing", "行政处罚法64(五)", agents=named)
    else:
        flagged(scheduled(), "record_hearing", "行政处罚法64(五)", agents=named)


@pytest.mark.parametrize("result", ["absent", "walked_out"])
def test_whoever_stays_away_or_leaves_without_reason_gives_it_up(result: str) -> None:
    gone = allowed(scheduled(), "record_hearing", "行政处罚法64(六)", result=result).facts
    assert gone.truth["hearing_forfeited"]
    excused = allowed(scheduled(), "record_hearing", "行政处罚法64(六)", result=result, good_reason=True).facts
    assert not excused.truth["hearing_forfeited"]
    assert not excused.truth["hearing_held"]


def test_both_sides_are_heard() -> None:
    allowed(scheduled(), "record_hearing", "行政处罚法64(七)")
    poor = flagged(scheduled(), "record_hearing", "行政处罚法64(七)", both_sides_heard=False).facts
    assert not poor.truth["hearing_held"]


def test_the_party_pays_nothing_for_the_hearing_and_one_it_paid_for_stands() -> None:
    """行政处罚法63(2)."""
    allowed(scheduled(), "record_hearing", "行政处罚法63(2)")
    paid = flagged(scheduled(), "record_hearing", "行政处罚法63(2)", paid_by="party").facts
    assert paid.truth["hearing_held"]
    poor = flagged(scheduled(), "record_hearing", "行政处罚法63(2)", paid_by="party", both_sides_heard=False).facts
    assert not poor.truth["hearing_held"]


def test_the_record_is_signed_or_the_refusal_noted() -> None:
    assert allowed(scheduled(), "record_hearing", "行政处罚法64(八)").facts.truth["hearing_held"]
    unsigned = flagged(scheduled(), "record_hearing", "行政处罚法64(八)", signed_or_noted=False)
    assert not unsigned.facts.truth["hearing_held"]


UNSERVED: list[tuple[Act, ...]] = [
    (did("record_guidance", "2026-03-10 12:00"),),  # nothing was served
    (did("record_paper_service", "2026-03-10 12:00", kind="correction_order"),),
    (did("record_paper_service", "2026-03-10 12:00", kind="hearing_notice", flags=("receipt",)),),
    (did("record_paper_service", "2026-03-11 09:00", kind="hearing_notice", flags=("hearing_notice_served",)),),
    (NOTICE_SERVED, did("schedule_hearing", "2026-03-10 13:00", held_on="2026-03-20", place="另一地点")),
]


@pytest.mark.parametrize("notice", UNSERVED, ids=["not", "another-paper", "unsigned", "late", "of-the-older-notice"])
@pytest.mark.parametrize("result", ["held", "absent", "walked_out"])
def test_without_a_notice_served_in_time_nobody_was_heard_and_nobody_gave_it_up(
    notice: tuple[Act, ...], result: str
) -> None:
    after = flagged(scheduled(*notice), "record_hearing", "行政处罚法64(二)", result=result).facts
    assert not after.truth["hearing_held"]
    assert not after.truth["hearing_forfeited"]


def test_a_notice_served_by_somebody_without_certificate_or_served_twice_stands() -> None:
    flawed = did("record_paper_service", "2026-03-10 12:00", kind="hearing_notice", flags=("servers_certified",))
    late_again = did(
        "record_paper_service", "2026-03-18 12:00", kind="hearing_notice", flags=("hearing_notice_served",)
    )
    for notice in ((flawed,), (NOTICE_SERVED, late_again)):
        gone = allowed(scheduled(*notice), "record_hearing", "行政处罚法64(二)", result="absent").facts
        assert gone.truth["hearing_forfeited"]


PAPER = {"kind": "hearing_notice", "title": "听证通知书", "number": "金科听通字〔2026〕第2号"}


def issued(facts: CaseFacts, act: Act) -> CaseFacts:
    """The case once this act has issued a notice of the hearing."""
    return facts.with_act(replace(act, seq=facts.revision + 1, step=facts.step, documents=(PAPER,)))


def test_a_notice_issued_anew_by_a_correction_is_served_anew() -> None:
    """The day was corrected after the first notice was served: the party holds a paper with another day."""
    facts = issued(scheduled(), did("correct_record", "2026-03-10 15:00"))
    flagged(facts, "record_hearing", "行政处罚法64(二)")


@pytest.mark.parametrize(("held_on", "in_time"), [("2026-04-01", True), ("2026-03-31", False)])
def test_a_notice_served_after_the_last_day_is_flagged_at_its_service(held_on: str, in_time: bool) -> None:
    """Served on Friday 20 March: seven working days lie between it and Wednesday 1 April."""
    facts = issued(noticed(ASKED), did("schedule_hearing", "2026-03-10 11:00", held_on=held_on))
    if in_time:
        allowed(facts, "record_paper_service", "行政处罚法64(二)", kind="hearing_notice")
    else:
        flagged(facts, "record_paper_service", "行政处罚法64(二)", kind="hearing_notice")


def test_what_was_told_is_not_taken_back_by_a_lighter_proposal() -> None:
    """行政处罚法63, 64(一): told of a hearing, the party may ask for it within its five days, whatever became of the sum."""
    smaller = {**LARGE, "fine": 4_000_001, "sanctions": ["warning", "fine"]}
    lighter = did(
        "revise_proposal", "2026-03-10 09:30", **{k: v for k, v in smaller.items() if k not in ("violated", "basis")}
    )
    facts = noticed(lighter, at="2026-03-11 09:00")
    assert not facts.truth["hearing_due"]
    asked = allowed(facts, "request_hearing", "行政处罚法63").facts
    assert asked.truth["hearing_asked"]


# ---- 撤回听证申请 ----------------------------------------------------------------------------------------------------

BACK = did("withdraw_hearing_request", "2026-03-11 09:00")


def test_who_asked_takes_the_request_back_and_no_hearing_is_owed() -> None:
    after = allowed(noticed(ASKED), "withdraw_hearing_request", "行政处罚法64(一)").facts
    assert not after.truth["hearing_asked"]
    assert after.truth["hearing_waived"]
    refused(noticed(ASKED, BACK), "schedule_hearing", "行政处罚法63", held_on="2026-04-01")
    decides = {"actor": "leader-a", "at": "2026-03-20 09:00"}
    refused(noticed(ASKED, ASSESSED, REVIEWED, DISCUSSED, **decides), "approve_decision", "行政处罚法63")
    allowed(noticed(ASKED, BACK, ASSESSED, REVIEWED, DISCUSSED, **decides), "approve_decision", "行政处罚法63")


def test_without_his_signature_the_request_stands() -> None:
    after = flagged(noticed(ASKED), "withdraw_hearing_request", "行政处罚法62", signed=False).facts
    assert after.truth["hearing_asked"]


def test_only_before_the_hearing_and_only_what_was_asked() -> None:
    refused(noticed(), "withdraw_hearing_request", "行政处罚法63")
    held = did("record_hearing", "2026-03-20 08:00")
    told_day = did("schedule_hearing", "2026-03-10 11:00", held_on="2026-03-20")
    refused(noticed(ASKED, told_day, NOTICE_SERVED, held), "withdraw_hearing_request", "行政处罚法64")
    allowed(noticed(ASKED, told_day, NOTICE_SERVED), "withdraw_hearing_request", "行政处罚法64")


def test_nobody_takes_back_what_another_asked_for() -> None:
    refused(noticed(ASKED), "withdraw_hearing_request", "行政处罚法64(一)", asked_by="样例邻居")
    refused(noticed(ASKED), "withdraw_hearing_request", "行政处罚法64(一)", others_stand=True)


def test_within_the_five_working_days_who_took_it_back_may_ask_again() -> None:
    """No text takes the right away; until it is asked anew nothing waits for it."""
    again = allowed(noticed(ASKED, BACK, at="2026-03-17 23:59"), "request_hearing", "行政处罚法64(一)").facts
    assert again.truth["hearing_asked"]
    assert not again.truth["hearing_waived"]
    flagged(noticed(ASKED, BACK, at="2026-03-18 00:00"), "request_hearing", "行政处罚法64(一)")


def test_what_stands_after_a_withdrawal_is_not_changed_by_correcting_it() -> None:
    entries = noticed(ASKED, BACK, at="2026-03-12 09:00")
    asked = next(act for act in entries.acts if act.action == "request_hearing")
    refused(entries, "correct_record", "行政处罚法44", seq=asked.seq, corrected=dict(asked.data))


def test_a_stranger_does_not_ask() -> None:
    refused(noticed(at="2026-03-12 09:00"), "request_hearing", "行政处罚法63", asked_by="样例邻居")
    allowed(noticed(at="2026-03-12 09:00"), "request_hearing", "行政处罚法63", asked_by="样例公司")


# ---- 更换听证主持人 --------------------------------------------------------------------------------------------------

DAY: dict[str, Any] = {"held_on": "2026-03-20", "begins": "09:00"}
ANOTHER = did("schedule_hearing", "2026-03-18 09:00", chair="supervisor-a", **DAY)
NEW_NOTICE_SERVED = did("record_paper_service", "2026-03-19 09:00", kind="hearing_notice")


def test_whoever_is_in_the_chair_was_named_to_the_party_before() -> None:
    allowed(scheduled(), "record_hearing", "行政处罚法64(四)")
    held = flagged(scheduled(), "record_hearing", "行政处罚法64(四)", chair="supervisor-a").facts
    assert not held.truth["hearing_held"]
    absent = flagged(scheduled(), "record_hearing", "行政处罚法64(四)", chair="supervisor-a", result="absent").facts
    assert not absent.truth["hearing_forfeited"]


def test_another_chair_is_told_in_a_notice_that_reaches_the_party_before_the_hearing() -> None:
    unserved = scheduled(NOTICE_SERVED, ANOTHER, **DAY)
    flagged(unserved, "record_hearing", "行政处罚法64(四)", chair="supervisor-a")
    served_too = scheduled(NOTICE_SERVED, ANOTHER, NEW_NOTICE_SERVED, **DAY)
    held = allowed(served_too, "record_hearing", "行政处罚法64(四)", chair="supervisor-a")
    assert held.flags == ()
    assert held.facts.truth["hearing_held"]
    flagged(served_too, "record_hearing", "行政处罚法64(四)", chair="reviewer-a")


def test_a_notice_of_another_chair_alone_needs_no_new_seven_days() -> None:
    allowed(
        scheduled(NOTICE_SERVED, now="2026-03-19 09:00", **DAY),
        "schedule_hearing",
        "行政处罚法64(二)",
        chair="supervisor-a",
        **DAY,
    )
    moved = {**DAY, "begins": "14:00"}
    refused(scheduled(NOTICE_SERVED, **DAY), "schedule_hearing", "行政处罚法64(二)", chair="supervisor-a", **moved)
    late = did("record_paper_service", "2026-03-11 09:00", kind="hearing_notice")
    refused(scheduled(late, **DAY), "schedule_hearing", "行政处罚法64(二)", chair="supervisor-a", **DAY)
    in_time = issued(scheduled(NOTICE_SERVED, now="2026-03-19 09:00", **DAY), ANOTHER)
    allowed(in_time, "record_paper_service", "行政处罚法64(二)", kind="hearing_notice")
    too_late = issued(scheduled(late, now="2026-03-19 09:00", **DAY), ANOTHER)
    flagged(too_late, "record_paper_service", "行政处罚法64(二)", kind="hearing_notice")


def test_nobody_chairs_while_his_recusal_is_undecided() -> None:
    asks = did("ask_recusal", "2026-03-12 09:00", person="reviewer-a", asked_by="party")
    flagged(scheduled(NOTICE_SERVED, asks), "record_hearing", "行政处罚法64(四)")
    stays = did("decide_recusal", "2026-03-12 10:00", by="leader-a", person="reviewer-a", result="not_recused")
    allowed(scheduled(NOTICE_SERVED, asks, stays), "record_hearing", "行政处罚法64(四)")


# ---- a notice of a hearing that came to nothing ----------------------------------------------------------------------

TOLD_ANEW = (
    did("give_prior_notice", "2026-03-11 09:00"),
    did("record_notice_service", "2026-03-11 10:00"),
    did("request_hearing", "2026-03-12 09:00"),
)


def test_the_day_of_a_hearing_asked_for_before_tells_nobody_of_the_next() -> None:
    """The party was told anew, or took its request back: the former notice is none of the hearing it asked for since."""
    for between in (TOLD_ANEW, (BACK, did("request_hearing", "2026-03-12 09:00"))):
        asked_again = scheduled(NOTICE_SERVED, *between, now="2026-03-19 09:00", **DAY)
        refused(asked_again, "schedule_hearing", "行政处罚法64(二)", chair="reviewer-a", **DAY)
        anew = did("schedule_hearing", "2026-03-19 09:00", **DAY)
        for result, fact in (("held", "hearing_held"), ("absent", "hearing_forfeited")):
            unheard = scheduled(NOTICE_SERVED, *between, anew, now="2026-03-20 12:00", **DAY)
            after = flagged(unheard, "record_hearing", "行政处罚法64(二)", result=result).facts
            assert not after.truth[fact]


@pytest.mark.parametrize(("at", "ahead"), [("2026-03-20 08:59", True), ("2026-03-20 09:00", False)])
def test_another_chair_is_told_before_the_hearing_and_not_after_it(at: str, ahead: bool) -> None:
    before = scheduled(NOTICE_SERVED, now=at, **DAY)
    ask = allowed if ahead else refused
    ask(before, "schedule_hearing", "行政处罚法64(二)", chair="supervisor-a", **DAY)
    came = did("record_paper_service", at, kind="hearing_notice")
    held = scheduled(NOTICE_SERVED, ANOTHER, came, now="2026-03-20 18:00", **DAY)
    answer = allowed if ahead else flagged
    answer(held, "record_hearing", "行政处罚法64(四)", chair="supervisor-a")
