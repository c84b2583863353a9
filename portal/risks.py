"""``zhifa risks``: what came of the cases, whether it was foreseen, and which points of the register it touched."""

import json
from collections.abc import Mapping
from typing import Any

from models.risk_queries import risk_ledger
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.standards import run_step
from portal.tables import heading, table
from states.registers.entries import LATE_INCIDENT
from states.risk import KINDS
from states.risk_ledger import EVENT_TITLES, Ledger, RiskEvent, grade_title


def run_risks(*, as_json: bool) -> int:
    """Every event with its point, the share foreseen, and each point with what it met."""
    with own_store() as store:
        ledger = risk_ledger(store)
    if as_json:
        say(json.dumps(_told(ledger), ensure_ascii=False))
        return DONE
    heading("事件台账")
    columns = ("案号", "日期", "事件", "风险点", "是否预见", "评估等级")
    table(columns, [_line(event) for event in ledger.events])
    say(_rate(ledger))
    heading("风险点")
    rows = [(KINDS[one.point], str(one.cases), str(one.events), str(one.foreseen)) for one in ledger.points]
    table(("风险点", "评估时列出的案件", "发生的事件", "其中已预见"), rows)
    return DONE


def run_incident(told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """Enter what came of a closed case."""
    return run_step(LATE_INCIDENT, told, by=by, key=key)


def _told(ledger: Ledger) -> dict[str, Any]:
    return {
        "events": [
            {
                "case_no": one.case_no,
                "seq": one.seq,
                "kind": one.kind,
                "on": one.on.isoformat(),
                "risk_point": one.point,
                "assessed": one.assessed,
                "foreseen": one.foreseen,
                "grade": one.grade,
            }
            for one in ledger.events
        ],
        "foreseen": ledger.foreseen,
        "n": ledger.judged,
        "rate": None if ledger.rate is None else round(float(ledger.rate), 4),
        "unnamed": len(ledger.events) - ledger.judged,
        "unassessed": ledger.unassessed,
        "points": [
            {"risk_point": one.point, "cases": one.cases, "events": one.events, "foreseen": one.foreseen}
            for one in ledger.points
        ],
    }


def _line(event: RiskEvent) -> tuple[str, ...]:
    foreseen = {True: "已预见", False: "未预见" if event.assessed else "未评估", None: "未指明风险点"}[event.foreseen]
    point = "—" if event.point is None else KINDS[event.point]
    on = event.on.isoformat()
    return (event.case_no, on, EVENT_TITLES[event.kind], point, foreseen, grade_title(event.grade))


def _rate(ledger: Ledger) -> str:
    if not ledger.events:
        return "没有登记过复议、诉讼、赔偿、追责、上访和群体事件"
    unnamed = len(ledger.events) - ledger.judged
    share = "—" if ledger.rate is None else f"{float(ledger.rate):.0%}"
    told = f"共 {len(ledger.events)} 件；指明风险点的 n={ledger.judged} 件，其中预见 {ledger.foreseen} 件（{share}）"
    told += f"；未指明风险点的 {unnamed} 件" if unnamed else ""
    return told + (f"；事前没有评估的 {ledger.unassessed} 件" if ledger.unassessed else "")
