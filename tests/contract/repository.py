"""The files of this repository, as the contract tests read them."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("config", "states", "models", "notifications", "flows", "portal")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, under version control."""
    git = shutil.which("git")
    assert git, "the contract tests ask git which files belong to the project"
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted({path for path in paths if path.is_file()}))


def relative(path: Path) -> str:
    """A path as it is written in an allow-list."""
    return path.relative_to(ROOT).as_posix()


def sources(*folders: str) -> list[Path]:
    """Every Python file below the given top-level folders."""
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders]


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call written in a Python file."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def call(code: str) -> ast.Call:
    """A call given as text, to show that a check sees it."""
    node = ast.parse(code, mode="eval").body
    assert isinstance(node, ast.Call)
    return node


def last_name(node: ast.expr) -> str | None:
    """``b`` of ``a.b``, ``b`` of ``b``; None for anything else."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return None
