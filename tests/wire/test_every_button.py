"""Every button, menu and form there is: pressed twice at once, by a stranger, after a restart, after the end.

Whatever the moment, the presser reads a kind answer, meant for them alone, and nothing is done twice.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sandbox import Sandbox, VirtualClock, World
from tests.wire.every_button import Button, every_button
from tests.wire.live import Live, live, online, text_of

COUNTED = (
    "challenge", "appeal", "exception", "dare", "dare_block", "round", "round_member", "prompt_seen",
    "ledger", "slip",
)  # fmt: skip
ROUND = ("join", "leave")
UNKIND = ("went wrong", "older time", "for now", "Discord")


async def rows(bot: Live) -> dict[str, int]:
    async with bot.app.database.read() as connection:
        return {
            table: int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())
            for table in COUNTED
        }


async def grown(bot: Live, before: Mapping[str, int]) -> dict[str, int]:
    await bot.app.ledger.flush()
    now = await rows(bot)
    return {table: now[table] - before[table] for table in COUNTED if now[table] != before[table]}


async def presses(bot: Live, button: Button, who: str, times: int = 1) -> list[dict[str, Any]]:
    """Press so many times at once, and wait until the bot is quiet; how each press stands then."""
    control, name = bot.control, button.custom_id
    begun = [
        await control.select(who, button.message, name, button.values, wait=False)
        if button.values
        else await control.click(who, button.message, name, wait=False)
        for _ in range(times)
    ]
    await bot.quiet()
    done = [await control.interaction(one, wait=True) for one in begun]
    if button.typed and done[0]["modal"]:
        begun = [await control.submit(who, one, button.typed, wait=False) for one in done]
        await bot.quiet()
        done = [await control.interaction(one, wait=True) for one in begun]
    return done


def wrong(button: Button, done: dict[str, Any]) -> str:
    """What is unkind about an answer: silence, a shrug, or that others can read it; "" where all is well."""
    read = words(done)
    if done["state"] != "answered" or not read:
        return f"{done['state']}: {done['error']} {read!r}"
    if any(word in read for word in UNKIND):
        return f"unkind: {read!r}"
    fresh = [one for one in done["messages"] if one["id"] != button.message["id"]]
    alone = button.public or button.where == "@bot" or all(one["flags"] & 64 for one in fresh)
    return "" if alone else f"for everybody to see: {read!r}"


def words(done: dict[str, Any]) -> str:
    return "\n".join(text_of(one) for one in done["messages"])


async def test_pressed_by_a_stranger_and_twice_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with live(tmp_path) as bot:
        every = await every_button(bot)
        assert {one.verb for one in every} == set(bot.bot.presses)
        caplog.clear()
        faults: list[object] = []
        for button in every:
            before = await rows(bot)
            if button.other is not None:
                (done,) = await presses(bot, button, button.other)
                more = await grown(bot, before)
                faults += [(button.verb, "stranger", fault) for fault in [wrong(button, done)] if fault]
                faults += [(button.verb, "stranger", more)] if more != button.theirs else []
                before = await rows(bot)
            both = await presses(bot, button, button.who, times=2)
            more = await grown(bot, before)
            faults += [(button.verb, "twice", fault) for done in both if (fault := wrong(button, done))]
            faults += [(button.verb, "twice", more)] if more != button.rows else []
            read = "\n".join(map(words, both))
            faults += [(button.verb, "reads", read)] if button.answer not in read else []
        assert faults == [], "\n".join(map(str, faults))
        assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


async def test_pressed_after_a_restart_and_after_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox = Sandbox(World.default(), clock=VirtualClock(speed=1.0))
    async with sandbox as discord_:
        async with online(discord_, tmp_path) as bot:
            every = await every_button(bot)
        async with online(discord_, tmp_path) as bot:
            caplog.clear()
            faults = []
            for minutes in (1, 45):
                await bot.pass_(minutes=minutes)
                for button in every:
                    if button.once if minutes == 1 else button.verb in ROUND:
                        continue  # a card that makes room for its answer; a round that is over has no door
                    (done,) = await presses(bot, button, button.who)
                    faults += [(button.verb, minutes, fault) for fault in [wrong(button, done)] if fault]
            assert faults == [], "\n".join(map(str, faults))
            assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []
