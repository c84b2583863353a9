"""``zhifa rehearse --against``: what an edit does. The same dockets under two releases, act by act."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from config.dockets import DocketFile, read_docket
from config.errors import BadInput, BadInputs
from config.loader import load_folder, load_officers, overlay, overlay_officers
from config.schema.release import ReleaseBody
from config.settings import Settings
from flows.rehearsal import ActReport
from portal.config_diff import named_release
from portal.doors import DONE, REFUSED, say
from portal.progress import counted
from portal.rehearse import flaws, rehearsed
from portal.tables import heading, table, title_of
from states.vocabulary import OUTCOME_TITLES

ASPECTS = {"outcome": "结果", "step": "到达", "reasons": "理由", "flags": "瑕疵", "terms": "期限", "owed": "待办"}
SUFFIXES = frozenset({".yaml", ".yml", ".json", ".jsonl"})


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One thing that one act comes to otherwise."""

    docket: str
    case: str
    at: str
    act: str
    aspect: str
    was: str
    now: str


def run_comparison(path: Path, against: str, *, as_json: bool, config_folder: Path | None) -> int:
    """Run the dockets under both releases; 0 if every act comes to the same, 1 if not."""
    settings = Settings.from_environment()
    folder = config_folder or settings.config
    old, new = named_release(against, settings, "--against"), load_folder(folder, settings.templates)
    files = _dockets(path)
    read = [read_docket(file) for file in files]
    found: list[Otherwise] = []
    acts = 0
    for file, docket in counted("演练", list(zip(files, read, strict=True))):
        was, now = (_reports(docket, file, body, folder) for body in (old, new))
        acts += len(now)
        found += compared(file.name, was, now)
    _tell(found, len(files), acts, as_json=as_json)
    return REFUSED if found else DONE


def _dockets(path: Path) -> list[Path]:
    """The docket, or every docket under the folder."""
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    if not found:
        raise BadInput(str(path), None, None, "", "目录里没有演练卷宗")
    return found


def _reports(read: DocketFile, file: Path, body: ReleaseBody, folder: Path) -> list[ActReport]:
    """What each act comes to under this release, with the people of the draft and what the docket lays over both."""
    laid = overlay(body, read.overlay)
    if problems := list(flaws(read, laid)):
        raise BadInputs(problems)
    reports: list[ActReport] = []
    rehearsed(read, str(file), laid, overlay_officers(load_officers(folder), read.overlay), reports.append)
    return reports


def compared(docket: str, was: Sequence[ActReport], now: Sequence[ActReport]) -> Iterator[Otherwise]:
    """Act by act; both lists are in the order of the docket."""
    for old, new in zip(was, now, strict=True):
        before, after = _aspects(old), _aspects(new)
        for aspect in ASPECTS:
            if before[aspect] != after[aspect]:
                yield Otherwise(
                    docket, new.case, new.at, title_of(new.act), ASPECTS[aspect], before[aspect], after[aspect]
                )


def _aspects(report: ActReport) -> dict[str, str]:
    """What an act came to, in words that can be set side by side."""
    return {
        "outcome": OUTCOME_TITLES[report.outcome],
        "step": report.step or "未登记",
        "reasons": _joined(f"{r['says']}（{r['clause']}）" for r in report.reasons),
        "flags": _joined(f"{f['says']}（{f['clause']}）" for f in report.flags),
        "terms": _joined(f"{t['key']} {t['due']}" for t in report.terms),
        "owed": _joined(sorted(_effect(owed) for owed in report.owed)),
    }


def _effect(owed: Any) -> str:
    return f"{owed['template']}→{owed['receiver']}" + (f"（{owed['channel']}）" if owed["channel"] else "")


def _joined(told: Any) -> str:
    return "；".join(told) or "无"


def _tell(found: Sequence[Otherwise], files: int, acts: int, *, as_json: bool) -> None:
    if as_json:
        say(
            json.dumps(
                {"dockets": files, "acts": acts, "otherwise": [asdict(one) for one in found]}, ensure_ascii=False
            )
        )
        return
    for name in dict.fromkeys(one.docket for one in found):
        heading(name)
        rows = [(o.case, o.at, o.act, o.aspect, o.was, o.now) for o in found if o.docket == name]
        table(("案件", "时间", "办理事项", "项目", "原来", "以后"), rows)
    changed = len({(o.docket, o.case, o.at, o.act) for o in found})
    says = f"有 {changed} 项的结果不同" if found else "结果全部相同"
    say(f"比较了 {files} 份卷宗、{acts} 项办理：{says}")
