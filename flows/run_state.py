"""How a finished run reads in Prefect: what a person must look at is a named state, not a red failure."""

from collections import Counter
from typing import Any

from prefect.client.schemas.objects import State
from prefect.states import Completed

ENDS = {
    "owed": "到期列入", "effects": "补记结果", "receipts": "回执补配", "fallbacks": "改用其他渠道", "later": "顺延", "done": "完成", "accepted": "已送出", "rejected": "未送出", "unknown": "去向不明",
    "failed": "失败", "undeliverable": "无法送达", "withheld": "试运行扣下", "again": "稍后再试", "lost": "已由他人处理",
    "signed": "签名记录", "pages": "更新案件页面", "due-today": "今天到期", "not-delivered": "未送达",
    "unknown-sends": "去向不明的通知", "refused-and-flagged": "被拒绝和瑕疵",
}  # fmt: skip
PERSONS_TURN = ("failed", "unknown", "undeliverable", "withheld")


def run_state(counts: Counter[str]) -> State[Any]:
    """A completed state that says how many rows came to which end; numbers only, nothing of the case."""
    message = "，".join(f"{ENDS.get(end, end)} {number}" for end, number in sorted(counts.items())) or "没有待办"
    data = dict(counts)
    if any(counts[end] for end in PERSONS_TURN):
        return Completed(name="需人工处理", message=message, data=data)
    if not counts:
        return Completed(name="没有待办", message=message, data=data)
    return Completed(message=message, data=data)
