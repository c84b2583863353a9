"""政府信息公开条例10(3), 34: what several organs made is disclosed by the one that led; it may ask the others, and after fifteen
working days their silence is consent."""

from typing import Any

import pytest

from states.case_terms import newest_due
from states.consultations import consultations, is_open
from tests.acceptance.disclosure_cases import SCREENED, SUPPLIED, request
from tests.acceptance.lawful_cases import allowed, refused
from tests.unit.built_cases import did

ORGAN: dict[str, Any] = {"name": "金水区财政局"}
LETTER = did("consult_organ", "2026-03-04 09:00", by="officer-c", **ORGAN)
RECEIVED = did("record_organ_receipt", "2026-03-05 09:00", by="officer-c", **ORGAN)
ANSWERED = did("record_organ_view", "2026-03-06 08:00", by="officer-c", **ORGAN, view="objects")


def test_who_did_not_lead_does_not_ask_but_tells_who_discloses() -> None:
    refused(request(), "consult_organ", "政府信息公开条例10(3)", cause="co_made", leads=False)
    allowed(request(), "consult_organ", "政府信息公开条例10(3)", cause="co_made", leads=True)
    allowed(request(), "consult_organ", "政府信息公开条例10(3)", cause="concerned", leads=False)


@pytest.mark.parametrize(("at", "over"), [("2026-03-26 17:00", False), ("2026-03-27 09:00", True)])
def test_after_fifteen_working_days_silence_is_consent(at: str, over: bool) -> None:
    facts = request(SCREENED, LETTER, RECEIVED, at=at)
    due = newest_due(facts, "organ_views")
    assert due is not None
    assert due.due.isoformat() == "2026-03-26"
    assert [one.view is None and not is_open(facts, one) for one in consultations(facts, "organ")] == [over]
    judged = allowed if over else refused
    judged(facts, "propose_answer", "政府信息公开条例32", **SUPPLIED)


def test_the_organ_that_led_decides_whatever_the_others_say() -> None:
    allowed(request(SCREENED, LETTER, RECEIVED, ANSWERED), "propose_answer", "政府信息公开条例34", **SUPPLIED)


def test_an_organ_is_asked_once_and_heard_of_what_it_was_asked() -> None:
    refused(request(LETTER), "consult_organ", "政府信息公开条例34", **ORGAN)
    allowed(request(LETTER, RECEIVED, ANSWERED), "consult_organ", "政府信息公开条例34", **ORGAN)
    for act in ("record_organ_receipt", "record_organ_view"):
        refused(request(LETTER), act, "政府信息公开条例34", name="金水区审计局")
        refused(request(LETTER, at="2026-03-03 09:00"), act, "政府信息公开条例34", **ORGAN)
        allowed(request(LETTER), act, "政府信息公开条例34", **ORGAN)
    refused(request(LETTER, RECEIVED), "record_organ_receipt", "政府信息公开条例34", **ORGAN)
