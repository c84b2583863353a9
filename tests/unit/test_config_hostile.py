"""What an admin may do to a configuration folder by accident: one sentence in Chinese with the file, and nothing taken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config.errors import TOLD_MOST, BadInput
from config.settings import CHECKOUT
from portal.configs import run_check

Break = Callable[[Path], None]
TERMS = "law/terms.yaml"
LEVY = "procedures/levy.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped configuration."""
    made = tmp_path / "config"
    shutil.copytree(CHECKOUT / "config", made, ignore=shutil.ignore_patterns("*.py", "__pycache__", "dockets"))
    return made


def told(folder: Path) -> list[BadInput]:
    with pytest.raises(BadInput) as caught:
        run_check(folder)
    return list(caught.value.problems)


def written(file: str, was: str, becomes: str) -> Break:
    def spoil(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert was in text
        path.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    return spoil


def a_folder(file: str) -> Break:
    def spoil(folder: Path) -> None:
        (folder / file).unlink(missing_ok=True)
        (folder / file).mkdir()

    return spoil


def a_link(file: str, target: str) -> Break:
    def spoil(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).symlink_to(target)

    return spoil


def copied(file: str, to: str) -> Break:
    def spoil(folder: Path) -> None:
        (folder / to).parent.mkdir(exist_ok=True)
        shutil.copyfile(folder / file, folder / to)

    return spoil


NO_FILE = "这不是普通文件"
BREAKS: list[tuple[Break, str, int | None, str]] = [
    (a_folder(LEVY), LEVY, None, NO_FILE),
    (a_folder("calendar/2020.yaml"), "calendar/2020.yaml", None, NO_FILE),
    (a_folder("imports/credit_china.yaml"), "imports/credit_china.yaml", None, NO_FILE),
    (a_link(TERMS, "terms.yaml"), TERMS, None, "链接首尾相连"),
    (a_link(LEVY, "levy.yaml"), LEVY, None, "链接首尾相连"),
    (a_link("receivers.yaml", "nowhere.yaml"), "receivers.yaml", None, "文件不存在"),
    (a_link("law/extensions.yaml", "nowhere.yaml"), "law/extensions.yaml", None, "文件不存在"),
    (copied("powers.yaml", "powers2.yaml"), "powers2.yaml", None, "不认识的文件"),
    (copied("standards/2026-1.yaml", "standards/2027.yml"), "standards/2027.yml", None, "请改名"),
    (copied("law/clauses_penalty.yaml", "law/more/clauses.yaml"), "law/more/clauses.yaml", None, "子目录"),
    (copied(LEVY, "procedures/old/levy.yaml"), "procedures/old/levy.yaml", None, "子目录"),
    (copied(LEVY, "procedures/levy2.yaml"), "procedures/levy2.yaml", None, "请改名为 levy.yaml"),
    (written("channels.yaml", "mode:", "mood:"), "channels.yaml", 14, "mode"),
    (lambda folder: (folder / "channels.yaml").unlink(), "channels.yaml", None, "文件不存在"),
    (written(TERMS, "  amount: 60\n", "\tamount: 60\n"), TERMS, 52, "制表符"),
    (written(TERMS, "title: 申请行政复议的期限", 'title: "申请行政复议的期限'), TERMS, 224, "引号没有配对"),
    (written("powers.yaml", "title: ", "title: \u200b"), "powers.yaml", 23, "U+200B"),
    (written("law/extensions.yaml", "- key: ", "- key: again\n  after: again\n# "), "law/extensions.yaml", None, "首尾相连"),
    (written("imports/credit_china.yaml", "key: ", "rows: [\nkey: "), "imports/credit_china.yaml", None, "括号没有配对"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "file", "line", "says"), BREAKS)
def test_a_break_is_told_with_its_file(folder: Path, spoil: Break, file: str, line: int | None, says: str) -> None:
    spoil(folder)
    found = [one for one in told(folder) if one.source == str(folder / file)]
    assert [one for one in found if says in str(one) and line in (None, one.line)], [str(one) for one in told(folder)]


def test_byte_order_mark_and_line_ends_of_windows_are_no_break(folder: Path) -> None:
    path = folder / TERMS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run_check(folder) == 0


def test_a_slip_that_makes_a_thousand_problems_is_told_in_so_many_lines_as_a_person_reads(folder: Path) -> None:
    path = folder / TERMS
    path.write_text(path.read_text(encoding="utf-8") * 3, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        run_check(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == TOLD_MOST + 1
    assert f"另有 {len(caught.value.problems) - TOLD_MOST} 处" in lines[-1]
