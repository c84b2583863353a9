"""Parts (程序片段) that several procedures share, put into each of them before it is read.

A part only adds: a procedure names it whole, and whatever the part says of an act, a term or a paper the procedure can
neither say again nor take back. What does not fit is named where it stands, in the file of the part or of the procedure.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path as FilePath
from typing import Any, Final

from config.errors import BadInput, BadInputs, Path
from config.reading import locate_file, read_as, yaml_files
from config.schema.procedure import Procedure, ProcedurePart
from config.yaml_text import Located

FOLDER: Final = "parts"
SAID_ONCE: Final[Mapping[str, tuple[str, ...]]] = {
    "moves": ("act", "source"),
    "spot": ("act",),
    "gates": ("act", "gate"),
    "terms": ("key",),
    "notices": ("on", "template", "to"),
    "documents": ("on", "kind"),
    "tasks": ("on", "task"),
    "reminders": ("term", "template"),
    "on_lapse": ("term", "act"),
    "publications": ("on", "template"),
}
"""The lists of a procedure, and the fields by which a row of one is known."""


@dataclass(frozen=True, slots=True)
class Composed(Located):
    """The data of a procedure with the rows of its parts; a place in one of these is told as the part's own."""

    lent: Mapping[tuple[str, int], tuple[Located, int]]  # list and number here: the part, and the number there

    def bad(self, path: Path, problem: str) -> BadInput:
        head = path[:2]
        if len(head) == 2 and isinstance(head[0], str) and isinstance(head[1], int) and head in self.lent:
            part, row = self.lent[head[0], head[1]]
            return part.bad((head[0], row, *path[2:]), f"{problem}（用于程序 {FilePath(self.source).stem}）")
        return Located.bad(self, path, problem)


def load_procedures(folder: FilePath) -> tuple[Procedure, ...]:
    """Every procedure of the configuration, whole; all that is wrong with files and parts is told at once."""
    problems: list[BadInput] = []
    parts = _parts(folder / FOLDER, problems)
    found: list[Procedure] = []
    used: set[str] = set()
    for path in yaml_files(folder / "procedures", problems):
        try:
            written = locate_file(path, inside=folder / "procedures")
            used |= set(named_parts(written))
            procedure = read_as(Procedure, compose(written, parts))
            _is_called(path, procedure.key)
            found.append(procedure)
        except BadInput as error:
            problems.extend(error.problems)
    problems += [
        part.bad((), "没有程序使用这一片段，请删除或者在程序的 parts 中写上")
        for key, part in parts.items()
        if key not in used
    ]
    if problems:
        raise BadInputs(list(dict.fromkeys(problems)))
    return tuple(found)


def compose(written: Located, parts: Mapping[str, Located]) -> Located:
    """The procedure with the rows of the parts it names after its own."""
    if not isinstance(written.data, dict) or "parts" not in written.data:
        return written
    data: dict[str, Any] = {key: value for key, value in written.data.items() if key != "parts"}
    lent: dict[tuple[str, int], tuple[Located, int]] = {}
    problems: list[BadInput] = []
    for nth, key in enumerate(named_parts(written)):
        part = parts.get(key)
        if part is None:
            near = get_close_matches(key, parts, n=1)
            says = f"没有名为 {key} 的片段（{FOLDER}/{key}.yaml）" + (f"；是否想写“{near[0]}”？" if near else "")
            problems.append(written.bad(("parts", nth), says))
            continue
        problems += [written.bad(at, f"片段 {key} 已经规定，程序中不得另写") for at in _said_twice(data, part)]
        for name, rows in _lists(part):
            own = data.get(name) or []
            if isinstance(own, list):
                lent |= {(name, len(own) + row): (part, row) for row in range(len(rows))}
                data[name] = [*own, *rows]
    if problems:
        raise BadInputs(problems)
    return Composed(written.source, data, written.positions, lent)


def _parts(folder: FilePath, problems: list[BadInput]) -> dict[str, Located]:
    """The parts that can be read, by their keys."""
    found: dict[str, Located] = {}
    for path in yaml_files(folder, problems) if folder.is_dir() else ():
        try:
            located = locate_file(path, inside=folder)
            _is_called(path, read_as(ProcedurePart, located).key)
            found[path.stem] = located
        except BadInput as error:
            problems.extend(error.problems)
    return found


def _is_called(path: FilePath, key: str) -> None:
    """A file is called as what it tells, so that no two files can describe the same."""
    if path.stem != key:
        raise BadInput(str(path), None, None, "", f"文件名应与内容一致，请改名为 {key}.yaml")


def named_parts(written: Located) -> tuple[str, ...]:
    """The parts a procedure names, in its order."""
    told = written.data.get("parts") if isinstance(written.data, dict) else None
    if told is None:
        return ()
    if not isinstance(told, list) or not all(isinstance(key, str) for key in told) or len(set(told)) < len(told):
        raise written.bad(("parts",), "应为片段名称的列表，每个片段只写一次")
    return tuple(str(key) for key in told)


def _lists(part: Located) -> Iterator[tuple[str, list[Any]]]:
    data = part.data if isinstance(part.data, dict) else {}
    yield from ((name, rows) for name in SAID_ONCE if isinstance(rows := data.get(name), list))


def _said_twice(data: Mapping[str, Any], part: Located) -> Iterator[Path]:
    """The rows of the procedure that say anew what a row of the part says."""
    for name, rows in _lists(part):
        said = {one for row in rows for one in _known_by(name, row)}
        own = data.get(name) or []
        for place, row in enumerate(own if isinstance(own, list) else []):
            if said.intersection(_known_by(name, row)):
                yield name, place


def _known_by(name: str, row: Any) -> Iterator[Hashable]:
    """What a row is known by; a move from several steps once for each of them."""
    if not isinstance(row, dict):
        return
    sources = row.get("source") if name == "moves" else None
    if isinstance(sources, list):
        yield from ((str(row.get("act")), str(source)) for source in sources)
    else:
        yield tuple(str(row.get(field)) for field in SAID_ONCE[name])
