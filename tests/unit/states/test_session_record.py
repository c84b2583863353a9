"""The record of a hearing on an application (听证笔录) says what came of it and who signed."""

from typing import Any

import pytest

from tests.unit.built_cases import did
from tests.unit.case_builders import build

SCHEDULED = (
    did("register_application", "2026-03-02 09:00"),
    did("schedule_hearing", "2026-03-10 09:00", place="三楼听证室"),
)
SIGNED, UNSIGNED = "已交听证参加人确认，签名或者注明拒签情况。", "笔录没有签名，也没有注明拒签情况。"


@pytest.mark.parametrize(
    ("result", "signed", "says"),
    [
        ("held", True, ("按期举行。", SIGNED)),
        ("held", False, ("按期举行。", UNSIGNED)),
        ("absent", True, ("申请听证的人无正当理由未到场，视为放弃。", SIGNED)),
        ("walked_out", True, ("申请听证的人中途退出，视为放弃。", SIGNED)),
    ],
)
def test_a_session_is_recorded_as_held_missed_or_left(result: str, signed: bool, says: tuple[str, str]) -> None:
    held = did("record_hearing", "2026-03-18 09:00", result=result, signed_or_noted=signed)
    about: dict[str, Any] = {"procedure": "confirmation", "power": "KJ-QR-001", "at": "2026-03-18 09:00"}
    paper = build("session_record", *SCHEDULED, held, **about)
    items = {item.label: item.lines for item in paper.items}
    assert (items["举行情况"], items["笔录确认"]) == ((says[0],), (says[1],))
    assert items["时间、地点和主持人"][0].startswith("2026年3月18日，三楼听证室，主持人")
    assert paper.signs == ("听证参加人", "主持人")
