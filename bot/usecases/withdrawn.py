"""A forgotten half hour takes its appeals along: their cards say so, and nothing else is told."""

from datetime import datetime, timedelta

from bot.core.challenge import Challenge
from bot.storage import appeals, outbox
from bot.storage.database import Transaction
from bot.storage.outbox import Effect

KEPT = timedelta(days=7)
"""How long a card's last change is worth trying."""
KINDS = ("appeal.queue", "appeal.moved", "appeal.accepted", "appeal.kept")


async def withdraw_appeals(connection: Transaction, left: Challenge, now: datetime) -> bool:
    """Delete a half hour's appeals with all that was to be sent of them; True where a card changes.

    The card's change names neither the member nor the message.
    """
    gone = await appeals.forget(connection, left.id)
    told = False
    for kind in KINDS if gone else ():
        for row in await outbox.of_kind(connection, left.guild, kind):
            if row.args.get("appeal") not in gone:
                continue
            if kind == "appeal.queue" and gone[row.args["appeal"]] and row.sent_message is not None:
                told = True
                withdrawn = Effect(
                    kind="appeal.withdrawn",
                    guild=left.guild,
                    channel=row.sent_channel,
                    way="channel",
                    edits=row.sent_message,
                    not_before=now,
                    not_after=now + KEPT,
                )
                await outbox.add(connection, withdrawn, now)
            await outbox.forget(connection, row.id)
    return told
