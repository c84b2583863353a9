"""``zhifa doctor``: is everything as it must be for work, and if not, what to do."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from rich.text import Text

from config.errors import BadInput
from config.settings import Settings
from models.database import Store, open_store
from models.releases import UnknownRelease
from models.store_errors import StoreError
from portal import doctor_bureau, doctor_machine
from portal.doctor_line import BAD, GOOD, NOTE, Line
from portal.doors import DONE, REFUSED, say
from portal.own_bureau import database_file
from portal.tables import table

STYLES = {GOOD: "green", NOTE: "yellow", BAD: "red"}


def run_doctor(*, as_json: bool) -> int:
    """One line for each thing looked at; 1 if something is wrong, 0 if all is well or only worth a look."""
    lines = list(_lines())
    wrong = sum(line.state == BAD for line in lines)
    noted = sum(line.state == NOTE for line in lines)
    if as_json:
        say(json.dumps({"lines": [asdict(line) for line in lines], "wrong": wrong, "noted": noted}, ensure_ascii=False))
    else:
        rows = [(line.area, Text(line.state, style=STYLES[line.state]), line.says, line.remedy) for line in lines]
        table(("项目", "结果", "情况", "怎么办"), rows)
        say(f"有问题 {wrong} 项，注意 {noted} 项" if wrong or noted else "全部正常")
    return REFUSED if wrong else DONE


def _lines() -> Iterator[Line]:
    yield from doctor_machine.versions()
    yield from doctor_machine.fonts()
    try:
        settings = Settings.from_environment()
    except BadInput as error:
        yield Line("设置", BAD, str(error), "改正环境变量")
        return
    yield from doctor_machine.keys(settings)
    yield from doctor_machine.disk(settings)
    yield from doctor_machine.channels(settings)
    yield from _database(settings)


def _database(settings: Settings) -> Iterator[Line]:
    file = database_file(settings.database)
    if file is not None and not file.exists():
        yield Line("数据库", BAD, f"没有数据库 {file}", "新机关：zhifa init；已有备份：zhifa restore 备份文件")
        return
    try:
        store = open_store(settings.database)
    except StoreError as error:
        yield Line("数据库", BAD, str(error), "核对 ZHIFA_DATABASE、文件权限和软件版本")
        return
    try:
        yield from doctor_machine.database_file_mode(file)
        for look in LOOKS:
            yield from _told(look, store, settings)
    finally:
        store.close()


LOOKS: tuple[Callable[[Store, Settings], Iterator[Line]], ...] = (
    doctor_bureau.storage,
    doctor_bureau.rights,
    doctor_bureau.clock,
    doctor_bureau.release,
    doctor_bureau.calendar,
    doctor_bureau.checkpoints,
    doctor_bureau.backups,
    doctor_bureau.owed_work,
    doctor_bureau.yearly_report,
)


def _told(look: Callable[[Store, Settings], Iterator[Line]], store: Store, settings: Settings) -> Iterator[Line]:
    """What one look finds; a database that breaks under it is a finding, not the end of the examination."""
    try:
        yield from look(store, settings)
    except (StoreError, UnknownRelease) as error:
        yield Line("数据库", BAD, str(error), "运行 zhifa verify，必要时从备份恢复")
