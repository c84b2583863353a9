"""``zhifa case show``."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from config.schema.days import write_moment
from models.instants import moment
from models.queries import (
    case_facts,
    case_head,
    documents_of,
    events_in_order,
    officers_on,
    owed_of_case,
    refusals_of,
    running_terms,
)
from portal.doors import DONE, say
from portal.historical_views import show_historical
from portal.own_bureau import own_store
from portal.tables import heading, table, title_of
from states.case_terms import term_title
from states.confidential import told_to
from states.facts import CaseFacts
from states.history.entry import is_historical
from states.vocabulary import CHANNEL_TITLES, Channel
from states.work_titles import OWED_STATES, OWED_TITLES, owed_title, receiver_title

Rows = Iterable[Mapping[str, Any]]

NOT_SHOWN = ("address", "context")  # what is personal stays with the row


def run_show(no: str, *, as_json: bool, reader: str | None = None) -> int:
    """The case as it stands, with its history; what the party said of the officers only for whom it is meant."""
    with own_store() as store:
        if is_historical(head := case_head(store, no)):
            (event,) = events_in_order(store, no)
            show_historical(head, event, refusals_of(store, no), as_json=as_json)
            return DONE
        facts = case_facts(store, no, "system")
        names = {one.id: one.name for one in officers_on(store, facts.on)}
        told: dict[str, Any] = {
            "no": no,
            "procedure": facts.procedure.key,
            "power": facts.power_code,
            "step": facts.step,
            "revision": facts.revision,
            "head": facts.head,
            "events": [_readable(facts, reader, event) for event in events_in_order(store, no)],
            "terms": running_terms(store, no),
            "documents": documents_of(store, no),
            "owed": [{k: v for k, v in row.items() if k not in NOT_SHOWN} for row in owed_of_case(store, no)],
            "refused": refusals_of(store, no),
        }
        work = [_owed_row(facts, names, row) for row in owed_of_case(store, no)]
    if as_json:
        say(json.dumps(told, ensure_ascii=False))
        return DONE
    titles = facts.rules.lifecycles[facts.procedure.key].titles
    heading(f"{no}　{facts.party.name}　{facts.procedure.title}　{facts.power_code}")
    say(f"现处于：{titles[facts.step]}（{facts.step}），第 {facts.revision} 版；记录首 {facts.head[:12]}")
    _events(told["events"], facts)
    _papers(facts, told["terms"], told["documents"], work)
    _refused(told["refused"], names)
    return DONE


def _readable(facts: CaseFacts, reader: str | None, event: Mapping[str, Any]) -> Mapping[str, Any]:
    """The event with what this reader may not know left out; its hash stays that of the whole."""
    payload = event["payload"]
    if event["action"] == "correct_record":
        wrong = next((act.action for act in facts.acts if act.seq == payload["seq"]), "")
        return {**event, "payload": {**payload, "corrected": told_to(facts, reader, wrong, payload["corrected"])}}
    return {**event, "payload": told_to(facts, reader, event["action"], payload)}


def _events(events: Rows, facts: CaseFacts) -> None:
    titles = facts.rules.lifecycles[facts.procedure.key].titles
    heading("经过")
    rows = [
        (
            str(event["seq"]),
            write_moment(moment(event["occurred_at"])),
            title_of(event["action"]),
            event["actor"].get("name") or receiver_title(event["actor"]["id"], {}),
            titles.get(str(event["after"]), ""),
            "；".join(flag["says"] for flag in event["flags"]),
        )
        for event in events
    ]
    table(("号", "时间", "办理事项", "办理人", "到达", "瑕疵"), rows)


def _papers(facts: CaseFacts, terms: Rows, documents: Rows, work: Sequence[Sequence[str]]) -> None:
    if running := [(term_title(facts, t["key"]), t["due_on"] + _provisional(t), t["explains"]) for t in terms]:
        heading("正在计算的期限")
        table(("期限", "末日", "说明"), running)
    issued = [(d["title"], d["number"], "作废" if d["state"] == "void" else "有效") for d in documents]
    if issued:
        heading("文书")
        table(("文书", "文号", "状态"), issued)
    if work:
        heading("待办与通知")
        table(("类别", "内容", "接收人", "渠道", "状态", "说明"), work)


def _provisional(term: Mapping[str, Any]) -> str:
    return "（暂定）" if term["provisional"] else ""


def _owed_row(facts: CaseFacts, names: Mapping[str, str], row: Mapping[str, Any]) -> tuple[str, ...]:
    state, channel = str(row["state"]), row["channel"]
    return (
        OWED_TITLES.get(row["kind"], row["kind"]),
        owed_title(facts.rules.body.templates, row["kind"], row["template"], json.loads(row["context"])),
        receiver_title(row["receiver"], names),
        CHANNEL_TITLES[Channel(channel)] if channel else "",
        OWED_STATES.get(state, state),
        row["detail"] or "",
    )


def _refused(refused: Rows, names: Mapping[str, str]) -> None:
    rows = [
        (
            write_moment(moment(body["recorded_at"])),
            title_of(body["refused_action"]),
            receiver_title(body["actor"], names),
            "\n".join(f"{x['says']}（{x['clause']}）" if x["clause"] else x["says"] for x in body["reasons"]),
        )
        for body in refused
    ]
    if rows:
        heading("被拒绝的办理")
        table(("时间", "办理事项", "办理人", "理由"), rows)
