"""The command line as people and programs meet it: exit codes, Chinese sentences, nothing heavy for --help."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTY = json.dumps({"kind": "organisation", "name": "样例公司", "address": "样例路1号"}, ensure_ascii=False)
Zhifa = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def zhifa(tmp_path_factory: pytest.TempPathFactory) -> Zhifa:
    home = tmp_path_factory.mktemp("bureau")
    environment = {**os.environ, "ZHIFA_DATA": str(home / "data"), "ZHIFA_KEYS": str(home / "keys")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        whole = [sys.executable, "-m", "portal.main", *words]
        return subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)

    assert run("init").returncode == 0
    opened = run("case", "open", "--procedure", "penalty_general", "--power", "KJ-CF-017", "--violated-on", "2026-11-02",
                 "--party", PARTY, "--by", "officer-a", "--json")  # fmt: skip
    assert opened.returncode == 0
    return run


def opened_case(zhifa: Zhifa) -> str:
    return str(json.loads(zhifa("case", "list", "--json").stdout)[0]["no"])


def test_a_second_init_is_refused_and_changes_nothing(zhifa: Zhifa) -> None:
    again = zhifa("init")
    assert again.returncode == 2
    assert "不能" in again.stderr


def test_a_refusal_lists_every_reason_with_its_article_and_exits_1(zhifa: Zhifa) -> None:
    refused = zhifa("case", "act", opened_case(zhifa), "make_decision", "--by", "officer-a", "--revision", "1")
    assert refused.returncode == 1
    assert "行政处罚法57" in refused.stderr
    assert "行政处罚法40" in refused.stderr
    told = zhifa("case", "act", opened_case(zhifa), "make_decision", "--by", "officer-a", "--revision", "1", "--json")
    assert {r["gate"] for r in json.loads(told.stdout)["reasons"]} >= {"approved", "evidence", "no_move"}


def test_a_bad_payload_exits_2_and_names_the_field(zhifa: Zhifa) -> None:
    bad = zhifa("case", "act", opened_case(zhifa), "issue_prompt", "--by", "officer-a", "--with", '{"channel": "fax"}')
    assert bad.returncode == 2
    assert "channel" in bad.stderr
    assert " or " not in bad.stderr


def test_an_old_revision_exits_3_and_says_what_changed(zhifa: Zhifa) -> None:
    no = opened_case(zhifa)
    words = ("case", "act", no, "issue_prompt", "--by", "officer-a", "--revision", "1", "--key", "prompt-1")
    assert zhifa(*words, "--with", '{"channel": "phone", "note": "已电话提示"}').returncode == 0
    skip = '{"ground": "evidence_at_risk", "reason": "证据可能灭失"}'
    stale = zhifa("case", "act", no, "skip_prompt", "--by", "officer-b", "--revision", "1", "--with", skip)
    assert stale.returncode == 3
    assert "事前提示" in stale.stderr


def test_the_way_tells_who_may_do_what(zhifa: Zhifa) -> None:
    why = zhifa("case", "why", opened_case(zhifa), "--json")
    assert why.returncode == 0
    assert "record_recheck" in why.stdout or "issue_prompt" in why.stdout


def test_a_signed_record_verifies_and_a_missing_copy_is_bad_input(zhifa: Zhifa, tmp_path: Path) -> None:
    assert zhifa("checkpoint").returncode == 0
    verified = zhifa("verify", "--json")
    assert (verified.returncode, json.loads(verified.stdout)) == (0, {"findings": []})
    assert zhifa("verify", "--against", str(tmp_path / "none.jsonl")).returncode == 2


def test_a_broken_docket_exits_2_before_anything_runs(zhifa: Zhifa, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("- case: {id: a}\n  acts: []\n", encoding="utf-8")
    broken = zhifa("rehearse", str(path))
    assert broken.returncode == 2
    assert "第1行" in broken.stderr
    assert broken.stdout == ""


def test_a_docket_with_an_unmet_expectation_exits_1(zhifa: Zhifa, tmp_path: Path) -> None:
    path = tmp_path / "unmet.yaml"
    path.write_text(
        "- case: {id: a, procedure: penalty_general, power: KJ-CF-017, violated_on: 2026-02-20,"
        " party: {kind: organisation, name: 样例, address: 样例路1号}}\n"
        '  acts:\n    - {at: "2026-03-02 09:00", by: officer-a, act: make_decision, with: {}}\n',
        encoding="utf-8",
    )
    unmet = zhifa("rehearse", str(path), "--json")
    assert unmet.returncode == 1
    lines = [json.loads(line) for line in unmet.stdout.splitlines()]
    assert lines[0]["outcome"] == "refused"
    assert len(lines) == 2


def test_an_unknown_command_is_said_in_chinese_with_exit_2(zhifa: Zhifa) -> None:
    unknown = zhifa("frob")
    assert unknown.returncode == 2
    assert "没有" in unknown.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nsys.argv = ['zhifa', '--help']\nfrom portal.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'prefect', 'apprise', 'sqlmodel'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "--database", "rubbish"), "sqlite:///"),
        (("verify", "--database", "sqlite:////nowhere/zhifa.sqlite3"), "没有这个数据库文件"),
        (("case", "why", "2026-0001", "--by", "nobody"), "名录中没有"),
        (("case", "act", "2026-0001", "record_email_outcome", "--by", "system"), ""),
        (("config", "publish", "--by", "admin-a", "--second", "leader-a", "--note", " "), "发布说明"),
    ],
)
def test_an_odd_word_is_bad_input_and_told_in_one_sentence(zhifa: Zhifa, words: tuple[str, ...], says: str) -> None:
    done = zhifa(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
