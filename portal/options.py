"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

from portal import completions

Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
By = Annotated[str, typer.Option("--by", help="办理人编号（见名录）", autocompletion=completions.officers)]
ConfigFolder = Annotated[Path | None, typer.Option("--config", help="使用另一配置目录（草稿）", show_default=False)]
Key = Annotated[str | None, typer.Option("--key", help="办理编号：同一编号重复提交只登记一次", show_default=False)]
Second = Annotated[str, typer.Option("--second", help="复核人编号，须为另一人", autocompletion=completions.officers)]
Reason = Annotated[str, typer.Option("--reason", help="理由，记入机关记录")]
Role = Annotated[
    str | None,
    typer.Option(
        "--role",
        help="PostgreSQL：建立这个角色，交给软件平时使用的账号，只能增加、不能修改或删除记录",
        show_default=False,
    ),
]
