"""河南省行政执法条例32, 行政复议法20, 42, 66, 77, 行政诉讼法56, 71, 行政强制法8, 39–41, 行政许可法69, 70 for permits,
registrations, adjudication and coercion: what may be reviewed, whether it goes on meanwhile, what follows the result, who
may take a decision back, and what is made good."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.ways import ways
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import (
    contract,
    dispute,
    guidance,
    mediation,
    permit,
    seized,
    taken_down,
    to_be_executed,
)
from tests.unit.built_cases import did

REVIEW = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23")
ORDERED = "2026-06-30"


def came_of_it(result: str, on: str = "2026-04-20 09:00", **about: Any) -> Act:
    return did("record_review_result", on, result=result, **about)


def registered(*more: Act, **about: Any) -> CaseFacts:
    """Decided on 5 March and served on the 6th."""
    acts = (
        did("propose_confirmation", "2026-03-04 09:00"),
        did("decide_confirmation", "2026-03-05 09:00", by="leader-a"),
        did("record_service", "2026-03-06 09:00"),
    )
    return contract(*acts, *more, **{"step": "serve.served", "at": "2026-03-24 09:00", **about})


def permitted(*more: Act, private: str | None = None, **about: Any) -> CaseFacts:
    """Granted on 5 March, served on the 6th and made public."""
    acts = (
        did("examine_application", "2026-03-03 09:00"),
        did("propose_permit", "2026-03-04 09:00", result="grant", major=False),
        did("decide_permit", "2026-03-05 09:00", by="leader-a", not_published_because=private),
        did("record_service", "2026-03-06 09:00"),
    )
    return permit(*acts, *more, **{"step": "serve.served", "at": "2026-03-24 09:00", **about})


# ---- 可以复议、诉讼的行为 ----------------------------------------------------------------------------------------------


def test_a_decision_can_be_reviewed_and_what_is_not_decided_yet_cannot() -> None:
    allowed(registered(), "record_review", "行政复议法20", applied_on="2026-03-23")
    refused(contract(at="2026-03-10 09:00"), "record_review", "行政复议法20", applied_on="2026-03-10")


def test_a_measure_can_be_reviewed_from_its_first_day() -> None:
    allowed(seized(actor="officer-a"), "record_review", "行政复议法20", applied_on="2026-03-03")
    refused(seized(actor="officer-a"), "record_review", "行政复议法20", applied_on="2026-03-02")


@pytest.mark.parametrize(("at", "silent"), [("2026-03-17 09:00", False), ("2026-03-18 09:00", True)])
def test_so_can_silence_once_the_days_to_decide_are_over(at: str, silent: bool) -> None:
    """Registered within fifteen days of 2 March, the last being the 17th (河南省技术市场条例16)."""
    judge = allowed if silent else refused
    judge(contract(at=at), "record_review", "行政复议法20", applied_on=at[:10])


@pytest.mark.parametrize(
    ("facts", "clause"),
    [(mediation(at="2026-03-10 09:00"), "行政复议法12(四)"), (guidance(at="2026-03-10 09:00"), "行诉解释1(2)(三)")],
    ids=["mediation", "guidance"],
)
def test_neither_mediation_nor_guidance_is_reviewed_and_the_refusal_says_where_to_go(
    facts: CaseFacts, clause: str
) -> None:
    (said,) = refused(facts, "record_review", clause, applied_on="2026-03-10")
    assert "可以" in said.says
    allowed(registered(), "record_review", clause, applied_on="2026-03-23")


@pytest.mark.parametrize("stands", [registered, permitted])
def test_nothing_is_closed_over_a_pending_dispute(stands: Any) -> None:
    answered = did("record_party_answer", "2026-03-09 10:00")
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-04-21 09:00"}
    refused(stands(answered, REVIEW, **about), "close_case", "行政复议法42")
    allowed(stands(answered, REVIEW, came_of_it("upheld"), **about), "close_case", "行政复议法42")


# ---- 执行不停止，停止的不执行 -------------------------------------------------------------------------------------------


def test_a_dispute_does_not_stop_an_execution_and_a_stay_does() -> None:
    applied = did("record_review", "2026-03-20 08:00", applied_on="2026-03-20")
    allowed(to_be_executed(applied), "carry_out_execution", "行政强制法39")
    stay = did("suspend_case", "2026-03-20 08:30", by="leader-a", ground="stayed_by_review")
    flagged(to_be_executed(applied, stay), "carry_out_execution", "行政强制法39")


# ---- 结果 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ({"result": "revoked", "ordered_by": ORDERED}, True),
        ({"result": "revoked", "ordered_by": "2026-04-20"}, True),
        ({"result": "revoked", "ordered_by": "2026-04-19"}, False),
        ({"result": "revoked"}, True),
        ({"result": "unlawful", "ordered_by": ORDERED}, True),
        ({"result": "void", "ordered_by": ORDERED}, True),
        ({"result": "upheld", "ordered_by": ORDERED}, False),
        ({"result": "withdrawn", "ordered_by": ORDERED}, False),
        ({"result": "changed", "ordered_by": ORDERED}, False),
        ({"result": "ordered", "ordered_by": ORDERED}, False),
    ],
)
def test_a_day_is_set_where_something_is_to_be_done_anew(told: dict[str, Any], fits: bool) -> None:
    judge = allowed if fits else refused
    judge(registered(REVIEW, at="2026-04-20 09:00"), "record_review_result", "行政复议法66", **told)


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ({"result": "ordered"}, False),
        ({"result": "ordered", "ordered_by": ORDERED}, True),
        ({"result": "revoked"}, False),
        ({"result": "void"}, False),
        ({"result": "changed"}, False),
        ({"result": "unlawful"}, True),
        ({"result": "upheld"}, True),
        ({"result": "withdrawn"}, True),
    ],
)
def test_who_kept_silent_is_ordered_to_decide_and_nothing_is_revoked(told: dict[str, Any], fits: bool) -> None:
    judge = allowed if fits else refused
    silent = contract(did("record_review", "2026-03-24 09:00", applied_on="2026-03-23"), at="2026-04-20 09:00")
    judge(silent, "record_review_result", "行政复议法66", **told)


def test_a_measure_in_force_can_be_revoked_before_it_is_disposed_of() -> None:
    applied = did("record_review", "2026-03-04 09:00", applied_on="2026-03-04")
    allowed(seized(applied, actor="officer-a"), "record_review_result", "行政复议法66", result="revoked")
    refused(
        seized(applied, actor="officer-a"), "record_review_result", "行政复议法66", result="ordered", ordered_by=ORDERED
    )


def test_nobody_is_advised_to_take_back_what_is_to_be_served() -> None:
    """``zhifa case why``: to annul would be the shortest way to an end."""
    waiting = contract(
        did("propose_confirmation", "2026-03-04 09:00"),
        did("decide_confirmation", "2026-03-05 09:00", by="leader-a"),
        step="serve.decided",
        at="2026-03-06 09:00",
    )
    told = [deed.action.key for way in ways(waiting) for deed in way.deeds if deed.action is not None]
    assert "record_service" in told
    assert "annul_matter" not in told


TO_CLOSE: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-06-30 10:00"}
ANSWERED = did("record_party_answer", "2026-03-09 10:00")
REVOKED = came_of_it("revoked", ordered_by=ORDERED)


def anew(on: str = "2026-06-29", compared: str = "other_grounds") -> Act:
    return did("record_redecision", "2026-06-30 09:00", decided_on=on, compared=compared)


def test_what_was_ordered_is_done_before_the_case_closes() -> None:
    refused(registered(ANSWERED, REVIEW, REVOKED, **TO_CLOSE), "close_case", "行政复议法77")
    down = taken_down("2026-04-20 18:00")
    allowed(registered(ANSWERED, REVIEW, REVOKED, down, anew(), **TO_CLOSE), "close_case", "行政复议法77")
    allowed(registered(ANSWERED, REVIEW, came_of_it("revoked"), down, **TO_CLOSE), "close_case", "行政复议法77")
    refused(registered(ANSWERED, REVIEW, REVOKED, anew(), **TO_CLOSE), "close_case", "河南省行政执法条例32")


def test_only_what_was_ordered_is_entered_once_and_not_before_the_order() -> None:
    about: dict[str, Any] = {"at": "2026-06-30 09:30"}
    done: dict[str, Any] = {"decided_on": "2026-06-29"}
    allowed(registered(REVIEW, REVOKED, **about), "record_redecision", "行政复议法77", **done)
    refused(registered(REVIEW, came_of_it("revoked"), **about), "record_redecision", "行政复议法77", **done)
    refused(registered(REVIEW, REVOKED, anew(), **about), "record_redecision", "行政复议法77", **done)
    for day, judge in (("2026-04-19", refused), ("2026-04-20", allowed)):
        judge(registered(REVIEW, REVOKED, **about), "record_redecision", "行政复议法77", decided_on=day)


@pytest.mark.parametrize(("day", "late"), [("2026-06-30", False), ("2026-07-01", True)])
def test_later_than_the_day_set_is_a_flag(day: str, late: bool) -> None:
    judge = flagged if late else allowed
    judge(registered(REVIEW, REVOKED, at="2026-07-02 09:00"), "record_redecision", "行政复议法77", decided_on=day)


@pytest.mark.parametrize(
    ("compared", "same"),
    [("same", True), ("other_result", False), ("other_grounds", False), ("same_after_procedure", False)],
)
def test_the_same_is_not_decided_again_on_the_same_grounds(compared: str, same: bool) -> None:
    facts = registered(REVIEW, REVOKED, at="2026-06-30 09:00")
    told = {"decided_on": "2026-06-29", "compared": compared}
    if same:
        flagged(facts, "record_redecision", "行政诉讼法71", **told)
    else:
        allowed(facts, "record_redecision", "行政诉讼法71", **told)


def test_the_day_that_was_set_is_a_term_of_the_case() -> None:
    facts = registered(REVIEW, REVOKED, at="2026-04-21 09:00")
    assert [str(t.due.due) for t in facts.terms if t.key == "ordered_anew" and t.state == "running"] == [ORDERED]


# ---- 撤销、变更、补正 ---------------------------------------------------------------------------------------------------

ANNUL: dict[str, Any] = {"what": "annul", "outcome": None}


def annulled(**told: Any) -> Act:
    return did("annul_matter", "2026-03-23 09:00", by="leader-a", **{**ANNUL, **told})


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        (ANNUL, True),
        ({"what": "annul", "outcome": "类别改为技术服务"}, False),
        ({"what": "change", "outcome": None}, False),
        ({"what": "change", "outcome": "类别改为技术服务"}, True),
        ({**ANNUL, "ground": "public_interest", "compensation": None}, False),
        ({**ANNUL, "ground": "public_interest", "compensation": "补偿直接损失"}, True),
        ({**ANNUL, "ground": "fraud", "compensation": "补偿直接损失"}, False),
        ({**ANNUL, "ground": "fraud", "compensation": None}, True),
    ],
)
def test_who_takes_a_decision_back_says_what_holds_and_what_is_compensated(told: dict[str, Any], fits: bool) -> None:
    judge = allowed if fits else refused
    judge(registered(actor="leader-a"), "annul_matter", "河南省行政执法条例32", **{"compensation": None, **told})


def test_what_is_annulled_or_was_revoked_is_not_annulled_again() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-04-21 09:00"}
    refused(registered(annulled(), **about), "annul_matter", "河南省行政执法条例32", **ANNUL)
    refused(registered(REVIEW, came_of_it("revoked"), **about), "annul_matter", "河南省行政执法条例32", **ANNUL)
    changed = annulled(what="change", outcome="类别改为技术服务")
    allowed(registered(changed, **about), "annul_matter", "河南省行政执法条例32", **ANNUL)
    refused(contract(actor="leader-a"), "annul_matter", "河南省行政执法条例29", **ANNUL)


def test_the_head_does_it_and_nobody_who_handled_the_case() -> None:
    refused(registered(actor="leader-x"), "annul_matter", "金科〔2015〕8号四(7)", **ANNUL)
    allowed(registered(actor="leader-a"), "annul_matter", "金科〔2015〕8号四(7)", **ANNUL)


def test_a_fraud_protects_no_holder_of_a_permit() -> None:
    about: dict[str, Any] = {"what": "annul", "outcome": None, "ground": "fraud", "harm_to_public": "none_grave"}
    refused(permitted(actor="leader-a"), "annul_matter", "行政许可法69(4)", **about, compensation="补偿直接损失")
    allowed(permitted(actor="leader-a"), "annul_matter", "行政许可法69(4)", **about, compensation=None)


def test_a_permit_that_was_annulled_is_no_longer_shown_to_the_public() -> None:
    law = "行政许可法70(四)"
    told: dict[str, Any] = {"ground": "annulled", "overturned_on": "2026-03-23", "explanation": "许可已撤销。"}
    gone = did("withdraw_publication", "2026-03-24 09:00", **told)
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-25 09:00"}
    answered = did("record_party_answer", "2026-03-20 10:00")
    told_too = did("record_paper_service", "2026-03-24 10:00", kind="matter_annulment")
    refused(permitted(answered, annulled(), told_too, **about), "close_case", law)
    allowed(permitted(answered, annulled(), told_too, gone, **about), "close_case", law)
    allowed(permitted(answered, annulled(), told_too, private="涉及商业秘密", **about), "close_case", law)
    refused(permitted(answered, annulled(), gone, **about), "close_case", "河南省行政执法条例30")
    allowed(permitted(annulled()), "withdraw_publication", law, **told)
    refused(permitted(), "withdraw_publication", law, **told)
    refused(permitted(annulled()), "withdraw_publication", law, **{**told, "ground": "void"})


def test_three_working_days_bind_whoever_punished_and_nobody_else() -> None:
    """行政处罚法48(2) speaks of penalties."""
    late: dict[str, Any] = {"ground": "annulled", "overturned_on": "2026-03-23", "explanation": "许可已撤销。"}
    allowed(permitted(annulled(), at="2026-04-20 09:00"), "withdraw_publication", "行政处罚法48(2)", **late)


def test_a_correction_changes_a_word_of_a_decision_that_stands() -> None:
    about: dict[str, Any] = {"actor": "leader-a"}
    allowed(registered(**about), "correct_decision", "河南省行政执法条例29")
    refused(registered(**about), "correct_decision", "河南省行政执法条例29", was="同", now="同")
    refused(contract(**about), "correct_decision", "河南省行政执法条例29")
    refused(registered(annulled(), **about), "correct_decision", "河南省行政执法条例32")
    allowed(registered(**about), "correct_decision", "河南省行政执法条例32")


def test_a_ruling_that_was_annulled_need_not_reach_the_other_side() -> None:
    ruled = (
        did("record_answer", "2026-03-04 09:00"),
        did("try_settlement", "2026-03-05 09:00", result="failed", agreement=None),
        did("hold_session", "2026-03-06 09:00"),
        did("propose_ruling", "2026-03-09 09:00", major=False),
        did("decide_ruling", "2026-03-10 09:00", by="leader-a"),
    )
    about: dict[str, Any] = {"step": "close.ended", "actor": "leader-b", "at": "2026-03-24 09:00"}
    refused(dispute(*ruled, **about), "close_case", "河南省行政执法条例30")
    allowed(dispute(*ruled, annulled(), **about), "close_case", "河南省行政执法条例30")


# ---- 强制 ------------------------------------------------------------------------------------------------------------

EXECUTED = did("carry_out_execution", "2026-03-20 08:30")
MADE_GOOD = did("record_restitution", "2026-04-20 10:00")
EXECUTED_CLOSE: dict[str, Any] = {"step": "visit.answered", "actor": "leader-b", "at": "2026-04-21 09:00"}


@pytest.mark.parametrize("result", ["revoked", "void", "changed", "unlawful"])
def test_an_execution_that_did_not_stand_is_made_good_before_the_case_closes(result: str) -> None:
    acts = (EXECUTED, did("record_party_answer", "2026-03-20 10:00"), REVIEW, came_of_it(result))
    refused(to_be_executed(*acts, **EXECUTED_CLOSE), "close_case", "行政强制法41")
    down = taken_down("2026-04-20 11:00")
    allowed(to_be_executed(*acts, MADE_GOOD, down, **EXECUTED_CLOSE), "close_case", "行政强制法41")
    refused(to_be_executed(*acts, MADE_GOOD, **EXECUTED_CLOSE), "close_case", "河南省行政执法条例32")
    upheld = (*acts[:-1], came_of_it("upheld"))
    allowed(to_be_executed(*upheld, **EXECUTED_CLOSE), "close_case", "行政强制法41")


def test_nothing_is_made_good_that_stands_or_was_never_done() -> None:
    about: dict[str, Any] = {"at": "2026-04-20 10:00"}
    done: dict[str, Any] = {"done_on": "2026-04-20"}
    allowed(
        to_be_executed(EXECUTED, REVIEW, came_of_it("revoked"), **about), "record_restitution", "行政强制法41", **done
    )
    refused(to_be_executed(EXECUTED, **about), "record_restitution", "行政强制法41", **done)
    refused(to_be_executed(REVIEW, came_of_it("revoked"), **about), "record_restitution", "行政强制法41", **done)


@pytest.mark.parametrize(("result", "enough"), [("unlawful", True), ("revoked", False), ("changed", False)])
def test_nothing_need_be_made_good_only_where_the_result_says_so(result: str, enough: bool) -> None:
    facts = to_be_executed(EXECUTED, REVIEW, came_of_it(result), at="2026-04-20 10:00")
    judge = allowed if enough else refused
    judge(facts, "record_restitution", "行政强制法41", done_on="2026-04-20", how="none_ordered")


def test_what_is_executed_after_the_decision_was_annulled_is_a_flag() -> None:
    gone = did("annul_matter", "2026-03-20 08:00", by="leader-b", **ANNUL)
    flagged(to_be_executed(gone), "carry_out_execution", "行政强制法41")
    changed = did("annul_matter", "2026-03-20 08:00", by="leader-b", what="change", outcome="改为分段拆除")
    allowed(to_be_executed(changed), "carry_out_execution", "行政强制法41")


def test_an_execution_ends_because_its_decision_is_gone_only_if_it_is() -> None:
    told: dict[str, Any] = {"ground": "execution_annulled", "second_person": "leader-b"}
    gone = did("annul_matter", "2026-03-20 08:00", by="leader-b", **ANNUL)
    allowed(to_be_executed(gone, actor="leader-a"), "end_execution", "行政强制法40", **told)
    refused(to_be_executed(actor="leader-a"), "end_execution", "行政强制法40", **told)


def test_a_measure_that_was_revoked_is_released_and_nothing_else() -> None:
    applied = did("record_review", "2026-03-04 09:00", applied_on="2026-03-04")
    revoked = came_of_it("revoked", "2026-03-09 09:00")
    kept: dict[str, Any] = {"outcome": "destroy", "basis": ["行政强制法27"], "penalty": None}
    refused(seized(applied, revoked), "decide_measure", "行政强制法41", **kept)
    allowed(seized(applied), "decide_measure", "行政强制法41", **kept)
    allowed(
        seized(applied, revoked),
        "decide_measure",
        "行政强制法41",
        outcome="release",
        ground="annulled",
        basis=[],
        penalty=None,
        publish=False,
        not_published_ground="overturned",
        not_published_because="扣押已被撤销",
    )
    refused(seized(applied, revoked), "extend_measure", "河南省行政执法条例32")
    allowed(seized(applied), "extend_measure", "河南省行政执法条例32")
