"""What moderators type when they plan: times of the day, days of the week or month, kinds of boards."""

import re
from collections.abc import Sequence
from datetime import time

from bot.core.leaderboard import BOARD_KINDS, BoardKind

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def read_time(text: str) -> time | None:
    """ "9", "09:30", "9.30", "7 pm" as a time of the day; None for what is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_weekday(text: str) -> int | None:
    """ "Monday" or "mon" as 0, and so on to 6 for Sunday; None for what is no day of the week."""
    typed = text.strip().lower()
    if len(typed) < 3:
        return None
    return next((at for at, name in enumerate(WEEKDAYS) if name.startswith(typed)), None)


def read_day(text: str) -> int | None:
    """ "1", "15th" or "last" (31) as a day of the month; None for what is none."""
    typed = text.strip().lower().rstrip(".")
    if typed == "last":
        return 31
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", typed)
    day = int(match[1]) if match else 0
    return day if 1 <= day <= 31 else None


def read_kinds(text: str) -> Sequence[BoardKind] | str:
    """ "faces, curious" as kinds, in that order and each once, "all" as all; the word that is no kind."""
    words = [word for word in re.split(r"[\s,;+]+", text.strip().lower()) if word]
    found: list[BoardKind] = []
    for word in words:
        if word == "all":
            found += [kind for kind in BOARD_KINDS if kind not in found]
            continue
        kind = next((kind for kind in BOARD_KINDS if kind == word), None)
        if kind is None:
            return word
        if kind not in found:
            found.append(kind)
    return found or text
