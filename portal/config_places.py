"""Where in a configuration folder a problem of the whole release stands: the file and, if it can be told, the line."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from config.errors import BadInput, BadInputs
from config.parts import FOLDER, SAID_ONCE, named_parts
from config.reading import locate_file
from config.schema.release import ReleaseBody
from notifications.rendering import TemplateRefused, check_template
from states.actions import ACTIONS
from states.config_checks import Problem, check_release
from states.documents import DOCUMENTS
from states.documents.common import DocumentKind
from states.documents.volume_forms import VOLUME_FORMS, VolumeForm
from states.ended_clauses import ended_by, ending_after
from states.fact_register import FACTS
from states.further_gates import FURTHER_GATES

FILES = {
    "程序": "procedures/*.yaml",
    "职权": "powers.yaml",
    "裁量基准": "standards/*.yaml",
    "条文": "law/clauses*.yaml",
    "期限": "law/terms.yaml",
    "数值": "law/figures.yaml",
    "延长": "law/extensions.yaml",
    "中止": "law/suspensions.yaml",
    "节假日": "law/holidays.yaml",
    "法定数值": "law/figures.yaml",
}
"""What a check calls a thing → the files that describe such things."""

ROWS = {"裁量基准": ("standards/*.yaml", "power"), "条文": ("law/clauses*.yaml", "clause")}
"""What of a file a check names by a row's name and first day → the files, and the field that is the name."""

NAMES = re.compile(
    r"[A-Za-z][\w./-]*(?<![。，；])|[^\s“”「」：，；。、]*[法条例号]\d+[()（）\w一二三四五六七八九十]*", re.ASCII
)


def refuse_flaws(folder: Path, body: ReleaseBody, day: date) -> list[BadInput]:
    """Raise everything that keeps this configuration from taking effect on this day, each with its place; returns what
    will keep it from standing later: clauses that are going to end."""
    known = words_of(body)
    problems = [placed(folder, problem, known) for problem in (*check_release(body), *ended_by(body, day))]
    problems += template_flaws(body)
    if problems:
        raise BadInputs(problems)
    return [placed(folder, problem) for problem in ending_after(body, day)]


def placed(folder: Path, problem: Problem, known: Collection[str] = ()) -> BadInput:
    """The problem with the file, the line on which the word that does not fit (or the thing itself) stands, and the
    known word that was probably meant."""
    says = problem.says + _meant(problem.says, known)
    if problem.row is not None and (found := _in_row(folder, problem, problem.row, says)) is not None:
        return found
    kind, *words = problem.where.split()
    name = (words[0] if kind == "程序" else words[-1]) if words else ""
    files = sorted(folder.glob(FILES[kind])) if kind in FILES else []
    for path in sorted(files, key=lambda one: one.stem != name):  # the file of that name before those that name it
        if path.stem == name:
            words = sorted(_names_in(problem.says), key=SAID_ONCE.keys().__contains__)  # the heading of a list last
            places = ((one, _line_of(one, word)) for word in words for one in _with_parts(folder, path))
            at, line = next((place for place in places if place[1]), (path, 1))
            return BadInput(str(at), line, None, problem.where, says)
        if name and (line := _line_of(path, name)):
            return BadInput(str(path), line, None, problem.where, says)
    return BadInput(str(folder), None, None, problem.where, says)


def _with_parts(folder: Path, path: Path) -> list[Path]:
    """The file of a procedure and those of the parts it names."""
    return [path, *(folder / FOLDER / f"{key}.yaml" for key in named_parts(locate_file(path, inside=path.parent)))]


def words_of(body: ReleaseBody) -> frozenset[str]:
    """Every name that a configuration may refer to."""
    rows = (body.clauses, "clause"), (body.terms, "key"), (body.figures, "key"), (body.powers, "code")
    named = {str(getattr(row, field)) for found, field in rows for row in found}
    return frozenset({*named, *ACTIONS, *FACTS, *FURTHER_GATES, *DOCUMENTS, *body.templates})


def _meant(says: str, known: Collection[str]) -> str:
    unknown = [word for word in _names_in(says) if word not in known]
    near = next((match for word in unknown for match in get_close_matches(word, known, n=1, cutoff=0.8)), None)
    return f"；是否想写“{near}”？" if near else ""


def _names_in(says: str) -> list[str]:
    """Words of a sentence that are names in a file: an identifier, a file, a clause."""
    return [word for word in NAMES.findall(says) if len(word) > 2]


def _in_row(folder: Path, problem: Problem, row: tuple[str, str], says: str) -> BadInput | None:
    """The very field of a row, found by its name and first day; ``None`` if no file has the row."""
    files, named = ROWS[problem.where.split()[0]]
    for path in sorted(folder.glob(files)):
        located = locate_file(path, inside=path.parent)
        rows = located.data if isinstance(located.data, list) else []
        for index, told in enumerate(rows):
            if isinstance(told, dict) and (told.get(named), str(told.get("in_force_from"))) == row:
                return located.bad((index, *problem.path), says)
    return None


def _line_of(path: Path, name: str) -> int | None:
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if whole.search(line)), None)


def template_flaws(body: ReleaseBody) -> Iterator[BadInput]:
    """Document templates that ask for what their context does not have."""
    kinds: list[DocumentKind | VolumeForm] = [*DOCUMENTS.values(), *VOLUME_FORMS.values()]
    for kind in kinds:
        text = body.templates.get(kind.template)
        if text is None:
            continue  # told by the check of the procedures that issue it, and by the export of a volume
        try:
            check_template(kind.template, text, kind.example.model_dump(mode="json"), body.templates)
        except TemplateRefused as refused:
            yield BadInput(f"templates/{kind.template}", None, None, "", str(refused))
