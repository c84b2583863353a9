"""I5: recorded time never goes back within a stream, and nothing was recorded before it happened."""

from collections.abc import Iterator

from models.checks.finding import Finding, Snapshot
from models.checks.streams import streams
from models.instants import BadInstant, moment


def time_never_goes_back(snapshot: Snapshot) -> Iterator[Finding]:
    """Both times are well formed, and in order."""
    for stream, events in streams(snapshot, "stream", "seq", "occurred_at", "recorded_at"):
        last = ""
        for row in events:
            where = f"{stream}#{row['seq']}"
            occurred_at, recorded_at = row["occurred_at"], row["recorded_at"]
            if not (_is_instant(occurred_at) and _is_instant(recorded_at)):
                yield Finding("I5", where, "时间格式不对")
                continue
            if recorded_at < last:
                yield Finding("I5", where, f"记录时间 {recorded_at} 早于前一条 {last}")
            if occurred_at > recorded_at:
                yield Finding("I5", where, f"发生时间 {occurred_at} 晚于记录时间 {recorded_at}")
            last = recorded_at


def _is_instant(text: object) -> bool:
    if not isinstance(text, str):
        return False
    try:
        moment(text)
    except BadInstant:
        return False
    return True
