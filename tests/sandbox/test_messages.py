import base64
import io
from datetime import timedelta
from typing import Any

import discord
import pytest

from sandbox import Refused, Sandbox
from tests.sandbox.peer import Peer

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def test_a_person_writes_and_the_bot_replies_edits_and_deletes(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.say("mira", "general", "What are you reading?")
    question = await peer.next_message()
    assert (question.content, question.author.name) == ("What are you reading?", "mira")
    reply = await question.reply("A book.", mention_author=False)
    assert (reply.reference and reply.reference.message_id, reply.mentions) == (question.id, [])
    await reply.edit(content="Two books.")
    assert (await question.channel.fetch_message(reply.id)).content == "Two books."
    await reply.delete()
    assert [m["content"] for m in await discord_.control.read("jonas", "general")] == [
        "What are you reading?"
    ]


async def test_what_people_do_to_messages_reaches_the_bot(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "general", "first")
    async with peer.hears("raw_message_edit") as edits:
        await discord_.control.edit("mira", said, "second")
    assert edits[0][0].data["content"] == "second"
    answer = await discord_.control.say("jonas", "general", "why?", reply_to=said)
    assert answer["referenced_message"]["content"] == "second"
    assert [u["username"] for u in answer["mentions"]] == ["mira"]
    async with peer.hears("raw_reaction_add") as reactions:
        await discord_.control.react("jonas", said, "👍")
    assert str(reactions[0][0].emoji) == "👍"
    async with peer.hears("raw_message_delete") as gone:
        await discord_.control.delete("mira", said)
    assert gone[0][0].message_id == int(said["id"])
    more = [await discord_.control.say("mira", "general", str(i)) for i in range(3)]
    async with peer.hears("raw_bulk_message_delete") as many:
        await discord_.control.bulk_delete(more)
    assert many[0][0].message_ids == {int(m["id"]) for m in more}


async def test_history_is_paged_as_discord_pages_it(discord_: Sandbox, peer: Peer) -> None:
    said = [int((await discord_.control.say("mira", "general", str(i)))["id"]) for i in range(7)]
    room = peer.room("general")
    assert [m.id async for m in room.history(limit=3)] == said[:3:-1]
    assert [m.id async for m in room.history(limit=3, before=discord.Object(said[3]))] == said[2::-1]
    assert [m.id async for m in room.history(limit=2, after=discord.Object(said[3]))] == said[4:6]
    assert [m.id async for m in room.history(limit=3, around=discord.Object(said[3]))] == said[4:1:-1]
    assert [m.id async for m in room.history(limit=None, oldest_first=True)] == said


async def test_a_repeated_nonce_posts_once(discord_: Sandbox, peer: Peer) -> None:
    room = peer.room("general")
    first = await room.send("once", nonce="row 1")
    second = await room.send("once", nonce="row 1")
    third = await room.send("again", nonce="row 2")
    assert first.id == second.id != third.id
    assert [m["content"] for m in await discord_.control.read("mira", "general")] == ["once", "again"]


async def test_files_go_up_and_come_down(discord_: Sandbox, peer: Peer) -> None:
    room = peer.room("general")
    file = discord.File(io.BytesIO(PIXEL), "board.png", description="the board")
    sent = await room.send(
        file=file, embed=discord.Embed(title="Board").set_image(url="attachment://board.png")
    )
    (attachment,) = sent.attachments
    assert (attachment.width, attachment.height, attachment.description) == (1, 1, "the board")
    assert await attachment.read() == PIXEL
    assert (await discord_.control.capture())[-1]["set_aside"] == "CDN"
    assert sent.embeds[0].image.url == attachment.url
    swapped = await sent.edit(attachments=[discord.File(io.BytesIO(b"text"), "a.txt")], embed=None)
    assert [a.filename for a in swapped.attachments] == ["a.txt"]
    photo = {"filename": "me.png", "content_type": "image/png", "data_b64": base64.b64encode(PIXEL).decode()}
    await discord_.control.say("mira", "general", attachments=[photo])
    assert [a.filename for a in (await peer.next_message()).attachments] == ["a.txt"], "as it is now"
    assert [a.filename for a in (await peer.next_message()).attachments] == ["me.png"]


async def test_a_forward_carries_a_snapshot(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "promo", "Buy my book https://example.org")
    await peer.next_message()
    await discord_.control.forward("mira", said, "general")
    forwarded = await peer.next_message()
    assert forwarded.content == ""
    assert forwarded.message_snapshots[0].content == "Buy my book https://example.org"
    assert forwarded.reference and forwarded.reference.type is discord.MessageReferenceType.forward
    assert (await forwarded.channel.fetch_message(forwarded.id)).message_snapshots


async def test_allowed_mentions_decide_who_is_mentioned(discord_: Sandbox, peer: Peer) -> None:
    world, room = discord_.world, peer.room("general")
    mira = world.named_user("mira").id
    text = f"<@{mira}> <@&1150000000000000001> @everyone"
    silent = await room.send(text, allowed_mentions=discord.AllowedMentions.none())
    assert (silent.mentions, silent.role_mentions, silent.mention_everyone) == ([], [], False)
    loud = await room.send(
        text, allowed_mentions=discord.AllowedMentions(users=True, roles=True, everyone=True)
    )
    assert [u.id for u in loud.mentions] == [mira]
    assert [r.name for r in loud.role_mentions] == ["Social"]
    assert loud.mention_everyone is False, "the bot may not mention everyone"
    ada = await discord_.control.say("ada", "general", "@everyone hello")
    assert ada["mention_everyone"] is True


async def test_polls_are_voted_on_and_end(discord_: Sandbox, peer: Peer) -> None:
    poll = {"question": {"text": "Tea?"}, "answers": [{"poll_media": {"text": t}} for t in ("yes", "no")]}
    await discord_.control.say("mira", "general", poll=poll)
    message = await peer.next_message()
    assert message.poll and [a.text for a in message.poll.answers] == ["yes", "no"]
    await discord_.control.vote("jonas", message.id, [1])
    refreshed = await message.channel.fetch_message(message.id)
    assert refreshed.poll
    assert [u.name async for u in refreshed.poll.answers[0].voters()] == ["jonas"]
    await discord_.control.clock_jump(seconds=25 * 3600)
    refreshed = await message.channel.fetch_message(message.id)
    assert refreshed.poll and refreshed.poll.is_finalised(), "a poll ends by itself after its hours"
    own = discord.Poll("More?", duration=timedelta(hours=1))
    own.add_answer(text="yes", emoji="🍵")
    sent = await message.channel.send(poll=own)
    assert sent.poll and str(sent.poll.answers[0].emoji) == "🍵"
    ended = await sent.end_poll()
    assert ended.poll and ended.poll.is_finalised()
    with pytest.raises(Refused) as refused:
        await discord_.control.vote("jonas", ended.id, [1])
    assert refused.value.code == 520001


async def test_pins_are_listed_and_announced(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "general", "keep this")
    await peer.next_message()
    await discord_.control.pin("ada", said)
    assert (await peer.next_message()).type is discord.MessageType.pins_add
    assert [m.content async for m in peer.room("general").pins()] == ["keep this"]
    with pytest.raises(Refused) as refused:
        await discord_.control.pin("mira", said, on=False)
    assert refused.value.code == 50013


@pytest.mark.parametrize(
    ("content", "fields", "code", "path"),
    [
        ("", {}, 50006, None),
        ("x" * 2001, {}, 50035, "content"),
        ("x", {"embeds": [discord.Embed(title="x" * 257)]}, 50035, "embeds.0.title"),
        ("x", {"embeds": [discord.Embed(description="x" * 4000)] * 2}, 50035, "embeds"),
    ],
)
async def test_a_body_beyond_the_limits_is_refused(
    discord_: Sandbox, peer: Peer, content: str, fields: dict[str, object], code: int, path: str | None
) -> None:
    await discord_.control.set_aside("wrong on purpose")
    with pytest.raises(discord.HTTPException) as refused:
        await peer.room("general").send(content, **fields)
    assert refused.value.code == code
    if path:
        assert f"In {path}" in refused.value.text


@pytest.mark.parametrize(
    ("poll", "path"),
    [
        ("tea or coffee", "poll"),
        ({"question": "tea or coffee", "answers": []}, "poll.question"),
        ({"question": {"text": "tea or coffee"}, "answers": ["tea"]}, "poll.answers.0"),
        ({"question": {"text": "tea or coffee"}, "answers": "tea"}, "poll.answers"),
        (
            {"question": {"text": "?"}, "answers": [{"poll_media": {"text": "tea"}}], "duration": "long"},
            "poll.duration",
        ),
    ],
)
async def test_a_poll_of_the_wrong_shape_is_refused_with_its_place(
    discord_: Sandbox, poll: Any, path: str
) -> None:
    with pytest.raises(Refused) as refused:
        await discord_.control.say("mira", "general", "", poll=poll)
    assert refused.value.code == 50035
    fault: Any = refused.value.errors
    for part in path.split("."):
        fault = fault[part]
    assert fault["_errors"]


async def test_closed_direct_messages_are_refused_and_open_ones_arrive(discord_: Sandbox, peer: Peer) -> None:
    mira = await peer.fetch_user(discord_.world.named_user("mira").id)
    await mira.send("psst")
    assert [m["content"] for m in await discord_.control.dm("mira")] == ["psst"]
    await discord_.control.say("mira", "@bot", "yes?")
    heard = [(await peer.next_message()).content for _ in range(2)]
    assert heard == ["psst", "yes?"]
    await discord_.control.close_dms("mira")
    with pytest.raises(discord.Forbidden) as refused:
        await mira.send("again")
    assert refused.value.code == 50007
    await discord_.control.close_dms("mira", closed=False)
    await discord_.control.leave("mira")
    with pytest.raises(discord.Forbidden) as gone:
        await mira.send("again")
    assert gone.value.code == 50278


async def test_slow_mode_binds_members_and_runs_on_the_virtual_clock(discord_: Sandbox) -> None:
    await discord_.control.channel("slow", slowmode=60)
    await discord_.control.say("mira", "slow", "one")
    with pytest.raises(Refused) as refused:
        await discord_.control.say("mira", "slow", "two")
    assert refused.value.code == 20016
    await discord_.control.say("ada", "slow", "a moderator may")
    await discord_.control.clock_jump(seconds=61)
    await discord_.control.say("mira", "slow", "two")


async def test_nobody_edits_what_somebody_else_wrote(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "general", "mine")
    with pytest.raises(Refused) as refused:
        await discord_.control.edit("jonas", said, "ours")
    assert (refused.value.status, refused.value.code) == (403, 50005)
    with pytest.raises(Refused) as unknown:
        await discord_.control.edit("mira", 1, "nothing")
    assert unknown.value.code == 10008


async def test_a_link_preview_is_an_update_without_an_edit(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "general", "https://example.org")
    async with peer.hears("raw_message_edit") as edits:
        await discord_.control.unfurl(said, "https://example.org", "Example")
    data = edits[0][0].data
    assert (data["edited_timestamp"], data["embeds"][0]["title"]) == (None, "Example")
