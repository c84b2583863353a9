"""Every message template is rendered with typed sample data, and the types are those the rules build."""

import json

import orjson
import pytest

from notifications.sms_length import parts_of
from portal.main import run
from portal.preview import notice_names, preview
from states.notice_contexts import NoticeContext
from states.owing import issued_with_decision, message_context
from tests.unit.built_cases import did, rules
from tests.unit.case_builders import decided, facts_of

BODY = rules().body


@pytest.mark.parametrize("name", notice_names(BODY))
def test_a_notice_can_be_previewed(name: str) -> None:
    shown = preview(BODY, name)
    assert BODY.bureau.name in shown["body"] or BODY.bureau.contact in shown["body"]
    assert shown["sms_parts"] == len(parts_of(shown["body"])) >= 1
    assert shown["title"]


def test_what_the_rules_build_is_what_the_types_say() -> None:
    told = message_context(facts_of(*decided()), "样例公司", [{"title": "决定书", "number": "一"}])
    NoticeContext.model_validate_json(orjson.dumps(told), strict=True)


def test_one_notice_or_all_are_shown_and_a_wrong_name_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "preview", "prompt_issued", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["template"] == "prompt_issued"
    assert run(["config", "preview"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in notice_names(BODY))
    assert "作短信发送" in out
    assert run(["config", "preview", "no_such"]) == 2
    assert "prompt_issued" in capsys.readouterr().err


@pytest.mark.parametrize(("chair", "told"), [("reviewer-a", "陈样例"), ("reviewer-gone", "reviewer-gone")])
def test_a_message_about_the_hearing_says_where_and_when_and_who_chairs(chair: str, told: str) -> None:
    """Whoever stands in the register is told by name, anybody else as entered."""
    fixed = did("schedule_hearing", "2026-03-12 09:00", chair=chair)
    context = message_context(facts_of(did("propose_filing"), fixed), "样例公司", [])
    assert context["hearing"] == {
        "held_on": "2026-12-31",
        "begins": "09:00",
        "place": "本局会议室",
        "chair_name": told,
    }
    assert message_context(facts_of(did("propose_filing")), "样例公司", [])["hearing"] is None


def test_electronic_service_carries_the_papers_of_the_decision_and_nothing_before_it() -> None:
    """行政处罚法61, 金科〔2015〕8号四(1): the decision and the form for the opinion."""
    assert issued_with_decision(facts_of(*decided())) == [
        {"title": "行政处罚决定书", "number": "金科罚决字〔2026〕第1号"},
        {"title": "行政执法回访意见表", "number": "金科访字〔2026〕第1号"},
    ]
    assert issued_with_decision(facts_of(did("propose_filing"))) == []
