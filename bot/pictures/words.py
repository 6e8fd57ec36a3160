"""How pictures speak: texts come in ready for one language, since a picture is made for one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval

from bot.core.board import Board
from bot.core.finding import Advice


@dataclass(frozen=True, slots=True)
class Words:
    """`say` renders a text in the picture's language; `locale` is that language, such as "en" or "de"."""

    say: Callable[[Advice], str]
    locale: str = "en"

    def get(self, key: str, **args: str | int | float) -> str:
        """The text of a key."""
        return self.say(Advice(key, args))

    def number(self, value: int) -> str:
        """A whole number, with spaces between thousands: no language reads them wrong."""
        return f"{value:,}".replace(",", "\u00a0")

    def span(self, first: date | None, last: date | None) -> str:
        """The days from `first` to `last` as this language writes them; "" where one of them is missing."""
        if first is None or last is None:
            return ""
        try:
            locale = Locale.parse(self.locale.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        return format_interval(first, last, "yMMMd", locale=locale)

    def subtitle(self, board: Board) -> str:
        """Where, and of which days: the line under a board's title."""
        when = self.span(board.first, board.last) or self.get(f"picture.board.period.{board.period}")
        return f"{board.server} · {when}"
