"""Starters: a server's own, and what was offered to whom."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.starter import REST, Prompt
from bot.storage.columns import table_of
from bot.storage.statements import put
from bot.storage.tables.personal import PromptRow, PromptSeenRow

PROMPT = table_of(PromptRow)
SEEN = table_of(PromptSeenRow)
OWN = "own"


async def own(connection: AsyncConnection, guild: int) -> list[Prompt]:
    """A server's own prompts; the key is "own." and the row's number."""
    chosen = select(PROMPT).where(PROMPT.c.guild == guild).order_by(PROMPT.c.id)
    return [Prompt(f"{OWN}.{row.id}", OWN, row.text) for row in await connection.execute(chosen)]


async def add(connection: AsyncConnection, guild: int, text: str, by: int) -> str:
    """Write one and return its key."""
    statement = PROMPT.insert().values(guild=guild, text=text, made_by=by).returning(PROMPT.c.id)
    return f"{OWN}.{(await connection.execute(statement)).scalar_one()}"


async def remove(connection: AsyncConnection, guild: int, key: str) -> bool:
    """Take one away; False when it is not there."""
    number = key.removeprefix(f"{OWN}.")
    if not number.isdigit():
        return False
    gone = await connection.execute(
        delete(PROMPT).where(PROMPT.c.guild == guild, PROMPT.c.id == int(number)).returning(PROMPT.c.id)
    )
    return gone.one_or_none() is not None


async def seen(connection: AsyncConnection, guild: int, member: int, now: datetime) -> dict[str, datetime]:
    """What a member was offered lately, and when."""
    chosen = select(SEEN.c.key, SEEN.c.at).where(
        SEEN.c.guild == guild, SEEN.c.member == member, SEEN.c.at > now - REST
    )
    return {row.key: row.at for row in await connection.execute(chosen)}


async def offered(connection: AsyncConnection, guild: int, member: int, key: str, at: datetime) -> None:
    """This one was offered now."""
    await put(connection, SEEN, ("guild", "member", "key"), guild=guild, member=member, key=key, at=at)


async def expire(connection: AsyncConnection, now: datetime) -> None:
    """What has rested long enough may come again."""
    await connection.execute(delete(SEEN).where(SEEN.c.at <= now - REST - timedelta(days=1)))
