"""``zhifa channels``: release the channels, put them back into test mode, send what was withheld; who, and why."""

import json
from datetime import timedelta

from flows.own_channels import is_live, own_channels
from models import channel_mode, outbox_review, receipts
from models.instants import stamp
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.vocabulary import CHANNEL_TITLES, Channel

STRAY_AFTER = timedelta(hours=24)
MODES = {"test": "试运行", "live": "正式发送"}


def run_status(*, as_json: bool) -> int:
    """Which channels there are, in what mode, and what waits for a person."""
    channels = own_channels()
    with own_store() as store:
        who, kept, counts = channel_mode.released_by(store), channel_mode.withheld(store), outbox_review.counts(store)
        strays = receipts.waiting(store, before=stamp(store.now() - STRAY_AFTER))
    mode, names = "live" if is_live(channels, who) else "test", sorted(channels.pacing())
    told = {
        "mode": mode,
        "configured": channels.mode,
        "released_by": who,
        "channels": names,
        "withheld": kept,
        "counts": counts,
        "stray_receipts": strays,
    }
    if as_json:
        say(json.dumps(told, ensure_ascii=False))
        return DONE
    say(f"渠道：{'、'.join(CHANNEL_TITLES[Channel(name)] for name in names) or '未配置'}")
    say(f"现为{MODES[mode]}（channels.yaml：{MODES[channels.mode]}；开通登记：{who or '无'}）")
    if strays:
        say(f"有 {strays} 份回执一天后仍对不上任何通知：请与网关核对编号")
    if kept:
        heading("试运行扣下的消息（补发：zhifa channels requeue 编号… --by 本人 --reason 理由）")
        rows = [(str(r["id"]), r["case_no"] or "", r["template"], r["receiver"], r["channel"]) for r in kept]
        table(("编号", "案号", "模板", "接收人", "渠道"), rows)
    return DONE


def run_set_released(released: bool, *, by: str, reason: str) -> int:
    """Release the channels or hold them, on record."""
    channels = own_channels()
    with own_store() as store:
        channel_mode.set_released(store, released, by=by, channels=channels.pacing(), reason=reason)
    if not released:
        say(f"已登记恢复试运行（{by}）：此后只发给试运行名单")
    elif channels.mode == "live":
        say(f"已登记开通（{by}）：此后正式发送；此前扣下的不会自动补发")
    else:
        say(f"已登记开通（{by}）；channels.yaml 中 mode 仍为 test，改为 live 后才正式发送")
    return DONE


def run_requeue(ids: list[int], *, by: str, reason: str) -> int:
    """Send withheld messages after all."""
    with own_store() as store:
        number = channel_mode.requeue_withheld(store, ids, by=by, reason=reason)
    say(f"已列入补发 {number} 条，执行 zhifa deliver 后发出")
    return DONE
