"""Run a docket on a virtual clock: the real kernel, the real procedures, a sender of the caller's choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import orjson

from config.schema.days import write_moment
from config.schema.docket import Docket, DocketAct, DocketCase
from flows.runtime import Runtime
from flows.submit import Executor
from models.casework import open_case, perform
from models.commands import Command
from models.database import Store
from models.queries import case_facts, case_head, events_in_order, owed_of_case, running_terms
from models.refusals import reasons_of
from models.sweeping import next_sweep_on
from notifications.channels import RecordingSender
from states.documents import DOCUMENTS
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from states.owing import receiver_role
from states.reasons import Refusal
from states.vocabulary import BUREAU_TZ, OUTCOME_TITLES, SendOutcome, Stage, WorkKind

SWEEP_AT = time(8, 0)
"""When the daily sweep runs while a docket waits (Asia/Shanghai)."""


@dataclass(frozen=True)
class ActReport:
    """What one act of a docket came to (``--json`` prints it as one object)."""

    case: str
    case_no: str
    act: str
    at: str
    outcome: str
    step: str
    flags: tuple[Mapping[str, str], ...]
    reasons: tuple[Mapping[str, str], ...]
    terms: tuple[Mapping[str, Any], ...]
    owed: tuple[Mapping[str, Any], ...]
    unmet: tuple[str, ...] = ()

    def as_json(self) -> str:
        """One line of ``zhifa rehearse --json``."""
        fields = ("case", "act", "at", "outcome", "step", "flags", "reasons", "terms", "owed")
        told = {name: getattr(self, name) for name in fields}
        if self.unmet:
            told["unmet"] = self.unmet
        return orjson.dumps(told).decode()


def _can_wait(owed: Mapping[str, str]) -> bool:
    """A form that stays in the bureau: nobody waits for it, so it is made in bulk with the next delivery."""
    return owed["kind"] == WorkKind.DOCUMENT and DOCUMENTS[owed["template"]].internal


@dataclass
class _Standing:
    """What the runner keeps of one case."""

    told: DocketCase
    no: str | None = None
    seen: int = 0  # events of its record already told
    seen_rows: int = 0
    acts: int = 0


@dataclass
class Rehearsal:
    """A docket being run on one store; ``report`` hears of every act as it is done."""

    store: Store
    runtime: Runtime
    executor: Executor
    report: Callable[[ActReport], None]
    carry_out_at_once: bool = False
    totals: dict[str, int] = field(default_factory=dict)
    unmet: int = 0
    cases: dict[str, str] = field(default_factory=dict)

    async def run(self, docket: Docket) -> None:
        """All acts of all cases in the order of time."""
        standing = {e.case.id: _Standing(e.case) for e in docket.entries if e.case is not None}
        async with self.executor.connected():
            for case_id, act in in_order(docket):
                report = await self._act(standing[case_id], act)
                self.totals[report.outcome] = self.totals.get(report.outcome, 0) + 1
                self.unmet += len(report.unmet)
                self.report(report)
            await self.executor.deliver(self.runtime)
        self.cases = {case_id: s.no for case_id, s in standing.items() if s.no is not None}

    async def _act(self, case: _Standing, act: DocketAct) -> ActReport:
        case.acts += 1
        for channel, outcome in act.channel.items():
            if isinstance(self.runtime.sender, RecordingSender):
                self.runtime.sender.answer(channel, SendOutcome(outcome))
        if case.no is None:
            self._set_clock(act.at)
            try:
                self._open(case, act)
            except Refusal as refusal:
                return _judged(self._not_opened(case, act, refusal), act)
        if act.wait:
            await self._wait(act.at)
            return self._report(case, act, "done", ())
        self._set_clock(act.at)
        return await self._perform(case, act)

    def _set_clock(self, instant: datetime) -> None:
        if self.store.is_virtual:
            self.store.set_clock(instant)

    def _open(self, case: _Standing, act: DocketAct) -> None:
        told = case.told
        opening = told.model_dump(mode="json", exclude={"id", "title"})
        opened = open_case(
            self.store,
            opening,
            actor=act.by or SYSTEM_ACTOR,
            key=f"{told.id}/open",
            occurred_at=act.occurred_at,
            auth="docket",
        )
        case.no, case.seen = opened.case_no, opened.seq

    async def _perform(self, case: _Standing, act: DocketAct) -> ActReport:
        assert case.no is not None
        assert act.act is not None
        assert act.by is not None
        command = Command(
            case_no=case.no,
            action=act.act,
            payload=act.payload,
            actor=act.by,
            key=f"{case.told.id}/{act.key or case.acts}",
            expected_revision=self._revision(case) if act.revision is None else act.revision,
            occurred_at=act.occurred_at,
            auth="docket",
        )
        try:
            answer = perform(self.store, command)
        except Refusal as refusal:
            return self._report(case, act, refusal.code, tuple(reasons_of(refusal)))
        if self.carry_out_at_once and not all(_can_wait(owed) for owed in answer.owed):
            await self.executor.carry_out(self.runtime, case.no, answer.seq, Stage(answer.step.split(".")[0]))
        return self._report(case, act, "done", ())

    def _revision(self, case: _Standing) -> int:
        """The case as the docket's officer sees it: always the newest, unless the docket names another."""
        assert case.no is not None
        return int(case_head(self.store, case.no)["revision"])

    async def _wait(self, until: datetime) -> None:
        """Sweep and deliver day by day up to the instant, so that reminders go out on their own day."""
        while (day := next_sweep_on(self.store)) is not None:
            morning = datetime.combine(day, SWEEP_AT, BUREAU_TZ)
            if morning > until:
                break
            self._set_clock(max(morning, self.store.now()))
            counted = await self.executor.sweep(self.runtime, self._today())
            await self.executor.deliver(self.runtime)
            if not counted:
                break
        self._set_clock(until)
        await self.executor.sweep(self.runtime, self._today())
        await self.executor.deliver(self.runtime)

    def _today(self) -> date:
        return self.store.now().astimezone(BUREAU_TZ).date()

    def _report(
        self, case: _Standing, act: DocketAct, outcome: str, reasons: tuple[Mapping[str, str], ...]
    ) -> ActReport:
        assert case.no is not None
        rows = owed_of_case(self.store, case.no)
        new, case.seen_rows = rows[case.seen_rows :], len(rows)
        terms = running_terms(self.store, case.no)
        facts = case_facts(self.store, case.no, SYSTEM_ACTOR)
        report = ActReport(
            case=case.told.id,
            case_no=case.no,
            act="wait" if act.wait else str(act.act),
            at=write_moment(act.at),
            outcome=outcome,
            step=facts.step,
            flags=self._new_flags(case, facts),
            reasons=reasons,
            terms=tuple(
                {"key": t["key"], "due": t["due_on"], "provisional": bool(t["provisional"]), "explains": t["explains"]}
                for t in terms
            ),
            owed=tuple(_owed(row, facts) for row in new),
        )
        return _judged(report, act)

    def _new_flags(self, case: _Standing, facts: CaseFacts) -> tuple[Mapping[str, str], ...]:
        """The flags of every event since the last report: of the act itself, and of what the software did meanwhile."""
        flagged = {act.seq for act in facts.acts if act.seq > case.seen and act.flags}
        case.seen = facts.acts[-1].seq
        events = events_in_order(self.store, facts.no) if flagged else ()
        return tuple(flag for event in events if event["seq"] in flagged for flag in event["flags"])

    def _not_opened(self, case: _Standing, act: DocketAct, refusal: Refusal) -> ActReport:
        """What an act came to whose case could not even be opened; the next act tries again."""
        return ActReport(
            case=case.told.id,
            case_no="",
            act="wait" if act.wait else str(act.act),
            at=write_moment(act.at),
            outcome=refusal.code,
            step="",
            flags=(),
            reasons=tuple(reasons_of(refusal)),
            terms=(),
            owed=(),
        )


def in_order(docket: Docket) -> Iterator[tuple[str, DocketAct]]:
    """(case id, act) of a docket in the order of time; acts of the same minute as they are written."""
    acts = [(e.case.id, act) for e in docket.entries if e.case is not None for act in e.acts]
    yield from sorted(acts, key=lambda pair: pair[1].at)


def _owed(row: Mapping[str, Any], facts: CaseFacts) -> dict[str, Any]:
    kind = "reminder" if row["key"].startswith("term:") else row["kind"]
    receiver = receiver_role(facts, row["receiver"])
    return {"kind": kind, "template": row["template"], "receiver": receiver, "channel": row["channel"]}


def _outcome(key: str) -> str:
    """As people say it, with the word that stands in a docket."""
    return f"{OUTCOME_TITLES[key]}（{key}）"


def _judged(report: ActReport, act: DocketAct) -> ActReport:
    """The report with every expectation that was not met."""
    unmet: list[str] = []
    if report.outcome != act.expect:
        why = "；".join(r["says"] for r in report.reasons)
        expected, came = _outcome(act.expect), _outcome(report.outcome)
        unmet.append(f"预期 {expected}，实际 {came}{f'：{why}' if why else ''}")
    if act.clause is not None and act.clause not in {r["clause"] for r in report.reasons}:
        unmet.append(f"预期引用 {act.clause}，实际 {'、'.join(r['clause'] for r in report.reasons) or '无'}")
    if act.expect_step is not None and act.expect_step != report.step:
        unmet.append(f"预期到达 {act.expect_step}，实际 {report.step}")
    owed = {str(o["kind"]) for o in report.owed} | {str(o["template"]) for o in report.owed}
    for wanted in act.expect_owed or ():
        if wanted not in owed:
            unmet.append(f"预期待办 {wanted}，实际 {'、'.join(sorted(owed)) or '无'}")
    terms = {t["key"]: t["due"] for t in report.terms}
    for key, due in (act.expect_terms or {}).items():
        if terms.get(key) != due.isoformat():
            unmet.append(f"预期期限 {key} 为 {due}，实际 {terms.get(key, '无')}")
    flags = {f["gate"] for f in report.flags}
    if act.expect_flags == () and flags:
        unmet.append(f"预期没有瑕疵，实际 {'、'.join(sorted(flags))}")
    for wanted in act.expect_flags or ():
        if wanted not in flags:
            unmet.append(f"预期瑕疵 {wanted}，实际 {'、'.join(sorted(flags)) or '无'}")
    return ActReport(**{**report.__dict__, "unmet": tuple(unmet)})
