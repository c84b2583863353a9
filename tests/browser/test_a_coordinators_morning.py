"""A coordinator's morning in the browser: log in, see what is due, open a red case, deliver, retry what failed.

The browser may reach loopback only; every request it makes is looked at. Screenshots for README.md are kept in
``screens/`` when KEEP_SCREENS is set.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from flows.server import free_port
from notifications.catchers import read_log
from tests.prefect_homes import with_tables

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENS = Path(__file__).parent / "screens"
PATIENCE = 60_000

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed: apt-get install chromium")


@dataclass
class Up:
    """A running ``zhifa up`` on the sample bureau."""

    process: "subprocess.Popen[str]"
    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "data" / "sample"

    @property
    def auth(self) -> str:
        return (self.folder / "keys" / "sample" / "prefect-auth").read_text(encoding="ascii").strip()

    def filtered(self, path: str) -> list[dict[str, object]]:
        name, _, password = self.auth.partition(":")
        return list(httpx.post(f"{self.url}/api{path}/filter", json={}, auth=(name, password), timeout=20).json())

    def until(self, look: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + 120
        while not look():
            assert time.monotonic() < deadline, f"did not come: {what}"
            time.sleep(0.5)


def start(folder: Path, port: int) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ZHIFA_", "PREFECT_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "portal.main", "up", "--port", str(port)],
        env={**kept, "ZHIFA_DATA": str(folder / "data"), "ZHIFA_KEYS": str(folder / "keys")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    folder, port = tmp_path_factory.mktemp("up"), free_port()
    with_tables(folder / "data" / "sample.prefect", tmp_path_factory)
    process = start(folder, port)
    running = Up(process, port, folder)
    assert process.stdout is not None
    told: list[str] = []
    try:
        for line in process.stdout:
            told.append(line)
            if "命令行查看" in line:
                break
        assert any("协调员页面" in line for line in told), told
        running.until(lambda: len(running.filtered("/artifacts/latest")) >= 10, "the tables and pages")
        yield running
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(60)
        process.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Desk:
    """The coordinator's browser window, and every address it asked for."""

    page: Page
    asked: list[str]
    up: Up

    def open(self, path: str) -> None:
        self.page.goto(f"{self.up.url}/v2{path}")

    def submit(self) -> None:
        """Send the form; a click that only took the cursor out of a field is made once more."""
        self.page.keyboard.press("Tab")
        for patience in (10_000, PATIENCE):
            self.page.get_by_role("button", name="Submit").click()
            try:
                self.page.wait_for_url(lambda url: not url.endswith("/run"), timeout=patience)
            except PlaywrightTimeout:
                continue
            return
        pytest.fail("the form was not sent")

    def keep(self, name: str) -> None:
        """A screenshot for the README, if they are being made anew."""
        if os.environ.get("KEEP_SCREENS"):
            self.page.wait_for_timeout(700)  # fonts and charts come in; nothing is judged by it
            self.page.screenshot(path=SCREENS / f"{name}.png")


@pytest.fixture(scope="module")
def desk(browser: Browser, up: Up) -> Iterator[Desk]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(PATIENCE)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    yield Desk(page, asked, up)
    context.close()


def test_nobody_sees_anything_without_the_password(desk: Desk) -> None:
    assert httpx.post(f"{desk.up.url}/api/flow_runs/filter", json={}, timeout=10).status_code == 401
    desk.open("/")
    desk.page.get_by_placeholder("admin:pass").fill("coordinator:wrong")
    desk.page.keyboard.press("Enter")
    expect(desk.page).to_have_url(re.compile("/login"))


def test_the_coordinator_logs_in(desk: Desk) -> None:
    desk.open("/")
    desk.page.get_by_placeholder("admin:pass").fill(desk.up.auth)
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_text("Flow Runs").first).to_be_visible(timeout=PATIENCE)
    expect(desk.page.get_by_text("Upgrade")).to_have_count(0)


def test_what_is_due_today_is_a_table(desk: Desk) -> None:
    desk.open("/artifacts/key/due-today")
    desk.page.locator('a[href*="/artifacts/artifact/"]').first.click()
    expect(desk.page.get_by_text("今天到期").first).to_be_visible()
    expect(desk.page.get_by_role("cell", name=re.compile(r"^\d{4}-\d{4}$")).first).to_be_visible()
    desk.keep("due-today")


def test_a_red_case_tells_where_it_stands_and_what_is_missing(desk: Desk) -> None:
    desk.open("/artifacts")
    desk.page.get_by_text("【红牌】").first.click()
    desk.page.locator('a[href*="case-"], a[href*="/artifacts/artifact/"]').first.click()
    if "/artifacts/key/" in desk.page.url:
        desk.page.locator('a[href*="/artifacts/artifact/"]').first.click()
    expect(desk.page.get_by_role("heading", name=re.compile("【红牌】"))).to_be_visible()
    expect(desk.page.get_by_role("heading", name="下一步：能办什么，还缺什么，由谁办")).to_be_visible()
    expect(desk.page.get_by_text("行政处罚法42").first).to_be_visible()
    assert "样例乙" not in desk.page.content(), "the party is not named"
    desk.keep("red-case")


def test_deliver_is_started_from_its_form(desk: Desk) -> None:
    before = len(read_log(desk.up.data / "邮件"))
    (deliver,) = [d for d in desk.up.filtered("/deployments") if d["name"] == "投递"]
    desk.open(f"/deployments/deployment/{deliver['id']}/run")
    expect(desk.page.get_by_text("最多办理件数")).to_be_visible()
    desk.page.locator('input[type="number"]').first.fill("50")
    desk.keep("deliver-form")
    desk.submit()

    def done() -> bool:
        runs = [r for r in desk.up.filtered("/flow_runs") if r["parameters"] == {"limit": 50}]
        return any(r["state_type"] == "COMPLETED" for r in runs)

    desk.up.until(done, "the run of deliver")
    caught = [message.key for message in read_log(desk.up.data / "邮件")]
    assert len(caught) == len(set(caught)) >= before, "started by hand, nothing goes out twice"


def test_a_failed_run_says_in_chinese_what_to_do_and_is_retried(desk: Desk) -> None:
    key = desk.up.folder / "keys" / "sample" / "checkpoint.pem"
    key.rename(key.with_suffix(".away"))
    (sign,) = [d for d in desk.up.filtered("/deployments") if d["name"] == "存证"]
    desk.open(f"/deployments/deployment/{sign['id']}/run")
    desk.submit()

    def runs() -> list[dict[str, object]]:
        return [
            r for r in desk.up.filtered("/flow_runs") if r["deployment_id"] == sign["id"] and not r["auto_scheduled"]
        ]

    desk.up.until(lambda: any(r["state_type"] == "FAILED" for r in runs()), "the failure")
    (run,) = runs()
    desk.open(f"/runs/flow-run/{run['id']}")
    expect(desk.page.get_by_text("已经办成的事项不会重复办理").first).to_be_visible()
    desk.keep("failed-run")
    key.with_suffix(".away").rename(key)
    press_retry(desk.page)
    desk.up.until(lambda: runs()[0]["state_type"] == "COMPLETED", "the retry")
    (file,) = (desk.up.data / "checkpoints").glob("*.jsonl")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1
    desk.open("/runs")
    expect(desk.page.get_by_text("存证").first).to_be_visible()
    desk.keep("runs")


def press_retry(page: Page) -> None:
    """The Retry of the page: a button, or an entry of the run's menu; then the question whether it is meant."""
    if not page.get_by_role("button", name="Retry", exact=True).count():
        page.get_by_role("button", name="Open menu").click()
        page.get_by_role("menuitem", name="Retry").click()
    else:
        page.get_by_role("button", name="Retry", exact=True).first.click()
    page.get_by_role("dialog").or_(page.get_by_role("alertdialog")).get_by_role("button", name="Retry").click()


def test_no_request_left_this_machine(desk: Desk) -> None:
    assert len(desk.asked) > 50, "the pages were looked at"
    outside = {url for url in desk.asked if not url.startswith(("blob:", "data:"))}
    assert {urlsplit(url).hostname for url in outside} == {"127.0.0.1"}


def test_a_second_start_is_refused_and_says_which_one_runs(up: Up) -> None:
    second = start(up.folder, free_port())
    said, _ = second.communicate(timeout=60)
    assert second.returncode == 3
    assert f"已有一个 zhifa up 在运行（进程 {up.process.pid}，{up.url}）" in said


def test_ctrl_c_ends_everything_and_the_next_start_carries_on(up: Up) -> None:
    server = int((up.folder / "data" / "sample.prefect" / "server.pid").read_text(encoding="ascii"))
    up.process.send_signal(signal.SIGINT)
    assert up.process.stdout is not None
    said = up.process.stdout.read()
    assert up.process.wait(60) == 0, said
    assert "已停止" in said
    assert "Traceback" not in said
    assert not Path(f"/proc/{server}").exists()
    again = start(up.folder, up.port)
    assert again.stdout is not None
    for line in again.stdout:
        assert "正在准备样例机关" not in line, "the same bureau as before"
        if "命令行查看" in line:
            break
    again.send_signal(signal.SIGTERM)
    rest = again.stdout.read()
    assert again.wait(60) == 0, rest
    again.stdout.close()
