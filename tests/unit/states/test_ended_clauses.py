"""A clause that has ended takes the basis from what stands longer than it: told with the day, before it is published."""

from datetime import date
from typing import Any

from config.schema.release import ReleaseBody
from states.ended_clauses import ended_by, ending_after
from states.law_basis import resting_on
from tests.unit.built_cases import rules

LAST = date(2026, 6, 30)
FIRST_WITHOUT = date(2026, 7, 1)
GOODS = "生物安全法75"


def with_texts(clause: str, *texts: dict[str, Any], **changes: Any) -> ReleaseBody:
    """The sample release with these texts of a clause, each the shipped one but for its days."""
    body = rules().body
    shipped = next(row for row in body.clauses if row.clause == clause)
    rows = [row for row in body.clauses if row.clause != clause]
    rows += [shipped.model_copy(update=text) for text in texts]
    return body.model_copy(update={"clauses": tuple(rows), **changes})


def ends(day: date, body: ReleaseBody) -> list[tuple[str, str]]:
    return [(problem.where, problem.says) for problem in ended_by(body, day)]


def test_nothing_shipped_has_ended_or_will_end() -> None:
    assert ended_by(rules().body, date(2026, 3, 2)) == ending_after(rules().body, date(2026, 3, 2)) == []


def test_on_its_last_day_a_clause_is_still_a_basis_and_on_the_next_it_is_none() -> None:
    body = with_texts(GOODS, {"in_force_to": LAST})
    assert ends(LAST, body) == []
    assert [problem.where for problem in ending_after(body, LAST)] == [f"条文 {GOODS}"]
    ((where, says),) = ends(FIRST_WITHOUT, body)
    assert where == f"条文 {GOODS}"
    assert "2026年6月30日" in says
    assert "职权 KJ-CF-003" in says
    assert ending_after(body, FIRST_WITHOUT) == []


def test_every_kind_of_thing_is_named() -> None:
    kinds = {
        "行政处罚法44": "关口 prior_notice",
        "民事诉讼法85(3)": "期限 ",
        "行政处罚法59": "文书 decision",
        "行政处罚法72(1)(一)": "数值 surcharge_percent",
        "行政处罚法51": "程序 penalty_simple",
        "河南省行政执法条例27": "法定环节 request_hearing",
    }
    found = {clause: ends(FIRST_WITHOUT, with_texts(clause, {"in_force_to": LAST})) for clause in kinds}
    resting = {c: {f"{one.kind} {one.key}" for one in resting_on(rules().body, c)} for c in kinds}
    assert [c for c, told in found.items() if len(told) != 1] == []
    assert [c for c, kind in kinds.items() if not any(one.startswith(kind) for one in resting[c])] == []


def test_a_text_that_follows_the_next_day_is_a_successor_and_a_later_one_when_it_begins() -> None:
    follows = with_texts(GOODS, {"in_force_to": LAST}, {"in_force_from": FIRST_WITHOUT})
    assert ends(FIRST_WITHOUT, follows) == []
    assert ending_after(follows, LAST) == []
    later = with_texts(GOODS, {"in_force_to": LAST}, {"in_force_from": date(2026, 9, 1)})
    assert len(ends(FIRST_WITHOUT, later)) == len(ends(date(2026, 8, 31), later)) == 1
    assert ends(date(2026, 9, 1), later) == []


def test_a_successor_that_ended_itself_leaves_nothing() -> None:
    body = with_texts(GOODS, {"in_force_to": LAST}, {"in_force_from": FIRST_WITHOUT, "in_force_to": FIRST_WITHOUT})
    assert ends(FIRST_WITHOUT, body) == []
    assert "2026年7月1日" in ends(date(2026, 7, 2), body)[0][1]


def test_what_ended_with_its_clause_loses_nothing() -> None:
    body = rules().body
    powers = [
        power.model_copy(update={"in_force_to": LAST}) if power.code == "KJ-CF-003" else power for power in body.powers
    ]
    whole = with_texts(GOODS, {"in_force_to": LAST}, powers=tuple(powers))
    assert ends(FIRST_WITHOUT, whole) == [], "a standard goes with its power"
    longer = with_texts(GOODS, {"in_force_to": date(2026, 6, 29)}, powers=tuple(powers))
    assert "裁量基准" in ends(FIRST_WITHOUT, longer)[0][1]


def test_an_article_takes_its_items_with_it_but_not_those_with_a_later_text_of_their_own() -> None:
    told = {says for _, says in ends(FIRST_WITHOUT, with_texts("行政处罚法64(二)", {"in_force_to": LAST}))}
    assert len(told) == 1
    body = with_texts("行政处罚法64(一)", {"in_force_to": LAST}, {"in_force_from": FIRST_WITHOUT})
    item = next(row for row in body.clauses if row.clause == "行政处罚法64(一)")
    article = item.model_copy(update={"clause": "行政处罚法64", "in_force_to": LAST})
    others = tuple(row for row in body.clauses if row.clause != "行政处罚法64")
    ((where, says),) = ends(FIRST_WITHOUT, body.model_copy(update={"clauses": (*others, article)}))
    assert where == "条文 行政处罚法64"
    assert "期限 hearing_request" not in says, "its item has a text of its own from the next day on"
