"""What people read: Fluent catalogues, one folder a language, rendered late in the reader's own."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

DEFAULT = "en"

Argument = str | int | float | date | datetime
"""What a text may be given. Ids go in as ready-made mentions (strings): a number is grouped by locale."""


def message_id(key: str) -> str:
    """The Fluent identifier of a text key: `nudge.slip` is written `nudge-slip` in a catalogue."""
    return key.replace(".", "-")


class Texts:
    """The catalogues of all languages; English stands in wherever another one lacks a text."""

    def __init__(self, bundles: Mapping[str, FluentBundle]) -> None:
        self._bundles = dict(bundles)
        if DEFAULT not in self._bundles:
            raise ValueError(f"no catalogue for {DEFAULT!r}")

    @classmethod
    def load(cls, folder: Path) -> "Texts":
        """Read `folder/<locale>/*.ftl`, once a process; raises ValueError naming a broken file."""
        return cls({where.name: _bundle(where) for where in sorted(folder.iterdir()) if where.is_dir()})

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages at hand, English first."""
        return (DEFAULT, *sorted(name for name in self._bundles if name != DEFAULT))

    def closest(self, locale: str | None) -> str:
        """The language at hand for a reader's locale (`de-AT` reads `de`; unknown reads English)."""
        wanted = (locale or DEFAULT).replace("_", "-")
        for name in (wanted, wanted.partition("-")[0]):
            if name in self._bundles:
                return name
        return DEFAULT

    def has(self, key: str, locale: str = DEFAULT) -> bool:
        """True when this very language has the text."""
        return locale in self._bundles and self._bundles[locale].has_message(message_id(key))

    def first(self, keys: Iterable[str]) -> str | None:
        """The first of `keys` that English has; None when it has none of them."""
        return next((key for key in keys if self.has(key)), None)

    def render(self, key: str, locale: str | None = None, /, **args: Argument) -> str:
        """The text of `key` for a reader; KeyError where no catalogue has it or an argument is missing."""
        name = self.closest(locale)
        if not self.has(key, name):
            name = DEFAULT
        bundle = self._bundles[name]
        if not bundle.has_message(message_id(key)):
            raise KeyError(key)
        pattern = bundle.get_message(message_id(key)).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, args)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)


@cache
def _bundle(folder: Path) -> FluentBundle:
    """A language's catalogue, read once a process: a fifth of a second each."""
    # Isolation marks would stand between a mention and its text in Discord's client: left out.
    bundle = FluentBundle([folder.name], use_isolating=False)
    seen: set[str] = set()
    for file in sorted(folder.glob("*.ftl")):
        resource = FluentResource(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            if type(entry).__name__ == "Junk":
                raise ValueError(f"{file.name}: {getattr(entry, 'content', '')[:80]!r} cannot be read")
            identifier = getattr(getattr(entry, "id", None), "name", None)
            if identifier in seen:
                raise ValueError(f"{file.name}: {identifier} is given twice")
            if identifier is not None:
                seen.add(identifier)
        bundle.add_resource(resource)
    return bundle
