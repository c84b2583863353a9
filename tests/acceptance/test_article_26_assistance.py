"""行政处罚法26 and 河南省行政执法条例17: another organ is asked in writing, and who cannot assist says so in writing with reasons."""

from typing import Any

import pytest

from states.acts import Act
from tests.acceptance.lawful_cases import allowed, flagged, refused, under_investigation
from tests.unit.built_cases import did

ASKED = did("request_assistance", "2026-03-16 09:00")
OTHER = "样例税务局"


def running(*more: Act, **about: Any) -> dict[str, str]:
    facts = under_investigation(*more, **about)
    return {t.key: t.due.due.isoformat() for t in facts.terms if t.state == "running"}


def test_another_organ_is_asked_and_not_this_one() -> None:
    outcome = allowed(under_investigation(), "request_assistance", "行政处罚法26")
    assert outcome.facts.last("request_assistance") is not None
    refused(under_investigation(), "request_assistance", "行政处罚法26", organ="郑州市金水区科学技术局")


def test_who_has_not_answered_is_urged_and_not_asked_anew() -> None:
    refused(under_investigation(ASKED), "request_assistance", "河南省行政执法条例17(1)")
    allowed(under_investigation(ASKED), "request_assistance", "河南省行政执法条例17(1)", organ=OTHER)
    again = (ASKED, did("record_assistance", "2026-03-17 09:00"))
    allowed(under_investigation(*again), "request_assistance", "河南省行政执法条例17(1)")


def test_only_who_was_asked_answers() -> None:
    refused(under_investigation(), "record_assistance", "行政处罚法26")
    refused(under_investigation(ASKED), "record_assistance", "行政处罚法26", organ=OTHER)
    allowed(under_investigation(ASKED), "record_assistance", "行政处罚法26")


@pytest.mark.parametrize(
    ("answer", "lawful"),
    [
        ({"result": "given"}, True),
        ({"result": "refused", "refusal": "不属于本机关职权范围"}, True),
        ({"result": "refused"}, False),
        ({"result": "refused", "refusal": "不属于本机关职权范围", "answer_no": None}, False),
        ({"result": "no_answer", "answer_no": None}, False),
    ],
    ids=["given", "refused with reasons", "without reasons", "not in writing", "silent"],
)
def test_a_refusal_is_in_writing_and_has_reasons(answer: dict[str, Any], lawful: bool) -> None:
    says = allowed if lawful else flagged
    says(under_investigation(ASKED), "record_assistance", "河南省行政执法条例17(2)", **answer)


def test_a_refusal_with_reasons_is_no_defect() -> None:
    answer = {"result": "refused", "refusal": "不属于本机关职权范围"}
    allowed(under_investigation(ASKED), "record_assistance", "河南省行政执法条例17(2)", **answer)
    flagged(under_investigation(ASKED), "record_assistance", "河南省行政执法条例17(2)", result="refused")


def test_the_bureau_waits_for_every_organ_it_asked() -> None:
    both = (ASKED, did("request_assistance", "2026-03-17 09:00", organ=OTHER))
    assert running(ASKED)["assistance"] == "2026-03-30"
    assert "assistance" in running(*both, did("record_assistance", "2026-03-18 09:00"))
    last = did("record_assistance", "2026-03-18 10:00", organ=OTHER)
    assert "assistance" not in running(*both, did("record_assistance", "2026-03-18 09:00"), last)
