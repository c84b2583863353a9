"""What every test needs: none of this machine's settings, and random input that can be repeated."""

import os
import shutil
import tempfile

import pytest
from hypothesis import HealthCheck, settings

# Set before anything imports prefect: it reads its settings once, on import. Child processes inherit them.
PREFECT_HOME = tempfile.mkdtemp(prefix="zhifa-prefect-")
for name in [name for name in os.environ if name.startswith(("PREFECT_", "ZHIFA_"))]:
    del os.environ[name]
os.environ |= {
    "PREFECT_HOME": PREFECT_HOME,
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "NO_PROXY": "127.0.0.1,localhost",
}

# The same examples in every run: a red test stays red until it is mended. HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.register_profile("search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(PREFECT_HOME, ignore_errors=True)
