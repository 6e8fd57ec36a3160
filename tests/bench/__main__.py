"""Speed and memory, as ratios within one run: `python -m tests.bench [--small | NAME [options]]`.

Without a name every `bench_*.py` runs at its usual size, or with `--small` at one that is over in a minute;
with a name only that runs, with its own options.
"""

import importlib
import sys
from pathlib import Path

SMALL = {
    "judge": ["--messages", "60", "--rounds", "1"],
    "ledger": ["--rows", "5000", "--rounds", "40"],
    "pictures": ["--rounds", "2"],
}
"""Sizes that show that all runs, and roughly what it costs."""


def main(arguments: list[str]) -> int:
    """The exit status is the worst of those that ran."""
    small = "--small" in arguments
    arguments = [word for word in arguments if word != "--small"]
    names = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))
    if arguments and arguments[0] not in names:
        print(f"Benches: {', '.join(names)}")
        return 2
    worst = 0
    for name in arguments[:1] or names:
        print(f"== {name}")
        run = importlib.import_module(f"tests.bench.bench_{name}").main
        options = [*(SMALL[name] if small else ()), *arguments[1:]]
        worst = max(worst, run(options) or 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
