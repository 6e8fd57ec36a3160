"""Half hours at rest: started once, ended once, settled once, whoever asks first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import BigInteger, ColumnElement, and_, func, select, type_coerce, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.challenge import SETTLES_AFTER, Challenge, State
from bot.core.policy import Preset
from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.challenge import ChallengeRow

CHALLENGE = table_of(ChallengeRow)
_SETTLES_MS = int(SETTLES_AFTER.total_seconds() * 1000)


def _challenge(row: Row[Any]) -> Challenge:
    return Challenge(
        id=row.id,
        guild=row.guild,
        member=row.member,
        channel=row.channel,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        preset=cast(Preset, row.preset),
        state=cast(State, row.state),
        slips=row.slips,
        ended_at=row.ended_at,
        settled_at=row.settled_at,
        round=row.round,
        watched=frozenset(row.watched),
        spared=frozenset(row.spared),
        shadow=row.shadow,
    )


async def begin(
    connection: AsyncConnection,
    challenge: Challenge,
    halfway_at: datetime | None,
    quiet_at: datetime | None,
) -> Challenge | None:
    """Start a half hour (its id is ignored); None when one is running already, anywhere."""
    statement = (
        insert(connection, CHALLENGE)
        .values(
            guild=challenge.guild,
            member=challenge.member,
            channel=challenge.channel,
            round=challenge.round,
            preset=challenge.preset,
            state="active",
            starts_at=challenge.starts_at,
            ends_at=challenge.ends_at,
            slips=0,
            posts=0,
            nudges=0,
            halfway_at=halfway_at,
            quiet_at=quiet_at,
            day="",
            watched=sorted(challenge.watched),
            spared=sorted(challenge.spared),
            shadow=challenge.shadow,
        )
        .on_conflict_do_nothing()
        .returning(*CHALLENGE.c)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else _challenge(row)


async def get(connection: AsyncConnection, id: int, lock: bool = False) -> Challenge | None:
    """One half hour; with `lock`, held until the transaction ends (SQLite's writer holds all)."""
    chosen = select(CHALLENGE).where(CHALLENGE.c.id == id)
    row = (await connection.execute(chosen.with_for_update() if lock else chosen)).one_or_none()
    return None if row is None else _challenge(row)


async def running(connection: AsyncConnection, member: int) -> Challenge | None:
    """A member's active half hour, in whichever server."""
    chosen = select(CHALLENGE).where(CHALLENGE.c.member == member, CHALLENGE.c.state == "active")
    row = (await connection.execute(chosen)).one_or_none()
    return None if row is None else _challenge(row)


async def next_began(connection: AsyncConnection, challenge: Challenge) -> datetime | None:
    """When the member's next half hour began, in whichever server."""
    chosen = select(func.min(CHALLENGE.c.starts_at)).where(
        CHALLENGE.c.member == challenge.member,
        CHALLENGE.c.id != challenge.id,
        CHALLENGE.c.starts_at >= challenge.over_at,
    )
    began: datetime | None = (await connection.execute(chosen)).scalar_one()
    return began


async def running_in(connection: AsyncConnection, guild: int) -> list[Challenge]:
    """Every active half hour of a server."""
    chosen = select(CHALLENGE).where(CHALLENGE.c.guild == guild, CHALLENGE.c.state == "active")
    return [_challenge(row) for row in await connection.execute(chosen)]


async def latest(connection: AsyncConnection, guild: int, member: int) -> Challenge | None:
    """A member's newest half hour in a server, running or over."""
    chosen = (
        select(CHALLENGE)
        .where(CHALLENGE.c.guild == guild, CHALLENGE.c.member == member)
        .order_by(CHALLENGE.c.starts_at.desc(), CHALLENGE.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(chosen)).one_or_none()
    return None if row is None else _challenge(row)


async def open_books(connection: AsyncConnection) -> list[Challenge]:
    """Every half hour that runs or waits for its settlement."""
    found = await connection.execute(select(CHALLENGE).where(CHALLENGE.c.settled_at.is_(None)))
    return [_challenge(row) for row in found]


async def covering(
    connection: AsyncConnection, guild: int, member: int, moment: datetime
) -> Challenge | None:
    """The half hour whose window a moment lies in, however long ago."""
    chosen = (
        select(CHALLENGE)
        .where(
            CHALLENGE.c.guild == guild,
            CHALLENGE.c.member == member,
            CHALLENGE.c.starts_at <= moment,
            func.coalesce(CHALLENGE.c.ended_at, CHALLENGE.c.ends_at) > moment,
        )
        .order_by(CHALLENGE.c.starts_at.desc())
        .limit(1)
    )
    row = (await connection.execute(chosen)).one_or_none()
    return None if row is None else _challenge(row)


async def days(connection: AsyncConnection, guild: int, member: int) -> list[date]:
    """The local day of each kept half hour, as it was when it ended."""
    chosen = select(CHALLENGE.c.day).where(
        CHALLENGE.c.guild == guild,
        CHALLENGE.c.member == member,
        CHALLENGE.c.state == "completed",
        CHALLENGE.c.day != "",
    )
    return [date.fromisoformat(row.day) for row in await connection.execute(chosen)]


async def write_state(connection: AsyncConnection, challenge: Challenge, was: State, day: str = "") -> bool:
    """Move a half hour out of state `was`; False when somebody else moved it first."""
    over = challenge.state != "active"
    statement = (
        update(CHALLENGE)
        .where(CHALLENGE.c.id == challenge.id, CHALLENGE.c.state == was)
        .values(
            state=challenge.state,
            slips=challenge.slips,
            ended_at=challenge.ended_at,
            settled_at=challenge.settled_at,
            settles_at=challenge.settles_at if over else None,
            **({"day": day} if day else {}),
        )
        .returning(CHALLENGE.c.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def due_to_end(connection: AsyncConnection, now: datetime, limit: int) -> list[Challenge]:
    """Half hours whose time is up and that nobody has ended yet."""
    chosen = (
        select(CHALLENGE)
        .where(CHALLENGE.c.state == "active", CHALLENGE.c.ends_at <= now)
        .order_by(CHALLENGE.c.ends_at)
        .limit(limit)
    )
    return [_challenge(row) for row in await connection.execute(chosen)]


async def complete_all(
    connection: AsyncConnection, over: Sequence[Challenge], days: Mapping[int, str]
) -> bool:
    """End these half hours, with the local day on which each ended; False when one was ended already."""
    done = 0
    for day in sorted(set(days.values())):
        statement = (
            update(CHALLENGE)
            .where(
                CHALLENGE.c.id.in_([one.id for one in over if days[one.id] == day]),
                CHALLENGE.c.state == "active",
            )
            .values(
                state="completed",
                ended_at=CHALLENGE.c.ends_at,
                settles_at=type_coerce(CHALLENGE.c.ends_at, BigInteger) + _SETTLES_MS,
                day=day,
            )
            .returning(CHALLENGE.c.id)
        )
        done += len((await connection.execute(statement)).all())
    return done == len(over)


async def claim_settling(connection: AsyncConnection, now: datetime, limit: int) -> list[Challenge]:
    """Settle what ended ten minutes ago, and hand each out exactly once."""
    ripe = and_(CHALLENGE.c.settled_at.is_(None), CHALLENGE.c.settles_at <= now)
    due = _due(ripe, CHALLENGE.c.settles_at, limit)
    statement = (
        update(CHALLENGE).where(CHALLENGE.c.id.in_(due)).values(settled_at=now).returning(*CHALLENGE.c)
    )
    return [_challenge(row) for row in await connection.execute(statement)]


async def claim_halfway(connection: AsyncConnection, now: datetime, limit: int) -> list[Challenge]:
    """Half hours that have reached their middle, each once."""
    return await _claim_moment(connection, "halfway_at", now, limit)


async def claim_quiet(connection: AsyncConnection, now: datetime, limit: int) -> list[Challenge]:
    """Half hours in which nothing was said for ten minutes, each once until the next post."""
    return await _claim_moment(connection, "quiet_at", now, limit)


async def said_something(connection: AsyncConnection, id: int, quiet_at: datetime | None) -> None:
    """Count a post and move the moment of silence."""
    await connection.execute(
        update(CHALLENGE).where(CHALLENGE.c.id == id).values(posts=CHALLENGE.c.posts + 1, quiet_at=quiet_at)
    )


async def listen_again(connection: AsyncConnection, id: int, quiet_at: datetime | None) -> None:
    """Nothing to show in this silence yet: look again later, unless somebody has spoken meanwhile."""
    await connection.execute(
        update(CHALLENGE)
        .where(CHALLENGE.c.id == id, CHALLENGE.c.quiet_at.is_(None))
        .values(quiet_at=quiet_at)
    )


async def spend_nudge(connection: AsyncConnection, id: int, budget: int) -> bool:
    """Take one of the first `budget` nudges of a half hour; False when they are spent or it is over."""
    statement = (
        update(CHALLENGE)
        .where(CHALLENGE.c.id == id, CHALLENGE.c.state == "active", CHALLENGE.c.nudges < budget)
        .values(nudges=CHALLENGE.c.nudges + 1)
        .returning(CHALLENGE.c.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def give_back_nudge(connection: AsyncConnection, id: int) -> None:
    """A nudge that had nothing left to say costs nothing."""
    await connection.execute(
        update(CHALLENGE)
        .where(CHALLENGE.c.id == id, CHALLENGE.c.nudges > 0)
        .values(nudges=CHALLENGE.c.nudges - 1)
    )


async def next_due(connection: AsyncConnection) -> datetime | None:
    """The earliest moment at which a half hour wants something."""
    moments: Iterable[ColumnElement[Any]] = (
        select(func.min(CHALLENGE.c.ends_at)).where(CHALLENGE.c.state == "active").scalar_subquery(),
        select(func.min(CHALLENGE.c.halfway_at)).where(CHALLENGE.c.state == "active").scalar_subquery(),
        select(func.min(CHALLENGE.c.quiet_at)).where(CHALLENGE.c.state == "active").scalar_subquery(),
        select(func.min(CHALLENGE.c.settles_at)).where(CHALLENGE.c.settled_at.is_(None)).scalar_subquery(),
    )
    row = (await connection.execute(select(*moments))).one()
    return min((moment for moment in row if moment is not None), default=None)


def _due(where: ColumnElement[bool], order: Any, limit: int) -> Any:
    chosen = select(CHALLENGE.c.id).where(where).order_by(order).limit(limit)
    return chosen.with_for_update(skip_locked=True)


async def _claim_moment(connection: AsyncConnection, name: str, now: datetime, limit: int) -> list[Challenge]:
    column = CHALLENGE.c[name]
    due = _due(and_(CHALLENGE.c.state == "active", column <= now), column, limit)
    statement = (
        update(CHALLENGE)
        .where(CHALLENGE.c.id.in_(due), column <= now)
        .values({column: None})
        .returning(*CHALLENGE.c)
    )
    return [_challenge(row) for row in await connection.execute(statement)]
