"""What people see at the terminal while flows run is ours: Prefect tells of nothing below a warning."""

import logging
from pathlib import Path

from prefect.logging.configuration import setup_logging

from flows.server import PrefectServer


def test_flows_stay_quiet_although_prefect_sets_its_loggers_up_after_us(tmp_path: Path) -> None:
    """`zhifa demo` begins to report to its server before the first flow is imported, and that import sets levels anew."""
    chatter = logging.getLogger("prefect")
    before = chatter.level
    try:
        with PrefectServer(tmp_path, services=False).reporting():
            setup_logging()
            assert chatter.getEffectiveLevel() == logging.WARNING
            assert not logging.getLogger("prefect.engine").isEnabledFor(logging.INFO)
    finally:
        chatter.setLevel(before)
