"""The ends of owed rows in words."""

ENDS = {
    "owed": "到期列入", "effects": "补记结果", "receipts": "回执补配", "fallbacks": "改用其他渠道", "leftovers": "清理残留文件", "later": "顺延", "done": "完成", "accepted": "已送出", "rejected": "未送出", "unknown": "去向不明",
    "failed": "失败", "undeliverable": "无法送达", "withheld": "试运行扣下", "again": "稍后再试", "lost": "已由他人处理",
    "signed": "签名记录", "pages": "更新案件页面", "due-today": "今天到期", "not-delivered": "未送达",
    "unknown-sends": "去向不明的通知", "refused-and-flagged": "被拒绝和瑕疵",
}  # fmt: skip
