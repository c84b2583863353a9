"""``zhifa case open|act|show|list``."""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.errors import BadInput
from config.schema.days import read_day, read_moment, write_moment
from config.yaml_text import parse_json
from models.casework import open_case, perform
from models.commands import Answer, Command
from models.instants import moment
from models.queries import (
    case_facts,
    case_heads,
    documents_of,
    events_in_order,
    owed_of_case,
    refusals_of,
    running_terms,
)
from models.refusals import reasons_of
from portal.doors import CONFLICT, DONE, REFUSED, complain, say
from portal.own_bureau import own_store
from portal.tables import heading, table, title_of
from states.endings import ENDINGS
from states.reasons import ActionRefused, StaleCase

STAGES = ("prompt", "inspect", "decide", "serve", "visit", "close")


def run_open(told: Mapping[str, str], party: str, *, by: str, key: str | None, as_json: bool) -> int:
    """Open a case and tell its number."""
    try:
        read_day(told["violated_on"])
    except ValueError as error:
        raise BadInput("命令行", None, None, "--violated-on", str(error)) from None
    opening = {**told, "party": given(party, "--party")}
    with own_store() as store:
        answer = open_case(store, opening, actor=by, key=key or secrets.token_hex(12))
    _tell(answer, as_json=as_json)
    return DONE


def run_act(
    no: str,
    action: str,
    payload: str,
    *,
    by: str,
    revision: int | None,
    key: str | None,
    occurred_at: str | None,
    as_json: bool,
) -> int:
    """Carry out one action; a refusal tells every reason."""
    try:
        occurred = None if occurred_at is None else read_moment(occurred_at)
    except ValueError as error:
        raise BadInput("命令行", None, None, "--occurred-at", str(error)) from None
    command = Command(no, action, given(payload, "--with"), by, key or secrets.token_hex(12), revision, occurred)
    with own_store() as store:
        try:
            answer = perform(store, command)
        except (ActionRefused, StaleCase) as refusal:
            return _refused(refusal, as_json=as_json)
    _tell(answer, as_json=as_json)
    return DONE


def given(text: str, option: str) -> dict[str, Any]:
    """JSON from the command line, or from a file named ``@path``; one clear error with line and field."""
    source = option
    if text.startswith("@"):
        source = text[1:]
        try:
            text = Path(source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(source, None, None, option, f"文件读不出来：{type(error).__name__}") from None
    located = parse_json(text, source)
    if not isinstance(located.data, dict):
        raise located.bad((), '应为 JSON 对象，例如 {"channel": "sms"}')
    return located.data


def _refused(refusal: ActionRefused | StaleCase, *, as_json: bool) -> int:
    if as_json:
        say(json.dumps({"outcome": refusal.code, "reasons": reasons_of(refusal)}, ensure_ascii=False))
    elif isinstance(refusal, ActionRefused):
        complain(f"不予办理“{title_of(refusal.action)}”，理由如下：")
        for number, reason in enumerate(refusal.reasons, 1):
            complain(f"  {number}. {reason.says}（{reason.clause}）")
    else:
        complain(str(refusal))
    return CONFLICT if isinstance(refusal, StaleCase) else REFUSED


def _tell(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        names = ("case_no", "action", "seq", "step", "hash", "flags", "documents", "terms", "owed", "repeated")
        say(json.dumps({name: getattr(answer, name) for name in names}, ensure_ascii=False))
        return
    again = "（此前已经办理，结果不变）" if answer.repeated else ""
    say(f"案件 {answer.case_no} 第{answer.seq}号记录：{title_of(answer.action)}，到达 {answer.step}{again}")
    for flag in answer.flags:
        say(f"  瑕疵：{flag['says']}（{flag['clause']}）；补救：{flag['remedy']}")
    for document in answer.documents:
        say(f"  文书：{document['title']} {document['number']}")
    for term in answer.terms:
        if term["state"] == "running":
            say(
                f"  期限 {term['key']}：{term['due_on']}{'（暂定）' if term['provisional'] else ''}；{term['explains']}"
            )


def run_show(no: str, *, as_json: bool) -> int:
    """The case as it stands, with its history."""
    with own_store() as store:
        facts = case_facts(store, no, "system")
        events = list(events_in_order(store, no))
        terms, documents = running_terms(store, no), documents_of(store, no)
        owed, refused = owed_of_case(store, no), refusals_of(store, no)
    if as_json:
        told = {"no": no, "step": facts.step, "revision": facts.revision, "events": events, "terms": terms,
                "documents": documents, "owed": [{k: v for k, v in o.items() if k not in ("address", "context")} for o in owed],
                "refused": refused}  # fmt: skip
        say(json.dumps(told, ensure_ascii=False))
        return DONE
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    heading(f"{no}　{facts.party.name}　{facts.procedure.title}")
    say(f"现处于：{lifecycle.titles[facts.step]}（{facts.step}），第 {facts.revision} 版；记录首 {facts.head[:12]}")
    heading("经过")
    table(
        ("号", "时间", "办理事项", "办理人", "到达", "瑕疵"),
        [
            (
                str(e["seq"]),
                write_moment(moment(e["occurred_at"])),
                title_of(e["action"]),
                e["actor"].get("name", e["actor"]["id"]),
                lifecycle.titles.get(e["after"], e["after"]),
                "；".join(f["says"] for f in e["flags"]),
            )
            for e in events
        ],
    )
    heading("期限")
    table(("期限", "末日", "说明"), [(t["key"], t["due_on"], t["explains"]) for t in terms])
    heading("文书")
    table(
        ("文书", "文号", "状态"),
        [(d["title"], d["number"], "作废" if d["state"] == "void" else "有效") for d in documents],
    )
    heading("待办与通知")
    table(("事项", "接收人", "渠道", "状态", "说明"), [_owed_row(o) for o in owed])
    if refused:
        heading("被拒绝的办理")
        table(
            ("时间", "办理事项", "办理人", "理由"),
            [
                (
                    write_moment(moment(r["recorded_at"])),
                    title_of(r["refused_action"]),
                    r["actor"],
                    "；".join(f"{x['says']}（{x['clause']}）" if x["clause"] else x["says"] for x in r["reasons"]),
                )
                for r in refused
            ],
        )
    return DONE


def _owed_row(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (row["template"], row["receiver"], row["channel"] or "", row["state"], row["detail"] or "")


def run_list(stage: str | None, *, as_json: bool) -> int:
    """Cases, newest first, with flags and refused attempts."""
    if stage is not None and stage not in STAGES:
        raise BadInput("命令行", None, None, "--stage", f"只能是：{'、'.join(STAGES)}")
    with own_store() as store:
        heads = case_heads(store, stage=stage)
        refused: dict[str, int] = {}
        for body in refusals_of(store):
            refused[body["case_no"]] = refused.get(body["case_no"], 0) + 1
    if as_json:
        say(json.dumps([{**h, "refused": refused.get(h["no"], 0)} for h in heads], ensure_ascii=False))
        return DONE
    table(
        ("案号", "当事人", "职权", "步骤", "登记", "结案", "瑕疵", "被拒绝"),
        [
            (
                h["no"],
                h["party_name"],
                h["power"],
                h["step"],
                h["opened_on"],
                ENDINGS.get(h["ending"] or "", ""),
                str(h["flags"]),
                str(refused.get(h["no"], 0)),
            )
            for h in heads
        ],
    )
    return DONE
