"""The sampled re-check (抽查复核) of lenient acts: a period is drawn once when it is over, and outsiders look."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from states.registers import rechecks
from states.registers.action import RegisterFacts
from states.registers.entries import Entry, registers_of
from tests.unit.built_cases import roster, rules

PLAN = "金科〔2015〕8号二(五)"
TASK = {"no": "CC2026-01", "case_no": "2026-0001", "seq": 3, "kind": "withdrawn", "persons": ["officer-a", "leader-a"]}
DRAWN = Entry(
    1, "draw_recheck", "supervisor-a", date(2026, 3, 2), "CJ2026-01",
    {
        "first": "2026-01-01", "last": "2026-02-28", "seed": 7, "percent": 10,
        "population": [["2026-0001", 3], ["2026-0002", 4]], "tasks": [TASK],
    },
)  # fmt: skip
CONCLUDED = Entry(
    2, "conclude_recheck", "officer-c", date(2026, 3, 9), "CC2026-01",
    {"finding": "defective", "note": "缺签名", "measure": "补签"},
)  # fmt: skip


def facts(*entries: Entry, actor: str = "officer-c") -> RegisterFacts:
    return RegisterFacts(registers_of(entries), roster(), rules().body, actor, date(2026, 3, 20))


def told(check: Any, known: RegisterFacts, **payload: Any) -> Any:
    reason = check(known, SimpleNamespace(**payload))
    return None if reason is None else (reason.gate, reason.clause, reason.says)


def test_the_register_keeps_what_was_drawn_and_what_came_of_it() -> None:
    registers = facts(DRAWN, CONCLUDED).registers
    (draw,) = registers.draws
    assert (draw.no, draw.first, draw.last, draw.seed, draw.percent) == (
        "CJ2026-01",
        date(2026, 1, 1),
        date(2026, 2, 28),
        7,
        10,
    )
    (task,) = registers.rechecks
    assert (task.no, task.case_no, task.seq, task.kind, task.persons) == (
        "CC2026-01",
        "2026-0001",
        3,
        "withdrawn",
        frozenset({"officer-a", "leader-a"}),
    )
    assert (task.finding, task.note, task.measure, task.by, task.concluded_on, task.open) == (
        "defective",
        "缺签名",
        "补签",
        "officer-c",
        date(2026, 3, 9),
        False,
    )


@pytest.mark.parametrize(
    ("first", "last", "lawful"),
    [
        ("2026-01-01", "2026-03-19", True),
        ("2026-01-01", "2026-03-20", False),  # today is not over
        ("2026-03-01", "2026-03-01", True),
        ("2026-03-02", "2026-03-01", False),
    ],
)
def test_only_a_period_that_is_over_is_drawn(first: str, last: str, lawful: bool) -> None:
    days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
    says = "抽查期间须先后有序，且已经届满（截止日早于今天）"
    assert told(rechecks.period_is_over, facts(), **days) == (None if lawful else ("recheck_period", PLAN, says))


@pytest.mark.parametrize(
    ("first", "last", "lawful"),
    [
        ("2025-12-01", "2025-12-31", True),
        ("2025-12-01", "2026-01-01", False),
        ("2026-02-28", "2026-03-05", False),
        ("2026-03-01", "2026-03-05", True),
        ("2026-02-01", "2026-02-02", False),
    ],
)
def test_a_day_is_drawn_once(first: str, last: str, lawful: bool) -> None:
    days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
    says = "2026-01-01至2026-02-28已经抽查（CJ2026-01），同一期间不得另抽"
    assert told(rechecks.period_is_new, facts(DRAWN), **days) == (None if lawful else ("recheck_once", PLAN, says))


@pytest.mark.parametrize(("percent", "enough"), [(9, False), (10, True), (11, True)])
def test_the_share_is_at_least_the_one_the_bureau_set(percent: int, enough: bool) -> None:
    found = told(rechecks.share_is_enough, facts(), percent=percent)
    assert found == (None if enough else ("recheck_share", PLAN, "抽查比例不得低于本局规定的10%"))


def test_a_drawn_act_is_looked_at_once() -> None:
    check = rechecks.task_is_open
    assert told(check, facts(DRAWN), task="CC2026-01") is None
    unknown = ("recheck_known", PLAN, "没有编号为 CC2026-09 的抽查复核")
    assert told(check, facts(DRAWN), task="CC2026-09") == unknown
    done = ("recheck_open", PLAN, "抽查复核 CC2026-01 已经办结")
    assert told(check, facts(DRAWN, CONCLUDED), task="CC2026-01") == done


@pytest.mark.parametrize(
    ("actor", "task", "refused"),
    [
        ("officer-c", "CC2026-01", False),
        ("officer-a", "CC2026-01", True),
        ("leader-a", "CC2026-01", True),
        ("officer-a", "CC2026-09", False),  # refused for being unknown, not for this
    ],
)
def test_whoever_took_part_does_not_look_again(actor: str, task: str, refused: bool) -> None:
    found = told(rechecks.outsider_looks, facts(DRAWN, actor=actor), task=task)
    assert found == (("recheck_by_others", PLAN, "参与过该案的人员不得复核该案") if refused else None)


@pytest.mark.parametrize(
    ("finding", "measure", "lawful"),
    [("sound", None, True), ("sound", "补签", False), ("defective", None, False), ("wrong", "重办", True)],
)
def test_what_is_not_sound_has_its_measure(finding: str, measure: str | None, lawful: bool) -> None:
    found = told(rechecks.what_follows_is_told, facts(), finding=finding, measure=measure)
    says = "有问题的须写明处理措施，没有问题的不写"
    assert found == (None if lawful else ("recheck_measure", PLAN, says))
