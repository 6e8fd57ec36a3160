"""The boards that a server plans: list them, add one, change one, take one away."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.core.calendar import EVERY, Cadence, Every, completed, last_slot, missed, next_slot
from bot.core.plan import read_day, read_kinds, read_time, read_weekday
from bot.core.posting import BOARD_LOOKS, PLAIN, Style
from bot.core.refusal import Refused, refused
from bot.core.server import Server
from bot.core.zones import is_zone
from bot.ports import Clock
from bot.storage import posts, schedules, servers
from bot.storage.database import Database, Transaction
from bot.storage.history import noted
from bot.storage.schedules import GONE, Schedule
from bot.usecases.gate import Gate
from bot.usecases.waker import Waker

MOST = 6
"""Boards of one server: more would be noise in its own right."""
NINE = time(9)


@dataclass(frozen=True, slots=True)
class Planned:
    """A board, where it goes (None: nowhere at present) and when it comes next (None: not at present)."""

    schedule: Schedule
    channel: int | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Plans:
    """A server's boards and the calendar they live by; `changed` names the one that was just written."""

    zone: str
    week_start: int
    boards: tuple[Planned, ...]
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What moderators gave along, as they typed it; None keeps what is, or takes the usual."""

    every: str | None = None
    at: str | None = None
    day: str | None = None
    channel: int | None = None
    kinds: str | None = None
    numbers: bool | None = None
    look: str | None = None
    zone: str | None = None
    week_start: str | None = None


@dataclass(frozen=True, slots=True)
class ListBoards:
    """Read a server's boards."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int) -> Plans | Refused:
        """With the moment at which each comes next."""
        async with self.database.read() as connection:
            return await plans(connection, guild, self.clock.now())


@dataclass(frozen=True, slots=True)
class RemoveBoard:
    """Take a board away; what it posted stays, and is put right like before."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int, board: str, by: int = 0) -> Plans | Refused:
        """The boards that are left."""
        now = self.clock.now()
        async with self.database.write() as connection, noted(connection, guild, by, now):
            if not await schedules.remove(connection, guild, board):
                return refused("schedule.unknown")
            return await plans(connection, guild, now)


@dataclass(frozen=True, slots=True)
class PlanBoard:
    """Add a board, or change one: whole or not at all."""

    database: Database
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(
        self, *, guild: int, wanted: Wanted, board: str | None = None, by: int = 0
    ) -> Plans | Refused:
        """Without `board`, a new one. Zone and first day of the week are the whole server's."""
        now = self.clock.now()
        async with self.database.write() as connection, noted(connection, guild, by, now):
            standing = await servers.get(connection, guild)
            if standing is None:
                return refused("schedule.not_set_up")
            server = _server(standing, wanted)
            if isinstance(server, Refused):
                return server
            known = await schedules.of(connection, guild)
            old = next((one for one in known if one.board == board), None)
            if board is not None and old is None:
                return refused("schedule.unknown")
            if old is None and len(known) >= MOST:
                return refused("schedule.too_many", most=MOST)
            zone = ZoneInfo(server.zone)
            new = schedule_of(guild, old, wanted, server, now, zone)
            if isinstance(new, Refused):
                return new
            if any(one.id != new.id and same(one, new) for one in known):
                return refused("schedule.already")
            if old is None:
                name = await _name(connection, new, known)
                new = replace(new, board=name)
                await schedules.ensure(
                    connection, guild, name, new.cadence, new.posted, new.channel, new.style
                )
            else:
                await schedules.change(connection, new)
                await posts.redirect(
                    connection, guild, [new.board], new.channel or server.leaderboard_channel, now
                )
            await servers.save(connection, server)
            await schedules.aim(connection, guild, zone, now)
            made = await plans(connection, guild, now, new.board)
        self.gate.put_server(server)
        self.wake(now)
        return made


async def plans(connection: Transaction, guild: int, now: datetime, changed: str = "") -> Plans | Refused:
    """A server's boards, and when each comes next."""
    server = await servers.get(connection, guild)
    if server is None:
        return refused("schedule.not_set_up")
    found = []
    for one in await schedules.of(connection, guild):
        channel = None if one.trouble == GONE else one.channel or server.leaderboard_channel
        due = await _next(connection, one, server, now) if channel is not None else None
        found.append(Planned(one, channel, due))
    return Plans(server.zone, server.week_start, tuple(found), changed)


async def _next(connection: Transaction, one: Schedule, server: Server, now: datetime) -> datetime:
    """The next moment at which there is something to tell that was not told yet."""
    zone = ZoneInfo(server.zone)
    owed = missed(one.posted, now, one.cadence, zone)
    slot = owed or next_slot(now, one.cadence, zone, one.posted)
    for _ in range(3):
        period = completed(slot.at, one.cadence.every, zone, server.week_start)
        if await posts.get(connection, one.guild, one.board, period.key) is None:
            break
        slot = next_slot(max(slot.at, now), one.cadence, zone, slot.key)
    return max(slot.at, now)


def _server(server: Server, wanted: Wanted) -> Server | Refused:
    if wanted.zone is not None and not is_zone(wanted.zone):
        return refused("schedule.bad_zone", zone=wanted.zone[:40])
    week_start = server.week_start if wanted.week_start is None else read_weekday(wanted.week_start)
    if week_start is None:
        return refused("schedule.bad_week_start", day=(wanted.week_start or "")[:20])
    return replace(server, zone=wanted.zone or server.zone, week_start=week_start)


def schedule_of(
    guild: int, old: Schedule | None, wanted: Wanted, server: Server, now: datetime, zone: ZoneInfo
) -> Schedule | Refused:
    """A board as it is wanted: a new one without a name, or a standing one changed."""
    cadence = _cadence(old.cadence if old is not None else None, wanted)
    style = _style(old.style if old is not None else PLAIN, wanted)
    if isinstance(cadence, Refused):
        return cadence
    if isinstance(style, Refused):
        return style
    channel = wanted.channel or (old.channel if old is not None else None)
    if channel is None and server.leaderboard_channel is None:
        return refused("schedule.no_channel")
    fresh = last_slot(now, cadence, zone).key
    if old is None:
        return Schedule(0, guild, "", cadence, fresh, channel, style)
    # Another day of the week or month: the next of them counts, and a period that was told is not told twice.
    posted = min(old.posted, fresh) if cadence.every == old.cadence.every else fresh
    trouble = "" if wanted.channel is not None else old.trouble
    return replace(old, cadence=cadence, posted=posted, channel=channel, style=style, trouble=trouble)


def _cadence(old: Cadence | None, wanted: Wanted) -> Cadence | Refused:
    every: Every | None = old.every if old is not None else "weekly"
    if wanted.every is not None:
        every = next((one for one in EVERY if one == wanted.every), None)
    if every is None:
        return refused("schedule.bad_every")
    at = old.at if old is not None else NINE
    if wanted.at is not None:
        typed = read_time(wanted.at)
        if typed is None:
            return refused("schedule.bad_time", time=wanted.at[:20])
        at = typed
    same = old is not None and old.every == every
    weekday, day = (old.weekday, old.day) if old is not None and same else (0, 1)
    if wanted.day is not None:
        if every == "daily":
            return refused("schedule.no_day")
        number = read_weekday(wanted.day) if every == "weekly" else read_day(wanted.day)
        if number is None:
            return refused(
                "schedule.bad_weekday" if every == "weekly" else "schedule.bad_day", day=wanted.day[:20]
            )
        weekday, day = (number, 1) if every == "weekly" else (0, number)
    return Cadence(every, at, weekday, day)


def _style(old: Style, wanted: Wanted) -> Style | Refused:
    kinds = old.kinds
    if wanted.kinds is not None:
        typed = read_kinds(wanted.kinds)
        if isinstance(typed, str):
            return refused("schedule.bad_kind", kind=typed[:20])
        kinds = tuple(typed)
    look = old.look
    if wanted.look is not None:
        found = next((one for one in BOARD_LOOKS if one == wanted.look), None)
        if found is None:
            return refused("schedule.bad_look")
        look = found
    return Style(kinds, old.numbers if wanted.numbers is None else wanted.numbers, look)


def same(one: Schedule, other: Schedule) -> bool:
    """Two boards that would say the same thing in the same place in the same rhythm."""
    return (one.cadence.every, one.channel, one.style.kinds) == (
        other.cadence.every,
        other.channel,
        other.style.kinds,
    )


async def _name(connection: Transaction, new: Schedule, known: list[Schedule]) -> str:
    """A name that no board here has or had: what it posts is kept by it."""
    taken = {one.board for one in known} | await posts.names(connection, new.guild)
    every = new.cadence.every
    return next(
        name for name in (every, *(f"{every}-{number}" for number in range(2, 1000))) if name not in taken
    )
