"""``zhifa verify`` and ``zhifa checkpoint``: is the record whole, and does history stand as it was signed."""

import json
from pathlib import Path

from config.errors import BadInput
from config.settings import BAD_DATABASE, CHECKPOINTS, DATABASES, Settings
from models.checkpoint import take_checkpoint, verify_checkpoints
from models.checkpoint_file import FILE_NAME
from models.checks import check
from models.checks.finding import Finding
from models.database import open_store
from models.signing import load_public_key, public_path
from models.volume_check import check_volume
from portal.doors import DONE, REFUSED, say
from portal.own_bureau import KEY, database_file, own_store

FILE = FILE_NAME
COMMAND_LINE = "命令行"


def run_verify(against: Path | None, database: str | None, *, as_json: bool) -> int:
    """Check every invariant, and the signed checkpoints where there are any."""
    settings = Settings.from_environment()
    store = open_store(_existing(database or settings.database))
    try:
        found = check(store)
        own = settings.data / CHECKPOINTS / FILE
        if against is not None or (own.exists() and database is None):
            file = against or own
            if not file.is_file():
                raise BadInput(str(file), None, None, "--against", "没有这个存证文件")
            key = load_public_key(public_path(settings.keys / KEY))
            found += verify_checkpoints(store, file, key, is_copy=against is not None)
    finally:
        store.close()
    _tell(found, as_json=as_json)
    return REFUSED if found else DONE


def run_verify_volume(file: Path, key: Path | None, *, as_json: bool) -> int:
    """Check one exported volume without any database; 1 if anything in it does not hold."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadInput(str(file), None, None, "--volume", f"不能读取卷宗文件：{error.strerror}") from None
    checked = check_volume(data, load_public_key(key) if key is not None else None)
    if as_json:
        told = [{"invariant": f.invariant, "where": f.where, "says": f.says} for f in checked.findings]
        whole = {"case_no": checked.case_no, "findings": told, "proven": checked.proven, "caveats": checked.caveats}
        say(json.dumps(whole, ensure_ascii=False))
        return REFUSED if checked.findings else DONE
    for finding in checked.findings:
        say(f"[{finding.invariant}] {finding.where}：{finding.says}")
    if checked.findings:
        say(f"卷宗核验未通过：发现 {len(checked.findings)} 处问题，本卷宗不可采信")
        return REFUSED
    say(f"案件 {checked.case_no} 的卷宗核验通过：")
    for line in checked.proven:
        say(f"  ✓ {line}")
    for line in checked.caveats:
        say(f"  ！{line}")
    return DONE


def _existing(url: str) -> str:
    """The address, if a database can be there at all."""
    if not DATABASES.fullmatch(url):
        raise BadInput(COMMAND_LINE, None, None, "--database", BAD_DATABASE)
    file = database_file(url)
    if file is not None and not file.is_file():
        raise BadInput(str(file), None, None, "", "没有这个数据库文件；新建请运行 zhifa init")
    return url


def _tell(found: list[Finding], *, as_json: bool) -> None:
    if as_json:
        told = [{"invariant": f.invariant, "where": f.where, "says": f.says} for f in found]
        say(json.dumps({"findings": told}, ensure_ascii=False))
        return
    for finding in found:
        say(f"[{finding.invariant}] {finding.where}：{finding.says}")
    say("核验通过：记录完整，未见改动" if not found else f"核验未通过：发现 {len(found)} 处问题")


def run_checkpoint() -> int:
    """Sign where all streams stand."""
    settings = Settings.from_environment()
    folder = settings.data / CHECKPOINTS
    folder.mkdir(parents=True, exist_ok=True)
    with own_store() as store:
        taken = take_checkpoint(store, folder, settings.keys / KEY)
    say(f"第 {taken.n} 次存证：共 {taken.size} 条记录，根 {taken.root[:16]}…；请把 {folder / FILE} 另存一份到别处")
    return DONE
