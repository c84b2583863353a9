"""A day or a minute in a file is written in one way only, and anything else is told so in Chinese."""

import json
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from config.errors import BadInput
from config.reading import read_as
from config.schema.base import Strict
from config.schema.days import Day, Moment
from config.yaml_text import parse, parse_json


class Dates(Strict):
    on: Day = date(2026, 1, 1)
    at: Moment = datetime(2026, 1, 1, tzinfo=UTC)
    until: Day | None = None


def test_a_minute_is_read_in_chinese_time_and_written_back_the_same() -> None:
    dates = read_as(Dates, parse("on: 2026-03-02\nat: 2026-03-02 07:30\n", "x"))
    assert dates.at == datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert json.loads(dates.model_dump_json()) == {"on": "2026-03-02", "at": "2026-03-02 07:30", "until": None}
    assert Dates.model_validate_json(dates.model_dump_json()) == dates


BAD_DAYS = [
    "1700006400",
    "0",
    "19700101",
    "2026-3-2",
    "2026-02-29",
    "2026-03-02T00:00:00",
    " 2026-03-02",
    "２０２６-03-02",
]
BAD_DAYS += ["2026-W10-1", "9999-12-31", "1899-12-31", "2026-03-02\n", "", "2026/03/02", "2026年3月2日"]
BAD_MOMENTS = [
    "1700000000",
    "0",
    "2026-03-02",
    "2026-03-02T09:00",
    "2026-03-02 09:00:00",
    "2026-03-02 24:00",
    "2026-03-02 9:00",
]
BAD_MOMENTS += [
    "2026-03-02 09:00Z",
    "2026-03-02 09:00+08:00",
    "2026-02-30 09:00",
    "2026-03-02  09:00",
    "1986-05-04 02:30",
]


@pytest.mark.parametrize("value", [*BAD_DAYS, 1700006400, True, [], None])
def test_nothing_else_is_a_day(value: object) -> None:
    with pytest.raises(BadInput, match="日期应写成"):
        read_as(Dates, parse_json(json.dumps({"on": value}), "x"))


@pytest.mark.parametrize("value", [*BAD_MOMENTS, 1700000000, False, {}, None])
def test_nothing_else_is_a_minute(value: object) -> None:
    with pytest.raises(BadInput, match="时间应写成"):
        read_as(Dates, parse_json(json.dumps({"at": value}), "x"))


def test_pydantic_alone_would_take_a_number_for_a_date() -> None:
    """The reason for ``Day``; when this fails the type is no longer needed."""

    class Bare(Strict):
        on: date

    assert Bare.model_validate_json('{"on": "1700006400"}', strict=True).on == date(2023, 11, 15)


NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("value", [NINE.replace(tzinfo=None), NINE.replace(second=1), NINE.date()])
def test_an_instant_in_code_is_aware_and_whole_minutes(value: object) -> None:
    with pytest.raises(ValidationError):
        Dates.model_validate({"at": value})
