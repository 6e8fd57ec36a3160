"""Scheduled boards: the row of a post is written in the transaction that moves the schedule on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.calendar import completed, missed, next_due
from bot.storage import outbox, schedules, servers
from bot.storage.database import Database
from bot.storage.outbox import Effect

BATCH = 100
LATE = timedelta(minutes=10)
"""A post that comes later than this says so."""
KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Boards:
    """Writes the rows of boards that are due."""

    database: Database

    async def __call__(self, now: datetime) -> None:
        """One post a schedule at most, however many were missed: the latest."""
        while True:
            async with self.database.write() as connection:
                due = await schedules.due(connection, now, BATCH)
                for schedule in due:
                    server = await servers.get(connection, schedule.guild)
                    if server is None or server.leaderboard_channel is None:
                        await schedules.posted(connection, schedule, schedule.posted, None)
                        continue
                    zone = ZoneInfo(server.zone)
                    slot = missed(schedule.posted, now, schedule.cadence, zone)
                    key = slot.key if slot is not None else schedule.posted
                    await schedules.posted(
                        connection, schedule, key, next_due(now, schedule.cadence, zone, key)
                    )
                    if slot is None:
                        continue
                    kind = schedule.cadence.every
                    period = completed(slot.at, kind, zone)
                    earlier = await schedules.post_of(connection, schedule.guild, schedule.board, period.key)
                    effect = Effect(
                        kind="board",
                        guild=schedule.guild,
                        channel=server.leaderboard_channel if earlier is None else earlier[0],
                        edits=None if earlier is None else earlier[1],
                        key=f"board:{schedule.id}:{slot.key}",
                        way="channel",
                        args={
                            "board": schedule.board,
                            "period_kind": kind,
                            "period": period.key,
                            "at": int(period.start.timestamp()),
                            "late": now - slot.at > LATE,
                        },
                        not_before=now,
                        not_after=now + KEPT,
                    )
                    await outbox.add(connection, effect, now)
            if len(due) < BATCH:
                return
