from datetime import timedelta

import discord
import pytest

from sandbox import Refused, Sandbox
from tests.sandbox.peer import USUAL, Peer, logged_in

MANY = (
    "view_channel", "send_messages", "read_message_history", "manage_channels", "manage_roles",
    "view_audit_log", "manage_messages", "manage_guild", "manage_nicknames", "change_nickname",
    "moderate_members", "kick_members", "ban_members",
)  # fmt: skip


async def test_threads_live_and_are_archived(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "general", "a long story")
    await peer.next_message()
    async with peer.hears("thread_create") as made:
        opened = await discord_.control.thread("jonas", "general", "the story", message=said)
    thread = made[0][0]
    assert (thread.name, thread.id, thread.parent.name) == ("the story", int(said["id"]), "general")
    assert (await peer.next_message()).type is discord.MessageType.thread_starter_message
    await discord_.control.say("mira", opened["id"], "inside")
    assert (await peer.next_message()).channel == thread
    await thread.join()
    assert {m.id for m in await thread.fetch_members()} >= {discord_.realm.bot_id}
    assert [t.name for t in await peer.guilds[0].active_threads()] == ["the story"]
    async with peer.hears("raw_thread_update"):
        await discord_.control.thread_edit("jonas", opened["id"], {"archived": True})
    assert await peer.guilds[0].active_threads() == []
    assert [t.name async for t in peer.room("general").archived_threads()] == ["the story"]
    await discord_.control.say("mira", opened["id"], "awake again")
    assert [t.name for t in await peer.guilds[0].active_threads()] == ["the story"]
    with pytest.raises(Refused) as twice:
        await discord_.control.thread("jonas", "general", "again", message=said)
    assert twice.value.code == 160004


async def test_a_private_thread_is_seen_by_its_members_alone(discord_: Sandbox) -> None:
    opened = await discord_.control.thread("ada", "general", "quiet", private=True, content="hello")
    assert len(await discord_.control.read("ada", opened["id"])) == 1
    with pytest.raises(Refused) as unseen:
        await discord_.control.read("mira", opened["id"])
    assert unseen.value.code == 50001


async def test_forum_posts_are_threads_with_a_first_message(discord_: Sandbox, peer: Peer) -> None:
    async with peer.hears("thread_create") as made:
        await discord_.control.thread("mira", "ideas", "Walks?", content="Who walks?", tags=["question"])
    post = made[0][0]
    assert [t.name for t in post.applied_tags] == ["question"]
    assert (await peer.next_message()).id == post.id
    await discord_.control.set_aside("the client asks for nested fields, which the description lacks")
    own = await peer.room("ideas").create_thread(name="A post", content="by the bot")
    assert own.message.content == "by the bot"
    await own.thread.edit(archived=True)


async def test_a_thread_by_the_bot(discord_: Sandbox, peer: Peer) -> None:
    room = peer.room("general")
    message = await room.send("start here")
    thread = await message.create_thread(name="here")
    await thread.send("first")
    alone = await room.create_thread(name="alone", type=discord.ChannelType.public_thread)
    assert {t["name"] for t in discord_.state("mira")["guilds"][0]["threads"]} == {"here", "alone"}
    await alone.leave()
    with pytest.raises(discord.Forbidden):
        await alone.delete()


async def test_voice_channels_have_a_chat_and_people(discord_: Sandbox) -> None:
    intents = discord.Intents(USUAL.value | discord.Intents(voice_states=True).value)
    async with logged_in(discord_, Peer(intents)) as peer:
        await discord_.control.say("mira", "lounge", "anybody here?")
        assert isinstance((await peer.next_message()).channel, discord.VoiceChannel)
        async with peer.hears("voice_state_update") as moves:
            await discord_.control.voice("mira", "lounge")
        member, _, after = moves[0]
        assert (member.name, after.channel.name) == ("mira", "lounge")
        async with peer.hears("voice_state_update"):
            await discord_.control.voice("mira", None)


async def test_scheduled_events_are_made_followed_and_ended(discord_: Sandbox) -> None:
    intents = discord.Intents(USUAL.value | discord.Intents(guild_scheduled_events=True).value)
    async with logged_in(discord_, Peer(intents)) as peer:
        guild = peer.guilds[0]
        start = discord_.clock.now() + timedelta(hours=1)
        event = await guild.create_scheduled_event(
            name="A half hour together",
            start_time=start,
            end_time=start + timedelta(minutes=30),
            entity_type=discord.EntityType.external,
            location="#general",
            privacy_level=discord.PrivacyLevel.guild_only,
        )
        async with peer.hears("socket_event_type"):
            await discord_.control.interested("mira", event.id)
        assert peer.told["socket_event_type"][-1] == ("GUILD_SCHEDULED_EVENT_USER_ADD",)
        assert [u.name async for u in event.users()] == ["mira"]
        assert (await guild.fetch_scheduled_event(event.id)).user_count == 1
        event = await event.start()
        event = await event.end()
        assert await guild.fetch_scheduled_events() == []
        with pytest.raises(discord.HTTPException):
            await peer.http.edit_scheduled_event(guild.id, event.id, reason=None, status=2)
        await event.delete()
        with pytest.raises(discord.NotFound) as gone:
            await guild.fetch_scheduled_event(event.id)
        assert gone.value.code == 10070
        with pytest.raises(Refused):
            await discord_.control.event("mira", "a member may not")
        await discord_.control.event("ada", "a moderator may")


async def test_channels_and_roles_are_made_changed_and_deleted(discord_: Sandbox, peer: Peer) -> None:
    guild, control = peer.guilds[0], discord_.control
    with pytest.raises(discord.Forbidden):
        await guild.create_text_channel("never")
    await control.role_permissions("Half Hour", MANY)
    room = await guild.create_text_channel("A New Room", topic="new")
    assert (room.name, room.topic) == ("a-new-room", "new")
    await room.edit(topic="newer", slowmode_delay=5)
    await room.set_permissions(guild.default_role, send_messages=False)
    with pytest.raises(Refused):
        await control.say("mira", room.id, "no")
    await room.set_permissions(guild.default_role, overwrite=None)
    await control.say("mira", room.id, "yes")
    await room.delete()
    with pytest.raises(discord.NotFound) as gone:
        await peer.fetch_channel(room.id)
    assert gone.value.code == 10003
    role = await guild.create_role(name="Walker", colour=discord.Colour.green())
    await role.edit(name="Walkers", mentionable=True)
    assert "Walkers" in [r.name for r in await guild.fetch_roles()]
    await role.delete()
    assert [entry.action async for entry in guild.audit_logs(limit=1)] == [discord.AuditLogAction.role_delete]


async def test_members_are_changed_and_sent_away(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.role_permissions("Half Hour", MANY)
    guild, mira = peer.guilds[0], discord_.world.named_user("mira").id
    member = await guild.fetch_member(mira)
    edited = await member.edit(nick="Mimi")
    assert edited and edited.nick == "Mimi"
    await member.timeout(timedelta(minutes=5))
    with pytest.raises(Refused):
        await discord_.control.say("mira", "general", "silenced")
    await member.timeout(None)
    await guild.me.edit(nick="Half")
    await member.kick(reason="goodbye")
    with pytest.raises(discord.NotFound) as gone:
        await guild.fetch_member(mira)
    assert gone.value.code == 10007
    await discord_.control.set_aside("the client bans by query and without a body, unlike the description")
    await guild.ban(discord.Object(mira))
    assert [entry.user.name async for entry in guild.bans()] == ["mira"]
    await guild.unban(discord.Object(mira))
    with pytest.raises(discord.NotFound) as unbanned:
        await guild.fetch_ban(discord.Object(mira))
    assert unbanned.value.code == 10026


async def test_reactions_are_counted_listed_and_cleared(discord_: Sandbox, peer: Peer) -> None:
    said = await discord_.control.say("mira", "general", "a joke")
    message = await peer.next_message()
    await message.add_reaction("😂")
    for who in ("jonas", "ada"):
        await discord_.control.react(who, said, "😂")
    (reaction,) = (await message.channel.fetch_message(message.id)).reactions
    assert (reaction.count, reaction.me) == (3, True)
    assert {u.name async for u in reaction.users()} == {"Half Hour", "jonas", "ada"}
    await message.remove_reaction("😂", peer.user)  # type: ignore[arg-type]  # the bot is logged in
    with pytest.raises(discord.Forbidden):
        await message.clear_reactions()
    with pytest.raises(Refused) as unknown:
        await discord_.control.react("jonas", said, "hello")
    assert unknown.value.code == 10014
    await discord_.control.unreact("ada", said, "😂", whose="jonas")
    assert [r["count"] for r in (await discord_.control.read("ada", "general"))[0]["reactions"]] == [1]
