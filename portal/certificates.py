"""``zhifa certificates``: whose certificate (行政执法证) ends when, and who may not be chosen any more."""

import json
from datetime import date
from typing import Any

from models.queries import officers_on
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import table
from states.facts import OfficerFacts
from states.vocabulary import BUREAU_TZ
from states.workdays import days_between


def run_certificates(*, as_json: bool) -> int:
    """Everybody in post, those whose certificate ends first above."""
    with own_store() as store:
        today = store.now().astimezone(BUREAU_TZ).date()
        people = [person for person in officers_on(store, today) if person.active]
        with store.read() as conn:
            ladder = rules_of(conn, newest_release(conn)).body.bureau.certificate_reminders
    rows = sorted((_row(person, today, max(ladder, default=0)) for person in people), key=_soonest)
    if as_json:
        say(json.dumps({"certificates": rows, "on": today.isoformat(), "ladder": sorted(ladder)}, ensure_ascii=False))
        return DONE
    columns = ("编号", "姓名", "科室", "证号", "有效期至", "还有（日）", "状态")
    table(columns, [tuple(str("—" if value is None else value) for value in row.values()) for row in rows])
    expired = sum(row["state"] == EXPIRED for row in rows)
    say(f"在岗 {len(rows)} 人，证件过期 {expired} 人，没有证件 {sum(row['state'] == NONE for row in rows)} 人")
    return DONE


VALID, ENDING, EXPIRED, NONE = "有效", "临近到期", "已过期，不能指派", "没有证件，不能指派"


def _row(person: OfficerFacts, today: date, horizon: int) -> dict[str, Any]:
    end = person.certificate_to
    left = None if end is None else days_between(today, end)
    if left is None:
        state = NONE
    elif not person.certified(today):
        state = EXPIRED
    else:
        state = ENDING if left <= horizon else VALID
    return {
        "id": person.id,
        "name": person.name,
        "section": person.section,
        "certificate_no": person.certificate_no,
        "valid_to": None if end is None else end.isoformat(),
        "days_left": left,
        "state": state,
    }


def _soonest(row: dict[str, Any]) -> tuple[bool, str, str]:
    return row["valid_to"] is None, str(row["valid_to"]), row["id"]
