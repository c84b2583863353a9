"""``zhifa outbox``: what waits for a person, and the release of what a restored database holds back."""

import json
from collections.abc import Sequence

from config.errors import BadInput
from models.outbox import HOLD
from models.outbox_review import for_a_person
from models.quarantine import Decision, decide_rows, hold_in_force, lift_hold
from models.queries import officers_on, rules_in_force
from portal.doors import DONE, complain, say
from portal.own_bureau import own_store
from portal.tables import table
from states.vocabulary import BUREAU_TZ, CHANNEL_TITLES, Channel
from states.work_titles import OWED_STATES, OWED_TITLES, owed_title, receiver_title

MOST = 10_000
DONE_WORDS: dict[Decision, str] = {"release": "放行", "cancel": "取消"}


def run_outbox_list(*, as_json: bool) -> int:
    """Everything that only a person can move on; no address and no text of a message is shown."""
    with own_store() as store:
        hold = hold_in_force(store)
        rows = [row for row in for_a_person(store, limit=MOST) if row.template != HOLD]
        people = {one.id: one.name for one in officers_on(store, store.now().astimezone(BUREAU_TZ).date())}
        templates = rules_in_force(store).body.templates
    if as_json:
        names = ("id", "case_no", "kind", "template", "receiver", "channel", "state", "detail", "due_at")
        told = [{name: getattr(row, name) for name in names} for row in rows]
        held = None if hold is None else {"since": hold.since, "says": hold.says}
        say(json.dumps({"hold": held, "rows": told}, ensure_ascii=False))
        return DONE
    if hold is not None:
        complain(f"隔离中，不发送任何通知：{hold.says}")
    columns = ("编号", "案号", "类别", "内容", "接收人", "渠道", "状态", "说明")
    shown = [
        (
            str(row.id),
            row.case_no or "",
            OWED_TITLES.get(row.kind, row.kind),
            owed_title(templates, row.kind, row.template, row.context),
            receiver_title(row.receiver, people),
            CHANNEL_TITLES.get(Channel(row.channel), row.channel) if row.channel else "",
            OWED_STATES.get(row.state, row.state),
            row.detail or "",
        )
        for row in rows
    ]
    if shown:
        table(columns, shown)
    else:
        say("没有等候人工处理的待办")
    return DONE


def run_decide(ids: Sequence[int], decision: Decision, *, every: bool, by: str, reason: str) -> int:
    """Release or cancel held rows, some or all; recorded with name and reason in the bureau stream."""
    if every == bool(ids):
        raise BadInput("命令行", None, None, "编号", "请写明编号，或者写 --all 表示全部，二者择一")
    if not reason.strip():
        raise BadInput("命令行", None, None, "--reason", "请写明理由，例如核对了哪些通知在此之前已经发出")
    with own_store() as store:
        if every:
            number = lift_hold(store, decision, by=by, reason=reason)
        else:
            number = decide_rows(store, ids, decision, by=by, reason=reason)
        left = hold_in_force(store)
    say(f"已{DONE_WORDS[decision]} {number} 项，办理人和理由已记入机关记录")
    if left is None:
        say("隔离已解除，今后的通知照常发送")
    else:
        say("隔离仍在：新列入的通知也不发送，直到用 --all 处理完其余各项")
    return DONE
