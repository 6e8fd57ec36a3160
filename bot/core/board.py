"""The board and the member's card as they are shown: values that pictures and texts both read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.calendar import Kind, Period, local_day
from bot.core.finding import Advice
from bot.core.leaderboard import BoardKind
from bot.core.names import cut

DeedName = Literal["half_hours", "asked", "answered", "replied", "opened", "met"]
"""What somebody did; its text is `picture.deed.<name>`, with `.quiet` behind it where numbers are off."""

_TELLS: Mapping[BoardKind, DeedName] = {"curious": "asked", "listener": "answered", "faces": "met"}
_ORDER: tuple[DeedName, ...] = ("asked", "answered", "met", "half_hours")
MOST_ROWS = 25
_SPOKEN_NAME = 32
"""Letters of a name in an alternative text: Discord's own names are no longer."""


@dataclass(frozen=True, slots=True)
class Done:
    """One kind of deed, and how often."""

    deed: DeedName
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a board: `value` in the unit of the board's kind, the deeds worth telling, best first.

    People who are equal share a `rank`. `badge` is a badge's stable key, or "". `asker` marks whoever looks.
    """

    rank: int
    name: str
    value: int
    deeds: tuple[Done, ...] = ()
    badge: str = ""
    asker: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """What a leaderboard shows: at most 25 rows, best first; with `numbers` off only names and deeds.

    `first` and `last` are the local days that it counts, both included; None for all time. `people` is how
    many took part, shown or not.
    """

    kind: BoardKind
    period: Kind
    server: str
    rows: tuple[Row, ...] = ()
    numbers: bool = True
    first: date | None = None
    last: date | None = None
    people: int = 0

    def __post_init__(self) -> None:
        if len(self.rows) > MOST_ROWS:
            raise ValueError(f"a board shows at most {MOST_ROWS} people")


def days_of(period: Period, zone: ZoneInfo) -> tuple[date | None, date | None]:
    """The first and last local day of a period, for `Board.first` and `Board.last`."""
    if period.kind == "all_time":
        return None, None
    return local_day(period.start, zone), local_day(period.end - timedelta(microseconds=1), zone)


def worth_naming(did: Mapping[DeedName, int], beside: BoardKind | None = None) -> tuple[Done, ...]:
    """The deeds worth telling of somebody; what a value of the kind `beside` says already is left out."""
    said = _TELLS.get(beside) if beside is not None else None
    return tuple(Done(deed, did[deed]) for deed in _ORDER if did.get(deed, 0) > 0 and deed != said)


def deed_lines(row: Row, numbers: bool, most: int = 3) -> Iterator[Advice]:
    """The deeds of a row as texts, those that happened, at most `most`."""
    told = [done for done in row.deeds if done.count > 0][:most]
    for done in told:
        yield (
            Advice(f"picture.deed.{done.deed}", {"count": done.count})
            if numbers
            else Advice(f"picture.deed.{done.deed}.quiet")
        )


def describe_board(board: Board) -> tuple[Advice, ...]:
    """What the picture shows, for those who do not see it: a headline, then one text for each person.

    Names are cut to 32 letters and made calm; whoever has none to show is "·".
    """
    which = "nobody" if not board.rows else "people" if board.numbers else "equals"
    head = Advice(f"picture.board.alt.{which}", {"server": board.server})
    rows = []
    for row in board.rows:
        name = cut(row.name, _SPOKEN_NAME) or "·"
        if board.numbers:
            key = f"picture.board.alt.row.{board.kind}"
            rows.append(Advice(key, {"rank": row.rank, "name": name, "count": row.value}))
        else:
            rows.append(Advice("picture.board.alt.name", {"name": name}))
    return head, *rows


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A member's own card: what they did in this server so far.

    `recent` holds the last days, oldest first, today last: True for a day with a half hour. `badges` are
    stable keys, newest first. `rested` says that this week's rest day is used.
    """

    name: str
    server: str
    half_hours: int = 0
    questions: int = 0
    answers: int = 0
    met: int = 0
    streak: int = 0
    longest: int = 0
    rested: bool = False
    recent: tuple[bool, ...] = ()
    badges: tuple[str, ...] = ()


def describe_card(card: MemberCard) -> tuple[Advice, ...]:
    """What the member's picture shows, for those who do not see it."""
    return (
        Advice("picture.card.alt.head", {"name": cut(card.name, _SPOKEN_NAME) or "·", "server": card.server}),
        Advice("picture.card.alt.half_hours", {"count": card.half_hours}),
        Advice("picture.card.alt.streak", {"count": card.streak, "longest": card.longest}),
        Advice("picture.deed.asked", {"count": card.questions}),
        Advice("picture.deed.answered", {"count": card.answers}),
        Advice("picture.deed.met", {"count": card.met}),
        *(Advice(f"badge.{badge}") for badge in card.badges),
    )
