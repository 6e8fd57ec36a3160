"""The moderators' cards for boards that come by themselves, and for what the week gives."""

from datetime import datetime

from bot.core.calendar import Cadence
from bot.core.plan import WEEKDAYS
from bot.core.rewards import ROLE_KINDS
from bot.usecases.board_plans import Planned, Plans
from bot.usecases.set_rewards import Giving
from cogs._card import CALM, WARM, Card, Reader, button, card, lines


def plans(reader: Reader, found: Plans) -> Card:
    """Every board: how often, where, what it shows, and when it comes next."""
    say = reader.say
    told = [_board(reader, one, new=one.schedule.board == found.changed) for one in found.boards]
    calendar = say("schedule.calendar", zone=found.zone, day=say(f"day.{WEEKDAYS[found.week_start]}"))
    waits = any(one.schedule.trouble for one in found.boards)
    return card(
        say("schedule.title"),
        lines(told) or say("schedule.none"),
        calendar,
        say("schedule.hint"),
        buttons=[button(say("button.try-again"), "try.again")] if waits else [],
        tone=WARM if waits else CALM,
    )


def _board(reader: Reader, one: Planned, *, new: bool) -> str:
    say, schedule = reader.say, one.schedule
    kinds = ", ".join(say(f"board.kind-{kind}") for kind in schedule.style.kinds)
    where = f"<#{one.channel}>" if one.channel else say("schedule.nowhere")
    line = say("schedule.line", board=schedule.board, rhythm=rhythm(reader, schedule.cadence), where=where)
    when = say("schedule.next", next=faces(one.next_at)) if one.next_at else say("schedule.waits")
    style = schedule.style
    looks = say("schedule.shows", kinds=kinds, look=say(f"schedule.look-{style.look}"))
    quiet = None if style.numbers else say("schedule.no-numbers")
    trouble = say(f"schedule.trouble-{schedule.trouble}") if schedule.trouble else None
    told = " ".join(part for part in (trouble, when) if part)
    more = " ".join(part for part in (looks, quiet) if part)
    return lines([f"- **{line}**" if new else f"- {line}", f"  {told}", f"  -# {more}"])


def rhythm(reader: Reader, cadence: Cadence) -> str:
    """How often, on which day, at which time of the server's zone."""
    at, say = f"{cadence.at:%H:%M}", reader.say
    match cadence.every:
        case "daily":
            return say("schedule.daily", at=at)
        case "weekly":
            return say("schedule.weekly", day=say(f"day.{WEEKDAYS[cadence.weekday]}"), at=at)
        case every:
            last = cadence.day == 31
            return say(f"schedule.{every}-last" if last else f"schedule.{every}", day=cadence.day, at=at)


def faces(at: datetime) -> str:
    """A moment as Discord's own clock faces: the day and hour in each reader's zone, and how long still."""
    second = round(at.timestamp())
    return f"<t:{second}:f> (<t:{second}:R>)"


def giving(reader: Reader, found: Giving) -> Card:
    """Which role is for whom, and when it is decided."""
    say = reader.say
    told = []
    troubles: list[str] = []
    for kind in ROLE_KINDS:
        reward = found.rewards.get(kind)
        role = f"<@&{reward.role}>" if reward is not None else say("rewards.nothing")
        has = say("rewards.held", held=found.held.get(kind, 0)) if reward is not None else None
        line = say("rewards.line", kind=say(f"rewards.kind-{kind}"), role=role)
        told.append(" ".join(part for part in (line, has) if part))
        if reward is not None and reward.trouble:
            troubles.append(trouble(reader, reward.trouble, role))
    decided = say("rewards.next", next=faces(found.next_at)) if found.next_at else None
    seasons = say("rewards.seasons-on") if found.seasons else say("rewards.seasons-off")
    badges = None if found.badges else say("rewards.badges-off")
    buttons = [button(say("button.try-again"), "try.again")] if troubles else []
    tone = WARM if troubles else CALM
    return card(
        say("rewards.title"),
        lines(told),
        lines(troubles) or None,
        decided,
        seasons,
        badges,
        buttons=buttons,
        tone=tone,
    )


def trouble(reader: Reader, why: str, role: str) -> str:
    """Why a role cannot be given, in plain words."""
    key = f"rewards.{why}"
    return reader.say(key if reader.texts.has(key) else "rewards.no_permission", role=role)
