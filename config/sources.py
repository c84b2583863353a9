"""The sources of historical records (导入对照表) of a configuration folder; they are no rule and not part of a release."""

from pathlib import Path

from config.errors import BadInput, BadInputs
from config.reading import read_folder
from config.schema.sources import SourceMap

FOLDER = "imports"


def load_sources(folder: Path) -> tuple[SourceMap, ...]:
    """Every ``imports/*.yaml``; a file is called as its key."""
    values = read_folder(folder / FOLDER, SourceMap)
    wrong = [
        BadInput(
            str(folder / FOLDER / f"{stem}.yaml"), None, None, "", f"文件名应与内容一致，请改名为 {value.key}.yaml"
        )
        for stem, value in values.items()
        if stem != value.key
    ]
    if wrong:
        raise BadInputs(wrong)
    return tuple(values.values())
