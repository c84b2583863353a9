"""Numbers (编号、文号): per kind and year, one after the other, without gaps."""

from sqlalchemy import Connection, bindparam, text, update

from models.prepared import Prepared
from models.tables import NumberSeries

_TABLE = NumberSeries.__table__  # type: ignore[attr-defined]
_NEXT = Prepared(
    update(_TABLE)
    .where(_TABLE.c.kind == bindparam("of_kind"), _TABLE.c.year == bindparam("of_year"))
    .values(last=_TABLE.c.last + 1)
    .returning(_TABLE.c.last)
)
_FIRST = text(
    "INSERT INTO number_series (kind, year, last) VALUES (:of_kind, :of_year, 1) "
    "ON CONFLICT (kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last"
)
"""The first of a series; two who begin it at the same moment get the first and the second."""


def next_number(conn: Connection, kind: str, year: int) -> int:
    """The next number of the series; taken back with the transaction if it does not commit, so that none is lost."""
    series = {"of_kind": kind, "of_year": year}
    found = _NEXT.one(conn, series)
    return int(conn.execute(_FIRST, series).scalar_one() if found is None else found[0])
