"""The one write path of a case: validate, lock, decide, write everything in one transaction, commit."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import orjson
from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, insert, select

from models import case_rows, refusals
from models.bureau_stream import append_bureau, bureau_seq
from models.case_lock import LockedCase, lock_case, occurred
from models.commands import Answer, Command, OpenCase
from models.database import Store
from models.files import KeptFile
from models.instants import stamp
from models.killpoints import killpoint
from models.ladders import follow_new_ladder
from models.numbering import next_number
from models.opening import first_body, first_row, just_opened, procedure_of
from models.record import BUREAU, append, case_row_hash, file_entry, genesis
from models.releases import newest_release, payload_digest, rules_of
from models.roster import Roster, roster_kept
from models.round_trips import queue_of
from models.snapshot import NoSuchCase, as_it_stood, remember, with_correction
from models.store_errors import StoreRefused
from models.tables import Document, Event, StoredFile
from states.actions import ACTIONS
from states.actions.correct_record import CorrectRecord
from states.acts import OPENING, OPENING_TITLE, Act
from states.corrections import judged_anew, opening_is_kept
from states.endings import ending_of
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR, Outcome, decide
from states.payload import Payload
from states.reasons import ActionRefused, CommandInvalid, Reason, Refusal, StaleCase
from states.subjects import rules_kept
from states.terms import RuleNotInForceError
from states.vocabulary import BUREAU_TZ, Weight

_DOCUMENT = Document.__table__  # type: ignore[attr-defined]
_FILE = StoredFile.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
_BY_KEY = select(_EVENT.c.command_digest, _EVENT.c.body, _EVENT.c.hash).where(_EVENT.c.command_key == bindparam("key"))
NAME_LONGEST = 200


def perform(store: Store, command: Command) -> Answer:
    """Carry out one action (办理), or refuse it with every reason; a refusal is recorded and changes nothing.

    Raises CommandInvalid, ActionRefused, StaleCase, NoSuchCase.
    """
    action = ACTIONS.get(command.action)
    if action is None:
        raise CommandInvalid(f"没有“{command.action}”这个办理事项", "act")
    refuse_bad_names(actor=command.actor, key=command.key)
    if command.actor == SYSTEM_ACTOR and command.auth != SYSTEM_ACTOR:
        raise CommandInvalid("“system”是系统本身，任何人不得以此名义办理", "actor")
    payload, data = validated(action.payload, command.payload)
    digest = payload_digest(command.action, command.case_no, command.actor, data)
    try:
        with store.write() as conn:
            answer = _in_force(store, conn, command, payload, data, digest)
            killpoint("perform.before_commit")
    except (Refusal, NoSuchCase, StoreRefused) as refusal:
        # A repeated command finds the case moved on, or its key taken: what counts is what was answered before.
        if (known := answered(store, command.key, digest)) is not None:
            return known
        if isinstance(refusal, Refusal):
            refusals.record(store, command, digest, refusal)
        raise
    killpoint("perform.after_commit")
    return answer


def open_case(
    store: Store,
    opening: Mapping[str, Any],
    *,
    actor: str,
    key: str,
    occurred_at: datetime | None = None,
    auth: str = "cli",
) -> Answer:
    """Open a case (登记线索) under the release in force; its number is the next of the year."""
    refuse_bad_names(actor=actor, key=key)
    payload, data = validated(OpenCase, opening)
    assert isinstance(payload, OpenCase)
    digest = payload_digest(OPENING, "", actor, data)
    with store.write() as conn:
        if (known := _known(conn, key, digest)) is not None:
            return known
        rules = rules_of(conn, newest_release(conn))
        now = store.now()
        at = occurred(occurred_at, now)
        day = at.astimezone(BUREAU_TZ).date()
        procedure = procedure_of(payload, rules, day)
        no = f"{day.year}-{next_number(conn, 'case', day.year):04d}"
        roster = _roster_naming(conn, store, actor, day)
        row = first_row(no, payload, procedure, rules.digest, day)
        people = roster.as_of(day)
        opened = just_opened(row, data, rules, people, actor=actor, at=at, recorded=now, rehearsal=store.is_virtual)
        with _rules_of_the_day():
            written = case_rows.write_opening(conn, opened, now=stamp(now))
        body = first_body(row, data, written.entries, actor_entry(roster, actor, auth, day), roster.size)
        row["head"] = append(
            conn,
            stream=no,
            seq=1,
            prev=genesis(no),
            action=OPENING,
            body=body,
            command_key=key,
            command_digest=digest,
            occurred_at=stamp(at),
            recorded_at=stamp(now),
        )
        case_rows.finish_opening(conn, row, data["party"], written)
    return _answer(row["head"], {**body, "stream": no, "seq": 1, "action": OPENING})


def _roster_naming(conn: Connection, store: Store, actor: str, day: date) -> Roster:
    """The register (名录): a case is opened by somebody it names as in post that day, or by the software."""
    roster = roster_kept(conn, store.identity)
    person = roster.as_of(day).get(actor)
    if actor != SYSTEM_ACTOR and (person is None or not person.active):
        raise CommandInvalid(f"名录中没有当日在岗的人员“{actor}”，不能登记案件", "actor")
    return roster


def validated(model: type[Payload], given: Mapping[str, Any]) -> tuple[Payload, dict[str, Any]]:
    """The payload and its plain data; strict, so nothing is coerced or ignored."""
    if (misfit := refusals.misfit(given)) is not None:
        raise CommandInvalid(*misfit)
    try:
        payload = model.model_validate_json(orjson.dumps(given), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise CommandInvalid(*refusals.in_chinese(first, model)) from None
    except (TypeError, orjson.JSONEncodeError) as error:
        raise CommandInvalid(f"内容不能识别：{error}") from None
    return payload, payload.model_dump(mode="json")


def refuse_bad_names(**names: object) -> None:
    """Who acts and under which key: one line that can be stored, hashed and read."""
    for field, name in names.items():
        if not isinstance(name, str) or not 0 < len(name) <= NAME_LONGEST or not name.isprintable():
            raise CommandInvalid(f"应当是一行文字，不超过{NAME_LONGEST}字，不含控制字符", field)


def _in_force(
    store: Store, conn: Connection, command: Command, payload: Payload, data: dict[str, Any], digest: str
) -> Answer:
    with _rules_of_the_day():
        return _perform(store, conn, command, payload, data, digest)


@contextmanager
def _rules_of_the_day() -> Iterator[None]:
    """A day before the rules of the release began is a mistake of the command, not of the software."""
    try:
        yield
    except RuleNotInForceError as gap:
        raise CommandInvalid(f"{gap}，不能按当日的规定办理", "occurred_at") from None


def _perform(
    store: Store, conn: Connection, command: Command, payload: Payload, data: dict[str, Any], digest: str
) -> Answer:
    locked = lock_case(store, conn, command, payload)
    facts = locked.facts
    _refuse_stale(command, facts)
    outcome, extra = _judged(facts, command, payload, data, locked.roster)
    written = case_rows.write_outcome(conn, facts.left or facts, outcome, now=locked.now)
    changed = _case_row(locked.row, outcome, extra)
    judged = {**_judgement(facts, outcome, data), **written.entries, "row_hash": case_row_hash(changed), **extra}
    recorded_at = max(locked.now, locked.standing.recorded_at)
    body = _body(locked, command, judged, recorded_at)
    queue_of(conn).open()
    head = append(
        conn,
        stream=command.case_no,
        seq=changed["revision"],
        prev=locked.row["head"],
        action=command.action,
        body=body,
        command_key=command.key,
        command_digest=digest,
        occurred_at=stamp(facts.at),
        recorded_at=recorded_at,
    )
    case_rows.finish(conn, locked.row, {**changed, "head": head}, written)
    if facts.left is not None:
        follow_new_ladder(conn, facts.left, outcome.facts)
    remember(store.identity, outcome.facts, head, recorded_at, body["documents"])
    return _answer(head, {**body, "stream": command.case_no, "seq": changed["revision"], "action": command.action})


def _body(locked: LockedCase, command: Command, judged: Mapping[str, Any], recorded_at: str) -> dict[str, Any]:
    """What the event tells: what was judged, who acted, and how much of the registers was known."""
    facts = locked.facts
    return {
        **judged,
        **({} if facts.others is None else {"others": facts.others}),
        "actor": actor_entry(locked.roster, command.actor, command.auth, facts.on),
        "register": locked.roster.size,
        "entries": locked.entries,
        **({} if recorded_at == locked.now else {"clock_went_back": True}),
    }


def _judgement(facts: CaseFacts, outcome: Outcome, data: Mapping[str, Any]) -> dict[str, Any]:
    """What was judged, under which release and procedure, and what it came to: the part of an event told by the rules."""
    return {
        "payload": data,
        "release": facts.rules.digest,
        "procedure": facts.procedure.key,
        "before": outcome.before,
        "after": outcome.after,
        "flags": [_told(flag) for flag in outcome.flags],
        **rules_kept(facts, outcome.action.key),
    }


def _judged(
    facts: CaseFacts, command: Command, payload: Payload, data: dict[str, Any], roster: Roster
) -> tuple[Outcome, dict[str, Any]]:
    """What the act comes to, and what a correction adds to its event."""
    outcome = decide(facts, ACTIONS[command.action], payload, data)
    if not isinstance(payload, CorrectRecord):
        return outcome, {}
    extra = _corrected(facts, payload, roster)
    after = with_correction(outcome.facts, {"action": command.action, "payload": data, **extra})
    return replace(outcome, facts=after), extra


def answered(store: Store, key: str, digest: str) -> Answer | None:
    """The answer given before under this key, if any."""
    with store.read() as conn:
        return _known(conn, key, digest)


def _known(conn: Connection, key: str, digest: str) -> Answer | None:
    """The answer given before under this key; the same key with another payload is a mistake of the caller."""
    found = conn.execute(_BY_KEY, {"key": key}).one_or_none()
    if found is None:
        return None
    if found.command_digest != digest:
        raise CommandInvalid("同一办理编号已用于另一内容，请换用新的编号", "key")
    return _answer(found.hash, orjson.loads(found.body), repeated=True)


def _refuse_stale(command: Command, facts: CaseFacts) -> None:
    """A moving action must know where the case stands; whoever acts on an old view is told what changed."""
    expected = command.expected_revision
    if expected is None:
        lifecycle = facts.rules.lifecycles[facts.procedure.key]
        if command.actor != SYSTEM_ACTOR and lifecycle.moves_from(command.action, facts.step):
            raise CommandInvalid("会改变案件状态的办理事项须写明所依据的案件版本号", "revision")
        return
    if expected == facts.revision:
        return
    changes = tuple(_says(facts, act) for act in facts.acts if act.seq > expected)
    raise StaleCase(facts.no, expected, facts.revision, changes)


def _says(facts: CaseFacts, act: Act) -> str:
    action = facts.rules.actions.get(act.action)
    person = facts.officer(act.by)
    when = act.at.astimezone(BUREAU_TZ).strftime("%m-%d %H:%M")
    return f"第{act.seq}号 {when} {person.name if person else act.by} {action.title if action else OPENING_TITLE}"


def _corrected(facts: CaseFacts, payload: CorrectRecord, roster: Roster) -> dict[str, Any]:
    """Judge the corrected entry as if it had been entered so at once: what bars refuses the correction, what flags is
    kept with it. It is judged by the day and the record it was entered on, not by what came after."""
    wrong = facts.acts[payload.seq - 1]
    if wrong.action == OPENING:
        _, data = validated(OpenCase, payload.corrected)
        if data != payload.corrected:
            raise CommandInvalid("更正内容须写全所有栏目", "corrected")
        if reason := opening_is_kept(facts, data):
            raise ActionRefused("correct_record", facts.step, (reason,))
        return {"corrected_flags": []}
    action = ACTIONS[wrong.action]
    corrected, data = validated(action.payload, payload.corrected)
    if data != payload.corrected:
        raise CommandInvalid("更正内容须写全所有栏目", "corrected")
    then = as_it_stood(facts, wrong, roster.as_of(wrong.on))
    reasons = judged_anew(then, action, corrected)
    if bars := tuple(r for r in reasons if r.weight is Weight.BARS):
        raise ActionRefused("correct_record", facts.step, bars)
    return {"corrected_flags": [_told(reason) for reason in reasons]}


def _case_row(row: Mapping[str, Any], outcome: Outcome, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The case's row after the act."""
    facts = outcome.facts
    opening: dict[str, Any] = {}
    if extra and facts.acts[-1].data["seq"] == 1:
        told = facts.acts[-1].data["corrected"]
        opening = {"party_name": told["party"]["name"], "lead": told["lead"]}
    return {
        **row,
        **opening,
        "release": facts.rules.digest,
        "step": outcome.after,
        "stage": outcome.after.split(".")[0],
        "revision": row["revision"] + 1,
        "closed_on": facts.on.isoformat() if outcome.closed else None,
        "ending": ending_of(facts) if outcome.closed else None,
        "handlers": " ".join(facts.handlers),
        "flags": row["flags"] + len(outcome.flags),
    }


def actor_entry(roster: Roster, actor: str, auth: str, day: Any) -> dict[str, Any]:
    """Who acted, as the register told it for that day, and how the person was authenticated."""
    officer = roster.as_of(day).get(actor)
    if officer is None:
        return {"id": actor, "auth": auth}
    certificate = officer.certificate_no
    told = {"id": actor, "auth": auth, "name": officer.name, "roles": sorted(officer.roles), "certificate": certificate}
    return told if officer.deputy_for is None else {**told, "deputy_for": officer.deputy_for}


def _told(reason: Reason) -> dict[str, str]:
    return {"gate": reason.gate, "clause": reason.clause, "says": reason.says, "remedy": reason.remedy}


def _answer(head: str, body: Mapping[str, Any], *, repeated: bool = False) -> Answer:
    return Answer(
        case_no=body["stream"],
        action=body["action"],
        seq=body["seq"],
        step=body["after"],
        hash=head,
        flags=tuple(body["flags"]),
        documents=tuple(body["documents"]),
        terms=tuple(body["terms"]),
        owed=tuple(body["owed"]),
        repeated=repeated,
    )


def bind_document(store: Store, number: str, files: tuple[KeptFile, ...]) -> None:
    """Record that a document was rendered (文书已生成): the bytes of its files are bound by an event of the bureau
    stream, so that rendering, whenever it happens, never moves the case under an officer's hands. Once per document."""
    with store.write() as conn:
        found = conn.execute(select(_DOCUMENT).where(_DOCUMENT.c.number == number)).mappings().one()
        if conn.execute(select(_FILE.c.sha256).where(_FILE.c.document_number == number)).first() is not None:
            return
        rows = [
            {
                "sha256": kept.sha256,
                "media_type": kept.media_type,
                "size": kept.size,
                "case_no": found["case_no"],
                "document_number": number,
                "stream": BUREAU,
                "seq": bureau_seq(conn) + 1,
            }
            for kept in files
        ]
        body = {"case_no": found["case_no"], "document": number, "files": [file_entry(row) for row in rows]}
        append_bureau(conn, store, action="document_rendered", body=body, command_key=f"rendered:{number}")
        conn.execute(insert(_FILE), rows)
