"""The lists of a server's document, written so that they are what it says; None leaves a list as it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.core.config import id_of
from bot.core.plan import read_time, read_weekday
from bot.core.scoring import Prices
from bot.core.scoring import change as change_prices
from bot.core.server import Server
from bot.storage import exceptions, price_rows, prompts, socials
from bot.storage.database import Transaction
from bot.storage.exceptions import Allowed
from bot.storage.socials import Social


async def put_allowed(connection: Transaction, guild: int, wanted: Any, by: int, now: datetime) -> None:
    """Exceptions: those that stand already keep their row."""
    if wanted is None:
        return
    asked = dict.fromkeys(_allowed(one) for one in wanted)
    for standing in await exceptions.of(connection, guild):
        bare = standing._replace(id=0)
        if bare in asked:
            del asked[bare]
        else:
            await exceptions.remove(connection, guild, standing.id)
    for new in asked:
        await exceptions.add(connection, guild, new, by, now)


async def put_questions(connection: Transaction, guild: int, wanted: Any, by: int) -> None:
    """Questions to open with: those that stay are not asked anew of whoever had them."""
    if wanted is None:
        return
    asked = dict.fromkeys(" ".join(one.split()) for one in wanted)
    for standing in await prompts.own(connection, guild):
        if standing.text in asked:
            del asked[standing.text]
        else:
            await prompts.remove(connection, guild, standing.key)
    for new in asked:
        await prompts.add(connection, guild, new, by)


async def put_socials(connection: Transaction, guild: int, wanted: Any, now: datetime) -> None:
    """Social hours: those that stay are not announced twice."""
    if wanted is None:
        return
    asked = dict.fromkeys(_social(guild, one) for one in wanted)
    for standing in await socials.of(connection, guild):
        bare = Social(0, guild, standing.channel, standing.weekday, standing.at, standing.minutes)
        if bare in asked:
            del asked[bare]
        else:
            await socials.remove(connection, guild, standing.id)
    for new in asked:
        await socials.add(connection, new, now)


async def put_prices(
    connection: Transaction, server: Server, wanted: Mapping[str, int] | None, by: int, now: datetime
) -> None:
    """Prices of the server's strictness, for half hours that start from now on."""
    if wanted is None:
        return
    standing = await price_rows.in_force(connection, server.guild, server.preset, now)
    values = {name: value for name, value in wanted.items() if getattr(standing, name) != value}
    if values:
        changed = change_prices(standing, values, 0)
        assert isinstance(changed, Prices), changed  # the document was checked against the same bounds
        await price_rows.add(connection, server.guild, server.preset, changed, now, by)


def _allowed(one: Mapping[str, Any]) -> Allowed:
    scope = one.get("scope", "server")
    scope_id = id_of(one.get("id")) or 0 if scope != "server" else 0
    return Allowed(0, one.get("rule"), one["kind"], " ".join(one["value"].split()), scope, scope_id)


def _social(guild: int, one: Mapping[str, Any]) -> Social:
    weekday, at = read_weekday(one["day"]), read_time(one["at"])
    channel = id_of(one["channel"])
    assert weekday is not None and at is not None and channel is not None
    return Social(0, guild, channel, weekday, at, one["minutes"])
