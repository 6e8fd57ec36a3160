"""Forget one window: its slips, its open questions, what it had to say, and the half hour itself."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import heard
from bot.storage.challenges import CHALLENGE
from bot.storage.outbox import OUTBOX
from bot.storage.questions import QUESTION
from bot.storage.shadows import SHADOW
from bot.storage.slips import SLIP


async def forget(connection: AsyncConnection, challenge: int) -> None:
    """Delete everything that hangs on a half hour, save for the ledger's rows."""
    chosen = select(CHALLENGE.c.guild, CHALLENGE.c.member, CHALLENGE.c.starts_at).where(
        CHALLENGE.c.id == challenge
    )
    row = (await connection.execute(chosen)).one_or_none()
    if row is None:
        return
    await connection.execute(delete(OUTBOX).where(OUTBOX.c.challenge == challenge))
    await connection.execute(delete(SLIP).where(SLIP.c.challenge == challenge))
    await heard.forget(connection, [challenge])
    await connection.execute(delete(SHADOW).where(SHADOW.c.challenge == challenge))
    await connection.execute(
        delete(QUESTION).where(
            QUESTION.c.guild == row.guild, QUESTION.c.member == row.member, QUESTION.c.at >= row.starts_at
        )
    )
    await connection.execute(delete(CHALLENGE).where(CHALLENGE.c.id == challenge))
