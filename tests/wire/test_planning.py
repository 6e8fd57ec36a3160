"""What moderators plan: boards that come by themselves, and what the week gives."""

from datetime import timedelta
from pathlib import Path

from tests.wire.live import GUILD, live, text_of

SOCIAL = 1150000000000000001


async def test_boards_are_listed_added_changed_and_taken_away(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for options, expected in (
            ({}, "`weekly`: every Monday at 09:00, in <#1150000000000000014>"),
            ({"every": "daily", "at": "19:30", "kinds": "faces, curious"}, "`daily`: every day at 19:30"),
            ({"board": "daily", "numbers": False}, "Without numbers"),
            ({"every": "weekly", "at": "half past"}, "cannot read the time"),
            ({"remove": "daily"}, "`weekly`"),
            ({"remove": "daily"}, "no such board"),
        ):
            result = await bot.control.slash("ada", "general", "halfhour-admin schedule", options)
            assert expected in text_of(result["message"]), (options, text_of(result["message"]))
        typed = {"board": ""}
        choices = await bot.control.autocomplete("ada", "general", "halfhour-admin schedule", typed, "board")
        assert [choice["value"] for choice in choices] == ["weekly"]


async def test_a_role_that_cannot_be_given_is_refused_in_plain_words(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for role, expected in (("Moderator", "moderators' rights"), ("Half Hour", "belongs to a bot")):
            result = await bot.control.slash("ada", "general", "halfhour-admin rewards", {"top": role})
            assert expected in text_of(result["message"]), text_of(result["message"])


async def test_without_the_right_to_manage_roles_it_says_so(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        rights = ["view_channel", "send_messages", "read_message_history", "attach_files"]
        await bot.control.role_permissions("Half Hour", rights)
        await bot.quiet()
        result = await bot.control.slash("ada", "general", "halfhour-admin rewards", {"top": "Social"})
        assert "Manage Roles" in text_of(result["message"])


async def test_a_board_that_may_not_be_posted_is_told_once_where_appeals_go(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.permit("leaderboard", role="Half Hour", deny=["send_messages"])
        due = await bot.app.next_board(guild=GUILD)
        assert due is not None
        await bot.control.clock_jump(to=due + timedelta(minutes=1))
        await bot.shown("ada", "mod-queue", "The leaderboard could not be posted")
        await bot.pass_(minutes=90)
        told = [m for m in await bot.control.read("ada", "mod-queue") if "could not be posted" in text_of(m)]
        assert len(told) == 1


async def test_earlier_weeks_can_be_read(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.pass_(days=8)
        now = await bot.control.slash("mira", "general", "halfhour leaderboard")
        assert "Nobody yet" in text_of(now["message"])
        await bot.control.click("mira", now["message"], "Earlier")
        await bot.shown("mira", "general", "Mira:")


async def test_whoever_wants_to_be_seen_by_nobody_is_on_no_board(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.control.settle()
        await bot.control.slash("mira", "general", "halfhour settings", {"board": "me"})
        others = await bot.control.slash("jonas", "general", "halfhour leaderboard")
        assert "Mira" not in text_of(others["message"])


async def test_the_role_of_the_week_is_given(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        rights = ["view_channel", "send_messages", "read_message_history", "attach_files", "manage_roles"]
        await bot.control.role_permissions("Half Hour", rights)
        await bot.control.settle()
        result = await bot.control.slash("ada", "general", "halfhour-admin rewards", {"top": "Social"})
        assert "Decided next" in text_of(result["message"]), text_of(result["message"])
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.pass_(days=8)
        mira = bot.discord.world.guilds[GUILD].members[1100000000000000012]
        assert SOCIAL in mira.roles
        await bot.pass_(days=7)
        assert SOCIAL not in mira.roles


async def test_prices_change_from_a_told_moment_on_and_within_bounds(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for options, expected, unexpected in (
            ({}, "A reply: **10** · `reply`, 0 to 25", "Holds for"),
            ({"name": "reply", "value": 12}, "A reply: **12**", "refused"),
            ({"name": "reply", "value": 12}, "Holds for half hours that start from <t:", "refused"),
            ({"name": "reply"}, "can be between 0 and 25", "Holds"),
            ({"name": "reply", "value": 26}, "can be between 0 and 25", "Holds"),
            ({"name": "charm", "value": 5}, "no price called", "Holds"),
            ({}, "A reply: **12**", "refused"),
            ({"reset": True}, "A reply: **10**", "refused"),
        ):
            result = await bot.control.slash("ada", "general", "halfhour-admin points", options)
            told = text_of(result["message"])
            assert expected in told and unexpected not in told, (options, told)
        await bot.pass_(minutes=90)
        later = await bot.control.slash("ada", "general", "halfhour-admin points")
        assert text_of(later["message"]) == told and "start from <t:" in told


async def test_a_half_hour_keeps_the_prices_it_began_with(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        change = {"name": "question", "value": 99}
        await bot.control.slash("ada", "general", "halfhour-admin points", change)
        await bot.start("noor")
        for who, expected in (("mira", 20), ("noor", 99)):
            asked = await bot.control.say(who, "general", f"What do you all cook in winter, asks {who}?")
            await bot.control.say("sam", "general", f"Soup with too much garlic, {who}", reply_to=asked)
            await bot.quiet()
            lines = await bot.app.why_points(guild=GUILD, message=int(asked["id"]))
            assert [line.points for line in lines if line.finding == "question"] == [expected]


async def test_with_everything_turned_off_the_bot_posts_and_gives_nothing(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash(
            "ada", "general", "halfhour-admin rewards", {"top": "Social", "seasons": True}
        )
        for name, options in (
            ("schedule", {"remove": "weekly"}),
            ("rewards", {"stop": "all"}),
            ("rewards", {"seasons": False}),
        ):
            result = await bot.control.slash("ada", "general", f"halfhour-admin {name}", options)
            assert result["state"] == "answered", result
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.pass_(days=45)
        posted = [m for m in await bot.control.read("priya", "leaderboard") if m["author"].get("bot")]
        mira = bot.discord.world.guilds[GUILD].members[1100000000000000012]
        assert posted == [] and SOCIAL not in mira.roles
