"""Docket files (演练卷宗): read whole and checked before anything runs."""

from pathlib import Path

from pydantic import ValidationError

from config.errors import BadInputs, Problem, problems_of
from config.loader import Overlay, read_overlay
from config.reading import locate_file, read_as
from config.schema.docket import Docket, DocketEntry
from config.yaml_text import Located


def load_docket(path: Path) -> tuple[Docket, Overlay]:
    """A docket in YAML, JSON or JSON lines with the overlay it brings; BadInput names file, line and field."""
    located = locate_file(path)
    if not isinstance(located.data, list):
        raise located.bad((), "演练卷宗应为列表：每项是 bureau 或者 case")
    entries = tuple(_entry(located, index) for index in range(len(located.data)))
    try:
        docket = Docket(entries=entries)
    except ValidationError as error:
        found: list[Problem] = list(problems_of(error, Docket, {"entries": located.data}))
        raise BadInputs([located.bad((), problem.says) for problem in found]) from None
    where = next((i for i, entry in enumerate(entries) if entry.bureau is not None), None)
    return docket, Overlay() if where is None else read_overlay(located, (where, "bureau"))


def _entry(located: Located, index: int) -> DocketEntry:
    return read_as(DocketEntry, located, (index,))
