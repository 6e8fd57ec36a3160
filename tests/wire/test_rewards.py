"""Roles of the week on the wire: they move, and what stands in the way is said in plain words."""

from pathlib import Path
from typing import Any

from sandbox.acts import roles
from sandbox.world.guild import Guild
from tests.wire.live import GUILD, Live, buttons, live, text_of
from tests.wire.test_board import alternative, talk

SOCIAL = "1150000000000000001"
TROUBLE = "A role could not be given"


async def roles_of(bot: Live, who: str) -> list[str]:
    world = await bot.control.world()
    guild = next(one for one in world["guilds"] if str(one["id"]) == str(GUILD))
    member = next(one for one in guild["members"] if one["user"]["username"] == who)
    return [str(role) for role in member["roles"]]


def guild_of(bot: Live) -> Guild:
    return bot.discord.realm.world.named_guild(None)


def raised(bot: Live, name: str) -> str:
    """A new role above the bot's own, made by the owner."""
    guild = guild_of(bot)
    made = roles.create(bot.discord.realm, guild, guild.owner_id, {"name": name})
    move(bot, made.id, max(role.position for role in guild.roles.values()) + 1)
    return str(made.id)


def move(bot: Live, role: int, position: int) -> None:
    """The owner drags a role to a place, and the others make room."""
    guild = guild_of(bot)
    others = sorted(
        (one for one in guild.roles.values() if one.id not in (role, guild.id)), key=lambda one: one.position
    )
    order = [one.id for one in others]
    order.insert(position - 1, role)
    places = {one: at for at, one in enumerate(order, start=1)}
    roles.reorder(bot.discord.realm, guild, guild.owner_id, places)


async def choose(bot: Live, **options: Any) -> str:
    result = await bot.control.slash("ada", "general", "halfhour-admin rewards", options)
    return text_of(result["message"])


async def test_the_role_of_the_week_moves_on(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        told = await choose(bot, top="Social")
        assert f"<@&{SOCIAL}>" in told and "Decided next" in told
        await talk(bot, "mira")
        await bot.pass_(days=7)
        assert SOCIAL in await roles_of(bot, "mira")
        assert "one has it now" in await choose(bot)
        await talk(bot, "jonas")
        await bot.pass_(days=7)
        assert SOCIAL in await roles_of(bot, "jonas") and SOCIAL not in await roles_of(bot, "mira")
        assert "nothing" in await choose(bot, stop="all")
        await bot.pass_(minutes=2)
        assert SOCIAL not in await roles_of(bot, "jonas")


async def test_only_me_takes_the_role_back(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await choose(bot, top="Social")
        await talk(bot, "mira")
        await bot.pass_(days=7)
        assert SOCIAL in await roles_of(bot, "mira")
        await bot.control.slash("mira", "general", "halfhour settings", {"board": "me"})
        await bot.pass_(seconds=1)
        assert SOCIAL not in await roles_of(bot, "mira")


async def test_a_right_taken_away_is_told_once_and_given_back_is_enough(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await choose(bot, top="Social")
        await talk(bot, "mira")
        rights = ["view_channel", "send_messages", "read_message_history", "attach_files", "embed_links"]
        await bot.control.role_permissions("Half Hour", rights)
        await bot.quiet()
        await bot.pass_(days=7)
        told = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert len(told) == 1 and "Manage Roles" in text_of(told[0])
        assert "Manage Roles" in await choose(bot)
        assert SOCIAL not in await roles_of(bot, "mira")
        assert [line for line in await bot.control.capture() if line["status"] == 403] == []
        await bot.control.role_permissions("Half Hour", [*rights, "manage_roles"])
        await bot.quiet()
        await bot.pass_(seconds=1)
        assert SOCIAL in await roles_of(bot, "mira")
        assert "Manage Roles" not in await choose(bot)


async def test_a_role_above_the_bots_own_is_refused_and_found_later_told(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        assert "stands above mine" in await choose(bot, top=raised(bot, "Star"))
        await choose(bot, top="Social")
        await talk(bot, "mira")
        move(bot, int(SOCIAL), 3)
        await bot.quiet()
        await bot.pass_(days=7)
        (told,) = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert "stands above mine" in text_of(told)
        move(bot, int(SOCIAL), 1)
        await bot.quiet()
        await bot.control.click("ada", told, buttons(told)[0]["custom_id"])
        await bot.pass_(seconds=1)
        assert SOCIAL in await roles_of(bot, "mira")


async def test_whoever_has_no_say_cannot_choose(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        visible = [command["name"] for command in await bot.control.commands("mira", "general")]
        assert "halfhour-admin" not in visible


async def test_a_deleted_role_is_told_once_and_given_no_more(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await choose(bot, top="Social")
        guild = guild_of(bot)
        roles.delete(bot.discord.realm, guild, guild.owner_id, int(SOCIAL))
        await bot.quiet()
        for _ in range(2):
            await talk(bot, "mira")
            await bot.pass_(days=7)
        told = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert len(told) == 1 and "gone" in text_of(told[0])
        assert [line for line in await bot.control.capture() if line["status"] in (403, 404)] == []
        assert SOCIAL not in await choose(bot)


async def test_badges_stand_on_ones_own_card_in_words_and_for_those_who_do_not_see_it(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira")
        await bot.pass_(days=7)
        mine = (await bot.control.slash("mira", "general", "halfhour me"))["message"]
        for badge in ("🌱 First half hour", "🌟 Week’s first", "🔎 Most curious"):
            assert badge in text_of(mine)
            assert badge.partition(" ")[2] in alternative(mine)
        await bot.start("jonas")
        theirs = (await bot.control.slash("jonas", "general", "halfhour me"))["message"]
        assert "half hour is running" in text_of(theirs)
        for badge in ("🌱", "🌟", "🔎"):
            assert badge not in text_of(theirs)
        await bot.control.slash("mira", "general", "halfhour settings", {"board": "me"})
        await bot.pass_(seconds=1)
        hidden = (await bot.control.slash("mira", "general", "halfhour me"))["message"]
        assert "🌱" in text_of(hidden)
        assert "shows no badges" in await choose(bot, badges=False)
        for who in ("mira", "jonas"):
            bare = (await bot.control.slash(who, "general", "halfhour me"))["message"]
            assert "🌱" not in text_of(bare) and "First half hour" not in alternative(bare)
        assert "shows no badges" not in await choose(bot, badges=True)
