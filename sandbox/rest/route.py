"""What a route is: a method, a template as in Discord's own description, and the function that answers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from sandbox.drafts import Upload
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused, invalid
from sandbox.world.channel import Channel
from sandbox.world.guild import Guild


@dataclass(slots=True)
class Request:
    """A request to the API, decoded; `params` are the values of the template's braces."""

    realm: Realm
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    uploads: Sequence[Upload] = ()
    reason: str | None = None
    gateway: str = ""

    @property
    def actor(self) -> int:
        """Who asks: always the bot."""
        return self.realm.bot_id

    def id(self, name: str) -> int:
        """A path parameter as a snowflake. Raises 50035 when it is none."""
        return snowflake(self.params[name], name)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A query parameter within limits. Raises 50035."""
        text = self.query.get(name)
        if text is None:
            return default
        value = snowflake(text, name)
        if not low <= value <= high:
            raise invalid(name, "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")
        return value

    def flag(self, name: str) -> bool:
        """A query parameter that is on or off."""
        return self.query.get(name, "").lower() in ("1", "true")

    def json(self) -> Json:
        """The body as an object; none counts as an empty one. Raises 50109 when it is something else."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise Refused(400, 50109, "The request body contains invalid JSON.")
        return self.body

    def channel(self) -> Channel:
        """The channel of the path, which the bot must be able to see."""
        channel = self.realm.world.channel(self.id("channel_id"))
        self.realm.need(self.actor, channel)
        return channel

    def guild(self) -> Guild:
        """The server of the path, in which the bot must be. Raises 10004 like Discord."""
        guild = self.realm.world.guild(self.id("guild_id"))
        if self.actor not in guild.members:
            raise Refused(404, 10004, "Unknown Guild")
        return guild


Answer = tuple[int, Any]
Handler = Callable[[Request], Answer]
NO_CONTENT: Answer = (204, None)


@dataclass(frozen=True, slots=True)
class Route:
    """`template` is written like `/channels/{channel_id}/messages`; `login` False for token-less ones."""

    method: str
    template: str
    handler: Handler
    login: bool = True
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = [
            f"(?P<{part[1:-1]}>[^/]+)" if part.startswith("{") else re.escape(part)
            for part in self.template.split("/")
        ]
        object.__setattr__(self, "pattern", re.compile("^" + "/".join(parts) + "$"))

    def match(self, method: str, path: str) -> dict[str, str] | None:
        """The parameters, when the route is meant; `path` is still percent-encoded."""
        found = self.pattern.match(path) if method == self.method else None
        return None if found is None else {k: unquote(v) for k, v in found.groupdict().items()}


class Table:
    """All routes; those without braces win over those with."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = sorted(routes, key=lambda r: r.template.count("{"))

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and its parameters; None for what is not modelled."""
        for route in self._routes:
            params = route.match(method, path)
            if params is not None:
                return route, params
        return None


def snowflake(text: object, name: str) -> int:
    """Raises 50035 for what is not an id."""
    value = str(text)
    if not value.isdecimal() or len(value) > 20:
        raise invalid(name, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
    return int(value)
