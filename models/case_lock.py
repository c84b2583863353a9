"""The case an act is about, locked, and everything the act is judged by, read under that lock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from models.commands import Command
from models.database import Store
from models.instants import stamp
from models.other_cases import told_of_others
from models.register_book import registers_kept
from models.releases import releases_left, rules_asked
from models.roster import Roster, roster_kept
from models.snapshot import Standing, facts_from, locked_case, standing_of
from states.facts import CaseFacts
from states.history.entry import refuse_if_historical
from states.other_cases import asked
from states.payload import Payload
from states.reasons import CommandInvalid
from states.vocabulary import BUREAU_TZ


@dataclass(frozen=True, slots=True)
class LockedCase:
    """A case (案件) under its lock: its row and record, the registers as far as they count, and what rules look at."""

    row: dict[str, Any]
    standing: Standing
    roster: Roster
    entries: int
    facts: CaseFacts
    now: str


def lock_case(store: Store, conn: Connection, command: Command, payload: Payload) -> LockedCase:
    """Lock the case and read what the act is judged by: record, release, people, registers, what it asks of others."""
    row, register, entries = locked_case(conn, command.case_no)
    refuse_if_historical(row, command.action)
    now = store.now()
    standing = standing_of(conn, store.identity, row)
    at = occurred(command.occurred_at, now)
    rules = rules_asked(conn, row, payload.decided_under)
    roster = roster_kept(conn, store.identity, register)
    facts = facts_from(
        row,
        standing.acts,
        rules,
        roster.as_of(at.astimezone(BUREAU_TZ).date()),
        registers_kept(conn, store.identity, entries),
        actor=command.actor,
        at=at,
        recorded=now,
        rehearsal=store.is_virtual,
        earlier=releases_left(conn, standing.acts, rules.digest),
    )
    question = asked(facts, command.action, payload)
    if question is not None:
        facts = facts.knowing(others=told_of_others(conn, store.identity, question))
    if facts.left is None:  # else what is known of its terms was worked out under the release it leaves
        facts = facts.knowing(**standing.known)
    return LockedCase(row, standing, roster, entries, facts, stamp(now))


def occurred(told: datetime | None, now: datetime) -> datetime:
    """When an act happened: now, or as told of paper; never what is still to come."""
    if told is None:
        return now
    if told.tzinfo is None:
        raise CommandInvalid("发生时间没有时区", "occurred_at")
    if told > now:
        raise CommandInvalid("发生时间晚于现在，不能预先登记", "occurred_at")
    return told.astimezone(UTC)
