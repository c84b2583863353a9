"""政府信息公开条例15, 32: whose rights disclosure would harm is asked in writing and has fifteen working days; who objects with
reason is followed, unless the public interest weighs more, and then is told in writing."""

from typing import Any

import pytest

from states.case_terms import newest_due
from states.consultations import consultations, is_open
from states.documents.building_disclosure import third_party_decision
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
    assert [one.view is None and not is_open(facts, one) for one in consultations(facts, "third_party")] == [True]


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


def test_what_is_said_after_the_proposal_is_weighed_before_it_is_signed() -> None:
    asked = (HARMS, LETTER, RECEIVED)
    late = did("record_third_party_view", "2026-03-09 08:00", by="officer-c", name="样例研究院", view="objects")
    yields = did("record_third_party_view", "2026-03-09 08:00", by="officer-c", name="样例研究院", view="agrees")

    def signing(*acts: Any) -> Any:
        return request(*acts, step="decide.proposed", actor="coordinator-a", at="2026-03-09 09:00")

    given = proposed(*asked, AGREES).acts[1:]
    refused(signing(*given, late), "answer_request", "政府信息公开条例32")
    allowed(signing(*given), "answer_request", "政府信息公开条例32")
    withheld = proposed(*asked, OBJECTS, **REFUSAL, objections=FOUNDED).acts[1:]
    refused(signing(*withheld, yields), "answer_request", "政府信息公开条例32")
    allowed(signing(*withheld), "answer_request", "政府信息公开条例32")


def test_what_is_said_last_counts_also_where_somebody_was_asked_again() -> None:
    again = did("consult_third_party", "2026-03-09 09:00", by="officer-c", name="样例研究院")
    yields = did("record_third_party_view", "2026-03-10 09:00", by="officer-c", name="样例研究院", view="agrees")
    later = {"at": "2026-03-11 09:00"}
    came_round = request(SCREENED, LETTER, RECEIVED, OBJECTS, again, yields, **later)
    allowed(came_round, "propose_answer", "政府信息公开条例32", **SUPPLIED)
    refused(came_round, "propose_answer", "政府信息公开条例32", **REFUSAL)
    silent = {"at": "2026-05-20 09:00"}
    received = did("record_third_party_receipt", "2026-03-10 09:00", by="officer-c", name="样例研究院")
    stands_by = request(SCREENED, LETTER, RECEIVED, OBJECTS, again, received, **silent)
    refused(stands_by, "propose_answer", "政府信息公开条例32", **SUPPLIED)


def test_what_a_third_party_objects_to_is_not_given_on_the_spot() -> None:
    screened = did("screen_information", "2026-03-02 09:30", by="officer-c")
    letter = did("consult_third_party", "2026-03-02 10:00", by="officer-c", name="样例研究院")
    given = {"information": "立项文件1份", "form": "electronic"}
    for view, judged in (("objects", refused), ("agrees", allowed)):
        said = did("record_third_party_view", "2026-03-02 10:30", by="officer-c", name="样例研究院", view=view)
        facts = request(screened, letter, said, at="2026-03-02 11:00")
        judged(facts, "supply_on_the_spot", "政府信息公开条例32", **given)


def test_no_third_party_is_named_to_another() -> None:
    letter = did("consult_third_party", "2026-03-04 09:30", by="officer-c", name="另一公司")
    also = did("record_third_party_view", "2026-03-06 08:00", by="officer-c", name="另一公司", view="objects")
    weighed = [*FOUNDED, {"name": "另一公司", "founded": False, "reason": "信息已经公开过"}]
    told = {"objections": weighed, "overriding_interest": "关系公众安全。"}
    both = answered(SCREENED, LETTER, RECEIVED, OBJECTS, letter, also, **told)
    paper = str(third_party_decision(both, {}))
    assert [name for name in ("样例研究院", "另一公司", both.party.name) if name in paper] == []
    alone = answered(SCREENED, LETTER, RECEIVED, OBJECTS, objections=FOUNDED, overriding_interest="关系公众安全。")
    assert third_party_decision(alone, {})["receiver"] == "样例研究院"


def test_who_asks_for_the_information_is_no_third_party() -> None:
    name = request().party.name
    refused(request(), "consult_third_party", "政府信息公开条例32", name=name)
    refused(request(), "screen_information", "政府信息公开条例32", third_parties=[name])
    allowed(request(), "screen_information", "政府信息公开条例32", third_parties=["样例研究院"])


def test_nobody_is_waited_for_once_the_request_is_answered_or_withdrawn() -> None:
    def running(*acts: Any) -> list[str]:
        facts = request(LETTER, RECEIVED, *acts, at="2026-03-10 09:00")
        return [term.key for term in facts.terms if term.key == "third_party_views" and term.state == "running"]

    assert running() == ["third_party_views"]
    assert running(did("withdraw_application", "2026-03-09 09:00", by="coordinator-a")) == []
