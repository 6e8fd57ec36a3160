"""What follows from an effect's fate beyond its own row: boards that stand, or that cannot."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.posting import Posting
from bot.ports import Notice, Receipt
from bot.storage import outbox, posts, schedules, servers
from bot.storage.database import Transaction
from bot.storage.outbox import Effect
from bot.storage.schedules import GONE
from bot.usecases.handover import changed

log = logging.getLogger(__name__)
TOLD = timedelta(days=2)
"""How long a word to the moderators is worth sending."""
DENIED = "no_permission"


async def after(
    connection: Transaction, effect: Effect, notice: Notice, receipt: Receipt, now: datetime
) -> None:
    """Write down what became of an effect that others depend on."""
    if effect.kind == "board":
        await _board(connection, effect, notice, receipt, now)
    elif effect.kind in ("role.add", "role.remove"):
        await changed(connection, effect, receipt, now)
    elif effect.kind.endswith(".trouble") and receipt.delivery in ("closed", "failed"):
        log.warning("moderators of guild %d could not be told of %s", effect.guild, effect.kind)


async def _board(
    connection: Transaction, effect: Effect, notice: Notice, receipt: Receipt, now: datetime
) -> None:
    guild, board, period = effect.guild, str(effect.args["board"]), str(effect.args["period"])
    if receipt.delivery == "sent" and receipt.channel and receipt.message:
        post = await posts.get(connection, guild, board, period)
        if post is not None:
            assert isinstance(notice.payload, Posting)
            await posts.stands(connection, post, receipt.channel, receipt.message, notice.payload)
        await schedules.troubled(connection, guild, board, "")
    elif receipt.reason == DENIED:
        await _trouble(connection, effect, board, DENIED, now)
    elif receipt.reason == "unknown_message":
        await posts.gone(connection, guild, board, period)
    elif receipt.reason in (GONE, "no_channel") and effect.channel is not None:
        await posts.forget_channel(connection, effect.channel)
        if effect.edits is None:
            await posts.unclaim(connection, guild, board, period)
            await schedules.owed(connection, guild, board)
            await _trouble(connection, effect, board, GONE, now)
    elif receipt.delivery in ("closed", "failed") and effect.edits is None:
        log.warning("the board %s of guild %d was not posted: %s", board, guild, receipt.reason)


async def _trouble(connection: Transaction, effect: Effect, board: str, trouble: str, now: datetime) -> None:
    if not await schedules.troubled(connection, effect.guild, board, trouble):
        return
    server = await servers.get(connection, effect.guild)
    usual = server.leaderboard_channel if server is not None else None
    others = await schedules.of(connection, effect.guild)
    if not any(
        one.board != board and one.trouble == trouble and (one.channel or usual) == effect.channel
        for one in others
    ):
        await tell_trouble(connection, effect.guild, [board], effect.channel or 0, trouble, now)


async def tell_trouble(
    connection: Transaction, guild: int, boards: Sequence[str], channel: int, trouble: str, now: datetime
) -> None:
    """Tell the moderators, once, where appeals go; the operator's log where there is no such place."""
    log.warning("boards %s of guild %d cannot be posted: %s", ", ".join(boards), guild, trouble)
    server = await servers.get(connection, guild)
    known = [one.cadence.every for one in await schedules.of(connection, guild) if one.board in boards]
    if server is None or not known or server.appeals_channel in (None, channel):
        return
    effect = Effect(
        kind="board.trouble",
        guild=guild,
        channel=server.appeals_channel,
        way="channel",
        args={"every": known[0], "boards": len(known), "where": channel, "trouble": trouble},
        not_before=now,
        not_after=now + TOLD,
    )
    await outbox.add(connection, effect, now)
