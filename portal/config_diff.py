"""``zhifa config diff``: what is otherwise between two releases, in words."""

import json
from dataclasses import asdict
from pathlib import Path

from rich.text import Text

from config.errors import BadInput
from config.loader import load_folder
from config.schema.release import ReleaseBody
from config.settings import Settings
from models.releases import find_release, newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import table
from states.release_changes import Change, changes

IN_FORCE = ("现行", "in-force")


def run_diff(old: str, new: str | None, *, as_json: bool) -> int:
    """Compare; without a second one, what is in force is compared with the configuration folder."""
    settings = Settings.from_environment()
    before, after = named_release(old, settings, "甲"), named_release(new or str(settings.config), settings, "乙")
    found = changes(before, after)
    if as_json:
        say(json.dumps({"changes": [asdict(change) for change in found]}, ensure_ascii=False))
        return DONE
    if not found:
        say("两者相同")
        return DONE
    table(("类别", "名称", "改动"), [_row(change) for change in found])
    looser = sum(change.looser for change in found)
    say(f"共 {len(found)} 处改动" + (f"，其中 {looser} 处放宽，发布前须有依据并经复核" if looser else ""))
    return DONE


def _row(change: Change) -> tuple[str | Text, ...]:
    return (change.area, change.name, Text(change.says, style="red" if change.looser else ""))


def named_release(named: str, settings: Settings, which: str) -> ReleaseBody:
    """A folder, ``现行`` for what is in force, or the first digits of a release's digest."""
    if named not in IN_FORCE and (Path(named).is_dir() or "/" in named):
        folder = Path(named)
        own = folder / "templates"
        return load_folder(folder, own if own.is_dir() else settings.templates)
    with own_store() as store, store.read() as conn:
        if named in IN_FORCE:
            return rules_of(conn, newest_release(conn)).body
        found = find_release(conn, named)
        if len(found) == 1:
            return rules_of(conn, found[0]).body
    problem = "没有这个版本，也没有这个目录" if not found else f"有 {len(found)} 个版本以此开头，请多写几位"
    raise BadInput("命令行", None, None, which, f"{named}：{problem}；可写目录、版本号（至少4位）或者“现行”")
