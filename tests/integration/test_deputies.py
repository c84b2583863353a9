"""A deputy (代行职责) stands in for a leader for some days, and everything he does says so."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from config.schema.bureau import Deputy
from models.checks import check
from models.registers import enter_officers
from states.reasons import CommandInvalid
from tests.integration.bureau_desk import Desk, founded, rows, sample_officers, table
from tests.integration.one_case import OneCase


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def test_only_a_leaders_duties_are_taken_by_a_deputy(desk: Desk) -> None:
    deputy = Deputy(principal="officer-b", first=date(2026, 3, 2), last=date(2026, 3, 5), order="局任字〔2026〕3号")
    entry = next(o for o in sample_officers() if o.id == "officer-c").model_copy(update={"deputy": deputy})
    with pytest.raises(CommandInvalid, match="不是名录中的机关负责人"):
        enter_officers(desk.store, (entry,), by="admin-a", effective_on=date(2026, 3, 2))


def test_what_a_deputy_did_names_whose_duties_he_took(desk: Desk) -> None:
    deputy = Deputy(principal="leader-a", first=date(2026, 3, 2), last=date(2026, 3, 5), order="局任字〔2026〕3号")
    entry = next(o for o in sample_officers() if o.id == "officer-c").model_copy(update={"deputy": deputy})
    enter_officers(desk.store, (entry,), by="admin-a", effective_on=date(2026, 3, 2))
    desk.at("2026-03-03 09:00")
    case = OneCase(desk)
    case.do("skip_prompt")
    case.do("propose_filing")
    case.do("approve_filing", "officer-c")
    with desk.store.read() as conn:
        document = conn.execute(select(table("document"))).mappings().one()
    assert "孙样例（代行吴样例职责）" in document["context"]
    event = next(e for e in rows(desk.store, "event") if e["stream"] == case.no and e["action"] == "approve_filing")
    assert '"deputy_for":"leader-a"' in event["body"]
