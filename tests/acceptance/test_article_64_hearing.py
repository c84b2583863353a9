"""行政处罚法64: asked for within five days, told of seven days before, public, under a neutral chair, with one or two
agents, both sides heard, the record signed."""

from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import LARGE, LARGE_POWER, allowed, flagged, refused, to_be_approved, told
from tests.unit.built_cases import did

LARGE_CASE: dict[str, Any] = {"acts": told(**LARGE), "power": LARGE_POWER}
REVIEWED, DISCUSSED = did("review_legality", by="reviewer-a"), did("discuss_collectively", by="leader-a")
ASSESSED = did("assess_risk")
ASKED = did("request_hearing", "2026-03-11 09:00")


def noticed(*more: Any, **about: Any) -> CaseFacts:
    return to_be_approved(*more, **{**LARGE_CASE, "actor": "officer-a", **about})


def scheduled(**told_of: Any) -> CaseFacts:
    """The hearing is to be on 20 March, told of on the 10th."""
    return noticed(ASKED, did("schedule_hearing", "2026-03-11 10:00", **{"held_on": "2026-03-20", **told_of}))


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-17 23:59", True), ("2026-03-18 00:00", False)])
def test_within_five_working_days_the_party_asks(at: str, in_time: bool) -> None:
    if in_time:
        assert allowed(noticed(at=at), "request_hearing", "行政处罚法64(一)").facts.truth["hearing_asked"]
    else:
        assert not flagged(noticed(at=at), "request_hearing", "行政处罚法64(一)").facts.truth["hearing_asked"]


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


def test_the_record_is_signed_or_the_refusal_noted() -> None:
    assert allowed(scheduled(), "record_hearing", "行政处罚法64(八)").facts.truth["hearing_held"]
    unsigned = flagged(scheduled(), "record_hearing", "行政处罚法64(八)", signed_or_noted=False)
    assert not unsigned.facts.truth["hearing_held"]
