"""Standards and the law at the command line: lists, lives, a draft over past decisions, what rests on a clause."""

import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from models.database import open_store
from models.historical import Offered, import_rows
from states.history.entry import content_key
from tests.integration.bureau_desk import Desk, contents, founded
from tests.integration.one_case import OneCase
from tests.integration.zhifa_command import BAD_INPUT, DONE, REFUSED, Home

ROWS = Path(__file__).resolve().parents[2] / "config" / "standards" / "2026-1.yaml"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    own = Home(tmp_path_factory.mktemp("bureau"))
    own.done("init")
    return own


def draft_of(folder: Path, power: str, **grades: tuple[int, int]) -> Path:
    """The sample's row of one power as a draft, some bands otherwise."""
    (row,) = [row for row in yaml.safe_load(ROWS.read_text(encoding="utf-8")) if row["power"] == power]
    del row["number"]
    row["in_force_from"] = "2030-01-01"
    for grade in row["grades"]:
        if grade["key"] in grades:
            grade["fine"] = dict(zip(("lowest", "highest"), grades[grade["key"]], strict=True))
    file = folder / "draft.yaml"
    file.write_text(yaml.safe_dump([row], allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


LOWER = {"slight": (20_000, 50_000), "ordinary": (50_001, 90_000), "serious": (90_001, 160_000)}


def test_the_list_tells_what_binds_today(home: Home) -> None:
    told = home.json("standard", "list")
    assert {tuple(row["powers"]) for row in told["standards"]} == {
        ("KJ-CF-003",), ("KJ-CF-017",), ("KJ-CF-018",), ("KJ-CF-019",)
    }  # fmt: skip
    assert all(row["binds"] for row in told["standards"])
    assert {"KJ-CF-001", "KJ-CF-002", "KJ-CF-007"} <= set(told["without"]), "what nothing grades is told too"
    assert not {"KJ-CF-003", "KJ-CF-005", "KJ-CF-019", "KJ-QR-001"} & set(told["without"])
    assert "今天没有裁量基准约束的职权" in home.done("standard", "list")
    shown = home.done("standard", "show", "KJ-CF-019")
    assert "特别严重" in shown
    assert "4至5倍" in shown
    assert home.run("standard", "show", "KJ-CF-999").returncode == BAD_INPUT


def test_a_life_at_the_command_line(home: Home, tmp_path: Path) -> None:
    file = draft_of(tmp_path, "KJ-CF-017", **LOWER)
    said = home.done("standard", "draft", str(file), "--title", "修订", "--reason", "降低幅度", "--by", "officer-c")
    no = re.search(r"BZ\d{4}-\d{2}", said)
    assert no is not None
    issue = ("--number", "金科规〔2029〕1号", "--on", "2026-01-05", "--reviewer", "reviewer-a", "--opinion", "合法")
    refused = home.run("standard", "issue", no.group(), *issue, "--by", "officer-a")
    assert refused.returncode == REFUSED
    assert "机关负责人" in refused.stderr
    home.done("standard", "issue", no.group(), *issue, "--by", "leader-a")
    home.done(
        "standard", "disclose", no.group(), "--on", "2026-01-06", "--place", "区政府网站", "--by", "coordinator-a"
    )
    (row,) = [row for row in home.json("standard", "list")["standards"] if row["no"] == no.group()]
    assert (row["issued"], row["disclosed"], row["filed"], row["binds"]) == ("2026-01-05", "2026-01-06", None, False)
    assert row["filing_late"], "disclosed in January and not filed yet"
    filed = ("--on", "2026-01-10", "--organ", "区司法局", "--receipt", "备1号")
    home.done("standard", "file", no.group(), *filed, "--by", "coordinator-a")
    (row,) = [row for row in home.json("standard", "list")["standards"] if row["no"] == no.group()]
    assert (row["filed"], row["filing_late"]) == ("2026-01-10", False)
    assert home.run("verify").returncode == DONE


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"slight": (20_000, 60_001)}, "grades.1.fine.lowest", "重叠"),
        ({"ordinary": (60_002, 120_000)}, "grades.1.fine.lowest", "空档"),
        ({"grave": (160_001, 200_001)}, "grades.3.fine", "超出法定幅度"),
    ],
)
def test_a_standard_that_does_not_hold_is_named_with_file_line_and_field(
    home: Home, tmp_path: Path, change: dict[str, tuple[int, int]], field: str, says: str
) -> None:
    (low, high) = (tmp_path / "config", home.config)
    shutil.copytree(high, low)
    rows = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    for row in rows:
        for grade in row["grades"]:
            if row["power"] == "KJ-CF-017" and grade["key"] in change:
                grade["fine"] = dict(zip(("lowest", "highest"), change[grade["key"]], strict=True))
    (low / "standards" / "2026-1.yaml").write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    done = home.run("config", "check", str(low))
    assert done.returncode == BAD_INPUT
    assert re.search(rf"2026-1\.yaml 第\d+行 1\.{re.escape(field)}：.*{says}", done.stderr), done.stderr
    draft = draft_of(tmp_path, "KJ-CF-017", **change)
    replayed = home.run("standard", "replay", str(draft))
    assert replayed.returncode == BAD_INPUT
    assert re.search(rf"draft\.yaml 第\d+行 0\.{re.escape(field)}：.*{says}", replayed.stderr), replayed.stderr


def test_what_rests_on_a_clause_and_what_a_change_would_take_its_basis_from(tmp_path: Path) -> None:
    home = Home(tmp_path / "bureau")
    home.done("init")
    found = home.json("law", "basis", "生物安全法75")["resting"]
    assert {(one["kind"], one["key"]) for one in found} == {
        ("职权", "KJ-CF-003"), ("裁量基准", "金科规〔2026〕1号 KJ-CF-003")
    }  # fmt: skip
    kinds = {one["kind"] for one in home.json("law", "basis", "行政处罚法44")["resting"]}
    assert {"办理事项", "关口", "文书", "模板"} <= kinds
    assert home.run("law", "basis", "行政处罚法999").returncode == BAD_INPUT
    assert "条文没有" in home.done("law", "lost")
    changed = tmp_path / "config"
    shutil.copytree(home.config, changed)
    file = changed / "law" / "clauses_powers.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    (row,) = [row for row in rows if row["clause"] == "生物安全法75"]
    row["in_force_to"] = "2099-01-01"
    file.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    (change,) = home.json("law", "lost", str(changed))["changes"]
    assert change["clause"] == "生物安全法75"
    assert change["reviews"] == [{"power": "KJ-CF-003", "number": "金科规〔2026〕1号"}]
    assert home.json("law", "lapsed", "--on", "2021-07-14")["resting"], "before the Act of 2021"
    assert home.json("standard", "reviews")["reviews"] == [], "nothing was published"
    shutil.rmtree(home.config)
    shutil.copytree(changed, home.config)
    warned = home.done("config", "publish", "--by", "admin-a", "--second", "leader-a", "--note", "条文终止")
    assert "注意：" in warned
    assert "2099年1月1日" in warned, "what ends later is told and not refused"
    (task,) = home.json("standard", "reviews")["reviews"]
    assert task["power"] == "KJ-CF-003"
    (waiting,) = [item for item in home.json("inbox", "--officer", "reviewer-a")["items"] if item["kind"] == "review"]
    assert waiting["case_no"] == task["no"]
    assert not [item for item in home.json("inbox", "--officer", "officer-a")["items"] if item["kind"] == "review"]
    told = ("--outcome", "keep", "--reason", "等候新法", "--second", "leader-a")
    home.done("standard", "conclude", task["no"], *told, "--by", "reviewer-a")
    assert home.json("standard", "reviews")["reviews"] == []
    assert home.json("standard", "reviews", "--all")["reviews"][0]["outcome"] == "keep"


# ---- a draft over past decisions -------------------------------------------------------------------------------------


def historical(number: str, basis: str | None, fine: int | None, **more: Any) -> Offered:
    texts = {} if basis is None else {"basis": basis}
    original: list[list[str | None]] = [["文号", number], ["依据", basis]]
    data = {
        "source": "penalty_publicity",
        "source_digest": "0" * 64,
        "kind": "penalty",
        "party": {"kind": "organisation", "name": "样例公司"},
        "number": number,
        "authority": "样例局",
        "days": {"decided_on": "2019-05-06"},
        "amounts": {} if fine is None else {"fine": fine},
        "texts": texts,
        "original": original,
        **more,
    }
    return Offered(data, content_key("penalty_publicity", original))


STATUTE = "依据《河南省技术市场条例》第二十六条第(一)项"
HISTORICAL = (
    historical("样罚〔2019〕1号", STATUTE, 30_000),
    historical("样罚〔2019〕2号", STATUTE, 500_000),
    historical("样罚〔2019〕3号", STATUTE, None),
    historical("样罚〔2019〕4号", "《中华人民共和国道路交通安全法》第九十条", 20_000),
    historical("样罚〔2019〕5号", "《河南省技术市场条例》第二十六条", 20_000),
    historical("样罚〔2019〕6号", STATUTE, 30_000, currency="TWD"),
)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau with a decision of 1,000 yuan of grade 一般, and historical cases."""
    folder = tmp_path_factory.mktemp("decided")
    store = founded(folder)
    OneCase(Desk(store)).served()
    import_rows(store, HISTORICAL, actor="coordinator-a")
    store.close()
    return folder


def replayed(home: Home, decided: Path, draft: Path) -> dict[str, Any]:
    told: dict[str, Any] = home.json(
        "standard", "replay", str(draft), "--database", f"sqlite:///{decided}/zhifa.db", "--svg", str(draft) + ".svg"
    )
    return told


def test_a_draft_shows_what_would_change_and_what_cannot_be_told(home: Home, decided: Path, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{decided}/zhifa.db")
    before = contents(store)
    told = replayed(home, decided, draft_of(tmp_path, "KJ-CF-017", **LOWER))
    found = {one["case"]: one for one in told["decisions"]}
    own = found["2026-0001"]
    assert (own["fine"], own["grade_then"], own["grade"], own["verdict"]) == (100_000, "一般", "一般", "falls")
    assert own["nearest"] == 90_000
    assert (found["H2026-000001"]["verdict"], found["H2026-000001"]["grade"]) == ("same", "轻微")
    assert (found["H2026-000002"]["verdict"], found["H2026-000002"]["nearest"]) == ("falls", 200_000)
    assert {one["why"]: one["count"] for one in told["unjudged"]} == {
        "没有读出罚款数额": 1,
        "处罚依据不是本局的职权": 1,
        "处罚依据没有写到款、项，不能确定职权": 1,
        "金额不是人民币": 1,
    }
    assert contents(store) == before, "a trial changes nothing"
    store.close()


@pytest.mark.parametrize(("highest", "verdict"), [(100_000, "same"), (99_999, "falls")])
def test_a_fine_at_the_end_of_the_band_stays_and_one_fen_less_moves_it(
    home: Home, decided: Path, tmp_path: Path, highest: int, verdict: str
) -> None:
    bands = {"ordinary": (60_001, highest), "serious": (highest + 1, 160_000)}
    told = replayed(home, decided, draft_of(tmp_path, "KJ-CF-017", **bands))
    assert {one["case"]: one["verdict"] for one in told["decisions"]}["2026-0001"] == verdict


def test_the_plot_is_a_picture_of_every_judged_decision(home: Home, decided: Path, tmp_path: Path) -> None:
    draft = draft_of(tmp_path, "KJ-CF-017", **LOWER)
    told = replayed(home, decided, draft)
    drawn = ElementTree.parse(told["svg"]).getroot()  # noqa: S314 - our own file
    words = [node.text for node in drawn.iter() if node.tag.endswith("text")]
    judged = [one["case"] for one in told["decisions"] if one["verdict"] != "unjudged"]
    assert judged
    assert set(judged) <= set(words)
    assert len([node for node in drawn.iter() if node.tag.endswith("circle")]) == len(judged)
    shown = home.done(
        "standard",
        "replay",
        str(draft),
        "--database",
        f"sqlite:///{decided}/zhifa.db",
        "--svg",
        str(tmp_path / "x.svg"),
    )
    assert "减轻 2 件" in shown
    assert "不能判断的 4 件" in shown
