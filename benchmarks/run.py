"""``make bench``: ratios against something measured in the same run, and the real rows; exit 1 if one is missed."""

import argparse
import subprocess
import sys

from rich.console import Console

from benchmarks.actions import on_postgresql, on_sqlite, with_many_stored
from benchmarks.campaign import mass_prompt
from benchmarks.measuring import Ratio, alternately, ms, print_table
from benchmarks.real_rows import run_real_rows
from benchmarks.stored import claims

FULL = {"cases": 40, "claims": 200, "starts": 7, "campaign": 10_000}
QUICK = {"cases": 10, "claims": 50, "starts": 3, "campaign": 500}


def help_against_typer(times: int) -> list[Ratio]:
    """The command line's help, against importing the library it is written with."""

    def run(*words: str) -> None:
        subprocess.run((sys.executable, *words), check=True, capture_output=True)

    ours, bare = alternately(times, lambda: run("-m", "portal.main", "--help"), lambda: run("-c", "import typer"))
    return [Ratio("zhifa --help ÷ import typer", ms(ours), ms(bare), ours / bare, "at most", 3.0)]


def main() -> int:
    """Measure, print, and answer 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="zhifa benchmarks")
    parser.add_argument("--quick", action="store_true", help="fewer repeats, every hundredth of the real rows")
    quick = parser.parse_args().quick
    size = QUICK if quick else FULL
    console = Console()
    ratios = [
        *on_sqlite(size["cases"]),
        *on_postgresql(size["cases"]),
        *with_many_stored(size["cases"]),
        *claims(size["claims"]),
        *help_against_typer(size["starts"]),
        *mass_prompt(size["campaign"]),
    ]
    print_table(console, ratios)
    agreed = run_real_rows(console, quick=quick)
    return 0 if agreed and all(ratio.met for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
