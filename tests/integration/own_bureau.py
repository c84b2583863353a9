"""A bureau of its own in a temporary folder, as ``zhifa init`` makes it, with channels on loopback."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from config.settings import CHECKOUT
from models.channel_mode import set_released
from models.database import open_store
from portal.main import run


@cache
def founded() -> Path:
    """The folder of a bureau just founded: made once, copied for every test."""
    folder = Path(tempfile.mkdtemp(prefix="zhifa-bureau-"))
    places = {"ZHIFA_DATA": str(folder / "data"), "ZHIFA_KEYS": str(folder / "keys")}
    with patch.dict(os.environ, places):
        assert run(["init"]) == 0
    return folder


def make_bureau(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, mail: str, sms: str, live: bool = True, channels: str = ""
) -> dict[str, Any]:
    """Founded, and released for sending unless said otherwise; further lines of ``channels.yaml`` may be added."""
    config = folder / "config"
    shutil.copytree(CHECKOUT / "config", config, ignore=shutil.ignore_patterns("*.py", "__pycache__", "schema"))
    shutil.copytree(founded(), folder, dirs_exist_ok=True)
    text = f"mode: {'live' if live else 'test'}\nsms:\n  url: {sms}\n  per_minute: 60000\n"
    text += f"email:\n  url: {mail}\n  per_minute: 60000\n"
    (config / "channels.yaml").write_text(text + channels, encoding="utf-8")
    monkeypatch.setenv("ZHIFA_CONFIG", str(config))
    monkeypatch.setenv("ZHIFA_DATA", str(folder / "data"))
    monkeypatch.setenv("ZHIFA_KEYS", str(folder / "keys"))
    database = f"sqlite:///{folder / 'data' / 'zhifa.sqlite3'}"
    if live:
        store = open_store(database)
        set_released(store, True, by="coordinator-a", channels=["sms", "email"], reason="试运行完成")
        store.close()
    return {"config": config, "database": database}
