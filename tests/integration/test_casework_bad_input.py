"""Bad input gets one clear error and changes nothing; two officers on one case: one wins."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.casework import open_case, perform
from models.checks import check
from models.commands import Command
from models.database import Store
from models.queries import case_facts, refusals_of
from models.snapshot import NoSuchCase
from states.reasons import CommandInvalid, StaleCase
from tests.integration.bureau_desk import founded

PARTY = {"kind": "organisation", "name": "样例公司", "address": "样例路1号", "phone": "13800000001"}
OPENING = {"procedure": "penalty_general", "power": "KJ-CF-017", "violated_on": "2026-02-20", "party": PARTY}
PROMPT = {"channel": "phone", "note": "已电话提示"}
EVIDENCE = {
    "no": "1",
    "kind": "document",
    "title": "合同",
    "obtained": "调取",
    "lawfully": True,
    "officers": ["officer-a"],
}


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Store]:
    store = founded(tmp_path, at="2026-03-02 09:00")
    yield store
    assert check(store) == []
    store.close()


@pytest.fixture
def no(bureau: Store) -> str:
    return open_case(bureau, OPENING, actor="officer-a", key="open").case_no


@pytest.mark.parametrize(
    ("action", "payload", "field"),
    [
        ("issue_prompt", {"channel": "fax"}, "channel"),
        ("issue_prompt", {"channel": "sms", "colour": "red"}, "colour"),
        ("issue_prompt", {}, "channel"),
        ("issue_prompt", {"channel": "phone", "note": "a\x00b"}, "note"),
        ("issue_prompt", {"channel": "phone", "note": "a\u202eb"}, "note"),
        ("issue_prompt", {"channel": "phone", "note": "长" * 3_500_000}, "note"),
        ("issue_prompt", {"channel": ["sms"]}, "channel"),
        ("record_payment", {"amount": "１００", "paid_on": "2026-03-02", "receipt_no": "1"}, "amount"),
        ("record_payment", {"amount": True, "paid_on": "2026-03-02", "receipt_no": "1"}, "amount"),
        ("record_payment", {"amount": 1.5, "paid_on": "2026-03-02", "receipt_no": "1"}, "amount"),
        ("record_payment", {"amount": float("nan"), "paid_on": "2026-03-02", "receipt_no": "1"}, "amount"),
        ("record_payment", {"amount": -1, "paid_on": "2026-03-02", "receipt_no": "1"}, "amount"),
        ("record_payment", {"amount": 1, "paid_on": "1700006400", "receipt_no": "1"}, "paid_on"),
        ("add_evidence", {**EVIDENCE, "lawfully": "off"}, "lawfully"),
        ("add_evidence", {**EVIDENCE, "officers": []}, "officers"),
    ],
)
def test_a_bad_payload_is_one_error_naming_its_field(
    bureau: Store, no: str, action: str, payload: dict[str, Any], field: str
) -> None:
    before = case_facts(bureau, no, "system")
    with pytest.raises(CommandInvalid) as refused:
        perform(bureau, Command(no, action, payload, "officer-a", "k", 1))
    assert refused.value.field.startswith(field)
    assert case_facts(bureau, no, "system").acts == before.acts
    assert refusals_of(bureau) == []


def test_an_unknown_action_case_and_a_future_time_are_refused(bureau: Store, no: str) -> None:
    with pytest.raises(CommandInvalid, match="没有"):
        perform(bureau, Command(no, "fly", {}, "officer-a", "k1", 1))
    with pytest.raises(NoSuchCase):
        perform(bureau, Command("2026-9999", "issue_prompt", PROMPT, "officer-a", "k2", 1))
    with pytest.raises(CommandInvalid, match="晚于现在"):
        perform(bureau, Command(no, "issue_prompt", PROMPT, "officer-a", "k3", 1, datetime(2027, 1, 1, tzinfo=UTC)))
    with pytest.raises(CommandInvalid, match="版本号"):
        perform(bureau, Command(no, "issue_prompt", PROMPT, "officer-a", "k4"))


def test_a_repeated_command_gets_the_same_answer_and_one_event(bureau: Store, no: str) -> None:
    command = Command(no, "issue_prompt", PROMPT, "officer-a", "once", 1)
    first, second = perform(bureau, command), perform(bureau, command)
    assert (first, second.repeated) == (second, True)
    assert case_facts(bureau, no, "system").revision == 2
    evidence = Command(no, "add_evidence", EVIDENCE, "officer-a", "item")
    assert perform(bureau, evidence).seq == perform(bureau, evidence).seq == 3
    with pytest.raises(CommandInvalid, match="办理编号"):
        perform(bureau, Command(no, "issue_prompt", {"channel": "sms"}, "officer-a", "once", 2))


def test_of_two_officers_on_one_case_the_later_hears_what_changed(bureau: Store, no: str) -> None:
    perform(bureau, Command(no, "issue_prompt", PROMPT, "officer-a", "a", 1))
    skip = {"ground": "evidence_at_risk", "reason": "证据可能灭失"}
    with pytest.raises(StaleCase, match="事前提示"):
        perform(bureau, Command(no, "skip_prompt", skip, "officer-b", "b", 1))
    assert [body["outcome"] for body in refusals_of(bureau, no)] == ["conflict"]


def test_a_refusal_does_not_use_up_the_key(bureau: Store, no: str) -> None:
    close = Command(no, "issue_prompt", {"channel": "phone"}, "officer-a", "same", 1)
    with pytest.raises(Exception, match="须记录提示内容"):
        perform(bureau, close)
    assert perform(bureau, Command(no, "issue_prompt", PROMPT, "officer-a", "same", 1)).seq == 2


def test_a_missing_address_is_added_by_correcting_the_opening(bureau: Store) -> None:
    without = {**OPENING, "party": {k: v for k, v in PARTY.items() if k != "address"}}
    no = open_case(bureau, without, actor="officer-a", key="bare").case_no
    opened = case_facts(bureau, no, "system").acts[0].data
    mended = {**opened, "party": {**opened["party"], "address": "样例路9号"}}
    payload = {"seq": 1, "corrected": mended, "reason": "补登地址", "second_person": "officer-b"}
    assert perform(bureau, Command(no, "correct_record", payload, "officer-a", "mend")).seq == 2
    assert case_facts(bureau, no, "system").party.address == "样例路9号"


def test_nobody_acts_in_the_name_of_the_software(bureau: Store, no: str) -> None:
    outcome = {"outbox_key": "k", "outcome": "accepted"}
    with pytest.raises(CommandInvalid, match="系统本身"):
        perform(bureau, Command(no, "record_email_outcome", outcome, "system", "forged", 1))


def test_only_people_of_the_register_open_cases(bureau: Store) -> None:
    with pytest.raises(CommandInvalid, match="没有当日在岗"):
        open_case(bureau, OPENING, actor="nobody", key="by-nobody")
