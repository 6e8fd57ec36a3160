"""Speed and memory, as ratios within one run: `python -m tests.bench [NAME [options]]`.

Without a name every `bench_*.py` runs at its small size; with one, only that, with its own options.
"""

import importlib
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """The exit status is the worst of those that ran."""
    names = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))
    if arguments and arguments[0] not in names:
        print(f"Benches: {', '.join(names)}")
        return 2
    worst = 0
    for name in arguments[:1] or names:
        print(f"== {name}")
        run = importlib.import_module(f"tests.bench.bench_{name}").main
        worst = max(worst, (run(arguments[1:]) if len(arguments) > 1 else run()) or 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
