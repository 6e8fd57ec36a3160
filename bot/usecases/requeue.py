"""The moderators' queue moves: appeals that wait move along, each with one card that can be pressed."""

from datetime import datetime

from bot.core.server import Server
from bot.storage import appeals, outbox
from bot.storage.database import Transaction
from bot.storage.outbox import Effect
from bot.usecases.appeal import OPEN_FOR


async def move_queue(connection: Transaction, old: Server, new: Server, now: datetime) -> None:
    """Post what is undecided in the new queue, and say on the old cards where they went."""
    queue = new.appeals_channel
    if queue in (None, old.appeals_channel):
        return
    cards: dict[int, list[Effect]] = {}
    for card in await outbox.of_kind(connection, new.guild, "appeal.queue"):
        cards.setdefault(int(card.args["appeal"]), []).append(card)
    for appeal in await appeals.open_in(connection, new.guild):
        earlier = cards.get(appeal, [])
        if not earlier:
            continue  # its card is forgotten, and so are the facts that it showed
        for card in earlier:
            await _close(connection, card, now)
        await outbox.add(connection, _card(earlier[-1], queue, now), now)


def _card(last: Effect, queue: int | None, now: datetime) -> Effect:
    return Effect(
        kind="appeal.queue",
        guild=last.guild,
        member=last.member,
        channel=queue,
        way="channel",
        args=last.args,
        not_before=now,
        not_after=now + OPEN_FOR,
    )


async def _close(connection: Transaction, card: Effect, now: datetime) -> None:
    if card.state == "waiting":
        await outbox.cancel(connection, card.id)
    elif card.state == "sent" and card.sent_channel is not None:
        moved = Effect(
            kind="appeal.moved",
            guild=card.guild,
            member=card.member,
            channel=card.sent_channel,
            way="channel",
            args=card.args,
            edits=card.sent_message,
            not_before=now,
            not_after=now + OPEN_FOR,
        )
        await outbox.add(connection, moved, now)
