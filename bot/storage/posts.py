"""Where the posts of boards stand: one a period, claimed when it is due, put right when it has changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, text, tuple_, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.calendar import Every
from bot.core.posting import KEPT_POSTS, Look, Posting, Style
from bot.storage.columns import table_of
from bot.storage.outbox import OUTBOX
from bot.storage.schedules import kinds_of
from bot.storage.statements import among, insert
from bot.storage.tables.board import BoardPostRow
from bot.storage.tables.ledger import StandingRow
from bot.storage.tables.server import ServerRow

POST, STANDING, SERVER = table_of(BoardPostRow), table_of(StandingRow), table_of(ServerRow)


@dataclass(frozen=True, slots=True)
class Post:
    """A board's post for a period; `first` and `last` are the local days that it tells about."""

    guild: int
    board: str
    period: str
    every: Every
    before: str
    first: date
    last: date
    style: Style
    due_at: datetime
    channel: int
    late: bool = False
    missed: int = 0
    message: int | None = None
    mark: int = 0


def _post(row: Row[Any]) -> Post:
    return Post(
        guild=row.guild,
        board=row.board,
        period=row.period,
        every=cast(Every, row.every),
        before=row.before,
        first=date.fromisoformat(row.first),
        last=date.fromisoformat(row.last),
        style=Style(kinds_of(row.kinds), row.numbers, cast(Look, row.look)),
        due_at=row.due_at,
        channel=row.channel,
        late=row.late,
        missed=row.missed,
        message=row.message,
        mark=row.mark,
    )


def _one(guild: int, board: str, period: str) -> ColumnElement[bool]:
    return and_(POST.c.guild == guild, POST.c.board == board, POST.c.period == period)


async def claim(connection: AsyncConnection, post: Post) -> bool:
    """Say that this post is being made; False when the period has its post already."""
    statement = (
        insert(connection, POST)
        .values(
            guild=post.guild,
            board=post.board,
            period=post.period,
            every=post.every,
            before=post.before,
            first=post.first.isoformat(),
            last=post.last.isoformat(),
            kinds=",".join(post.style.kinds),
            numbers=post.style.numbers,
            look=post.style.look,
            due_at=post.due_at,
            late=post.late,
            missed=post.missed,
            channel=post.channel,
            mark=0,
            stale=False,
        )
        .on_conflict_do_nothing(index_elements=["guild", "board", "period"])
        .returning(POST.c.guild)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def unclaim(connection: AsyncConnection, guild: int, board: str, period: str) -> None:
    """The post never came to stand: the period is free again."""
    await connection.execute(POST.delete().where(_one(guild, board, period), POST.c.message.is_(None)))


async def get(connection: AsyncConnection, guild: int, board: str, period: str) -> Post | None:
    """The post of a board for a period, standing or on its way."""
    row = (await connection.execute(select(POST).where(_one(guild, board, period)))).one_or_none()
    return None if row is None else _post(row)


async def carried_by(connection: AsyncConnection, post: Post, effect: int) -> None:
    """This outbox row carries the post; nothing else is sent for it before that is done."""
    await connection.execute(
        update(POST).where(_one(post.guild, post.board, post.period)).values(effect=effect)
    )


async def stands(connection: AsyncConnection, post: Post, channel: int, message: int, shown: Posting) -> None:
    """It stands there and shows that; of a board's posts the newest few are kept in mind."""
    await connection.execute(
        update(POST)
        .where(_one(post.guild, post.board, post.period))
        .values(channel=channel, message=message, mark=shown.mark, late=shown.late)
    )
    known = (
        select(POST.c.period)
        .where(POST.c.guild == post.guild, POST.c.board == post.board, POST.c.every == post.every)
        .order_by(POST.c.due_at.desc(), POST.c.period.desc())
        .limit(KEPT_POSTS)
    )
    await connection.execute(
        POST.delete().where(
            POST.c.guild == post.guild,
            POST.c.board == post.board,
            POST.c.every == post.every,
            POST.c.period.not_in(known),
        )
    )


async def gone(connection: AsyncConnection, guild: int, board: str, period: str) -> None:
    """Somebody deleted the post: it is not put back, and nothing is left to put right."""
    await connection.execute(
        update(POST).where(_one(guild, board, period)).values(message=None, stale=False, mark=0)
    )


async def forget_channel(connection: AsyncConnection, channel: int) -> None:
    """The channel is gone, and its posts with it; their periods stay told."""
    await connection.execute(
        update(POST).where(POST.c.channel == channel).values(message=None, stale=False, mark=0)
    )


async def redirect(
    connection: AsyncConnection, guild: int, boards: Collection[str], channel: int | None, now: datetime
) -> None:
    """Posts that wait for their way to be clear try again at once, in `channel` where one is given.

    What may have arrived already is looked for where it was sent.
    """
    waiting = and_(
        OUTBOX.c.guild == guild,
        OUTBOX.c.kind == "board",
        OUTBOX.c.state == "waiting",
        OUTBOX.c.args["board"].as_string().in_(sorted(boards)),
    )
    await connection.execute(update(OUTBOX).where(waiting).values(not_before=now))
    if channel is not None:
        await connection.execute(
            update(OUTBOX)
            .where(waiting, OUTBOX.c.edits.is_(None), OUTBOX.c.doubtful.is_(False))
            .values(channel=channel)
        )


async def touch_periods(connection: AsyncConnection, periods: Collection[tuple[int, str]]) -> None:
    """Standings of (guild, period key) have moved: posts that tell of them may no longer be right."""
    if periods:
        told = among(POST.c.guild, POST.c.period, periods)
        compared = among(POST.c.guild, POST.c.before, periods)
        await connection.execute(update(POST).where(or_(told, compared)).values(stale=True))


async def touch_member(connection: AsyncConnection, guild: int, member: int) -> None:
    """A member is shown or hidden from now on, in every post of a period in which they did something."""
    theirs = and_(STANDING.c.guild == guild, STANDING.c.member == member, STANDING.c.period == POST.c.period)
    await connection.execute(
        update(POST).where(POST.c.guild == guild, exists().where(theirs)).values(stale=True)
    )


async def touch_carried(connection: AsyncConnection, effect: int) -> None:
    """The edit that this outbox row carried came to nothing: what stands is still to be put right."""
    await connection.execute(
        update(POST).where(POST.c.effect == effect, POST.c.message.is_not(None)).values(stale=True)
    )


async def keep_undone(connection: AsyncConnection, guild: int) -> list[str]:
    """The bot leaves before its posts were right: edits stay to be done.

    A post that surely never arrived is unclaimed. Returns the boards that owe one.
    """
    waiting = select(OUTBOX.c.id).where(
        OUTBOX.c.guild == guild, OUTBOX.c.kind == "board", OUTBOX.c.state.in_(("waiting", "claimed"))
    )
    edits = waiting.where(OUTBOX.c.edits.is_not(None))
    await connection.execute(
        update(POST).where(POST.c.message.is_not(None), POST.c.effect.in_(edits)).values(stale=True)
    )
    unsent = waiting.where(
        OUTBOX.c.edits.is_(None), OUTBOX.c.doubtful.is_(False), OUTBOX.c.state == "waiting"
    )
    statement = POST.delete().where(POST.c.message.is_(None), POST.c.effect.in_(unsent))
    return sorted((await connection.execute(statement.returning(POST.c.board))).scalars())


def _ripe() -> ColumnElement[bool]:
    """Stale, standing where the bot is, and with nothing under way that would show the newest anyway."""
    under_way = and_(OUTBOX.c.id == POST.c.effect, OUTBOX.c.state.in_(("waiting", "claimed")))
    away = and_(SERVER.c.guild == POST.c.guild, SERVER.c.gone_at.is_not(None))
    return and_(
        text("board_post.stale"),
        POST.c.message.is_not(None),
        ~exists().where(under_way),
        ~exists().where(away),
    )


async def take_stale(connection: AsyncConnection, limit: int) -> list[Post]:
    """Posts to put right, each handed out once."""
    chosen = (
        select(POST.c.guild, POST.c.board, POST.c.period)
        .where(_ripe())
        .limit(limit)
        .with_for_update(skip_locked=True, of=POST)
    )
    keys = [tuple(row) for row in await connection.execute(chosen)]
    if not keys:
        return []
    here = tuple_(POST.c.guild, POST.c.board, POST.c.period).in_(keys)
    rows = await connection.execute(update(POST).where(here).values(stale=False).returning(*POST.c))
    return sorted((_post(row) for row in rows), key=lambda post: (post.guild, post.board, post.period))


async def any_stale(connection: AsyncConnection) -> bool:
    """True while a post waits to be put right."""
    found = await connection.execute(select(func.count()).select_from(POST).where(_ripe()))
    return bool(found.scalar_one())


async def names(connection: AsyncConnection, guild: int) -> set[str]:
    """The names of boards that have posts."""
    return set(
        (await connection.execute(select(POST.c.board).distinct().where(POST.c.guild == guild))).scalars()
    )
