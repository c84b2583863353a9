"""Take samples as evidence (抽样取证, 行政处罚法56), by two certified officers."""

from pydantic import Field

from config.schema.base import Line, Text
from states import checks, contest_checks
from states.action import OFFICER, CaseAction
from states.payload import Payload, Team


class TakeSample(Payload):
    """What was taken, out of what, where, before whom."""

    officers: Team
    place: Line
    sampled: tuple[Line, ...] = Field(min_length=1, max_length=50)
    method: Text
    party_present: bool
    witness: Line | None = None
    list_handed_over: bool  # the list of samples (清单) was left with the party


TAKE_SAMPLE = CaseAction(
    key="take_sample",
    title="抽样取证",
    payload=TakeSample,
    roles=OFFICER,
    clause="行政处罚法56",
    never_moves=True,
    on_paper=True,
    checks=(
        checks.known_officers("officers"),
        checks.team_certified("officers"),
        checks.list_was_handed_over,
        contest_checks.not_gathered_while_contested,
    ),
)
