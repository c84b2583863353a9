"""I3 and I6: every event decided again by the same kernel under the release it names comes to the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import bindparam, select

from models.case_rows import party_columns
from models.checks.finding import Finding, Snapshot
from models.checks.historical import historical_case_holds
from models.checks.other_cases import OtherCases
from models.checks.registers import Books
from models.commands import OpenCase
from models.instants import moment
from models.record import BUREAU
from models.releases import UnknownRelease, releases_left, rules_of
from models.roster import Roster, load_roster
from models.snapshot import act_from, corrected, facts_from, with_correction
from models.tables import Event, Party, Term
from states.actions import ACTIONS
from states.acts import CHANGE, OPENING, Act
from states.facts import CaseFacts
from states.history.entry import IMPORT_CASE
from states.lifecycle import decide
from states.owing import owed_by, papers_due
from states.reasons import ActionRefused
from states.release import Rules
from states.subjects import rules_kept
from states.vocabulary import BUREAU_TZ

_EVENT = Event.__table__  # type: ignore[attr-defined]
_PARTY = Party.__table__  # type: ignore[attr-defined]
_TERM = Term.__table__  # type: ignore[attr-defined]
_PARTY_OF = select(_PARTY).where(_PARTY.c.case_no == bindparam("no"))
_TERMS_OF = select(_TERM.c.key, _TERM.c.started_seq, _TERM.c.due_on, _TERM.c.state).where(
    _TERM.c.case_no == bindparam("no")
)


def replay_gives_the_same(snapshot: Snapshot) -> Iterator[Finding]:
    """All cases from their first event on (I3: only lawful steps; I6: exactly what each event calls for)."""
    replay = _Replay(snapshot, load_roster(snapshot.conn), Books(snapshot.conn), OtherCases())
    query = (
        select(_EVENT.c.stream, _EVENT.c.seq, _EVENT.c.body, _EVENT.c.hash)
        .where(_EVENT.c.stream != BUREAU)
        .order_by(_EVENT.c.stream, _EVENT.c.seq)
    )
    for stream, rows in groupby(snapshot.rows(query), key=lambda row: row["stream"]):
        try:
            yield from replay.case(str(stream), list(rows))
        except (KeyError, TypeError, ValueError, IndexError, LookupError) as broken:
            yield Finding("I3", str(stream), f"记录内容残缺，无法重演：{type(broken).__name__}")
    yield from replay.others.findings(snapshot.conn)


@dataclass(frozen=True, slots=True)
class _Replay:
    """What all cases are judged again by: people, registers and other cases, each as far as an event knew of them."""

    snapshot: Snapshot
    roster: Roster
    books: Books
    others: OtherCases

    def case(self, no: str, rows: list[Mapping[str, Any]]) -> Iterator[Finding]:
        acts: list[Act] = []
        opening: dict[str, Any] = {}
        newest: tuple[dict[str, Any], Rules] | None = None
        for row in rows:
            body = orjson.loads(row["body"])
            act = act_from(row["seq"], body, row["hash"])
            if act.action == IMPORT_CASE:
                yield from self._imported(no, act, acts, rows)
                return
            opens = act.action == OPENING
            if opens:
                opening = body
                OpenCase.model_validate_json(orjson.dumps(body["payload"]), strict=True)
                acts.append(act)
            try:
                rules = rules_of(self.snapshot.conn, body["release"])
            except UnknownRelease:
                yield Finding("I3", f"{no}#{act.seq}", "事件所指的版本不在数据库中")
                return
            if opens:
                yield from _called_for(self._facts(no, acts, opening, body, rules), act, body)
                newest = body, rules
                continue
            if act.release != acts[-1].release and act.action != CHANGE:
                yield Finding("I3", f"{no}#{act.seq}", "没有办理改用新版本，事件却依另一版本作出")
            yield from _event(self._facts(no, acts, opening, body, rules), act, body, self.others)
            acts = list(corrected((*acts, act), body))
            newest = body, rules
        if newest is not None:
            yield from _projections(self.snapshot, self._facts(no, acts, opening, *newest))

    def _imported(self, no: str, act: Act, before: list[Act], rows: list[Mapping[str, Any]]) -> Iterator[Finding]:
        if before:
            yield Finding("I3", f"{no}#{act.seq}", "在办案件不能变成历史案件")
        else:
            yield from historical_case_holds(self.snapshot, no, rows)

    def _facts(
        self, no: str, acts: list[Act], opening: Mapping[str, Any], body: Mapping[str, Any], rules: Rules
    ) -> CaseFacts:
        at = moment(body["occurred_at"])
        told = opening["payload"]
        row = {
            "no": no,
            "step": acts[-1].step,
            "revision": acts[-1].seq,
            "power": told["power"],
            "violated_on": told["violated_on"],
            "opened_on": moment(opening["occurred_at"]).astimezone(BUREAU_TZ).date().isoformat(),
            "procedure": body["procedure"],
            "head": acts[-1].hash,
        }
        return facts_from(
            row,
            tuple(acts),
            rules,
            self.roster.as_of(at.astimezone(BUREAU_TZ).date(), body["register"]),
            self.books.after(body.get("entries", 0)),
            actor=body["actor"]["id"],
            at=at,
            recorded=moment(body["recorded_at"]),
            rehearsal=self.snapshot.store.is_virtual,
            earlier=releases_left(self.snapshot.conn, acts, rules.digest),
        ).knowing(others=body.get("others"))


def _event(facts: CaseFacts, act: Act, body: Mapping[str, Any], others: OtherCases) -> Iterator[Finding]:
    where = f"{facts.no}#{act.seq}"
    action = ACTIONS.get(act.action)
    if action is None:
        yield Finding("I3", where, f"没有“{act.action}”这个办理事项")
        return
    payload = action.payload.model_validate_json(orjson.dumps(dict(act.data)), strict=True)
    if payload.decided_under not in (None, act.release):
        yield Finding("I3", where, "改用新版本的记录没有依所写明的版本作出")
    yield from others.hear(facts, act, body, payload)
    try:
        outcome = decide(facts, action, payload, act.data)
    except ActionRefused as refused:
        yield Finding("I3", where, f"重演时被拒绝：{refused}")
        return
    if outcome.after != body["after"] or outcome.before != body["before"]:
        yield Finding("I3", where, f"重演到达 {outcome.after}，记录为 {body['after']}")
    if outcome.act.flags != act.flags:
        yield Finding("I3", where, "重演得出的瑕疵与记录不同")
    if rules_kept(facts, act.action).get("guidance_rules") != body.get("guidance_rules"):
        yield Finding("I3", where, "所记的行政指导规范不是当日施行的版本")
    yield from _called_for(with_correction(outcome.facts, body), act, body)


def _called_for(after: CaseFacts, act: Act, body: Mapping[str, Any]) -> Iterator[Finding]:
    where = f"{after.no}#{act.seq}"
    kinds = papers_due(after, act.action)[1]
    if kinds != tuple(d["kind"] for d in body["documents"]):
        yield Finding("I6", where, "应制作的文书与记录不同")
        return
    owed = {(o.kind.value, o.template, o.receiver, o.channel) for o in owed_by(after, act.action, body["documents"])}
    if owed != {(o["kind"], o["template"], o["receiver"], o["channel"]) for o in body["owed"]}:
        yield Finding("I6", where, "应办的通知、公示或者任务与记录不同")


def _projections(snapshot: Snapshot, facts: CaseFacts) -> Iterator[Finding]:
    """Party and terms are kept for lists and for the sweep; they say what the record says."""
    kept = snapshot.conn.execute(_PARTY_OF, {"no": facts.no}).mappings().one_or_none()
    if kept is None or dict(kept) != {"case_no": facts.no, **party_columns(facts.acts[0].data["party"])}:
        yield Finding("I2", facts.no, "当事人信息与记录不符")
    stored = {tuple(row) for row in snapshot.conn.execute(_TERMS_OF, {"no": facts.no})}
    derived = {(t.key, t.started_seq, t.due.due.isoformat(), t.state) for t in facts.terms}
    if not derived <= stored or any(state == "running" for *_, state in stored - derived):
        yield Finding("I2", facts.no, "期限与记录不符")
