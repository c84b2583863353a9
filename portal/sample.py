"""The sample bureau of ``zhifa up``: six open cases dated from today, in a rehearsal database whose clock follows real time.

The record of a real bureau refuses back-dating, and rightly. So the samples are not put there: they are rehearsed on a
virtual clock that is driven through the past months up to now and then follows the wall clock. Every document they issue
bears 演练, and no channel but loopback is allowed there.
"""

import asyncio
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from config.dockets import read_docket
from config.errors import BadInput
from config.loader import Overlay
from config.schema.bureau import OfficerEntry
from config.schema.days import read_day
from config.schema.docket import Docket, DocketAct, DocketEntry
from config.settings import ARCHIVE, Settings
from flows import carry_out
from flows.compose import compose
from flows.rehearsal import Rehearsal
from flows.submit import Executor
from models.checkpoint import create_key
from models.database import Store
from notifications.channels import RecordingSender
from notifications.pdf import PdfPool
from portal.own_bureau import KEY, database_file
from portal.scratch import configured, found_bureau
from states.vocabulary import BUREAU_TZ
from states.workdays import days_after, days_between

DOCKETS = Path("dockets") / "samples"
WRITTEN_FOR = date(2026, 9, 14)
"""The day that the sample dockets call today."""
CLOCK_SECONDS = 5


def sample_settings(settings: Settings) -> Settings:
    """Where the sample bureau lives: beside the bureau's own data and keys, never among them."""
    environment = {
        "ZHIFA_CONFIG": str(settings.config),
        "ZHIFA_DATA": str(settings.data / "sample"),
        "ZHIFA_KEYS": str(settings.keys / "sample"),
    }
    os.environ.update(environment)
    os.environ.pop("ZHIFA_DATABASE", None)
    return Settings.from_environment()


def found_sample(settings: Settings, pdf: PdfPool | None, now: datetime) -> None:
    """Make the sample bureau as of ``now``; it appears whole or not at all."""
    building = settings.data.with_name(settings.data.name + ".new")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    body, people = configured(settings.config, settings.templates, Overlay())
    today = now.astimezone(BUREAU_TZ).date()
    file = database_file(settings.database)
    assert file is not None
    url = f"sqlite:///{building / file.name}"
    store = found_bureau(url, str(settings.config), body, tuple(certified_on(person, today) for person in people))
    try:
        asyncio.run(rehearse_until(store, building / ARCHIVE, pdf, docket_for(settings.config, today), now))
    finally:
        store.close()
    key = settings.keys / KEY
    if not key.exists():
        key.parent.mkdir(parents=True, exist_ok=True)
        create_key(key, settings.data)
    building.rename(settings.data)


async def rehearse_until(store: Store, archive: Path, pdf: PdfPool | None, docket: Docket, now: datetime) -> None:
    """Run the docket, drive the clock to now, and owe what fell due; that work is left for the first runs."""
    runtime = compose(store, RecordingSender(), archive, pdf=pdf)
    rehearsal = Rehearsal(store, runtime, Executor("plain"), _must_be_met, carry_out_at_once=True)
    await rehearsal.run(docket)
    store.set_clock(now)
    await carry_out.sweep(runtime, now.astimezone(BUREAU_TZ).date())


def _must_be_met(report: Any) -> None:
    if report.unmet:
        raise BadInput(str(DOCKETS), None, None, report.case, f"样例没有按预期办下来：{'；'.join(report.unmet)}")


def docket_for(config: Path, today: date) -> Docket:
    """All samples as one docket, moved by whole days so that the day they were written for is today."""
    files = sorted((config / DOCKETS).glob("*.yaml"))
    if not files:
        raise BadInput(str(config / DOCKETS), None, None, "", "没有样例案件的卷宗")
    days = days_between(WRITTEN_FOR, today)
    entries = [_moved(entry, days) for file in files for entry in read_docket(file).docket.entries]
    return Docket(entries=tuple(entries))


def _moved(entry: DocketEntry, days: int) -> DocketEntry:
    assert entry.case is not None
    case = entry.case.model_copy(update={"violated_on": days_after(entry.case.violated_on, days)})
    return entry.model_copy(update={"case": case, "acts": tuple(_act(act, days) for act in entry.acts)})


def _act(act: DocketAct, days: int) -> DocketAct:
    at = act.at.astimezone(BUREAU_TZ)
    moved = datetime.combine(days_after(at.date(), days), at.time(), BUREAU_TZ)
    return act.model_copy(update={"at": moved, "payload": _days_moved(act.payload, days)})


def _days_moved(value: Any, days: int) -> Any:
    """The same payload with every day in it moved."""
    if isinstance(value, Mapping):
        return {key: _days_moved(item, days) for key, item in value.items()}
    if isinstance(value, str) and len(value) == len("2026-09-14"):
        try:
            return days_after(read_day(value), days).isoformat()
        except ValueError:
            return value
    return value


def certified_on(person: OfficerEntry, today: date) -> OfficerEntry:
    """The same invented person with a certificate that fits the day; whoever lacks a valid one still does."""
    certificate = person.certificate
    if certificate is None or certificate.valid_to < WRITTEN_FOR:
        return person
    fits = {"valid_from": date(today.year - 2, 1, 1), "valid_to": date(today.year + 2, 12, 31)}
    return person.model_copy(update={"certificate": certificate.model_copy(update=fits)})


@dataclass
class SampleClock:
    """Drives the clock of a rehearsal database along real time; one process does, all others read it."""

    store: Store
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __call__(self) -> None:
        """Move it on, every few seconds; a machine whose own clock went back leaves it where it stands."""
        told = self.now()
        if (told - self.store.now()).total_seconds() >= CLOCK_SECONDS:
            self.store.set_clock(told)
