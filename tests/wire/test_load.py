"""Two hundred interactions at once on a slow database: each is answered within Discord's three seconds."""

import asyncio
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.util import await_only

from tests.wire.live import live

PEOPLE = ("oskar", "ada", "mira", "jonas", "noor", "tomas", "lena", "priya", "sam")
COMMANDS = ("halfhour status", "halfhour start", "halfhour settings", "halfhour inbox", "halfhour sites")


async def test_every_one_of_two_hundred_interactions_is_answered_in_time(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()

        def slowly(*_: Any) -> None:
            await_only(asyncio.sleep(0.1))

        event.listen(bot.app.database.engine.sync_engine, "before_cursor_execute", slowly)
        begun = time.monotonic()
        asked = [
            await bot.control.slash(
                PEOPLE[i % len(PEOPLE)], "general", COMMANDS[i % len(COMMANDS)], wait=False
            )
            for i in range(200)
        ]
        waits: dict[str, float] = {}
        realm = bot.discord.realm
        while len(waits) < len(asked) and time.monotonic() - begun < 20:
            for one in asked:
                found = realm.interactions[int(one["id"])]
                if one["id"] not in waits and (found.acknowledged or found.state != "pending"):
                    waits[one["id"]] = time.monotonic() - begun
            await asyncio.sleep(0.005)
        states = [realm.interactions[int(one["id"])] for one in asked]
        slowest = max(waits.values())
        print(f"\n200 interactions at once, 100 ms a statement: the slowest took {slowest:.2f} s")
        assert [one.error for one in states if one.state == "failed"] == []
        assert all(one.acknowledged for one in states)
        assert slowest < 3.0
