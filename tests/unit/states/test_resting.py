"""When a case may rest (中止): on a ground of the law, in its phase, so many times, and decided by whom it asks for."""

from typing import Any

import pytest

from states.actions.suspend_case import SUSPEND_CASE, ground_is_lawful
from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.matter_cases import levied
from tests.unit.built_cases import barred, case, did, lets_pass
from tests.unit.case_builders import served
from tests.unit.sample_payloads import payload


def rest(ground: str, **more: Any) -> Any:
    return payload("suspend_case", ground=ground, **more)


def rested(ground: str, times: int, first_day: int = 3) -> tuple[Act, ...]:
    """Several rests on this ground, each ended on the day it began."""
    return tuple(
        act
        for day in range(first_day, first_day + times)
        for act in (
            did("suspend_case", f"2026-03-{day:02} 09:00", by="leader-a", ground=ground),
            did("resume_case", f"2026-03-{day:02} 10:00", by="leader-a"),
        )
    )


def refused(facts: CaseFacts, ground: str) -> tuple[str, str, str] | None:
    reason = barred(ground_is_lawful, facts, rest(ground))
    return None if reason is None else (reason.gate, reason.clause, reason.says)


def test_a_case_rests_on_no_ground_that_the_law_does_not_know() -> None:
    says = "没有准许以此情形中止的规定，期限照常计算"
    assert refused(case(), "holidays") == ("suspension_has_basis", "行政处罚法60", says)


def test_a_ground_of_the_investigation_is_none_of_the_execution_and_the_other_way_round() -> None:
    before, after = case(), case(*served())
    appraisal = "“须待检验、检测、检疫、鉴定或者有权机关的解释”只能中止作出决定之前的办理"
    hardship = "“当事人履行决定确有困难或者暂无履行能力”只能中止决定送达之后的执行"
    assert refused(before, "appraisal") is None
    assert refused(after, "appraisal") == ("suspension_phase", "行政处罚法40", appraisal)
    assert refused(after, "hardship") is None
    assert refused(before, "hardship") == ("suspension_phase", "行政强制法39(1)(一)", hardship)


def test_a_ground_of_the_penalty_law_stops_no_levy() -> None:
    """行政处罚法40 speaks of penalties; nothing lets a levy rest before it is decided."""
    levy = case(did("register_levy", "2026-03-02 09:00"), procedure="levy", step="inspect.registered")
    found = refused(levy, "other_case")
    assert found is not None
    assert found[:2] == ("suspension_of_family", "行政处罚法40")
    assert refused(case(), "other_case") is None
    assert refused(levied(at="2026-04-10 09:00"), "hardship") is None


def test_a_decision_made_and_not_yet_served_is_of_neither_phase() -> None:
    facts = case(*served()[:-1])
    assert [refused(facts, ground) is None for ground in ("appraisal", "hardship")] == [False, False]


def test_what_was_annulled_does_not_rest() -> None:
    facts = case(*served(), did("annul_decision", "2026-03-20 10:00", by="leader-a"), at="2026-03-23 09:00")
    assert refused(facts, "hardship") is not None


def test_each_ground_is_used_so_many_times_whatever_the_others_were_used_for() -> None:
    says = "“须以另一案件的处理结果为依据，该案尚未办结”每案至多2次，已经用完"
    assert refused(case(*rested("other_case", 1)), "other_case") is None
    assert refused(case(*rested("other_case", 2)), "other_case") == ("suspension_times", "行政处罚法40", says)
    assert refused(case(*rested("other_case", 2)), "appraisal") is None
    assert refused(case(*rested("other_case", 1), *rested("appraisal", 1, first_day=9)), "other_case") is None


@pytest.mark.parametrize(
    ("ground", "together", "passes"),
    [
        ("hardship", (), True),
        ("other_execution", (), False),
        ("other_execution", ("leader-a",), False),
        ("other_execution", ("leader-a", "leader-b"), True),
        ("holidays", (), True),  # refused for having no ground, not for this
    ],
)
def test_the_ground_that_the_bureau_itself_judges_is_decided_by_the_leaders_together(
    ground: str, together: tuple[str, ...], passes: bool
) -> None:
    facts = case(*served(), actor="leader-a")
    assert lets_pass(SUSPEND_CASE.checks[-1], facts, rest(ground, participants=list(together))) is passes
