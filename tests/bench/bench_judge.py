"""What a verdict costs: `python -m tests.bench.bench_judge --messages 3000`.

All columns come from the same messages in the same run, in turns; each message counts with the best of its
rounds, so that what else the machine does is left out. The run fails when the engine is less than 40 times
faster than a loop of `re` at the median or 25 times at the 99th percentile, or costs more than 1.1 times as
much with 3,000 patterns as with 300.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table

from bot.core.knowledge import Knowledge
from bot.core.lexicon import Lexicon
from bot.core.pack import Pattern
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.verdict import judge
from bot.knowledge import DATA, load, read_talk
from tests.bench import peers
from tests.evaluation.cases import own, rows

PATTERNS, MANY = 300, 3000
MEDIAN, NEARLY_ALL, FLAT = 40.0, 25.0, 1.1
SETS = ("self_dialogue", "topical_chat", "goemotions_reddit", "irc_reply", "conversations", "gold")
SEED = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """Microseconds a message."""

    median: float
    nearly_all: float
    worst: float

    @classmethod
    def of(cls, best: Sequence[int]) -> "Costs":
        """From nanoseconds, one for each message."""
        known = sorted(best)
        return cls(known[len(known) // 2] / 1e3, known[len(known) * 99 // 100] / 1e3, known[-1] / 1e3)


def messages(count: int) -> tuple[str, list[str]]:
    """Mixed talk: from the data sets beside the project, else from our own examples; and which it is."""
    texts = [row["text"] for name in SETS for row in rows(name)]
    source = "the data sets beside the project"
    if not texts:
        texts = [case.post.text for case in own()] + read_talk(DATA / "packs" / "en")
        source = "our own examples (the data sets are not there)"
    random.Random(SEED).shuffle(texts)
    return source, texts[:count]


def measure(ways: Sequence[Callable[[str], object]], texts: Sequence[str], rounds: int) -> list[Costs]:
    """The cost of each way, in turns; a way has seen every message once before."""
    clock = time.perf_counter_ns
    best = [[1 << 62] * len(texts) for _ in ways]
    for turn in range(rounds + 1):
        for way, known in zip(ways, best, strict=True):
            for number, text in enumerate(texts):
                start = clock()
                way(text)
                taken = clock() - start
                if turn and taken < known[number]:
                    known[number] = taken
    return [Costs.of(known) for known in best]


def engine(knowledge: Knowledge) -> Callable[[str], object]:
    """The whole engine on a text: fold, links, rules, signals."""
    policy = Policy()
    return lambda text: judge(Post(1, 1, text), policy, knowledge)


def sized(knowledge: Knowledge, count: int) -> Knowledge:
    """The same knowledge with as many patterns: the packs' own, filled up with generated ones."""
    own_ones = knowledge.lexicon.patterns
    missing = max(0, count - len(own_ones))
    made = [
        Pattern(f"pitch.made_{number}", "pitch", "buy", regex, False, "", 0.0, "Made up.")
        for number, regex in enumerate(peers.generated(own_ones, missing))
    ]
    talk = read_talk(DATA / "packs" / "en")
    return replace(knowledge, lexicon=Lexicon((*own_ones, *made), talk))


def main(arguments: list[str] | None = None) -> int:
    """Print the table; the exit status is 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args([] if arguments is None else arguments)
    knowledge = load()
    patterns = knowledge.lexicon.patterns
    source, texts = messages(chosen.messages)
    few, many = sized(knowledge, PATTERNS), sized(knowledge, MANY)
    ways: dict[str, Callable[[str], object]] = {
        "the whole engine": engine(knowledge),
        f"a loop of re, {PATTERNS} patterns (re.I)": peers.loop(patterns, PATTERNS),
        "token filter, as python-discord's is described": peers.tokens(patterns, PATTERNS),
        "the same with a list of hosts": peers.domains(patterns, PATTERNS),
        "word filter, as Red's is described": peers.words(patterns, PATTERNS),
        f"the engine with {len(few.lexicon.patterns)} patterns": engine(few),
        f"the engine with {len(many.lexicon.patterns):,} patterns": engine(many),
    }
    costs = measure(list(ways.values()), texts, chosen.rounds)
    console = Console()
    table = Table(title=f"{len(texts)} messages from {source}", title_justify="left")
    table.box = table.box if console.is_terminal else None
    for name in ("microseconds a message", "median", "p99", "worst", "times the engine"):
        table.add_column(name, justify="left" if name.startswith("micro") else "right")
    for name, cost in zip(ways, costs, strict=True):
        table.add_row(
            name,
            f"{cost.median:,.1f}",
            f"{cost.nearly_all:,.1f}",
            f"{cost.worst:,.0f}",
            f"{cost.median / costs[0].median:.1f}",
        )
    console.print(table)
    whole, one_by_one, small, large = costs[0], costs[1], costs[-2], costs[-1]
    shown = (
        ("median, times faster than the loop", one_by_one.median / whole.median, MEDIAN, True),
        ("p99, times faster than the loop", one_by_one.nearly_all / whole.nearly_all, NEARLY_ALL, True),
        (f"{MANY:,} patterns against {PATTERNS}, median", large.median / small.median, FLAT, False),
    )
    holds = True
    for name, value, target, least in shown:
        good = value >= target if least else value <= target
        holds = holds and good
        bound = "at least" if least else "at most"
        print(f"{name}: {value:.2f} ({bound} {target:g}) {'' if good else 'MISSED'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
