"""Every text key that the code speaks of stands in the English catalogue."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.policy import PRESETS
from bot.core.wishes import DARE_WISHES, NUDGE_WAYS
from bot.texts import Texts

ROOT = Path(__file__).parents[2]
TEXTS = Texts.load(ROOT / "data" / "locales")
SPEAKERS = {"say", "refused", "Advice", "render", "tell", "CannotStartError", "get"}
FILES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])
KEY = re.compile(r"[a-z_]+\.[a-z_.0-9-]+")


def spoken(file: Path) -> Iterator[str]:
    """Literal keys handed to whatever renders them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[1 if name == "tell" and len(node.args) > 1 else 0]
        if name in SPEAKERS:
            for literal in ast.walk(first) if not isinstance(first, ast.JoinedStr) else ():
                value = literal.value if isinstance(literal, ast.Constant) else None
                if isinstance(value, str) and KEY.fullmatch(value):
                    yield value


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_that_is_spoken_has_a_text(file: Path) -> None:
    missing = sorted({key for key in spoken(file) if not TEXTS.has(key)})
    assert missing == []


def test_the_search_finds_keys_at_all() -> None:
    found = {key for file in FILES for key in spoken(file)}
    assert {"start.exempt", "consent.title", "error.permission", "run.no-token"} <= found


@pytest.mark.parametrize(
    "key",
    [
        *(f"consent.{way}" for way in NUDGE_WAYS),
        *(f"start.hint-{way}" for way in NUDGE_WAYS),
        *(f"settings.nudges-{way}" for way in NUDGE_WAYS),
        *(f"settings.dares-{wish}" for wish in DARE_WISHES),
        *(f"preset.{preset}" for preset in PRESETS),
        *(f"recap.title-{state}" for state in ("active", "completed", "broken", "withdrawn")),
        *(f"rule.{rule}" for rule in ("bare_link", "link", "pitch", "metrics", "politics", "slip")),
        *(f"advice.{rule}" for rule in ("bare_link", "link", "pitch", "metrics", "politics", "slip")),
        *(f"signal.{signal}" for signal in ("question", "answer", "reply", "opener")),
        *(
            f"check.turn_{rule}_{number}"
            for rule in ("bare_link", "link", "pitch", "metrics", "politics", "none")
            for number in (1, 2)
        ),
        *(f"appeal.{answer}-{part}" for answer in ("accepted", "kept") for part in ("title", "body")),
        *(
            f"board.{part}-{kind}"
            for part in ("kind", "value")
            for kind in ("points", "curious", "listener", "faces", "improved", "streak")
        ),
        *(f"audit.{noise}" for noise in ("bare_link", "pitch", "metrics")),
        *(f"exception.offer-{scope}" for scope in ("server", "channel", "member")),
        *(f"exception.where-{scope}" for scope in ("server", "channel", "member")),
    ],
)
def test_keys_that_are_put_together_have_a_text(key: str) -> None:
    assert TEXTS.has(key)


def test_every_family_that_can_fire_says_why_it_weighs() -> None:
    families = {
        f"because.{pack.stem}.{family}"
        for pack in sorted((ROOT / "data" / "packs" / "en").glob("*.toml"))
        if pack.stem in ("pitch", "metrics", "politics")
        for family in tomllib.loads(pack.read_text(encoding="utf-8")).get("families", {})
    }
    assert sorted(key for key in families if not TEXTS.has(key)) == []
