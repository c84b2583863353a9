"""The real penalty records of the mainland and of Taiwan, imported by the command line as a coordinator would."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.database import Store, open_store
from models.queries import case_heads, events_in_order
from tests.acceptance.imports.independent import (
    CREDIT,
    ENVIRONMENT,
    TAIWAN,
    Counted,
    credit,
    environment,
    shared_folder,
    taiwan,
)
from tests.integration.zhifa_command import Home, Said

FOUND = shared_folder()
FILES = (CREDIT, ENVIRONMENT, TAIWAN)
OUTCOMES = ("imported", "present", "conflict", "set_aside")
Zhifa = Callable[..., Said]

pytestmark = pytest.mark.skipif(
    FOUND is None, reason="no real input: shared/data/cn_real does not lie beside the checkout"
)


@pytest.fixture(scope="module")
def counted() -> dict[str, Counted]:
    assert FOUND is not None
    return {CREDIT: credit(FOUND), ENVIRONMENT: environment(FOUND), TAIWAN: taiwan(FOUND)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bureau")


@pytest.fixture(scope="module")
def zhifa(home: Path) -> Zhifa:
    bureau = Home(home)
    bureau.done("init")
    return bureau.run


@pytest.fixture(scope="module")
def first(zhifa: Zhifa) -> dict[str, Any]:
    assert FOUND is not None
    files = [str(FOUND / name) for name in FILES]
    tried = zhifa("import", *files, "--dry-run", "--json")
    assert json.loads(zhifa("case", "list", "--json").stdout)["cases"] == [], "a dry run writes nothing"
    done = zhifa("import", *files, "--by", "coordinator-a", "--json")
    assert (tried.returncode, done.returncode) == (1, 1), "two rows are not imported, and the exit code says so"
    told: dict[str, Any] = json.loads(done.stdout)
    assert [{**one, "dry_run": 1} for one in json.loads(tried.stdout)["files"]] == [
        {**one, "dry_run": 1} for one in told["files"]
    ]
    return told


@pytest.fixture
def store(home: Path, first: dict[str, Any]) -> Any:
    opened = open_store(f"sqlite:///{home / 'data' / 'zhifa.sqlite3'}")
    yield opened
    opened.close()


def test_totals_equal_an_independent_count(first: dict[str, Any], counted: dict[str, Counted]) -> None:
    for one in first["files"]:
        by_hand = counted[one["file"]]
        assert one["read"] == by_hand.rows == sum(one[outcome] for outcome in OUTCOMES)
        assert (one["conflict"], one["set_aside"]) == (by_hand.conflicts, by_hand.set_aside)
        assert sum(one["fines"].values()) == by_hand.fen
    assert {one["file"]: one["fines"] for one in first["files"]} == {
        CREDIT: {},
        ENVIRONMENT: {"CNY": 90_000_000},
        TAIWAN: {"TWD": 61_000_000},
    }
    assert [one["read"] for one in first["files"]] == [9, 10, 37]


def test_everything_in_the_files_is_found_in_the_record(store: Store, counted: dict[str, Counted]) -> None:
    held: Counter[str] = Counter()
    for head in case_heads(store):
        (event,) = events_in_order(store, head["no"])
        held.update(text for _, text in event["payload"]["original"] if text is not None)
    around = ""
    for event in events_in_order(store, "bureau"):
        if event["action"] == "import_row_set_aside":
            held.update(text for _, text in event["original"] if text is not None)
        elif event["action"] == "history_imported":
            around += "".join(event["around"])
    for file, by_hand in counted.items():
        missing = {text: n for text, n in by_hand.texts.items() if text and held[text] < n}
        assert missing == {}, file
        assert all(text in around for text in by_hand.around)


def test_every_party_that_was_no_party_is_left_open(store: Store, counted: dict[str, Counted]) -> None:
    nameless = [head for head in case_heads(store) if head["party_name"] == "（当事人未读出）"]
    assert len(nameless) == counted[CREDIT].nameless - counted[CREDIT].set_aside == 4


def test_what_the_report_says_is_what_a_person_finds_in_the_files(first: dict[str, Any], home: Path) -> None:
    lines = [(line["file"], line["row"], line["heading"]) for line in first["lines"]]
    assert (CREDIT, 9, "punishNumber") in lines, "the offence stands where the number should"
    assert (ENVIRONMENT, 10, "documentNumber") in lines, "there is none"
    assert (CREDIT, None, "") in lines, "fines stand in words only"
    lost = {row for file, row, heading in lines if file == TAIWAN and heading.startswith("事業單位")}
    assert lost == {33, 34}, "the two names with lost letters"
    assert [file for file, row, heading in lines if file == ENVIRONMENT and heading == "penaltyDate"] == [
        ENVIRONMENT
    ] * 7
    (report,) = (home / "data" / "imports").glob("*.csv")
    with report.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert len(written) == 1 + len(lines)


def test_a_second_run_adds_nothing_and_the_record_holds(
    zhifa: Zhifa, first: dict[str, Any], store: Store, tmp_path: Path
) -> None:
    assert FOUND is not None
    heads, events = case_heads(store), len(list(events_in_order(store, "bureau")))
    renamed = tmp_path / "另存.csv"
    lines = (FOUND / TAIWAN).read_bytes()
    renamed.write_bytes(b"\xef\xbb\xbf" + lines)
    again = json.loads(zhifa("import", *(str(FOUND / name) for name in FILES), "--by", "admin-a", "--json").stdout)
    assert [(one["imported"], one["present"]) for one in again["files"]] == [
        (0, one["imported"]) for one in first["files"]
    ]
    assert [one["fines"] for one in again["files"]] == [one["fines"] for one in first["files"]]
    assert len(list(events_in_order(store, "bureau"))) == events
    other = json.loads(zhifa("import", str(renamed), "--by", "admin-a", "--json").stdout)
    assert (other["files"][0]["imported"], other["files"][0]["present"]) == (0, 36)
    assert case_heads(store) == heads
    verified = zhifa("verify", "--json")
    assert (verified.returncode, json.loads(verified.stdout)) == (0, {"findings": []})


def test_a_case_of_it_reads_well_and_cannot_be_acted_on(zhifa: Zhifa, first: dict[str, Any]) -> None:
    shown = zhifa(
        "case", "show", "H" + next(h["no"] for h in json.loads(zhifa("case", "list", "--json").stdout)["cases"])[1:]
    )
    assert shown.returncode == 0
    for words in ("历史案件", "原文", "一豆實業有限公司", "40,000.00 元（TWD）", "2023-05-03"):
        assert words in shown.stdout
    assert "历史" in zhifa("case", "list").stdout
    why = zhifa("case", "why", json.loads(zhifa("case", "list", "--json").stdout)["cases"][0]["no"])
    assert (why.returncode, "历史案件" in why.stderr) == (2, True)


def test_bad_input_is_one_sentence_exits_2_and_changes_nothing(
    zhifa: Zhifa, first: dict[str, Any], store: Store, tmp_path: Path
) -> None:
    assert FOUND is not None
    before = len(list(events_in_order(store, "bureau")))
    broken = tmp_path / "坏.csv"
    broken.write_bytes((FOUND / TAIWAN).read_bytes()[:-7] + b'"\xff')
    good = tmp_path / "好.csv"
    good.write_text("CF_XDR_MC,CF_WSH,CF_CFJG\n样例公司,金科罚决字〔2024〕第1号,样例局\n", encoding="utf-8")
    for words, said in (
        ((str(good), str(broken), "--by", "admin-a"), "UTF-8"),
        ((str(good),), "--by"),
        ((str(good), "--by", "officer-a"), "协调员"),
        ((str(tmp_path / "没有.csv"), "--by", "admin-a"), "不存在"),
    ):
        refused = zhifa("import", *words)
        assert refused.returncode == 2
        assert said in refused.stderr
        assert "Traceback" not in refused.stderr
    assert len(list(events_in_order(store, "bureau"))) == before
    assert len(case_heads(store)) == 54
    assert zhifa("import", str(good), "--by", "admin-a").returncode == 0, "unread fields alone are told, not punished"
