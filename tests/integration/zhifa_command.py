"""The command line as people and programs meet it: words in, exit code, standard output and errors out."""

import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from portal.main import run

PARTY = json.dumps(
    {
        "kind": "organisation", "name": "样例公司", "address": "样例路1号", "phone": "13800000101", "email": "p@example.cn",
    },
    ensure_ascii=False,
)  # fmt: skip
DONE, REFUSED, BAD_INPUT, CONFLICT, SYSTEM = 0, 1, 2, 3, 4


class Said(NamedTuple):
    """What came of one command."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Home:
    """One installation of its own in a folder; ``more`` are further variables of the environment."""

    folder: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def config(self) -> Path:
        return self.folder / "config"

    def run(self, *words: str, **more: str) -> "Said":
        """One command with its output; in this process, as starting one for each would take most of the time."""
        own = {"ZHIFA_DATA": str(self.data), "ZHIFA_KEYS": str(self.keys), "ZHIFA_CONFIG": str(self.config)}
        environment = patch.dict(os.environ, {**own, **self.more, **more})
        with environment, redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            try:
                code = run(list(words))
            except SystemExit as ended:  # completion ends so
                code = int(ended.code or 0)
        return Said(code, out.getvalue(), err.getvalue())

    def json(self, *words: str, code: int = DONE) -> Any:
        """What a command tells programs."""
        done = self.run(*words, "--json")
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    def done(self, *words: str) -> str:
        """What a command says that must succeed."""
        done = self.run(*words)
        assert done.returncode == DONE, done.stderr + done.stdout
        return done.stdout

    def open_case(self, by: str = "officer-a", power: str = "KJ-CF-017") -> str:
        """A new case of the general procedure; its number."""
        words = ("--procedure", "penalty_general", "--power", power, "--violated-on", "2026-11-02", "--party", PARTY)
        return str(self.json("case", "open", *words, "--by", by)["case_no"])

    def act(self, no: str, action: str, payload: dict[str, Any], by: str = "officer-a", revision: int = 1) -> None:
        """One act on a case."""
        told = json.dumps(payload, ensure_ascii=False)
        self.done("case", "act", no, action, "--by", by, "--revision", str(revision), "--with", told)
