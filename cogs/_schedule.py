"""The moderators' cards for boards that come by themselves, and for what the week gives."""

from bot.core.plan import WEEKDAYS
from bot.core.rewards import ROLE_KINDS
from bot.usecases.board_plans import Planned, Plans
from bot.usecases.set_rewards import Giving
from cogs._card import CALM, WARM, Card, Reader, card, lines, moment


def plans(reader: Reader, found: Plans) -> Card:
    """Every board: how often, where, what it shows, and when it comes next."""
    say = reader.say
    told = [_board(reader, one, new=one.schedule.board == found.changed) for one in found.boards]
    calendar = say("schedule.calendar", zone=found.zone, day=say(f"day.{WEEKDAYS[found.week_start]}"))
    trouble = any(one.schedule.trouble for one in found.boards)
    return card(
        say("schedule.title"),
        lines(told) or say("schedule.none"),
        calendar,
        tone=WARM if trouble else CALM,
    )


def _board(reader: Reader, one: Planned, *, new: bool) -> str:
    say, schedule = reader.say, one.schedule
    kinds = ", ".join(say(f"board.kind-{kind}") for kind in schedule.style.kinds)
    where = f"<#{one.channel}>" if one.channel else say("schedule.nowhere")
    line = say("schedule.line", board=schedule.board, where=where, kinds=kinds)
    when = say("schedule.next", **moment("next", one.next_at)) if one.next_at else say("schedule.waits")
    quiet = None if schedule.style.numbers else say("schedule.no-numbers")
    trouble = say(f"schedule.trouble-{schedule.trouble}") if schedule.trouble else None
    text = " ".join(part for part in (line, when, quiet, trouble) if part)
    return f"- **{text}**" if new else f"- {text}"


def giving(reader: Reader, found: Giving) -> Card:
    """Which role is for whom, and when it is decided."""
    say = reader.say
    told = []
    for kind in ROLE_KINDS:
        reward = found.rewards.get(kind)
        role = f"<@&{reward.role}>" if reward is not None else say("rewards.nothing")
        told.append(say("rewards.line", kind=say(f"rewards.kind-{kind}"), role=role))
    decided = say("rewards.next", **moment("next", found.next_at)) if found.next_at else None
    seasons = say("rewards.seasons-on" if found.seasons else "rewards.seasons-off")
    return card(say("rewards.title"), lines(told), decided, seasons, tone=CALM)
