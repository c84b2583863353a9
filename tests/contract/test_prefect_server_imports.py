"""The locked packages can serve Prefect: its server breaks on import with a FastAPI that is too new."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_prefect_server_imports(tmp_path: Path) -> None:
    """In a process of its own, as the server is started."""
    command = [sys.executable, "-c", "import prefect.server.api.server"]
    done = subprocess.run(
        command, env=os.environ | {"PREFECT_HOME": str(tmp_path)}, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
