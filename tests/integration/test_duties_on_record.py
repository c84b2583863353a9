"""Duties of the plan as they come about in a working bureau: powers (M22), visits (M33), complaints (M35)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest

from models.checks import check
from models.queries import refusals_of
from models.registers import enter_officers, publish_release
from models.sweeping import sweep_due
from states.reasons import ActionRefused
from tests.integration.bureau_desk import Desk, founded, rows, sample_release
from tests.integration.one_case import OneCase, gates
from tests.integration.test_registers import entry
from tests.unit.sample_payloads import ANSWERS

UNHAPPY = {**ANSWERS, "satisfaction": "unsatisfied"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def refused_for_its_power(desk: Desk, case: OneCase) -> None:
    """Refused, and the attempt is on record with its article and its doer."""
    with pytest.raises(ActionRefused) as refused:
        case.do("issue_prompt")
    assert gates(refused) == {"power_in_force"}
    (noted,) = refusals_of(desk.store, case.no)
    assert (noted["actor"], noted["refused_action"]) == ("officer-a", "issue_prompt")
    assert {reason["clause"] for reason in noted["reasons"]} == {"行政处罚法17"}


def test_an_expired_row_of_the_power_list_bars_the_act_and_the_attempt_is_logged(desk: Desk) -> None:
    body = sample_release()
    powers = tuple(
        power.model_copy(update={"in_force_to": date(2026, 3, 4)}) if power.code == "KJ-CF-017" else power
        for power in body.powers
    )
    publish_release(
        desk.store, body.model_copy(update={"powers": powers}), by="admin-a", second="leader-a", note="职权到期"
    )
    OneCase(desk.at("2026-03-04 09:00")).do("issue_prompt")
    refused_for_its_power(desk, OneCase(desk.at("2026-03-05 09:00")))


def test_a_row_of_another_kind_of_enforcement_bars_the_act_and_the_attempt_is_logged(desk: Desk) -> None:
    foreign = next(power.code for power in sample_release().powers if power.kind not in ("penalty", "levy"))
    refused_for_its_power(desk, OneCase(desk, power=foreign))


def test_a_form_not_returned_brings_a_visit_and_no_case_closes_before_it(desk: Desk) -> None:
    returned, silent = OneCase(desk).served(), OneCase(desk).served()
    returned.do("record_party_answer")
    for case in (returned, silent):
        case.do("record_payment")
        case.do("check_correction")
    for day, waiting in (("2026-03-16", []), ("2026-03-17", [silent.no])):
        sweep_due(desk.at(f"{day} 08:00").store, desk.store.now())
        assert sorted({row["case_no"] for row in rows(desk.store, "outbox") if row["template"] == "visit"}) == waiting
    returned.do("close_case", "leader-a")
    with pytest.raises(ActionRefused):
        silent.do("close_case", "leader-a")
    silent.do("record_visit", "officer-c")
    silent.do("close_case", "leader-a")
    assert [row["state"] for row in rows(desk.store, "outbox") if row["template"] == "visit"] == ["done"]


def supervised(desk: Desk) -> set[str]:
    """Who got the task and the message of the complaint."""
    wanted = ("supervise", "complaint_opened")
    return {row["receiver"] for row in rows(desk.store, "outbox") if row["template"] in wanted}


def test_an_unhappy_answer_opens_a_task_outside_the_handling_section(desk: Desk) -> None:
    own = entry("officer-d", section=entry("officer-a").section, roles=("supervisor",))
    enter_officers(desk.store, (own,), by="admin-a", effective_on=date(2026, 3, 2))
    case = OneCase(desk).served()
    case.do("record_party_answer", answers=UNHAPPY)
    assert supervised(desk) == {"supervisor-a"}, "not the supervisor of the section that handled the case"
    said = [orjson.loads(row["context"]) for row in rows(desk.store, "outbox") if row["template"] == "complaint_opened"]
    assert "unsatisfied" not in str(said)
    for who in ("officer-a", "officer-d"):
        with pytest.raises(ActionRefused):
            case.do("resolve_complaint", who)
    case.do("resolve_complaint", "supervisor-a")


def test_a_happy_answer_opens_none(desk: Desk) -> None:
    OneCase(desk).served().do("record_party_answer")
    assert supervised(desk) == set()
