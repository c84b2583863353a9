"""``zhifa channels listen``: takes delivery receipts until it is ended, by HTTP on loopback and by SMPP."""

import os
import signal
import threading
from contextlib import ExitStack

from config.errors import BadInput
from flows.own_channels import own_channels
from flows.receipts import sink_of
from notifications.receipt_callback import ReceiptCallback
from notifications.smpp_receipts import SmppReceipts
from portal.doors import DONE, say
from portal.outgoing import told_runtime
from portal.own_bureau import own_store
from states.vocabulary import Channel

TOKEN = "ZHIFA_RECEIPT_TOKEN"  # noqa: S105 - the name of the variable that holds it
SHORTEST = 16


def run_listen(port: int, *, ended: threading.Event | None = None) -> int:
    """Serve until Ctrl-C. The bureau's own proxy (TLS) stands before the HTTP port, which is on loopback only."""
    token = os.environ.get(TOKEN, "")
    route = own_channels().sms
    with own_store() as store, told_runtime(store) as runtime, ExitStack() as stack:
        sink = sink_of(runtime, Channel.SMS.value)
        bind = SmppReceipts.at(route.resolve(os.environ), sink) if route is not None else None
        if bind is not None:
            stack.enter_context(bind)
            say("短信中心：已开始接收回执（SMPP）")
        else:
            if len(token) < SHORTEST:
                raise BadInput("环境变量", None, None, TOKEN, f"请设置网关回调所用的口令，至少 {SHORTEST} 个字符")
            callback = stack.enter_context(ReceiptCallback(sink, token, port))
            say(f"回调地址：{callback.url}（仅本机；对外由本单位的反向代理转发）")
        _until_ended(ended or threading.Event())
    say("已停止接收回执")
    return DONE


def _until_ended(ended: threading.Event) -> None:
    if threading.current_thread() is threading.main_thread():
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: ended.set())
    ended.wait()
