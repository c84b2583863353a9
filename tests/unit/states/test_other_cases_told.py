"""What an act asks about other cases of the bureau (他案), and what is told of each."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.other_cases import Question, asked, cases_told
from states.release import Rules
from tests.unit.built_cases import case, did, led_by
from tests.unit.case_builders import MADE, decided, served

NUMBER = "91410105MA00090001"


def own(*acts: Act, **about: Any) -> CaseFacts:
    return case(led_by("线索1"), *acts, **{"identifier": NUMBER, **about})


def other(*acts: Act, no: str = "2026-0002", lead: str | None = None, **about: Any) -> CaseFacts:
    return replace(case(led_by(lead), *acts, **{"identifier": NUMBER, **about}), no=no)


FINE = SimpleNamespace(sanctions=("fine",))
GOODS = SimpleNamespace(outcome="confiscate", penalty=SimpleNamespace(organ=None, case_no="2026-0002"))


def test_whoever_fines_asks_about_the_same_party_for_the_same_act_or_lead() -> None:
    question = asked(own(), "propose_penalty", FINE)
    assert question == Question("fines", "2026-0001", NUMBER, "2026-02-20", "线索1")


def test_whoever_inspects_asks_for_the_inspections_of_the_last_months() -> None:
    question = asked(own(), "record_inspection", None)
    assert question == Question("inspections", "2026-0001", NUMBER, since="2025-03-20", until="2026-03-20")
    body = own().rules.body
    without = body.model_copy(update={"figures": tuple(f for f in body.figures if f.key != "inspection_months")})
    assert asked(own(with_rules=Rules("old", without)), "record_inspection", None) is None


def test_whoever_disposes_of_goods_asks_about_the_penalty_case_he_names() -> None:
    assert asked(own(), "decide_measure", GOODS) == Question("penalty", "2026-0001", NUMBER, case_no="2026-0002")
    elsewhere = SimpleNamespace(organ="某局", case_no="1")
    for payload in (
        SimpleNamespace(outcome="lift", penalty=GOODS.penalty),
        SimpleNamespace(outcome="confiscate", penalty=None),
        SimpleNamespace(outcome="confiscate", penalty=elsewhere),
    ):
        assert asked(own(), "decide_measure", payload) is None


@pytest.mark.parametrize(
    ("facts", "action", "payload"),
    [
        (own(), "add_evidence", None),
        (own(identifier=None), "propose_penalty", FINE),
        (own(identifier=None), "record_inspection", None),
        (own(), "propose_penalty", SimpleNamespace(sanctions=("warning",))),
        (own(), "make_decision", SimpleNamespace()),  # no fine was proposed
    ],
)
def test_every_other_act_asks_nothing(facts: CaseFacts, action: str, payload: Any) -> None:
    assert asked(facts, action, payload) is None


def test_a_decision_asks_when_a_fine_was_proposed() -> None:
    assert asked(own(*decided()), "make_decision", SimpleNamespace()) is not None


FINES = Question("fines", "2026-0001", NUMBER, "2026-02-20", "线索1")


@pytest.mark.parametrize(
    ("question", "case_asked", "concerned"),
    [
        (FINES, other(), True),  # violated on the same day
        (FINES, other(violated_on="2026-02-21"), False),
        (FINES, other(violated_on="2026-02-21", lead="线索1"), True),
        (FINES, other(violated_on="2026-02-21", lead="线索2"), False),
        (replace(FINES, lead=None), other(violated_on="2026-02-21"), False),  # two without a lead share none
        (FINES, other(no="2026-0001"), False),  # itself
        (FINES, other(identifier="91410105MA00090002"), False),
        (replace(FINES, asks="inspections"), other(violated_on="2026-02-21"), True),
        (replace(FINES, asks="inspections"), other(identifier="91410105MA00090002"), False),
        (Question("penalty", "2026-0001", NUMBER, case_no="2026-0002"), other(identifier=None), True),
        (Question("penalty", "2026-0001", NUMBER, case_no="2026-0003"), other(), False),
    ],
)
def test_which_other_cases_an_act_has_to_know_of(question: Question, case_asked: CaseFacts, concerned: bool) -> None:
    assert question.concerns(case_asked) is concerned


def made(*acts: Act, **about: Any) -> CaseFacts:
    """Another case, its decision numbered."""
    facts = other(*acts, **about)
    numbered = tuple(replace(act, documents=MADE) if act.action == "make_decision" else act for act in facts.acts)
    return replace(facts, acts=numbered)


def test_of_a_case_with_a_fine_is_told_what_was_broken_decided_and_fined() -> None:
    facts = made(*served())
    assert FINES.told_of(facts) == {
        "no": "2026-0002",
        "seq": facts.revision,
        "power": "KJ-CF-017",
        "violated_on": "2026-02-20",
        "lead": None,
        "also_broken": [],
        "fine": facts.decided_fine,
        "decision": "金科罚决字〔2026〕第1号",
        "decided_on": next(act for act in facts.acts if act.action == "make_decision").on.isoformat(),
    }
    assert facts.decided_fine


def test_of_a_case_not_decided_no_number_and_no_day_are_told() -> None:
    told = FINES.told_of(other(lead="线索2"))
    assert (told["decision"], told["decided_on"], told["lead"]) == (None, None, "线索2")
    unnumbered = FINES.told_of(other(*served()))
    assert (unnumbered["decision"], unnumbered["decided_on"]) == (None, None)


def test_the_other_norms_broken_are_those_the_newest_proposal_names() -> None:
    named = [did("propose_penalty", also_broken=[code]) for code in ("KJ-CF-003", "KJ-CF-004")]
    assert FINES.told_of(other(*named))["also_broken"] == ["KJ-CF-004"]


def test_of_inspections_the_days_within_the_months_are_told() -> None:
    question = replace(FINES, asks="inspections", since="2026-03-03", until="2026-03-05")
    days = [did("record_inspection", f"2026-03-{day:02} 09:00") for day in range(2, 7)]
    facts = other(*days)
    assert question.told_of(facts) == {
        "no": "2026-0002",
        "seq": facts.revision,
        "days": ["2026-03-03", "2026-03-04", "2026-03-05"],
    }


@pytest.mark.parametrize(("party", "same"), [(NUMBER, True), ("91410105MA00090002", False), (None, False)])
def test_of_the_penalty_case_named_is_told_whether_it_is_the_partys(party: str | None, same: bool) -> None:
    question = Question("penalty", "2026-0001", party, case_no="2026-0002")
    told = question.told_of(made(*served()))
    assert (told["same_party"], told["takes_goods"], told["decision"]) == (same, False, "金科罚决字〔2026〕第1号")
    assert question.told_of(made(*served(), identifier=None))["same_party"] is False


def test_goods_are_taken_by_a_decision_that_stands() -> None:
    question = Question("penalty", "2026-0001", NUMBER, case_no="2026-0002")
    acts = tuple(
        replace(act, data={**act.data, "sanctions": ["confiscation_of_goods"]})
        if act.action in ("propose_penalty", "make_decision", "approve_decision")
        else act
        for act in served()
    )
    annulled = did("annul_decision", "2026-03-20 10:00", by="leader-a")
    assert question.told_of(made(*acts))["takes_goods"] is True
    assert question.told_of(made(*acts, annulled))["takes_goods"] is False
    assert question.told_of(other())["takes_goods"] is False


def test_an_act_knows_what_it_was_told_in_answer_to_its_own_question() -> None:
    row = {"no": "2026-0002"}
    facts = replace(own(), others={"asks": "fines", "cases": [row]})
    assert cases_told(facts, "fines") == (row,)
    assert cases_told(facts, "inspections") == ()
    assert cases_told(own(), "fines") == ()
