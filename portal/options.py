"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

from portal import completions

Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
By = Annotated[str, typer.Option("--by", help="办理人编号（见名录）", autocompletion=completions.officers)]
ConfigFolder = Annotated[Path | None, typer.Option("--config", help="使用另一配置目录（草稿）", show_default=False)]
