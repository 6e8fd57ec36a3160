"""The ways by which a member is told, on the wire: which one, when, how often, and what each says."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import discord
import pytest

from tests.wire.live import GUILD, Live, buttons, live, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"
QUESTION = "What did you all cook this weekend?"
SERVER = "Half Hour Lounge"


async def from_the_bot(bot: Live, who: str) -> list[str]:
    return [text_of(m) for m in await bot.control.dm(who) if m["author"].get("bot")]


async def slip(bot: Live, who: str = "mira", words: str = PITCH) -> None:
    await bot.control.say(who, "general", words)
    await bot.pass_(seconds=25)


async def test_nothing_is_judged_between_the_card_and_im_in(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("jonas")
        card = await bot.control.slash("mira", "general", "halfhour start")
        await slip(bot)
        assert await from_the_bot(bot, "mira") == []
        await bot.press("mira", "general", card["message"], "I'm in, nudge me by DM")
        await bot.pass_(minutes=2)
        assert await from_the_bot(bot, "mira") == []
        kept = await bot.app.privacy_export(member=1100000000000000012)
        assert kept["slip"] == []


async def test_every_dm_names_the_server_and_the_channel_and_leads_there(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.start("noor")
        await bot.start("jonas", nudges="off")
        mended = await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        await bot.control.delete("mira", mended)
        await bot.control.say("jonas", "general", QUESTION)
        await bot.pass_(minutes=31)
        told = await from_the_bot(bot, "mira")
        heads = ("A small slip", "Mended", "waiting for an answer", "Halfway", "well spent")
        # Of three nudges one is kept for a slip: no middle is told to somebody who had one already.
        assert [next(h for h in heads if h in text) for text in told] == [*heads[:3], heads[4]]
        others = await from_the_bot(bot, "noor")
        assert [next(h for h in heads if h in text) for text in others] == list(heads[2:])
        for text in told + others:
            assert SERVER in text, text
            assert "<#1150000000000000011>" in text, text
        assert all(f"/channels/{GUILD}/" in text for text in told[:3])


async def test_the_silence_is_never_helped_with_what_they_cannot_read(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.set_up(watch="mod-queue")
        await bot.start("mira")
        await bot.start("ada", nudges="off")
        await bot.control.say("ada", "mod-queue", QUESTION)
        await bot.pass_(minutes=13)
        assert not any("waiting for an answer" in text for text in await from_the_bot(bot, "mira"))
        await bot.control.say("ada", "general", "Who of you has ever lived by the sea?")
        await bot.pass_(minutes=3)
        told = await bot.told("mira", "waiting for an answer")
        assert "<#1150000000000000011>" in text_of(told)


async def test_a_question_in_a_private_thread_is_shown_to_nobody(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.permit("general", role="Half Hour", allow=["manage_threads"])  # it sees them all
        await bot.start("mira")
        await bot.start("ada", nudges="off")
        hears = asyncio.create_task(bot.bot.wait_for("message", timeout=20))
        await asyncio.sleep(0)
        await bot.control.thread("ada", "general", "between us", content=QUESTION, private=True)
        heard = await hears
        assert heard.content == QUESTION
        assert heard.channel.type is discord.ChannelType.private_thread
        await bot.pass_(minutes=13)
        assert not any("waiting for an answer" in text for text in await from_the_bot(bot, "mira"))
        await bot.control.say("ada", "general", "Who of you has ever lived by the sea?")
        await bot.pass_(minutes=3)
        assert "<#1150000000000000011>" in text_of(await bot.told("mira", "waiting for an answer"))


async def test_quiet_hours_hold_back_all_but_slip_and_end(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("jonas", nudges="off")
        await bot.control.say("jonas", "general", QUESTION)
        await bot.start("mira")
        now = bot.app.clock.now()
        hours = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=2):%H:%M}"
        await bot.control.slash("mira", "general", "halfhour settings", {"quiet": hours, "zone": "UTC"})
        await slip(bot)
        slipped = await bot.told("mira", "A small slip")
        await bot.press("mira", "@bot", slipped, "It isn't selling")
        await bot.pass_(seconds=5)
        queue = await bot.shown("ada", "mod-queue", "Is this selling?")
        await bot.press("ada", "mod-queue", queue, "It isn't selling")
        await bot.pass_(minutes=31)
        told = await from_the_bot(bot, "mira")
        heads = [text.splitlines()[0] for text in told if text.startswith("### ")]
        assert heads == ["### A small slip", "### Half an hour well spent"]
        await bot.pass_(minutes=120)
        await bot.told("mira", "You were right")


@pytest.mark.parametrize(
    ("code", "path"), [(40003, r"^/users/@me/channels$"), (20026, r"^/channels/\d+/messages$")]
)
async def test_when_discord_says_too_fast_no_dm_is_tried_until_the_pause_is_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, code: int, path: str
) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", minutes=120)
        await bot.start("jonas", minutes=120)
        await bot.pass_(minutes=16)  # their last answers cannot be followed up any more
        await bot.control.fault("POST", path, status=403, code=code)
        await slip(bot)
        assert any(str(code) in one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING)
        before = len(await bot.control.capture())
        await slip(bot, "jonas")
        tried = [line["path"] for line in (await bot.control.capture())[before:] if line["method"] == "POST"]
        assert tried == []
        assert await from_the_bot(bot, "mira") == await from_the_bot(bot, "jonas") == []
        await bot.pass_(minutes=70)
        for who in ("mira", "jonas"):
            assert sum("A small slip" in text for text in await from_the_bot(bot, who)) == 1


async def test_while_dms_pause_whoever_can_still_be_answered_is_told_here(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", minutes=120)
        await bot.start("jonas", minutes=120)
        await bot.control.fault("POST", r"^/users/@me/channels$", status=403, code=40003)
        await slip(bot)
        await slip(bot, "jonas")
        for who in ("mira", "jonas"):
            assert (await bot.shown(who, "general", "A small slip"))["flags"] & 64
        await bot.pass_(minutes=70)
        for who in ("mira", "jonas"):
            assert not any("A small slip" in text for text in await from_the_bot(bot, who))


async def test_what_waits_is_shown_beside_the_next_command(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", minutes=60)
        await bot.control.close_dms("mira")
        await bot.pass_(minutes=20)
        await slip(bot)
        await bot.pass_(seconds=30)
        await bot.control.slash("mira", "general", "halfhour starter")
        shown = await bot.shown("mira", "general", "A small slip")
        assert shown["flags"] & 64
        again = await bot.control.slash("mira", "general", "halfhour inbox")
        assert "Nothing waits for you here" in text_of(again["message"])


async def test_whoever_wants_no_nudges_is_shown_none_unasked(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", nudges="off")
        await slip(bot)
        await bot.control.slash("mira", "general", "halfhour starter")
        await bot.quiet()
        assert not any("A small slip" in text_of(m) for m in await bot.control.read("mira", "general"))
        asked = await bot.control.slash("mira", "general", "halfhour inbox")
        assert "A small slip" in text_of(asked["message"])


async def test_im_in_by_dm_asks_for_dms_again(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", minutes=5)
        await bot.control.close_dms("mira")
        await slip(bot)
        await bot.pass_(minutes=20)
        again = await bot.control.slash("mira", "general", "halfhour start")
        assert "right here, for your eyes only" in text_of(again["message"])
        await bot.control.slash("mira", "general", "halfhour stop")
        await bot.control.close_dms("mira", False)
        await bot.set_up(watch="introductions")
        started = await bot.start("mira", nudges="dm")
        assert "a DM from me" in text_of(started["message"])
        await slip(bot)
        await bot.told("mira", "A small slip")


async def test_each_of_several_slips_can_be_asked_about_and_many_fit_into_one_card(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        for number in range(8):
            await bot.control.say("mira", "general", f"{PITCH} {number}")
        await bot.pass_(seconds=30)
        told = await bot.told("mira", "8 small slips")
        names = [one["custom_id"] for one in buttons(told)]
        assert len({name for name in names if name.startswith("hh:appeal:")}) == 5
        assert len({name for name in names if name.startswith("hh:why:")}) == 5
        assert "3 more messages read the same way" in text_of(told)


@pytest.mark.parametrize(("preset", "slips"), [("gentle", 0), ("classic", 3), ("strict", 1)])
async def test_presets_break_at_their_own_slip(tmp_path: Path, preset: str, slips: int) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up(strictness=preset)
        await bot.start("mira", minutes=60)
        for number in range(4):
            running = bot.app.gate.running(GUILD, 1100000000000000012)
            assert running == (not slips or number < slips), (preset, number)
            await slip(bot, words=f"{PITCH} {number}")
            await bot.pass_(minutes=2, seconds=10)
        if slips:
            assert "This one broke" in text_of(await bot.told("mira", "slip too many"))
        assert sum("slip too many" in text for text in await from_the_bot(bot, "mira")) == bool(slips)


async def test_what_discord_refused_to_show_was_not_told(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up(strictness="strict")
        await bot.start("mira", minutes=60, nudges="off")
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=30)
        for method, typed in (("PATCH", "halfhour inbox"), ("POST", "halfhour starter")):
            await bot.control.fault(method, r"^/webhooks/\d+/", status=404, code=10015)
            await bot.control.slash("mira", "general", typed, wait=False)
            await bot.quiet()
        await bot.pass_(minutes=3)
        assert bot.app.gate.running(GUILD, 1100000000000000012)
        shown = await bot.control.slash("mira", "general", "halfhour inbox")
        assert "A small slip" in text_of(shown["message"])
