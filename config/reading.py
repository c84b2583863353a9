"""Files and parsed text to typed values; whatever is wrong is named with file, line and field."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from config.errors import BadInput, BadInputs, Path, problems_of, value_at
from config.yaml_text import LINES_LIMIT, TEXT_LIMIT, Data, Located, parse, parse_json, parse_json_lines

Model = TypeVar("Model", bound=BaseModel)

_PARSERS: Final = {".yaml": parse, ".json": parse_json, ".jsonl": parse_json_lines}
_BOM: Final = b"\xef\xbb\xbf"


def read_as(model: type[Model], located: Located, at: Path = ()) -> Model:
    """The part at this path as a typed value; ``BadInputs`` names everything wrong with it at once."""
    part = _part(located, at)
    try:
        return model.model_validate_json(json.dumps(part, ensure_ascii=False), strict=True)
    except ValidationError as error:
        found = [located.bad((*at, *problem.path), problem.says) for problem in problems_of(error, model, part)]
    raise BadInputs(found)  # outside the handler: pydantic's error repeats the values and must not be chained


def read_file(path: FilePath, model: type[Model], inside: FilePath | None = None) -> Model:
    """One YAML, JSON or JSON-lines file as a typed value."""
    return read_as(model, locate_file(path, inside))


def read_folder(folder: FilePath, model: type[Model]) -> dict[str, Model]:
    """Every ``*.yaml`` file of a folder by the name before ``.yaml``; all bad files are reported, not only the first.

    A file that only looks like one (``.yml``, ``.json``) is refused: a rule must not be left out unnoticed.
    """
    values: dict[str, Model] = {}
    problems: list[BadInput] = []
    for path in yaml_files(folder, problems):
        try:
            values[path.stem] = read_file(path, model, inside=folder)
        except BadInput as error:
            problems.extend(error.problems)
    if problems:
        raise BadInputs(problems)
    return values


def yaml_files(folder: FilePath, problems: list[BadInput]) -> Iterator[FilePath]:
    """The files of a folder that are to be read, in the order of their names; one called otherwise is a problem."""
    for path in _entries(folder):
        if path.suffix == ".yaml":
            yield path
        else:
            problems.append(_bad_file(path, "文件名应以 .yaml 结尾，请改名"))


def locate_file(path: FilePath, inside: FilePath | None = None) -> Located:
    """The plain data of a file with its positions, by the format its name tells."""
    parser = _PARSERS.get(path.suffix)
    if parser is None:
        raise _bad_file(path, f"文件名应以 {'、'.join(_PARSERS)} 结尾")
    limit = LINES_LIMIT if parser is parse_json_lines else TEXT_LIMIT
    return parser(read_text(path, limit, inside), str(path))


def read_text(path: FilePath, limit: int = TEXT_LIMIT, inside: FilePath | None = None) -> str:
    """A regular file as UTF-8 text. A byte-order mark at its very start (Notepad writes one) is dropped.

    With ``inside`` a link may not lead out of that folder.
    """
    if inside is not None and not _lies_inside(path, inside):
        raise _bad_file(path, "文件链接指向配置目录之外，请改放文件本身")
    content = _content(path, limit).removeprefix(_BOM)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    raise BadInput(str(path), line, None, "", "不是 UTF-8 编码的文字（可能是 GBK），请另存为 UTF-8")


def _content(path: FilePath, limit: int) -> bytes:
    # Not blocking: opening a named pipe would otherwise wait for a writer for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise _bad_file(path, "文件不存在") from None
    except PermissionError:
        raise _bad_file(path, "没有读取权限") from None
    except (NotADirectoryError, IsADirectoryError):
        raise _bad_file(path, "这不是文件") from None
    except OSError:
        raise _bad_file(path, "不能读取：链接首尾相连、文件名过长或者磁盘有故障，请改放文件本身") from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _bad_file(path, "这不是普通文件")
        with open(handle, "rb", closefd=False) as file:
            content = file.read(limit + len(_BOM) + 1)
    finally:
        os.close(handle)
    if len(content.removeprefix(_BOM)) > limit:
        raise _bad_file(path, f"文件太大：最多{limit // 1024 // 1024} MiB，请拆成几个文件")
    return content


def _entries(folder: FilePath) -> list[FilePath]:
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        raise _bad_file(folder, "目录不存在") from None
    except NotADirectoryError:
        raise _bad_file(folder, "这不是目录") from None
    except PermissionError:
        raise _bad_file(folder, "没有读取权限") from None
    shaped = [path for path in paths if path.suffix.lower() in {".yaml", ".yml", ".json", ".jsonl"}]
    return [path for path in shaped if not path.name.startswith(".")]  # a folder among them is told when it is read


def _lies_inside(path: FilePath, folder: FilePath) -> bool:
    return FilePath(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _bad_file(path: FilePath, problem: str) -> BadInput:
    return BadInput(str(path), None, None, "", problem)


def _part(located: Located, at: Path) -> Data:
    part = value_at(located.data, at)
    if part is ...:
        raise located.bad(at, "缺少这一必填项，请补上")
    found: Data = part
    return found
