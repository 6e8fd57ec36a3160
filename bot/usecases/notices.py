"""From an outbox row to what is said: the facts are gathered at delivery, so that nothing stale is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.core.challenge import Challenge
from bot.ports import Notice
from bot.storage import appeals, challenges, dares, members, posts, questions, rewards, servers, slips
from bot.storage.database import Database
from bot.storage.outbox import Effect
from bot.usecases.gather_board import GatherBoard
from bot.usecases.recaps import Recaps, recap_args


@dataclass(frozen=True, slots=True)
class Notices:
    """Fills in what a row only points to; None where there is nothing left to say."""

    database: Database
    recaps: Recaps
    gather: GatherBoard

    async def of(self, effect: Effect, now: datetime) -> Notice | None:
        """The notice of a row, as things stand now."""
        plain = Notice(
            id=effect.id,
            kind=effect.kind,
            guild=effect.guild,
            member=effect.member,
            channel=effect.channel,
            args=effect.args,
            doubtful=effect.doubtful,
            edits=effect.edits,
            via=effect.way,
        )
        if effect.kind in ("nudge.slip", "nudge.quiet", "nudge.halfway", "recap"):
            challenge = await self._challenge(effect)
            if challenge is None:
                return None
            args = await self._args(effect, challenge, now)
            return None if args is None else replace(plain, args={**effect.args, **args})
        if effect.kind in ("role.add", "role.remove") and await self._theirs(effect) != (
            effect.kind == "role.add"
        ):
            return None
        if effect.kind == "dare.told" and not await self._still_open(effect):
            return None
        if effect.kind in ("appeal.queue", "appeal.moved"):
            return await self._appeal(plain, effect)
        if effect.kind == "board":
            return await self._board(plain, effect, now)
        return plain

    async def _board(self, plain: Notice, effect: Effect, now: datetime) -> Notice | None:
        """A post as it would be now; None where that is what stands there already."""
        async with self.database.read() as connection:
            post = await posts.get(
                connection, effect.guild, str(effect.args["board"]), str(effect.args["period"])
            )
        if post is None or (effect.edits is not None and effect.edits != post.message):
            return None
        posting = await self.gather(post, now)
        if effect.edits is not None and posting.mark == post.mark:
            return None
        return replace(plain, payload=posting)

    async def _theirs(self, effect: Effect) -> bool:
        """Whether they are to have a role now, whatever was to become of it when the row was written."""
        async with self.database.read() as connection:
            held = await rewards.held_by(connection, effect.member or 0, effect.guild)
        return any(one.role == effect.args["role"] for one in held)

    async def _still_open(self, effect: Effect) -> bool:
        """False for a dare that was answered before its DM could be sent."""
        async with self.database.read() as connection:
            found = await dares.get(connection, int(effect.args["dare"]))
        return found is not None and found.state == "open"

    async def _appeal(self, plain: Notice, effect: Effect) -> Notice | None:
        """Nothing for an appeal that was decided before its card could change."""
        async with self.database.read() as connection:
            found = await appeals.get(connection, int(effect.args["appeal"]))
            server = await servers.get(connection, effect.guild)
        if found is None or found.state != "open" or server is None:
            return None
        return replace(plain, args={**effect.args, "queue": server.appeals_channel or 0})

    async def _args(self, effect: Effect, challenge: Challenge, now: datetime) -> Mapping[str, Any] | None:
        if effect.kind == "recap":
            return recap_args(challenge, await self.recaps.of(challenge))
        reading = effect.way == "inbox"
        if not reading and (challenge.state != "active" or now >= challenge.ends_at):
            return None  # nothing nudges after the end
        plain = {"challenge": challenge.id, "ends": round(challenge.ends_at.timestamp())}
        if effect.kind == "nudge.slip":
            return await self._slip(effect, challenge, plain)
        if effect.kind == "nudge.quiet":
            return await self._quiet(challenge, plain, now)
        return {**plain, **recap_args(challenge, await self.recaps.of(challenge))}

    async def _slip(
        self, effect: Effect, challenge: Challenge, plain: Mapping[str, Any]
    ) -> Mapping[str, Any] | None:
        async with self.database.read() as connection:
            left = await slips.of_nudge(connection, effect.id)
            others = {slip.id for slip in await slips.of_challenge(connection, challenge.id) if slip.standing}
            server = await servers.get(connection, challenge.guild)
        if not left:
            return None
        return {
            **plain,
            "preset": challenge.preset,
            "slips": [slip.for_notice() for slip in left],
            "grace": server.grace_seconds if server is not None else 0,
            "counted": len(others - {slip.id for slip in left}),
            "allowed": challenge.allowed,
        }

    async def _quiet(
        self, challenge: Challenge, plain: Mapping[str, Any], now: datetime
    ) -> Mapping[str, Any] | None:
        async with self.database.read() as connection:
            found = await questions.for_somebody_else(connection, challenge.guild, challenge.member, now)
            wishes = await members.get(connection, challenge.guild, challenge.member)
        if not found or wishes.nudges == "off":
            return None
        return {**plain, "questions": [question._asdict() for question in found]}

    async def _challenge(self, effect: Effect) -> Challenge | None:
        if effect.challenge is None:
            return None
        async with self.database.read() as connection:
            return await challenges.get(connection, effect.challenge)
