"""政府信息公开条例33: on the spot where that can be, else within twenty working days, at most twenty more with the consent of the
head of the office; the days in which others are asked do not count."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from tests.acceptance.disclosure_cases import LETTER, RECEIVED, SCREENED, last_day, proposed, request
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.unit.built_cases import did
from tests.unit.sample_payloads import payload

HEAD: dict[str, Any] = {"actor": "coordinator-a", "at": "2026-03-16 09:00"}


def test_what_can_be_answered_on_the_spot_is_answered_that_day() -> None:
    public = {"kind": "public", "access": "门户网站"}
    allowed(request(at="2026-03-02 10:00"), "answer_on_the_spot", "政府信息公开条例33(1)", **public)
    refused(request(at="2026-03-03 09:00"), "answer_on_the_spot", "政府信息公开条例33(1)", **public)


@pytest.mark.parametrize("kind", ["refused", "partial", "not_held", "repeated", "unprocessed", "petition", "excess"])
def test_nothing_is_refused_on_the_spot(kind: str) -> None:
    with pytest.raises(ValidationError):
        payload("answer_on_the_spot", kind=kind, reason="理由")


@pytest.mark.parametrize(("at", "late"), [("2026-03-30 17:00", False), ("2026-03-31 09:00", True)])
def test_twenty_working_days_to_answer(at: str, late: bool) -> None:
    day = at.partition(" ")[0]
    facts = proposed(SCREENED, at=f"{day} 09:00")
    judged = flagged if late else allowed
    judged(facts, "answer_request", "政府信息公开条例33(2)")


@pytest.mark.parametrize(("days", "lawful"), [(1, True), (20, True), (21, False)])
def test_at_most_twenty_working_days_more(days: int, lawful: bool) -> None:
    judged = allowed if lawful else refused
    judged(request(**HEAD), "extend_answer", "政府信息公开条例33(2)", days=days)


@pytest.mark.parametrize(("at", "late"), [("2026-03-30 17:00", False), ("2026-03-31 09:00", True)])
def test_a_term_that_is_over_is_not_extended(at: str, late: bool) -> None:
    judged = refused if late else allowed
    judged(request(actor="coordinator-a", at=at), "extend_answer", "政府信息公开条例33(2)", days=5)


def test_it_is_extended_once() -> None:
    extended = did("extend_answer", "2026-03-09 09:00", by="coordinator-a", days=5)
    refused(request(extended, **HEAD), "extend_answer", "政府信息公开条例33(2)", days=5)
    allowed(request(**HEAD), "extend_answer", "政府信息公开条例33(2)", days=5)


@pytest.mark.parametrize(("who", "may"), [("coordinator-a", True), ("leader-a", True), ("officer-c", False)])
def test_the_head_of_the_office_agrees(who: str, may: bool) -> None:
    judged = allowed if may else refused
    judged(request(actor=who, at="2026-03-16 09:00"), "extend_answer", "政府信息公开条例33(2)", days=5)


def test_the_last_day_moves_by_the_working_days_granted() -> None:
    extended = did("extend_answer", "2026-03-09 09:00", by="coordinator-a", days=20)
    assert last_day(request(at="2026-03-10 09:00")) == date(2026, 3, 30)
    assert last_day(request(extended, at="2026-03-10 09:00")) == date(2026, 4, 28)


def test_the_days_of_asking_do_not_count() -> None:
    view = did("record_third_party_view", "2026-03-16 09:00", by="officer-c", name="样例研究院", view="agrees")
    # asked on the 4th, answered on the 16th: seven working days between them
    assert last_day(request(LETTER, RECEIVED, view, at="2026-03-16 10:00")) == date(2026, 4, 9)


def test_while_somebody_is_waited_for_the_term_stands_still() -> None:
    facts = request(LETTER, RECEIVED, at="2026-03-20 09:00")
    assert [term.state for term in facts.terms if term.key == "decision_period"] == ["stopped"]


def test_who_stays_silent_holds_the_term_no_longer_than_his_fifteen_working_days() -> None:
    # left out: 5 to 26 March, sixteen working days
    assert last_day(request(LETTER, RECEIVED, at="2026-04-01 09:00")) == date(2026, 4, 22)


def test_days_that_two_askings_share_are_left_out_once() -> None:
    organ = did("consult_organ", "2026-03-05 10:00", by="officer-c", name="金水区财政局")
    came = did("record_organ_receipt", "2026-03-06 09:00", by="officer-c", name="金水区财政局")
    views = (
        did("record_third_party_view", "2026-03-16 09:00", by="officer-c", name="样例研究院", view="agrees"),
        did("record_organ_view", "2026-03-16 10:00", by="officer-c", name="金水区财政局", view="agrees"),
    )
    facts = request(LETTER, RECEIVED, organ, came, *views, at="2026-03-16 11:00")
    assert last_day(facts) == date(2026, 4, 9)
    (told,) = [term.due.explains for term in facts.terms if term.key == "decision_period"]
    assert told.count("中止") == 1


def test_who_answers_after_his_time_leaves_no_more_days_out() -> None:
    late = did("record_third_party_view", "2026-04-01 09:00", by="officer-c", name="样例研究院", view="agrees")
    assert last_day(request(LETTER, RECEIVED, late, at="2026-04-01 10:00")) == date(2026, 4, 22)


def test_an_answer_is_signed_by_the_head_and_not_by_who_handles_it() -> None:
    facts = proposed(SCREENED)
    allowed(facts, "answer_request", "政府信息公开条例45")
    acts = facts.acts[1:]
    for who in ("officer-c", "leader-x"):
        stands = request(*acts, step="decide.proposed", actor=who, at="2026-03-06 10:00")
        judged = refused if who == "officer-c" else allowed
        judged(stands, "answer_request", "政府信息公开条例45")


def test_on_the_spot_only_what_was_screened_and_harms_nobody_is_given() -> None:
    at_once = {"at": "2026-03-02 10:00"}
    given = {"information": "立项文件1份", "form": "electronic"}
    screened = did("screen_information", "2026-03-02 09:30", by="officer-c")
    harms = did("screen_information", "2026-03-02 09:30", by="officer-c", third_parties=["样例研究院"])
    refused(request(**at_once), "supply_on_the_spot", "政府信息公开条例17(2)", **given)
    refused(request(harms, **at_once), "supply_on_the_spot", "政府信息公开条例32", **given)
    allowed(request(screened, **at_once), "supply_on_the_spot", "政府信息公开条例17(2)", **given)
    refused(request(SCREENED, at="2026-03-03 10:00"), "supply_on_the_spot", "政府信息公开条例33(1)", **given)
    allowed(request(screened, **at_once), "supply_on_the_spot", "政府信息公开条例33(1)", **given)
