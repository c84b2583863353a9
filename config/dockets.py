"""Docket files (演练卷宗): read whole and checked before anything runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.errors import BadInput, BadInputs
from config.loader import Overlay, read_overlay
from config.reading import locate_file, read_as
from config.schema.docket import Docket, DocketAct, DocketCase, DocketEntry
from config.yaml_text import Located


@dataclass(frozen=True, slots=True)
class DocketFile:
    """A docket with the overlay it brings, and where each part of it stands in the file."""

    docket: Docket
    overlay: Overlay
    located: Located

    def cases(self) -> Iterator[tuple[int, DocketCase, tuple[DocketAct, ...]]]:
        """(index of the entry, case, acts), as written."""
        for index, entry in enumerate(self.docket.entries):
            if entry.case is not None:
                yield index, entry.case, entry.acts

    def bad_case(self, index: int, field: str, problem: str) -> BadInput:
        """The error to raise about one field of a case."""
        return self.located.bad((index, "case", field), problem)

    def bad_act(self, index: int, act: int, field: str, problem: str) -> BadInput:
        """The error to raise about one field of an act."""
        return self.located.bad((index, "acts", act, field), problem)


def load_docket(path: Path) -> tuple[Docket, Overlay]:
    """A docket in YAML, JSON or JSON lines with the overlay it brings; BadInput names file, line and field."""
    read = read_docket(path)
    return read.docket, read.overlay


def read_docket(path: Path) -> DocketFile:
    """The same with the positions in the file; everything that is wrong is named at once."""
    located = locate_file(path)
    if not isinstance(located.data, list):
        raise located.bad((), "演练卷宗应为列表：每项是 bureau 或者 case")
    entries: list[DocketEntry] = []
    problems: list[BadInput] = []
    over = Overlay()
    for index in range(len(located.data)):
        try:
            entry = read_as(DocketEntry, located, (index,))
            if entry.bureau is not None:
                over = read_overlay(located, (index, "bureau"))
        except BadInput as error:
            problems.extend(error.problems)
            continue
        problems.extend(_repeated(located, index, entry, entries))
        entries.append(entry)
    if not problems and not any(entry.case is not None for entry in entries):
        problems.append(located.bad((), "演练卷宗里没有案件：至少写一项 case"))
    if problems:
        raise BadInputs(problems)
    return DocketFile(Docket(entries=tuple(entries)), over, located)


def _repeated(located: Located, index: int, entry: DocketEntry, before: list[DocketEntry]) -> Iterator[BadInput]:
    """A second overlay, or a second case of the same name."""
    if entry.bureau is not None and any(one.bureau is not None for one in before):
        yield located.bad((index, "bureau"), "只能有一个 bureau 项")
    if entry.case is not None and any(one.case is not None and one.case.id == entry.case.id for one in before):
        yield located.bad((index, "case", "id"), f"案件 id 重复：{entry.case.id}")
