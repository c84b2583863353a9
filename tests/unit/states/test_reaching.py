"""By which channel somebody is written to (送达渠道), and by which next once that has certainly failed."""

from dataclasses import replace
from typing import Any

import pytest

from config.schema.receivers import Receivers
from states.facts import CaseFacts
from states.reaching import addresses, fallback, first, order
from states.release import Rules
from tests.unit.built_cases import did, officer, roster, rules
from tests.unit.case_builders import facts_of

REACHED: dict[str, Any] = {"phone": "13800000001", "email": "party@example.cn"}


def asking(receivers: Receivers | None, *acts: Any, **party: Any) -> CaseFacts:
    """A case of a bureau with this order of channels."""
    own = Rules("receivers", rules().body.model_copy(update={"receivers": receivers}))
    return facts_of(did("issue_prompt"), *acts, with_rules=own, **{**REACHED, **party})


EMAIL_FIRST = Receivers(party=("email", "sms"), officers=("email",), choices={})


def test_a_bureau_without_an_order_keeps_that_of_the_message() -> None:
    assert order(asking(None), "party", "prompt_issued", ("sms", "email")) == ("sms", "email")
    assert order(asking(None), "officer-a", "approval_wanted", ("email",)) == ("email",)


def test_the_order_of_the_bureau_holds_and_widens_nothing_for_a_party() -> None:
    facts = asking(EMAIL_FIRST)
    assert order(facts, "party", "prompt_issued", ("sms", "email")) == ("email", "sms")
    assert order(facts, "party", "prompt_issued", ("sms",)) == ("sms",)
    assert order(asking(Receivers(party=("email",), officers=("email",), choices={})), "party", "x", ("sms",)) == (
        "sms",
    )


def test_an_officer_is_written_to_as_he_chose_else_as_all_officers_are() -> None:
    chosen = asking(Receivers(party=("sms",), officers=("email",), choices={"officer-a": ("sms", "email")}))
    assert order(chosen, "officer-a", "approval_wanted", ("email",)) == ("sms", "email")
    assert order(chosen, "officer-b", "approval_wanted", ("sms",)) == ("email",)


def test_what_has_legal_effect_keeps_its_own_channel() -> None:
    facts = asking(Receivers(party=("sms", "email"), officers=("email",), choices={}))
    assert order(facts, "party", "email_service", ("email", "sms")) == ("email", "sms")


def test_electronic_service_goes_to_the_mailbox_agreed_to_and_no_other_message_does() -> None:
    agreed = did("record_service_consent", email="agreed@example.cn")
    facts = asking(None, agreed)
    assert addresses(facts, "party", "email_service") == {"sms": "13800000001", "email": "agreed@example.cn"}
    assert addresses(facts, "party", "answer_by_email")["email"] == "agreed@example.cn"
    assert addresses(facts, "party", "prompt_issued") == {"sms": "13800000001", "email": "party@example.cn"}
    assert addresses(asking(None), "party", "email_service")["email"] == "party@example.cn"
    assert addresses(facts, "nobody", "approval_wanted") == {}


def test_an_officer_is_reached_at_his_own_number_and_mailbox_and_by_the_robots_under_his_name() -> None:
    person = replace(officer("officer-a"), phone="13900000001", email="a@example.cn")
    facts = replace(asking(None), roster={**roster(), person.id: person})
    reach = addresses(facts, "officer-a", "approval_wanted")
    assert (reach["sms"], reach["email"]) == ("13900000001", "a@example.cn")
    assert {value for key, value in reach.items() if key not in ("sms", "email")} == {"officer-a"}


@pytest.mark.parametrize(
    ("reach", "found"),
    [
        ({"sms": "1", "email": "a"}, ("sms", "1")),
        ({"sms": None, "email": "a"}, ("email", "a")),
        ({"sms": "", "email": None}, ("sms", "")),  # nobody can be reached: a person sees the first one fail
        ({}, ("sms", None)),
    ],
)
def test_the_first_channel_with_an_address_is_taken(reach: dict[str, str | None], found: Any) -> None:
    assert first(reach, ("sms", "email")) == found


@pytest.mark.parametrize(
    ("party", "after", "found"),
    [
        ({}, "sms", ("email", "party@example.cn")),
        ({}, "email", None),  # the last one
        ({"email": None}, "sms", None),
        ({}, "dingtalk", None),  # not one of the order
    ],
)
def test_after_a_certain_failure_the_next_channel_with_an_address_is_tried(
    party: dict[str, Any], after: str, found: tuple[str, str] | None
) -> None:
    assert fallback(asking(None, **party), "party", "prompt_issued", after) == found


def test_a_message_that_goes_to_the_party_and_to_officers_has_its_own_channels_for_each() -> None:
    """A template of which the procedure says nothing is a reminder: to the party by message or mail, to officers by mail."""
    facts = asking(None)
    assert fallback(facts, "party", "term_reminder", "sms") == ("email", "party@example.cn")
    person = replace(officer("officer-a"), phone="13900000001", email="a@example.cn")
    told = replace(facts, roster={**roster(), person.id: person})
    assert fallback(told, "officer-a", "term_reminder", "sms") is None
    assert fallback(told, "officer-a", "prompt_issued", "sms") is None
