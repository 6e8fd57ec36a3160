"""Checks all captures of a test run against Discord's published description, and that no route is missing.

    python -m tests.wire.check_captures FOLDER

The description (openapi.json) and the checker lie beside the project, in ../shared/discord; where they are
absent this says so and passes. Exit status 1 for any violation, for a product route that no capture holds,
for a route of the product's own captures that `routes.py` does not list, and when nothing was checked.
"""

import argparse
import functools
import hashlib
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from sandbox.rest import ROUTES
from sandbox.rest.route import Table
from tests.wire.routes import PRODUCT_ROUTES

SHARED = Path(__file__).resolve().parents[3] / "shared" / "discord"
PRODUCT_CAPTURES = re.compile(r"^tests\.(wire|acceptance)\.")

# Set aside for the shared checker; here the request is looked at all the same, only the answer is not.
REQUEST_STILL_COUNTS = ("answer:", "fault on request:")


_ID = re.compile(r"(?<![0-9])[1-9][0-9]{14,19}(?![0-9])")
_MOMENT = re.compile(
    r"20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:\+00:00|Z)"
)
_sound: set[str] = set()
"""Records that fit, by their form: what differs from one of them in ids and moments alone fits as well."""


@functools.cache
def checker() -> tuple[ModuleType, Any] | None:
    """The shared checker and the description; None where one of them is absent."""
    script = SHARED / "check_capture.py"
    if not script.is_file() or not (SHARED / "openapi.json").is_file():
        return None
    spec = importlib.util.spec_from_file_location("check_capture", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, module.Spec(SHARED / "openapi.json")


def violations(records: Iterable[dict[str, Any]]) -> list[str]:
    """What does not fit the description in those requests and answers; nothing where it is absent."""
    shared = checker()
    if shared is None:
        return []
    module, description = shared
    found = []
    for record in records:
        aside = record.get("set_aside", "")
        if aside and not aside.startswith(REQUEST_STILL_COUNTS):
            continue
        form = _form(description, record, answered=not aside)
        if form in _sound:
            continue
        wrong = [
            f"{record['method']} {record['path']}: {kind} {where}: {message}"
            for kind, where, message in module.check(description, record, not aside)
        ]
        found += wrong
        if not wrong:
            _sound.add(form)
    return found


def _form(description: Any, record: dict[str, Any], *, answered: bool) -> str:
    """A record without what the description does not look at: each id and moment is numbered by its first
    appearance (what is alike stays alike), as long as before; the path is its operation's."""
    path, _, query = record["path"].partition("?")
    operation = description.match(record["method"].upper(), re.sub(r"^/api(/v\d+)?", "", path))
    numbers: dict[str, str] = {}

    def numbered(match: re.Match[str]) -> str:
        return numbers.setdefault(match[0], f"{len(numbers):0{len(match[0])}d}")

    asked = ("query", "content_type", "body", *(("status", "response") if answered else ()))
    said = json.dumps([query, *(record.get(name) for name in asked)])
    said = _ID.sub(numbered, _MOMENT.sub(numbered, said))
    return hashlib.sha256(f"{record['method']} {operation and operation[0]} {said}".encode()).hexdigest()


def read(folder: Path) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    """Every line of every capture: the file, the line's number, the record."""
    for file in sorted(folder.rglob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield file, number, json.loads(line)


def route_of(table: Table, record: dict[str, Any]) -> tuple[str, str] | None:
    """The modelled route of a record."""
    found = table.find(record["method"], record["path"])
    return None if found is None else (found[0].method, found[0].template)


def main() -> int:
    """Prints each violation and a sum at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire.check_captures")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    if checker() is None:
        sys.stdout.write("skipped: shared data set absent (discord/openapi.json)\n")
        return 0
    table = Table(ROUTES)
    checked, bad, aside = 0, 0, Counter[str]()
    seen: set[tuple[str, str]] = set()
    product: set[tuple[str, str]] = set()
    for file, number, record in read(folder):
        route = route_of(table, record)
        if route is not None and record["status"] < 400:
            seen.add(route)
            if PRODUCT_CAPTURES.match(file.name):
                product.add(route)
        if record.get("set_aside"):
            aside[record["set_aside"].split(":")[0]] += 1
        else:
            checked += 1
        for violation in violations([record]):
            bad += 1
            sys.stdout.write(f"{file.name}:{number}: {violation}\n")
    missing = sorted(set(PRODUCT_ROUTES) - product)
    unlisted = sorted(product - set(PRODUCT_ROUTES))
    for method, template in missing:
        sys.stdout.write(f"no capture of the product holds {method} {template}\n")
    for method, template in unlisted:
        sys.stdout.write(f"the product uses {method} {template}, which routes.py does not list\n")
    reasons = ", ".join(f"{count} {why}" for why, count in sorted(aside.items())) or "none"
    sys.stdout.write(
        f"{checked} requests and answers, {bad} violations; set aside: {reasons}; "
        f"{len(seen)} of {len(ROUTES)} modelled routes seen, "
        f"{len(missing)} of {len(PRODUCT_ROUTES)} product routes missing\n"
    )
    return int(bool(bad or missing or unlisted or not checked))


if __name__ == "__main__":
    sys.exit(main())
