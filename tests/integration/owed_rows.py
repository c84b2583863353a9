"""Owed messages of a made-up case and a runtime over them, for tests of channels."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from config.schema.channels import Channels
from flows.runtime import Runtime, TemplateText
from models.database import Store
from models.instants import stamp
from models.outbox import OUTBOX, Backoff, Job
from notifications.channels import RecordingSender

CASE = "2026-0001"
TEXTS = {
    "notice": TemplateText("第 {{ n }} 号通知", "通知"),
    "term_reminder": TemplateText("第 {{ n }} 项", "提醒{{ n }}"),
    "digest": TemplateText("{% for item in items %}{{ item.title }};{% endfor %}", "共{{ items | length }}项"),
    "poison": TemplateText("{{ nothing }}"),
}


def owe(store: Store, key: str, **changes: Any) -> None:
    """One row, as ``perform`` would have written it."""
    now = stamp(store.now())
    row = {
        "key": key, "stream": CASE, "seq": 1, "case_no": CASE, "kind": "message", "template": "notice",
        "receiver": "party", "channel": "sms", "address": "13800000000", "context": json.dumps({"n": 1}),
        "digest": "0" * 64, "state": "queued", "due_at": now, "created_at": now, "fence": 0, "attempts": 0,
    }  # fmt: skip
    with store.write() as conn:
        conn.execute(insert(OUTBOX).values(**{**row, **changes}))


def rows(store: Store) -> dict[str, Any]:
    """Every row by key."""
    with store.read() as conn:
        return {row.key: row for row in conn.execute(select(OUTBOX))}


def states(store: Store) -> dict[str, str]:
    return {key: row.state for key, row in rows(store).items()}


def text_of(_: Store, job: Job) -> TemplateText:
    return TEXTS[job.template]


def make_runtime(store: Store, folder: Path, **changes: Any) -> Runtime:
    parts: dict[str, Any] = {
        "store": store, "sender": RecordingSender(), "archive": folder / "archive", "template": text_of,
        "bind_document": lambda *_: None, "sweep_due": lambda *_: 0, "backoff": Backoff(first=timedelta(0), attempts=3),
    }  # fmt: skip
    return Runtime(**{**parts, **changes})


def channels(**values: Any) -> Channels:
    told = {"mode": "test", "sms": {"url": "zhifasms://t@127.0.0.1:9/send", "per_minute": 60_000}, **values}
    return Channels.model_validate_json(json.dumps(told), strict=True)


def at(text: str) -> Callable[[], datetime]:
    """A clock that stands at this moment of Asia/Shanghai."""
    from config.schema.days import read_moment

    return lambda: read_moment(text)
