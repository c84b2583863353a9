"""Days and minutes as people write them: ``2026-03-02`` and ``2026-03-02 09:00`` in Chinese time.

Pydantic alone also takes ``"1699920000"`` for a date and ``"0"`` for a time, even in strict mode.
"""

import re
from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

CHINA = ZoneInfo("Asia/Shanghai")

DAY_PATTERN = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
MOMENT_PATTERN = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$"
_DAY = re.compile(DAY_PATTERN[1:-1])
_MOMENT = re.compile(MOMENT_PATTERN[1:-1])

_BAD_DAY = "日期应写成 2026-03-02 的样子（1900年至2199年），且确有这一天"
_BAD_MOMENT = "时间应写成 2026-03-02 09:00 的样子（北京时间，1900年至2199年），且确有这一刻"


def read_day(text: str) -> date:
    """The day written ``2026-03-02``; ``ValueError`` with a Chinese sentence for anything else."""
    if not _DAY.fullmatch(text):
        raise ValueError(_BAD_DAY)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(_BAD_DAY) from error


def read_moment(text: str) -> datetime:
    """The UTC instant of a minute written in Chinese time."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(_BAD_MOMENT)
    try:
        instant = datetime.fromisoformat(text).replace(tzinfo=CHINA).astimezone(UTC)
    except ValueError as error:
        raise ValueError(_BAD_MOMENT) from error
    if write_moment(instant) != text:  # an hour that summer time skipped (1940–1991)
        raise ValueError(_BAD_MOMENT)
    return instant


CLOCK_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
"""A time of the day as people write it, ``09:00``."""


def write_moment(instant: datetime) -> str:
    """The minute of an instant as people read it: ``2026-03-02 09:00``."""
    return instant.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def _day(value: object) -> object:
    if isinstance(value, str):
        return read_day(value)
    if type(value) is not date:
        raise ValueError(_BAD_DAY)
    return value


def _moment(value: object) -> object:
    if isinstance(value, str):
        return read_moment(value)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError(_BAD_MOMENT)
    if read_moment(write_moment(value)) != value:
        raise ValueError("时间只记到分，不能带秒")
    return value.astimezone(UTC)


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DAY_PATTERN}),
]
"""A day in Asia/Shanghai, written ``2026-03-02`` and in no other way."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    PlainSerializer(write_moment, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN}),
]
"""A minute in Asia/Shanghai as an aware UTC instant; dumped to JSON it is again what was written."""
