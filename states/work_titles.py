"""What people call acts, owed work and who gets it: titles of messages, documents and tasks (办理事项、待办的名称). Pure."""

import re
from collections.abc import Mapping
from typing import Any

from states.actions import ACTIONS
from states.acts import OPENING, OPENING_TITLE
from states.documents import DOCUMENTS
from states.vocabulary import WorkKind

TITLE = "标题："
"""How the first line of a message template begins if it is the subject of an e-mail."""

OWED_TITLES = {"message": "通知", "document": "文书", "publication": "公示", "task": "事项"}
OWED_STATES = {
    "queued": "待办", "claimed": "办理中", "calling": "发送中", "accepted": "已送出", "rejected": "未送出",
    "unknown": "去向不明", "delivered": "已送达", "undeliverable": "无法送达", "withheld": "试运行扣下",
    "cancelled": "已取消", "quarantined": "已隔离", "failed": "失败", "done": "完成",
}  # fmt: skip

_PUBLISHED = {"decision_public": "公示决定", "decision_withdrawn": "撤回已公示的决定"}
_NOBODY = {"party": "当事人", "archive": "归档", "public": "公众", "system": "系统"}
_KNOWN = re.compile(r"【\{\{ organ \}\}】|（(?:案号|编号)\{\{ case_no \}\}）|\{\{ case_no \}\}")
_BLANK = re.compile(r"\{\{.*?\}\}")


def owed_title(templates: Mapping[str, str], kind: str, template: str, context: Mapping[str, Any]) -> str:
    """A row of the outbox as people call it: a task by the title its procedure gave it."""
    if kind == WorkKind.TASK:
        return str(context.get("title") or template)
    return work_title(templates, template)


def work_title(templates: Mapping[str, str], template: str) -> str:
    """A document, message or publication as people call it; a message by the fixed part of its template's title."""
    if template in DOCUMENTS:
        return DOCUMENTS[template].title
    title = subject_of(templates.get(f"notices/{template}.j2", "")) or ""
    if "{%" in title:
        return "期限提醒"
    return _BLANK.sub("…", _KNOWN.sub("", title)) or _PUBLISHED.get(template, template)


def subject_of(text: str) -> str | None:
    """What the first line of a message template names as the subject of an e-mail; ``None`` if it names none."""
    first = text.partition("\n")[0]
    return first.removeprefix(TITLE).strip() if first.startswith(TITLE) else None


def act_title(key: str) -> str:
    """An act as people call it: an action of the register, or the opening of the case."""
    known = ACTIONS.get(key)
    return known.title if known else OPENING_TITLE if key == OPENING else key


def receiver_title(receiver: str, names: Mapping[str, str]) -> str:
    """Who gets it: an officer by name (``names`` by officer number), everybody else by what he is to the case."""
    return names.get(receiver) or _NOBODY.get(receiver, receiver)
