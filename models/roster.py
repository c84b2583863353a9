"""The officer register (执法人员名录) as rules see it: as of a day, and as it stood when an event was written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from models.tables import Officer
from states.facts import OfficerFacts
from states.vocabulary import Role

_TABLE = Officer.__table__  # type: ignore[attr-defined]
_COUNT = select(func.count()).select_from(_TABLE)
_ROWS = select(_TABLE).order_by(_TABLE.c.bureau_seq, _TABLE.c.officer_id, _TABLE.c.version)


@dataclass
class Roster:
    """All versions of all entries, oldest first; the table only grows, so its size names its state."""

    rows: Sequence[Mapping[str, Any]]
    _by_day: dict[tuple[int, date], Mapping[str, OfficerFacts]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.rows)

    def as_of(self, day: date, size: int | None = None) -> Mapping[str, OfficerFacts]:
        """Everybody by id as the register told it for ``day``, looking only at its first ``size`` rows."""
        known = (self.size if size is None else size, day)
        if known not in self._by_day:
            found: dict[str, OfficerFacts] = {}
            for row in self.rows[: known[0]]:
                if row["effective_on"] <= day.isoformat():
                    found[row["officer_id"]] = officer_facts(row, day)
            self._by_day[known] = {key: _with_duties(person, found) for key, person in found.items()}
        return self._by_day[known]


def _with_duties(person: OfficerFacts, people: Mapping[str, OfficerFacts]) -> OfficerFacts:
    """A deputy (代理) acts as leader for a leader; whoever only stands in for somebody passes nothing on."""
    principal = people.get(person.deputy_for or "")
    if principal is None or Role.LEADER not in principal.roles:
        return person if person.deputy_for is None else replace(person, deputy_for=None)
    return replace(person, roles=person.roles | {Role.LEADER})


def officer_facts(row: Mapping[str, Any], day: date) -> OfficerFacts:
    """One register row as rules see it on that day."""
    stands_in = row["deputy_for"] is not None and row["deputy_from"] <= day.isoformat() <= row["deputy_to"]
    return OfficerFacts(
        id=row["officer_id"],
        name=row["name"],
        section=row["section"],
        roles=frozenset(Role(r) for r in row["roles"].split()),
        certificate_no=row["certificate_no"],
        certificate_from=date.fromisoformat(row["certificate_from"]) if row["certificate_from"] else None,
        certificate_to=date.fromisoformat(row["certificate_to"]) if row["certificate_to"] else None,
        legal_qualification_no=row["legal_qualification_no"],
        active=row["state"] == "active",
        phone=row["phone"],
        email=row["email"],
        deputy_for=row["deputy_for"] if stands_in else None,
    )


_NEWEST: dict[str, Roster] = {}
"""The newest register read in this process, by the identity of its database; it only grows, so its size names it."""


def roster_kept(conn: Connection, database: str, size: int | None = None) -> Roster:
    """The register as this transaction sees it, read again only if it has grown."""
    if size is None:
        size = conn.execute(_COUNT).scalar_one()
    kept = _NEWEST.get(database)
    if kept is None or kept.size != size:
        kept = _NEWEST[database] = load_roster(conn)
    return kept


def load_roster(conn: Connection) -> Roster:
    """The register as this transaction sees it."""
    return Roster([dict(row) for row in conn.execute(_ROWS).mappings()])
