"""Which acts let a party off or stop a case (宽缓办理), and which of them are looked at again (抽查复核)."""

from hashlib import sha256

import pytest

from states.acts import Act
from states.lenience import BY_ACT, KINDS, LENIENT_ACTS, drawn, kind_of
from tests.unit.built_cases import case, did
from tests.unit.case_builders import made_no_penalty


@pytest.mark.parametrize(
    ("acts", "title"),
    [
        ((did("decline_filing"),), "不予立案"),
        ((did("end_after_prompt"),), "提示后终结"),
        ((did("withdraw_case"),), "撤案"),
        ((did("suspend_case"),), "中止"),
        ((did("discontinue_case"),), "终结执行"),
        (made_no_penalty(violation=False), "不予处罚"),
        ((did("propose_penalty", mitigation="lighter"), did("make_decision")), "从轻、减轻"),
        ((did("propose_penalty", mitigation="none"), did("make_decision")), None),
        ((did("suspend_case"), did("resume_case")), None),  # only the newest act counts
        ((did("propose_penalty", mitigation="lighter"),), None),  # proposed is not decided
    ],
)
def test_each_kind_of_lenience_is_known_by_its_act(acts: tuple[Act, ...], title: str | None) -> None:
    kind = kind_of(case(*acts))
    assert (KINDS[kind] if kind else None) == title
    assert kind is None or acts[-1].action in LENIENT_ACTS


def test_a_proposal_made_anew_decides_whether_the_penalty_is_lighter() -> None:
    made = did("make_decision")
    first, second = did("propose_penalty", mitigation="lighter"), did("revise_proposal", mitigation="none")
    assert kind_of(case(first, second, made)) is None
    assert kind_of(case(second, first, made)) == "lighter"
    assert kind_of(case(made)) is None


def test_every_kind_but_those_of_a_decision_has_its_act() -> None:
    assert set(KINDS) == {*BY_ACT.values(), "no_penalty", "lighter"}


def test_the_sample_is_so_many_percent_rounded_up_and_drawn_again_the_same_by_its_seed() -> None:
    places = [(f"2026-{number:04}", 3) for number in range(1, 12)]
    ranked = sorted(places, key=lambda one: sha256(f"7:{one[0]}:{one[1]}".encode()).hexdigest())
    assert drawn(places, 7, 10) == tuple(sorted(ranked[:2]))
    assert drawn(tuple(reversed(places)), 7, 10) == drawn(places, 7, 10)
    assert [len(drawn(places, 7, percent)) for percent in (0, 1, 9, 10, 100)] == [0, 1, 1, 2, 11]
    assert drawn([], 7, 10) == ()
