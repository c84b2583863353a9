"""A folder of YAML and a folder of templates to one release; whatever is wrong is named with file, line and field."""

import os
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path as FilePath
from typing import Annotated, Final, Literal, Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from config.errors import BadInput, BadInputs, Path, problems_of, value_at
from config.parts import load_procedures
from config.reading import locate_file, read_as, read_file, read_folder, read_text
from config.schema.base import Line, Strict
from config.schema.bureau import BureauProfile, OfficerEntry
from config.schema.law import Figure, LawClause, Power, Standard
from config.schema.receivers import Receivers
from config.schema.release import ReleaseBody
from config.schema.terms import CalendarYear, ExtensionRule, FixedHoliday, SuspensionGround, TermRule
from config.strangers import strangers
from config.yaml_text import Located

T = TypeVar("T")
Row = TypeVar("Row", bound=Strict)
Name = Callable[[Row], Hashable]
"""What two rows of a list may not share."""

NUMERAL: Final = "[一二三四五六七八九十]+"
NOTATIONS: Final = {
    "articles": re.compile(rf"[1-9][0-9]{{0,3}}(之{NUMERAL})?(\([1-9][0-9]?\))?(\({NUMERAL}\))?"),
    "sections": re.compile(rf"{NUMERAL}(\([1-9][0-9]?\)|\({NUMERAL}\))?"),
    "whole": re.compile(r""),
}


class LawName(Strict):
    """How a law is called in a clause: short name, full name, how its parts are cited, and its rank (效力位阶)."""

    short: Annotated[Line, Field(max_length=30)]
    full: Line
    notation: Literal["articles", "sections", "whole"]
    rank: Literal["statute", "regulation", "rule", "document"]

    @model_validator(mode="after")
    def _is_no_more_than_it_is(self) -> Self:
        if self.notation != "articles" and self.rank != "document":
            raise ValueError("不按条文引用的文件不是法律、法规、规章，rank 只能写 document")
        return self

    def cites(self, clause: str) -> bool:
        """Whether the clause is one of this law, written as its clauses are."""
        place = clause.removeprefix(self.short)
        return clause.startswith(self.short) and NOTATIONS[self.notation].fullmatch(place) is not None


class LawOverlay(Strict):
    """The part ``law`` of an overlay."""

    clauses: tuple[LawClause, ...] = ()
    figures: tuple[Figure, ...] = ()
    terms: tuple[TermRule, ...] = ()
    extensions: tuple[ExtensionRule, ...] = ()
    suspensions: tuple[SuspensionGround, ...] = ()
    holidays: tuple[FixedHoliday, ...] = ()


class Overlay(Strict):
    """What a docket puts over the bureau's own configuration (``bureau:``); nothing else can be overlaid."""

    officers: tuple[OfficerEntry, ...] = ()
    powers: tuple[Power, ...] = ()
    standards: tuple[Standard, ...] = ()
    law: LawOverlay = LawOverlay()
    calendar: tuple[CalendarYear, ...] = ()


# ---- folders --------------------------------------------------------------------------------------------------------


def load_folder(folder: FilePath, templates: FilePath) -> ReleaseBody:
    """The release this folder describes; without its officers, who are a register and no rule."""
    taken = _Taken()
    law = folder / "law"
    taken.problems.extend(strangers(folder))
    names = taken.rows([law / "names.yaml"], LawName, lambda row: row.short)
    clauses = taken.rows(sorted(law.glob("clauses*.yaml")), LawClause, lambda row: (row.clause, row.in_force_from))
    terms = taken.rows([law / "terms.yaml"], TermRule, lambda row: (row.key, row.in_force))
    figures = taken.rows([law / "figures.yaml"], Figure, lambda row: (row.key, row.in_force))
    extensions = taken.rows(_if_there(law / "extensions.yaml"), ExtensionRule, lambda row: row.key)
    suspensions = taken.rows(_if_there(law / "suspensions.yaml"), SuspensionGround, lambda row: row.key)
    holidays = taken.rows(_if_there(law / "holidays.yaml"), FixedHoliday, lambda row: row.day)
    powers = taken.rows([folder / "powers.yaml"], Power, lambda row: (row.code, row.in_force_from))
    listed = sorted((folder / "standards").glob("*.yaml"))
    standards = taken.rows(listed, Standard, lambda row: (row.power, row.in_force_from))
    calendar = taken.one(lambda: _named(folder / "calendar", CalendarYear, lambda row: str(row.year)))
    procedures = taken.one(lambda: load_procedures(folder))
    bureau = taken.one(lambda: read_file(folder / "bureau.yaml", BureauProfile, inside=folder))
    texts = taken.one(lambda: load_templates(templates))
    order = _if_there(folder / "receivers.yaml")
    receivers = taken.one(lambda: read_file(order[0], Receivers, inside=folder)) if order else None
    taken.refuse(names)
    return _release(
        str(folder),
        bureau=bureau,
        clauses=clauses,
        figures=figures,
        terms=terms,
        extensions=extensions,
        suspensions=suspensions,
        calendar=calendar,
        holidays=holidays,
        powers=powers,
        standards=standards,
        procedures=procedures,
        templates=texts,
        receivers=receivers,
    )


def load_standards(file: FilePath) -> tuple[Standard, ...]:
    """The rows of one file of discretion standards (裁量基准), a draft among them; at least one."""
    taken = _Taken()
    rows = taken.rows([file], Standard, lambda row: (row.power, row.in_force_from))
    taken.refuse()
    if not rows:
        raise BadInput(str(file), None, None, "", "文件中没有裁量基准")
    return rows


def load_officers(folder: FilePath) -> tuple[OfficerEntry, ...]:
    """The people of the bureau (执法人员名录) as the folder lists them."""
    taken = _Taken()
    officers = taken.rows([folder / "officers.yaml"], OfficerEntry, lambda row: row.id)
    taken.refuse()
    return officers


def load_names(folder: FilePath) -> tuple[LawName, ...]:
    """Short and full names of the laws, and how their clauses are written."""
    taken = _Taken()
    names = taken.rows([folder / "law" / "names.yaml"], LawName, lambda row: row.short)
    taken.refuse()
    return names


def load_templates(folder: FilePath) -> dict[str, str]:
    """The text of every ``*.j2`` below the folder by its name there: ``notices/prompt_issued.j2``."""
    if not folder.is_dir():
        raise BadInput(str(folder), None, None, "", "模板目录不存在")
    paths = sorted(path for path in folder.rglob("*.j2") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): read_text(path, inside=folder) for path in paths}


def _if_there(path: FilePath) -> list[FilePath]:
    """The file, if it is there; a link that leads nowhere is there and is told when it is read."""
    return [path] if os.path.lexists(path) else []


def _named(folder: FilePath, model: type[Row], name: Callable[[Row], str]) -> tuple[Row, ...]:
    """One value per file; the file is called as the value is, so that no two files can describe the same."""
    values = read_folder(folder, model)
    wrong = [
        BadInput(str(folder / f"{stem}.yaml"), None, None, "", f"文件名应与内容一致，请改名为 {name(value)}.yaml")
        for stem, value in values.items()
        if stem != name(value)
    ]
    if wrong:
        raise BadInputs(wrong)
    return tuple(values.values())


class _Taken:
    """Reads one file after the other and keeps what was wrong, so that an admin sees all of it at once."""

    def __init__(self) -> None:
        self.problems: list[BadInput] = []
        self.clauses: list[tuple[Located, Path, str]] = []
        self.by_law: list[tuple[Located, Path, str]] = []  # clauses of extensions that a law is said to give

    def one(self, read: Callable[[], T]) -> T | None:
        """One value, or nothing if it was refused."""
        try:
            return read()
        except BadInput as error:
            self.problems.extend(error.problems)
        return None

    def rows(self, paths: Iterable[FilePath], model: type[Row], name: Name[Row]) -> tuple[Row, ...]:
        """The rows of all these files, each of which is a list."""
        found: list[Row] = []
        seen: dict[Hashable, str] = {}
        for path in paths:
            located = self.one(lambda path=path: locate_file(path, inside=path.parent))  # type: ignore[misc]
            if located is None:
                continue
            if not isinstance(located.data, list):
                self.problems.append(located.bad((), "应为列表：每项一行，以“- ”开头"))
                continue
            for index in range(len(located.data)):
                row = self.one(lambda at=(index,), source=located: read_as(model, source, at))  # type: ignore[misc]
                if row is not None:
                    self._keep(located, index, row, name(row), seen)
                    found.append(row)
        return tuple(found)

    def _keep(self, located: Located, index: int, row: Strict, name: Hashable, seen: dict[Hashable, str]) -> None:
        line, _ = located.place((index,)) or (0, 0)
        if name in seen:
            self.problems.append(located.bad((index,), f"与 {seen[name]} 重复，请只保留一项"))
        seen.setdefault(name, f"{located.source} 第{line}行")
        if isinstance(row, LawClause):
            self.clauses.append((located, (index, "clause"), row.clause))
        if isinstance(row, ExtensionRule) and row.set_by == "law":
            self.by_law.append((located, (index, "clause"), row.clause))

    def refuse(self, names: Sequence[LawName] = ()) -> None:
        """Raise everything that was wrong; with the names of the laws, clauses not written as they must be, too."""
        if names:
            says = "条文写法不合 names.yaml：以其中的简称开头，条写数字，款写 (1)，项写 (一)"
            odd = [(source, at) for source, at, clause in self.clauses if not any(n.cites(clause) for n in names)]
            self.problems += [source.bad(at, says) for source, at in odd]
            says = "延长法定期限须有法律、法规或者规章的条文，这只是一份文件；本局自定的期限写 set_by: bureau"
            low = [n for n in names if n.rank == "document"]
            weak = [(source, at) for source, at, clause in self.by_law if any(n.cites(clause) for n in low)]
            self.problems += [source.bad(at, says) for source, at in weak]
        if self.problems:
            raise BadInputs(self.problems)


def _release(source: str, **parts: object) -> ReleaseBody:
    try:
        return ReleaseBody.model_validate(parts)
    except ValidationError as error:
        found = [BadInput(source, None, None, "", problem.says) for problem in problems_of(error, ReleaseBody, parts)]
    raise BadInputs(found)


# ---- overlay --------------------------------------------------------------------------------------------------------


def read_overlay(located: Located, at: Path = ()) -> Overlay:
    """The overlay written at this place of a docket; an empty one may be left blank."""
    return Overlay() if value_at(located.data, at) is None else read_as(Overlay, located, at)


def overlay(body: ReleaseBody, over: Overlay) -> ReleaseBody:
    """The release with the rows of the overlay; they replace all rows of the same name, or are added.

    A power is named by its code, a standard by its power, a clause by itself, a figure and a term by the key, a
    calendar by the year, a holiday by its day: a docket that brings a standard wants it used, whatever the bureau's own is called.
    """
    rows: dict[str, object] = {
        "powers": _over(body.powers, over.powers, lambda row: row.code),
        "standards": _over(body.standards, over.standards, lambda row: row.power),
        "clauses": _over(body.clauses, over.law.clauses, lambda row: row.clause),
        "figures": _over(body.figures, over.law.figures, lambda row: row.key),
        "terms": _over(body.terms, over.law.terms, lambda row: row.key),
        "extensions": _over(body.extensions, over.law.extensions, lambda row: row.key),
        "suspensions": _over(body.suspensions, over.law.suspensions, lambda row: row.key),
        "holidays": _over(body.holidays, over.law.holidays, lambda row: row.day),
        "calendar": _over(body.calendar, over.calendar, lambda row: row.year),
    }
    return _release("bureau", **(dict(body) | rows))


def overlay_officers(officers: Sequence[OfficerEntry], over: Overlay) -> tuple[OfficerEntry, ...]:
    """The people of the bureau with those of the overlay, by their ids."""
    return _over(officers, over.officers, lambda row: row.id)


def _over(base: Sequence[Row], rows: Sequence[Row], name: Name[Row]) -> tuple[Row, ...]:
    replaced = {name(row) for row in rows}
    return (*(row for row in base if name(row) not in replaced), *rows)
