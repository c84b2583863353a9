"""M59: the on-site record tells the four statements, both officers, what the party said and which recording there is."""

from typing import Any

from tests.unit.built_cases import did
from tests.unit.case_builders import build, investigated
from tests.unit.test_documents_rendering import printed


def page(**told: Any) -> str:
    return printed(build("site_record", *investigated()[:2], did("record_inspection", **told)))


def test_what_the_party_said_and_the_recording_stand_in_the_record() -> None:
    said = page(party_answer="材料由代理公司填写", recording="录像2026-31")
    assert "当事人陈述：材料由代理公司填写" in said
    assert "音像记录编号" in said
    assert "录像2026-31" in said
    for statement in ("出示执法证件", "表明执法身份", "说明检查目的", "说明检查方法"):
        assert statement in said


def test_where_neither_was_told_neither_is_printed() -> None:
    assert "当事人陈述" not in page()
    assert "音像记录编号" not in page()
