"""What every card is made of: paragraphs in a box, buttons below, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.core.finding import Advice
from bot.core.refusal import Refused
from bot.texts import Texts
from cogs._press import Pick, Press, Pressed, custom_id

Card = ui.LayoutView
Style = discord.ButtonStyle

CALM, WARM, GOOD, QUIET = 0x5865F2, 0xE8A33D, 0x3BA55D, 0x80848E
"""Accent colours: a matter of mood; nothing is told by colour alone."""

_MOST = 3900  # Discord shows 4,000 characters in one message; a little room is left
_APART = "\u200b"
"""Shows nothing, and keeps what stands on both sides of it from being read as one link or mention."""
_MOMENTS = ("ends", "until", "starts", "expires")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads: the catalogues and their language."""

    texts: Texts
    locale: str = "en"

    def say(self, key: str, **args: str | int | float) -> str:
        """A text in the reader's language."""
        return self.texts.render(key, self.locale, **args)

    def advice(self, advice: Advice, **more: str | int | float) -> str:
        """An advice in words; its moments (unix seconds) are given as Discord's own clock faces, too."""
        args = dict(advice.args)
        if isinstance(args.get("words"), str):
            args["words"] = quoted(str(args["words"]))
        return self.say(advice.key, **clocks(args), **more)

    def refusal(self, refused: Refused) -> str:
        """A kind no; the channels that it names become links."""
        channels = " ".join(f"<#{channel}>" for channel in refused.channels)
        return self.advice(refused.advice, channels=channels, count=len(refused.channels))


def clocks(args: Mapping[str, Any]) -> dict[str, str | int | float]:
    """The arguments, and for each moment in them `<name>_time` and `<name>_in`."""
    made: dict[str, str | int | float] = dict(args)
    for name in _MOMENTS:
        if isinstance(args.get(name), int | float):
            made |= moment(name, int(args[name]))
    return made


def moment(name: str, at: datetime | int) -> dict[str, str]:
    """A moment as `<name>_time` (the hour) and `<name>_in` (how long still), in each reader's own zone."""
    second = at if isinstance(at, int) else round(at.timestamp())
    return {f"{name}_time": f"<t:{second}:t>", f"{name}_in": f"<t:{second}:R>"}


def quoted(words: str, most: int = 80) -> str:
    """Somebody's words as inline code: no link, mention or mark in them comes alive."""
    flat = " ".join(words.replace("`", "ˋ").split())
    return f"`{flat if len(flat) <= most else flat[: most - 1] + '…'}`"


def plain(name: str, most: int = 40) -> str:
    """A name in which no mark, mention, link, invite or clock comes alive."""
    flat = " ".join(name.split())
    cut = flat if len(flat) <= most else flat[: most - 1] + "…"
    apart = cut.replace("<", f"<{_APART}").replace("/", f"/{_APART}")
    return discord.utils.escape_mentions(discord.utils.escape_markdown(apart, ignore_links=False))


def jump(guild: int, channel: int, message: int | None = None) -> str:
    """The address of a channel or message."""
    where = f"https://discord.com/channels/{guild}/{channel}"
    return where if message is None else f"{where}/{message}"


def button(
    label: str, verb: str, *args: int | str, row: int = 0, style: Style = Style.secondary, off: bool = False
) -> ui.Item[Any]:
    """A button that still works after a restart."""
    made: ui.Button[Any] = ui.Button(
        label=label[:80], style=style, custom_id=custom_id(verb, *args, row=row), disabled=off
    )
    return Press(made, Pressed(verb, tuple(map(str, args)), row))


def goto(label: str, url: str) -> ui.Item[Any]:
    """A button that leads to a channel or message."""
    return ui.Button(label=label[:80], url=url)


def pick(menu: ui.Item[Any], verb: str, *args: int | str) -> ui.Item[Any]:
    """A menu that still works after a restart; `menu` comes without a custom_id."""
    menu.custom_id = custom_id(verb, *args, prefix="hs")  # type: ignore[attr-defined]
    return Pick(menu, Pressed(verb, tuple(map(str, args))))


def card(
    *parts: str | ui.Item[Any] | None,
    buttons: Sequence[ui.Item[Any]] = (),
    tone: int = CALM,
    picture: tuple[str, str] | None = None,
) -> Card:
    """A card; paragraphs that are None or empty are left out. `picture`: a file name, and its description."""
    box: ui.Container[Any] = ui.Container(accent_colour=tone)
    left = _MOST
    for part in parts:
        if isinstance(part, str) and part:
            text = part if len(part) <= left else part[: max(left - 1, 0)] + "…"
            left -= len(text)
            if text:
                box.add_item(ui.TextDisplay(text))
        elif isinstance(part, ui.Item):
            box.add_item(part)
    if picture is not None:
        box.add_item(gallery(*picture))
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    for chunk in _fives(buttons):
        view.add_item(ui.ActionRow(*chunk))
    return view


def gallery(name: str, description: str) -> ui.Item[Any]:
    """A picture that comes along as a file, with words for those who do not see it."""
    shown: ui.MediaGallery[Any] = ui.MediaGallery()
    shown.add_item(media=f"attachment://{name}", description=description[:1000])
    return shown


def note(text: str, tone: int = QUIET) -> Card:
    """A card of one sentence."""
    return card(text, tone=tone)


def lines(parts: Iterable[str | None]) -> str:
    """Those lines that are there, one below the other."""
    return "\n".join(part for part in parts if part)


def _fives(items: Sequence[ui.Item[Any]]) -> Iterable[Sequence[ui.Item[Any]]]:
    return (items[start : start + 5] for start in range(0, len(items), 5))
