"""Historical cases: entered once, part of the record, closed to every act and every message."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from config.sources import load_sources
from models import historical
from models.casework import open_case, perform
from models.checks import check
from models.commands import Command
from models.database import Store
from models.historical import Offered, Outcome, foresee, import_rows, record_file
from models.queries import case_heads, events_in_order, refusals_of
from models.registers import enter_officers, publish_release
from states.actions import ACTIONS
from states.history.entry import content_key
from states.history.reading import map_digest, read_row
from states.reasons import ActionRefused, CommandInvalid
from tests.integration.bureau_desk import sample_officers, sample_release

ROOT = Path(__file__).resolve().parents[2]
(SOURCE,) = (source for source in load_sources(ROOT / "config") if source.key == "penalty_publicity")
TODAY = date(2026, 11, 24)


@pytest.fixture
def bureau(store: Store) -> Store:
    publish_release(store, sample_release(), by="a", second="b", note="import")
    enter_officers(store, sample_officers(), by="a", effective_on=date(2020, 1, 1))
    return store


def row(number: str, **cells: str | None) -> Offered:
    told = {"CF_XDR_MC": "样例科技有限公司", "CF_WSH": number, "CF_CFJG": "样例市科学技术局", "CF_JDRQ": "2024-01-05",
            "CF_NR_FK": "3", "CF_CFLB": "罚款", **cells}  # fmt: skip
    pairs = list(told.items())
    read = read_row(SOURCE, pairs, map_digest(SOURCE), TODAY)
    return Offered(read.data, content_key(SOURCE.key, pairs), read.set_aside)


def rows(count: int) -> list[Offered]:
    return [row(f"金科罚决字〔2024〕第{n}号") for n in range(1, count + 1)]


def counted(store: Store, offered: list[Offered], actor: str = "coordinator-a") -> Counter[Outcome]:
    return Counter(placed.outcome for placed in import_rows(store, offered, actor=actor))


def count(store: Store, table: str) -> int:
    query = text(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - a name written in this file
    with store.read() as conn:
        return int(conn.execute(query).scalar_one())


def test_an_imported_case_is_on_record_and_nobody_hears_of_it(bureau: Store) -> None:
    assert counted(bureau, rows(3)) == {Outcome.IMPORTED: 3}
    assert check(bureau) == []
    heads = case_heads(bureau)
    assert [(h["no"][0], h["ending"], h["step"]) for h in heads] == [("H", "historical", "close.imported")] * 3
    for table in ("outbox", "document", "term", "reminder", "attempt"):
        assert count(bureau, table) == 0, table
    (event,) = events_in_order(bureau, heads[-1]["no"])
    assert event["payload"]["original"] == [list(pair) for pair in rows(1)[0].data["original"]]
    assert event["payload"]["amounts"] == {"fine": 3_000_000}


def test_running_it_twice_adds_nothing_in_whatever_order(bureau: Store) -> None:
    offered = [*rows(3), row("x", CF_XDR_MC=None, CF_CFJG=None)]
    assert counted(bureau, offered) == {Outcome.IMPORTED: 3, Outcome.SET_ASIDE: 1}
    record_file(bureau, {"source_digest": "d"}, actor="coordinator-a", sha256="s")
    events, cases = count(bureau, "event"), count(bureau, "enforcement_case")
    assert counted(bureau, offered[::-1], "admin-a") == {Outcome.PRESENT: 3, Outcome.SET_ASIDE: 1}
    record_file(bureau, {"source_digest": "d"}, actor="admin-a", sha256="s")
    assert (count(bureau, "event"), count(bureau, "enforcement_case")) == (events, cases)
    assert [placed.outcome for placed in foresee(bureau, offered)].count(Outcome.PRESENT) == 3
    assert check(bureau) == []


def test_the_same_decision_with_other_content_is_a_conflict_and_kept_apart(bureau: Store) -> None:
    first, other = row("金科罚决字〔2024〕第1号"), row("金科罚决字【2024】1号", CF_NR_FK="4")
    elsewhere = row("金科罚决字〔2024〕第1号", CF_CFJG="另一市科学技术局")
    assert [p.outcome for p in foresee(bureau, [first, other, elsewhere])] == ["imported", "conflict", "imported"]
    placed = import_rows(bureau, [first, other, elsewhere], actor="coordinator-a")
    assert [p.outcome for p in placed] == ["imported", "conflict", "imported"]
    assert placed[1].case_no == placed[0].case_no
    (kept,) = [e for e in events_in_order(bureau, "bureau") if e["action"] == "import_row_set_aside"]
    assert ["CF_NR_FK", "4"] in kept["original"]
    assert placed[0].case_no is not None
    (event,) = events_in_order(bureau, placed[0].case_no)
    assert event["payload"]["amounts"] == {"fine": 3_000_000}, "not overwritten"
    assert check(bureau) == []


def test_no_act_touches_a_historical_case_and_each_try_is_recorded(bureau: Store) -> None:
    import_rows(bureau, rows(1), actor="coordinator-a")
    (head,) = case_heads(bureau)
    reason = {"ground": "filed_in_error", "reason": "试一试", "second_person": "leader-b"}
    for actor, auth in (("officer-a", "cli"), ("leader-a", "cli"), ("system", "system"), ("coordinator-a", "cli")):
        with pytest.raises(ActionRefused, match="历史案件"):
            perform(bureau, Command(head["no"], "withdraw_case", reason, actor, f"k-{actor}", 1, auth=auth))
    assert "withdraw_case" in ACTIONS
    assert case_heads(bureau) == [head]
    assert len(refusals_of(bureau, head["no"])) == 4
    assert check(bureau) == []


def test_a_live_case_is_never_opened_under_the_procedure_of_old_ones(bureau: Store) -> None:
    party = {"kind": "organisation", "name": "样例公司", "address": "样例路1号"}
    told = {"procedure": "historical_penalty", "power": "KJ-CF-017", "violated_on": "2026-01-05", "party": party}
    with pytest.raises(CommandInvalid, match="只用于导入"):
        open_case(bureau, told, actor="officer-a", key="k")


def test_live_cases_stand_before_imported_ones_in_the_list(bureau: Store) -> None:
    party = {"kind": "organisation", "name": "样例公司", "address": "样例路1号"}
    told = {"procedure": "penalty_general", "power": "KJ-CF-017", "violated_on": "2026-01-05", "party": party}
    live = open_case(bureau, told, actor="officer-a", key="k")
    import_rows(bureau, rows(3), actor="coordinator-a")
    assert [h["no"] for h in case_heads(bureau, limit=1)] == [live.case_no]
    assert live.case_no.endswith("-0001"), "old cases take no number of the year"


@pytest.mark.parametrize("actor", ["officer-a", "leader-a", "nobody", "system"])
def test_only_a_coordinator_or_an_administrator_imports(bureau: Store, actor: str) -> None:
    with pytest.raises(CommandInvalid, match="协调员或者管理员"):
        import_rows(bureau, rows(1), actor=actor)
    assert count(bureau, "enforcement_case") == 0


def test_two_imports_at_once_enter_each_row_once(bureau: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(historical, "BATCH", 3)
    offered = rows(12)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda given: counted(bureau, given), [offered, offered[::-1]]))
    assert both[0] + both[1] == {Outcome.IMPORTED: 12, Outcome.PRESENT: 12}
    assert count(bureau, "enforcement_case") == 12
    assert check(bureau) == []


@pytest.mark.parametrize("change", ["name = '别人'", "identifier = '1'", "kind = 'person'"])
def test_a_changed_party_of_an_old_case_is_found(bureau: Store, change: str) -> None:
    import_rows(bureau, rows(1), actor="coordinator-a")
    with bureau.engine.begin() as conn:
        conn.execute(text(f"UPDATE party SET {change}"))  # noqa: S608 - written in this file
    assert [finding.says for finding in check(bureau)] == ["当事人信息与记录不符"]


@pytest.mark.parametrize("change", ["ending = NULL", "step = 'inspect.filed'", "procedure = 'penalty_general'"])
def test_an_old_case_cannot_be_made_a_live_one_by_hand(bureau: Store, change: str) -> None:
    import_rows(bureau, rows(1), actor="coordinator-a")
    with pytest.raises(DBAPIError), bureau.engine.begin() as conn:
        conn.execute(text(f"UPDATE enforcement_case SET {change}"))  # noqa: S608 - written in this file
    assert check(bureau) == []


def test_a_term_or_a_message_smuggled_beside_an_old_case_is_found(bureau: Store) -> None:
    import_rows(bureau, rows(1), actor="coordinator-a")
    no = case_heads(bureau)[0]["no"]
    values: dict[str, Any] = {"no": no}
    with bureau.engine.begin() as conn:
        conn.execute(
            text(
                "INSERT INTO term (case_no, key, started_seq, starts_on, due_on, provisional, state, explains)"
                " VALUES (:no, 'payment', 1, '2026-01-01', '2026-01-16', 0, 'running', 'x')"
            ),
            values,
        )
    assert [f.says for f in check(bureau)] == ["历史案件不得有期限"]
