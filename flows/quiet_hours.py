"""Quiet hours (免打扰时段): when a message that may not go now may go."""

from datetime import datetime

from config.schema.channels import Channels
from states.vocabulary import BUREAU_TZ
from states.workdays import days_after


def quiet_until(channels: Channels, channel: str, template: str, now: datetime) -> datetime | None:
    """End of the quiet hours that keep this message back now; None where it may go. The end itself is not quiet."""
    pacing = channels.pacing().get(channel)
    if pacing is None or pacing.quiet is None or template in channels.urgent:
        return None
    begins, ends = pacing.quiet.span
    here = now.astimezone(BUREAU_TZ)
    at = here.time().replace(tzinfo=None)
    overnight = begins > ends
    if (begins <= at < ends) or (overnight and (at >= begins or at < ends)):
        day = days_after(here.date(), 1) if overnight and at >= begins else here.date()
        return datetime.combine(day, ends, BUREAU_TZ)
    return None
