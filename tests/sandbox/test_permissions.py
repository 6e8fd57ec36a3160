from datetime import UTC, datetime, timedelta

import discord
import pytest

from sandbox import Refused, Sandbox, World
from sandbox.permissions import ALL, HISTORY, SEND, VIEW, bits, in_channel, in_guild
from sandbox.world.channel import Channel, ChannelType, Overwrite
from sandbox.world.guild import Guild, Role
from sandbox.world.people import Member
from tests.sandbox.peer import Peer

NOW = datetime(2026, 1, 1, tzinfo=UTC)
EVERYONE, ROLE, OTHER, OWNER, MEMBER = 1, 2, 3, 10, 11


def server(*overwrites: Overwrite, roles: set[int] | None = None, everyone: int = VIEW | SEND) -> int:
    """What the member may do in a channel with those overwrites."""
    guild = Guild(EVERYONE, "server", OWNER)
    guild.roles = {
        EVERYONE: Role(EVERYONE, "@everyone", everyone),
        ROLE: Role(ROLE, "role", position=1),
        OTHER: Role(OTHER, "other", position=2),
    }
    guild.members = {OWNER: Member(OWNER, NOW), MEMBER: Member(MEMBER, NOW, roles or set())}
    channel = Channel(20, ChannelType.TEXT, guild_id=EVERYONE)
    channel.overwrites = {o.id: o for o in overwrites}
    guild.channels = {20: channel}
    assert in_channel(guild, channel, OWNER, NOW) == ALL, "the owner may do everything"
    return in_channel(guild, channel, MEMBER, NOW)


@pytest.mark.parametrize(
    ("overwrites", "roles", "allowed"),
    [
        ([], set(), VIEW | SEND),
        ([Overwrite(EVERYONE, 0, deny=SEND)], set(), VIEW),
        ([Overwrite(EVERYONE, 0, deny=SEND), Overwrite(ROLE, 0, allow=SEND)], {ROLE}, VIEW | SEND),
        ([Overwrite(EVERYONE, 0, deny=SEND), Overwrite(ROLE, 0, allow=SEND)], set(), VIEW),
        ([Overwrite(ROLE, 0, deny=SEND), Overwrite(OTHER, 0, allow=SEND)], {ROLE, OTHER}, VIEW | SEND),
        ([Overwrite(ROLE, 0, allow=SEND), Overwrite(MEMBER, 1, deny=SEND)], {ROLE}, VIEW),
        ([Overwrite(ROLE, 0, deny=SEND), Overwrite(MEMBER, 1, allow=SEND)], {ROLE}, VIEW | SEND),
        ([Overwrite(EVERYONE, 0, deny=VIEW)], set(), 0),
        ([Overwrite(EVERYONE, 0, deny=VIEW, allow=SEND)], set(), 0),
        ([Overwrite(99, 0, deny=VIEW)], set(), VIEW | SEND),
    ],
)
def test_overwrites_apply_in_discords_order(
    overwrites: list[Overwrite], roles: set[int], allowed: int
) -> None:
    assert server(*overwrites, roles=roles) == allowed


def test_whoever_cannot_send_cannot_attach_or_embed_or_mention() -> None:
    everyone = VIEW | SEND | bits("attach_files", "embed_links", "mention_everyone", "add_reactions")
    assert server(Overwrite(EVERYONE, 0, deny=SEND), everyone=everyone) == VIEW | bits("add_reactions")


def test_a_thread_is_written_into_by_its_own_permission() -> None:
    guild = World.default().named_guild(None)
    leaderboard = next(c for c in guild.channels.values() if c.name == "general")
    leaderboard.overwrites = {guild.id: Overwrite(guild.id, 0, deny=SEND)}
    thread = Channel(21, ChannelType.PUBLIC_THREAD, guild_id=guild.id, parent_id=leaderboard.id)
    mira = 1100000000000000012
    attach = bits("attach_files", "send_messages_in_threads")
    assert in_channel(guild, leaderboard, mira, NOW) & bits("attach_files") == 0
    assert in_channel(guild, thread, mira, NOW) & attach == attach


def test_whoever_cannot_connect_sees_a_voice_channel_and_no_more() -> None:
    guild = World.default().named_guild(None)
    lounge = next(c for c in guild.channels.values() if c.name == "lounge")
    lounge.overwrites = {guild.id: Overwrite(guild.id, 0, deny=bits("connect"))}
    allowed = in_channel(guild, lounge, 1100000000000000012, NOW)
    assert (bool(allowed & VIEW), allowed & bits("connect", "speak", "send_messages")) == (True, 0)


def test_an_administrator_passes_every_overwrite() -> None:
    assert server(Overwrite(EVERYONE, 0, deny=VIEW), everyone=bits("administrator")) == ALL


def test_a_time_out_leaves_looking_and_nothing_else_until_it_ends() -> None:
    guild = World.default().named_guild(None)
    mira = next(m for m in guild.members.values() if m.user_id == 1100000000000000012)
    mira.timeout_until = NOW + timedelta(minutes=5)
    assert in_guild(guild, mira.user_id, NOW) == VIEW | HISTORY
    assert in_guild(guild, mira.user_id, NOW + timedelta(minutes=6)) & SEND
    assert in_guild(guild, 1, NOW) == 0, "somebody who is no member may do nothing"


async def test_the_bot_is_refused_where_it_may_not(discord_: Sandbox, peer: Peer) -> None:
    control, room = discord_.control, peer.room("general")
    await control.permit("general", user="bot", deny=["send_messages"])
    with pytest.raises(discord.Forbidden) as mute:
        await room.send("no")
    assert mute.value.code == 50013
    await control.permit("general", user="bot", deny=["read_message_history"])
    assert [m async for m in room.history()] == []
    await control.permit("general", user="bot", deny=["view_channel"])
    with pytest.raises(discord.Forbidden) as blind:
        await room.send("no")
    assert blind.value.code == 50001
    await control.say("mira", "general", "unseen by the bot")
    await control.settle()
    assert peer.heard.empty()


async def test_members_are_refused_where_they_may_not(discord_: Sandbox) -> None:
    control = discord_.control
    for user, channel, code in (
        ("mira", "leaderboard", 50013),
        ("mira", "mod-queue", 50001),
        ("mira", "ideas", 50008),
        ("ada", "leaderboard", 50013),
    ):
        with pytest.raises(Refused) as refused:
            await control.say(user, channel, "hello")
        assert refused.value.code == code
    await control.say("oskar", "leaderboard", "the owner may")
    await control.timeout("mira", 300)
    with pytest.raises(Refused) as silenced:
        await control.say("mira", "general", "hello")
    assert silenced.value.code == 50013
    await control.clock_jump(seconds=301)
    await control.say("mira", "general", "hello again")
    with pytest.raises(Refused) as stranger:
        await control.delete("jonas", (await control.read("mira", "general"))[-1])
    assert stranger.value.code == 50013


async def test_the_bot_handles_roles_below_its_own_only(discord_: Sandbox, peer: Peer) -> None:
    guild = peer.guilds[0]
    mira = await guild.fetch_member(discord_.world.named_user("mira").id)
    social = discord.utils.get(guild.roles, name="Social")
    moderator = discord.utils.get(guild.roles, name="Moderator")
    assert social and moderator
    await mira.add_roles(social, reason="half an hour")
    assert [r.name for r in (await guild.fetch_member(mira.id)).roles] == ["@everyone", "Social"]
    await mira.remove_roles(social)
    with pytest.raises(discord.Forbidden) as above:
        await mira.add_roles(moderator)
    assert above.value.code == 50013
    with pytest.raises(discord.NotFound) as unknown:
        await mira.add_roles(discord.Object(1))
    assert unknown.value.code == 10011
    with pytest.raises(discord.Forbidden):
        await mira.kick()


async def test_nobody_bans_somebody_above(discord_: Sandbox) -> None:
    await discord_.control.roles("jonas", add=["Moderator"])
    with pytest.raises(Refused):
        await discord_.control.ban("jonas", by="ada")
    with pytest.raises(Refused):
        await discord_.control.ban("mira", by="noor")
    await discord_.control.say("mira", "general", "goodbye")
    await discord_.control.ban("mira", by="ada", delete_seconds=60)
    assert await discord_.control.read("ada", "general") == []
    with pytest.raises(Refused) as banned:
        await discord_.control.join("mira")
    assert banned.value.code == 40007
    await discord_.control.unban("mira")
    await discord_.control.join("mira")
