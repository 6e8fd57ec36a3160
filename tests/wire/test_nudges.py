"""Slips as people live them: told kindly, repaired, forgiven, and never told twice."""

from pathlib import Path

import pytest

from tests.wire.live import Live, buttons, live, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"


async def from_the_bot(bot: Live, who: str) -> list[str]:
    return [text_of(m) for m in await bot.control.dm(who) if m["author"].get("bot")]


async def test_editing_the_words_out_is_forgiven_and_said_so(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        pitch = await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        await bot.told("mira", "A small slip")
        await bot.control.edit("mira", pitch, "What are you all reading at the moment?")
        await bot.control.settle()
        await bot.pass_(seconds=5)
        await bot.told("mira", "Mended, thank you")
        why = (await bot.control.context_menu("mira", "Why was this flagged?", pitch))["message"]
        assert "nothing in it looks like selling" in text_of(why)
        assert "comes out differently" not in text_of(why)
        assert not buttons(why)  # there is nothing left to object to
        await bot.pass_(minutes=31)
        assert "One slip, and you mended it." in text_of(await bot.told("mira", "Half an hour well spent"))


async def test_deleting_the_message_is_forgiven_too(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        pitch = await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        await bot.control.delete("mira", pitch)
        await bot.control.settle()
        await bot.pass_(seconds=5)
        await bot.told("mira", "Mended, thank you")


async def test_an_unfolded_link_is_no_edit(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        said = await bot.control.say(
            "mira", "general", "I liked https://example.com/essay because it made me laugh"
        )
        await bot.control.unfurl(said, "https://example.com/essay")
        await bot.control.settle()
        await bot.pass_(seconds=30)
        assert await from_the_bot(bot, "mira") == []


async def test_two_slips_close_together_are_told_in_one_message(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("mira", "general", PITCH)
        await bot.control.say("mira", "general", "buy my new book today before the price goes up")
        await bot.pass_(seconds=30)
        told = await from_the_bot(bot, "mira")
        assert len(told) == 1
        assert "2 small slips" in told[0]


async def test_somebody_who_never_started_is_never_told_anything(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("jonas", "general", PITCH)
        await bot.pass_(minutes=2)
        assert await from_the_bot(bot, "jonas") == []


async def test_closed_dms_lead_to_an_answer_only_they_can_see(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.close_dms("mira")
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=30)
        nudge = await bot.shown("mira", "general", "A small slip")
        assert nudge["flags"] & 64
        assert all("A small slip" not in text_of(m) for m in await bot.control.read("jonas", "general"))


async def test_without_dms_and_without_a_fresh_interaction_it_waits_in_the_inbox(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", minutes=60)
        await bot.control.close_dms("mira")
        await bot.pass_(minutes=20)
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=60)
        status = await bot.control.slash("mira", "general", "halfhour status")
        assert "waits for you" in text_of(status["message"])
        inbox = await bot.control.slash("mira", "general", "halfhour inbox")
        await bot.control.settle()
        assert "A small slip" in text_of(inbox["message"])
        again = await bot.control.slash("mira", "general", "halfhour inbox")
        assert "A small slip" not in text_of(again["message"])


async def test_closed_dms_are_remembered_until_they_are_asked_for_again(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.close_dms("mira")
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=30)
        status = await bot.control.slash("mira", "general", "halfhour status")
        assert "closed to me" in text_of(status["message"])
        await bot.control.slash("mira", "general", "halfhour settings", {"nudges": "dm"})
        status = await bot.control.slash("mira", "general", "halfhour status")
        assert "closed to me" not in text_of(status["message"])


async def test_no_nudges_means_none(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira", nudges="off")
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(minutes=35)
        assert await from_the_bot(bot, "mira") == []


async def test_the_quoted_words_are_those_that_stand_there_now(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        pitch = await bot.control.say("mira", "general", PITCH)
        await bot.control.settle()
        # Gone before the nudge is written: the rule alone is told, if anything is told at all.
        await bot.control.delete("mira", pitch)
        await bot.pass_(seconds=30)
        assert all("Check out my channel" not in text for text in await from_the_bot(bot, "mira"))


@pytest.mark.parametrize(
    "fault",
    [{"lost": True}, {"reset": True}, {"status": 429, "retry_after": 0.2}, {"status": 500}],
    ids=["answer lost", "connection reset", "rate limited", "server error"],
)
async def test_a_nudge_arrives_once_whatever_the_wire_does(tmp_path: Path, fault: dict[str, object]) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.fault("POST", r"/channels/\d+/messages", times=1, **fault)
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        await bot.pass_(seconds=60)
        await bot.told("mira", "A small slip")
        assert sum("A small slip" in text for text in await from_the_bot(bot, "mira")) == 1
