"""The outbox: effects committed with their cause, claimed in one statement, carried out at least once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.outbox import OutboxRow

OUTBOX = table_of(OutboxRow)
LEASE = timedelta(seconds=60)
"""How long a claimed row is left to who claimed it."""
Way = Literal["dm", "here", "channel", "inbox"]


@dataclass(frozen=True, slots=True)
class Effect:
    """An outbox row to write, or one that was claimed."""

    kind: str
    guild: int
    way: Way
    not_before: datetime
    not_after: datetime
    args: Mapping[str, Any] = field(default_factory=dict)
    member: int | None = None
    channel: int | None = None
    challenge: int | None = None
    key: str | None = None
    edits: int | None = None
    id: int = 0
    attempts: int = 0
    doubtful: bool = False
    state: str = "waiting"
    sent_channel: int | None = None
    sent_message: int | None = None


def _effect(row: Row[Any]) -> Effect:
    return Effect(
        kind=row.kind,
        guild=row.guild,
        way=row.way,
        not_before=row.not_before,
        not_after=row.not_after,
        args=row.args,
        member=row.member,
        channel=row.channel,
        challenge=row.challenge,
        key=row.key,
        edits=row.edits,
        id=row.id,
        attempts=row.attempts,
        doubtful=row.doubtful,
        state=row.state,
        sent_channel=row.sent_channel,
        sent_message=row.sent_message,
    )


async def add(connection: AsyncConnection, effect: Effect, now: datetime) -> int | None:
    """Write an effect and return its id; None when its `key` exists already."""
    statement = (
        insert(connection, OUTBOX)
        .values(
            kind=effect.kind,
            guild=effect.guild,
            member=effect.member,
            channel=effect.channel,
            challenge=effect.challenge,
            key=effect.key,
            way=effect.way,
            args=dict(effect.args),
            edits=effect.edits,
            not_before=effect.not_before,
            not_after=effect.not_after,
            state="inbox" if effect.way == "inbox" else "waiting",
            attempts=0,
            doubtful=False,
            made_at=now,
        )
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(OUTBOX.c.id)
    )
    found: int | None = (await connection.execute(statement)).scalar_one_or_none()
    return found


async def claim(
    connection: AsyncConnection,
    now: datetime,
    limit: int,
    besides: Sequence[int] = (),
) -> list[Effect]:
    """Take what is due, each row by one taker; a row whose taker vanished comes back as doubtful.

    `besides` are rows that this process is still carrying out.
    """
    waiting = and_(OUTBOX.c.state == "waiting", OUTBOX.c.not_before <= now)
    abandoned = and_(OUTBOX.c.state == "claimed", OUTBOX.c.lease_until <= now)
    chosen = select(OUTBOX.c.id).where(or_(waiting, abandoned))
    if besides:
        chosen = chosen.where(OUTBOX.c.id.not_in(list(besides)))
    chosen = chosen.order_by(OUTBOX.c.not_before, OUTBOX.c.id).limit(limit).with_for_update(skip_locked=True)
    statement = (
        update(OUTBOX)
        .where(OUTBOX.c.id.in_(chosen))
        .values(
            state="claimed",
            doubtful=or_(OUTBOX.c.doubtful, OUTBOX.c.state == "claimed"),
            attempts=OUTBOX.c.attempts + 1,
            lease_until=now + LEASE,
        )
        .returning(*OUTBOX.c)
    )
    found = [_effect(row) for row in await connection.execute(statement)]
    return sorted(found, key=lambda effect: (effect.not_before, effect.id))


async def finish(
    connection: AsyncConnection, effect: Effect, state: str, channel: int | None, message: int | None
) -> bool:
    """Write what became of a claimed effect; False when its lease had been taken over."""
    statement = (
        update(OUTBOX)
        .where(
            OUTBOX.c.id == effect.id,
            OUTBOX.c.state == "claimed",
            OUTBOX.c.attempts == effect.attempts,
        )
        .values(state=state, sent_channel=channel, sent_message=message, lease_until=None)
        .returning(OUTBOX.c.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def again(connection: AsyncConnection, effect: Effect, at: datetime, way: Way, doubtful: bool) -> None:
    """Put a claimed effect back: another try, or another way."""
    await connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.id == effect.id, OUTBOX.c.state == "claimed")
        .values(
            state="inbox" if way == "inbox" else "waiting",
            way=way,
            not_before=at,
            doubtful=doubtful,
            lease_until=None,
        )
    )


async def waiting_nudge(connection: AsyncConnection, challenge: int, kind: str) -> int | None:
    """A row of this half hour that has surely not arrived yet: what is new joins it."""
    chosen = (
        select(OUTBOX.c.id)
        .where(
            OUTBOX.c.challenge == challenge,
            OUTBOX.c.kind == kind,
            OUTBOX.c.state == "waiting",
            OUTBOX.c.doubtful.is_(False),
        )
        .limit(1)
        .with_for_update()
    )
    found: int | None = (await connection.execute(chosen)).scalar_one_or_none()
    return found


async def by_key(connection: AsyncConnection, key: str) -> Effect | None:
    """The effect with a key, whatever became of it."""
    row = (await connection.execute(select(OUTBOX).where(OUTBOX.c.key == key))).one_or_none()
    return None if row is None else _effect(row)


async def of_kind(connection: AsyncConnection, guild: int, kind: str) -> list[Effect]:
    """Every row of a kind in a server, whatever became of it, oldest first."""
    chosen = select(OUTBOX).where(OUTBOX.c.guild == guild, OUTBOX.c.kind == kind).order_by(OUTBOX.c.id)
    return [_effect(row) for row in await connection.execute(chosen)]


async def hasten(connection: AsyncConnection, guild: int, kind: str, now: datetime) -> bool:
    """What waits for another try is tried now; True where there was something."""
    statement = (
        update(OUTBOX)
        .where(
            OUTBOX.c.guild == guild,
            OUTBOX.c.kind == kind,
            OUTBOX.c.state == "waiting",
            OUTBOX.c.not_before > now,
        )
        .values(not_before=now)
        .returning(OUTBOX.c.id)
    )
    return bool((await connection.execute(statement)).all())


async def cancel(connection: AsyncConnection, id: int) -> None:
    """A row that nobody has taken yet is not to be carried out any more."""
    await connection.execute(
        update(OUTBOX).where(OUTBOX.c.id == id, OUTBOX.c.state == "waiting").values(state="cancelled")
    )


async def release(connection: AsyncConnection, key: str) -> None:
    """What was told under a key holds no longer: it may be told anew, and what waits is not sent."""
    unsent = and_(OUTBOX.c.key == key, OUTBOX.c.state.in_(("waiting", "inbox")))
    await connection.execute(update(OUTBOX).where(unsent).values(state="cancelled"))
    await connection.execute(update(OUTBOX).where(OUTBOX.c.key == key).values(key=None))


async def cancel_nudges(connection: AsyncConnection, *ended: int) -> None:
    """After the end no nudge follows; recaps and answers stay."""
    await connection.execute(
        update(OUTBOX)
        .where(
            OUTBOX.c.challenge.in_(list(ended)),
            OUTBOX.c.kind.in_(("nudge.slip", "nudge.quiet", "nudge.halfway")),
            OUTBOX.c.state.in_(("waiting", "inbox")),
        )
        .values(state="cancelled")
    )


async def cancel_all(connection: AsyncConnection, guild: int) -> None:
    """The bot is not in the server any more: nothing is sent there."""
    await connection.execute(
        update(OUTBOX).where(OUTBOX.c.guild == guild, OUTBOX.c.state == "waiting").values(state="cancelled")
    )


async def cancel_role(connection: AsyncConnection, guild: int, member: int, role: int) -> None:
    """A role that was to be given is not to be given any more."""
    waiting = select(OUTBOX.c.id, OUTBOX.c.args).where(
        OUTBOX.c.guild == guild,
        OUTBOX.c.member == member,
        OUTBOX.c.kind == "role.add",
        OUTBOX.c.state == "waiting",
    )
    ids = [row.id for row in await connection.execute(waiting) if row.args["role"] == role]
    await connection.execute(
        update(OUTBOX).where(OUTBOX.c.id.in_(ids), OUTBOX.c.state == "waiting").values(state="cancelled")
    )


async def forget(connection: AsyncConnection, id: int) -> None:
    """Leave no trace of a row that was carried out."""
    await connection.execute(OUTBOX.delete().where(OUTBOX.c.id == id))


async def forget_old(connection: AsyncConnection, before: datetime) -> None:
    """What was carried out, or given up, long ago."""
    await connection.execute(
        OUTBOX.delete().where(OUTBOX.c.not_after < before, OUTBOX.c.state.not_in(("waiting", "claimed")))
    )


async def inbox(connection: AsyncConnection, guild: int, member: int, now: datetime) -> list[Effect]:
    """What waits for a member, oldest first."""
    chosen = (
        select(OUTBOX)
        .where(
            OUTBOX.c.guild == guild,
            OUTBOX.c.member == member,
            OUTBOX.c.state == "inbox",
            OUTBOX.c.not_after > now,
        )
        .order_by(OUTBOX.c.id)
    )
    return [_effect(row) for row in await connection.execute(chosen)]


async def read(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """The member has seen these."""
    await connection.execute(
        update(OUTBOX).where(OUTBOX.c.id.in_(list(ids)), OUTBOX.c.state == "inbox").values(state="read")
    )


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next effect wants to be carried out."""
    moment = func.min(
        func.coalesce(OUTBOX.c.lease_until, OUTBOX.c.not_before, type_=OUTBOX.c.not_before.type)
    )
    chosen = select(moment).where(OUTBOX.c.state.in_(("waiting", "claimed")))
    due: datetime | None = (await connection.execute(chosen)).scalar_one()
    return due
