"""A server's choices as a document: read out, taken in whole or not at all, and who changed what when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.config import MARK, NAMED, REVISION, Change, Noted, There, changes, id_of, mistakes
from bot.core.finding import Advice
from bot.core.plan import read_weekday
from bot.core.refusal import Refused, refused
from bot.core.rewards import ROLE_KINDS
from bot.core.server import Server
from bot.ports import Clock
from bot.storage import config, history, posts, schedules, servers
from bot.storage.database import Database, Transaction
from bot.storage.history import noted
from bot.storage.prices import PriceStore
from bot.usecases.board_plans import Wanted, same, schedule_of
from bot.usecases.config_lists import put_allowed, put_prices, put_questions, put_socials
from bot.usecases.gate import Gate
from bot.usecases.policies import Policies
from bot.usecases.set_rewards import Obstacle, RoleChoice, set_roles
from bot.usecases.setup import follow, widens
from bot.usecases.waker import Waker

RECENT = 25
"""Changes that are told at once."""
Obstructed = Callable[[int], Obstacle | None]
"""What stands in the way of giving a role, by its id."""


@dataclass(frozen=True, slots=True)
class ExportConfig:
    """Read a server's choices out."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int) -> Mapping[str, Any] | Refused:
        """JSON-able, as `bot.core.config` describes it; ids are texts."""
        async with self.database.read() as connection:
            if await servers.get(connection, guild) is None:
                return refused("start.not_set_up")
            choices = await config.read(connection, guild, self.clock.now())
            revision = await history.revision(connection, guild)
        return {MARK: choices.pop(MARK), REVISION: revision, **choices}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Nothing was written: the first mistakes, and how many there are."""

    mistakes: tuple[Advice, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Imported:
    """All of it was written; `renewed`: more is watched than before, so members are asked again."""

    changes: tuple[Change, ...]
    renewed: bool


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was written: somebody else changed something after the document was read out."""

    last: Noted


class _OvertakenError(Exception):
    """The transaction is taken back."""

    def __init__(self, last: Noted) -> None:
        self.last = last


class _UnfitError(Exception):
    """What only shows beside what is kept: the transaction is taken back."""

    def __init__(self, wrong: Advice) -> None:
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class ImportConfig:
    """Take a document in."""

    database: Database
    gate: Gate
    policies: Policies
    prices: PriceStore
    clock: Clock
    wake: Waker

    async def __call__(
        self, *, guild: int, by: int, document: object, there: There, obstructed: Obstructed
    ) -> Imported | Wrong | Overtaken:
        """Checked before anything is written; a section that is left out stays as it is."""
        wrong = mistakes(document, there)
        if wrong:
            return Wrong(wrong[:NAMED], len(wrong))
        assert isinstance(document, dict)
        try:
            done, server = await self._write(guild, by, document, obstructed)
        except _UnfitError as unfit:
            return Wrong((unfit.wrong,), 1)
        except _OvertakenError as overtaken:
            return Overtaken(overtaken.last)
        self.gate.put_server(server)
        self.policies.changed(guild)
        self.prices.changed()
        self.wake(self.clock.now())
        return done

    async def _write(
        self, guild: int, by: int, document: Mapping[str, Any], obstructed: Obstructed
    ) -> tuple[Imported, Server]:
        now = self.clock.now()
        async with self.database.write() as connection, noted(connection, guild, by, now, "import"):
            if REVISION in document:
                last = await history.since(connection, guild, document[REVISION], besides=by)
                if last is not None:
                    raise _OvertakenError(last)
            before = await config.read(connection, guild, now)
            standing = await servers.get(connection, guild)
            old = standing or Server(guild=guild, watched=frozenset())
            new = _server(old, document)
            if not new.watched:
                raise _UnfitError(Advice("config.nothing_watched", {"where": "watched"}))
            renewed = standing is not None and widens(old, new)
            if renewed:
                new = replace(new, consent_version=old.consent_version + 1)
            await servers.save(connection, new)
            await follow(connection, old, new, now)
            await put_allowed(connection, guild, document.get("allowed"), by, now)
            await put_questions(connection, guild, document.get("questions"), by)
            await put_socials(connection, guild, document.get("social_hours"), now)
            await put_prices(connection, new, document.get("prices"), by, now)
            await _boards(connection, new, document.get("boards"), now)
            await _roles(connection, new, document.get("roles"), obstructed, now)
            await schedules.aim(connection, guild, ZoneInfo(new.zone), now)
            after = await config.read(connection, guild, now)
        return Imported(changes(before, after), renewed), new


@dataclass(frozen=True, slots=True)
class ReadHistory:
    """Read who changed what."""

    database: Database

    async def __call__(self, *, guild: int) -> tuple[Noted, ...]:
        """The newest changes, newest first; ids, numbers and keywords only."""
        async with self.database.read() as connection:
            return tuple(await history.of(connection, guild, RECENT))


def _server(old: Server, document: Mapping[str, Any]) -> Server:
    given: dict[str, Any] = {
        name: frozenset(map(_known, document[name]))
        for name in ("watched", "exempt_channels", "exempt_roles")
        if name in document
    }
    given |= {
        name: None if document[name] is None else _known(document[name])
        for name in ("leaderboard_channel", "appeals_channel")
        if name in document
    }
    given |= {
        name: document[name]
        for name in ("zone", "preset", "grace_seconds", "shadow", "badges")
        if name in document
    }
    if "week_start" in document:
        given["week_start"] = read_weekday(document["week_start"])
    return replace(old, **given)


async def _boards(connection: Transaction, server: Server, wanted: Any, now: datetime) -> None:
    """Boards by their names: changed, made, or taken away where the document leaves one out."""
    if wanted is None:
        return
    guild, zone = server.guild, ZoneInfo(server.zone)
    known = {one.board: one for one in await schedules.of(connection, guild)}
    made: list[schedules.Schedule] = []
    for at, one in enumerate(wanted, 1):
        where = f"boards[{at}]"
        name = one["name"]
        typed = Wanted(
            every=one["every"],
            at=one.get("at"),
            day=one.get("day"),
            channel=None if one.get("channel") is None else _known(one["channel"]),
            kinds=one.get("kinds"),
            numbers=one.get("numbers"),
            look=one.get("look"),
        )
        standing = known.get(name)
        if standing is not None:
            standing = replace(standing, channel=None)
        new = schedule_of(guild, standing, typed, server, now, zone)
        if isinstance(new, Refused):
            raise _UnfitError(
                Advice("config.refused", {"where": where, "key": new.advice.key, **new.advice.args})
            )
        new = replace(new, board=name)
        if any(other.board == name or same(other, new) for other in made):
            raise _UnfitError(Advice("config.twice", {"where": where}))
        made.append(new)
    for gone in known.keys() - {one.board for one in made}:
        await schedules.remove(connection, guild, gone)
    for new in made:
        if new.board not in known:
            await schedules.ensure(
                connection, guild, new.board, new.cadence, new.posted, new.channel, new.style
            )
        elif new != known[new.board]:
            await schedules.change(connection, new)
            target = new.channel or server.leaderboard_channel
            if target is not None:
                await posts.redirect(connection, guild, [new.board], target, now)


async def _roles(
    connection: Transaction, server: Server, wanted: Any, obstructed: Obstructed, now: datetime
) -> None:
    if wanted is None:
        return
    roles = {kind: RoleChoice(_known(wanted[kind])) for kind in ROLE_KINDS if kind in wanted}
    for kind, choice in roles.items():
        obstacle = obstructed(choice.id)
        if obstacle is not None:
            where = {"where": f"roles.{kind}", "role": f"<@&{choice.id}>"}
            raise _UnfitError(Advice("config.refused", {**where, "key": f"rewards.{obstacle}"}))
    await set_roles(connection, server, roles, [kind for kind in ROLE_KINDS if kind not in wanted], now)


def _known(value: object) -> int:
    """An id that was checked already."""
    number = id_of(value)
    assert number is not None
    return number
