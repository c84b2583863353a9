"""The command line as people and programs meet it: exit codes, Chinese sentences, nothing heavy for --help."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.zhifa_command import Home

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A bureau with one case."""
    made = Home(tmp_path_factory.mktemp("bureau"))
    made.done("init")
    made.open_case()
    return made


def in_a_process_of_its_own(home: Home, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "ZHIFA_DATA": str(home.data), "ZHIFA_KEYS": str(home.keys)}
    whole = [sys.executable, "-m", "portal.main", *words]
    return subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_the_shell_sees_the_exit_code_and_the_two_streams(home: Home) -> None:
    told = in_a_process_of_its_own(home, "case", "list", "--json")
    assert (told.returncode, told.stderr) == (0, "")
    assert [case["no"] for case in json.loads(told.stdout)["cases"]] == [opened_case(home)]
    refused = in_a_process_of_its_own(home, "case", "act", opened_case(home), "make_decision", "--by", "officer-a")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "行政处罚法57" in refused.stderr


def opened_case(home: Home) -> str:
    return str(home.json("case", "list")["cases"][0]["no"])


def test_a_second_init_is_refused_and_changes_nothing(home: Home) -> None:
    again = home.run("init")
    assert again.returncode == 2
    assert "不能" in again.stderr


def test_a_refusal_lists_every_reason_with_its_article_and_exits_1(home: Home) -> None:
    refused = home.run("case", "act", opened_case(home), "make_decision", "--by", "officer-a", "--revision", "1")
    assert refused.returncode == 1
    assert "行政处罚法57" in refused.stderr
    assert "行政处罚法40" in refused.stderr
    told = home.run("case", "act", opened_case(home), "make_decision", "--by", "officer-a", "--revision", "1", "--json")
    assert {r["gate"] for r in json.loads(told.stdout)["reasons"]} >= {"approved", "proposal", "no_move"}


def test_a_bad_payload_exits_2_and_names_the_field(home: Home) -> None:
    bad = home.run(
        "case", "act", opened_case(home), "issue_prompt", "--by", "officer-a", "--with", '{"channel": "fax"}'
    )
    assert bad.returncode == 2
    assert "channel" in bad.stderr
    assert " or " not in bad.stderr


def test_an_old_revision_exits_3_and_says_what_changed(home: Home) -> None:
    no = opened_case(home)
    words = ("case", "act", no, "issue_prompt", "--by", "officer-a", "--revision", "1", "--key", "prompt-1")
    assert home.run(*words, "--with", '{"channel": "phone", "note": "已电话提示"}').returncode == 0
    skip = '{"ground": "evidence_at_risk", "reason": "证据可能灭失"}'
    stale = home.run("case", "act", no, "skip_prompt", "--by", "officer-b", "--revision", "1", "--with", skip)
    assert stale.returncode == 3
    assert "事前提示" in stale.stderr


def test_the_way_tells_who_may_do_what(home: Home) -> None:
    why = home.run("case", "why", opened_case(home), "--json")
    assert why.returncode == 0
    assert "record_recheck" in why.stdout or "issue_prompt" in why.stdout


def test_a_signed_record_verifies_and_a_missing_copy_is_bad_input(home: Home, tmp_path: Path) -> None:
    assert home.run("checkpoint").returncode == 0
    verified = home.run("verify", "--json")
    assert (verified.returncode, json.loads(verified.stdout)) == (0, {"findings": []})
    assert home.run("verify", "--against", str(tmp_path / "none.jsonl")).returncode == 2


def test_a_broken_docket_exits_2_before_anything_runs(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("- case: {id: a}\n  acts: []\n", encoding="utf-8")
    broken = home.run("rehearse", str(path))
    assert broken.returncode == 2
    assert "第1行" in broken.stderr
    assert broken.stdout == ""


def test_a_docket_with_an_unmet_expectation_exits_1(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "unmet.yaml"
    path.write_text(
        "- case: {id: a, procedure: penalty_general, power: KJ-CF-017, violated_on: 2026-02-20,"
        " party: {kind: organisation, name: 样例, address: 样例路1号}}\n"
        '  acts:\n    - {at: "2026-03-02 09:00", by: officer-a, act: make_decision, with: {}}\n',
        encoding="utf-8",
    )
    unmet = home.run("rehearse", str(path), "--json")
    assert unmet.returncode == 1
    lines = [json.loads(line) for line in unmet.stdout.splitlines()]
    assert lines[0]["outcome"] == "refused"
    assert len(lines) == 2


def test_an_unknown_command_is_said_in_chinese_with_exit_2(home: Home) -> None:
    unknown = home.run("frob")
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
def test_an_odd_word_is_bad_input_and_told_in_one_sentence(home: Home, words: tuple[str, ...], says: str) -> None:
    done = home.run(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
