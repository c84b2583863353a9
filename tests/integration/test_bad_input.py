"""Bad input: exactly one clear error in Chinese that names the field, and nothing changed anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from models.casework import open_case, perform
from models.checks import check
from models.commands import Command
from models.queries import refusals_of
from models.snapshot import NoSuchCase
from states.actions import ACTIONS
from states.field_titles import told
from states.reasons import CommandInvalid, StaleCase
from tests.integration.bureau_desk import ORGANISATION, Desk, contents, founded, opening
from tests.unit.sample_payloads import RECEIPT, SAMPLES, STATEMENTS, sample

NOT_AMONG_ROWS = ("bureau",)  # its head moves with each refusal noted in the bureau stream


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One bureau for all: what is refused leaves nothing behind that the next test could meet."""
    store = founded(tmp_path_factory.mktemp("bad-input"))
    yield Desk(store)
    assert check(store) == []
    store.close()


@pytest.fixture
def no(desk: Desk) -> str:
    return desk.open()


def refused(desk: Desk, wrong: Command | Callable[[], Any], *, noted: int) -> CommandInvalid:
    """The one error; nothing changed but, where it applies, one event of the bureau stream."""
    before = contents(desk.store, without=NOT_AMONG_ROWS)
    with pytest.raises(CommandInvalid) as caught:
        perform(desk.store, wrong) if isinstance(wrong, Command) else wrong()
    after = contents(desk.store, without=NOT_AMONG_ROWS)
    new = set(after.pop("event")) - set(before["event"])
    assert [event[0] for event in new] == ["bureau"] * noted
    before.pop("event")
    assert after == before
    assert any("一" <= letter <= "龥" for letter in str(caught.value))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500
    return caught.value


def deep(levels: int) -> dict[str, Any]:
    """Dictionaries inside each other."""
    found: dict[str, Any] = {}
    for _ in range(levels):
        found = {"a": found}
    return found


PAYMENT, INSPECTION, ORDER = "record_payment", "record_inspection", "order_correction"

BAD: list[tuple[str, str, dict[str, Any], str]] = [
    ("an unknown key", "issue_prompt", {"colour": "red"}, "colour"),
    ("an unknown key deeper down", "record_service", {"receipt": {**RECEIPT, "colour": 1}}, "receipt.colour"),
    ("infinity", PAYMENT, {"amount": float("inf")}, "amount"),
    ("not a number", PAYMENT, {"amount": float("nan")}, "amount"),
    ("a fraction of a fen", PAYMENT, {"amount": 0.5}, "amount"),
    ("a whole number with a point", PAYMENT, {"amount": 100.0}, "amount"),
    ("full-width digits", PAYMENT, {"amount": "１００"}, "amount"),
    ("a number in quotes", PAYMENT, {"amount": "100"}, "amount"),
    ("true for a number", PAYMENT, {"amount": True}, "amount"),
    ("a negative amount", PAYMENT, {"amount": -1}, "amount"),
    ("nothing paid", PAYMENT, {"amount": 0}, "amount"),
    ("more money than there is", PAYMENT, {"amount": 10**15}, "amount"),
    ("off for a yes or no", INSPECTION, {"party_present": "off"}, "party_present"),
    ("one for a yes or no", INSPECTION, {"party_present": 1}, "party_present"),
    ("a statement in words", INSPECTION, {"statements": {**STATEMENTS, "purpose_stated": "yes"}}, "statements"),
    ("three of four statements", INSPECTION, {"statements": {"certificate_shown": True}}, "statements"),
    ("a list for a group of fields", INSPECTION, {"statements": [True, True, True, True]}, "statements"),
    ("one name for a list", INSPECTION, {"officers": "officer-a"}, "officers"),
    ("nobody at all", INSPECTION, {"officers": []}, "officers"),
    ("eleven people", INSPECTION, {"officers": ["officer-a"] * 11}, "officers"),
    ("a name in capitals", INSPECTION, {"officers": ["Officer-A"]}, "officers"),
    ("seconds for a day", ORDER, {"correct_by": "1700006400"}, "correct_by"),
    ("a number for a day", ORDER, {"correct_by": 20260401}, "correct_by"),
    ("a day that does not exist", ORDER, {"correct_by": "2026-02-30"}, "correct_by"),
    ("a day with a time", ORDER, {"correct_by": "2026-04-01T00:00:00Z"}, "correct_by"),
    ("a day in full-width digits", ORDER, {"correct_by": "２０２６-04-01"}, "correct_by"),
    ("a day before 1900", ORDER, {"correct_by": "1700-01-01"}, "correct_by"),
    ("a zero byte", ORDER, {"requirement": "交回\x00证明"}, "requirement"),
    ("a character that turns the text round", ORDER, {"requirement": "交回\u202e证明"}, "requirement"),
    ("an isolate character", ORDER, {"requirement": "交回\u2066证明"}, "requirement"),
    ("an escape sequence", ORDER, {"requirement": "\x1b[31m交回"}, "requirement"),
    ("nothing but blanks", ORDER, {"requirement": "  \n "}, "requirement"),
    ("ten megabytes", ORDER, {"requirement": "长" * 3_500_000}, "requirement"),
    ("a word that is no choice", "issue_prompt", {"channel": "fax"}, "channel"),
    ("a choice in another case", "issue_prompt", {"channel": "SMS"}, "channel"),
    ("no choice made", "issue_prompt", {"channel": None}, "channel"),
    ("a word that is no clause", "propose_filing", {"suspected": "行政 处罚法"}, "suspected"),
    ("an address that is none", "record_service_consent", {"email": "party@"}, "email"),
    ("an address with a line break", "record_service_consent", {"email": "a@b.cn\nBcc: c@d.cn"}, "email"),
    ("more votes than people", "discuss_collectively", {"votes_for": 51}, "votes_for"),
    ("entry number nought", "correct_record", {"seq": 0}, "seq"),
]


@pytest.mark.parametrize(("action", "change", "field"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_one_error_names_the_field_and_nothing_is_written(
    desk: Desk, no: str, action: str, change: dict[str, Any], field: str
) -> None:
    command = desk.command(no, action, {**SAMPLES[action], **change})
    error = refused(desk, command, noted=0)
    assert error.field.split(".")[: field.count(".") + 1] == field.split(".")
    assert told(error.field) in str(error)


@pytest.mark.parametrize("action", sorted(a for a, filled_in in SAMPLES.items() if ACTIONS[a].payload.model_fields))
def test_every_action_asks_for_each_of_its_fields_by_name(desk: Desk, no: str, action: str) -> None:
    required = [name for name, one in ACTIONS[action].payload.model_fields.items() if one.is_required()]
    for name in required:
        lacking = {key: value for key, value in sample(action).items() if key != name}
        error = refused(desk, desk.command(no, action, lacking), noted=0)
        assert error.field == name
        assert "缺少" in error.problem


@pytest.mark.parametrize("action", sorted(SAMPLES))
def test_every_action_refuses_a_field_it_does_not_know(desk: Desk, no: str, action: str) -> None:
    command = desk.command(no, action, sample(action, unheard_of=1))
    assert refused(desk, command, noted=0).field == "unheard_of"


@pytest.mark.parametrize("given", [[], ["x"], "x", None, 7, True], ids=repr)
def test_a_payload_that_is_no_form_is_refused(desk: Desk, no: str, given: Any) -> None:
    command = replace(desk.command(no, "record_education"), payload=given)
    refused(desk, command, noted=0)


@pytest.mark.parametrize(
    "value",
    [2**64, -(2**64), 10**40, "\ud800", {1, 2}, b"x", deep(300), {1: 2}, object()],
    ids=lambda v: type(v).__name__,
)
def test_what_no_form_can_hold_is_refused(desk: Desk, no: str, value: Any) -> None:
    command = desk.command(no, PAYMENT, sample(PAYMENT, amount=value))
    refused(desk, command, noted=0)


# ---- the command itself ----------------------------------------------------------------------------------------------


def education(desk: Desk, no: str, **changes: Any) -> Command:
    """A command that would be done, some things of it otherwise."""
    return replace(desk.command(no, "record_education", sample("record_education")), **changes)


def test_an_act_in_the_future_is_not_entered_beforehand(desk: Desk, no: str) -> None:
    for moment in (datetime(2026, 3, 2, 0, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)):
        command = education(desk, no, occurred_at=moment)
        assert refused(desk, command, noted=1).field == "occurred_at"


def test_a_time_without_its_zone_is_no_time(desk: Desk, no: str) -> None:
    command = education(desk, no, occurred_at=datetime(2026, 3, 1))  # noqa: DTZ001
    assert refused(desk, command, noted=1).field == "occurred_at"


def test_an_unknown_action_is_refused(desk: Desk, no: str) -> None:
    command = education(desk, no, action="unheard_of")
    assert refused(desk, command, noted=0).field == "act"


@pytest.mark.parametrize("number", ["2026-9999", "", "bureau", " 2026-0001", "２０２６-0001", "' OR 1=1 --"])
def test_an_unknown_case_is_refused_and_nothing_is_noted(desk: Desk, no: str, number: str) -> None:
    before = contents(desk.store)
    with pytest.raises(NoSuchCase, match="没有案号"):
        perform(desk.store, education(desk, no, case_no=number))
    assert contents(desk.store) == before


def test_a_moving_act_says_which_state_of_the_case_it_looks_at(desk: Desk, no: str) -> None:
    command = replace(desk.command(no, "issue_prompt", sample("issue_prompt")), expected_revision=None)
    assert refused(desk, command, noted=1).field == "revision"


def test_a_record_on_the_spot_need_not_say_it(desk: Desk, no: str) -> None:
    assert perform(desk.store, education(desk, no, expected_revision=None)).seq == 2


SEEN_BEFORE, NEVER_THERE = "请刷新后重新办理", "没有您所写的第[0-9]+号。请查看案件，核对版本号后重新办理"


@pytest.mark.parametrize(
    ("revision", "says"), [(0, SEEN_BEFORE), (-1, SEEN_BEFORE), (2, NEVER_THERE), (10**30, NEVER_THERE)]
)
def test_another_state_of_the_case_is_a_conflict(desk: Desk, no: str, revision: int, says: str) -> None:
    before = contents(desk.store, without=("bureau", "event"))
    with pytest.raises(StaleCase, match=says):
        perform(desk.store, education(desk, no, expected_revision=revision))
    assert contents(desk.store, without=("bureau", "event")) == before
    assert [body["outcome"] for body in refusals_of(desk.store, no)] == ["conflict"]


def test_one_key_does_not_serve_two_contents(desk: Desk, no: str) -> None:
    first = education(desk, no)
    perform(desk.store, first)
    others = [
        replace(first, payload=sample("record_education", content="另一内容"), expected_revision=2),
        replace(first, actor="officer-b", expected_revision=2),
        replace(first, action="record_guidance", payload=sample("record_guidance"), expected_revision=2),
        replace(first, case_no=desk.open(), expected_revision=1),
    ]
    for other in others:
        assert refused(desk, other, noted=0).field == "key"


# ---- opening ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"procedure": "penalty_unheard_of"}, "procedure"),
        ({"power": "KJ-CF-999"}, "power"),
        ({"violated_on": "2026-03-03"}, "violated_on"),
        ({"violated_on": "1700006400"}, "violated_on"),
        ({"party": {**ORGANISATION, "kind": "company"}}, "party.kind"),
        ({"party": {**ORGANISATION, "phone": "138 0000 0001"}}, "party.phone"),
        ({"party": {**ORGANISATION, "name": "样例\u202e公司"}}, "party.name"),
        ({"party": {**ORGANISATION, "colour": "red"}}, "party.colour"),
        ({"party": [ORGANISATION]}, "party"),
        ({"unheard_of": 1}, "unheard_of"),
    ],
)
def test_a_case_that_is_told_wrongly_is_not_opened(desk: Desk, change: dict[str, Any], field: str) -> None:
    told = opening(**change)
    error = refused(desk, lambda: open_case(desk.store, told, actor="officer-a", key="k"), noted=0)
    assert error.field == field


def test_a_case_refused_takes_no_number(desk: Desk) -> None:
    before = desk.open()
    with pytest.raises(CommandInvalid):
        desk.open(power="KJ-CF-999")
    assert int(desk.open()[-4:]) == int(before[-4:]) + 1
