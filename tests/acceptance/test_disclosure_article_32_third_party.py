"""政府信息公开条例15, 32: whose rights disclosure would harm is asked in writing and has fifteen working days; who objects with
reason is followed, unless the public interest weighs more, and then is told in writing."""

from typing import Any

import pytest

from states.case_terms import newest_due
from states.consultations import consultations, is_silent
from tests.acceptance.disclosure_cases import LETTER, RECEIVED, SCREENED, SUPPLIED, answered, proposed, request
from tests.acceptance.lawful_cases import allowed, refused
from tests.unit.built_cases import did

REFUSAL: dict[str, Any] = {"kind": "refused", "ground": "third_party", "reason": "涉及商业秘密。"}
FOUNDED = [{"name": "样例研究院", "founded": True, "reason": "属于商业秘密"}]
UNFOUNDED = [{"name": "样例研究院", "founded": False, "reason": "信息已经公开过"}]
OBJECTS = did("record_third_party_view", "2026-03-06 08:00", by="officer-c", name="样例研究院", view="objects")
AGREES = did("record_third_party_view", "2026-03-06 08:00", by="officer-c", name="样例研究院", view="agrees")
HARMS = did("screen_information", "2026-03-03 10:00", by="officer-c", third_parties=["样例研究院"])


def test_whoever_is_harmed_is_asked_before_information_is_given() -> None:
    refused(proposed(HARMS), "answer_request", "政府信息公开条例32")
    allowed(proposed(HARMS, LETTER, RECEIVED, AGREES), "answer_request", "政府信息公开条例32")
    allowed(proposed(SCREENED), "answer_request", "政府信息公开条例32")


@pytest.mark.parametrize(("at", "over"), [("2026-03-26 17:00", False), ("2026-03-27 09:00", True)])
def test_a_third_party_has_fifteen_working_days_from_the_receipt(at: str, over: bool) -> None:
    facts = request(SCREENED, LETTER, RECEIVED, at=at)
    due = newest_due(facts, "third_party_views")
    assert due is not None
    assert due.due.isoformat() == "2026-03-26"
    judged = allowed if over else refused
    judged(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED)
    judged(facts, "propose_answer", "政府信息公开条例32", **REFUSAL)


def test_who_is_silent_leaves_it_to_the_bureau() -> None:
    facts = request(SCREENED, LETTER, RECEIVED, at="2026-03-27 09:00")
    assert [is_silent(facts, one) for one in consultations(facts, "third_party")] == [True]


def test_a_letter_that_did_not_arrive_sets_no_time_running() -> None:
    refused(request(SCREENED, LETTER, at="2026-04-20 09:00"), "propose_answer", "政府信息公开条例32", **SUPPLIED)


def test_a_founded_objection_is_followed() -> None:
    facts = request(SCREENED, LETTER, RECEIVED, OBJECTS)
    refused(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED, objections=FOUNDED)
    allowed(facts, "propose_answer", "政府信息公开条例32", **REFUSAL, objections=FOUNDED)
    allowed(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED, objections=UNFOUNDED)


def test_each_objection_is_weighed() -> None:
    facts = request(SCREENED, LETTER, RECEIVED, OBJECTS)
    refused(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED)
    refused(facts, "propose_answer", "政府信息公开条例32", **REFUSAL)


def test_the_public_interest_may_weigh_more() -> None:
    facts = request(SCREENED, LETTER, RECEIVED, OBJECTS)
    weighed = {"objections": FOUNDED, "overriding_interest": "关系公众安全。"}
    allowed(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED, **weighed)
    unneeded = {"objections": UNFOUNDED, "overriding_interest": "关系公众安全。"}
    refused(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED, **unneeded)


def test_who_is_overruled_is_told_in_writing() -> None:
    overruled = answered(SCREENED, LETTER, RECEIVED, OBJECTS, objections=FOUNDED, overriding_interest="关系公众安全。")
    refused(overruled, "close_case", "政府信息公开条例32")
    told = did("tell_third_party", "2026-03-09 10:00", by="coordinator-a", names=["样例研究院"])
    acts = overruled.acts[:-1]
    closing = request(*acts[1:], overruled.acts[-1], told, step="serve.served", actor="leader-b", at="2026-03-10 09:00")
    allowed(closing, "close_case", "政府信息公开条例32")


def test_nobody_is_told_who_was_not_overruled_and_all_are_who_were() -> None:
    clerk = {"step": "serve.served", "actor": "coordinator-a", "at": "2026-03-10 09:00"}
    plain = answered(SCREENED)
    refused(request(*plain.acts[1:], **clerk), "tell_third_party", "政府信息公开条例32", names=["样例研究院"])
    over = answered(SCREENED, LETTER, RECEIVED, OBJECTS, objections=FOUNDED, overriding_interest="关系公众安全。")
    facts = request(*over.acts[1:], **clerk)
    refused(facts, "tell_third_party", "政府信息公开条例32", names=["样例公司"])
    allowed(facts, "tell_third_party", "政府信息公开条例32", names=["样例研究院"])


def test_nothing_is_withheld_for_the_sake_of_whom_nobody_asked_or_who_agreed() -> None:
    refused(request(SCREENED), "propose_answer", "政府信息公开条例32", **REFUSAL)
    refused(request(SCREENED, LETTER, RECEIVED, AGREES), "propose_answer", "政府信息公开条例32", **REFUSAL)


def test_nobody_is_asked_twice_while_he_is_waited_for() -> None:
    again = {"name": "样例研究院"}
    refused(request(LETTER), "consult_third_party", "政府信息公开条例32", **again)
    allowed(request(LETTER, RECEIVED, OBJECTS), "consult_third_party", "政府信息公开条例32", **again)
    allowed(request(LETTER), "consult_third_party", "政府信息公开条例32", name="另一公司")


def test_a_receipt_and_an_answer_are_of_whom_was_asked() -> None:
    for act in ("record_third_party_receipt", "record_third_party_view"):
        refused(request(LETTER), act, "政府信息公开条例32", name="另一公司")
        refused(request(), act, "政府信息公开条例32", name="样例研究院")
        refused(request(LETTER, at="2026-03-03 09:00"), act, "政府信息公开条例32", name="样例研究院")
        allowed(request(LETTER), act, "政府信息公开条例32", name="样例研究院")
    refused(request(LETTER, RECEIVED), "record_third_party_receipt", "政府信息公开条例32", name="样例研究院")
