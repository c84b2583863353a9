"""The life of a standard on record: drafted, issued, disclosed, filed; only what was issued and disclosed binds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from config.schema.law import LawClause, Standard
from config.schema.release import ReleaseBody
from config.schema.terms import CalendarYear
from models.checks import check
from models.commands import RegisterAnswer, RegisterCommand
from models.register_book import load_registers
from models.registers import ReleaseRefused, load_calendar, perform, publish_release
from models.releases import rules_of
from states.reasons import ActionRefused, CommandInvalid
from states.registers.entries import Registers
from tests.integration.bureau_desk import Desk, contents, events, founded, sample_release, table
from tests.integration.one_case import OneCase, gates

FROM = "2026-03-10"
NUMBER = "金科规〔2026〕9号"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def registers(desk: Desk) -> Registers:
    with desk.store.read() as conn:
        found = load_registers(conn)
    assert found is not None
    return found


def enters(desk: Desk, action: str, by: str, key: str | None = None, **told: Any) -> RegisterAnswer:
    return perform(desk.store, RegisterCommand(action, told, by, key or desk.new_key()))


def fraud_row(**changes: Any) -> Standard:
    """A standard for a power whose statute gives no figure (科学技术进步法112(2))."""
    told: dict[str, Any] = {
        "power": "KJ-CF-007",
        "in_force_from": FROM,
        "circumstances": [
            {"key": "sold", "title": "买卖论文"},
            {"key": "many", "title": "十篇以上"},
            {"key": "grave_circumstances", "title": "情节严重"},
        ],
        "grades": [
            {"key": "slight", "title": "轻微", "circumstances": ["sold"], "fine": {"lowest": 100_000, "highest": 500_000}},
            {"key": "grave", "title": "严重", "circumstances": ["many"], "fine": {"lowest": 500_001, "highest": 900_000}},
            {
                "key": "gravest",
                "title": "情节严重",
                "circumstances": ["grave_circumstances"],
                "fine": {"lowest": 900_001, "highest": 2_000_000},
            },
        ],
        **changes,
    }  # fmt: skip
    import orjson

    return Standard.model_validate_json(orjson.dumps(told))


def drafted(desk: Desk, by: str = "officer-c", row: Standard | None = None) -> str:
    rows = [(row or fraud_row()).model_dump(mode="json")]
    return enters(desk, "draft_standard", by, title="论文买卖裁量基准", rows=rows, reason="填补空白").subject


def issued(desk: Desk, no: str, **changes: Any) -> RegisterAnswer:
    told = {"no": no, "number": NUMBER, "issued_on": "2026-03-02", "reviewer": "reviewer-a", "opinion": "合法"}
    by = changes.pop("by", "leader-a")
    return enters(desk, "issue_standard", by, **{**told, **changes})


def disclosed(desk: Desk, no: str, on: str, by: str = "coordinator-a") -> RegisterAnswer:
    return enters(desk, "disclose_standard", by, no=no, disclosed_on=on, place="区政府网站")


def with_row(row: Standard, number: str | None = NUMBER) -> ReleaseBody:
    body = sample_release()
    return body.model_copy(update={"standards": (*body.standards, row.model_copy(update={"number": number}))})


def publishes(desk: Desk, body: ReleaseBody) -> str:
    return publish_release(desk.store, body, by="admin-a", second="leader-a", note="基准")


def proposal(case: OneCase, grade: str | None, fine: int, cited: Any) -> set[str]:
    """The gates that refuse this fine; empty if it is proposed."""
    clause = "科学技术进步法112(2)"
    told: dict[str, Any] = {
        "violated": clause,
        "basis": clause,
        "sanctions": ["criticism", "fine"],
        "fine": fine,
        "grade": grade,
    }
    try:
        case.do("propose_penalty", **told, circumstances=cited)
    except ActionRefused as refused:
        return {reason.gate for reason in refused.reasons}
    return set()


SOLD = [{"key": "sold", "evidence": "登记材料"}]


def test_a_new_bureau_takes_over_what_its_first_release_holds(desk: Desk) -> None:
    lives = registers(desk).book.lives
    assert {(row.power, life.number) for life in lives for row in life.rows} == {
        (row.power, row.number) for row in sample_release().standards
    }
    assert [event["action"] for event in events(desk.store, "bureau")].count("standards_taken_over") == 1


def test_without_range_and_standard_no_figure_and_from_the_day_of_disclosure_on_the_band(desk: Desk) -> None:
    """行政处罚法34：行政处罚裁量基准应当向社会公布；没有公布的不约束，也不能作为数额的依据。"""
    no = drafted(desk)
    issued(desk, no)
    publishes(desk, with_row(fraud_row()))
    case = OneCase(desk.at("2026-03-11 09:00"), power="KJ-CF-007").investigated()
    assert proposal(case, "slight", 300_000, SOLD) == {"fine_has_basis"}, "issued, in force, not disclosed"
    disclosed(desk, no, "2026-03-11")
    assert proposal(case, "slight", 500_001, SOLD) == {"fine_in_band"}
    assert proposal(case, "slight", 99_999, SOLD) == {"fine_in_band"}
    assert proposal(case, "slight", 500_000, SOLD) == set()


@pytest.mark.parametrize(("day", "refused"), [("2026-03-09", {"fine_has_basis"}), ("2026-03-10", set())])
def test_before_it_is_in_force_it_binds_nobody(desk: Desk, day: str, refused: set[str]) -> None:
    no = drafted(desk)
    issued(desk, no)
    disclosed(desk, no, "2026-03-02")
    publishes(desk, with_row(fraud_row()))
    case = OneCase(desk.at(f"{day} 09:00"), power="KJ-CF-007").investigated()
    assert proposal(case, "slight", 300_000, SOLD) == refused


def test_the_steps_go_in_order_each_once(desk: Desk) -> None:
    no = drafted(desk)
    with pytest.raises(ActionRefused, match="尚未印发"):
        disclosed(desk, no, "2026-03-02")
    issued(desk, no)
    with pytest.raises(ActionRefused, match="不能重复"):
        issued(desk, no, number="金科规〔2026〕10号")
    with pytest.raises(ActionRefused, match="尚未公示"):
        enters(desk, "file_standard", "coordinator-a", no=no, filed_on="2026-03-02", organ="区司法局", receipt="1号")
    with pytest.raises(ActionRefused, match="早于已印发"):
        disclosed(desk, no, "2026-03-01")
    with pytest.raises(ActionRefused, match="晚于今天"):
        disclosed(desk, no, "2026-03-03")
    disclosed(desk, no, "2026-03-02")
    enters(desk, "file_standard", "coordinator-a", no=no, filed_on="2026-03-02", organ="区司法局", receipt="1号")
    life = registers(desk).book.life(no)
    assert life is not None
    assert [step.act for step in life.steps] == ["drafted", "issued", "disclosed", "filed"]
    assert [step.by for step in life.steps] == ["officer-c", "leader-a", "coordinator-a", "coordinator-a"]


@pytest.mark.parametrize(
    ("changes", "gate"),
    [
        ({"by": "officer-a"}, "role"),
        ({"reviewer": "officer-b"}, "second_person"),
        ({"reviewer": "leader-a"}, "second_person"),
        ({"issued_on": "2026-03-11"}, "not_future"),
        ({"number": "金科规〔2026〕1号"}, "number_is_free"),
    ],
)
def test_a_leader_issues_what_somebody_else_drafted_and_a_third_reviewed(
    desk: Desk, changes: dict[str, Any], gate: str
) -> None:
    no = drafted(desk)
    before = contents(desk.store, without=("event", "bureau"))
    with pytest.raises(ActionRefused) as refusal:
        issued(desk, no, **changes)
    assert gate in gates(refusal)
    assert contents(desk.store, without=("event", "bureau")) == before
    assert events(desk.store, "bureau")[-1]["refused_action"] == "issue_standard", "a refusal is on record"
    assert issued(desk, no).subject == no


def test_who_drafted_neither_reviews_nor_issues(desk: Desk) -> None:
    no = drafted(desk, by="reviewer-a")
    with pytest.raises(ActionRefused) as refusal:
        issued(desk, no)
    assert "second_person" in gates(refusal)


def test_a_standard_never_reaches_back(desk: Desk) -> None:
    desk.at("2026-03-11 09:00")
    no = drafted(desk)
    with pytest.raises(ActionRefused, match="不溯及既往"):
        issued(desk, no, issued_on="2026-03-11")
    assert issued(desk, no, issued_on="2026-03-10").entry


def test_a_draft_that_is_not_proved_is_not_entered(desk: Desk) -> None:
    row = sample_release().standards[1].model_copy(update={"number": None})
    grade = row.grades[-1]
    assert grade.fine is not None
    beyond = grade.model_copy(update={"fine": grade.fine.model_copy(update={"highest": 200_001})})
    with pytest.raises(ActionRefused, match="超出法定幅度"):
        drafted(desk, row=row.model_copy(update={"grades": (*row.grades[:-1], beyond)}))
    with pytest.raises(ActionRefused, match="已登记过内容相同的"):
        drafted(desk, row=row)


def test_the_same_key_enters_once_and_other_content_under_it_is_a_mistake(desk: Desk) -> None:
    told = {"title": "基准", "rows": [fraud_row().model_dump(mode="json")], "reason": "填补空白"}
    first = enters(desk, "draft_standard", "officer-c", key="one", **told)
    again = enters(desk, "draft_standard", "officer-c", key="one", **told)
    assert again == first
    assert (first.repeated, again.repeated) == (False, True)
    with pytest.raises(CommandInvalid, match="换用新的编号"):
        enters(desk, "draft_standard", "officer-c", key="one", **{**told, "title": "另一份"})


def test_a_release_cannot_change_or_drop_what_binds(desk: Desk) -> None:
    body = sample_release()
    first = body.standards[0]
    longer = first.model_copy(update={"circumstances": (*first.circumstances[:-1], first.circumstances[-1].model_copy(update={"title": "突发事件期间"}))})  # fmt: skip
    with pytest.raises(ReleaseRefused, match="没有登记印发"):
        publishes(desk, body.model_copy(update={"standards": (longer, *body.standards[1:])}))
    with pytest.raises(ReleaseRefused, match="没有废止"):
        publishes(desk, body.model_copy(update={"standards": body.standards[1:]}))
    with pytest.raises(ReleaseRefused, match="没有登记印发"):
        publishes(desk, with_row(fraud_row()))
    no = f"taken-{first.power}-{first.in_force_from}"
    enters(
        desk, "repeal_standard", "leader-a", no=no, repealed_on="2026-03-02", reason="废止", second_person="leader-b"
    )
    publishes(desk, body.model_copy(update={"standards": body.standards[1:]}))


def ended(clause: str, last: date = date(2027, 1, 1)) -> ReleaseBody:
    """The sample release with this clause at its end."""
    body = sample_release()
    rows = tuple(row.model_copy(update={"in_force_to": last}) if row.clause == clause else row for row in body.clauses)
    return body.model_copy(update={"clauses": rows})


def test_a_clause_that_ends_opens_a_review_of_every_row_that_rests_on_it(desk: Desk) -> None:
    """金科〔2015〕8号四(5)：随上位法立、改、废梳理裁量基准。"""
    publishes(desk, ended("生物安全法75"))
    assert {(r.power, r.clause) for r in registers(desk).reviews} == {("KJ-CF-003", "生物安全法75")}
    publishes(desk, ended("行政处罚法32"))
    late = [r for r in registers(desk).reviews if r.clause == "行政处罚法32"]
    assert {r.power for r in late} == {row.power for row in sample_release().standards}, "what moves a grade is a basis"
    (opened, *_) = [e for e in events(desk.store, "bureau") if e["action"] == "reviews_opened"]
    assert "职权 KJ-CF-003（生物安全法75）" in opened["data"]["resting"]


def test_a_clause_that_has_ended_without_a_successor_is_in_no_new_release(desk: Desk) -> None:
    """行政处罚法4、河南省行政执法条例5：没有有效依据的职权、关口、文书不得行使、使用；旧版本仍可读，放假安排仍可载入。"""
    with pytest.raises(ReleaseRefused, match=r"2026年3月1日为止.*职权 KJ-CF-003"):
        publishes(desk, ended("生物安全法75", date(2026, 3, 1)))
    ending = publishes(desk, ended("生物安全法75", date(2026, 3, 2)))
    desk.at("2026-12-01 09:00")
    with desk.store.read() as conn:
        assert rules_of(conn, ending).body.powers
    with pytest.raises(ReleaseRefused, match="2026年3月2日为止"):
        publishes(desk, ended("生物安全法75", date(2026, 3, 2)).model_copy(update={"standards": ()}))
    year = CalendarYear(year=2027, notice="国办发明电〔2026〕1号", verified="memory", holidays=(), workdays=())
    load_calendar(desk.store, year, by="admin-a", second="leader-a")


def test_a_further_text_of_a_clause_opens_a_review_and_an_unrelated_clause_none(desk: Desk) -> None:
    body = sample_release()
    old = next(row for row in body.clauses if row.clause == "河南省技术市场条例26(一)")
    until = old.model_copy(update={"in_force_to": date(2025, 12, 31)})
    new = LawClause.model_validate({**old.model_dump(), "in_force_from": date(2026, 1, 1)})
    others = tuple(row for row in body.clauses if row is not old)
    publishes(desk, body.model_copy(update={"clauses": (*others, until, new)}))
    assert [(r.power, r.change) for r in registers(desk).reviews] == [("KJ-CF-017", "被新条文取代")]
    publishes(desk, sample_release().model_copy(update={"clauses": (*others, until, new), "bureau": body.bureau.model_copy(update={"contact": "新"})}))  # fmt: skip
    assert len(registers(desk).reviews) == 1


def test_a_review_is_concluded_with_a_reason_by_two_and_not_by_words_alone(desk: Desk) -> None:
    publishes(desk, ended("生物安全法75"))
    (task,) = registers(desk).reviews
    told = {"task": task.no, "outcome": "keep", "reason": "幅度未变", "second_person": "leader-a"}
    with pytest.raises(ActionRefused, match="尚未印发新的"):
        enters(desk, "conclude_review", "reviewer-a", **{**told, "outcome": "revise"})
    with pytest.raises(ActionRefused, match="不得与办理人为同一人"):
        enters(desk, "conclude_review", "reviewer-a", **{**told, "second_person": "reviewer-a"})
    enters(desk, "conclude_review", "reviewer-a", **told)
    (done,) = registers(desk).reviews
    assert (done.outcome, done.by, done.open) == ("keep", "reviewer-a", False)
    with pytest.raises(ActionRefused, match="已经办结"):
        enters(desk, "conclude_review", "reviewer-a", **told)


def test_an_entry_that_vanishes_from_the_count_is_found(tmp_path: Path) -> None:
    store = founded(tmp_path)
    desk = Desk(store)
    drafted(desk)
    series = table("number_series")
    with store.write() as conn:
        conn.execute(update(series).where(series.c.kind == "register").values(last=1))
    assert any("应有 1 项登记" in finding.says for finding in check(store))
    store.close()
