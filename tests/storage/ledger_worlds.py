"""Random histories of a small server, for the ledger's property tests."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.ledger import DELETED, EDITED, Deed, Sheet, sheet_of
from bot.core.scoring import SLIPS, credit, finished, shipped

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VERSION = shipped("classic", START).version
MEMBERS = 4
HOW: tuple[Literal["reply", "mention", "reaction"], ...] = ("reply", "reply", "mention", "reaction")


@dataclass(frozen=True)
class World:
    """What happened (`deeds`, edits and deletes included), and what of it is left in the end (`left`)."""

    deeds: tuple[Deed, ...]
    left: tuple[Deed, ...]


def pair(one: int, other: int) -> int:
    """A stand-in for the keyed hash."""
    return min(one, other) * 100 + max(one, other)


def world(seed: int, size: int, zone: str = "UTC", members: int = MEMBERS) -> World:
    """Half hours of some members on some days, with talk, noise, edits and deletes in them."""
    chance = random.Random(seed)
    deeds: list[Deed] = []
    left: list[Deed] = []
    talk: list[Deed] = []
    message = 1_000_000
    for _ in range(size):
        message += chance.randint(1, 3)
        me, other = chance.sample(range(1, members + 1), 2)
        day = chance.choice((0, 0, 0, 1, 1, 5, 29, 33))
        sheet = _sheet(me, day, chance.randint(0, 1), zone)
        at = START + timedelta(days=day, seconds=chance.randint(0, 1800))
        roll = chance.random()
        if roll < 0.3 and talk:
            answered = chance.choice(talk)
            if answered.sheet.member != me:
                how = chance.choice(HOW)
                deeds.append(
                    credit(answered.sheet, answered.message, pair(me, answered.sheet.member), how, at)
                )
        elif roll < 0.36:
            deeds.append(finished(sheet, at))
        else:
            first = _post(chance, sheet, message, 0, other, at)
            deeds += first
            talk.append(Deed(sheet, message, 0, "said", at))
            last = first
            if chance.random() < 0.2:
                last = _post(chance, sheet, message, 5000 + chance.randint(0, 9), other, at)
                deeds += last
            if chance.random() < 0.15:
                deeds.append(Deed(sheet, message, 0, DELETED, at))
                last = []
            left += last
    gone = {deed.message for deed in deeds if deed.finding == DELETED}
    left += [
        deed
        for deed in deeds
        if deed.finding in ("replied", "reacted", "finished") and deed.message not in gone
    ]
    return World(tuple(deeds), tuple(left))


def _sheet(member: int, day: int, number: int, zone: str) -> Sheet:
    half_hour = member * 1000 + day * 10 + number
    ends_at = START + timedelta(days=day, minutes=30 + number * 60)
    return sheet_of(half_hour, 0, member, ends_at, ZoneInfo(zone), VERSION)


def _post(
    chance: random.Random, sheet: Sheet, message: int, revision: int, other: int, at: datetime
) -> list[Deed]:
    """The deeds of one revision of a message."""
    marks = chance.choice((None, *(number << 40 | 0b1011 for number in range(1, 30))))
    deeds = [Deed(sheet, message, revision, EDITED, at)] if revision else []
    if chance.random() < 0.25:
        deeds.append(Deed(sheet, message, revision, chance.choice(sorted(SLIPS)), at))
    for finding in chance.sample(("question", "answer", "reply", "opener"), chance.randint(0, 2)):
        whom = pair(sheet.member, other) if finding in ("answer", "reply") else 0
        deeds.append(Deed(sheet, message, revision, finding, at, whom, marks))
    return deeds


def moved_to(deeds: Iterable[Deed], guild: int) -> list[Deed]:
    """The same deeds in a server of their own."""
    return [replace(deed, sheet=replace(deed.sheet, guild=guild)) for deed in deeds]
