"""What changed between two releases, in words, and which changes loosen what protects a party."""

from datetime import date
from typing import Any

import pytest

from config.schema.bureau import EarlierReviewer
from config.schema.release import ReleaseBody
from states.release_changes import changes
from tests.unit.built_cases import rules


def other(part: str, name: str, **update: Any) -> ReleaseBody:
    """The sample release with some fields of one row otherwise."""
    body = rules().body
    rows = [
        row.model_copy(update=update)
        if name in (getattr(row, "key", None), getattr(row, "power", None), str(getattr(row, "year", "")))
        else row
        for row in getattr(body, part)
    ]
    assert rows != list(getattr(body, part)), "the row is there"
    return body.model_copy(update={part: tuple(rows)})


def told(new: ReleaseBody) -> list[tuple[str, bool]]:
    return [(f"{c.area} {c.name}：{c.says}", c.looser) for c in changes(rules().body, new)]


def test_a_release_does_not_differ_from_itself() -> None:
    assert changes(rules().body, rules().body) == []


@pytest.mark.parametrize(
    ("value", "looser", "says"),
    [(600_000, True, "5,000元 → 6,000元（放宽方向"), (400_050, False, "5,000元 → 4,000.50元（安全方向）")],
)
def test_a_figure_says_from_what_to_what_and_which_way_is_safe(value: int, looser: bool, says: str) -> None:
    ((line, loose),) = told(other("figures", "hearing_threshold_person", value=value))
    assert says in line
    assert loose is looser


@pytest.mark.parametrize(
    ("key", "amount", "looser"),
    [
        ("statement_period", 4, True),
        ("statement_period", 10, False),
        ("decision_period", 100, True),
        ("decision_period", 80, False),
    ],
)
def test_a_term_of_the_party_may_grow_and_one_of_the_bureau_may_shrink(key: str, amount: int, looser: bool) -> None:
    ((line, loose),) = told(other("terms", key, amount=amount))
    assert f"→ {amount}" in line
    assert loose is looser


def test_the_calendar_tells_which_days_were_added_and_removed() -> None:
    year = next(y for y in rules().body.calendar if y.year == 2026)
    days = (*year.holidays[:-1],)
    new = other("calendar", "2026", holidays=days, workdays=(*year.workdays, date(2026, 12, 26)))
    lines = [line for line, _ in told(new)]
    assert lines == [
        f"日历 2026：放假日去掉 1 天：{year.holidays[-1].isoformat()}",
        "日历 2026：调休上班日增加 1 天：2026-12-26",
    ]


def test_a_procedure_tells_each_move_and_a_lost_gate_loosens_it() -> None:
    simple = next(p for p in rules().body.procedures if p.key == "penalty_simple")
    moves = tuple(move for move in simple.moves if move.act != "withdraw_case")
    new = other("procedures", "penalty_simple", moves=moves, gates=simple.gates[:-1])
    assert told(new) == [
        ("程序 行政处罚简易程序 流转：去掉 撤案：现场检查 → 待结案", False),
        ("程序 行政处罚简易程序 附加关口：去掉 act 结案，gate spot_filed", True),
    ]


def test_a_band_of_a_standard_is_told_in_yuan() -> None:
    standard = rules().body.standards[0]
    grade = next(g for g in standard.grades if g.fine is not None)
    assert grade.fine is not None
    wider = grade.model_copy(update={"fine": grade.fine.model_copy(update={"highest": grade.fine.highest + 50})})
    grades = tuple(wider if g.key == grade.key else g for g in standard.grades)
    lines = told(other("standards", standard.power, grades=grades))
    assert any(".50元" in line and grade.title in line for line, _ in lines)


def test_a_grade_that_comes_or_goes_is_told_with_the_standard_it_belongs_to() -> None:
    standard = rules().body.standards[0]
    gone = standard.grades[-1]
    shorter = other("standards", standard.power, grades=standard.grades[:-1])
    assert any(standard.power in line and f"：删除阶次“{gone.title}”" in line for line, _ in told(shorter))
    back = [f"{change.name}：{change.says}" for change in changes(shorter, rules().body)]
    assert any(standard.power in line and f"：新增阶次“{gone.title}”" in line for line in back)


def test_templates_rows_and_profile_are_told_too() -> None:
    body = rules().body
    name = "notices/prompt_issued.j2"
    templates = {**body.templates, name: body.templates[name] + "再加一行\n", "notices/new.j2": "新"}
    new = body.model_copy(
        update={
            "templates": templates,
            "powers": body.powers[1:],
            "bureau": body.bureau.model_copy(update={"phone": "0371-1"}),
        }
    )
    lines = [line for line, _ in told(new)]
    assert f"模板 {name}：加 1 行，减 0 行；如：再加一行" in lines
    assert "模板 notices/new.j2：新增" in lines
    assert any(line.startswith("机关 ：phone") and line.endswith("→ 0371-1") for line in lines)
    assert any(line.startswith(f"职权 {body.powers[0].code}") and "删除" in line for line in lines)


def test_every_unit_of_a_figure_can_be_said() -> None:
    values = {figure.key: figure.value for figure in reversed(rules().body.figures)}
    said = {key: [line for line, _ in told(other("figures", key, value=value + 1))] for key, value in values.items()}
    assert [(key, lines) for key, lines in said.items() if [line.count("→") > 0 for line in lines] != [True]] == []


@pytest.mark.parametrize(
    ("part", "name", "update"),
    [
        ("terms", "decision_period", {"roll": "none"}),
        ("terms", "hearing_request", {"starts": "same_day"}),
        ("terms", "decision_period", {"clause": "行政处罚法61"}),
        ("suspensions", "appraisal", {"stops": ("comply_after_prompt",)}),
        ("suspensions", "appraisal", {"times": 9}),
    ],
)
def test_how_a_term_counts_and_what_stops_it_is_looked_at(part: str, name: str, update: dict[str, Any]) -> None:
    assert all(looser for _, looser in told(other(part, name, **update)))


@pytest.mark.parametrize("part", ["extensions", "suspensions"])
def test_a_new_extension_or_suspension_loosens(part: str) -> None:
    body = rules().body
    rows = getattr(body, part)
    added = rows[0].model_copy(update={"key": "one_more"})
    assert [looser for _, looser in told(body.model_copy(update={part: (*rows, added)}))] == [True]


@pytest.mark.parametrize("part", ["documents", "terms", "tasks", "reminders"])
def test_a_procedure_that_loses_a_part_is_loosened(part: str) -> None:
    body = rules().body
    general = next(p for p in body.procedures if p.key == "penalty_general")
    fewer = general.model_copy(update={part: getattr(general, part)[1:]})
    procedures = tuple(fewer if p is general else p for p in body.procedures)
    assert any(looser for _, looser in told(body.model_copy(update={"procedures": procedures})))


def test_what_a_clause_gives_in_figures_is_looked_at() -> None:
    body = rules().body
    row = next(c for c in body.clauses if c.clause == "行政处罚法60")
    without = row.model_copy(update={"gives": ()})
    clauses = tuple(without if c is row else c for c in body.clauses)
    assert [looser for _, looser in told(body.model_copy(update={"clauses": clauses}))] == [True]


def test_more_people_who_review_without_the_qualification_are_a_loosening() -> None:
    body = rules().body
    one = EarlierReviewer(officer="reviewer-b", since=date(2016, 5, 1), paper="金科〔2016〕3号")
    longer = body.model_copy(update={"bureau": body.bureau.model_copy(update={"earlier_reviewers": (one,)})})
    assert [looser for _, looser in told(longer)] == [True]
    assert [change.looser for change in changes(longer, body)] == [False]


def test_fewer_opinion_forms_are_a_loosening() -> None:
    body = rules().body
    bureau = body.bureau.model_copy(update={"opinion_form_with": "major_only"})
    assert [looser for _, looser in told(body.model_copy(update={"bureau": bureau}))] == [True]


@pytest.mark.parametrize(
    ("field", "value", "looser"),
    [
        ("recheck_percent", 9, True),
        ("recheck_percent", 11, False),
        ("certificate_reminders", (90, 7), True),
        ("certificate_reminders", (90, 60, 30, 7), False),
    ],
)
def test_less_supervision_is_a_loosening(field: str, value: Any, looser: bool) -> None:
    body = rules().body
    changed = body.model_copy(update={"bureau": body.bureau.model_copy(update={field: value})})
    assert {loose for _, loose in told(changed)} == {looser}


@pytest.mark.parametrize(("value", "looser"), [(600_000, True), (400_000, False)])
def test_a_further_text_of_a_figure_is_measured_by_the_one_before_it(value: int, looser: bool) -> None:
    body = rules().body
    (known,) = [figure for figure in body.figures if figure.key == "hearing_threshold_person"]
    ended = known.model_copy(update={"until": date(2026, 12, 31)})
    further = known.model_copy(update={"in_force": date(2027, 1, 1), "value": value})
    others = tuple(figure for figure in body.figures if figure is not known)
    lines = told(body.model_copy(update={"figures": (*others, ended, further)}))
    assert any(loose for line, loose in lines if "2027-01-01" in line) is looser


@pytest.mark.parametrize(
    ("update", "looser", "says"),
    [
        ({"most": 11}, True, "most：10 → 11"),
        ({"most": 9}, False, "most：10 → 9"),
        ({"times": 2}, True, "times：1 → 2"),
        ({"unit": "calendar_day"}, True, "unit：working_day → calendar_day"),
        ({"approval": "discussion"}, False, "approval：leader → discussion"),
        ({"title": "改称"}, False, "title：当事人改正确有困难，延长提示后自行改正的期限 → 改称"),
    ],
)
def test_an_extension_is_looser_if_longer_oftener_or_allowed_by_fewer(
    update: dict[str, Any], looser: bool, says: str
) -> None:
    assert told(other("extensions", "comply_more_time", **update)) == [(f"延长 comply_more_time：{says}", looser)]


def test_an_extension_that_one_leader_may_allow_instead_of_all_is_looser() -> None:
    old = other("extensions", "comply_more_time", approval="discussion")
    (change,) = changes(old, rules().body)
    assert (change.says, change.looser) == ("approval：discussion → leader", True)


def test_a_day_off_that_is_taken_away_or_begins_later_is_a_loosening() -> None:
    body = rules().body
    first, *rest = body.holidays
    later = first.model_copy(update={"in_force": date(2030, 1, 1)})
    assert told(body.model_copy(update={"holidays": tuple(rest)})) == [("节假日 01-01：删除：元旦", True)]
    assert told(body.model_copy(update={"holidays": (later, *rest)})) == [
        ("节假日 01-01：in_force：（无） → 2030-01-01", True)
    ]
