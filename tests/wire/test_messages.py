"""Every kind of message on the wire: threads, forum posts, voice chat, forwards, polls, files, deletes."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.wire.live import GUILD, Live, live, text_of

MIRA = 1100000000000000012
PITCH = "Check out my channel, link in bio! DM me for rates"
SMALL_PNG = "iVBORw0KGgo="


async def lost(bot: Live) -> int:
    status = await bot.app.status(guild=GUILD, member=MIRA)
    return status.recap.lost if status.recap else 0


async def slipped(bot: Live) -> None:
    async def look() -> int:
        return await lost(bot)

    await bot.eventually(look, "the slip")


async def test_a_thread_in_a_watched_channel(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.thread("mira", "general", "my things", content=PITCH)
        await slipped(bot)


async def test_a_forum_post_with_its_title(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up(watch="ideas")
        await bot.set_up(watch="general")
        await bot.start("mira")
        await bot.control.thread(
            "mira", "ideas", "Check out my channel, link in bio", content="DM me for rates"
        )
        await slipped(bot)


async def test_the_chat_of_a_voice_channel(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.set_up(watch="lounge")
        await bot.start("mira")
        await bot.control.say("mira", "lounge", PITCH)
        await slipped(bot)


async def test_a_pitch_in_the_description_of_a_picture(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        file = {
            "filename": "cat.png", "description": PITCH, "content_type": "image/png", "data_b64": SMALL_PNG
        }  # fmt: skip
        await bot.control.say("mira", "general", "look", attachments=[file])
        await slipped(bot)


async def test_a_pitch_in_a_poll(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        poll: dict[str, Any] = {
            "question": {"text": "Who will check out my channel? link in bio"},
            "answers": [{"poll_media": {"text": "me"}}, {"poll_media": {"text": "DM me for rates"}}],
            "duration": 24,
            "allow_multiselect": False,
        }
        await bot.control.say("mira", "general", poll=poll)
        await slipped(bot)


async def test_a_forward_without_a_word(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        source = await bot.control.say("jonas", "promo", "https://example.com/shop")
        await bot.control.forward("mira", source, "general")
        await slipped(bot)


@pytest.mark.parametrize("how", ["voice", "sticker", "channel that is exempt"])
async def test_what_is_no_noise_stays_silent(tmp_path: Path, how: str) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        if how == "voice":
            file = {
                "filename": "voice-message.ogg", "content_type": "audio/ogg", "data_b64": SMALL_PNG,
                "duration_secs": 2.0, "waveform": "AAAA",
            }  # fmt: skip
            await bot.control.say("mira", "general", attachments=[file], voice=True)
        elif how == "sticker":
            await bot.control.say("mira", "general", stickers=["749054660769218631"])
        else:
            await bot.control.say("mira", "promo", PITCH)
        await bot.pass_(minutes=2)
        assert await lost(bot) == 0
        assert [m for m in await bot.control.dm("mira") if "slip" in text_of(m)] == []


async def test_bulk_deletes_take_the_slips_with_them(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        one = await bot.control.say("mira", "general", PITCH)
        two = await bot.control.say("jonas", "general", "hello")
        await slipped(bot)
        await bot.control.bulk_delete([one, two])

        async def forgiven() -> bool:
            return await lost(bot) == 0

        await bot.eventually(forgiven, "the forgiveness")


async def test_a_reaction_thanks_for_an_answer(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.start("jonas")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        answered = await bot.control.say("jonas", "general", "Soup, with too much garlic", reply_to=asked)
        await bot.control.settle()
        await bot.control.react("mira", answered, "🍲")

        async def thanked() -> bool:
            lines = await bot.app.why_points(guild=GUILD, message=int(answered["id"]))
            return any(line.finding == "thanks" for line in lines)

        await bot.eventually(thanked, "the thanks")


async def test_a_word_of_thanks_right_after_an_answer(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")

        async def answered(question: str, answer: str) -> int:
            await bot.control.say("sam", "general", question)
            await bot.quiet()
            message = await bot.control.say("mira", "general", answer)
            await bot.quiet()
            return int(message["id"])

        async def taken_up(message: int) -> list[int]:
            lines = await bot.app.why_points(guild=GUILD, message=message)
            return [line.points for line in lines if line.finding == "thanks"]

        first = await answered("How do I get candle wax out of a rug?", "Try a hot iron through a paper bag")
        await bot.control.say("jonas", "general", "omg thanks")
        await bot.control.say("sam", "general", "ty")  # for which of the two, nobody can tell
        await bot.quiet()
        await bot.pass_(minutes=4)
        second = await answered("And how do I get tea out of a cup?", "Try scrubbing it with salt")
        await bot.control.say("sam", "general", "that worked, thanks mira")
        await bot.quiet()
        assert (await taken_up(first), await taken_up(second)) == ([], [15])


async def test_bots_and_webhooks_credit_nobody(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.person("robot", bot=True)
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("robot", "general", "Soup, of course, with garlic", reply_to=asked)
        await bot.control.say("robot", "general", f"<@{MIRA}> soup, of course, with garlic")
        await bot.control.react("robot", asked, "🍲")
        raw = await bot.control.say(
            "sam", "promo", "Soup, with more garlic than anybody needs", reply_to=None
        )
        told = {**raw, "channel_id": asked["channel_id"], "guild_id": str(GUILD), "type": 19}
        told |= {"message_reference": {"message_id": asked["id"], "channel_id": asked["channel_id"]}}
        told |= {"referenced_message": asked, "id": str(bot.discord.realm.ids.next())}
        guild = bot.discord.world.guilds[GUILD]
        bot.discord.realm.emit("MESSAGE_CREATE", {**told, "webhook_id": str(MIRA + 500)}, guild=guild)
        await bot.quiet()

        async def credits() -> list[str]:
            async with bot.app.leaderboard.database.read() as connection:
                rows = await connection.execute(text("SELECT finding FROM ledger WHERE partner <> 0"))
                return sorted({row[0] for row in rows})

        assert await credits() == []
        bot.discord.realm.emit("MESSAGE_CREATE", told, guild=guild)  # the same as a person's own counts
        await bot.quiet()
        assert await credits() == ["meeting", "replied"]
