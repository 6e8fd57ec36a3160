"""What a verdict costs: `python -m tests.bench judge --messages 3000 --only loop`.

All lines come from the same messages in the same run, in turns; each message counts with the best of its
rounds, so that what else the machine does is left out. "First" is the median of what messages cost when they
are judged for the first time: automata that are built as they go still learn then. The run fails when the
engine is less than 40 times faster than a loop of `re` at the median or 25 times at the 99th percentile, or
costs more than 1.1 times as much with 3,000 patterns as with the packs' own, which are some 300.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
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
NOISE = {"pitch", "metrics", "politics"}
RARE = 10
"""Of our own noisy examples one in so many is taken: most of what people say is talk."""
SEED = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """Microseconds a message."""

    median: float
    nearly_all: float
    worst: float
    first: float

    @classmethod
    def of(cls, first: Sequence[int], best: Sequence[int]) -> "Costs":
        """From nanoseconds, one for each message; of the first time only the second half counts."""
        known, fresh = sorted(best), sorted(first[len(first) // 2 :])
        return cls(
            known[len(known) // 2] / 1e3,
            known[len(known) * 99 // 100] / 1e3,
            known[-1] / 1e3,
            fresh[len(fresh) // 2] / 1e3,
        )


def messages(count: int) -> tuple[str, list[str]]:
    """Mixed talk: from the data sets beside the project, else from our own examples; and which it is."""
    texts = [row["text"] for name in SETS for row in rows(name)]
    source = "the data sets beside the project"
    if not texts:
        cases = own()
        noisy = [case.post.text for case in cases if case.labels & NOISE]
        texts = read_talk(DATA / "packs" / "en") + [c.post.text for c in cases if not c.labels & NOISE]
        texts += noisy[::RARE]
        source = "our own examples (the data sets are not there)"
    random.Random(SEED).shuffle(texts)
    return source, texts[:count]


def measure(ways: Sequence[Callable[[str], object]], texts: Sequence[str], rounds: int) -> list[Costs]:
    """The cost of each way, in turns; for the best of its rounds a way has seen every message before."""
    first = [[_taken(way, text) for text in texts] for way in ways]
    best = [[1 << 62] * len(texts) for _ in ways]
    for _ in range(rounds):
        for way, known in zip(ways, best, strict=True):
            for number, text in enumerate(texts):
                known[number] = min(known[number], _taken(way, text))
    return [Costs.of(*known) for known in zip(first, best, strict=True)]


def _taken(way: Callable[[str], object], text: str) -> int:
    start = time.perf_counter_ns()
    way(text)
    return time.perf_counter_ns() - start


def engine(knowledge: Knowledge) -> Callable[[str], object]:
    """The whole engine on a text: fold, links, rules, signals."""
    policy = Policy()
    return lambda text: judge(Post(1, 1, text), policy, knowledge)


def filled_up(knowledge: Knowledge, count: int) -> Knowledge:
    """The same knowledge with as many patterns: the packs' own (more than 300), and generated ones."""
    own_ones = knowledge.lexicon.patterns
    made = [
        Pattern(f"pitch.made_{number}", "pitch", "buy", regex, False, "", 0.0, "Made up.")
        for number, regex in enumerate(peers.generated(own_ones, count - len(own_ones)))
    ]
    talk = read_talk(DATA / "packs" / "en")
    return replace(knowledge, lexicon=Lexicon((*own_ones, *made), talk))


ENGINE, LOOP = "the whole engine", f"a loop of re, {PATTERNS} patterns (re.I)"
MANY_ONES = f"the engine with {MANY:,} patterns"


def ways_to_judge(only: str) -> dict[str, Callable[[str], object]]:
    """The ways whose names hold `only`, each made ready."""
    knowledge = load()
    patterns = knowledge.lexicon.patterns
    ways: dict[str, Callable[[], Callable[[str], object]]] = {
        ENGINE: lambda: engine(knowledge),
        LOOP: lambda: peers.loop(patterns, PATTERNS),
        "token filter, as python-discord's is described": lambda: peers.tokens(patterns, PATTERNS),
        "the same with a list of hosts": lambda: peers.domains(patterns, PATTERNS),
        "word filter, as Red's is described": lambda: peers.words(patterns, PATTERNS),
        MANY_ONES: lambda: engine(filled_up(knowledge, MANY)),
    }
    return {name: made() for name, made in ways.items() if only in name}


def show(title: str, costs: Mapping[str, Costs]) -> None:
    """Print the table."""
    console = Console()
    table = Table(title=title, title_justify="left")
    table.box = table.box if console.is_terminal else None
    for name in ("microseconds a message", "median", "p99", "worst", "first", "times the engine"):
        table.add_column(name, justify="left" if name.startswith("micro") else "right")
    for name, cost in costs.items():
        times = f"{cost.median / costs[ENGINE].median:.1f}" if ENGINE in costs else ""
        numbers = f"{cost.median:,.1f}", f"{cost.nearly_all:,.1f}", f"{cost.worst:,.0f}", f"{cost.first:,.1f}"
        table.add_row(name, *numbers, times)
    console.print(table)


def holds(name: str, value: float, target: float, *, least: bool) -> bool:
    """Print a ratio beside its target; True where it is met."""
    good = value >= target if least else value <= target
    bound = "at least" if least else "at most"
    print(f"{name}: {value:.2f} ({bound} {target:g}) {'' if good else 'MISSED'}")
    return good


def main(arguments: list[str] | None = None) -> int:
    """Print the table; the exit status is 1 when a target is missed, 2 when nothing has the name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="only what has this in its name: engine, loop, filter ...")
    chosen = parser.parse_args([] if arguments is None else arguments)
    source, texts = messages(chosen.messages)
    ways = ways_to_judge(chosen.only)
    if not ways:
        print(f"Nothing is called {chosen.only!r}.")
        return 2
    costs = dict(zip(ways, measure(list(ways.values()), texts, chosen.rounds), strict=True))
    show(f"{len(texts)} messages from {source}", costs)
    met = []
    if ENGINE in costs and LOOP in costs:
        whole, loop = costs[ENGINE], costs[LOOP]
        ratio = loop.median / whole.median
        met.append(holds("median, times faster than the loop", ratio, MEDIAN, least=True))
        ratio = loop.nearly_all / whole.nearly_all
        met.append(holds("p99, times faster than the loop", ratio, NEARLY_ALL, least=True))
    if ENGINE in costs and MANY_ONES in costs:
        ratio = costs[MANY_ONES].median / costs[ENGINE].median
        met.append(holds(f"{MANY:,} patterns against the packs' own, median", ratio, FLAT, least=False))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
