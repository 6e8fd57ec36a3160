"""The long runs: `python -m tests.soak [--small] [NAME [options]]`; without a name, all of them.

With `--small` each runs at a size that is over in seconds: it shows that the run works, not that all holds.
"""

import importlib
import sys

RUNS = {
    "standings": "tests.soak.standings",
    "simulation": "tests.simulation.__main__",
    "calendar": "tests.core.calendar_decade",
}

SMALL = {
    "standings": ["--events", "5000"],
    "simulation": ["--members", "150", "--weeks", "3"],
    "calendar": ["--years", "1", "--step", "15"],
}


def main(arguments: list[str]) -> int:
    """The exit status is the worst of those that ran."""
    small = "--small" in arguments
    arguments = [word for word in arguments if word != "--small"]
    if arguments and arguments[0] not in RUNS:
        print(f"Long runs: {', '.join(RUNS)}")
        return 2
    worst = 0
    for name in arguments[:1] or RUNS:
        print(f"== {name}")
        worst = max(
            worst, importlib.import_module(RUNS[name]).main([*(SMALL[name] if small else ()), *arguments[1:]])
        )
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
