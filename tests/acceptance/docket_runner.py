"""Run one docket in a store of its own, as ``zhifa rehearse`` does, and keep all that came of it."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.dockets import load_docket
from config.loader import Overlay, load_folder, load_officers, overlay, overlay_officers
from config.schema.bureau import OfficerEntry
from config.schema.docket import Docket, DocketEntry
from config.schema.release import ReleaseBody
from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal, in_order
from flows.submit import Executor
from models.checks import Finding, check
from models.database import Store
from models.queries import case_facts, owed_of_case
from models.registers import enter_officers, publish_release
from notifications.channels import Envelope, RecordingSender
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from tests.founded_files import copied, file_of

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "config"
TEMPLATES = ROOT / "templates"
SINCE = date(2020, 1, 1)
"""From when on the officers of a rehearsal are in the register: before any docket begins."""


@dataclass(frozen=True)
class DocketRun:
    """A docket that was run to its end."""

    reports: tuple[ActReport, ...]
    unmet: tuple[str, ...]
    sent: tuple[Envelope, ...]
    findings: tuple[Finding, ...]
    owed: Mapping[str, list[Mapping[str, Any]]]
    cases: Mapping[str, CaseFacts]

    def last_step(self, case_id: str) -> str:
        """Where the case stood in the end."""
        return [r.step for r in self.reports if r.case == case_id][-1]


@cache
def run_once(path: Path) -> DocketRun:
    """The docket of this file, run once for all tests that ask for it."""
    docket, over = load_docket(path)
    profile = {"opinion_form_with": "major_only"} if path.parent.name == "major_only" else None
    with TemporaryDirectory() as folder:
        return run_docket(docket, over, Path(folder), profile=profile)


def joined(dockets: Iterable[Docket]) -> Docket:
    """Several dockets as one: a bureau has all its cases at the same time."""
    return Docket(entries=tuple(DocketEntry(case=e.case, acts=e.acts) for d in dockets for e in d.entries if e.case))


def run_docket(
    docket: Docket,
    over: Overlay,
    folder: Path,
    *,
    carry_out_at_once: bool = False,
    profile: Mapping[str, str] | None = None,
) -> DocketRun:
    """Run it on a virtual clock in a new database below the folder; ``profile`` is what this bureau chose otherwise."""
    store = _founded(docket, over, folder, profile or {})
    try:
        return asyncio.run(_run(store, docket, folder, carry_out_at_once))
    finally:
        store.close()


async def _run(store: Store, docket: Docket, folder: Path, carry_out_at_once: bool) -> DocketRun:
    sender = RecordingSender()
    reports: list[ActReport] = []
    rehearsal = Rehearsal(
        store=store,
        runtime=compose(store, sender, folder / "archive"),
        executor=Executor(mode="plain"),
        report=reports.append,
        carry_out_at_once=carry_out_at_once,
    )
    await rehearsal.run(docket)
    owed = {case_id: owed_of_case(store, no) for case_id, no in rehearsal.cases.items()}
    cases = {case_id: case_facts(store, no, SYSTEM_ACTOR) for case_id, no in rehearsal.cases.items()}
    unmet = (*_unmet(reports), *_flags_not_foreseen(docket, reports))
    return DocketRun(tuple(reports), unmet, tuple(sender.sent), tuple(check(store)), owed, cases)


def _unmet(reports: Iterable[ActReport]) -> list[str]:
    return [f"{r.case} {r.at} {r.act}：{says}" for r in reports for says in r.unmet]


def _flags_not_foreseen(docket: Docket, reports: Iterable[ActReport]) -> list[str]:
    """A flag (瑕疵) the docket does not name is as wrong as one that fails to come."""
    found: list[str] = []
    for (_, act), report in zip(in_order(docket), reports, strict=True):
        gates = {flag["gate"] for flag in report.flags}
        if more := sorted(gates - set(act.expect_flags or ())):
            found.append(f"{report.case} {report.at} {report.act}：没有预期的瑕疵 {'、'.join(more)}")
    return found


def _founded(docket: Docket, over: Overlay, folder: Path, profile: Mapping[str, str]) -> Store:
    """A store with the release and the officers of the configuration, the overlay laid over them. Like that of
    ``zhifa rehearse`` it does not wait for the disk."""
    begins = next(act.at for _, act in in_order(docket))
    founded = _founded_file(begins, over.model_dump_json(), tuple(sorted(profile.items())))
    path = folder / "zhifa.db"
    store = copied(founded, f"sqlite:///{path}?scratch=1", path)
    store.set_clock(begins)
    return store


@cache
def _founded_file(begins: datetime, over_text: str, profile: tuple[tuple[str, str], ...]) -> bytes:
    """Many dockets begin on the same day in the same bureau."""
    over = Overlay.model_validate_json(over_text)
    body, officers = _configuration()
    body = body.model_copy(update={"bureau": body.bureau.model_copy(update=dict(profile))})

    def founding(store: Store) -> None:
        store.set_clock(begins)
        publish_release(store, overlay(body, over), by="setup", second="setup-2", note="演练")
        enter_officers(store, overlay_officers(officers, over), by="setup", effective_on=SINCE)

    return file_of(founding)


@cache
def _configuration() -> tuple[ReleaseBody, tuple[OfficerEntry, ...]]:
    return load_folder(CONFIG, TEMPLATES), load_officers(CONFIG)
