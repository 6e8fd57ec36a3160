"""A million strange inputs through the judge: `python -m tests.fuzz --count 1000000 --first 0`.

Every input has a number and can be made again by it (`--show NUMBER`); a run that was broken off goes on with
the number that it printed last (`--first NUMBER`). It fails on a crash, on a span that does not hold what it
claims, and on a verdict that costs more than 100 times the median; costs are processor time, and what costs
more than half of that is measured again, the best of five counting.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.progress import track

from bot.core.facts import parts_of
from bot.core.knowledge import Knowledge
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.verdict import Verdict, judge
from bot.knowledge import load
from tests.core import judge_inputs

TIMES = 100
"""How many medians a verdict may cost."""
_SUSPECT = TIMES // 2
"""Medians of a batch from which a cost is measured again."""
_AGAIN = 5
_BATCH = 500
_SAID = 20
"""Batches after which the progress is printed where no terminal shows it."""
_POLICIES = (Policy(), Policy(preset="strict"), Policy(sites=frozenset({"example.com"}), handles=("ana",)))


@dataclass(slots=True)
class Batch:
    """What came of a row of inputs: costs in nanoseconds, suspects and failures by number."""

    costs: list[int] = field(default_factory=list)
    suspects: list[tuple[int, int]] = field(default_factory=list)
    failures: list[tuple[int, str]] = field(default_factory=list)
    found: int = 0

    def add(self, other: "Batch") -> None:
        """Take in another."""
        self.costs += other.costs
        self.suspects += other.suspects
        self.failures += other.failures
        self.found += other.found


def run(first: int, count: int, knowledge: Knowledge) -> Batch:
    """Judge the inputs from `first` on."""
    batch = Batch()
    costs: dict[int, int] = {}
    for number in range(first, first + count):
        post = judge_inputs.post(number)
        try:
            costs[number], verdict = timed(post, policy_of(number), knowledge)
            check(post, verdict)
        except Exception as problem:  # whatever it is, it is what is looked for
            batch.failures.append((number, f"{type(problem).__name__}: {problem}"[:200]))
            continue
        batch.found += bool(verdict.findings or verdict.links)
    usual = sorted(costs.values())[len(costs) // 2] if costs else 0
    for number, cost in costs.items():
        if cost > _SUSPECT * usual:
            post = judge_inputs.post(number)
            again = (timed(post, policy_of(number), knowledge)[0] for _ in range(_AGAIN))
            costs[number] = min(cost, *again)
            batch.suspects.append((costs[number], number))
    batch.costs = list(costs.values())
    return batch


def policy_of(number: int) -> Policy:
    """The policy by which an input is judged."""
    return _POLICIES[number % len(_POLICIES)]


def timed(post: Post, policy: Policy, knowledge: Knowledge) -> tuple[int, Verdict]:
    """Processor time in nanoseconds, and the verdict."""
    start = time.thread_time_ns()
    verdict = judge(post, policy, knowledge)
    return time.thread_time_ns() - start, verdict


def check(post: Post, verdict: Verdict) -> None:
    """AssertionError where a span does not hold what it claims."""
    parts = dict(parts_of(post)) | {f"forward:{number}": text for number, text in enumerate(post.forwarded)}
    spans = [(link.part, link.start, link.end, link.text) for link in verdict.links]
    spans += [(e.part, e.start, e.end, e.text) for finding in verdict.findings for e in finding.evidence]
    for part, start, end, text in spans:
        assert parts[part][start:end] == text, (part, start, end)


_knowledge: list[Knowledge] = []


def _start() -> None:
    _knowledge.append(load())


def _work(first: int) -> Batch:
    return run(first, _BATCH, _knowledge[0])


def batches(first: int, count: int, processes: int) -> Iterator[Batch]:
    """Every batch in order, with what was reached said as it is done."""
    starts = range(first, first + count, _BATCH)
    with multiprocessing.Pool(processes, _start) as pool:
        done = pool.imap(_work, starts)
        if sys.stderr.isatty():
            yield from track(done, "judging", total=len(starts))
            return
        for start, batch in zip(starts, done, strict=True):
            if (start - first) // _BATCH % _SAID == _SAID - 1:
                print(f"all below {start + _BATCH:,} judged", flush=True)
            yield batch


def report(batch: Batch) -> bool:
    """Print what was found; True when all is well."""
    costs = sorted(batch.costs)
    median = costs[len(costs) // 2]
    slow = sorted((each for each in batch.suspects if each[0] > TIMES * median), reverse=True)
    worst, number = max(batch.suspects, default=(costs[-1], -1))
    print(f"{len(costs):,} inputs judged, in {batch.found:,} something was found")
    print(f"median {median / 1e3:.1f} us, p99 {costs[len(costs) * 99 // 100] / 1e3:.1f} us")
    print(f"the worst: {worst / 1e3:.0f} us, {worst / median:.0f} medians (input {number})")
    for cost, number in slow[:20]:
        print(f"TOO SLOW: {cost / median:.0f} medians: --show {number}")
    for number, problem in sorted(batch.failures)[:20]:
        print(f"FAILED: {problem}: --show {number}")
    print(f"{len(batch.failures)} failures, {len(slow)} verdicts over {TIMES} medians")
    return not slow and not batch.failures


def show(number: int) -> int:
    """One input, its cost and its verdict."""
    post = judge_inputs.post(number)
    knowledge = load()
    print(ascii(post))
    cost = min(timed(post, policy_of(number), knowledge)[0] for _ in range(_AGAIN))
    verdict = judge(post, policy_of(number), knowledge)
    print(f"{cost / 1e3:.0f} us; {len(verdict.links)} links, {[each.rule for each in verdict.findings]}")
    check(post, verdict)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status is 1 when something was found that should not be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", type=int, help="make one input again and judge it")
    chosen = parser.parse_args(arguments)
    if chosen.show is not None:
        return show(chosen.show)
    every = Batch()
    for batch in batches(chosen.first, chosen.count, chosen.processes):
        every.add(batch)
    return 0 if report(every) else 1


if __name__ == "__main__":
    sys.exit(main())
