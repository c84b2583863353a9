"""I2 and I3 of the registers: every entry is there under its number, and was lawful when it was entered."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from models.checks.finding import Finding, Snapshot
from models.checks.streams import EVENT
from models.instants import moment
from models.recheck_lists import DRAW, TAKES_UP
from models.record import BUREAU
from models.register_book import bodies, book_size, entry_key, entry_of
from models.releases import rules_of
from models.roster import load_roster
from states.acts import OPENING
from states.lenience import LENIENT_ACTS, drawn
from states.reasons import ActionRefused
from states.registers import REGISTER_ACTIONS
from states.registers.action import RegisterFacts, judge
from states.registers.entries import PUT_RIGHT, Entry, Registers, registers_of
from states.vocabulary import BUREAU_TZ


class Books:
    """The registers after any number of entries, for one check of the whole record."""

    def __init__(self, conn: Connection) -> None:
        self._entries = [entry_of(body) for body in bodies(conn, book_size(conn))]
        self._known: dict[int, Registers] = {}

    def after(self, size: int) -> Registers | None:
        """The registers an act was judged by; ``None`` for acts from before there were registers."""
        if size == 0:
            return None
        if size > len(self._entries):
            raise LookupError(f"登记簿只有 {len(self._entries)} 项，记录却依据第 {size} 项")
        if size not in self._known:
            self._known[size] = registers_of(self._entries[:size])
        return self._known[size]


def registers_are_whole(snapshot: Snapshot) -> Iterator[Finding]:
    """As many entries as were numbered, none missing in between, each decided again by the same rules."""
    conn = snapshot.conn
    size = book_size(conn)
    numbered = select(func.count()).where(EVENT.c.stream == BUREAU, EVENT.c.command_key.like("register:%"))
    found = conn.execute(numbered).scalar_one()
    told = list(bodies(conn, size))
    if found != size or [body.get("entry") for body in told] != list(range(1, size + 1)):
        yield Finding("I2", "登记簿", f"应有 {size} 项登记，记录中有 {found} 项")
        return
    entries: list[Entry] = []
    for body in told:
        try:
            yield from _judged_again(conn, body, entries)
            yield from _drawn_again(conn, body)
            yield from _taken_up(conn, body)
            entries.append(entry_of(body))
            registers_of(entries)
        except (KeyError, TypeError, ValueError, LookupError) as broken:
            yield Finding("I3", entry_key(body["entry"]), f"登记内容残缺，无法重演：{type(broken).__name__}")
            return


def _judged_again(conn: Connection, body: Mapping[str, Any], before: list[Entry]) -> Iterator[Finding]:
    action = REGISTER_ACTIONS.get(body["action"])
    if action is None:
        return
    day = moment(body["recorded_at"]).astimezone(BUREAU_TZ).date()
    people = load_roster(conn).as_of(day, body["register"])
    release = rules_of(conn, body["release"]).body
    payload = action.payload.model_validate_json(orjson.dumps(body["data"]), strict=True)
    try:
        judge(action, RegisterFacts(registers_of(before), people, release, body["by"], day), payload)
    except ActionRefused as refused:
        yield Finding("I3", entry_key(body["entry"]), f"重演时被拒绝：{refused}")


def _drawn_again(conn: Connection, body: Mapping[str, Any]) -> Iterator[Finding]:
    """A sample follows from its list and its seed, and every act of the list is on record."""
    if body["action"] != DRAW:
        return
    population = [(case_no, seq) for case_no, seq in body["found"]["population"]]
    chosen = drawn(population, body["data"]["seed"], body["data"]["percent"])
    if [(task["case_no"], task["seq"]) for task in body["found"]["tasks"]] != list(chosen):
        yield Finding("I3", entry_key(body["entry"]), "抽查名单不是按所载种子抽出的")
    for case_no, seq in population:
        found = select(EVENT.c.action).where(EVENT.c.stream == case_no, EVENT.c.seq == seq)
        if conn.execute(found).scalar_one_or_none() not in LENIENT_ACTS:
            yield Finding("I3", entry_key(body["entry"]), f"名单所列 {case_no} 第 {seq} 号不是宽缓办理的记录")


def _taken_up(conn: Connection, body: Mapping[str, Any]) -> Iterator[Finding]:
    """The act by which a case that was found wrong was taken up again is on record."""
    if body["action"] != PUT_RIGHT:
        return
    told = (EVENT.c.stream == body["data"]["case_no"], EVENT.c.seq == body["found"]["seq"])
    found = conn.execute(select(EVENT.c.action).where(*told)).scalar_one_or_none()
    wanted = TAKES_UP if body["data"]["how"] == "reopened" else (OPENING,)
    if found not in wanted:
        yield Finding("I3", entry_key(body["entry"]), f"{body['data']['case_no']} 没有所载的重新办理的记录")
