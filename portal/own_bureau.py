"""The bureau's own installation: made once, opened by every command that works on it."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder, load_officers
from config.reading import read_file
from config.schema.bureau import OfficerEntry
from config.schema.channels import Channels
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT, Settings
from models.checkpoint import create_key
from models.database import Store, create_store, grant_role, is_empty, open_store, remove_store, upgrade_store
from models.migrations.application_role import is_role_name
from models.registers import enter_officers, publish_release
from models.signing import load_key, public_path
from portal.config_places import refuse_flaws
from portal.doors import DONE, say
from states.vocabulary import BUREAU_TZ

KEY = "checkpoint.pem"
CONFIG_PARTS = (
    "bureau.yaml", "channels.yaml", "officers.yaml", "powers.yaml", "receivers.yaml",
    "calendar", "imports", "law", "parts", "procedures", "schemas", "standards",
)  # fmt: skip
"""What an admin edits; the sample's dockets stay with the sample."""


def run_init(role: str | None) -> int:
    """Make an empty bureau from the configuration folder; whatever was made is taken away again if a step fails."""
    settings = Settings.from_environment()
    _refuse_role(settings.database, role)
    key = settings.keys / KEY
    with ExitStack() as undo:
        sample = _own_config(settings, undo)
        body = load_folder(settings.config, settings.templates)
        people = load_officers(settings.config)
        refuse_flaws(settings.config, body, datetime.now(BUREAU_TZ).date())
        _refuse_live_channels(settings.config / "channels.yaml")
        if not is_empty(settings.database):
            where = database_file(settings.database) or "ZHIFA_DATABASE 所指的数据库"
            raise BadInput(str(where), None, None, "", "这里已有数据库，不能重复建库")
        _own_folder(settings.data, undo)
        new_key = _own_key(settings, undo)
        digest, entered = _founded(settings.database, body, people, undo)
        if role is not None:
            grant_role(settings.database, role)
        undo.pop_all()
    say("已建库：")
    say(f"  配置　　{settings.config}{'（由样例复制，请逐项改成本机关的）' if sample else ''}")
    say(f"  数据　　{settings.data}（数据库、归档、存证；只有本用户可读）")
    say(f"  密钥　　{key}{'' if new_key else '（沿用已有的）'}；请另存一份到安全处，不要与数据放在一起")
    say(f"  版本　　{digest[:12]}；名录 {entered} 人；渠道处于试运行模式，只发给 channels.yaml 名单中的接收人")
    _tell_role(role)
    say("下一步：")
    say(
        "  1. 改配置：bureau.yaml 机关、officers.yaml 名录、powers.yaml 职权、channels.yaml 渠道；改后 zhifa config check"
    )
    say("  2. 发布：zhifa config publish --by 管理员 --second 复核人 --note 说明")
    say("  3. 检查运行环境：zhifa doctor")
    say("  4. 办案：zhifa case open … 登记线索，zhifa case why 案号 查看下一步，zhifa inbox --officer 编号 查看待办")
    say("  5. 每日：zhifa sweep，zhifa deliver，zhifa checkpoint，zhifa backup")
    return DONE


def _own_config(settings: Settings, undo: ExitStack) -> bool:
    """The sample configuration copied to where the bureau's own is to lie, if nothing lies there yet."""
    if settings.config.exists() and any(settings.config.iterdir()):
        return False
    made = not settings.config.exists()
    undo.callback(shutil.rmtree, settings.config, ignore_errors=True)
    if not made:
        undo.callback(settings.config.mkdir)  # it was there, empty, and shall be again
    for name in CONFIG_PARTS:
        source = CHECKOUT / "config" / name
        target = settings.config / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    return True


def _refuse_live_channels(file: Path) -> None:
    if read_file(file, Channels).mode == "live":
        raise BadInput(str(file), None, None, "mode", "建库时渠道须处于试运行（mode: test），核对无误后再改为正式")


def _own_folder(folder: Path, undo: ExitStack) -> None:
    if folder.is_dir():
        return
    _make_folder(folder, "ZHIFA_DATA")
    undo.callback(shutil.rmtree, folder, ignore_errors=True)


def _make_folder(folder: Path, name: str) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadInput(str(folder), None, None, name, f"不能建立这个目录（{why}），请另指定一处") from None


def _own_key(settings: Settings, undo: ExitStack) -> bool:
    """Whether a new signing key was made; one that is there is taken if it can be used."""
    key = settings.keys / KEY
    if key.exists():
        load_key(key)
        return False
    if not settings.keys.exists():
        _make_folder(settings.keys, "ZHIFA_KEYS")
        undo.callback(shutil.rmtree, settings.keys, ignore_errors=True)
    if public_path(key).exists():
        raise BadInput(str(public_path(key)), None, None, "ZHIFA_KEYS", "有公钥而没有签名密钥，请找回密钥或另指定目录")
    create_key(key, settings.data)
    undo.callback(key.unlink, missing_ok=True)
    undo.callback(public_path(key).unlink, missing_ok=True)
    return True


def _founded(url: str, body: ReleaseBody, people: tuple[OfficerEntry, ...], undo: ExitStack) -> tuple[str, int]:
    """The release's digest and the number of people."""
    store = create_store(url, "wall")
    undo.callback(remove_store, url)  # only now: what another init made meanwhile is not ours to remove
    try:
        today = store.now().astimezone(BUREAU_TZ).date()
        digest = publish_release(store, body, by="init-1", second="init-2", note="建库")
        return digest, enter_officers(store, people, by="init-1", effective_on=today)
    finally:
        store.close()


def database_file(url: str) -> Path | None:
    """The file of an SQLite address; ``None`` for a server's."""
    return Path(url.removeprefix("sqlite:///").split("?")[0]) if url.startswith("sqlite:///") else None


def run_upgrade(role: str | None) -> int:
    """Bring the bureau's database to this software's schema, wholly or not at all."""
    url = Settings.from_environment().database
    _refuse_role(url, role)
    upgrade_store(url)
    if role is not None:
        grant_role(url, role)
    say("数据库结构已是本软件的版本")
    _tell_role(role)
    return DONE


def _refuse_role(url: str, role: str | None) -> None:
    if role is None:
        return
    if database_file(url) is not None:
        raise BadInput("ZHIFA_DATABASE", None, None, "--role", "SQLite 没有账号，不能设角色；只有 PostgreSQL 可以")
    if not is_role_name(role):
        raise BadInput("--role", None, None, role, "角色名只能用小写字母、数字和下划线，以字母开头，不超过63个字符")


def _tell_role(role: str | None) -> None:
    if role is not None:
        say(f"  角色　　{role}：可以增加记录，不能修改、删除；请以 GRANT {role} TO 账号 交给软件平时使用的账号")


@contextmanager
def own_store() -> Iterator[Store]:
    """The bureau's database."""
    url = Settings.from_environment().database
    file = database_file(url)
    if file is not None and not file.exists():
        raise BadInput(str(file), None, None, "", "还没有数据库，请先运行 zhifa init")
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()
