"""The only reader of data/: builds packs and lists into frozen core values, once, at start."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bot.core.hosts import read_hosts
from bot.core.knowledge import Knowledge
from bot.core.lean import Kin, Leaning
from bot.core.lexicon import Lexicon
from bot.core.pack import Family, Pack, Pattern
from bot.core.plain import plain
from bot.core.starter import Prompt, read_prompts
from bot.core.suffixes import read_suffixes
from bot.core.text import fold
from bot.core.thanks import read_thanks
from bot.core.wording import edged

DATA = Path(__file__).resolve().parent.parent / "data"

_CLASS = re.compile(r"\{([a-z][a-z_]*)\}")
_UP_TO = re.compile(r"~(\d)")
_LOOSE = r"[^ .!?]+"
_NO_RULES = ("words.toml", "thanks.toml")
"""Files of a pack that speak for no rule and no signal."""


class PackError(ValueError):
    """A pack that cannot be used; says where and why."""


@cache
def load(language: str = "en") -> Knowledge:
    """Everything that judging needs, read once a process. Raises `PackError` where data/ is broken."""
    pack = read_pack(DATA / "packs" / language)
    hosts_file = _toml(DATA / "links" / "hosts.toml")
    hosts = read_hosts(hosts_file["families"], hosts_file["parameters"])
    listed = (files("publicsuffixlist") / "public_suffix_list.dat").read_text("utf-8")
    suffixes = read_suffixes(listed, _toml(DATA / "links" / "guards.toml"), known=hosts.bare)
    talk = [plain(fold(line).text) for line in read_talk(DATA / "packs" / language)]
    leaning = read_leaning(DATA / "packs" / language / "lean")
    thanks = read_thanks(**_toml(DATA / "packs" / language / "thanks.toml"))
    return Knowledge(
        Lexicon(pack.patterns, talk), pack.families, pack.thresholds, suffixes, hosts, leaning, thanks
    )


def load_prompts(language: str = "en") -> tuple[Prompt, ...]:
    """The questions to open with, sorted by kind. Raises `PackError` where a file is broken."""
    found: list[Prompt] = []
    for path in sorted((DATA / "prompts" / language).glob("*.toml")):
        try:
            found.extend(read_prompts(path.stem, _toml(path)["prompts"]))
        except (KeyError, ValueError) as problem:
            raise PackError(f"{path.name}: {problem}") from problem
    return tuple(found)


def read_pack(folder: Path) -> Pack:
    """Read the pack in `folder`: words.toml, and one file for each rule or signal it speaks for."""
    classes = _expand_classes(_toml(folder / "words.toml")["classes"])
    families: dict[tuple[str, str], Family] = {}
    patterns: list[Pattern] = []
    thresholds: dict[str, Mapping[Any, float]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in _NO_RULES:
            continue
        content = _toml(path)
        kind = content["kind"]
        thresholds[kind] = {preset: float(value) for preset, value in content["thresholds"].items()}
        for name, family in content["families"].items():
            families[kind, name] = Family(kind, name, float(family["cap"]), family["why"])
        for row in content["patterns"]:
            if (kind, row["family"]) not in families:
                raise PackError(f"{path.name}: {row['key']} is of no family that is written there")
            written = expand(row.get("pattern", ""), classes, edges=row.get("whole", True))
            patterns.append(
                Pattern(
                    f"{kind}.{row['key']}",
                    kind,
                    row["family"],
                    written,
                    bool(row.get("soft", row["weight"] < 0)),  # what eases waits until something weighs
                    row.get("fact", ""),
                    float(row["weight"]),
                    row["why"],
                    tuple(row.get("hits", ())),
                    tuple(row.get("misses", ())),
                )
            )
    _no_doubles(pattern.key for pattern in patterns)
    return Pack(folder.name, families, tuple(patterns), thresholds)


def read_leaning(folder: Path) -> dict[str, Leaning]:
    """The leaning words in `folder`, one file for each kind that has some."""
    found: dict[str, Leaning] = {}
    for path in sorted(folder.glob("*.toml")):
        content = _toml(path)
        kin = [
            Kin(
                name,
                float(row["each"]),
                float(row["cap"]),
                row["why"],
                frozenset(row.get("words", "").split()),
                {word: float(weight) for word, weight in row.get("besides", {}).items()},
            )
            for name, row in content["families"].items()
        ]
        found[content["kind"]] = Leaning(content["kind"], float(content["telling"]), kin)
    return found


def read_talk(folder: Path) -> list[str]:
    """Everyday talk of the pack's language, one message a line."""
    lines = (folder / "talk.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def expand(pattern: str, classes: Mapping[str, str], *, edges: bool = True) -> str:
    """Write out a pattern over plain text: `{class}`, and `~3` for up to three words between.

    Where `edges`, words are not cut (see `edged`).
    """

    def known(match: re.Match[str]) -> str:
        if match[1] not in classes:
            raise PackError(f"there is no class of words called {match[1]!r}")
        return classes[match[1]]

    written = _CLASS.sub(known, pattern.strip())
    written = _UP_TO.sub(lambda match: f"(?: {_LOOSE}){{0,{match[1]}}}", written)
    return edged(written) if edges else written


def _expand_classes(raw: Mapping[str, str]) -> dict[str, str]:
    """Write out classes that use classes written above them."""
    done: dict[str, str] = {}
    for name, written in raw.items():
        done[name] = _CLASS.sub(lambda match: done[match[1]], written)
    return done


def _no_doubles(keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise PackError(f"two patterns are called {key}")
        seen.add(key)


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
