"""Where this installation keeps its things; read from the environment once, by the doors."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from config.errors import BadInput

CHECKOUT: Final = Path(__file__).resolve().parent.parent
ENVIRONMENT: Final = "环境变量"
DATABASES: Final = re.compile(r"(sqlite:///.+|postgresql(\+psycopg)?://.+)")
ARCHIVE: Final = "archive"
CHECKPOINTS: Final = "checkpoints"
"""Folders inside the data folder: rendered documents by hash, and the signed checkpoints."""
BAD_DATABASE: Final = "应写成 sqlite:///文件路径 或 postgresql://… 的地址"


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders and database of one installation. No secret is printed with it: a database address may hold one."""

    config: Path  # the bureau's YAML ($ZHIFA_CONFIG)
    templates: Path
    data: Path  # database, archive, checkpoints ($ZHIFA_DATA)
    keys: Path  # signing keys; never inside the data folder, so that whoever copies the one lacks the other
    database: str = field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings of this process; an empty variable counts as not set."""
        given = {name: value for name, value in (os.environ if environment is None else environment).items() if value}
        data = _folder(given, "ZHIFA_DATA", CHECKOUT / "var")
        keys = _folder(given, "ZHIFA_KEYS", _keys_default(given))
        if keys == data or data in keys.parents:
            raise BadInput(ENVIRONMENT, None, None, "ZHIFA_KEYS", "密钥目录不得放在数据目录之内，请另指定一处")
        database = given.get("ZHIFA_DATABASE") or f"sqlite:///{data / 'zhifa.sqlite3'}"
        if not DATABASES.fullmatch(database):
            raise BadInput(ENVIRONMENT, None, None, "ZHIFA_DATABASE", BAD_DATABASE)
        return cls(
            config=_folder(given, "ZHIFA_CONFIG", CHECKOUT / "config"),
            templates=CHECKOUT / "templates",
            data=data,
            keys=keys,
            database=database,
        )


def _folder(given: Mapping[str, str], name: str, default: Path) -> Path:
    text = given.get(name)
    if text is None:
        return default
    if "\x00" in text:
        raise BadInput(ENVIRONMENT, None, None, name, "路径中有不可见的字符，请重新填写")
    path = Path(text)
    # A relative path would mean another folder as soon as a process starts elsewhere.
    return path.resolve() if path.is_absolute() else (Path.cwd() / path).resolve()


def _keys_default(given: Mapping[str, str]) -> Path:
    """The user's own configuration folder (XDG), which no copy of the data folder takes along."""
    if base := given.get("XDG_CONFIG_HOME"):
        return Path(base) / "zhifa" / "keys"
    if home := given.get("HOME"):
        return Path(home) / ".config" / "zhifa" / "keys"
    return CHECKOUT.parent / ".zhifa-keys"
