"""``zhifa disclosure report|enter``: what the record can tell of a year of disclosure, and that its report was published."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from models.disclosure_queries import first_request, reports_entered, requests_for_information
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.standards import run_step
from portal.tables import heading, table
from states.disclosure_year import (
    ENDING,
    REPORT,
    RESULTS,
    DisclosureYear,
    owed_told,
    reports_owed,
    titles_of_answers,
    titles_of_grounds,
    year_of,
)
from states.registers.entries import DISCLOSURE_REPORT
from states.vocabulary import BUREAU_TZ, PartyKind
from states.yearly_duty import last_day


def run_report(year: int, *, as_json: bool) -> int:
    """Count the year, and say which report is owed."""
    with own_store() as store:
        found = year_of(requests_for_information(store), year)
        entered = reports_entered(store)
        today = store.now().astimezone(BUREAU_TZ).date()
        with store.read() as conn:
            rules = rules_of(conn, newest_release(conn))
        years = reports_owed(rules, today, first_request(store), entered)
    owed = [owed_told(owed_year, due, today) for owed_year, due in years]
    due = last_day(rules, REPORT, year)
    if as_json:
        day = due.isoformat() if due is not None else None
        told = {**_plain(found), "due": day, "entered": entered.get(year), "owed": owed}
        say(json.dumps(told, ensure_ascii=False))
        return DONE
    _show(found)
    say(_state(year, due, entered.get(year)))
    for line in owed:
        say(line)
    return DONE


def run_enter(told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """Enter that the report was handed in and published."""
    return run_step(DISCLOSURE_REPORT, told, by=by, key=key)


def _state(year: int, due: date | None, one: Mapping[str, str] | None) -> str:
    if one is None:
        return f"{year}年度报告尚未登记提交、公布" + (f"；最迟{due}" if due is not None else "")
    last = date.fromisoformat(max(one["submitted_on"], one["published_on"]))
    late = "（已逾期）" if due is not None and last > due else ""
    return f"{year}年度报告：{one['submitted_on']} 提交，{one['published_on']} 公布于 {one['site']}{late}"


def _plain(found: DisclosureYear) -> dict[str, Any]:
    return {
        "year": found.year,
        "received": found.received.total(),
        "received_from": {kind.value: found.received[kind.value] for kind in PartyKind},
        "carried_in": found.carried_in,
        "answers": {kind: number for kind, _, number in titles_of_answers(found)},
        "grounds": {ground: number for ground, _, number in titles_of_grounds(found)},
        "endings": {ending: found.endings[ending] for ending in ENDING},
        "concluded": found.concluded,
        "in_time": found.in_time,
        "late": found.late,
        "extended": found.extended,
        "consulted": found.consulted,
        "carried_over": found.carried_over,
        "late_at_the_end": found.late_now,
        "reconsiderations": dict(found.reconsiderations),
        "lawsuits": dict(found.lawsuits),
    }


def _show(found: DisclosureYear) -> None:
    heading(f"{found.year}年度收到和处理政府信息公开申请情况")
    persons, organs = (found.received[kind.value] for kind in (PartyKind.PERSON, PartyKind.ORGANISATION))
    columns = ("本年新收", "其中公民", "其中法人或者其他组织", "上年结转", "本年办结", "结转下年度", "其中已逾期")
    numbers = (found.received.total(), persons, organs, found.carried_in, found.concluded, found.carried_over)
    table(columns, [tuple(str(one) for one in (*numbers, found.late_now))])
    heading("本年度办理结果")
    rows = [(title, str(number)) for _, title, number in titles_of_answers(found)]
    table(("答复或者办结方式", "件数"), [*rows, *((title, str(found.endings[key])) for key, title in ENDING.items())])
    heading("不予公开、部分公开的情形")
    table(("情形", "件数"), [(words, str(number)) for _, words, number in titles_of_grounds(found)])
    heading("答复期限")
    told = (found.in_time, found.late, found.extended, found.consulted)
    table(("按期答复", "逾期答复", "延长期限后答复", "征求过意见"), [tuple(str(one) for one in told)])
    heading("因政府信息公开被申请行政复议、提起行政诉讼")
    table(("结果", "行政复议", "行政诉讼"), _remedies(found))


def _remedies(found: DisclosureYear) -> list[tuple[str, str, str]]:
    known = {"open": "尚未审结", **RESULTS}
    both = dict.fromkeys((*known, *found.reconsiderations, *found.lawsuits))
    return [(known.get(key, key), str(found.reconsiderations[key]), str(found.lawsuits[key])) for key in both]
