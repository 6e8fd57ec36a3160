"""A member's own choices: nudges, zone, quiet hours, who may dare them, who sees them on the board."""

from dataclasses import dataclass, replace

from bot.core.refusal import KEEP, Keep, Refused, refused
from bot.core.wishes import BOARD_WISHES, DARE_WISHES, NUDGE_WAYS, BoardWish, DareWish, NudgeWay, Wishes
from bot.core.zones import is_zone
from bot.ports import Clock
from bot.storage import members, rewards, standings
from bot.storage.database import Database, Transaction
from bot.usecases.handover import take_back
from bot.usecases.waker import Waker

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Read or change what a member chose in a server."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(
        self,
        *,
        guild: int,
        member: int,
        nudges: NudgeWay | Keep = KEEP,
        zone: str | Keep | None = KEEP,
        quiet: tuple[int, int] | Keep | None = KEEP,
        dares: DareWish | Keep = KEEP,
        board: BoardWish | Keep = KEEP,
    ) -> Wishes | Refused:
        """Change what is given; with nothing given, only read. Quiet hours are minutes of the day."""
        if isinstance(zone, str) and not is_zone(zone):
            return refused("settings.bad_zone", zone=zone[:40])
        if isinstance(quiet, tuple) and not all(0 <= minute < DAY for minute in quiet):
            return refused("settings.bad_quiet")
        if not isinstance(nudges, Keep) and nudges not in NUDGE_WAYS:
            return refused("settings.bad_choice")
        if not isinstance(dares, Keep) and dares not in DARE_WISHES:
            return refused("settings.bad_choice")
        if not isinstance(board, Keep) and board not in BOARD_WISHES:
            return refused("settings.bad_choice")
        if all(isinstance(choice, Keep) for choice in (nudges, zone, quiet, dares, board)):
            async with self.database.read() as connection:
                return await members.get(connection, guild, member)
        async with self.database.write() as connection:
            wishes = await members.get(connection, guild, member)
            if not isinstance(nudges, Keep):
                wishes = replace(wishes, nudges=nudges, dm_closed=wishes.dm_closed and nudges != "dm")
            if not isinstance(zone, Keep):
                wishes = replace(wishes, zone=zone)
            if not isinstance(quiet, Keep):
                since, until = quiet or (None, None)
                wishes = replace(wishes, quiet_from=since, quiet_until=until)
            if not isinstance(dares, Keep):
                wishes = replace(wishes, dares=dares)
            if not isinstance(board, Keep):
                wishes = replace(wishes, board=board)
                await self._seen(connection, guild, member, board)
            await members.save(connection, guild, member, wishes)
        self.wake(self.clock.now())
        return wishes

    async def _seen(self, connection: Transaction, guild: int, member: int, board: BoardWish) -> None:
        """Everywhere and at once: boards, posts that stand already, roles that everybody sees."""
        if board == "everybody":
            await standings.show(connection, guild, member, "choice")
            return
        await standings.hide(connection, guild, member, "choice")
        held = await rewards.held_by(connection, member, guild)
        await take_back(connection, held, self.clock.now())
