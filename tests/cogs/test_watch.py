"""Every kind of message, in simcord: what reaches the application, and what never does."""

import discord
import pytest

from bot.core.post import Attachment, Target
from tests.cogs.scene import scene


async def test_nothing_is_handed_on_where_no_half_hour_runs() -> None:
    async with scene() as s:
        await s.ada.send(s.general, "hello")
        assert s.app.told == []


async def test_a_message_in_a_watched_channel_becomes_a_post() -> None:
    async with scene() as s:
        s.watch(s.general)
        message = await s.ada.send(s.general, f"what do you think, {s.bob.mention}?")
        (verb, what), *others = s.app.told
        assert (verb, others) == ("watch", [])
        post = what["post"]
        assert (post.message, post.author, post.text) == (message.id, s.ada.id, message.content)
        assert (post.guild, post.channel, post.mentions) == (s.guild.id, s.general.id, (s.bob.id,))
        assert (post.revision, post.recent, post.at) == (0, (), message.created_at)


async def test_another_channel_is_not_handed_on() -> None:
    async with scene() as s:
        s.watch(s.general)
        promo = s.guild.create_text_channel("promo")
        await s.ada.send(promo, "buy my book")
        assert s.app.told == []


async def test_a_reply_says_what_it_answers() -> None:
    async with scene() as s:
        s.watch(s.general)
        asked = await s.bob.send(s.general, "does anybody bake?")
        await s.ada.send(s.general, "every sunday", reply_to=asked)
        assert s.app.posts()[1].replied_to == Target(asked.id, s.bob.id, "does anybody bake?")


async def test_a_bot_is_nobody_to_talk_with() -> None:
    async with scene() as s:
        s.watch(s.general)
        channel = s.bot.get_channel(s.general.id)
        assert isinstance(channel, discord.TextChannel) and s.bot.user is not None
        said = await channel.send("a card")
        await s.ada.send(s.general, f"thanks {s.bot.user.mention} and {s.bob.mention}", reply_to=said)
        post = s.app.posts()[0]
        assert (post.replied_to, post.mentions) == (None, (s.bob.id,))


async def test_a_reply_to_what_was_deleted_answers_nobody() -> None:
    async with scene() as s:
        s.watch(s.general)
        asked = await s.bob.send(s.general, "does anybody bake?")
        answer = await s.ada.send(s.general, "every sunday", reply_to=asked)
        await s.bob.delete(asked)
        await s.ada.edit(answer, "every sunday, bread mostly")
        assert s.app.posts()[-1].text == "every sunday, bread mostly"


async def test_an_edit_carries_its_revision_and_only_those_who_took_the_dare_are_looked_at() -> None:
    async with scene() as s:
        s.watch(s.general)
        mine, theirs = await s.ada.send(s.general, "one"), await s.bob.send(s.general, "two")
        s.app.told.clear()
        await s.bob.edit(theirs, "three")
        assert s.app.told == []
        await s.ada.edit(mine, "four")
        (verb, what) = s.app.told[0]
        assert (verb, what["post"].text) == ("edited", "four")
        assert what["post"].revision > 0


async def test_a_delete_is_told_wherever_a_server_is_set_up() -> None:
    async with scene() as s:
        message = await s.ada.send(s.general, "one")
        await s.ada.delete(message)
        assert s.app.told == []
        s.watch(s.general)
        message = await s.ada.send(s.general, "two")
        s.app.told.clear()
        await s.ada.delete(message)
        assert s.app.told == [
            ("deleted", {"guild": s.guild.id, "channel": s.general.id, "messages": (message.id,)})
        ]


async def test_a_reaction_is_told() -> None:
    async with scene() as s:
        s.watch(s.general)
        message = await s.ada.send(s.general, "one")
        s.app.told.clear()
        await s.bob.react(message, "🎉")
        verb, what = s.app.told[0]
        assert verb == "reacted"
        assert (what["message"], what["by"]) == (message.id, s.bob.id)
        assert (what["emoji"], what["added"]) == ("🎉", True)


async def test_a_forward_is_somebody_elses_words() -> None:
    async with scene() as s:
        s.watch(s.general)
        promo = s.guild.create_text_channel("promo")
        source = await s.bob.send(promo, "my shop has new mugs")
        await s.ada.forward(source, s.general)
        post = s.app.posts()[0]
        assert (post.text, post.forwarded, post.replied_to) == ("", ("my shop has new mugs",), None)


async def test_an_attachment_is_named() -> None:
    async with scene() as s:
        s.watch(s.general)
        await s.ada.send(s.general, "look", attachments=[("cat.png", b"x")])
        assert s.app.posts()[0].attachments == (Attachment("cat.png", ""),)


async def test_a_thread_of_a_watched_channel_is_watched() -> None:
    async with scene() as s:
        s.watch(s.general)
        channel = s.bot.get_channel(s.general.id)
        assert isinstance(channel, discord.TextChannel)
        thread = await channel.create_thread(name="bread", type=discord.ChannelType.public_thread)
        handle = next(one for one in s.general.threads if one.id == thread.id)
        await s.ada.send(handle, "sourdough?")
        verb, what = s.app.told[-1]
        assert (verb, what["place"].channel, what["place"].parent) == ("watch", thread.id, s.general.id)


async def test_webhooks_and_bots_and_system_notices_say_nothing() -> None:
    async with scene() as s:
        s.watch(s.general)
        hook = s.guild.create_webhook(s.general)
        await hook.send("buy my book")
        robot = s.guild.add_member(s.env.create_user("robot", bot=True))
        await robot.send(s.general, "buy my book")
        assert s.app.told == []


async def test_three_empty_messages_in_a_row_mean_that_the_words_are_withheld() -> None:
    async with scene() as s:
        s.watch(s.general)
        s.bot.sees(words=False)
        assert s.bot.blind
        await s.ada.send(s.general, "hello")
        assert not s.bot.blind


async def test_whoever_writes_to_the_bot_gets_one_kind_pointer() -> None:
    async with scene() as s:
        await s.ada.send_dm("hello?")
        await s.ada.send_dm("anybody?")
        said = [message.content for message in s.ada.user.dm_channel.history() if message.author.bot]
        assert len(said) == 1
        assert "/halfhour start" in said[0]


@pytest.mark.parametrize("unavailable", [True, False])
async def test_an_outage_is_no_farewell(unavailable: bool) -> None:
    async with scene() as s:
        s.watch(s.general)
        parse = s.bot._connection.parsers["GUILD_DELETE"]
        parse({"id": str(s.guild.id), "unavailable": unavailable})
        await s.env.settle()
        assert ("guild_gone" in s.app.verbs()) is not unavailable
