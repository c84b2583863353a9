"""Every message template is rendered with typed sample data, and the types are those the rules build."""

import json

import orjson
import pytest

from notifications.sms_length import parts_of
from portal.main import run
from portal.preview import notice_names, preview
from states.notice_contexts import NoticeContext
from states.owing import message_context
from tests.unit.built_cases import rules
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
