"""Boards that are due, or no longer right: the row of a post is written with what asks for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.board import days_of
from bot.core.calendar import Slot, completed, missed, next_due, next_slot
from bot.core.server import Server
from bot.storage import outbox, posts, schedules, servers
from bot.storage.database import Database, Transaction
from bot.storage.outbox import Effect
from bot.storage.posts import Post
from bot.storage.schedules import GONE, Schedule
from bot.usecases.leaderboard import key_before

BATCH = 100
LEAST = timedelta(hours=1)
"""A post has at least so long to get through, however soon the next one is due."""
EDIT_KEPT = timedelta(days=7)
MOST_MISSED = 99


@dataclass(frozen=True, slots=True)
class Boards:
    """Writes the rows of boards that are due, and of posts that have changed."""

    database: Database

    async def __call__(self, now: datetime) -> None:
        """One post a board at most, however many were missed: the latest."""
        while True:
            async with self.database.write() as connection:
                due = await schedules.due(connection, now, BATCH)
                for schedule in due:
                    await _post(connection, schedule, now)
            if len(due) < BATCH:
                break
        while True:
            async with self.database.write() as connection:
                stale = await posts.take_stale(connection, BATCH)
                for post in stale:
                    await _put_right(connection, post, now)
            if len(stale) < BATCH:
                return


async def _post(connection: Transaction, schedule: Schedule, now: datetime) -> None:
    server = await servers.get(connection, schedule.guild)
    if server is None or schedule.trouble == GONE:
        # The bot was sent away, or the channel is gone: whoever brings it back aims anew, slot kept.
        await schedules.posted(connection, schedule, schedule.posted, None)
        return
    zone = ZoneInfo(server.zone)
    slot = missed(schedule.posted, now, schedule.cadence, zone)
    key = slot.key if slot is not None else schedule.posted
    await schedules.posted(connection, schedule, key, next_due(now, schedule.cadence, zone, key))
    channel = schedule.channel or server.leaderboard_channel
    if slot is None or channel is None:
        return
    post = _due(schedule, server, zone, slot, channel)
    if not await posts.claim(connection, post):
        return
    until = next_due(now, schedule.cadence, zone, key)
    effect = Effect(
        kind="board",
        guild=post.guild,
        channel=channel,
        way="channel",
        args={"board": post.board, "period": post.period},
        not_before=now,
        not_after=max(until, now + LEAST),
    )
    row = await outbox.add(connection, effect, now)
    assert row is not None
    await posts.carried_by(connection, post, row)


def _due(schedule: Schedule, server: Server, zone: ZoneInfo, slot: Slot, channel: int) -> Post:
    every = schedule.cadence.every
    period = completed(slot.at, every, zone, server.week_start)
    first, last = days_of(period, zone)
    assert first is not None and last is not None
    return Post(
        guild=schedule.guild,
        board=schedule.board,
        period=period.key,
        every=every,
        before=key_before(period, zone, server.week_start),
        first=first,
        last=last,
        style=schedule.style,
        due_at=slot.at,
        channel=channel,
        missed=_left_out(schedule, slot, zone),
    )


def _left_out(schedule: Schedule, slot: Slot, zone: ZoneInfo) -> int:
    """How many slots between the last post and this one were slept through."""
    if not schedule.posted:
        return 0
    at, count = slot.at - timedelta(days=400), 0
    while count < MOST_MISSED:
        found = next_slot(at, schedule.cadence, zone, schedule.posted)
        if found.key >= slot.key:
            return count
        at, count = found.at, count + 1
    return count


async def _put_right(connection: Transaction, post: Post, now: datetime) -> None:
    effect = Effect(
        kind="board",
        guild=post.guild,
        channel=post.channel,
        edits=post.message,
        way="channel",
        args={"board": post.board, "period": post.period},
        not_before=now,
        not_after=now + EDIT_KEPT,
    )
    row = await outbox.add(connection, effect, now)
    assert row is not None
    await posts.carried_by(connection, post, row)
