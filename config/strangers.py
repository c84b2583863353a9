"""Files in a configuration folder that nobody reads: a rule written there would be left out unnoticed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from config.errors import BadInput

YAML_LIKE: Final = frozenset({".yaml", ".yml", ".json", ".jsonl"})
OWN_FILES: Final = re.compile(r"(bureau|channels|officers|powers|receivers)\.yaml")
LAW_FILES: Final = re.compile(r"(names|terms|figures|extensions|suspensions|holidays|clauses[a-z0-9_-]*)\.yaml")
LISTS: Final = ("law", "standards", "procedures", "parts", "calendar", "imports")
"""Folders whose files are read one by one; what lies deeper is not."""


def strangers(folder: Path) -> Iterator[BadInput]:
    """Each file that looks like configuration and stands where nobody reads it."""
    says = "不认识的文件：这一层只读取 bureau、channels、officers、powers、receivers 五个 .yaml 文件，请改名或移走"
    yield from (_bad(path, says) for path in _files(folder) if not OWN_FILES.fullmatch(path.name))
    says = "不认识的文件：只读取 names、terms、figures、extensions、suspensions、holidays 和以 clauses 开头的 .yaml 文件，请改名或移走"
    yield from (_bad(path, says) for path in _files(folder / "law") if not LAW_FILES.fullmatch(path.name))
    standards = _files(folder / "standards")
    yield from (_bad(path, "文件名应以 .yaml 结尾，请改名") for path in standards if path.suffix != ".yaml")
    for name in LISTS:
        yield from (_bad(path, f"子目录中的文件不读取，请移到 {name} 目录中") for path in _deeper(folder / name))


def _files(folder: Path) -> list[Path]:
    """What looks like configuration directly in this folder; a link that leads nowhere among it."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.suffix.lower() in YAML_LIKE and not path.name.startswith(".")]


def _deeper(folder: Path) -> Iterator[Path]:
    inner = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    for each in inner:
        if each.suffix.lower() not in YAML_LIKE and not each.name.startswith("."):  # the former are told when read
            yield from (path for path in sorted(each.rglob("*")) if path.suffix.lower() in YAML_LIKE)


def _bad(path: Path, says: str) -> BadInput:
    return BadInput(str(path), None, None, "", says)
