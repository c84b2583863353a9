"""Numbers (编号、文号): per kind and year, one after the other, without gaps."""

from sqlalchemy import Connection, bindparam, insert, update

from models.prepared import Prepared
from models.tables import NumberSeries

_TABLE = NumberSeries.__table__  # type: ignore[attr-defined]
_NEXT = Prepared(
    update(_TABLE)
    .where(_TABLE.c.kind == bindparam("of_kind"), _TABLE.c.year == bindparam("of_year"))
    .values(last=_TABLE.c.last + 1)
    .returning(_TABLE.c.last)
)


def next_number(conn: Connection, kind: str, year: int) -> int:
    """The next number of the series; taken back with the transaction if it does not commit, so that none is lost."""
    found = _NEXT.one(conn, {"of_kind": kind, "of_year": year})
    if found is None:
        conn.execute(insert(_TABLE).values(kind=kind, year=year, last=1))
        return 1
    return int(found[0])
