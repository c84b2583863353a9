"""The public flow of a procedure (权力运行流程, M37): drawn from the release alone, and true for the party who reads it."""

import json
from typing import Any

import pytest

from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from portal.procedure_table import LAST_DAY, RUNS_FROM, Page, html, markdown, page
from portal.published_conditions import SAID
from states.actions import ACTIONS
from states.day_sources import LAST_DAYS, START_DAYS
from tests.unit.built_cases import rules

SHIPPED = rules().body
SHOWN = [procedure for procedure in SHIPPED.procedures if procedure.moves]


def published(key: str, body: ReleaseBody = SHIPPED) -> Page:
    return page(next(one for one in body.procedures if one.key == key), body, "草稿，尚未发布")


def grid(told: Page, heading: str) -> tuple[tuple[str, ...], ...]:
    return next(one.rows for one in told.grids if one.heading.startswith(heading))


def term(told: Page, title: str) -> list[tuple[str, str]]:
    return [(row[1], row[2]) for row in grid(told, "办理期限") if row[0] == title]


@pytest.mark.parametrize("procedure", SHOWN, ids=lambda one: one.key)
def test_every_move_and_every_term_of_the_procedure_is_published(procedure: Procedure) -> None:
    told = published(procedure.key)
    assert {row[2] for row in grid(told, "办理流程")} >= {ACTIONS[move.act].title for move in procedure.moves}
    rules_used = {rule for one in procedure.terms for rule in one.all_rules}
    titles = {rule.title for rule in SHIPPED.terms if rule.key in rules_used}
    assert not procedure.terms or {row[0] for row in grid(told, "办理期限")} == titles


def test_what_is_published_follows_the_release() -> None:
    data: dict[str, Any] = SHIPPED.model_dump(mode="json")
    next(one for one in data["terms"] if one["key"] == "form_return")["amount"] = 12
    changed = ReleaseBody.model_validate_json(json.dumps(data, ensure_ascii=False), strict=True)
    title = "交回行政执法回访意见表的期限"
    assert term(published("penalty_general"), title)[0][0] == "10个工作日"
    assert term(published("penalty_general", changed), title)[0][0] == "12个工作日"


def test_a_decision_on_the_spot_is_first_taken_to_reconsideration() -> None:
    """行政复议法23(1)(一), (2): the party must be told so, here as on the form."""
    spot, general = "\n".join(published("penalty_simple").lines), "\n".join(published("penalty_general").lines)
    assert "应当先依法向郑州市金水区人民政府申请行政复议" in spot
    assert "或者向" not in spot.partition("不服")[2]
    assert "申请行政复议，或者向郑州市金水区人民法院提起行政诉讼" in general


def test_mediation_and_guidance_name_no_reconsideration() -> None:
    for key in ("mediation", "guidance"):
        assert "行政复议" not in "\n".join(published(key).lines)


def test_on_the_spot_only_what_can_be_punished_small_is_listed() -> None:
    """行政处罚法51: a warning, or a fine whose statutory minimum lies within 200 and 3,000 yuan."""
    spot = {row[0] for row in grid(published("penalty_simple"), "办理事项")}
    assert {"KJ-CF-017", "KJ-CF-018", "KJ-CF-003"} <= spot
    assert not {"KJ-CF-001", "KJ-CF-002", "KJ-CF-019"} & spot
    assert {"KJ-CF-001", "KJ-CF-019"} <= {row[0] for row in grid(published("penalty_general"), "办理事项")}
    assert "对公民处200元以下、对法人或者其他组织处3000元以下罚款" in "\n".join(published("penalty_simple").lines)


def test_a_term_that_runs_from_elsewhere_says_from_where() -> None:
    """行政强制法53, 行政诉讼法45."""
    told = published("penalty_general")
    assert ("3个月", "申请行政复议、提起行政诉讼的期限届满") in term(told, "申请法院强制执行的期限")
    assert term(told, "不服复议决定提起行政诉讼的期限") == [("15日", "当事人收到行政复议决定书")]


def test_a_last_day_that_is_told_is_not_published_as_a_number_of_days() -> None:
    told = published("penalty_general")
    assert [time for time, _ in term(told, "重新作出或者限期履行的期限")] == ["复议决定、判决写明的日期"]
    assert "批准的各期缴款日期" in [time for time, _ in term(told, "缴纳罚款、没收违法所得的期限")]
    assert [time for time, _ in term(told, "报送纠正、履行情况的期限")] == ["60日；意见书另定日期的从其规定"]


def test_every_day_that_the_record_tells_has_its_words() -> None:
    assert RUNS_FROM.keys() == START_DAYS.keys()
    assert LAST_DAY.keys() == LAST_DAYS.keys()


def test_every_condition_of_the_record_has_its_words_and_no_word_is_left_over() -> None:
    asked = {condition.__qualname__ for action in ACTIONS.values() for condition in action.conditions}
    assert SAID.keys() == asked
    registered = {clause.clause for clause in SHIPPED.clauses}
    assert {said.clause for said in SAID.values()} <= registered


def test_what_the_record_bars_is_published_beside_the_gates() -> None:
    penalty = grid(published("penalty_general"), "办理条件")
    assert (
        "申请人民法院强制执行",
        "催告书作出之后应缴数额或者缴款日期已经改变，没有重新催告",
        "行政强制法54",
    ) in penalty
    assert (ACTIONS["hand_over_transfer"].title, "批准移送后超过24小时才向公安机关移送", "移送规定5(2)") in penalty
    ruling = {(row[1], row[2]) for row in grid(published("adjudication"), "办理条件")}
    of_the_dispute = [clause for says, clause in ruling if says.startswith("没有写明对方当事人")]
    assert of_the_dispute == [next(one.clause for one in SHIPPED.procedures if one.key == "adjudication")]


def test_a_condition_is_published_only_where_it_is_asked_and_with_the_clause_a_refusal_names() -> None:
    """An applicant for a permit has no other side, and nothing of his was confiscated."""
    told = {key: {(row[1], row[2]) for row in grid(published(key), "办理条件")} for key in (one.key for one in SHOWN)}
    asked_in = {said: {key for key, rows in told.items() if said in {row[0] for row in rows}} for said in FOREIGN}
    assert asked_in == FOREIGN
    late, day = SAID["asked_before_the_decision"].says, SAID["on_the_day_told"].says
    assert {(late, "行政许可法47(1)"), (day, "行政许可法48(一)")} <= told["permit"]
    assert {(late, "河南省行政执法条例27"), (day, "河南省行政执法条例27")} <= told["levy"]
    assert {(late, "行政处罚法63"), (day, "行政处罚法64(二)")} <= told["penalty_general"]


FOREIGN = {
    SAID["other_side_is_named"].says: {"adjudication", "mediation"},
    SAID["goods_disposed"].says: {"penalty_general"},
    SAID["handed_over_at_once"].says: {"penalty_simple"},
    SAID["told_after_clearance"].says: {"coercion_execution"},
}


def test_who_is_refused_information_is_told_where_to_go_first() -> None:
    told = "\n".join(published("disclosure").lines)
    assert "不予公开的，应当先依法向郑州市金水区人民政府申请行政复议" in told
    assert "行政复议法23(1)(三)" in told
    assert "不予公开的" not in "\n".join(published("permit").lines)


def test_both_forms_say_the_same() -> None:
    told = published("permit")
    for line in told.lines:
        assert line in markdown(told)
        assert line in html(told)
