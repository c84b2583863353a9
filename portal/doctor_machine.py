"""What ``zhifa doctor`` looks at on the machine: versions, fonts, keys, disk, channels. Nothing is sent."""

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from config.errors import BadInput
from config.reading import read_file
from config.schema.channels import Channels, Robots, Route, is_loopback
from config.settings import Settings
from models.engines import SAFE_WAL, journal_mode, sqlite_version
from models.signing import KeyRefused, load_key
from notifications.pdf import missing_packages
from portal.doctor_line import BAD, GOOD, NOTE, Line
from portal.own_bureau import KEY
from states.vocabulary import CHANNEL_TITLES, Channel

PYTHON: Final = (3, 11)
PREFECT: Final = "3.8.8"
FASTAPI_BELOW: Final = (0, 151)
"""The bounds of pyproject.toml; a contract test keeps them the same."""

GIB: Final = 1 << 30
FREE_BAD, FREE_NOTE = GIB // 4, 2 * GIB
PORTS: Final = {"http": 80, "https": 443, "zhifasms": 80, "zhifasmss": 443, "zhifamail": 587, "zhifamails": 465}
"""Where our own addresses go if they name no port; of others' services only they know."""

PROBE_SECONDS: Final = 3.0


def versions() -> Iterator[Line]:
    """Python, the SQLite that is used, Prefect and FastAPI."""
    python = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info[:2] >= PYTHON
    yield Line("Python", GOOD if good else BAD, python, "" if good else "需要 3.11 以上：make PYTHON=python3.12 demo")
    found, mode = sqlite_version(), journal_mode(sqlite_version(), scratch=False)
    told = f"{'.'.join(map(str, found))}，日志方式 {mode}"
    if found >= SAFE_WAL:
        yield Line("SQLite", GOOD, told)
    else:
        says = f"{told}：此版本的 WAL 可能损坏数据库，已自动改用较慢的安全方式"
        yield Line("SQLite", NOTE, says, "安装 pysqlite3（make env 会装），可恢复并发速度")
    yield from _bounded("prefect", lambda own: own == PREFECT, f"应为 {PREFECT}")
    yield from _bounded("fastapi", lambda own: _parts(own) < FASTAPI_BELOW, "应低于 0.151，否则 Prefect 界面不能启动")


def _bounded(package: str, fits: Callable[[str], bool], wanted: str) -> Iterator[Line]:
    try:
        own = version(package)
    except PackageNotFoundError:
        yield Line(package, BAD, "没有安装", "运行 make env 重装环境")
        return
    good = fits(own)
    yield Line(
        package, GOOD if good else BAD, own if good else f"{own}，{wanted}", "" if good else "运行 make env 重装环境"
    )


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2] if part.isdecimal())


def fonts() -> Iterator[Line]:
    """Pango for PDFs and a font with Chinese."""
    missing = missing_packages()
    if not missing:
        yield Line("文书排版", GOOD, "Pango 和中文字体齐全")
        return
    yield Line(
        "文书排版",
        BAD,
        f"缺少 {'、'.join(missing)}：只能生成 HTML，不能生成 PDF",
        f"apt-get install {' '.join(missing)}",
    )


def keys(settings: Settings) -> Iterator[Line]:
    """The signing key: there, usable, and nobody else's to read."""
    key = settings.keys / KEY
    if not key.exists():
        yield Line("签名密钥", BAD, f"没有 {key}", "从另存处放回；新机关由 zhifa init 建立")
        return
    try:
        load_key(key)
    except KeyRefused as refused:
        yield Line("签名密钥", BAD, str(refused), f"chmod 600 {key}，或者从另存处放回")
        return
    if settings.keys.stat().st_mode & 0o022:
        yield Line("签名密钥", BAD, f"他人可以改动密钥目录 {settings.keys}", f"chmod 700 {settings.keys}")
        return
    yield Line("签名密钥", GOOD, f"{key}，只有本用户可读，不在数据目录内")


def database_file_mode(file: Path | None) -> Iterator[Line]:
    """The database file must not be everybody's: it holds names and numbers."""
    if file is not None and file.stat().st_mode & 0o077:
        yield Line("数据库权限", BAD, f"他人可以读取 {file}", f"chmod 600 {file}")


def disk(settings: Settings) -> Iterator[Line]:
    """Room for the database, the archive and a backup."""
    folder = next((p for p in (settings.data, *settings.data.parents) if p.exists()), Path("/"))
    free = shutil.disk_usage(folder).free
    state = BAD if free < FREE_BAD else NOTE if free < FREE_NOTE else GOOD
    yield Line(
        "磁盘",
        state,
        f"可用 {free / GIB:.1f} GiB（{folder}）",
        "" if state == GOOD else "清理或扩充磁盘；写满后办理会被拒绝",
    )


def channels(settings: Settings) -> Iterator[Line]:
    """Configured, in which mode, and whether somebody answers there; nothing is sent."""
    file = settings.config / "channels.yaml"
    try:
        configured = read_file(file, Channels)
    except BadInput as error:
        yield Line("渠道", BAD, str(error), "改正 channels.yaml，见 zhifa config schema")
        return
    if configured.mode == "live":
        yield Line("渠道", GOOD, "channels.yaml 为正式发送；还须有人登记开通，见 zhifa channels status")
    else:
        listed = len(configured.test_receivers)
        yield Line(
            "渠道",
            NOTE,
            f"试运行：只发给名单中的 {listed} 个接收人，其余扣下",
            "核对无误后把 channels.yaml 的 mode 改为 live",
        )
    routes, chats = configured.routes(), configured.chats()
    if not routes and not chats:
        yield Line("渠道", BAD, "一个渠道也没有配置", "在 channels.yaml 中写明短信或者邮件的地址")
    for name, route in routes.items():
        yield _route(name, route)
    for name, chat in chats.items():
        yield _robots(name, chat)


def _robots(name: str, chat: Robots) -> Line:
    """Whether the secret of every robot can be found; their services answer only to a message."""
    area = f"{CHANNEL_TITLES[Channel(name)]}渠道"
    for who, source in chat.robots.items():
        try:
            source.resolve(os.environ)
        except ValueError as error:
            return Line(area, BAD, f"{who}：{error}", "在运行 zhifa 的环境中设置这个变量")
    return Line(area, GOOD, f"{len(chat.robots)} 个机器人已配置；不能只试连不发送", "")


def _route(name: str, route: Route) -> Line:
    area = {"sms": "短信渠道", "email": "邮件渠道"}.get(name, f"渠道 {name}")
    try:
        url = route.resolve(os.environ)
    except ValueError as error:
        return Line(area, BAD, str(error), "在运行 zhifa 的环境中设置这个变量")
    parts = urlsplit(url)
    port = parts.port or PORTS.get(parts.scheme)
    if port is None or parts.hostname is None:
        return Line(
            area, NOTE, f"{parts.scheme} 是第三方服务，不能只试连不发送", "用 zhifa config preview 和试运行名单试发一条"
        )
    try:
        socket.create_connection((parts.hostname, port), timeout=PROBE_SECONDS).close()
    except OSError as error:
        why = error.strerror or type(error).__name__
        here = "（本机地址，供演示用）" if is_loopback(url) else ""
        return Line(
            area,
            BAD if not here else NOTE,
            f"连不上 {parts.hostname}:{port}{here}：{why}",
            "核对地址、网络和网关；正式使用须改为本机关的网关",
        )
    return Line(area, GOOD, f"{parts.hostname}:{port} 可以连接（没有发送）")
