"""``zhifa up``: server, pages and worker on this machine in one foreground command; Ctrl-C ends all of them."""

import asyncio
import fcntl
import json
import os
import secrets
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from config.errors import BadInput
from config.settings import Settings
from flows.alarms import AlarmDesk
from flows.own_runtime import CATCHERS, LEASE
from flows.runtime import Runtime
from flows.server import HOST, PrefectServer
from flows.upkeep import Pace, Upkeep
from models.database import Store, open_store
from models.queries import case_heads
from notifications.catchers import MailCatcher, SmsCatcher
from notifications.pdf import PdfPool, missing_packages
from portal.doors import CONFLICT, DONE, complain, is_terminal, say
from portal.outgoing import told_runtime
from portal.own_bureau import database_file
from portal.sample import SampleClock, found_sample, sample_settings
from states.vocabulary import Channel

PORT = 4200
AUTH = "prefect-auth"
LOCK = "up.lock"
USER = "coordinator"


class AlreadyUp(RuntimeError):
    """Another ``zhifa up`` works on the same data (已在运行)."""

    code = "conflict"


def run_up(*, port: int, sample: bool | None, pace: Pace | None = None) -> int:
    """Run until Ctrl-C or SIGTERM; 0 after a clean end."""
    signal.signal(signal.SIGTERM, _interrupt)
    began = time.monotonic()
    try:
        with ExitStack() as stack:
            settings, is_sample = chosen(Settings.from_environment(), sample)
            settings.data.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(only_one(settings.data.with_name(f"{settings.data.name}.{LOCK}"), port))
            server = launched(settings, port, pace or Pace(), stack)
            upkeep = prepared(settings, is_sample, server, pace or Pace(), stack, began)
            asyncio.run(_until_told(upkeep))
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left is tidying up: a second Ctrl-C must not cut it
    except KeyboardInterrupt:
        pass
    except AlreadyUp as error:
        complain(str(error))
        return CONFLICT
    say("已停止：Prefect 服务、执行进程都已结束；数据保留，下次 zhifa up 接着办")
    return DONE


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


async def _until_told(upkeep: Upkeep) -> None:
    stop = asyncio.Event()

    def leave() -> None:
        if not stop.is_set():
            say("正在停止，请稍候……")
            stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, leave)
    await upkeep.run(stop)


def chosen(settings: Settings, sample: bool | None) -> tuple[Settings, bool]:
    """The bureau to run: the own one where there is one, else the sample bureau; ``sample`` decides if it is said."""
    file = database_file(settings.database)
    exists = file is None or file.exists()
    if sample is False and not exists:
        raise BadInput(str(file), None, None, "", "还没有数据库，请先运行 zhifa init")
    if sample is None and exists and _is_empty(settings):
        offer = "本机关还没有案件。样例机关有六个在办的样例案件（演练，另存一处，不进入本机关的记录）"
        if is_terminal():
            sample = typer.confirm(f"{offer}，现在打开样例机关？", default=False)
        else:
            say(f"{offer}，打开它：zhifa up --sample")
    if sample or not exists:
        if not exists:
            say("还没有本机关的数据库，打开样例机关（演练）；建立本机关请运行 zhifa init")
        return sample_settings(settings), True
    return settings, False


def _is_empty(settings: Settings) -> bool:
    store = open_store(settings.database)
    try:
        return not case_heads(store, limit=1)
    finally:
        store.close()


@contextmanager
def only_one(file: Path, port: int) -> Iterator[None]:
    """Hold the lock of this bureau's data; the system lets go of it when the process ends, however it ends."""
    with open(file, "a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyUp(f"已有一个 zhifa up 在运行（{lock.read().strip()}）；请用它，或先在那里按 Ctrl-C") from None
        lock.truncate(0)
        lock.write(f"进程 {os.getpid()}，http://{HOST}:{port}")
        lock.flush()
        yield


def launched(settings: Settings, port: int, pace: Pace, stack: ExitStack) -> PrefectServer:
    """The server as a child, started at once: it gets ready while the rest is prepared."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise BadInput(
                "命令行", None, None, "--port", f"端口 {port} 已被其他程序占用，请用 --port 另选一个"
            ) from None
    home = settings.data.with_name(f"{settings.data.name}.prefect")
    server = PrefectServer(home, port=port, auth=auth_string(settings.keys), settings=pace.server_settings())
    stack.callback(server.stop)
    server.launch()
    return server


def auth_string(keys: Path) -> str:
    """``name:password`` of the pages, made once, in a file that only its owner may read."""
    file = keys / AUTH
    if not file.exists():
        keys.mkdir(parents=True, exist_ok=True)
        # ASCII only: the server answers 500 to anything else.
        told = f"{USER}:{secrets.token_urlsafe(18)}\n"
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as made:
            made.write(told)
    if file.stat().st_mode & 0o077:
        raise BadInput(str(file), None, None, "", f"口令文件可被他人读取，请运行 chmod 600 {file}")
    return file.read_text(encoding="ascii").strip()


def prepared(
    settings: Settings, is_sample: bool, server: PrefectServer, pace: Pace, stack: ExitStack, began: float
) -> Upkeep:
    """Store, channels and alarm desk, ready to be kept going."""
    if is_sample and not settings.data.exists():
        say("正在准备样例机关：六个在办案件，日期从今天算起……")
        with ExitStack() as short:
            pdf = None if missing_packages() else short.enter_context(PdfPool(1))
            found_sample(settings, pdf, datetime.now(UTC))
    store = open_store(settings.database)
    stack.callback(store.close)
    environment = _catchers(settings, stack) if is_sample else {}
    os.environ.update(environment)
    clock = SampleClock(store) if is_sample else None
    if clock is not None:
        clock()
    os.environ[LEASE] = str(pace.lease_seconds)
    runtime = stack.enter_context(told_runtime(store))
    alarms = stack.enter_context(AlarmDesk(server.url))

    def ready() -> None:
        _told_ready(settings, store, server, runtime, time.monotonic() - began)

    return Upkeep(runtime, server, alarms, say, ready, pace, environment, clock)


def _catchers(settings: Settings, stack: ExitStack) -> dict[str, str]:
    """A mail server and an SMS gateway on loopback that keep what they get: a sample bureau reaches nobody."""
    mail = stack.enter_context(MailCatcher(settings.data / "邮件"))
    sms = stack.enter_context(SmsCatcher(settings.data / "短信"))
    return catcher_environment(mail, sms)


def catcher_environment(mail: MailCatcher, sms: SmsCatcher) -> dict[str, str]:
    """What the processes of a sample bureau must know of its catchers."""
    return {CATCHERS: json.dumps({Channel.EMAIL.value: mail.url, Channel.SMS.value: sms.url})}


def _told_ready(settings: Settings, store: Store, server: PrefectServer, runtime: Runtime, seconds: float) -> None:
    say(f"\n已就绪（{seconds:.0f} 秒）。按 Ctrl-C 停止。")
    say(f"  协调员页面：{server.url}")
    say(f"  登录口令：见文件 {settings.keys / AUTH}（整行复制，含 {USER}:）")
    say(f"  看板：{server.url}/artifacts　今天到期：{server.url}/artifacts/key/due-today")
    if store.is_virtual:
        say(f"  样例机关（演练），数据在 {settings.data}；邮件和短信只到本机的“邮件”“短信”目录")
        say(f"  命令行查看：ZHIFA_DATA={settings.data} ZHIFA_KEYS={settings.keys} zhifa case list")
    elif runtime.only_addresses is not None:
        say("  渠道处于试运行：只发给 channels.yaml 名单内的接收人，其余扣下")
