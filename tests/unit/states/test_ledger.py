"""The ledger of a term: what lengthens it, which days are left out, and days that the record tells."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from config.schema.terms import ExtensionRule, SuspensionGround
from states.acts import Act
from states.case_terms import newest_due, term_over
from states.day_sources import remedies_end
from states.execution_lapse import rested_long_enough
from states.facts import CaseFacts
from states.paying import recorded_pauses, surcharge
from states.release import Rules
from tests.unit.built_cases import barred, case, did, lets_pass, rules
from tests.unit.case_builders import granted, served
from tests.unit.sample_payloads import payload

DAY = date.fromisoformat


def with_ledger(*stops: str) -> Rules:
    """The rules of the sample bureau with an extension of the decision period and a rest that stops these rules."""
    told: dict[str, Any] = {"clause": "行政处罚法60", "verified": "memory"}
    more = ExtensionRule(key="more", title="案情复杂", term="decision_period", most=30, unit="calendar_day", **told)
    rest = SuspensionGround(key="rest", title="鉴定", phase="decision", stops=stops, **told)
    body = rules().body.model_copy(update={"extensions": (more,), "suspensions": (rest,)})
    return Rules("ledger", body)


def filed(*acts: Act, at: str = "2026-05-01 09:00", stops: tuple[str, ...] = ("decision_period",)) -> CaseFacts:
    return case(
        did("propose_filing", "2026-03-02 09:00"),
        did("approve_filing", "2026-03-02 10:00", by="leader-a"),
        *acts,
        at=at,
        with_rules=with_ledger(*stops),
    )


def due(facts: CaseFacts, key: str = "decision_period") -> str:
    found = newest_due(facts, key)
    assert found is not None
    return found.due.isoformat()


def extended(at: str) -> Act:
    return did("extend_term", at, by="leader-a", term="decision_period", extension="more", amount=30)


def rested(at: str) -> Act:
    return did("suspend_case", at, by="leader-a", ground="rest")


def resumed(at: str) -> Act:
    return did("resume_case", at, by="leader-a")


def test_without_a_ledger_a_term_is_its_rule_counted_from_its_start() -> None:
    assert due(filed()) == "2026-06-01"  # the 90th day is a Sunday


def test_an_extension_lengthens_the_running_it_was_given_and_no_later_one() -> None:
    once = extended("2026-03-10 09:00")
    assert due(filed(once)) == "2026-06-30"
    again = did("approve_filing", "2026-03-20 09:00", by="leader-a")
    assert due(filed(once, again)) == due(filed(again)) == "2026-06-18"


def test_of_a_term_that_binds_the_bureau_only_the_days_between_are_left_out() -> None:
    facts = filed(rested("2026-03-10 09:00"), resumed("2026-03-13 09:00"))
    assert due(facts) == "2026-06-02"  # 11 and 12 March
    told = newest_due(facts, "decision_period")
    assert told is not None
    assert "3月11日至2026年3月12日中止（行政处罚法60，鉴定），不计2日" in told.explains


@pytest.mark.parametrize("back", ["2026-03-10 15:00", "2026-03-11 09:00"])
def test_a_rest_without_a_whole_day_leaves_nothing_out(back: str) -> None:
    assert due(filed(rested("2026-03-10 09:00"), resumed(back))) == "2026-06-01"


def test_a_ground_that_stops_nothing_lets_the_term_run_on() -> None:
    facts = filed(rested("2026-03-10 09:00"), at="2026-06-02 09:00", stops=())
    assert due(facts) == "2026-06-01"
    assert term_over(facts, "decision_period")


def test_while_the_clock_stands_still_the_term_cannot_lapse() -> None:
    facts = filed(rested("2026-03-10 09:00"), at="2026-09-02 09:00")
    assert not term_over(facts, "decision_period")
    assert [(t.key, t.state) for t in facts.terms if t.key == "decision_period"] == [("decision_period", "stopped")]


def test_a_rest_that_was_over_before_the_term_began_leaves_nothing_out() -> None:
    before = (rested("2026-02-20 09:00"), resumed("2026-02-27 09:00"))
    facts = case(
        *before, did("approve_filing", "2026-03-02 10:00", by="leader-a"), with_rules=with_ledger("decision_period")
    )
    assert due(facts) == "2026-06-01"


def test_for_a_party_the_days_of_both_acts_are_left_out_too() -> None:
    acts = (did("record_notice_service", "2026-03-09 09:00"), rested("2026-03-10 09:00"), resumed("2026-03-11 09:00"))
    assert due(filed(*acts, stops=("statement_period",)), "statement_period") == "2026-03-18"
    assert due(filed(acts[0], stops=("statement_period",)), "statement_period") == "2026-03-16"


# ---- days that the record tells --------------------------------------------------------------------------------------


def result(at: str, kind: str = "reconsideration", outcome: str = "upheld") -> Act:
    return did("record_review_result", at, by="coordinator-a", kind=kind, result=outcome)


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ((), "2026-09-20"),  # six months from 03-20; that Sunday is worked
        ((result("2026-05-06 09:00"),), "2026-05-21"),
        ((result("2026-05-06 09:00", outcome="withdrawn"),), "2026-09-20"),
        ((result("2026-05-06 09:00"), result("2026-11-10 09:00", kind="lawsuit")), "2026-11-10"),
    ],
    ids=["nothing asked", "review upheld", "review withdrawn", "sued after it"],
)
def test_the_time_for_remedies_ends(more: tuple[Act, ...], end: str) -> None:
    facts = case(*served(), *more, at="2026-12-01 09:00")
    assert facts.decision_service is not None
    assert remedies_end(facts, facts.decision_service).day == DAY(end)


def test_after_instalments_the_three_months_run_from_the_last_of_them() -> None:
    late = [{"amount": 50_000, "pay_by": "2026-05-08"}, {"amount": 50_000, "pay_by": "2026-12-08"}]
    facts = case(*granted(instalments=late), at="2026-04-01 09:00")
    assert facts.decision_service is not None
    assert remedies_end(facts, facts.decision_service).day == DAY("2026-12-08")
    assert due(facts, "court_application") == "2027-03-08"


@pytest.mark.parametrize(("result", "runs"), [("approved", True), ("declined", False)])
def test_a_term_whose_day_is_told_is_started_by_whoever_tells_one(result: str, runs: bool) -> None:
    """Whatever condition a procedure sets: where no part was granted there is no next part to wait for."""
    general = rules().procedures["penalty_general"]
    told = tuple(t.model_copy(update={"when": None}) if t.key == "instalment" else t for t in general.terms)
    free = general.model_copy(update={"terms": told})
    own = Rules("free", rules().body.model_copy(update={"procedures": (free,)}))
    parts = [{"amount": 100_000, "pay_by": "2026-05-08"}] if runs else []
    facts = case(*granted(result=result, instalments=parts), with_rules=own, at="2026-04-01 09:00")
    assert (newest_due(facts, "instalment") is not None) is runs


def test_against_a_decision_on_the_spot_reconsideration_comes_first() -> None:
    acts = (did("make_spot_decision", "2026-03-20 09:00"), did("record_service", "2026-03-20 10:00"))
    facts = case(*acts, procedure="penalty_simple", power="KJ-CF-018", at="2026-12-01 09:00")
    assert facts.decision_service is not None
    assert remedies_end(facts, facts.decision_service).day == DAY("2026-05-19")


def test_while_a_remedy_is_open_the_time_to_ask_the_court_stands_still() -> None:
    facts = case(*served(), did("record_review", "2026-03-25 09:00"), at="2027-12-01 09:00")
    found = newest_due(facts, "court_application")
    assert found is not None
    assert found.stopped
    assert "行政复议或者行政诉讼尚未办结" in found.explains
    assert not facts.truth["court_period_over"]


def test_no_surcharge_runs_while_a_remedy_is_open_and_no_day_is_left_out_twice() -> None:
    """The 1,000 yuan are due on 04-07; 30 yuan a day from 04-08 on."""
    until = DAY("2026-04-17")
    plain = case(*served(), at="2026-04-17 09:00")
    assert surcharge(plain, until).total == 30_000
    asked = (
        did("record_review", "2026-04-12 09:00", applied_on="2026-04-11"),
        result("2026-04-13 09:00"),
        did("record_review", "2026-04-14 09:00", kind="lawsuit", procedure=None, applied_on="2026-04-13"),
    )
    facts = case(*served(), *asked, at="2026-04-17 09:00")
    assert [name for _, name in recorded_pauses(facts)] == ["行政复议期间", "行政诉讼期间"]
    assert surcharge(facts, until).total == 9_000  # 04-08, 04-09, 04-10
    decided = replace(facts, acts=(*facts.acts, replace(result("2026-04-15 09:00", "lawsuit"), seq=99)))
    assert surcharge(decided, until).total == 15_000  # and 04-16, 04-17


# ---- sums in force ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "sums", "refund"),
    [
        (did("annul_decision", "2026-03-20 10:00", by="leader-a"), (0, 0), True),
        (did("annul_decision", "2026-03-20 10:00", by="leader-a", what="change", fine=99_999), (99_999, 99_999), True),
        (
            did("annul_decision", "2026-03-20 10:00", by="leader-a", what="change", fine=100_000),
            (100_000, 100_000),
            False,
        ),
        (result("2026-03-20 10:00", outcome="revoked"), (0, 0), True),
        (result("2026-03-20 10:00", outcome="unlawful"), (100_000, 100_000), False),
        (result("2026-03-20 10:00"), (100_000, 100_000), False),
    ],
    ids=["annulled", "lowered", "as it was", "revoked", "unlawful", "upheld"],
)
def test_what_is_to_be_paid_follows_the_decision_in_force(act: Act, sums: tuple[int, int], refund: bool) -> None:
    facts = case(*served(), did("record_payment", "2026-03-20 09:30"), act, at="2026-03-20 11:00")
    assert (facts.decided_fine, facts.decided_sum) == sums
    assert facts.truth["refund_due"] is refund
    back = case(*served(), did("record_payment"), act, did("record_refund"), at="2026-03-20 11:00")
    assert not back.truth["refund_due"]


@pytest.mark.parametrize(("day", "passes"), [("2029-04-02", False), ("2029-04-03", True)])
def test_after_three_years_of_rest_the_execution_ends(day: str, passes: bool) -> None:
    told = payload("discontinue_case", ground="three_years")
    rest = did("suspend_case", "2026-04-02 09:00", by="leader-a", ground="hardship")
    facts = case(*served(), rest, at=f"{day} 09:00")
    assert lets_pass(rested_long_enough, facts, told) is passes
    other = case(*served(), replace(rest, data={**rest.data, "ground": "irreparable_loss"}), at=f"{day} 09:00")
    assert barred(rested_long_enough, other, told) is not None
    assert lets_pass(rested_long_enough, other, payload("discontinue_case"))
