"""The one write path of everything that is not a case: officers, releases, standards, their reviews, advisers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from config.schema.bureau import OfficerEntry
from config.schema.release import ReleaseBody
from config.schema.terms import CalendarYear
from models import refusals
from models.bureau_stream import append_bureau, bureau_seq
from models.casework import refuse_bad_names, validated
from models.commands import Command, RegisterAnswer, RegisterCommand
from models.database import Store
from models.instants import moment, stamp
from models.killpoints import killpoint
from models.recheck_lists import found_for
from models.record import digest, officer_entry, release_entry
from models.register_book import write_entry
from models.register_steps import answered, begin_registers, open_reviews, subject_of, unregistered
from models.releases import newest_release, payload_digest, release_text, rules_of
from models.roster import load_roster
from models.tables import Officer, ReleaseRow
from states.config_checks import Problem, check_release
from states.ended_clauses import ended_by
from states.loosened import loosened_without_source
from states.payload import Payload
from states.reasons import CommandInvalid, Refusal
from states.registers import REGISTER_ACTIONS
from states.registers.action import RegisterAction, RegisterFacts, judge
from states.vocabulary import BUREAU_TZ, Role

_OFFICER = Officer.__table__  # type: ignore[attr-defined]
_RELEASE = ReleaseRow.__table__  # type: ignore[attr-defined]


class ReleaseRefused(Exception):
    """The release was not published; what was in force stays in force (版本未发布)."""

    code = "refused"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(f"{p.where}：{p.says}" for p in problems))
        self.problems = problems


def enter_officers(store: Store, entries: tuple[OfficerEntry, ...], *, by: str, effective_on: date) -> int:
    """Enter new officers or new versions of their entries (名录登记); returns how many rows were added.

    An entry equal to the one in force adds nothing. Nobody enters a row about himself once somebody is there to do it.
    """
    with store.write() as conn:
        seq = bureau_seq(conn) + 1
        present = {
            row["officer_id"]: dict(row)
            for row in conn.execute(select(_OFFICER).order_by(_OFFICER.c.version)).mappings()
        }
        if present:
            must_be(conn, store, by, Role.ADMINISTRATOR)
        _refuse_strange_principals(entries, present)
        rows = [r for e in entries if (r := _officer_row(e, present.get(e.id), seq, effective_on)) is not None]
        if not rows:
            return 0
        body = {"by": by, "officers": [officer_entry(row) for row in rows]}
        append_bureau(conn, store, action="officers_entered", body=body)
        conn.execute(insert(_OFFICER), rows)
        return len(rows)


def _refuse_strange_principals(entries: tuple[OfficerEntry, ...], present: Mapping[str, Mapping[str, Any]]) -> None:
    """A deputy takes the duties of a leader of the register, and of nobody who is a deputy himself."""
    roles = {key: row["roles"].split() for key, row in present.items()} | {e.id: list(e.roles) for e in entries}
    for entry in entries:
        principal = entry.deputy.principal if entry.deputy else None
        if principal is not None and Role.LEADER.value not in roles.get(principal, ()):
            raise CommandInvalid(f"{entry.id} 代理的 {principal} 不是名录中的机关负责人", "deputy")


def load_calendar(store: Store, year: CalendarYear, *, by: str, second: str) -> str:
    """Load the holidays of one more year (载入放假安排) as a release that is otherwise the one in force; its digest.

    The cases in hand are counted anew by ``models.recounting.recount_touched``, new ones are opened under it.
    """
    with store.read() as conn:
        body = rules_of(conn, newest_release(conn)).body
    last = max(known.year for known in body.calendar)
    if year.year != last + 1:
        raise CommandInvalid(f"放假安排已载入到{last}年，应当接着载入{last + 1}年", "year")
    grown = body.model_copy(update={"calendar": (*body.calendar, year)})
    if problems := check_release(grown):  # a clause that ended meanwhile must not keep the holidays out of all terms
        raise ReleaseRefused(problems)
    return _publish(store, grown, by=by, second=second, note=f"载入{year.year}年放假安排（{year.notice}）")


def _refuse_lost_years(conn: Connection, body: ReleaseBody) -> None:
    """A later release never knows less of the calendar: dates already told would turn provisional again."""
    if conn.execute(select(_RELEASE.c.digest).limit(1)).first() is None:
        return
    before = rules_of(conn, newest_release(conn)).body.calendar
    lost = sorted({year.year for year in before} - {year.year for year in body.calendar})
    if lost:
        years = "、".join(f"{year}年" for year in lost)
        raise CommandInvalid(f"缺少此前已载入的{years}放假安排，请把该年的文件放进 calendar 目录", "calendar")


def publish_release(store: Store, body: ReleaseBody, *, by: str, second: str, note: str) -> str:
    """Publish a release (发布版本) that passes every check, by two different people; returns its digest."""
    if problems := [*check_release(body), *ended_by(body, store.now().astimezone(BUREAU_TZ).date())]:
        raise ReleaseRefused(problems)
    return _publish(store, body, by=by, second=second, note=note)


def _publish(store: Store, body: ReleaseBody, *, by: str, second: str, note: str) -> str:
    if by == second:
        raise CommandInvalid("发布人与复核人不得为同一人", "second")
    if not note.strip():
        raise CommandInvalid("须写明发布说明", "note")
    text = release_text(body)
    own = digest(text)
    with store.write() as conn:
        if conn.execute(select(func.count()).select_from(_OFFICER)).scalar_one():
            must_be(conn, store, by, Role.ADMINISTRATOR)
            must_be(conn, store, second, Role.ADMINISTRATOR, Role.LEADER)
        if conn.execute(select(_RELEASE.c.digest).where(_RELEASE.c.digest == own)).first() is not None:
            if newest_release(conn) == own:
                return own
            raise CommandInvalid("这一版本此前发布过，已被后来的版本取代；不能重新启用，请改动后另行发布", "folder")
        old = rules_of(conn, newest).body if (newest := _newest(conn)) is not None else None
        registers = begin_registers(conn, store, old or body, by=by, second=second)
        if problems := unregistered(registers.book, body):
            raise ReleaseRefused(problems)
        if old is not None and (unsourced := list(loosened_without_source(old, body))):
            raise ReleaseRefused([Problem(where, says) for where, says in unsourced])
        _refuse_lost_years(conn, body)
        row = {
            "digest": own,
            "body": text,
            "published_at": stamp(_after_all_others(conn, store.now())),
            "published_by": by,
            "second_by": second,
            "note": note,
        }
        told = {"by": by, "second": second, "note": note, "releases": [release_entry(row)]}
        append_bureau(conn, store, action="release_published", body=told)
        killpoint("publish.release.before")
        conn.execute(insert(_RELEASE), row)
        if old is not None:
            open_reviews(conn, store, old, body, release=own, by=by)
        killpoint("publish.commit.before")
    killpoint("publish.commit.after")
    return own


def _newest(conn: Connection) -> str | None:
    """The release in force, if there is one."""
    return None if conn.execute(select(_RELEASE.c.digest).limit(1)).first() is None else newest_release(conn)


def perform(store: Store, command: RegisterCommand) -> RegisterAnswer:
    """Carry out one act on the registers (登记), or refuse it with every reason; a refusal is recorded.

    Raises CommandInvalid, ActionRefused.
    """
    action = REGISTER_ACTIONS.get(command.action)
    if action is None:
        raise CommandInvalid(f"没有“{command.action}”这个登记事项", "act")
    refuse_bad_names(actor=command.actor, key=command.key)
    payload, data = validated(action.payload, command.payload)
    digest_of = payload_digest(command.action, "", command.actor, data)
    try:
        with store.write() as conn:
            answer = _enter(store, conn, command, action, payload, data, digest_of)
            killpoint("registers.commit.before")
    except Refusal as refusal:
        told = Command("", command.action, command.payload, command.actor, command.key, auth=command.auth)
        refusals.record(store, told, digest_of, refusal)
        raise
    killpoint("registers.commit.after")
    return answer


def _enter(
    store: Store,
    conn: Connection,
    command: RegisterCommand,
    action: RegisterAction,
    payload: Payload,
    data: dict[str, Any],
    digest_of: str,
) -> RegisterAnswer:
    bureau_seq(conn)  # whoever enters something holds the bureau stream: entries are judged one after the other
    release = newest_release(conn)
    body = rules_of(conn, release).body
    registers = begin_registers(conn, store, body, by=command.actor, second=None)
    if (known := answered(conn, registers.size, command.key, digest_of)) is not None:
        return known
    roster = load_roster(conn)
    day = store.now().astimezone(BUREAU_TZ).date()
    judge(action, RegisterFacts(registers, roster.as_of(day), body, command.actor, day), payload)
    subject = subject_of(conn, action.key, data, day)
    found = found_for(conn, store, action.key, subject, data)
    n = write_entry(
        conn,
        store,
        act=action.key,
        by=command.actor,
        subject=subject,
        data=data,
        auth=command.auth,
        key=command.key,
        digest=digest_of,
        release=release,
        register=roster.size,
        **found,
    )
    return RegisterAnswer(action.key, n, subject)


def _after_all_others(conn: Connection, now: datetime) -> datetime:
    """The instant of a publication: the newest release is the one in force, so no two have the same, and a clock set
    back does not bring an old one back into force."""
    newest = conn.execute(select(func.max(_RELEASE.c.published_at))).scalar_one()
    return now if newest is None else max(now, moment(newest) + timedelta(microseconds=1))


def must_be(conn: Connection, store: Store, who: str, *roles: Role) -> None:
    """Refuse a person who holds none of these roles today (CommandInvalid)."""
    day = store.now().astimezone(BUREAU_TZ).date()
    officer = load_roster(conn).as_of(day).get(who)
    if officer is None or not officer.active or not officer.roles & set(roles):
        raise CommandInvalid(f"{who} 不是有权办理此事的在岗人员", "by")


def _officer_row(
    entry: OfficerEntry, present: Mapping[str, Any] | None, seq: int, effective_on: date
) -> dict[str, Any] | None:
    certificate = entry.certificate
    row: dict[str, Any] = {
        "officer_id": entry.id,
        "version": (present["version"] + 1) if present else 1,
        "effective_on": effective_on.isoformat(),
        "name": entry.name,
        "section": entry.section,
        "roles": " ".join(entry.roles),
        "certificate_no": certificate.no if certificate else None,
        "certificate_field": certificate.field if certificate else None,
        "certificate_from": certificate.valid_from.isoformat() if certificate else None,
        "certificate_to": certificate.valid_to.isoformat() if certificate else None,
        "legal_qualification_no": entry.legal_qualification_no,
        "state": entry.state,
        "phone": entry.phone,
        "email": entry.email,
        "deputy_for": entry.deputy.principal if entry.deputy else None,
        "deputy_from": entry.deputy.first.isoformat() if entry.deputy else None,
        "deputy_to": entry.deputy.last.isoformat() if entry.deputy else None,
        "bureau_seq": seq,
    }
    aside = {"version", "effective_on", "bureau_seq"}
    same = present is not None and all(present[k] == v for k, v in row.items() if k not in aside)
    return None if same else row
