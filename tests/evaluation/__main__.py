"""`make eval`: score the judge on every set; `ARGS="fit pitch --write"` fits a pack's weights anew."""

import argparse
import sys

from bot.knowledge import load
from tests.evaluation import lean
from tests.evaluation.cases import Case
from tests.evaluation.fit import Fitter, write
from tests.evaluation.measures import line
from tests.evaluation.sets import cases, examples, is_so

KINDS = ("pitch", "metrics", "politics", "question")


def fit(kind: str, *, keep: bool, cross: bool) -> None:
    """Fit one kind, show what it does, and keep it if asked to."""
    knowledge = load()
    fitter = Fitter(knowledge, kind)
    known = examples(kind, knowledge)
    weights = fitter.fit(known)
    names = list(dict.fromkeys(e.case.set for e in known))
    for name in names:
        seen = [
            (e.so, fitter.total(e.hits, weights) >= fitter.threshold) for e in known if e.case.set == name
        ]
        print(line(f"{kind}: {name}, in sample", seen, sure=False))
    if cross:
        crossed = fitter.crossed(
            known, lambda case: case.set in {"gold", "conversations", "own", "youtube_spam"}
        )
        for name in names:
            seen = [(so, found) for case, so, found in crossed if case.set == name]
            if seen:
                print(line(f"{kind}: {name}, cross-validated", seen))
    if keep:
        print(f"written: {write(weights, knowledge, kind)}")


def lean_on(kind: str, *, keep: bool, cross: bool) -> None:
    """Fit the leaning words of one kind, show what they do, and keep them if asked to."""
    fitter = lean.LeanFitter(load(), kind)
    known = cases(kind)
    leaning, weights = fitter.both(known)
    fitted = lean.rounded(leaning)
    so = is_so(kind)
    scored = [(case, so(case), points) for case, points in fitter.points(known, fitted, weights)]
    _by_set(kind, "in sample", scored, fitter.threshold)
    if cross:
        _by_set(kind, "cross-validated", fitter.crossed(known), fitter.threshold)
    if keep:
        print(f"written: {lean.write(fitted)}, {write(weights, fitter.knowledge, kind)}")


def _by_set(kind: str, what: str, scored: list[tuple[Case, bool, float]], threshold: float) -> None:
    for name in dict.fromkeys(case.set for case, _, _ in scored):
        pairs = [(so, points >= threshold) for case, so, points in scored if case.set == name]
        print(line(f"{kind}: {name}, {what}", pairs, sure=False))


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation")
    parser.add_argument("what", nargs="?", default="report", choices=("report", "fit", "lean"))
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--cross", action="store_true")
    given = parser.parse_args()
    if given.what == "fit":
        for kind in given.kinds or KINDS:
            fit(kind, keep=given.write, cross=given.cross)
        return 0
    if given.what == "lean":
        for kind in given.kinds or ("pitch",):
            lean_on(kind, keep=given.write, cross=given.cross)
        return 0
    from tests.evaluation.report import report

    return report()


if __name__ == "__main__":
    sys.exit(main())
