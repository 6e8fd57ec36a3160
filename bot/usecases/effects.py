"""Outbox rows that several verbs write: a slip's nudge, a word of thanks, a recap."""

from datetime import datetime, timedelta

from bot.core.challenge import Challenge
from bot.core.nudge import budget_for, first_way, plan
from bot.core.slip import Slip
from bot.core.wishes import Wishes
from bot.storage import challenges, members, outbox, slips
from bot.storage.database import Transaction
from bot.storage.outbox import Effect

RECAP_KEPT = timedelta(days=7)
"""How long a recap waits for a member who cannot be reached."""
ANSWER_KEPT = timedelta(minutes=30)
"""How long an answer to a member's own act is worth sending."""


async def tell_slip(
    connection: Transaction, challenge: Challenge, slip: int, server_zone: str, now: datetime
) -> datetime | None:
    """Join a slip to the nudge that waits, or write one within the budget; when it is due, if it is new."""
    waiting = await outbox.waiting_nudge(connection, challenge.id, "nudge.slip")
    if waiting is not None:
        await slips.link(connection, slip, waiting)
        return None
    wishes = await members.get(connection, challenge.guild, challenge.member)
    planned = plan("slip", challenge, wishes, server_zone, now)
    if planned is None:
        return None
    way = planned.way
    if way != "inbox" and not await challenges.spend_nudge(connection, challenge.id, budget_for("slip")):
        way = "inbox"  # the budget is spent: it waits until the member asks
    effect = Effect(
        kind="nudge.slip",
        guild=challenge.guild,
        member=challenge.member,
        challenge=challenge.id,
        way=way,
        not_before=planned.not_before,
        not_after=planned.not_after,
    )
    nudge = await outbox.add(connection, effect, now)
    assert nudge is not None
    await slips.link(connection, slip, nudge)
    return planned.not_before


async def tell_repaired(connection: Transaction, slip: Slip, points: int, now: datetime) -> datetime:
    """Say that a slip is forgiven; an answer to the member's own act, outside the budget."""
    wishes = await members.get(connection, slip.guild, slip.member)
    effect = Effect(
        kind="nudge.repaired",
        guild=slip.guild,
        member=slip.member,
        challenge=slip.challenge,
        key=f"repaired:{slip.id}",
        way=first_way(wishes),
        args={"slip": slip.id, "channel": slip.channel, "message": slip.message, "points": points},
        not_before=now,
        not_after=now + ANSWER_KEPT,
    )
    await outbox.add(connection, effect, now)
    return now


async def tell_recap(connection: Transaction, challenge: Challenge, wishes: Wishes, now: datetime) -> None:
    """The private recap, once a half hour."""
    effect = Effect(
        kind="recap",
        guild=challenge.guild,
        member=challenge.member,
        challenge=challenge.id,
        key=f"recap:{challenge.id}",
        way=first_way(wishes),
        not_before=now,
        not_after=now + RECAP_KEPT,
    )
    await outbox.add(connection, effect, now)
