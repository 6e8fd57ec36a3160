"""Appeals on their way to the moderators: posted once, wherever the queue is, and as soon as it can be."""

import re
from pathlib import Path

import pytest

from tests.wire.live import Live, buttons, live, text_of

BOARD, QUEUE = 1150000000000000014, 1150000000000000021


async def appeal(bot: Live, who: str = "mira") -> None:
    await bot.control.say(who, "general", "Check out my channel, link in bio! DM me for rates")
    await bot.pass_(seconds=25)
    asked = await bot.press(who, "@bot", await bot.told(who, "A small slip"), "It isn't selling")
    assert "A moderator will take a look" in text_of(asked["message"])


async def queued(bot: Live) -> list[str]:
    cards = [text_of(card) for card in await bot.control.read("ada", "mod-queue")]
    return [card for card in cards if "Is this selling?" in card]


async def test_an_open_appeal_moves_along_when_the_queue_does(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await appeal(bot)
        await bot.shown("ada", "mod-queue", "Is this selling?")
        await bot.set_up(appeals="leaderboard")
        await bot.pass_(seconds=5)
        old = await bot.shown("ada", "mod-queue", f"This appeal waits in <#{BOARD}> now.")
        assert buttons(old) == []
        moved = await bot.shown("ada", "leaderboard", "Is this selling?")
        await bot.control.click("ada", moved, "It isn't selling")
        await bot.shown("ada", "leaderboard", "The slip is undone")
        await bot.told("mira", "You were right")


async def test_who_forgets_the_half_hour_withdraws_its_appeal_and_hears_no_more_of_it(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await appeal(bot)
        await bot.shown("ada", "mod-queue", "Is this selling?")
        told = len(await bot.control.dm("mira"))
        await bot.control.slash("mira", "general", "halfhour stop", {"forget": True})
        await bot.pass_(seconds=10)
        assert buttons(await bot.shown("ada", "mod-queue", "This appeal was withdrawn.")) == []
        assert await queued(bot) == []
        assert len(await bot.control.dm("mira")) == told


async def test_an_appeal_waits_until_the_bot_may_post_in_the_queue(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.permit("mod-queue", role="Half Hour", deny=["send_messages"])
        await appeal(bot)
        await bot.pass_(seconds=1)
        assert await queued(bot) == []
        await bot.control.permit("mod-queue", role="Half Hour", allow=["view_channel", "send_messages"])
        await bot.quiet()
        await bot.pass_(seconds=1)
        assert len(await queued(bot)) == 1
        await bot.pass_(minutes=200)
        assert len(await queued(bot)) == 1


@pytest.mark.parametrize("fault", [{"lost": True}, {"status": 503}, {"retry_after": 0.05}])
async def test_an_appeal_is_posted_once_whatever_happens_to_it(
    tmp_path: Path, fault: dict[str, object]
) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.fault("POST", rf"^/channels/{QUEUE}/messages$", **fault)
        await appeal(bot)
        await bot.pass_(minutes=10)
        assert len(await queued(bot)) == 1


async def test_a_mended_slip_is_not_counted_among_those_that_end_it(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", minutes=60)
        numbers: list[list[str]] = []
        for mends in (True, False, False):
            said = await bot.control.say("mira", "general", f"{len(numbers)}: link in bio! DM me for rates")
            await bot.pass_(seconds=25)
            told = [text_of(m) for m in await bot.control.dm("mira") if "A small slip" in text_of(m)]
            numbers.append(re.findall(r"Slip (\d of \d)", told[-1]))
            if mends:
                await bot.control.delete("mira", said)
            await bot.pass_(minutes=4)
        assert numbers == [["1 of 3"], ["1 of 3"], ["2 of 3"]]
