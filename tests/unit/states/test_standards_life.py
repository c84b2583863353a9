"""The life of a discretion standard (裁量基准): drafted, issued, disclosed, filed, perhaps repealed; each step once and in order."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from states.registers import standards
from states.registers.action import RegisterFacts
from states.registers.entries import Entry, registers_of
from tests.unit.built_cases import roster, rules

PLAN = standards.PLAN
ROW = rules().body.standards[0]
DRAFTED = Entry(
    1, "draft_standard", "officer-a", date(2026, 3, 2), "BZ2026-01",
    {"title": "裁量基准", "rows": [ROW.model_copy(update={"number": None}).model_dump(mode="json")], "reason": "首次制定"},
)  # fmt: skip
ISSUED = Entry(
    2, "issue_standard", "leader-a", date(2026, 3, 3), "BZ2026-01", {"issued_on": "2026-03-03", "number": "金科规〔2026〕9号"}
)  # fmt: skip
DISCLOSED = Entry(3, "disclose_standard", "admin-a", date(2026, 3, 5), "BZ2026-01", {"disclosed_on": "2026-03-05"})
REPEALED = Entry(4, "repeal_standard", "leader-a", date(2026, 3, 9), "BZ2026-01", {"repealed_on": "2026-03-09"})
WHOLE = (DRAFTED, ISSUED, DISCLOSED, REPEALED)


def facts(*entries: Entry, actor: str = "leader-a") -> RegisterFacts:
    return RegisterFacts(registers_of(entries), roster(), rules().body, actor, date(2026, 3, 20))


def told(check: Any, known: RegisterFacts, **payload: Any) -> Any:
    reason = check(known, SimpleNamespace(**payload))
    return None if reason is None else (reason.gate, reason.clause, reason.says)


def draft(*changes: dict[str, Any]) -> Any:
    return tuple(ROW.model_copy(update={"number": None, **change}) for change in changes)


def test_a_draft_has_each_power_once_no_number_and_something_new() -> None:
    check, new = standards.draft_is_new, {"power": "KJ-CF-004"}
    other = {"power": "KJ-CF-005"}
    assert told(check, facts(), rows=draft({})) is None
    twice = ("draft_is_new", PLAN, "同一职权有两项：KJ-CF-004、KJ-CF-005")
    assert told(check, facts(), rows=draft(other, new, other, new)) == twice
    numbered = ("draft_is_new", PLAN, "草案不得写文号（number），印发时登记：KJ-CF-004、KJ-CF-005")
    rows = draft({}, {**new, "number": "一"}, {**other, "number": "二"})
    assert told(check, facts(), rows=rows) == numbered
    known = ("draft_is_new", PLAN, f"已登记过内容相同的：{ROW.power}")
    assert told(check, facts(DRAFTED), rows=draft({}, new)) == known
    assert told(check, facts(*WHOLE), rows=draft({})) is None  # what was repealed may be drafted anew


@pytest.mark.parametrize(
    ("entries", "before", "not_yet", "says"),
    [
        ((), ("drafted",), "issued", "没有登记编号为 BZ2026-01 的裁量基准"),
        (WHOLE[:1], ("drafted",), "issued", None),
        (WHOLE[:2], ("drafted",), "issued", "BZ2026-01 已印发，不能重复登记"),
        (WHOLE[:1], ("issued",), "disclosed", "BZ2026-01 尚未印发"),
        (WHOLE[:1], ("issued", "disclosed"), "filed", "BZ2026-01 尚未印发、公示"),
        (WHOLE[:3], ("issued", "disclosed"), "filed", None),
        (WHOLE, ("issued",), "filed", "BZ2026-01 已经废止，不能再登记"),
    ],
)
def test_each_step_is_taken_once_and_after_those_before_it(
    entries: tuple[Entry, ...], before: tuple[str, ...], not_yet: str, says: str | None
) -> None:
    gate = "standard_known" if says is not None and says.startswith("没有") else "standard_order"
    found = told(standards.stands_at(*before, not_yet=not_yet), facts(*entries), no="BZ2026-01")
    assert found == (None if says is None else (gate, PLAN, says))


@pytest.mark.parametrize(
    ("entries", "day", "refused"),
    [
        ((), "2026-03-02", False),
        (WHOLE[:1], "2026-03-02", False),  # not issued: another rule refuses it
        (WHOLE[:2], "2026-03-03", False),
        (WHOLE[:2], "2026-03-02", True),
    ],
)
def test_the_days_of_a_life_go_forward(entries: tuple[Entry, ...], day: str, refused: bool) -> None:
    check = standards.not_before("disclosed_on", "issued")
    found = told(check, facts(*entries), no="BZ2026-01", disclosed_on=date.fromisoformat(day))
    says = "所填日期早于已印发的日期 2026-03-03"
    assert found == (("standard_days", PLAN, says) if refused else None)


@pytest.mark.parametrize(
    ("no", "actor", "reviewer", "refused"),
    [
        ("BZ2026-01", "leader-a", "reviewer-a", False),
        ("BZ2026-01", "officer-a", "reviewer-a", True),
        ("BZ2026-01", "leader-a", "officer-a", True),
        ("BZ2026-09", "officer-a", "reviewer-a", False),
    ],
)
def test_who_drafts_neither_reviews_nor_issues(no: str, actor: str, reviewer: str, refused: bool) -> None:
    found = told(standards.issuer_is_another, facts(DRAFTED, actor=actor), no=no, reviewer=reviewer)
    assert found == (("second_person", PLAN, "起草人不得审核、印发自己起草的裁量基准") if refused else None)


def test_a_number_names_one_paper() -> None:
    used = ("number_is_free", PLAN, "文号 金科规〔2026〕9号 已用于 BZ2026-01")
    assert told(standards.number_is_free, facts(DRAFTED, ISSUED), number="金科规〔2026〕9号") == used
    assert told(standards.number_is_free, facts(DRAFTED, ISSUED), number="金科规〔2026〕10号") is None
    assert told(standards.number_is_free, facts(DRAFTED), number="金科规〔2026〕9号") is None


def test_no_standard_reaches_back() -> None:
    check, first = standards.issued_before_in_force, ROW.in_force_from
    late = date.fromordinal(first.toordinal() + 1)
    says = f"施行日期早于印发日期，裁量基准不溯及既往：{ROW.power}"
    assert told(check, facts(DRAFTED), no="BZ2026-01", issued_on=first) is None
    assert told(check, facts(DRAFTED), no="BZ2026-01", issued_on=late) == ("standard_days", "行政处罚法37", says)
    assert told(check, facts(DRAFTED), no="BZ2026-09", issued_on=late) is None


def test_a_standard_binds_from_issue_and_disclosure_until_its_repeal() -> None:
    def binds(*entries: Entry) -> list[bool]:
        (life,) = registers_of(entries).book.lives
        return [life.binds(date(2026, 3, day)) for day in (3, 4, 5, 8, 9)]

    assert binds(*WHOLE[:1]) == binds(*WHOLE[:2]) == [False] * 5
    assert binds(*WHOLE[:3]) == [False, False, True, True, True]
    assert binds(*WHOLE) == [False, False, True, True, False]


def test_the_register_keeps_each_step_with_its_day_and_whoever_took_it() -> None:
    (life,) = registers_of(WHOLE).book.lives
    assert (life.no, life.title, life.number, life.drafter, life.state) == (
        "BZ2026-01",
        "裁量基准",
        "金科规〔2026〕9号",
        "officer-a",
        "repealed",
    )
    assert [(step.act, step.on.isoformat(), step.by) for step in life.steps] == [
        ("drafted", "2026-03-02", "officer-a"),
        ("issued", "2026-03-03", "leader-a"),
        ("disclosed", "2026-03-05", "admin-a"),
        ("repealed", "2026-03-09", "leader-a"),
    ]
    assert life.steps[0].told == {"reason": "首次制定"}
