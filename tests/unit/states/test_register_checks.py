"""What is refused on the registers (登记簿): of legal advisers, of declared relations, of review tasks of standards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from states.adviser_register import Adviser
from states.reasons import Reason
from states.registers import advisers, relations, reviews
from states.registers.action import RegisterFacts, not_future, second_person
from states.registers.entries import Entry, registers_of
from states.vocabulary import Role
from tests.unit.built_cases import roster, rules

TODAY = date(2026, 3, 20)
PLAN, OF_STANDARDS, KIN = "金科〔2015〕8号四(6)", "金科〔2015〕8号四(5)", "行政处罚法43(1)"


def facts(*entries: Entry, actor: str = "coordinator-a") -> RegisterFacts:
    """The registers after these entries, on 20 March 2026."""
    return RegisterFacts(registers_of(entries), roster(), rules().body, actor, TODAY)


def told(check: Callable[[RegisterFacts, Any], Reason | None], known: RegisterFacts, **payload: Any) -> Any:
    """Gate, clause and words of a refusal; ``None`` if nothing is wrong."""
    reason = check(known, SimpleNamespace(**payload))
    return None if reason is None else (reason.gate, reason.clause, reason.says)


# ---- legal advisers --------------------------------------------------------------------------------------------------

ENGAGED = {"name": "秦样例", "contract": "金科顾〔2026〕1号", "first": "2026-01-01", "last": "2026-12-31"}
ENGAGEMENT = Entry(1, "engage_adviser", "coordinator-a", date(2026, 1, 1), "GW2026-01", ENGAGED)
ENDED = Entry(
    2, "end_engagement", "coordinator-a", date(2026, 3, 1), "GW2026-01", {"ended_on": "2026-06-30", "reason": "辞聘"}
)


def test_the_register_holds_who_is_engaged_and_until_when() -> None:
    (adviser,) = facts(ENGAGEMENT, ENDED).registers.advisers
    days = (date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 30))
    assert adviser == Adviser("GW2026-01", "秦样例", "金科顾〔2026〕1号", *days, "辞聘")
    served = [adviser.serves(date(2026, month, day)) for month, day in ((1, 1), (6, 29), (6, 30), (12, 31))]
    assert served == [True, True, False, False]


@pytest.mark.parametrize(("last", "refused"), [("2026-01-01", False), ("2025-12-31", True)])
def test_a_term_of_an_adviser_does_not_end_before_it_begins(last: str, refused: bool) -> None:
    found = told(advisers.term_is_a_term, facts(), first=date(2026, 1, 1), last=date.fromisoformat(last))
    assert found == (("adviser_term", PLAN, "聘期的截止日期早于起始日期") if refused else None)


@pytest.mark.parametrize(
    ("name", "contract", "refused"),
    [
        ("秦样例", "金科顾〔2026〕1号", True),
        ("秦样例", "金科顾〔2026〕2号", False),
        ("某律师", "金科顾〔2026〕1号", False),
    ],
)
def test_a_contract_is_entered_once_for_each_adviser_it_names(name: str, contract: str, refused: bool) -> None:
    found = told(advisers.contract_is_new, facts(ENGAGEMENT), name=name, contract=contract)
    says = "合同 金科顾〔2026〕1号 聘任秦样例已经登记为 GW2026-01"
    assert found == (("adviser_contract", PLAN, says) if refused else None)


def test_only_an_engagement_that_runs_is_ended_and_inside_its_term() -> None:
    inside, outside = date(2026, 12, 31), date(2027, 1, 1)
    check, running, over = advisers.engagement_runs, facts(ENGAGEMENT), facts(ENGAGEMENT, ENDED)
    assert told(check, running, no="GW2026-01", ended_on=inside) is None
    assert told(check, running, no="GW2026-01", ended_on=date(2026, 1, 1)) is None
    says = "终止日期不在聘期（2026年1月1日至2026年12月31日）之内"
    for day in (outside, date(2025, 12, 31)):
        assert told(check, running, no="GW2026-01", ended_on=day) == ("adviser_ended", PLAN, says)
    unknown = ("adviser_known", PLAN, "没有登记编号为 GW2026-09 的法律顾问")
    assert told(check, running, no="GW2026-09", ended_on=inside) == unknown
    ended = ("adviser_ended", PLAN, "GW2026-01 的聘任已经于2026年6月30日终止")
    assert told(check, over, no="GW2026-01", ended_on=inside) == ended


@pytest.mark.parametrize(("day", "refused"), [(TODAY, False), (date(2026, 3, 19), True)])
def test_an_engagement_does_not_end_in_the_past(day: date, refused: bool) -> None:
    says = "终止日期早于今天；此前征询的意见仍然有效，不能倒填"
    found = told(advisers.said_before_it_counts, facts(ENGAGEMENT), ended_on=day)
    assert found == (("adviser_ended", PLAN, says) if refused else None)


# ---- declared relations ----------------------------------------------------------------------------------------------

RELATED = {
    "officer": "officer-a", "party": "91410105MA00090001", "party_name": "样例公司", "kind": "party_or_kin",
    "began_on": "2026-02-01", "grounds": "配偶是股东",
}  # fmt: skip
RELATION = Entry(1, "enter_relation", "officer-a", date(2026, 2, 2), "LH2026-01", RELATED)
DISSOLVED = Entry(
    2, "end_relation", "coordinator-a", date(2026, 3, 2), "LH2026-01", {"ended_on": "2026-03-01", "reason": "已转让"}
)


def test_a_relation_is_one_of_somebody_in_the_register_of_officers() -> None:
    assert told(relations.officer_is_known, facts(), officer="officer-a") is None
    refused = ("relation_officer", KIN, "名录中没有人员 nobody")
    assert told(relations.officer_is_known, facts(), officer="nobody") == refused


@pytest.mark.parametrize(
    ("actor", "refused"),
    [("officer-a", False), ("officer-b", True), ("reviewer-a", True)]
    + [(keeper, False) for keeper in ("coordinator-a", "supervisor-a", "admin-a", "leader-a")],
)
def test_a_relation_is_declared_by_the_officer_or_entered_by_who_keeps_the_register(actor: str, refused: bool) -> None:
    says = "他人的利害关系由执法协调、执法监督、系统管理人员或者机关负责人登记"
    found = told(relations.declared_by_whom, facts(actor=actor), officer="officer-a")
    assert found == (("relation_declared", KIN, says) if refused else None)


def test_one_relation_stands_once() -> None:
    standing = {name: RELATED[name] for name in ("officer", "party", "kind")}
    refused = ("relation_is_new", KIN, "已经登记为 LH2026-01")
    assert told(relations.relation_is_new, facts(RELATION), **standing) == refused
    assert told(relations.relation_is_new, facts(RELATION, DISSOLVED), **standing) is None
    for other in ({"officer": "officer-b"}, {"party": "1"}, {"kind": "other_relation"}):
        assert told(relations.relation_is_new, facts(RELATION), **{**standing, **other}) is None


def test_only_a_relation_that_stands_is_ended_and_not_before_it_began() -> None:
    check, known = relations.relation_stands, facts(RELATION)
    assert told(check, known, no="LH2026-01", ended_on=date(2026, 2, 1)) is None
    before = ("relation_stands", KIN, "解除日期早于关系开始的日期 2026-02-01")
    assert told(check, known, no="LH2026-01", ended_on=date(2026, 1, 31)) == before
    unknown = ("relation_known", KIN, "没有登记编号为 LH2026-09 的利害关系")
    assert told(check, known, no="LH2026-09", ended_on=TODAY) == unknown
    ended = ("relation_stands", KIN, "LH2026-01 已于 2026-03-01 解除")
    assert told(check, facts(RELATION, DISSOLVED), no="LH2026-01", ended_on=TODAY) == ended


@pytest.mark.parametrize(
    ("actor", "second", "no", "refused"),
    [
        ("coordinator-a", "leader-a", "LH2026-01", False),
        ("officer-a", "leader-a", "LH2026-01", True),
        ("coordinator-a", "officer-a", "LH2026-01", True),
        ("officer-a", "leader-a", "LH2026-09", False),  # refused for being unknown, not for this
    ],
)
def test_nobody_ends_his_own_relation_or_confirms_its_end(actor: str, second: str, no: str, refused: bool) -> None:
    found = told(relations.ended_by_another, facts(RELATION, actor=actor), no=no, second_person=second)
    assert found == (("relation_by_another", KIN, "本人的利害关系须由他人登记解除") if refused else None)


# ---- both ------------------------------------------------------------------------------------------------------------


def test_whoever_stands_beside_is_somebody_else_in_post_and_of_the_role() -> None:
    check = second_person("second", KIN, Role.LEADER, Role.SUPERVISOR)
    known = facts(actor="leader-a")
    assert told(check, known, second="leader-b") is None
    assert told(check, known, second="supervisor-a") is None
    assert told(check, known, second="leader-a") == ("second_person", KIN, "复核人不得与办理人为同一人")
    says = "officer-a 不是在岗的机关负责人、执法监督人员，不能复核"
    assert told(check, known, second="officer-a") == ("second_person", KIN, says)
    gone = replace(known, roster={**roster(), "leader-b": replace(roster()["leader-b"], active=False)})
    assert told(check, gone, second="leader-b") is not None


@pytest.mark.parametrize(("day", "refused"), [(TODAY, False), (date(2026, 3, 21), True)])
def test_nothing_is_entered_in_advance(day: date, refused: bool) -> None:
    found = told(not_future("on", KIN), facts(), on=day)
    assert found == (("not_future", KIN, "所填日期晚于今天，不能预先登记") if refused else None)


# ---- review tasks of standards ---------------------------------------------------------------------------------------

ROW = rules().body.standards[0].model_dump(mode="json")
OLD = Entry(1, "standards_taken_over", "setup", date(2026, 1, 1), "", {"rows": [ROW]})
OLD_NO = f"taken-{ROW['power']}-{ROW['in_force_from']}"
TASK = {
    "no": "FH2026-01", "clause": "科学技术进步法112", "change": "已修改", "power": ROW["power"], "number": ROW["number"],
}  # fmt: skip
OPENED = Entry(2, "reviews_opened", "setup", date(2026, 3, 1), "release", {"tasks": [TASK]})
KEPT = Entry(
    3, "conclude_review", "reviewer-a", date(2026, 3, 9), "FH2026-01", {"outcome": "keep", "reason": "上位法未变"}
)
REPEALED = Entry(
    3, "repeal_standard", "leader-a", date(2026, 3, 9), OLD_NO, {"repealed_on": "2026-03-09", "reason": "上位法已改"}
)


def issued(first_day: str, **changes: str) -> tuple[Entry, ...]:
    """A new paper for the power, issued."""
    row = {**ROW, "in_force_from": first_day, "number": None, **changes}
    drafted = Entry(
        3, "draft_standard", "reviewer-a", TODAY, "BZ2026-01", {"title": "新", "rows": [row], "reason": "改"}
    )
    number = {"issued_on": "2026-03-10", "number": "金科规〔2026〕9号"}
    return drafted, Entry(4, "issue_standard", "leader-a", TODAY, "BZ2026-01", number)


def test_a_review_task_says_what_changed_and_what_came_of_it() -> None:
    (task,) = facts(OLD, OPENED).registers.reviews
    assert (task.opened_on, task.clause, task.change, task.open) == (
        date(2026, 3, 1),
        "科学技术进步法112",
        "已修改",
        True,
    )
    (done,) = facts(OLD, OPENED, KEPT).registers.reviews
    assert (done.outcome, done.reason, done.by, done.concluded_on, done.open) == (
        "keep",
        "上位法未变",
        "reviewer-a",
        date(2026, 3, 9),
        False,
    )


def test_a_review_task_is_concluded_once() -> None:
    check = reviews.review_is_open
    assert told(check, facts(OLD, OPENED), task="FH2026-01") is None
    unknown = ("review_known", OF_STANDARDS, "没有编号为 FH2026-09 的复核任务")
    assert told(check, facts(OLD, OPENED), task="FH2026-09") == unknown
    done = ("review_open", OF_STANDARDS, "复核任务 FH2026-01 已经办结")
    assert told(check, facts(OLD, OPENED, KEPT), task="FH2026-01") == done


UNREVISED = ("review_outcome", OF_STANDARDS, "尚未印发新的裁量基准，复核任务不能以此办结")
IN_FORCE = ("review_outcome", OF_STANDARDS, "原裁量基准尚未废止，复核任务不能以此办结")


@pytest.mark.parametrize(
    ("since", "outcome", "refused"),
    [
        ((), "keep", None),
        ((), "revise", UNREVISED),
        ((), "repeal", IN_FORCE),
        ((REPEALED,), "repeal", None),
        ((REPEALED,), "revise", None),
        (issued("2026-04-01"), "revise", None),
        (issued("2026-04-01"), "repeal", IN_FORCE),
        (issued("2026-04-01")[:1], "revise", UNREVISED),  # a draft is no paper
        (issued(ROW["in_force_from"]), "revise", UNREVISED),  # none that comes into force later
        (issued("2026-04-01", power="KJ-CF-017"), "revise", UNREVISED),  # of another power
    ],
)
def test_a_review_is_concluded_once_what_it_came_to_is_done(
    since: tuple[Entry, ...], outcome: str, refused: tuple[str, str, str] | None
) -> None:
    assert told(reviews.outcome_is_done, facts(OLD, OPENED, *since), task="FH2026-01", outcome=outcome) == refused
    assert told(reviews.outcome_is_done, facts(OLD), task="FH2026-01", outcome=outcome) is None
