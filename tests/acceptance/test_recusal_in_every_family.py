"""河南省行政执法条例23(2) outside penalties: whom somebody asks to keep out waits for the decision, and so does every decision;
the penalty law lets the investigation go on (行政处罚法43(3))."""

from typing import Any

import pytest

from states.acts import Act
from tests.acceptance.lawful_cases import allowed, flagged, refused, served
from tests.acceptance.matter_cases import contract, guidance, mediation, seized
from tests.acceptance.test_decisions_in_dispute import registered
from tests.unit.built_cases import did


def asked(person: str = "officer-a", by: str = "party") -> Act:
    return did("ask_recusal", "2026-03-03 10:00", by="coordinator-a", person=person, asked_by=by)


def decided(person: str = "officer-a", result: str = "not_recused", **more: Any) -> Act:
    return did("decide_recusal", "2026-03-03 11:00", by="leader-a", person=person, result=result, **more)


def test_who_is_asked_to_keep_out_waits_for_the_decision_and_others_go_on() -> None:
    about: dict[str, Any] = {"at": "2026-03-04 09:00"}
    refused(contract(asked(), **about), "propose_confirmation", "河南省行政执法条例23(2)")
    allowed(contract(asked(), decided(), **about), "propose_confirmation", "河南省行政执法条例23(2)")
    allowed(contract(asked("officer-c"), **about), "propose_confirmation", "河南省行政执法条例23(2)")


def test_he_is_not_named_for_what_is_to_be_done_and_what_he_took_part_in_is_a_flag() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-03-24 09:00"}
    refused(registered(asked("leader-b"), **about), "annul_matter", "河南省行政执法条例23(2)", second_person="leader-b")
    over = decided("leader-b", decided_above="郑金政函〔2026〕1号")
    allowed(registered(asked("leader-b"), over, **about), "annul_matter", "河南省行政执法条例23(2)", second_person="leader-b", what="annul",
            outcome=None)  # fmt: skip
    flagged(contract(asked("officer-b"), at="2026-03-04 09:00"), "examine_application", "河南省行政执法条例23(2)")
    allowed(
        contract(asked("officer-b"), decided("officer-b"), at="2026-03-04 09:00"),
        "examine_application",
        "河南省行政执法条例23(2)",
    )


def test_the_penalty_law_lets_the_investigation_go_on() -> None:
    """行政处罚法43(3): only the decision waits."""
    allowed(served(asked(), at="2026-03-24 09:00"), "add_evidence", "河南省行政执法条例23(2)", no="9")


@pytest.mark.parametrize(
    ("facts", "act"),
    [
        (lambda *acts: contract(
            did("propose_confirmation", "2026-03-04 09:00"), *acts, step="decide.proposed", actor="leader-a",
            at="2026-03-05 09:00",
        ), "decide_confirmation"),
        (lambda *acts: seized(*acts), "decide_measure"),
        (lambda *acts: guidance(
            did("plan_guidance", "2026-03-02 09:00"), *acts, step="inspect.planned", at="2026-03-05 09:00",
        ), "give_guidance"),
    ],
    ids=["registration", "measure", "guidance"],
)  # fmt: skip
def test_nothing_is_decided_before_it_is_decided_who_keeps_out(facts: Any, act: str) -> None:
    refused(facts(asked("officer-c")), act, "河南省行政执法条例23(2)")
    allowed(facts(asked("officer-c"), decided("officer-c")), act, "河南省行政执法条例23(2)")


def test_an_agreement_waits_too() -> None:
    held = (did("record_consent", "2026-03-03 09:00", agrees=True), did("hold_mediation", "2026-03-04 09:00"))
    about: dict[str, Any] = {"step": "decide.mediated", "at": "2026-03-05 09:00"}
    refused(mediation(*held, asked("officer-c"), **about), "conclude_agreement", "河南省行政执法条例23(2)")
    allowed(mediation(*held, asked("officer-c"), decided("officer-c"), **about), "conclude_agreement", "河南省行政执法条例23(2)",
            perform_by="2026-04-30")  # fmt: skip


def test_only_what_was_asked_is_decided() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-03-04 09:00"}
    refused(contract(**about), "decide_recusal", "河南省行政执法条例23(2)")
    allowed(contract(asked(), **about), "decide_recusal", "河南省行政执法条例23(2)")


def test_who_was_told_of_no_act_is_not_told_of_its_end() -> None:
    """The party that asked for a recusal is told what came of it; what the bureau asks of its own people it is not told."""
    for by, told in (("party", True), ("bureau", False)):
        facts = contract(asked(by=by), decided(), at="2026-03-04 09:00")
        assert facts.truth["recusal_by_party"] is told
