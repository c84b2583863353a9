"""One decision: every reason at once, a flag never bars, no_move is one more reason, and the next step by the facts."""

from typing import Any

import pytest

from states.action import CaseAction
from states.actions import ACTIONS
from states.facts import CaseFacts
from states.lifecycle import Outcome, decide, reasons_against
from states.reasons import ActionRefused
from states.vocabulary import ROLE_TITLES, Role, Weight
from tests.unit.built_cases import case, did, officer, roster, rules
from tests.unit.sample_payloads import RECEIPT, SAMPLES, payload


def decided(facts: CaseFacts, action: str, **filled_in: Any) -> Outcome:
    made = payload(action, **filled_in)
    return decide(facts, ACTIONS[action], made, made.model_dump(mode="json"))


def refused(facts: CaseFacts, action: str, **filled_in: Any) -> dict[str, str]:
    """Gate and clause of every reason."""
    with pytest.raises(ActionRefused) as refusal:
        decided(facts, action, **filled_in)
    return {reason.gate: reason.clause for reason in refusal.value.reasons}


# ---- all reasons at once ---------------------------------------------------------------------------------------------


def test_a_refusal_lists_every_reason_with_its_clause() -> None:
    facts = case(step="decide.approved", actor="officer-x", power="KJ-CF-999")
    found = refused(facts, "make_decision")
    assert {
        "actor_certified": "行政处罚法42",
        "handler_acts": "行政处罚法42",
        "two_certified_handlers": "行政处罚法42",
        "power_in_force": "行政处罚法17",
        "sound_inspection": "行政处罚法55",
        "evidence_to_decide": "行政处罚法40",
        "approved": "行政处罚法57",
        "proposal": "行政处罚法57",
        "guidance": "金科〔2015〕8号四(1)",
    }.items() <= found.items()
    assert "no_move" not in found


def test_gates_are_judged_even_where_no_move_exists() -> None:
    found = refused(case(step="prompt.opened"), "make_decision")
    assert "no_move" in found
    assert {"approved", "evidence_to_decide"} <= found.keys()


def test_where_only_the_step_is_wrong_that_is_the_only_reason() -> None:
    assert list(refused(case(step="inspect.filed"), "issue_prompt")) == ["no_move"]


def test_a_refusal_says_all_in_chinese_with_clause_and_step() -> None:
    with pytest.raises(ActionRefused) as refusal:
        decided(case(step="inspect.filed"), "close_case")
    text = str(refusal.value)
    assert "调查中" in text
    assert all(f"（{reason.clause}）" in text and reason.says in text for reason in refusal.value.reasons)


def test_nobody_outside_the_register_does_anything() -> None:
    facts = case(actor="nobody", step="close.ended")
    found = {key: {reason.gate for reason in reasons_against(facts, ACTIONS[key], None)} for key in ACTIONS}
    assert [key for key, gates in found.items() if "role" not in gates] == []


# ---- roles -----------------------------------------------------------------------------------------------------------

ROLES = {role for role in Role if role is not Role.SYSTEM}


def test_only_the_roles_of_an_action_may_do_it() -> None:
    def as_one(role: Role) -> CaseFacts:
        return case(people={**roster(), "officer-a": officer("officer-a", roles=frozenset({role}))})

    def may(facts: CaseFacts, action: CaseAction) -> bool:
        return "role" not in {reason.gate for reason in reasons_against(facts, action, None)}

    someone = {role: as_one(role) for role in ROLES}
    found = {key: {role for role in ROLES if may(someone[role], action)} for key, action in ACTIONS.items()}
    assert found == {key: action.roles - {Role.SYSTEM} for key, action in ACTIONS.items()}


def test_whoever_is_suspended_has_no_role() -> None:
    away = {**roster(), "officer-a": officer("officer-a", active=False)}
    assert "role" in refused(case(people=away), "record_inspection")


def test_the_software_does_only_what_is_left_to_it() -> None:
    def may(action: str) -> bool:
        found = reasons_against(case(actor="system"), ACTIONS[action], None)
        return "role" not in {r.gate for r in found}

    assert {action for action in ACTIONS if may(action)} == {
        "assign_visit",
        "record_email_outcome",
        "record_bounce",
        "recount_terms",
        "deem_accepted",
    }


def test_a_refusal_for_the_role_names_who_may() -> None:
    with pytest.raises(ActionRefused) as refusal:
        decided(case(step="prompt.proposed"), "approve_filing")
    says = next(r.says for r in refusal.value.reasons if r.gate == "role")
    assert ROLE_TITLES[Role.LEADER] in says


# ---- order of time ---------------------------------------------------------------------------------------------------


def test_what_happens_in_the_office_is_not_backdated() -> None:
    facts = case(did("record_recheck"), step="prompt.rechecked", at="2026-03-20 09:00", recorded="2026-03-21 00:00")
    assert "not_backdated" in refused(facts, "propose_filing")


def test_what_happened_on_paper_may_be_entered_later() -> None:
    facts = case(at="2026-03-20 09:00", recorded="2026-03-25 09:00")
    assert decided(facts, "record_inspection").after == "inspect.filed"


def test_an_act_does_not_lie_before_the_one_that_brought_the_case_here() -> None:
    entered = did("approve_filing", "2026-03-10 09:00", by="leader-a")
    early = case(entered, at="2026-03-10 08:59", recorded="2026-03-20 09:00")
    at_once = case(entered, at="2026-03-10 09:00", recorded="2026-03-20 09:00")
    assert "acts_in_order" in refused(early, "record_inspection")
    assert decided(at_once, "record_inspection").after == "inspect.filed"


def test_records_within_one_step_may_come_in_any_order() -> None:
    entered = did("approve_filing", "2026-03-10 09:00", by="leader-a")
    later = did("record_inspection", "2026-03-18 09:00")
    facts = case(entered, later, at="2026-03-12 09:00", recorded="2026-03-20 09:00")
    assert decided(facts, "record_inquiry").after == "inspect.filed"


# ---- flags -----------------------------------------------------------------------------------------------------------


def test_what_has_already_happened_is_flagged_and_recorded() -> None:
    outcome = decided(case(), "record_inspection", officers=["officer-a"])
    assert [flag.gate for flag in outcome.flags] == ["two_certified_officers"]
    assert outcome.act.flags == {"two_certified_officers"}
    assert all(flag.weight is Weight.FLAGS and flag.remedy for flag in outcome.flags)


def test_a_flag_beside_a_bar_is_not_among_the_reasons_of_refusal() -> None:
    facts = case(step="inspect.filed")
    found = refused(facts, "record_service", receipt={**RECEIPT, "signed": False})
    assert "receipt" not in found
    assert "decided" in found


# ---- where the case goes ---------------------------------------------------------------------------------------------


def test_a_moving_act_takes_the_case_to_the_next_step() -> None:
    outcome = decided(case(did("issue_prompt"), step="prompt.prompted"), "record_recheck")
    assert (outcome.before, outcome.after) == ("prompt.prompted", "prompt.rechecked")
    assert not outcome.closed


def test_a_record_on_the_spot_leaves_the_case_where_it_stood() -> None:
    outcome = decided(case(), "record_guidance")
    assert outcome.before == outcome.after == "inspect.filed"


@pytest.mark.parametrize(("signed", "step"), [(True, "decide.notice_served"), (False, "decide.notice_given")])
def test_a_notice_that_was_not_soundly_served_leaves_the_case_waiting(signed: bool, step: str) -> None:
    facts = case(did("propose_penalty"), did("give_prior_notice"), step="decide.notice_given")
    assert decided(facts, "record_notice_service", receipt={**RECEIPT, "signed": signed}).after == step


def test_closing_ends_the_case() -> None:
    facts = case(did("propose_filing"), did("withdraw_case"), step="close.ended", actor="leader-a")
    outcome = decided(facts, "close_case")
    assert outcome.after == "close.closed"
    assert outcome.closed


def test_a_final_case_accepts_nothing_but_its_reopening() -> None:
    """Every action at every end of every procedure."""

    def answer(facts: CaseFacts, action: str) -> str:
        try:
            return decided(facts, action).after
        except ActionRefused as refusal:
            return "no_move" if "no_move" in {reason.gate for reason in refusal.reasons} else str(refusal)

    found, lawful = {}, {}
    for procedure, lifecycle in rules().lifecycles.items():
        for final in lifecycle.final:
            facts = case(did("close_case"), step=final, procedure=procedure)
            for action in SAMPLES:
                reopens = ACTIONS[action].reopens and lifecycle.reopening
                found[procedure, final, action] = answer(facts, action)
                lawful[procedure, final, action] = "close.ended" if reopens else "no_move"
    assert len(found) >= len(SAMPLES) * len(rules().procedures)
    assert found == lawful


def test_where_a_closed_case_can_be_reopened_a_refusal_says_so() -> None:
    def told(procedure: str) -> str:
        with pytest.raises(ActionRefused) as refusal:
            decided(case(did("close_case"), step="close.closed", procedure=procedure), "record_guidance")
        return str(refusal.value)

    assert "先办理“恢复办理”" in told("penalty_general")
    assert "恢复办理" not in told("guidance")


def test_a_reopened_case_is_closed_no_more() -> None:
    outcome = decided(case(did("close_case"), step="close.closed"), "reopen_case")
    assert not outcome.closed
    assert not outcome.facts.truth["closed"]
    assert "closed" in refused(case(step="close.ended"), "reopen_case")


def test_a_further_gate_of_a_procedure_binds_there_and_nowhere_else() -> None:
    acts = (did("record_inspection"), did("record_guidance"))
    on_site = case(*acts, procedure="penalty_simple", step="inspect.on_site", power="KJ-CF-018")
    assert "evidence" in refused(on_site, "make_spot_decision")
    assert "evidence" not in {g.key for g in ACTIONS["make_spot_decision"].gates}


def test_the_decision_leaves_the_snapshot_it_was_made_on_untouched() -> None:
    facts = case()
    outcome = decided(facts, "record_guidance")
    assert facts.acts == ()
    assert len(outcome.facts.acts) == 1
    assert outcome.facts.revision == facts.revision + 1


def test_every_move_of_every_procedure_can_be_found_from_its_source() -> None:
    for procedure in rules().procedures.values():
        lifecycle = rules().lifecycles[procedure.key]
        for move in procedure.moves:
            truth = {key: key == move.when for key in rules().facts}
            for source in move.source:
                assert lifecycle.next_step(move.act, source, truth) == move.to
