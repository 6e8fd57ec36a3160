"""Repair, why, appeals and checks on the wire, wherever people talk; and what is nobody's words."""

from pathlib import Path
from typing import Any

import pytest

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import GUILD, Live, buttons, live, online, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"
MIRA = 1100000000000000012


async def from_the_bot(bot: Live, who: str) -> list[str]:
    return [text_of(m) for m in await bot.control.dm(who) if m["author"].get("bot")]


async def place(bot: Live, kind: str) -> str:
    """A place of that kind to act in, made for it where it is a thread or a forum post."""
    if kind == "lounge":
        return kind
    where = {"thread": "general", "forum post": "ideas"}[kind]
    await bot.control.thread("jonas", where, "warm-things", content="What keeps you all warm in winter?")
    return "warm-things"


@pytest.mark.parametrize("kind", ["thread", "forum post", "lounge"])
async def test_the_whole_story_works_in(tmp_path: Path, kind: str) -> None:
    async with live(tmp_path) as bot:
        for watched in ("general", "ideas", "lounge"):
            await bot.set_up(watch=watched)
        where = await place(bot, kind)
        started = await bot.start("mira", channel=where)
        assert "You are in" in text_of(started["message"])
        pitch = await bot.control.say("mira", where, PITCH)
        await bot.pass_(seconds=25)
        nudge = await bot.told("mira", "A small slip")
        assert pitch["channel_id"] in text_of(nudge)
        why = await bot.control.context_menu("mira", "Why was this flagged?", pitch)
        assert "What the machine saw" in text_of(why["message"])
        check = await bot.control.slash("mira", where, "halfhour check", {"text": PITCH})
        assert "This could read like selling" in text_of(check["message"])
        await bot.press("mira", "@bot", nudge, "It isn't selling")
        await bot.pass_(seconds=5)
        queue = await bot.shown("ada", "mod-queue", "Is this selling?")
        await bot.press("ada", "mod-queue", queue, "Keep the slip")
        await bot.pass_(seconds=5)
        await bot.told("mira", "They would keep the slip")
        await bot.control.edit("mira", pitch, "What are you all reading at the moment?")
        await bot.pass_(seconds=5)
        await bot.told("mira", "Mended, thank you")
        left = await bot.press("mira", where, started["message"], "Stop")
        assert left["state"] == "answered"
        await bot.shown("mira", where, "that is that")


async def test_a_link_is_mended_by_saying_why(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        link = await bot.control.say("mira", "general", "https://example.com/essay")
        await bot.pass_(seconds=25)
        await bot.told("mira", "Tell us why you liked it")
        why = "https://example.com/essay I liked how she writes of her own kitchen, it made me laugh"
        await bot.control.edit("mira", link, why)
        await bot.pass_(seconds=5)
        await bot.told("mira", "Mended, thank you")


async def test_what_is_mended_too_late_stays_and_is_not_called_mended(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        pitch = await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        await bot.told("mira", "A small slip")
        await bot.pass_(seconds=125)
        await bot.control.delete("mira", pitch)
        await bot.pass_(minutes=31)
        assert "One slip." in text_of(await bot.told("mira", "well spent"))
        assert not any("Mended" in text for text in await from_the_bot(bot, "mira"))


async def test_a_broken_half_hour_keeps_what_talk_earned(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up(strictness="strict")
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(minutes=4)
        assert "stays yours" in text_of(await bot.told("mira", "This one broke"))
        status = await bot.app.status(guild=GUILD, member=MIRA)
        assert status.last is not None and status.last.state == "broken"
        assert status.recap is not None and status.recap.earned > 0 < status.recap.questions


async def test_only_whoever_slipped_is_offered_an_appeal(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        pitch = await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        for who, offered in (("mira", True), ("ada", False)):
            why = await bot.control.context_menu(who, "Why was this flagged?", pitch)
            assert "What the machine saw" in text_of(why["message"])
            assert any("appeal" in one["custom_id"] for one in buttons(why["message"])) == offered, who
        nosy = await bot.control.context_menu("jonas", "Why was this flagged?", pitch)
        assert "Only whoever wrote it" in text_of(nosy["message"])


async def test_why_tells_of_points_too(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.quiet()
        why = await bot.control.context_menu("mira", "Why was this flagged?", asked)
        told = text_of(why["message"])
        assert "nothing in it looks like selling" in told
        assert "What was booked" in told and "a question" in told and "(answered)" in told


async def test_moderators_see_how_often_a_rule_was_overturned(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        await bot.press("mira", "@bot", await bot.told("mira", "A small slip"), "It isn't selling")
        await bot.pass_(seconds=5)
        queue = await bot.shown("ada", "mod-queue", "Is this selling?")
        decided = await bot.press("ada", "mod-queue", queue, "It isn't selling")
        scopes = [
            b["custom_id"] for b in buttons(decided["message"]) if b["custom_id"].startswith("hh:allow")
        ]
        assert [scope.removeprefix("hh:allow:").split(",")[0] for scope in scopes] == [
            "server", "channel", "member",
        ]  # fmt: skip
        rules = await bot.control.slash("ada", "general", "halfhour-admin rules")
        assert "100" in text_of(rules["message"])
        form = await bot.control.click("ada", decided["message"], scopes[2])
        await bot.control.submit("ada", form, {"value": PITCH})
        await bot.quiet()
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(seconds=25)
        assert sum("A small slip" in text for text in await from_the_bot(bot, "mira")) == 1


async def test_a_check_of_somebody_elses_message_tells_nothing_of_what_they_declared(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("jonas", "general", "halfhour sites", {"add": "jonasbakes.com"})
        words = "I liked how warm https://jonasbakes.com feels, it reminds me of my grandmother's kitchen"
        said = await bot.control.say("jonas", "general", words)
        for who, own in (("jonas", True), ("mira", False)):
            told = await bot.control.context_menu(who, "Check for selling", said)
            assert told["message"]["flags"] & 64
            assert ("A link to your own things" in text_of(told["message"])) == own, who


async def test_a_check_without_a_question_has_two_ideas_and_a_question_needs_none(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for words, ideas in (("We had dumplings last night", 2), ("What did you all cook last night?", 0)):
            told = await bot.control.slash("mira", "general", "halfhour check", {"text": words})
            assert text_of(told["message"]).count("\n- ") == ideas, words


async def test_the_first_half_hour_is_not_called_none(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        me = await bot.control.slash("mira", "general", "halfhour me")
        assert "Your first half hour is running" in text_of(me["message"])
        assert "No half hour yet" not in text_of(me["message"])


def spoken(bot: Live, **more: Any) -> dict[str, Any]:
    """A raw message of mira's, as the gateway would bring it."""
    author = {"id": str(MIRA), "username": "mira", "discriminator": "0", "avatar": None}
    return {
        "id": str(bot.discord.realm.ids.next()), "channel_id": "1150000000000000011", "guild_id": str(GUILD),
        "author": author, "content": PITCH, "type": 0, "attachments": [], "embeds": [], "mentions": [],
        "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False,
        "timestamp": bot.app.clock.now().isoformat(), "edited_timestamp": None, "components": [], "flags": 0,
        **more,
    }  # fmt: skip


async def test_webhooks_bots_and_automods_notices_are_nobodys_words(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        realm, guild = bot.discord.realm, bot.discord.world.guilds[GUILD]
        robot = {"id": str(MIRA), "username": "mira", "discriminator": "0", "avatar": None, "bot": True}
        notice = {"type": 24, "content": PITCH}
        for odd in ({"webhook_id": str(MIRA)}, {"author": robot}, notice, {"type": 7}):
            realm.emit("MESSAGE_CREATE", spoken(bot, **odd), guild=guild)
        await bot.pass_(seconds=30)
        assert await from_the_bot(bot, "mira") == []
        realm.emit("MESSAGE_CREATE", spoken(bot), guild=guild)  # the same as a person's own is one
        await bot.pass_(seconds=30)
        await bot.told("mira", "A small slip")


async def test_after_a_restart_commands_and_menus_know_what_went_before(tmp_path: Path) -> None:
    sandbox = Sandbox(World.default(), clock=VirtualClock(speed=1.0))
    async with sandbox as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira", nudges="here")
            pitch = await bot.control.say("mira", "general", PITCH)
            await bot.quiet()
        async with online(discord_, tmp_path) as bot:
            await bot.pass_(seconds=30)  # no token is left: it waits in the inbox
            assert not any("A small slip" in text_of(m) for m in await bot.control.read("mira", "general"))
            inbox = await bot.control.slash("mira", "general", "halfhour inbox")
            assert "A small slip" in text_of(inbox["message"])
            why = await bot.control.context_menu("mira", "Why was this flagged?", pitch)
            assert "What the machine saw" in text_of(why["message"])
            stopped = await bot.control.slash("mira", "general", "halfhour stop")
            assert "that is that" in text_of(stopped["message"])
