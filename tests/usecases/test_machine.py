"""Random lives: start, talk, edit, delete, appeal, time, restart, leave; state and ledger always agree."""

import asyncio
import os
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)
from sqlalchemy import text

from bot.core.policy import PRESETS
from bot.core.post import Post
from bot.core.scoring import SLIPS
from bot.core.wishes import Consent
from bot.knowledge import load
from bot.ports import Notice
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.usecases.appeal import Appealed
from bot.usecases.start import Started
from bot.usecases.watch import Judged
from tests.databases import SECRET
from tests.usecases.house import GUILD, LOUD, MODERATOR, House

MEMBERS = st.integers(1, 4)
TEXTS = st.sampled_from(
    [
        LOUD,
        "https://potluck.example",
        "What did you all cook this weekend?",
        "How was your day?",
        "A big pot of lentil soup, it was cold here",
        "We had dumplings, all of us around one table",
        "ok",
        "that worked, thank you",
    ]
)
STANDINGS = "SELECT member, kind, period, value FROM standing WHERE value <> 0 ORDER BY 1, 2, 3"
KNOWLEDGE = load()
_folder = Path(tempfile.mkdtemp(prefix="halfhour-machine-"))


def _blank() -> Path:
    """An empty migrated file, made once."""
    path = _folder / "blank.db"
    if not path.exists():

        async def make() -> None:
            database = Database.open(f"sqlite:///{path}", SECRET)
            await migrate(database)
            await database.close()  # the last one out folds the write-ahead log into the file

        asyncio.run(make())
    return path


class Lives(RuleBasedStateMachine):
    """People live, and nothing is paid twice, lost, told too often, or left open."""

    posts: Bundle[Post] = Bundle("posts")
    slips: Bundle[tuple[int, int]] = Bundle("slips")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.path = _folder / f"{os.getpid()}-{id(self)}.db"
        shutil.copy(_blank(), self.path)
        self.database = Database.open(f"sqlite:///{self.path}", SECRET)
        self.house = House(self.database, KNOWLEDGE)
        self.run(self.house.app.start_up(pump=False))

    def run(self, awaitable: Any) -> Any:
        async def wait() -> Any:
            return await awaitable

        return self.runner.run(wait())

    def teardown(self) -> None:
        try:
            self.run(self.house.go(hours=3))
            (open_ones,) = self.rows(
                "SELECT count(*) FROM challenge WHERE state = 'active' OR settled_at IS NULL"
            )
            assert open_ones[0] == 0
            self.agree()
            before = self.rows(STANDINGS)
            self.run(self.house.app.rebuild_standings())
            assert self.rows(STANDINGS) == before
        finally:
            self.run(self.database.close())
            self.runner.close()
            for left in self.path.parent.glob(f"{self.path.name}*"):
                left.unlink()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        async def read() -> list[tuple[Any, ...]]:
            async with self.database.read() as connection:
                return [tuple(row) for row in await connection.execute(text(statement))]

        found: list[tuple[Any, ...]] = self.run(read())
        return found

    @initialize(preset=st.sampled_from(PRESETS))
    def set_up(self, preset: str) -> None:
        self.run(self.house.set_up(preset=preset))

    @rule(member=MEMBERS, minutes=st.sampled_from([5, 10, 30]), way=st.sampled_from(["dm", "off", "here"]))
    def start(self, member: int, minutes: int, way: Any) -> None:
        self.house.clock.moment += timedelta(milliseconds=1)  # nobody posts and starts in the same one
        running = self.house.app.gate.covering(GUILD, member, self.house.clock.moment)
        outcome = self.run(
            self.house.app.start(
                member=member, place=self.house.place(), minutes=minutes, consent=Consent(1, way)
            )
        )
        assert isinstance(outcome, Started) == (running is None), outcome

    @rule(target=posts, member=MEMBERS, words=TEXTS)
    def say(self, member: int, words: str) -> Any:
        post, _ = self.run(self.house.say(member, words))
        return post

    @rule(target=posts, member=MEMBERS, words=TEXTS, to=posts)
    def reply(self, member: int, words: str, to: Post) -> Any:
        post, _ = self.run(self.house.say(member, words, to))
        return post

    @rule(target=slips, post=posts, words=TEXTS)
    def edit(self, post: Post, words: str) -> Any:
        self.house.clock.moment += timedelta(milliseconds=7)
        outcome = self.run(self.house.edit(post, words))
        if isinstance(outcome, Judged) and outcome.slip is not None:
            return (post.author, outcome.slip)
        return multiple()

    @rule(target=slips, member=MEMBERS)
    def slip(self, member: int) -> Any:
        _, outcome = self.run(self.house.say(member, LOUD))
        if isinstance(outcome, Judged) and outcome.slip is not None:
            return (member, outcome.slip)
        return multiple()

    @rule(post=posts)
    def again(self, post: Post) -> None:
        """Discord delivers an event twice."""
        before = self.points()
        outcome = self.run(self.house.app.watch(post=post, place=self.house.place()))
        if post.message not in self.changed():
            assert self.points() == before, outcome

    @rule(post=posts)
    def delete(self, post: Post) -> None:
        self.run(self.house.delete(post))

    @rule(post=posts, by=MEMBERS)
    def react(self, post: Post, by: int) -> None:
        self.run(
            self.house.app.reacted(
                place=self.house.place(),
                message=post.message,
                author=post.author,
                by=by,
                emoji="x",
                added=True,
            )
        )

    @rule(slip=slips, accept=st.booleans())
    def appeal(self, slip: tuple[int, int], accept: bool) -> None:
        member, number = slip
        outcome = self.run(self.house.app.appeal(member=member, slip=number))
        if isinstance(outcome, Appealed):
            self.run(self.house.app.decide(appeal=outcome.appeal.id, by=MODERATOR, accept=accept))

    @rule(seconds=st.sampled_from([1, 19, 21, 121, 300, 601, 1800]))
    def wait(self, seconds: int) -> None:
        self.run(self.house.go(seconds=seconds))

    @rule(seconds=st.sampled_from([60, 900, 4000]))
    def oversleep(self, seconds: int) -> None:
        self.run(self.house.sleep_through(seconds=seconds))

    @rule()
    def restart(self) -> None:
        self.run(self.house.restart())

    @rule(member=MEMBERS, forget=st.booleans())
    def leave(self, member: int, forget: bool) -> None:
        self.run(self.house.app.stop(guild=GUILD, member=member, forget=forget))

    @rule(member=MEMBERS)
    def read_inbox(self, member: int) -> None:
        self.run(self.house.read_inbox(member))

    @rule(closed=st.sampled_from([(), ("dm",), ("dm", "here")]))
    def doors(self, closed: tuple[str, ...]) -> None:
        """Discord lets nothing through on these ways for a while."""
        self.house.messenger.closed_ways = set(closed)

    @precondition(lambda self: self.house.app.gate.running(GUILD, 1))
    @rule()
    def go_away(self) -> None:
        self.run(self.house.app.departed(guild=GUILD, member=1))

    def points(self) -> dict[int, int]:
        return dict(self.rows("SELECT member, sum(points) FROM ledger GROUP BY member"))

    def changed(self) -> set[int]:
        """Messages that were edited or deleted: the old event says less than what is booked."""
        return {
            row[0]
            for row in self.rows(
                "SELECT DISTINCT message FROM ledger WHERE finding IN ('edited', 'deleted')"
                " OR finding LIKE 'pardon:%'"
            )
        }

    @invariant()
    def agree(self) -> None:
        self.run(self.house.app.ledger.flush())
        standing = dict(
            self.rows("SELECT member, value FROM standing WHERE kind = 'points' AND period = 'all'")
        )
        points = self.points()
        for member in set(points) | set(standing):
            assert points.get(member, 0) == standing.get(member, 0), member

        counted = Counter(row[0] for row in self.rows("SELECT challenge FROM slip WHERE state = 'counted'"))
        for id, slips, state in self.rows("SELECT id, slips, state FROM challenge"):
            assert slips == counted[id], (id, state)

        active = self.rows("SELECT member FROM challenge WHERE state = 'active'")
        assert len(active) == len(set(active))

    @invariant()
    def state_and_ledger_agree(self) -> None:
        """A bonus is booked once, for what was kept; what is forgiven costs nothing any more."""
        self.run(self.house.app.ledger.flush())
        states = dict(self.rows("SELECT id, state FROM challenge"))
        bonuses = Counter(
            row[0] for row in self.rows("SELECT half_hour FROM ledger WHERE finding = 'finished'")
        )
        assert all(times == 1 and states[id] == "completed" for id, times in bonuses.items()), bonuses
        kept = {id for id, state in states.items() if state == "completed"}
        assert kept == set(bonuses), (kept, bonuses)

        costs: Counter[int] = Counter()
        for message, finding, points in self.rows("SELECT message, finding, points FROM ledger"):
            costs[message] += points if finding.removeprefix("pardon:") in SLIPS else 0
        slips: dict[int, set[str]] = {}
        for message, state in self.rows("SELECT message, state FROM slip"):
            slips.setdefault(message, set()).add(state)
        assert all(points <= 0 for points in costs.values()), costs
        for message, states_of in slips.items():
            if states_of <= {"repaired", "lifted"}:
                assert costs[message] == 0, (message, states_of)

    @invariant()
    def told_once_and_in_time(self) -> None:
        """Three nudges at most, none after the end; a recap, its edit, a slip and a word of thanks once."""
        ended = dict(self.rows("SELECT id, ended_at FROM challenge WHERE state <> 'active'"))
        told = Counter[tuple[str, object]]()
        messenger = self.house.messenger
        for notice, moment in zip(messenger.sent, messenger.moments, strict=True):
            about = notice.args.get("challenge")
            if notice.kind == "recap":
                told["recap" if notice.edits is None else "edit", about] += 1
            elif notice.kind == "nudge.repaired":
                told["repaired", notice.args["slip"]] += 1
            elif notice.kind in ("nudge.slip", "nudge.quiet", "nudge.halfway"):
                told["nudge", about] += 1
                if about in ended:
                    assert moment.timestamp() * 1000 <= ended[about], (notice, ended[about])
                told.update(("slip", number) for number in slips_of(notice))
        assert all(count <= (3 if kind == "nudge" else 1) for (kind, _), count in told.items()), told


def slips_of(notice: Notice) -> list[int]:
    """The slips that a nudge tells of; other notices only count them."""
    told: Any = notice.args["slips"] if notice.kind == "nudge.slip" else ()
    return [one["slip"] for one in told]


Lives.TestCase.settings = settings(
    max_examples=int(os.environ.get("HALFHOUR_LIVES", "25")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLives = Lives.TestCase
