"""中办发〔2018〕75号, 河南省行政执法条例30, 金科〔2015〕8号 and 豫依法行政领办〔2014〕86号: a ruling hears both sides after a
settlement was tried and reaches both; mediation and guidance are free, and what is promised is looked after."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import dispute, guidance, mediation
from tests.unit.built_cases import did

# ---- 行政裁决 ----------------------------------------------------------------------------------------------------------

HEARD = did("record_answer", "2026-03-04 09:00")
TRIED = did("try_settlement", "2026-03-04 10:00", result="failed", agreement=None, both_signed=False)
SESSION = did("hold_session", "2026-03-05 09:00")
RULED = (
    did("propose_ruling", "2026-03-06 09:00", major=False),
    did("decide_ruling", "2026-03-09 09:00", by="leader-a"),
    did("record_service", "2026-03-10 09:00"),
    did("record_party_answer", "2026-03-11 09:00"),
)


@pytest.mark.parametrize("missing", [HEARD, TRIED, SESSION])
def test_a_ruling_comes_after_answer_settlement_and_session(missing: Any) -> None:
    acts = [act for act in (HEARD, TRIED, SESSION) if act is not missing]
    refused(dispute(*acts, at="2026-03-06 09:00"), "propose_ruling", "中办发〔2018〕75号")
    allowed(dispute(HEARD, TRIED, SESSION, at="2026-03-06 09:00"), "propose_ruling", "中办发〔2018〕75号")


def test_a_silent_respondent_is_waited_for_until_the_time_to_answer_is_over() -> None:
    last = next(t.due.due for t in dispute().terms if t.key == "answer")
    waiting = dispute(TRIED, SESSION, at=f"{last.isoformat()} 18:00")
    refused(waiting, "propose_ruling", "中办发〔2018〕75号")
    assert not waiting.truth["answer_period_over"]
    over = dispute(TRIED, SESSION, at="2026-04-30 09:00")
    allowed(over, "propose_ruling", "中办发〔2018〕75号")


@pytest.mark.parametrize(
    ("told", "sound"),
    [
        ({"result": "settled", "agreement": "双方共有", "both_signed": True}, True),
        ({"result": "settled", "agreement": "双方共有", "both_signed": False}, False),
        ({"result": "settled", "agreement": None, "both_signed": True}, False),
        ({"result": "failed", "agreement": None, "both_signed": False}, True),
        ({"result": "failed", "agreement": "双方共有", "both_signed": False}, False),
    ],
)
def test_a_settlement_has_its_text_and_both_signatures(told: dict[str, Any], sound: bool) -> None:
    if sound:
        allowed(dispute(), "try_settlement", "中办发〔2018〕75号", **told)
    else:
        refused(dispute(), "try_settlement", "中办发〔2018〕75号", **told)


def test_a_session_hears_both_and_is_signed() -> None:
    allowed(dispute(), "hold_session", "中办发〔2018〕75号")
    flagged(dispute(), "hold_session", "中办发〔2018〕75号", both_heard=False)
    flagged(dispute(), "hold_session", "中办发〔2018〕75号", signed_or_noted=False)
    unheard = did("hold_session", "2026-03-05 09:00", both_heard=False, flags=("both_heard",))
    refused(dispute(HEARD, TRIED, unheard, at="2026-03-06 09:00"), "propose_ruling", "中办发〔2018〕75号")


LATER = did("add_evidence", "2026-03-05 14:00", no="2")
EARLIER = did("add_evidence", "2026-03-04 14:00", no="1")
AGAIN = did("hold_session", "2026-03-05 15:00")
PROPOSED = did("propose_ruling", "2026-03-06 09:00", major=False)


def test_what_came_after_the_session_is_put_to_both_sides_before_it_founds_a_ruling() -> None:
    about: dict[str, Any] = {"at": "2026-03-06 09:00"}
    late = dispute(HEARD, TRIED, EARLIER, SESSION, LATER, **about)
    refused(late, "propose_ruling", "中办发〔2018〕75号")
    refused(late, "propose_ruling", "中办发〔2018〕75号", evidence_items=["1", "2"])
    allowed(late, "propose_ruling", "中办发〔2018〕75号", evidence_items=["1"])
    refused(late, "propose_ruling", "河南省行政执法条例25", evidence_items=["1", "3"])
    allowed(dispute(HEARD, TRIED, EARLIER, SESSION, LATER, AGAIN, **about), "propose_ruling", "中办发〔2018〕75号")
    unsound = did("hold_session", "2026-03-05 15:00", both_heard=False, flags=("both_heard",))
    refused(dispute(HEARD, TRIED, EARLIER, SESSION, LATER, unsound, **about), "propose_ruling", "中办发〔2018〕75号")


def test_nor_is_it_decided_on_what_came_after_the_proposal() -> None:
    about: dict[str, Any] = {"step": "decide.proposed", "actor": "leader-a", "at": "2026-03-09 09:00"}
    newest = did("add_evidence", "2026-03-06 14:00", no="3")
    heard = (HEARD, TRIED, EARLIER, SESSION, PROPOSED)
    allowed(dispute(*heard, **about), "decide_ruling", "中办发〔2018〕75号")
    refused(dispute(*heard, newest, **about), "decide_ruling", "中办发〔2018〕75号")
    named = did("propose_ruling", "2026-03-06 09:00", major=False, evidence_items=["1"])
    allowed(dispute(*heard[:-1], named, newest, **about), "decide_ruling", "中办发〔2018〕75号")
    gone = did("exclude_evidence", "2026-03-06 15:00", evidence="1")
    refused(dispute(*heard[:-1], named, gone, **about), "decide_ruling", "河南省行政执法条例25")


def test_a_ruling_takes_effect_on_both_when_it_reached_both() -> None:
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-12 09:00"}
    other = did("serve_respondent", "2026-03-10 10:00")
    refused(dispute(HEARD, TRIED, SESSION, *RULED, **about), "close_case", "河南省行政执法条例30")
    allowed(dispute(HEARD, TRIED, SESSION, *RULED, other, **about), "close_case", "河南省行政执法条例30")


# ---- 行政调解 ----------------------------------------------------------------------------------------------------------

AGREES = did("record_consent", "2026-03-03 09:00", agrees=True)
DECLINES = did("record_consent", "2026-03-03 09:00", agrees=False)
MEDIATED = did("hold_mediation", "2026-03-04 09:00")
PAID_FOR = did("hold_mediation", "2026-03-05 09:00", flags=("mediation_fair",), fee_charged=True)


def test_nobody_is_mediated_against_his_will() -> None:
    refused(mediation(step="inspect.agreed"), "hold_mediation", "金科〔2015〕8号四(3)")
    refused(mediation(DECLINES, step="inspect.agreed"), "hold_mediation", "金科〔2015〕8号四(3)")
    allowed(mediation(AGREES, step="inspect.agreed"), "hold_mediation", "金科〔2015〕8号四(3)")


@pytest.mark.parametrize(
    ("otherwise", "fair"),
    [
        ({}, True),
        ({"no_interest_declared": False}, False),
        ({"rights_told": False}, False),
        ({"fee_charged": True}, False),
    ],
)
def test_mediators_are_neutral_and_take_no_fee(otherwise: dict[str, bool], fair: bool) -> None:
    facts = mediation(AGREES, step="inspect.agreed")
    if fair:
        allowed(facts, "hold_mediation", "金科〔2015〕8号四(3)", **otherwise)
    else:
        flagged(facts, "hold_mediation", "金科〔2015〕8号四(3)", **otherwise)


@pytest.mark.parametrize(
    ("otherwise", "binds"),
    [
        ({"perform_by": "2026-03-20"}, True),
        ({"perform_by": "2026-03-19"}, False),
        ({"voluntary": False}, False),
        ({"both_signed": False}, False),
        ({"harms_others": True}, False),
    ],
)
def test_an_agreement_is_free_signed_and_harms_nobody(otherwise: dict[str, Any], binds: bool) -> None:
    facts = mediation(AGREES, MEDIATED, step="decide.mediated")
    if binds:
        allowed(facts, "conclude_agreement", "金科〔2015〕8号四(3)", **otherwise)
    else:
        refused(facts, "conclude_agreement", "金科〔2015〕8号四(3)", **{"perform_by": "2026-04-30", **otherwise})


def test_an_agreement_comes_out_of_a_sound_mediation_the_newest_one() -> None:
    again = did("hold_mediation", "2026-03-06 09:00")
    agreed = {"perform_by": "2026-04-30"}
    refused(
        mediation(AGREES, MEDIATED, PAID_FOR, step="decide.mediated"),
        "conclude_agreement",
        "金科〔2015〕8号四(3)",
        **agreed,
    )
    allowed(
        mediation(AGREES, MEDIATED, PAID_FOR, again, step="decide.mediated"),
        "conclude_agreement",
        "金科〔2015〕8号四(3)",
        **agreed,
    )


CONCLUDED = did("conclude_agreement", "2026-03-05 09:00", perform_by="2026-03-20")
UNPAID = did("check_performance", "2026-03-19 09:00", performed=False)


@pytest.mark.parametrize(
    ("acts", "ground", "holds"),
    [
        ((), "not_agreed", False),
        ((DECLINES,), "not_agreed", True),
        ((AGREES,), "not_agreed", False),
        ((AGREES,), "failed", False),
        ((AGREES, MEDIATED), "failed", True),
        ((AGREES, MEDIATED, PAID_FOR), "failed", True),
        ((AGREES, PAID_FOR), "failed", False),
        ((AGREES, MEDIATED), "not_performed", False),
    ],
)
def test_mediation_ends_on_a_ground_that_the_record_bears_out(acts: Any, ground: str, holds: bool) -> None:
    """On 5 March, before the other side's time to answer is over."""
    facts = mediation(*acts, at="2026-03-04 18:00")
    if holds:
        allowed(facts, "end_mediation", "金科〔2015〕8号四(3)", ground=ground, where_to_go="金水区人民法院")
    else:
        refused(facts, "end_mediation", "金科〔2015〕8号四(3)", ground=ground, where_to_go="金水区人民法院")


@pytest.mark.parametrize(
    ("acts", "at", "holds"),
    [
        ((), "2026-03-20 18:00", False),
        ((), "2026-03-21 09:00", True),
        ((UNPAID,), "2026-03-20 18:00", False),
    ],
)
def test_an_agreement_is_unperformed_when_its_day_is_past(acts: Any, at: str, holds: bool) -> None:
    facts = mediation(AGREES, MEDIATED, CONCLUDED, *acts, step="serve.concluded", at=at)
    if holds:
        allowed(facts, "end_mediation", "金科〔2015〕8号四(3)", ground="not_performed", where_to_go="金水区人民法院")
    else:
        refused(facts, "end_mediation", "金科〔2015〕8号四(3)", ground="not_performed", where_to_go="金水区人民法院")


def test_whoever_is_sent_away_is_told_where_to_go() -> None:
    refused(mediation(), "end_mediation", "金科〔2015〕8号四(3)", ground="already_handled", where_to_go=None)
    allowed(
        mediation(), "end_mediation", "金科〔2015〕8号四(3)", ground="already_handled", where_to_go="样例仲裁委员会"
    )
    allowed(mediation(), "end_mediation", "金科〔2015〕8号四(3)", ground="withdrawn", where_to_go=None)


# ---- 行政指导 ----------------------------------------------------------------------------------------------------------

ADVICE = did("plan_guidance", "2026-03-02 09:00", form="advise", simple=True)
ORDINARY = did("plan_guidance", "2026-03-02 09:00", form="advise", simple=False)
INTERVIEW = did("plan_guidance", "2026-03-02 09:00", form="interview", simple=True)


def test_guidance_is_free_and_says_so() -> None:
    refused(guidance(), "plan_guidance", "豫依法行政领办〔2014〕86号", voluntary_told=False)
    allowed(guidance(), "plan_guidance", "豫依法行政领办〔2014〕86号", voluntary_told=True)


def planned(*acts: Any, **about: Any) -> Any:
    return guidance(*acts, **{"step": "inspect.planned", "at": "2026-03-03 09:00", **about})


PAPER: dict[str, Any] = {"way": "paper", "note": None, "interview_on": None, "begins": None, "place": None}
TOLD = {"interview_on": "2026-03-05", "begins": "09:30", "place": "会议室"}


def test_ordinary_guidance_is_approved_first() -> None:
    approved = did("approve_guidance", "2026-03-02 10:00", by="leader-a")
    refused(planned(ORDINARY), "give_guidance", "金科〔2015〕8号二(二)", **PAPER)
    allowed(planned(ORDINARY, approved), "give_guidance", "金科〔2015〕8号二(二)", **PAPER)
    allowed(planned(ADVICE), "give_guidance", "金科〔2015〕8号二(二)", **PAPER)


@pytest.mark.parametrize("way", ["in_person", "phone"])
def test_what_is_said_by_word_of_mouth_is_noted(way: str) -> None:
    refused(planned(ADVICE), "give_guidance", "金科〔2015〕8号二(二)", **{**PAPER, "way": way})
    allowed(
        planned(ADVICE), "give_guidance", "金科〔2015〕8号二(二)", **{**PAPER, "way": way, "note": "讲解了登记要素"}
    )


def test_an_interview_is_called_to_a_day_an_hour_and_a_place_and_nothing_else_is() -> None:
    called = {**PAPER, **TOLD}
    allowed(planned(INTERVIEW), "give_guidance", "金科〔2015〕8号二(二)", **called)
    for missing in TOLD:
        refused(planned(INTERVIEW), "give_guidance", "金科〔2015〕8号二(二)", **{**called, missing: None})
        refused(planned(ADVICE), "give_guidance", "金科〔2015〕8号二(二)", **{**PAPER, missing: TOLD[missing]})
    refused(planned(INTERVIEW), "give_guidance", "金科〔2015〕8号二(二)", **{**called, "interview_on": "2026-03-02"})
    allowed(planned(INTERVIEW), "give_guidance", "金科〔2015〕8号二(二)", **{**called, "interview_on": "2026-03-03"})
    refused(planned(INTERVIEW), "give_guidance", "金科〔2015〕8号二(二)", **PAPER)
    refused(planned(ADVICE), "give_guidance", "金科〔2015〕8号二(二)", **called)


CALLED = did("give_guidance", "2026-03-03 09:00", **{**PAPER, **TOLD})
PROMISES = [{"what": "补齐登记要素", "due": "2026-03-31"}, {"what": "培训经办人", "due": "2026-03-31"}]
MINUTES = did("record_interview", "2026-03-05 09:00", commitments=PROMISES)


def interviewed(*more: Any) -> Any:
    return guidance(INTERVIEW, CALLED, *more, step="serve.given", at="2026-04-01 09:00")


@pytest.mark.parametrize(("number", "there"), [(1, True), (2, True), (3, False)])
def test_only_a_promise_of_the_minutes_is_checked(number: int, there: bool) -> None:
    if there:
        allowed(interviewed(MINUTES), "check_commitment", "金科〔2015〕8号二(二)", number=number)
    else:
        refused(interviewed(MINUTES), "check_commitment", "金科〔2015〕8号二(二)", number=number)


def test_the_revisit_comes_after_minutes_and_every_promise() -> None:
    one, two = (did("check_commitment", "2026-03-31 09:00", number=n) for n in (1, 2))
    refused(interviewed(), "revisit_guidance", "金科〔2015〕8号二(二)")
    refused(interviewed(MINUTES, one), "revisit_guidance", "金科〔2015〕8号二(二)")
    allowed(interviewed(MINUTES, one, two), "revisit_guidance", "金科〔2015〕8号二(二)")


@pytest.mark.parametrize(("due", "ahead"), [("2026-03-04", False), ("2026-03-05", True)])
def test_a_promise_lies_ahead(due: str, ahead: bool) -> None:
    facts = guidance(INTERVIEW, CALLED, step="serve.given", at="2026-03-05 09:00")
    told = {"commitments": [{"what": "补齐登记要素", "due": due}]}
    if ahead:
        allowed(facts, "record_interview", "金科〔2015〕8号二(二)", **told)
    else:
        refused(facts, "record_interview", "金科〔2015〕8号二(二)", **told)


def test_minutes_that_nobody_signed_do_not_let_the_interview_end() -> None:
    unsigned = did("record_interview", "2026-03-05 09:00", commitments=[], signed_or_noted=False)
    signed = did("record_interview", "2026-03-05 09:00", commitments=[], signed_or_noted=True)
    refused(interviewed(unsigned), "revisit_guidance", "金科〔2015〕8号二(二)")
    allowed(interviewed(signed), "revisit_guidance", "金科〔2015〕8号二(二)")
