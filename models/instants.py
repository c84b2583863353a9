"""Instants as stored and hashed: fixed-width UTC text, so that text order is order in time."""

import re
from datetime import UTC, datetime

EPOCH = "1970-01-01T00:00:00.000000Z"
"""Where the stream of a virtual database begins: any rehearsed day lies after it."""

_STORED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


class BadInstant(ValueError):
    """The instant is naive or not written in the one stored form."""

    code = "bad_instant"


def stamp(moment: datetime) -> str:
    """Stored text of an aware instant, e.g. ``2026-03-02T01:00:00.000000Z``."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise BadInstant(f"时间没有时区，不能入库：{moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def moment(text: str) -> datetime:
    """The aware UTC instant of a stored text; any other way of writing it is refused."""
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInstant(f"时间格式不对：{text!r}") from error
    if _STORED.fullmatch(text) is None:
        raise BadInstant(f"时间格式不对：{text!r}")
    return parsed
