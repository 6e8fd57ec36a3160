"""The long runs: `python -m tests.soak [NAME [options]]`; without a name, all of them."""

import importlib
import sys

RUNS = {
    "standings": "tests.soak.standings",
    "simulation": "tests.simulation.__main__",
    "calendar": "tests.core.calendar_decade",
}


def main(arguments: list[str]) -> int:
    """The exit status is the worst of those that ran."""
    if arguments and arguments[0] not in RUNS:
        print(f"Long runs: {', '.join(RUNS)}")
        return 2
    worst = 0
    for name in arguments[:1] or RUNS:
        print(f"== {name}")
        worst = max(worst, importlib.import_module(RUNS[name]).main(arguments[1:]))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
