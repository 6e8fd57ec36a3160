"""Roles change hands: rows of the outbox, and what became of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.ports import Receipt
from bot.storage import outbox, rewards, servers
from bot.storage.database import Transaction
from bot.storage.outbox import LEASE, Effect
from bot.storage.rewards import ON, Held

KEPT = timedelta(days=7)
"""How long a change of roles is tried; after that the week is over."""
TOLD = timedelta(days=2)
LOST = "unknown_role"
OWED = frozenset({"no_right", "too_high", "no_permission"})
"""What may be mended: a role that could not be taken back for it stays owed."""
LOOK = timedelta(days=1)
"""Until an owed role is looked at again, unless something is mended before."""


async def give(connection: Transaction, one: Held, now: datetime) -> None:
    """Give somebody a role."""
    await rewards.give(connection, one)
    await outbox.add(connection, _change("role.add", one, now), now)


async def take_back(
    connection: Transaction, held: Sequence[Held], now: datetime, forget: bool = False
) -> None:
    """Take roles from those who have them; with `forget`, no trace of it is kept once it is done."""
    for one in held:
        # A giving that is under way this very moment must come first.
        start = now if one.state == "given" else now + LEASE
        await outbox.cancel_role(connection, one.guild, one.member, one.role)
        await rewards.move(connection, one.guild, one.member, one.role, ON, "over")
        await outbox.add(connection, _change("role.remove", one, start, forget), now)


def _change(kind: str, one: Held, at: datetime, forget: bool = False) -> Effect:
    return Effect(
        kind=kind,
        guild=one.guild,
        member=one.member,
        way="channel",
        args={"role": one.role, "reward": one.kind, "forget": forget},
        not_before=at,
        not_after=at + KEPT,
    )


async def changed(connection: Transaction, effect: Effect, receipt: Receipt, now: datetime) -> None:
    """Write down what became of a change of roles; tell moderators once what stands in the way."""
    guild, member, role = effect.guild, effect.member or 0, int(effect.args["role"])
    if receipt.delivery == "sent":
        if effect.kind == "role.add":
            await rewards.move(connection, guild, member, role, ("due",), "given")
        await rewards.troubled(connection, guild, role, "")
    elif receipt.delivery in ("closed", "failed"):
        if effect.kind == "role.add":
            await rewards.move(connection, guild, member, role, ("due",), "refused")
        elif receipt.reason in OWED:
            at = now + LOOK
            owed = replace(effect, key=None, not_before=at, not_after=at + KEPT)
            await outbox.add(connection, owed, now)
        if receipt.reason not in ("unknown_member", "unknown_user"):
            await _tell(connection, effect, role, receipt.reason, now)
    if effect.args.get("forget") and receipt.delivery not in ("later", "doubtful"):
        await outbox.forget(connection, effect.id)


async def _tell(connection: Transaction, effect: Effect, role: int, trouble: str, now: datetime) -> None:
    known = await rewards.of(connection, effect.guild)
    kinds = [kind for kind, reward in known.items() if reward.role == role]
    if not await rewards.troubled(connection, effect.guild, role, trouble):
        return
    if trouble == LOST:
        for kind in kinds:
            await rewards.set_role(connection, effect.guild, kind, None)
    server = await servers.get(connection, effect.guild)
    if server is None or server.appeals_channel is None:
        return
    told = Effect(
        kind="reward.trouble",
        guild=effect.guild,
        channel=server.appeals_channel,
        way="channel",
        args={"role": role, "trouble": trouble, "reward": str(effect.args["reward"])},
        not_before=now,
        not_after=now + TOLD,
    )
    await outbox.add(connection, told, now)
