"""Terms as the bureau meets them: a new holiday notice, extensions and rests move dates and reminders, previews write nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from config.schema.law import Bound
from config.schema.release import ReleaseBody
from config.schema.terms import CalendarYear, ExtensionRule, SuspensionGround
from flows.compose import enter_effect
from models.checks import check
from models.database import Store, create_store
from models.outbox_review import pending_effects
from models.queries import case_heads, cases_on
from models.recounting import recount_touched
from models.registers import enter_officers, load_calendar, publish_release
from models.sweeping import sweep_due
from states.forecast import terms_on
from states.reasons import ActionRefused, CommandInvalid
from tests.integration.bureau_desk import Desk, contents, founded, rows, sample_officers, sample_release, table
from tests.integration.one_case import OneCase, gates

EXTENSION = ExtensionRule(
    key="decision_once",
    title="案情复杂",
    term="decision_period",
    most=30,
    unit="calendar_day",
    clause="行政处罚法60",
    verified="memory",
)
REST = SuspensionGround(
    key="appraisal_out",
    title="鉴定所需时间",
    phase="decision",
    stops=("decision_period",),
    clause="行政处罚法60",
    verified="memory",
)


def law_that_extends(body: ReleaseBody) -> dict[str, Any]:
    """What an extension and a rest of the ninety days need: the clause that gives them, and the rules themselves."""
    given = (
        Bound(of=EXTENSION.key, at_most=EXTENSION.most, unit=EXTENSION.unit),
        Bound(of=REST.key, stops=REST.stops),
    )
    clauses = [
        row.model_copy(update={"gives": (*row.gives, *given)}) if row.clause == "行政处罚法60" else row
        for row in body.clauses
    ]
    return {
        "clauses": tuple(clauses),
        "extensions": (*body.extensions, EXTENSION),
        "suspensions": (*body.suspensions, REST),
    }


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


@pytest.fixture
def generous(tmp_path: Path) -> Iterator[Desk]:
    """A bureau whose law knows an extension and a rest of the decision period."""
    store = founded(tmp_path)
    body = sample_release()
    grown = law_that_extends(body)
    publish_release(store, body.model_copy(update=grown), by="admin-a", second="leader-a", note="延长与中止")
    yield Desk(store)
    assert check(store) == []
    store.close()


def year_2027(*holidays: str) -> CalendarYear:
    days = tuple(date.fromisoformat(day) for day in holidays)
    return CalendarYear(year=2027, notice="样例通知〔2026〕1号", verified="memory", holidays=days, workdays=())


def term(desk: Desk, key: str) -> dict[str, Any]:
    return next(dict(row) for row in rows(desk.store, "term") if row["key"] == key)


def rungs(desk: Desk, key: str) -> list[tuple[str, str, str]]:
    found = [row for row in rows(desk.store, "reminder") if row["term_key"] == key]
    return [(row["due_on"], row["card"], row["state"]) for row in sorted(found, key=lambda row: row["rung"])]


def card(desk: Desk) -> str:
    return str(case_heads(desk.store)[0]["card"])


def reminded(desk: Desk, day: str) -> list[str]:
    """Templates of the reminders owed by a sweep at nine on that day."""
    known = {row["key"] for row in rows(desk.store, "outbox")}
    desk.at(f"{day} 09:00")
    sweep_due(desk.store, desk.store.now())
    return [f"{r['template']}>{r['receiver']}" for r in rows(desk.store, "outbox") if r["key"] not in known]


# ---- the calendar grows ----------------------------------------------------------------------------------------------


def due_in_january(desk: Desk) -> OneCase:
    desk.at("2026-12-17 09:00")
    case = OneCase(desk).served()
    assert term(desk, "payment")["due_on"] == "2027-01-04"  # 元旦 is assumed to be a day off
    assert term(desk, "payment")["provisional"] == 1
    return case


def test_a_new_notice_is_an_event_on_the_case_and_never_shortens_a_right(desk: Desk) -> None:
    case = due_in_january(desk)
    load_calendar(desk.store, year_2027(), by="admin-a", second="leader-a")
    assert recount_touched(desk.store) == 1
    last = desk.facts(case.no).acts[-1]
    assert (last.action, last.by) == ("recount_terms", "system")
    assert "样例通知〔2026〕1号" in last.data["reason"]
    kept = term(desk, "payment")
    assert (kept["due_on"], kept["provisional"]) == ("2027-01-04", 0)  # by the notice alone it would be 01-01
    assert "不因重新计算而提前" in kept["explains"]
    assert recount_touched(desk.store) == 0


def test_a_longer_holiday_lengthens_the_term_and_moves_its_reminder(desk: Desk) -> None:
    due_in_january(desk)
    assert rungs(desk, "payment") == [("2027-01-01", "none", "waiting")]
    load_calendar(desk.store, year_2027("2027-01-01", "2027-01-04"), by="admin-a", second="leader-a")
    sweep_due(desk.store, desk.store.now())  # the sweep finds it by itself
    assert term(desk, "payment")["due_on"] == "2027-01-05"
    assert rungs(desk, "payment") == [("2027-01-02", "none", "waiting")]


def test_a_term_of_a_case_opened_later_is_counted_by_the_new_notice(desk: Desk) -> None:
    load_calendar(desk.store, year_2027("2027-01-01"), by="admin-a", second="leader-a")
    desk.at("2026-12-17 09:00")
    case = OneCase(desk).served()
    assert (term(desk, "payment")["due_on"], term(desk, "payment")["provisional"]) == ("2027-01-04", 0)
    assert recount_touched(desk.store) == 0
    assert desk.facts(case.no).last("recount_terms") is None


def test_a_case_without_assumed_days_is_left_alone(desk: Desk) -> None:
    desk.at("2026-03-02 09:00")
    OneCase(desk).do("issue_prompt")
    load_calendar(desk.store, year_2027(), by="admin-a", second="leader-a")
    assert recount_touched(desk.store) == 0


@pytest.mark.parametrize("year", [2026, 2028])
def test_years_are_loaded_one_after_the_other(desk: Desk, year: int) -> None:
    known = year_2027().model_copy(update={"year": year})
    with pytest.raises(CommandInvalid, match="2027"):
        load_calendar(desk.store, known, by="admin-a", second="leader-a")


def test_a_later_release_never_knows_less_of_the_calendar(desk: Desk) -> None:
    load_calendar(desk.store, year_2027(), by="admin-a", second="leader-a")
    changed = sample_release().model_copy(update={"extensions": ()})
    with pytest.raises(CommandInvalid, match="2027年"):
        publish_release(desk.store, changed, by="admin-a", second="leader-a", note="改动")


def test_a_calendar_is_loaded_by_two_people_of_the_bureau(desk: Desk) -> None:
    for by, second in (("admin-a", "admin-a"), ("officer-a", "leader-a")):
        with pytest.raises(CommandInvalid):
            load_calendar(desk.store, year_2027(), by=by, second=second)


# ---- the ledger moves the reminders ----------------------------------------------------------------------------------


def filed(desk: Desk) -> OneCase:
    desk.at("2026-03-02 09:00")
    case = OneCase(desk)
    case.do("skip_prompt")
    case.do("propose_filing")
    case.do("approve_filing", "leader-a")
    return case


def test_an_extension_takes_the_card_back_and_the_rungs_come_again(generous: Desk) -> None:
    case = filed(generous)
    assert reminded(generous, "2026-05-22") == ["term_reminder>officer-a", "term_reminder>officer-b"]
    assert card(generous) == "yellow"
    case.do("extend_term", "leader-a", term="decision_period", extension="decision_once", amount=30)
    assert (term(generous, "decision_period")["due_on"], card(generous)) == ("2026-06-30", "none")
    assert reminded(generous, "2026-05-30") == []
    assert reminded(generous, "2026-05-31") == ["term_reminder>officer-a", "term_reminder>officer-b"]
    assert reminded(generous, "2026-06-20") == ["term_reminder>officer-a", "term_reminder>officer-b"]
    assert card(generous) == "yellow"


def test_while_the_case_rests_nobody_is_reminded_and_afterwards_from_the_new_day(generous: Desk) -> None:
    case = filed(generous)
    generous.at("2026-04-01 09:00")
    case.do("suspend_case", "leader-a", ground="appraisal_out")
    assert term(generous, "decision_period")["state"] == "stopped"
    assert "恢复后重新计算末日" in term(generous, "decision_period")["explains"]
    assert reminded(generous, "2026-06-15") == []
    assert card(generous) == "none"
    case.do("resume_case", "leader-a")
    row = term(generous, "decision_period")
    assert (row["due_on"], row["state"]) == ("2026-08-13", "running")  # 90 days and the 74 between 04-02 and 06-14
    assert reminded(generous, "2026-08-03") == ["term_reminder>officer-a", "term_reminder>officer-b"]


def test_a_send_back_keeps_the_rungs_and_closing_takes_them_away(desk: Desk) -> None:
    desk.at("2026-03-02 09:00")
    case = OneCase(desk).investigated()
    before = rungs(desk, "decision_period")
    assert [state for _, _, state in before] == ["waiting"] * 4
    case.do("return_for_rework", "leader-a")
    assert rungs(desk, "decision_period") == before
    case.do("withdraw_case", "leader-a")
    case.do("close_case", "leader-a")
    assert [state for _, _, state in rungs(desk, "decision_period")] == ["cancelled"] * 4
    assert reminded(desk, "2026-06-10") == []


def test_each_instalment_is_reminded_of_in_its_turn(desk: Desk) -> None:
    desk.at("2026-03-02 09:00")
    case = OneCase(desk).served()
    case.do("request_instalments")
    case.do("decide_instalments", "leader-a")  # 500 yuan by 05-08, 500 yuan by 06-08
    assert term(desk, "instalment")["due_on"] == "2026-05-08"
    assert "payment_reminder>party" in reminded(desk, "2026-05-05")
    assert card(desk) != "yellow"
    assert "term_reminder>officer-a" in reminded(desk, "2026-05-09")
    case.do("record_payment", amount=49_999, paid_on="2026-05-09")
    assert term(desk, "instalment")["due_on"] == "2026-05-08"
    case.do("record_payment", amount=1, paid_on="2026-05-09", receipt_no="样票2")
    assert term(desk, "instalment")["due_on"] == "2026-06-08"
    assert "payment_reminder>party" in reminded(desk, "2026-06-05")
    case.do("record_payment", amount=50_000, paid_on="2026-06-05", receipt_no="样票3")
    assert term(desk, "instalment")["state"] == "met"
    assert "term_reminder>officer-a" not in reminded(desk, "2026-06-09")


# ---- a bounced service -----------------------------------------------------------------------------------------------


def outcome(desk: Desk, state: str) -> None:
    """The mail server's word on the electronic service, entered as the runtime enters it."""
    outbox = table("outbox")
    with desk.store.write() as conn:
        conn.execute(update(outbox).where(outbox.c.template == "email_service").values(state=state, reference="r1"))
    for owed in pending_effects(desk.store, ("email_service",)):
        enter_effect(desk.store, owed)


def bounced(desk: Desk) -> OneCase:
    desk.at("2026-03-02 09:00")
    case = OneCase(desk).told()
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    case.do("make_decision")
    case.do("record_service_consent")
    case.do("serve_by_email")
    outcome(desk, "accepted")
    assert desk.facts(case.no).step == "serve.served"
    desk.at("2026-03-04 09:00")
    outcome(desk, "undeliverable")
    return case


def test_a_bounce_after_service_is_a_red_card_and_bars_closing_until_served_otherwise(desk: Desk) -> None:
    case = bounced(desk)
    last = desk.facts(case.no).acts[-1]
    assert (last.action, sorted(last.flags)) == ("record_bounce", ["email_bounced"])
    assert card(desk) == "red"
    with pytest.raises(ActionRefused) as refused:
        case.do("close_case", "leader-a")
    assert "service_not_bounced" in gates(refused)
    desk.at("2026-03-06 09:00")
    case.do("record_service")
    assert card(desk) == "none"
    payments = [row for row in rows(desk.store, "term") if row["key"] == "payment"]
    assert {(row["due_on"], row["state"]) for row in payments} == {("2026-03-17", "stopped"), ("2026-03-23", "running")}
    with pytest.raises(ActionRefused) as again:
        case.do("record_service")
    assert "serve_again" in gates(again)


def test_mail_that_never_counted_as_served_is_no_bounce(desk: Desk) -> None:
    desk.at("2026-03-02 09:00")
    case = OneCase(desk).told()
    for action, by in (
        ("record_waiver", "officer-a"),
        ("approve_decision", "leader-a"),
        ("make_decision", "officer-a"),
    ):
        case.do(action, by)
    case.do("record_service_consent")
    case.do("serve_by_email")
    outcome(desk, "undeliverable")
    assert desk.facts(case.no).last("record_bounce") is None
    assert desk.facts(case.no).step == "serve.decided"


# ---- the preview ----------------------------------------------------------------------------------------------------


def test_a_preview_tells_any_day_and_writes_nothing(generous: Desk) -> None:
    case = filed(generous)
    generous.at("2026-05-20 09:00")
    case.do("extend_term", "leader-a", term="decision_period", extension="decision_once", amount=30)
    before = contents(generous.store)
    facts = generous.facts(case.no)

    def told(day: str) -> list[tuple[str, str, int, str]]:
        found = terms_on(facts, date.fromisoformat(day))
        return [(t.key, t.due.isoformat(), t.days_left, t.card) for t in found]

    assert told("2026-03-01") == []
    assert told("2026-05-19") == [("decision_period", "2026-06-01", 13, "none")]  # before it was extended
    assert told("2026-06-19") == [("decision_period", "2026-06-30", 11, "none")]
    assert told("2026-06-20") == [("decision_period", "2026-06-30", 10, "yellow")]
    assert told("2026-07-01") == [("decision_period", "2026-06-30", -1, "red")]
    assert "延长30日（行政处罚法60，案情复杂）" in terms_on(facts, date(2026, 6, 1))[0].explains
    assert [f.no for f in cases_on(generous.store, date(2026, 3, 2))] == [case.no]
    assert list(cases_on(generous.store, date(2026, 3, 1))) == []
    assert contents(generous.store) == before


# ---- the text of the law ---------------------------------------------------------------------------------------------


def ruled(folder: Path, **changes: Any) -> Desk:
    """A bureau whose decision period is in force on other days."""
    body = sample_release()
    terms = tuple(t.model_copy(update=changes) if t.key == "decision_period" else t for t in body.terms)
    store = founded(folder)
    publish_release(
        store, body.model_copy(update={"terms": terms}), by="admin-a", second="leader-a", note="期限的施行日期"
    )
    return Desk(store)


def test_an_act_of_a_day_before_the_text_began_is_one_clear_error(tmp_path: Path) -> None:
    desk = ruled(tmp_path, in_force=date(2026, 3, 3))
    with pytest.raises(CommandInvalid, match=r"立案后作出处罚决定的期限.*2026年3月2日没有有效的规定"):
        filed(desk)
    desk.store.close()


def test_a_term_keeps_the_text_it_began_under_when_that_text_ends(tmp_path: Path) -> None:
    desk = ruled(tmp_path, until=date(2026, 3, 2))
    case = filed(desk)
    assert reminded(desk, "2026-05-22") == ["term_reminder>officer-a", "term_reminder>officer-b"]
    assert [t.title for t in terms_on(desk.facts(case.no), date(2026, 5, 22))] == ["立案后作出处罚决定的期限"]
    desk.store.close()


@pytest.fixture
def postgres_desk(store_url: str) -> Iterator[Desk]:
    store = create_store(store_url, clock="virtual")
    yield Desk(store)
    store.close()


def test_the_ledger_moves_reminders_in_every_kind_of_database(postgres_desk: Desk) -> None:
    store: Store = postgres_desk.store
    postgres_desk.at("2026-03-02 08:00")
    body = sample_release()
    publish_release(
        store,
        body.model_copy(update=law_that_extends(body)),
        by="a",
        second="b",
        note="首个版本",
    )
    enter_officers(store, sample_officers(), by="setup", effective_on=date(2020, 1, 1))
    case = filed(postgres_desk)
    case.do("extend_term", "leader-a", term="decision_period", extension="decision_once", amount=30)
    assert rungs(postgres_desk, "decision_period")[1] == ("2026-06-20", "yellow", "waiting")
    load_calendar(store, year_2027(), by="admin-a", second="leader-a")
    assert recount_touched(store) == 0
    assert check(store) == []
