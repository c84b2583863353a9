"""What the written record says of the telling: that the party was told what is decided, and of its hearing in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import chinese_calendar

if TYPE_CHECKING:
    from tests.integration.written_record import Entry, Written


def other_grounds(record: Written, given: Entry) -> Iterator[str]:
    """What is decided rests on what the notice told: the same words, and no evidence that came later."""
    full = record.all("propose_penalty")
    told = [entry for entry in full if entry.seq < given.seq][-1]
    if [
        name
        for name in ("facts", "evidence", "reasoning", "violated", "basis")
        if told.told[name] != full[-1].told[name]
    ]:
        yield "依据的事实、理由与送达的告知书不同"
    excluded = {entry.told["evidence"] for entry in record.all("exclude_evidence")}
    late = [e for e in record.all("add_evidence", after=given.seq) if e.sound and e.told["no"] not in excluded]
    cited = any(entry.told.get("evidence_items") for entry in record.all("propose_penalty", "revise_proposal"))
    if [e for e in late if e.told["verified"]] and not cited and not record.all("record_hearing", "verify_evidence"):
        yield "依据的证据没有告知"


def told_of_the_hearing(record: Written, held: Entry) -> bool:
    """The newest notice of the hearing was served with seven working days between."""
    scheduled = [e for e in record.all("schedule_hearing") if e.seq < held.seq][-1]
    services = [e for e in record.all("record_paper_service", after=scheduled.seq) if e.seq < held.seq]
    served = [e for e in services if e.told["kind"] == "hearing_notice" and not e.flags - {"servers_certified"}]
    return any(working_days_between(e.on, held.on) >= 7 for e in served)


def working_days_between(first: date, last: date) -> int:
    """Working days after the first and before the last day, by the calendar of another author."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days))
    return sum(1 for day in days if chinese_calendar.is_workday(day))
