"""A reaction to a participant's post credits that post."""

from dataclasses import dataclass

from bot.core.place import Place
from bot.core.scoring import credit
from bot.core.snowflake import moment_of
from bot.ports import Clock
from bot.storage.seal import Keyed
from bot.usecases.gate import Gate
from bot.usecases.pump import Pump
from bot.usecases.sheets import Sheets
from bot.usecases.watch import Credited, Passed


@dataclass(frozen=True, slots=True)
class Reacted:
    """Credit a post that somebody reacted to."""

    pump: Pump
    sheets: Sheets
    keyed: Keyed
    gate: Gate
    clock: Clock

    async def __call__(
        self, *, place: Place, message: int, author: int | None, by: int, emoji: str, added: bool
    ) -> Credited | Passed:
        """`author` wrote the message; taking a reaction away takes nothing back."""
        server = self.gate.server(place.guild)
        if server is None or not server.watches(place):
            return Passed("not_watched")
        if not added or author is None or author == by:
            return Passed("no_credit")
        now = self.clock.now()
        challenge = self.gate.crediting(place.guild, author, now)
        if challenge is None or not challenge.covers(moment_of(message)):
            return Passed("not_taking_part")
        sheet, _ = await self.sheets.of(challenge, server)
        pair = self.keyed.pair(place.guild, by, author)
        await self.pump.book([credit(sheet, message, pair, "reaction", now)])
        return Credited(message, author)
