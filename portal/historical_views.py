"""A historical case (历史案件) as people read it: what could be read, what could not, and the row word for word."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.markup import escape

from config.schema.base import CONTROL
from config.schema.days import write_moment
from models.instants import moment
from portal.doors import say
from portal.import_report import yuan
from portal.tables import heading, table

TITLES = {
    "decided_on": "决定日期",
    "published_on": "公示日期",
    "valid_from": "有效期自",
    "valid_until": "有效期至",
    "publish_until": "公示截止",
    "fine": "罚款",
    "confiscated": "没收",
    "title": "名称",
    "violation_kind": "违法行为类型",
    "facts": "违法事实",
    "basis": "处罚依据",
    "law_violated": "违反条款",
    "content": "决定内容",
    "licence": "证照",
    "authority_code": "机关代码",
    "source_unit": "数据来源单位",
    "source_code": "数据来源单位代码",
    "region": "地区",
    "state": "状态",
    "remark": "备注",
    "old_registration": "旧登记号",
    "permit_name": "许可证书",
    "permit_number": "许可编号",
    "permit_kind": "许可类别",
    "currency": "币种",
    "identity_kind": "证件类型",
    "representative_identity_kind": "法定代表人证件类型",
}
PARTY_KINDS = {"person": "公民", "organisation": "法人或者其他组织"}


def show_historical(
    head: Mapping[str, Any], event: Mapping[str, Any], refused: Sequence[Mapping[str, Any]], *, as_json: bool
) -> None:
    """The case on the screen, or whole as JSON."""
    if as_json:
        told = {"no": head["no"], "historical": True, "head": head["head"], "events": [event], "refused": refused}
        say(json.dumps(told, ensure_ascii=False))
        return
    entry = event["payload"]
    heading(plain(f"{head['no']}　{head['party_name']}　历史案件　{entry['number'] or '（文号未读出）'}"))
    by = event["actor"].get("name", event["actor"]["id"])
    say(f"{write_moment(moment(event['occurred_at']))} 由{by}导入（来源 {entry['source']}）；只供查阅，不能办理")
    say(f"记录首 {head['head'][:12]}")
    table(("项目", "读出的内容"), [(name, plain(text)) for name, text in _read(entry)])
    if entry["unread"]:
        heading("没有读出的栏")
        table(("栏", "原因"), [(plain(x["heading"]), x["reason"]) for x in entry["unread"]])
    heading("原文")
    table(("栏", "原文"), [(plain(name), plain(text or "")) for name, text in entry["original"]])
    if refused:
        say(f"另有 {len(refused)} 次被拒绝的办理")


def _read(entry: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    party = entry["party"]
    told = (
        ("机关", entry["authority"]),
        ("文号", entry["number"]),
        ("当事人", party["name"]),
        ("类别", PARTY_KINDS.get(party["kind"] or "")),
        ("统一社会信用代码", party["uscc"]),
        ("负责人", party["representative"]),
        ("处罚种类", "；".join(entry["kinds"])),
    )
    yield from ((title, text) for title, text in told if text)
    yield from ((TITLES.get(key, key), day) for key, day in entry["days"].items())
    for key, fen in entry["amounts"].items():
        yield TITLES[key], f"{yuan(fen)} 元（{entry['currency']}）"
    yield from ((TITLES.get(key, key), text) for key, text in entry["texts"].items())


def plain(text: str) -> str:
    """Text of others for the screen: no markup, nothing that moves the cursor or hides letters."""
    return escape(CONTROL.sub("�", text))
