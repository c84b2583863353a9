"""Inside the copied tree: try many mutants in forks of one process, or one mutant from the first import on."""

import json
import sys
from pathlib import Path

from tests.mutation import trampoline

FLAGS = (
    "-q",
    "-x",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-o",
    "timeout=0",
    "-W",
    "ignore",
    "-k",
    "not postgresql",
)


def main() -> int:
    """Do what the job says (``job.json``, or another file named as argument)."""
    job = json.loads(Path(sys.argv[1] if len(sys.argv) > 1 else "job.json").read_text("utf-8"))
    only = job.get("from_import")
    if only is not None:
        trampoline.use((only[0], only[1]))
    else:
        trampoline.count(set())
    import pytest  # what is mutated is imported from here on

    from tests.mutation.forks import Forks

    flags = [*FLAGS, *job["tests"]]
    if only is not None:
        return int(pytest.main(flags))
    mutants = [(module, name) for module, name in job["mutants"]]
    times = {"seconds": job["seconds"], "minutes": job["minutes"]}
    forks = Forks(mutants, report=Path(job["report"]), workers=job["workers"], **times)
    return int(pytest.main(flags, plugins=[forks]))


if __name__ == "__main__":
    sys.exit(main())
