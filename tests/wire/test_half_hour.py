"""A whole half hour on the wire."""

from pathlib import Path

from tests.wire.live import buttons, live, text_of


async def test_a_half_hour_from_the_dare_to_the_recap(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        started = await bot.start("mira")
        assert "You are in" in text_of(started["message"])
        assert started["message"]["flags"] & 64

        pitch = await bot.control.say("mira", "general", "Check out my channel, link in bio! DM me for rates")
        await bot.pass_(seconds=25)
        (nudge,) = [m for m in await bot.control.dm("mira") if m["author"].get("bot")]
        assert "A small slip" in text_of(nudge)
        assert pitch["id"] in text_of(nudge)
        assert "Check out my channel" in text_of(nudge)
        assert any(b["custom_id"].startswith("hh:why:") for b in buttons(nudge))

        await bot.control.say("mira", "general", "What are you all reading these days?")
        await bot.control.say("jonas", "general", "A book about bread. Do you bake?")
        await bot.pass_(minutes=30)
        recap = text_of((await bot.control.dm("mira"))[-1])
        assert "Half an hour well spent" in recap
