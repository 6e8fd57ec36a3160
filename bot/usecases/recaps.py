"""What a half hour came to, read anew each time it is told."""

from dataclasses import asdict, dataclass
from typing import Any

from bot.core.challenge import Challenge
from bot.core.recap import Recap
from bot.storage import slips
from bot.storage.database import Database
from bot.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Recaps:
    """Reads recaps from the ledger and the slips."""

    database: Database
    ledger: Ledger

    async def of(self, challenge: Challenge) -> Recap:
        """The recap of a half hour as it stands."""
        tally = await self.ledger.recap(challenge.guild, challenge.member, challenge.id)
        async with self.database.read() as connection:
            standing, repaired = await slips.counts(connection, challenge.id)
        return Recap(
            challenge=challenge.id,
            points=tally.points,
            earned=tally.earned,
            lost=tally.lost,
            questions=tally.questions,
            answers=tally.answers,
            replies=tally.replies,
            openers=tally.openers,
            met=tally.met,
            slips=standing,
            repaired=repaired,
            settled=challenge.settled_at is not None,
        )


def recap_args(challenge: Challenge, recap: Recap) -> dict[str, Any]:
    """A recap as a notice's arguments."""
    return {
        **asdict(recap),
        "state": challenge.state,
        "started": round(challenge.starts_at.timestamp()),
        "ended": round(challenge.over_at.timestamp()),
        "minutes": challenge.minutes,
        "place": challenge.channel,
    }
