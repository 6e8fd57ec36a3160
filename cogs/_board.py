"""The leaderboard as a card: for one reader, page by page, or as the period's post for everybody."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from babel.dates import format_interval

from bot.core.board import Row, days_of, deed_lines
from bot.core.calendar import Period
from bot.core.leaderboard import Standing
from bot.core.posting import Posting
from bot.usecases.read_board import Read
from cogs._card import CALM, GOOD, Card, Reader, Style, button, gallery, lines, plain
from cogs._card import card as make_card

_ROOM = 2400
"""Letters for the list of a post: what is told besides it must have its place in one message."""
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def card(reader: Reader, read: Read, asker: int) -> Card:
    """A page for one reader, with their own neighbours below when they are not on it."""
    say, board = reader.say, read.board
    told = lines(_standings(reader, board.standings, read, asker))
    parts: list[str | None] = [
        f"### {say(f'board.kind-{board.kind}')}",
        f"-# {period(reader, board.period, read)}",
        told or say("board.empty"),
    ]
    if board.own is not None and all(one.member != asker for one in board.standings):
        parts += [say("board.around"), lines(_standings(reader, board.around, read, asker))]
    here = (board.guild, board.period.kind, board.kind)
    pages = [
        button(say("board.back"), "board", *here, board.page - 1, read.back, off=board.page <= 1),
        button(say("board.next"), "board", *here, board.page + 1, read.back, off=board.page >= board.pages),
    ]
    before = [button(say("board.earlier"), "board", *here, 1, read.back + 1)]
    if read.back:
        before.append(button(say("board.later"), "board", *here, 1, read.back - 1))
    buttons = [*(pages if board.pages > 1 else ()), *(before if board.period.kind != "all_time" else ())]
    return make_card(*parts, buttons=buttons, tone=CALM)


def _standings(reader: Reader, some: Iterable[Standing], read: Read, asker: int) -> Iterator[str]:
    """Ranks with ties as ties; without numbers by name, as equals. Who cannot be named is left out."""
    shown = [
        (_name(reader, one, read), one) for one in some if one.member in read.names or one.member == asker
    ]
    if not read.numbers:
        shown.sort(key=lambda each: each[0].casefold())
    for name, one in shown:
        text = _ranked(reader, one.rank, name, read.board.kind, one.value if read.numbers else None)
        row = Row(one.rank, name, one.value, read.deeds.get(one.member, ()))
        text = _with_deeds(reader, text, row, numbers=read.numbers)
        yield f"**{text}**" if one.member == asker else text


def _name(reader: Reader, one: Standing, read: Read) -> str:
    return plain(read.names.get(one.member, "")) or reader.say("board.somebody")


def _ranked(reader: Reader, rank: int, name: str, kind: str, value: int | None) -> str:
    if value is None:
        return f"- {name}"
    told = reader.say(f"board.value-{kind}", value=value)
    return f"{_MEDALS.get(rank, f'{rank}.')} {name}: {told}"


def post(reader: Reader, posting: Posting, picture: tuple[str, str] | None, row: int) -> Card:
    """A period's post: nobody is pinged, and nobody who left is named."""
    say = reader.say
    told = _list(reader, posting)
    closing = posting.every == "season"
    title = say("board.season") if closing else say(f"board.kind-{posting.kind}")
    when = days(reader, posting.first, posting.last)
    if posting.style.numbers and posting.people:
        when = say("board.when", days=when, people=posting.people)
    return make_card(
        f"## {title}",
        f"-# {when}",
        gallery(*picture) if picture is not None else None,
        lines([told, _shared(reader, posting)]) or say("board.nobody"),
        lines(_highlights(reader, posting)) or None,
        say("board.thanks-season" if closing else "board.thanks"),
        say("board.late") if posting.late else None,
        say("board.missed", missed=posting.missed) if posting.missed else None,
        buttons=[button(say("button.start"), "start", row=row, style=Style.success)],
        tone=GOOD,
    )


def _list(reader: Reader, posting: Posting) -> str:
    """As much of the list as there is room for: deeds go first, then whole rows from its end."""
    whole = lines(_row(reader, one, posting) for one in posting.rows)
    if len(whole) <= _ROOM:
        return whole
    found: list[str] = []
    for one in posting.rows:
        found.append(_row(reader, replace(one, deeds=()), posting))
        if len(lines(found)) > _ROOM:
            return lines([*found[:-1], "…"])
    return lines(found)


def _row(reader: Reader, one: Row, posting: Posting) -> str:
    name, numbers = plain(one.name) or reader.say("board.somebody"), posting.style.numbers
    text = _ranked(reader, one.rank, name, posting.kind, one.value if numbers else None)
    return _with_deeds(reader, text, one, numbers=numbers)


def _with_deeds(reader: Reader, text: str, one: Row, *, numbers: bool) -> str:
    deeds = [reader.advice(deed) for deed in deed_lines(one, numbers)]
    if not deeds:
        return text
    return f"{text} ({', '.join(deeds)})" if numbers else f"{text}: {', '.join(deeds)}"


def _shared(reader: Reader, posting: Posting) -> str | None:
    """Others who stand exactly where the list ends."""
    return reader.say("board.shared", more=posting.cut) if posting.cut and posting.style.numbers else None


def _highlights(reader: Reader, posting: Posting) -> Iterator[str]:
    for one in posting.highlights:
        names = ", ".join(plain(name) or reader.say("board.somebody") for name in one.names)
        if one.more:
            names = reader.say("board.and-more", names=names, more=one.more)
        kind = reader.say(f"board.kind-{one.kind}")
        if posting.style.numbers:
            value = reader.say(f"board.value-{one.kind}", value=one.value)
            sign = reader.say(f"badge.{one.kind}.sign")
            yield f"{sign} {reader.say('board.highlight', kind=kind, names=names, value=value)}"
        else:
            yield reader.say("board.highlight-quiet", kind=kind, names=names)


def period(reader: Reader, of: Period, read: Read) -> str:
    """The days that a board is about."""
    first, last = days_of(of, ZoneInfo(read.zone))
    return days(reader, first, last) if first and last else reader.say("board.all-time")


def days(reader: Reader, first: date, last: date) -> str:
    """From a day to a day, as people write them."""
    return format_interval(first, last, "yMMMd", locale=reader.locale.replace("-", "_"))
