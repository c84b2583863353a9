"""The bureau's own installation: made once, opened by every command that works on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder, load_officers
from config.schema.bureau import OfficerEntry
from config.schema.release import ReleaseBody
from config.settings import Settings
from models.checkpoint import create_key
from models.database import Store, create_store, open_store
from models.registers import enter_officers, publish_release
from portal.config_places import refuse_flaws
from portal.doors import DONE, say
from states.vocabulary import BUREAU_TZ

KEY = "checkpoint.pem"
ARCHIVE = "archive"


def run_init() -> int:
    """Make an empty bureau from the configuration folder; refuses where one already stands."""
    settings = Settings.from_environment()
    body = load_folder(settings.config, settings.templates)
    people = load_officers(settings.config)
    refuse_flaws(settings.config, body)
    file = database_file(settings.database)
    if file is not None and file.exists():
        raise BadInput(str(file), None, None, "", "这里已有数据库，不能重复建库")
    _make_folder(settings.data, "ZHIFA_DATA")
    key = settings.keys / KEY
    if not key.exists():
        _make_folder(settings.keys, "ZHIFA_KEYS")
        create_key(key, settings.data)
    digest, entered = _founded(settings.database, file, body, people)
    say(f"已建库：{settings.data}；版本 {digest[:12]}；名录 {entered} 人。渠道按 channels.yaml 处于试运行模式。")
    say("下一步：zhifa case open … 登记线索，zhifa case why 案号 查看下一步")
    return DONE


def _make_folder(folder: Path, name: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadInput(str(folder), None, None, name, f"不能建立这个目录（{why}），请另指定一处") from None


def _founded(url: str, file: Path | None, body: ReleaseBody, people: tuple[OfficerEntry, ...]) -> tuple[str, int]:
    """The release's digest and the number of people; a half-made database is not left behind."""
    store = create_store(url, "wall")
    try:
        today = store.now().astimezone(BUREAU_TZ).date()
        digest = publish_release(store, body, by="init-1", second="init-2", note="建库")
        entered = enter_officers(store, people, by="init-1", effective_on=today)
    except BaseException:
        store.close()
        if file is not None:
            file.unlink(missing_ok=True)
        raise
    store.close()
    return digest, entered


def database_file(url: str) -> Path | None:
    """The file of an SQLite address; ``None`` for a server's."""
    return Path(url.removeprefix("sqlite:///").split("?")[0]) if url.startswith("sqlite:///") else None


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
