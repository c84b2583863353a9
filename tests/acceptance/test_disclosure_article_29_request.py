"""政府信息公开条例29, 31: a request is written, or taken down where writing is difficult, and its day of receipt follows the way
it came."""

from datetime import date
from typing import Any

import pytest

from tests.acceptance.disclosure_cases import last_day, request, to_register
from tests.acceptance.lawful_cases import allowed, flagged, refused

IN_PERSON: dict[str, Any] = {"handed_in": "in_person", "arrived_on": "2026-03-02", "confirmed_on": None}


def register(clause: str, *, ok: bool, **told: Any) -> None:
    judged = allowed if ok else refused
    judged(to_register(), "register_disclosure_request", clause, **{**IN_PERSON, **told})


def test_a_request_by_word_of_mouth_is_taken_down_where_writing_is_difficult() -> None:
    facts = to_register()
    refused(facts, "register_disclosure_request", "政府信息公开条例29(1)", **IN_PERSON, oral=True, difficulty=None)
    refused(facts, "register_disclosure_request", "政府信息公开条例29(1)", **IN_PERSON, oral=False, difficulty="不识字")
    allowed(facts, "register_disclosure_request", "政府信息公开条例29(1)", **IN_PERSON, oral=True, difficulty="不识字")
    online = {**IN_PERSON, "handed_in": "online", "confirmed_on": "2026-03-02"}
    refused(facts, "register_disclosure_request", "政府信息公开条例29(1)", **online, oral=True, difficulty="不识字")


def test_what_lacks_of_the_contents_keeps_nobody_from_registering() -> None:
    bare = {"identity_proof": None, "contact": None, "form": None}
    allowed(to_register(), "register_disclosure_request", "政府信息公开条例29(2)", **IN_PERSON, **bare)


@pytest.mark.parametrize("arrived", ["2026-03-01", "2026-03-03"])
def test_in_person_the_day_of_handing_in_counts(arrived: str) -> None:
    register("政府信息公开条例31(一)", ok=True)
    register("政府信息公开条例31(一)", ok=False, arrived_on=arrived)
    register("政府信息公开条例31(一)", ok=False, confirmed_on="2026-03-02")


def test_by_post_that_is_signed_for_the_day_of_the_signature_counts() -> None:
    register("政府信息公开条例31(二)", ok=True, handed_in="signed_post")
    register("政府信息公开条例31(二)", ok=False, handed_in="signed_post", arrived_on="2026-02-28")


def test_by_plain_post_the_day_of_the_confirmation_counts_which_is_that_of_arrival() -> None:
    plain = {**IN_PERSON, "handed_in": "plain_post"}
    facts = to_register()
    refused(facts, "register_disclosure_request", "政府信息公开条例31(二)", **plain)
    allowed(facts, "register_disclosure_request", "政府信息公开条例31(二)", **{**plain, "confirmed_on": "2026-03-02"})
    late = {**plain, "arrived_on": "2026-02-28", "confirmed_on": "2026-03-02"}
    flagged(facts, "register_disclosure_request", "政府信息公开条例31(二)", **late)
    early = {**plain, "confirmed_on": "2026-03-01"}
    refused(facts, "register_disclosure_request", "政府信息公开条例31(二)", **early)


@pytest.mark.parametrize("way", ["online", "fax"])
def test_online_and_by_fax_the_day_both_confirm_counts(way: str) -> None:
    register("政府信息公开条例31(三)", ok=True, handed_in=way, arrived_on="2026-02-27", confirmed_on="2026-03-02")
    register("政府信息公开条例31(三)", ok=False, handed_in=way)
    register("政府信息公开条例31(三)", ok=False, handed_in=way, confirmed_on="2026-03-03")


def test_the_time_to_answer_runs_from_that_day() -> None:
    assert last_day(request()) == date(2026, 3, 30)


def test_a_request_for_information_is_no_acceptance_and_is_answered_only_where_the_bureau_has_the_duty() -> None:
    allowed(to_register(), "register_disclosure_request", "政府信息公开条例27", **IN_PERSON)
    refused(to_register(power="KJ-QR-001"), "register_disclosure_request", "政府信息公开条例27", **IN_PERSON)
