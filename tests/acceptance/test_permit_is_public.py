"""行政许可法40: a permit that was granted is public, and where it is not, its paper says why."""

from dataclasses import replace
from typing import Any

import pytest

from states.documents import DOCUMENTS
from states.documents.building import build_context
from tests.acceptance.matter_cases import permit
from tests.unit.built_cases import did
from tests.unit.case_builders import HEAD, opened

GRANT: dict[str, Any] = {"result": "grant", "scope": "使用一号场所", "valid_from": "2026-04-01", "valid_to": None}


@pytest.mark.parametrize(
    ("because", "says"),
    [
        (None, "本决定依法公开，公众有权查阅。"),
        ("涉及商业秘密，申请人不同意公开。", "本决定不公开：涉及商业秘密，申请人不同意公开。"),
    ],
)
def test_the_paper_of_a_permit_says_whether_and_why_it_is_not_public(because: str | None, says: str) -> None:
    facts = permit(
        did("propose_permit", "2026-03-04 09:00", **GRANT),
        did("decide_permit", "2026-03-05 09:00", by="leader-a", not_published_because=because),
    )
    on_record = replace(facts, acts=(opened(), *facts.acts), head=HEAD)
    paper: Any = build_context(DOCUMENTS["permit_grant"], on_record, "金科许准字〔2026〕第1号", {})
    items = {item.label: item.lines for item in paper.items}
    assert items["公开"] == (says,)
    assert items["有效期限"] == ("自2026年4月1日起长期有效。",)
