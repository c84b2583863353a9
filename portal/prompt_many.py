"""``zhifa prompt-many``: a mass prompt (群发提示) from dry run to result; two people, one run."""

import asyncio
import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from config.errors import BadInput, BadInputs
from flows.compose import split_title
from models import campaigns
from models.database import Store
from models.files import replace_file
from models.outbox import MASS_PROMPT
from models.releases import newest_release, rules_of
from notifications.rendering import render
from notifications.sms_length import parts_of
from portal.doors import DONE, REFUSED, complain, say
from portal.outgoing import told_runtime
from portal.own_bureau import own_store
from portal.receiver_file import ReceiverFile, read_receivers
from portal.tables import heading
from states.reasons import CommandInvalid
from states.work_titles import OWED_STATES

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
STATES = {"proposed": "待批准", "released": "已批准", "paused": "已暂停"}
SHOWN_BAD = 20


def run_check(file: Path, power: str, *, as_json: bool) -> int:
    """The dry run: what would be sent, what cannot, how it reads. Nothing is stored."""
    found = read_receivers(file)
    with own_store() as store:
        text = sample(store, power, found)
    told = {
        "receivers": len(found.good),
        "by_sms": sum(1 for each in found.good if each.phone),
        "by_email_only": sum(1 for each in found.good if not each.phone),
        "repeated": found.repeated,
        "bad": [{"file": b.source, "line": b.line, "field": b.field, "says": b.problem} for b in found.bad],
        "sample": text,
        "sms_parts": len(parts_of(text)),
    }
    if as_json:
        say(json.dumps(told, ensure_ascii=False))
    else:
        say(
            f"可发送 {told['receivers']} 个（有手机 {told['by_sms']}，仅有邮箱 {told['by_email_only']}），重复略去 {told['repeated']} 个"
        )
        heading(f"样文（短信 {told['sms_parts']} 条）")
        say(text)
        _tell_bad(found)
    return REFUSED if found.bad else DONE


def run_propose(file: Path, power: str, title: str, *, by: str, skip_bad: bool) -> int:
    """Put it before a second person. Bad rows refuse the whole file unless they are left out on purpose."""
    found = read_receivers(file)
    if found.bad and not skip_bad:
        raise BadInputs(found.bad)
    if not found.good:
        raise BadInput(str(file), None, None, "", "没有可以发送的接收人")
    with own_store() as store:
        no = campaigns.propose(store, title, power, found.good, by=by)
    say(f"已报批 {no}：{len(found.good)} 个接收人，略去 {len(found.bad)} 行有误、{found.repeated} 行重复")
    say(f"须由另一人批准：zhifa prompt-many release {no} --by 批准人")
    return DONE


def run_release(no: str, *, by: str) -> int:
    """A second person's release."""
    with own_store() as store:
        number = campaigns.release(store, no, by=by)
    say(f"已批准 {no}：{number} 条列入待办；发送：zhifa prompt-many run {no}")
    return DONE


def run_pause(no: str, paused: bool, *, by: str) -> int:
    """Pause or resume."""
    with own_store() as store:
        campaigns.set_paused(store, no, paused, by=by)
    say(f"已暂停 {no}：正在发送的一批发完即停" if paused else f"已登记继续 {no}；发送：zhifa prompt-many run {no}")
    return DONE


def run_send(no: str, *, with_prefect: bool) -> int:
    """Send what is open, as one run with a progress bar; it stops where the mass prompt is paused."""
    with own_store() as store, told_runtime(store) as runtime:
        before = campaigns.standing(store, no)
        if before.state == "proposed":
            raise CommandInvalid(f"{no} 尚未批准，不能发送", "no")
        if before.state == "paused":
            raise CommandInvalid(f"{no} 已暂停；继续：zhifa prompt-many resume {no} --by 本人", "no")
        with _bar(before.receivers, before.receivers - before.open) as tell:
            asyncio.run(_executor(with_prefect).prompt_many(replace(runtime, tell_open=tell), no))
        after = campaigns.standing(store, no)
    _tell_counts(after)
    if after.state == "paused":
        say(f"{no} 已暂停，还有 {after.open} 条没有发送")
    elif after.open:
        says = "到时再发（免打扰时段或者稍后重试），届时再运行本命令，或由定时执行发出"
        say(f"{no} 还有 {after.open} 条{says}")
    return DONE


def _executor(with_prefect: bool) -> Any:
    """Through Prefect where a server answers; the same functions otherwise."""
    from flows.submit import Executor

    if with_prefect:
        from flows.prefect_runs import reachable  # imports prefect, which takes seconds

        if not reachable():
            complain("没有连接 Prefect 服务，由本机直接执行")
            with_prefect = False
    return Executor("prefect" if with_prefect else "plain", tell=complain)


def run_show(no: str, *, as_json: bool) -> int:
    """Where it stands."""
    with own_store() as store:
        found = campaigns.standing(store, no)
    if as_json:
        kept = ("no", "title", "power", "state", "proposed_by", "released_by", "receivers")
        say(json.dumps({**{k: getattr(found, k) for k in kept}, "counts": dict(found.counts)}, ensure_ascii=False))
        return DONE
    say(f"{found.no}　{found.title}　{STATES[found.state]}　报批 {found.proposed_by}，批准 {found.released_by or '—'}")
    _tell_counts(found)
    return DONE


def run_results(no: str, file: Path) -> int:
    """Result per receiver as CSV; a cell that a spreadsheet would take for a formula is defused."""
    with own_store() as store:
        rows = campaigns.results(store, no)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("行", "名称", "渠道", "结果", "说明", "网关编号", "时间"))
    for row in rows:
        told = (
            row["name"],
            row["channel"] or "",
            OWED_STATES[row["state"]],
            row["detail"] or "",
            row["reference"] or "",
        )
        writer.writerow((row["line"], *(defused(cell) for cell in told), row["settled_at"] or ""))
    replace_file(file, ("\ufeff" + out.getvalue()).encode())
    say(f"已写入 {file}：{len(rows)} 行")
    return DONE


def defused(cell: str) -> str:
    """The cell with a mark in front where a spreadsheet would calculate it (CSV injection)."""
    return f"'{cell}" if cell.lstrip(" \u3000").startswith(DANGEROUS) or cell.startswith(DANGEROUS) else cell


def sample(store: Store, power: str, found: ReceiverFile) -> str:
    """The message to the first receiver, by the release in force."""
    with store.read() as conn:
        rules = rules_of(conn, newest_release(conn))
    name = found.good[0].name if found.good else "样例科技有限公司"
    context = campaigns.context_of(rules, power, name, store.now())
    template = rules.body.templates.get(f"notices/{MASS_PROMPT}.j2")
    if template is None:
        raise CommandInvalid(f"现行版本没有模板 {MASS_PROMPT}，请先发布版本（zhifa config publish）", "release")
    return render(split_title(template).body, context, MASS_PROMPT)


@contextmanager
def _bar(total: int, done: int) -> Iterator[Callable[[int], None]]:
    """A bar on the terminal; nothing of it in a pipe."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, disable=not sys.stderr.isatty(), transient=False) as progress:
        task = progress.add_task("发送", total=total, completed=done)
        yield lambda open_rows: progress.update(task, completed=max(0, total - open_rows))


def _tell_counts(found: campaigns.Standing) -> None:
    counted = "，".join(f"{OWED_STATES[state]} {number}" for state, number in sorted(found.counts.items()))
    say(f"接收人 {found.receivers} 个：{counted or '尚未列入待办'}")


def _tell_bad(found: ReceiverFile) -> None:
    if not found.bad:
        return
    heading(f"有误 {len(found.bad)} 行")
    for each in found.bad[:SHOWN_BAD]:
        say(str(each))
    if len(found.bad) > SHOWN_BAD:
        say(f"……其余 {len(found.bad) - SHOWN_BAD} 行用 --json 查看")
