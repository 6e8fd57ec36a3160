"""A house for use cases: the real application and database, a clock set by hand, a messenger that keeps."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.core.knowledge import Knowledge
from bot.core.place import Place
from bot.core.post import Post, Target
from bot.core.snowflake import id_at
from bot.core.wishes import Consent, NudgeWay
from bot.ports import Notice, Receipt
from bot.storage.database import Database
from bot.usecases.app import App, assemble
from bot.usecases.inbox import Inbox
from bot.usecases.start import Started
from bot.usecases.watch import Credited, Judged, Passed
from tests.databases import SECRET

GUILD, LOUNGE, PROMO, BOARD, QUEUE = 1000, 2000, 2001, 2002, 2003
MIRA, JONAS, TARO, GUEST, MODERATOR = 1, 2, 3, 4, 9
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A Tuesday."""
LOUD = "Buy my new course today, only three seats left! https://my-course.example"
"""Every preset finds this."""


@dataclass
class HandClock:
    """A clock that stands still until it is set."""

    moment: datetime = NOON
    speed: float = 0.0

    def now(self) -> datetime:
        return self.moment


@dataclass
class Kept:
    """A messenger that delivers to a list, and answers as it was told to."""

    sent: list[Notice] = field(default_factory=list)
    answers: list[Receipt] = field(default_factory=list)
    closed_ways: set[str] = field(default_factory=set)
    away: set[int] = field(default_factory=set)
    number: int = 0
    clock: HandClock = field(default_factory=HandClock)
    moments: list[datetime] = field(default_factory=list)
    """When each of `sent` was sent."""

    async def deliver(self, notice: Notice) -> Receipt:
        if self.answers:
            answer = self.answers.pop(0)
            if answer.delivery == "sent":
                self.sent.append(notice)
                self.moments.append(self.clock.moment)
            return answer
        if notice.via in self.closed_ways:
            return Receipt("closed", reason="dm_closed" if notice.via == "dm" else "no_token")
        self.sent.append(notice)
        self.moments.append(self.clock.moment)
        self.number += 1
        return Receipt("sent", channel=notice.channel or 7000, message=notice.edits or 8000 + self.number)

    async def present(self, guild: int, members: Sequence[int]) -> Mapping[int, str]:
        return {member: f"member {member}" for member in members if member not in self.away}

    @property
    def kinds(self) -> list[str]:
        return [notice.kind for notice in self.sent]


class House:
    """The application, and short ways to act as people do."""

    def __init__(self, database: Database, knowledge: Knowledge) -> None:
        self.database, self.knowledge = database, knowledge
        self.clock = HandClock()
        self.messenger = Kept(clock=self.clock)
        self.app: App = assemble(database, self.clock, knowledge, SECRET)
        self.app.hand.attach(self.messenger)
        self._number = 0

    async def restart(self) -> None:
        """A new process on the same database; nothing in memory survives."""
        self.app = assemble(self.database, self.clock, self.knowledge, SECRET)
        self.app.hand.attach(self.messenger)
        await self.app.start_up(pump=False)

    def place(self, channel: int = LOUNGE) -> Place:
        return Place(GUILD, channel)

    async def set_up(self, **changes: object) -> None:
        wanted: dict[str, object] = {
            "watched": [LOUNGE],
            "leaderboard_channel": BOARD,
            "appeals_channel": QUEUE,
            "preset": "classic",
            **changes,
        }
        await self.app.setup(guild=GUILD, by=MODERATOR, **wanted)  # type: ignore[arg-type]

    async def begin(self, member: int, minutes: int = 30, nudges: NudgeWay = "dm") -> Started:
        server = await self.app.server(guild=GUILD)
        assert server is not None
        consent = Consent(server.consent_version, nudges)
        started = await self.app.start(member=member, place=self.place(), minutes=minutes, consent=consent)
        assert isinstance(started, Started), started
        return started

    def message(self) -> int:
        self._number += 1
        return id_at(self.clock.moment, self._number)

    def post(self, member: int, text: str, to: Post | None = None, **more: object) -> Post:
        target = None if to is None else Target(to.message, to.author, to.text)
        return Post(
            message=self.message(),
            author=member,
            text=text,
            guild=GUILD,
            channel=LOUNGE,
            at=self.clock.moment,
            replied_to=target,
            **more,  # type: ignore[arg-type]
        )

    async def say(
        self, member: int, text: str, to: Post | None = None
    ) -> tuple[Post, Judged | Credited | Passed]:
        post = self.post(member, text, to)
        return post, await self.app.watch(post=post, place=self.place())

    async def edit(self, post: Post, text: str) -> Judged | Passed:
        revision = int(self.clock.moment.timestamp() * 1000)
        return await self.app.edited(post=replace(post, text=text, revision=revision), place=self.place())

    async def delete(self, *posts: Post) -> int:
        return await self.app.deleted(guild=GUILD, channel=LOUNGE, messages=[post.message for post in posts])

    async def go(self, **span: float) -> None:
        """Let time pass, stopping at each due moment in order."""
        target = self.clock.moment + timedelta(**span)
        due = await self.app.tick(self.clock.moment)
        for _ in range(500):
            if due is None or due > target:
                break
            self.clock.moment = max(self.clock.moment, due)
            due = await self.app.tick(self.clock.moment)
        else:
            raise AssertionError(f"still due at {due}")
        self.clock.moment = target

    async def read_inbox(self, member: int) -> Inbox:
        """Look into the inbox, and see what is in it."""
        inbox = await self.app.inbox(guild=GUILD, member=member)
        await self.app.inbox.shown(inbox)
        return inbox

    async def sleep_through(self, **span: float) -> None:
        """Let time pass while nobody looks, then wake up late."""
        self.clock.moment += timedelta(**span)
        await self.app.tick(self.clock.moment)


@asynccontextmanager
async def open_house(database: Database, knowledge: Knowledge) -> AsyncIterator[House]:
    """A house with everything switched on but the pump."""
    house = House(database, knowledge)
    await house.app.start_up(pump=False)
    yield house
    await house.app.close()
