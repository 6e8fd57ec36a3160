"""The leaderboard as a card: for one reader, page by page, or as the week's post for everybody."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_interval

from bot.core.board import days_of
from bot.core.calendar import Period
from cogs._card import CALM, GOOD, Card, Reader, Style, button, lines, plain
from cogs._card import card as make_card

_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def card(reader: Reader, board: Any, names: Mapping[int, str], asker: int, zone: str) -> Card:
    """A page for one reader, with their own neighbours below when they are not on it."""
    shown = [one for one in board.standings if one.member in names]
    parts: list[str | None] = [
        f"### {reader.say(f'board.kind-{board.kind}')}",
        f"-# {period(reader, board.period, zone)}",
        lines(line(reader, one, board.kind, names, asker) for one in shown)
        if shown
        else reader.say("board.empty"),
    ]
    if board.own is not None and all(one.member != asker for one in shown):
        parts += [
            reader.say("board.around"),
            lines(line(reader, o, board.kind, names, asker) for o in board.around),
        ]
    here = (board.guild, board.period.kind, board.kind)
    buttons = [
        button(reader.say("board.back"), "board", *here, board.page - 1, off=board.page <= 1),
        button(reader.say("board.next"), "board", *here, board.page + 1, off=board.page >= board.pages),
    ]
    return make_card(*parts, buttons=buttons if board.pages > 1 else (), tone=CALM)


def post(
    reader: Reader,
    board: Any,
    names: Mapping[int, str],
    *,
    zone: str,
    late: bool,
    row: int,
    picture: tuple[str, str] | None = None,
) -> Card:
    """The week's post: nobody is pinged, and nobody who left is named."""
    shown = [one for one in board.standings if one.member in names][:10]
    return make_card(
        f"## {reader.say('board.title')}",
        f"-# {period(reader, board.period, zone)}",
        lines(line(reader, one, board.kind, names, 0) for one in shown)
        if shown
        else reader.say("board.empty"),
        reader.say("board.thanks"),
        reader.say("board.late") if late else None,
        buttons=[button(reader.say("button.start"), "start", row=row, style=Style.success)],
        tone=GOOD,
        picture=picture,
    )


def line(reader: Reader, one: Any, kind: str, names: Mapping[int, str], asker: int) -> str:
    """One rank: ties stay ties, and a name that is not known right now is "somebody"."""
    rank = _MEDALS.get(one.rank, f"{one.rank}.")
    name = plain(names.get(one.member, "")) or reader.say("board.somebody")
    told = reader.say(f"board.value-{kind}", value=one.value)
    text = f"{rank} {name}: {told}"
    return f"**{text}**" if one.member == asker else text


def period(reader: Reader, of: Period, zone: str) -> str:
    """The days that a board is about, as people write them."""
    first, last = days_of(of, ZoneInfo(zone))
    if first is None or last is None:
        return reader.say("board.all-time")
    return format_interval(first, last, "yMMMd", locale=reader.locale.replace("-", "_"))
