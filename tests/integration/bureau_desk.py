"""A bureau in a scratch database on a virtual clock, and one desk at which its officers act."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import MetaData, Table, make_url, select
from sqlmodel import SQLModel

from config.loader import load_folder, load_officers
from config.schema.bureau import OfficerEntry
from config.schema.days import read_moment
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from models.casework import open_case, perform
from models.commands import Answer, Command
from models.database import Store, create_store
from models.queries import case_facts
from models.registers import enter_officers, publish_release
from states.facts import CaseFacts
from tests.founded_files import copied, file_of

FOUNDED = "2026-03-02 08:00"
ORGANISATION: dict[str, Any] = {
    "kind": "organisation",
    "name": "样例科技有限公司",
    "uscc": "91410105MA00000001",
    "address": "郑州市金水区样例路1号",
    "representative": "林样例",
    "phone": "13800000101",
    "email": "party@example.cn",
}
PERSON: dict[str, Any] = {
    "kind": "person",
    "name": "沈样例",
    "identity_no": "41010519000101011X",
    "address": "郑州市金水区样例路21号院1号楼",
    "phone": "13800000111",
}
METADATA: MetaData = SQLModel.metadata


@cache
def sample_release() -> ReleaseBody:
    """The law, procedures and wording of the sample bureau."""
    return load_folder(CHECKOUT / "config", CHECKOUT / "templates")


@cache
def sample_officers() -> tuple[OfficerEntry, ...]:
    """The people of the sample bureau."""
    return load_officers(CHECKOUT / "config")


def founded(folder: Path, *, at: str = FOUNDED) -> Store:
    """A new database with the sample release and register in force."""
    return founded_at(f"sqlite:///{folder}/zhifa.db", at=at)


def founded_at(url: str, *, at: str = FOUNDED) -> Store:
    """The same at any address; in a file it is a copy under an identity of its own."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return founded_anew(url, at=at)
    store = copied(_founded_file(at), url, Path(address.database))
    store.set_clock(read_moment(at))
    return store


@cache
def _founded_file(at: str) -> bytes:
    return file_of(lambda store: _found(store, at))


def founded_anew(url: str, *, at: str = FOUNDED) -> Store:
    """The same, whatever was founded before."""
    store = create_store(url, clock="virtual")
    _found(store, at)
    return store


def _found(store: Store, at: str) -> None:
    store.set_clock(read_moment(at))
    publish_release(store, sample_release(), by="setup", second="setup-2", note="首个版本")
    enter_officers(store, sample_officers(), by="setup", effective_on=date(2020, 1, 1))


@dataclass
class Desk:
    """Where acts are done one after the other, each under a key of its own and on the newest revision."""

    store: Store
    _keys: Any = field(default_factory=lambda: itertools.count(1))

    def at(self, moment: str) -> "Desk":
        """Move the clock to this minute."""
        self.store.set_clock(read_moment(moment))
        return self

    def later(self, **step: float) -> "Desk":
        """Move the clock on."""
        self.store.set_clock(self.store.now() + timedelta(**step))
        return self

    def open(self, *, actor: str = "officer-a", key: str | None = None, **told: Any) -> str:
        """Open a case; its number."""
        return open_case(self.store, opening(**told), actor=actor, key=key or self.new_key()).case_no

    def act(self, no: str, action: str, with_: Mapping[str, Any] | None = None, by: str = "officer-a") -> Answer:
        """Do one act on the case as it stands."""
        return perform(self.store, self.command(no, action, with_, by))

    def command(self, no: str, action: str, with_: Mapping[str, Any] | None = None, by: str = "officer-a") -> Command:
        """The command of an act on the case as it stands."""
        auth = "system" if by == "system" else "cli"
        return Command(no, action, with_ or {}, by, self.new_key(), self.facts(no).revision, auth=auth)

    def facts(self, no: str, actor: str = "officer-a") -> CaseFacts:
        """The case as it stands."""
        return case_facts(self.store, no, actor)

    def new_key(self) -> str:
        """A key not used before at this desk."""
        return f"desk-{next(self._keys)}"


def opening(**told: Any) -> dict[str, Any]:
    """What is told when a case is opened."""
    told = {"violated_on": "2026-02-20", "party": ORGANISATION, **told}
    return {"procedure": "penalty_general", "power": "KJ-CF-017", **told}


def table(name: str) -> Table:
    """A table of the database by name."""
    return METADATA.tables[name]


def contents(store: Store, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the texts of releases; ``without`` names tables that may change."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with store.read() as conn:
        for one in METADATA.sorted_tables:
            if one.name in without:
                continue
            columns = [column for column in one.c if (one.name, column.name) != ("release", "body")]
            found[one.name] = [tuple(row) for row in conn.execute(select(*columns).order_by(*one.primary_key))]
    return found


def events(store: Store, stream: str) -> list[dict[str, Any]]:
    """The bodies of one stream, oldest first."""
    event = table("event")
    with store.read() as conn:
        query = select(event.c.body).where(event.c.stream == stream).order_by(event.c.seq)
        return [orjson.loads(text) for text in conn.execute(query).scalars()]


def rows(store: Store, name: str) -> list[dict[str, Any]]:
    """All rows of one table."""
    with store.read() as conn:
        return [dict(row) for row in conn.execute(select(table(name))).mappings()]


def instant(text: str) -> datetime:
    """A minute in Chinese time as an instant."""
    return read_moment(text)
