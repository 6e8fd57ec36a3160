"""Buttons, menus and forms that outlive a restart: their custom_id carries all they need.

`hh:<verb>[:<arg>,<arg>...][/<row>]`, where the row is the outbox row that put the message there. Which
method answers a verb is looked up when it is pressed, so an old message whose verb is gone still gets a kind
answer.
"""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import discord
from discord import ui

PATTERN = re.compile(r"hh:(?P<verb>[a-z_.]+)(?::(?P<args>[0-9A-Za-z_.,-]*))?(?:/(?P<row>[0-9]+))?")
SELECTS = re.compile(r"hs:(?P<verb>[a-z_.]+)(?::(?P<args>[0-9A-Za-z_.,-]*))?(?:/(?P<row>[0-9]+))?")
FORMS = re.compile(r"hf:(?P<verb>[a-z_.]+)(?::(?P<args>[0-9A-Za-z_.,-]*))?")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button, menu or form says: its verb, the ids it carries, and what was chosen or typed."""

    verb: str
    args: tuple[str, ...] = ()
    row: int = 0
    values: tuple[str, ...] = ()
    typed: dict[str, Any] | None = None

    def number(self, index: int) -> int:
        """The id at `index`; 0 where the button carries none there."""
        try:
            return int(self.args[index])
        except (IndexError, ValueError):
            return 0

    def text(self, field: str) -> str:
        """What was typed into a form's field; "" where it was left empty."""
        value = (self.typed or {}).get(field)
        return value.strip() if isinstance(value, str) else ""


Handler = Callable[[discord.Interaction[Any], Pressed], Coroutine[Any, Any, None]]
Method = TypeVar("Method", bound=Callable[..., Coroutine[Any, Any, None]])


def on_press(*verbs: str) -> Callable[[Method], Method]:
    """Mark a cog's method as the one that answers these verbs."""

    def mark(method: Method) -> Method:
        method.__halfhour_verbs__ = verbs  # type: ignore[attr-defined]
        return method

    return mark


def handlers_of(cog: object) -> dict[str, Handler]:
    """Every verb that a cog's marked methods answer."""
    found: dict[str, Handler] = {}
    for name in dir(type(cog)):
        verbs = getattr(getattr(type(cog), name), "__halfhour_verbs__", ())
        found.update(dict.fromkeys(verbs, getattr(cog, name)))
    return found


def custom_id(verb: str, *args: int | str, row: int = 0, prefix: str = "hh") -> str:
    """The custom_id of a button (`hh`), a menu (`hs`) or a form (`hf`); ValueError beyond 100 characters."""
    made = f"{prefix}:{verb}"
    if args:
        made += ":" + ",".join(str(arg) for arg in args)
    if row:
        made += f"/{row}"
    if len(made) > 100:
        raise ValueError(f"{verb}: the custom_id is too long")
    return made


def read(match: re.Match[str]) -> Pressed:
    """What a matched custom_id says."""
    groups = match.groupdict()
    args = tuple(part for part in (groups.get("args") or "").split(",") if part)
    return Pressed(groups["verb"], args, int(groups.get("row") or 0))


async def dispatch(interaction: discord.Interaction[Any], pressed: Pressed) -> None:
    """Hand a press to whoever answers its verb; whatever goes wrong is told kindly by the tree's handler."""
    client = interaction.client
    try:
        handler = client.presses.get(pressed.verb)
        if handler is None:
            await client.tell(interaction, "button.old")
        else:
            await handler(interaction, pressed)
    except Exception as error:
        # Discord's library swallows what a component raises: without this the presser would see nothing.
        await client.answer_failure(interaction, error)


class Press(ui.DynamicItem[ui.Button[Any]], template=PATTERN):
    """Any of our buttons, from any message, of any age."""

    def __init__(self, button: ui.Button[Any], pressed: Pressed) -> None:
        super().__init__(button)
        self.pressed = pressed

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> "Press":
        """Rebuild the button from what its message carries."""
        assert isinstance(item, ui.Button)
        return cls(item, read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        await dispatch(interaction, self.pressed)


class Pick(ui.DynamicItem[ui.Item[Any]], template=SELECTS):
    """Any of our menus; what was chosen arrives as `values` (ids for channels, roles and people)."""

    def __init__(self, item: ui.Item[Any], pressed: Pressed) -> None:
        super().__init__(item)
        self.pressed = pressed

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> "Pick":
        """Rebuild the menu from what its message carries."""
        return cls(item, read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the choice."""
        data: Any = interaction.data or {}
        values = tuple(str(value) for value in data.get("values", ()))
        said = self.pressed
        await dispatch(interaction, Pressed(said.verb, said.args, said.row, values))


def form(interaction: discord.Interaction[Any]) -> Pressed | None:
    """What a submitted form of ours says; None where the interaction is something else.

    Read from the wire rather than from a Modal object kept in memory: a form that was open during a
    restart is answered all the same.
    """
    data: Any = interaction.data or {}
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    match = FORMS.fullmatch(str(data.get("custom_id", "")))
    if match is None:
        return None
    said = read(match)
    return Pressed(said.verb, said.args, typed=dict(_fields(data.get("components", []))))


def _fields(components: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for component in components:
        inner = component.get("components") or (
            [component["component"]] if component.get("component") else []
        )
        found += _fields(inner)
        name = component.get("custom_id")
        if name is not None:
            found.append((name, component["values"] if "values" in component else component.get("value")))
    return found
