"""The board on the wire: posted, read, edited, caught up, refused, restored; and never a ping."""

from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from PIL import Image

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import Live, buttons, live, online, text_of, walk

POST = r"^/channels/1150000000000000014/messages$"
QUESTION = "What do you all cook when it is cold outside?"
ANSWER = "Soup with far too much garlic, and bread that I bake myself"
TROUBLE = "The leaderboard could not be posted"


async def talk(bot: Live, *people: str) -> dict[str, Any]:
    """Each asks in a half hour of their own, and Sam answers; what each asked with."""
    asked = {}
    for who in people:
        await bot.start(who)
        asked[who] = await bot.control.say(who, "general", QUESTION)
        await bot.control.say("sam", "general", ANSWER, reply_to=asked[who])
        await bot.pass_(minutes=31)
    return asked


async def boards(bot: Live) -> list[dict[str, Any]]:
    """What the bot has posted, as somebody sees it who did nothing."""
    found = await bot.control.read("priya", "leaderboard")
    return [message for message in found if message["author"].get("bot")]


def alternative(message: dict[str, Any]) -> str:
    """The words for those who do not see the picture."""
    return "\n".join(
        item["description"]
        for one in walk(message["components"])
        if one["type"] == 12
        for item in one["items"]
    )


async def test_a_post_is_a_picture_and_the_same_in_words(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.nick("jonas", "Jonas @everyone <@1100000000000000012>")
        await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        (post,) = await boards(bot)
        told = text_of(post)
        for words in ("Who talked with people", "2 people", "Mira", "Most curious", "Thank you"):
            assert words in told
        assert "Mira" in alternative(post) and "points" in alternative(post)
        (file,) = post["attachments"]
        async with aiohttp.ClientSession() as session, session.get(file["url"]) as answer:
            with Image.open(BytesIO(await answer.read())) as picture:
                assert (picture.format, picture.width) == ("PNG", 1080)
        assert post["mentions"] == [] and post["mention_roles"] == [] and not post["mention_everyone"]
        assert "1100000000000000012" not in told.replace("\u200b", "").replace("<@1100000000000000012>", "")
        assert [button["label"] for button in buttons(post)] == ["Start my half hour"]
        (sent,) = [
            line
            for line in await bot.control.capture()
            if line["method"] == "POST" and line["path"].endswith("14/messages")
        ]
        assert sent["body"]["allowed_mentions"]["parse"] == []


async def test_its_button_starts_a_half_hour_where_people_talk(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.pass_(days=7)
        (post,) = await boards(bot)
        await bot.control.click("mira", post, "Start my half hour")
        await bot.quiet()
        card = (await bot.control.read("mira", "leaderboard"))[-1]
        agree = next(b["custom_id"] for b in buttons(card) if b["custom_id"].endswith(",dm"))
        started = await bot.press("mira", "leaderboard", card, agree)
        assert "You are in" in text_of(started["message"])
        assert "<#1150000000000000011>" in text_of(started["message"])
        await bot.control.say("mira", "general", "Buy my course today, DM me for rates, link in bio")
        await bot.pass_(seconds=25)
        await bot.told("mira", "A small slip")


async def test_without_numbers_there_are_names_and_deeds_only(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        options = {"board": "weekly", "numbers": False, "look": "day"}
        await bot.control.slash("ada", "general", "halfhour-admin schedule", options)
        await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        (post,) = await boards(bot)
        lines = [line for line in text_of(post).splitlines() if line.startswith("- ")]
        assert len(lines) == 2 and lines[0].startswith("- Jonas: ") and "asked" in lines[0]
        told = text_of(post) + alternative(post)
        assert "point" not in told and "🥇" not in told and "1." not in told
        for asked in ({"ago": 1}, {"period": "all_time"}, {"ago": 1, "kind": "curious"}):
            read = await bot.control.slash("mira", "general", "halfhour leaderboard", asked)
            listed = [line for line in text_of(read["message"]).splitlines() if "- " in line and ":" in line]
            assert [line.strip("*") for line in listed] == lines, asked
            assert "point" not in text_of(read["message"])


async def test_only_me_holds_everywhere_and_for_old_posts(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        before = await boards(bot)
        assert all("Mira" in text_of(post) and "Mira" in alternative(post) for post in before)
        await bot.control.slash("mira", "general", "halfhour settings", {"board": "me"})
        await bot.pass_(seconds=1)
        after = await boards(bot)
        assert [post["id"] for post in after] == [post["id"] for post in before]
        for post in after:
            assert "Mira" not in text_of(post) + alternative(post)
            assert "Jonas" in text_of(post) and post["edited_timestamp"]
            assert len(post["attachments"]) == 1
        for options in ({}, {"ago": 1}, {"period": "season"}, {"period": "all_time", "kind": "curious"}):
            read = await bot.control.slash("jonas", "general", "halfhour leaderboard", options)
            assert "Mira" not in text_of(read["message"]), options
            own = await bot.control.slash("mira", "general", "halfhour leaderboard", options)
            assert ("Mira" in text_of(own["message"])) == (options != {}), options
        await bot.control.slash("mira", "general", "halfhour settings", {"board": "everybody"})
        await bot.pass_(seconds=1)
        assert all("Mira" in text_of(post) for post in await boards(bot))


async def test_an_erased_member_is_gone_from_the_post(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        card = await bot.control.slash("mira", "general", "halfhour privacy", {"what": "erase"})
        await bot.press("mira", "general", card["message"], "hh:erase")
        await bot.pass_(seconds=1)
        (post,) = await boards(bot)
        assert "Mira" not in text_of(post) + alternative(post) and "Jonas" in text_of(post)


async def test_a_deleted_question_is_taken_out_of_the_post(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        asked = await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        await bot.control.delete("mira", asked["mira"])
        await bot.quiet()
        await bot.pass_(minutes=2)
        (post,) = await boards(bot)
        assert post["edited_timestamp"]
        assert "Jonas" in text_of(post) and "1 question answered" in text_of(post)
        first = next(line for line in text_of(post).splitlines() if line.startswith("🥇"))
        assert "Jonas" in first and "Mira" not in first


async def test_who_left_is_found_gone_and_hidden(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira", "jonas")
        await bot.control.leave("mira")
        await bot.pass_(days=7)
        (post,) = await boards(bot)
        assert "Mira" not in text_of(post) and "somebody" not in text_of(post)
        assert "Jonas" in text_of(post)


@pytest.mark.parametrize(
    "fault",
    [{"lost": True}, {"reset": True}, {"status": 503, "after": True}, {"status": 503}, {"retry_after": 0.05}],
    ids=["answer lost", "cut off", "failed after the write", "failed", "too fast"],
)
async def test_whatever_happens_to_the_answer_one_post_stands(tmp_path: Path, fault: dict[str, Any]) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira")
        await bot.control.fault("POST", POST, **fault)
        await bot.pass_(days=7)
        (post,) = await boards(bot)
        await bot.control.slash("mira", "general", "halfhour settings", {"board": "me"})
        await bot.pass_(seconds=1)
        (again,) = await boards(bot)
        assert again["id"] == post["id"] and "Mira" not in text_of(again)


async def test_a_bot_that_was_away_for_weeks_posts_once_and_says_so(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await talk(bot, "mira")
            await bot.pass_(days=7)
        await discord_.control.clock_jump(seconds=22 * 86400)
        async with online(discord_, tmp_path) as bot:
            await bot.pass_(seconds=5)
            posts = await boards(bot)
            assert len(posts) == 2
            assert "it is late" in text_of(posts[1]) and "2 boards before this one" in text_of(posts[1])
            await bot.pass_(days=7)
            assert len(await boards(bot)) == 3
            assert "late" not in text_of((await boards(bot))[2])
    assert discord_.unmodelled == []


async def test_without_the_right_to_post_moderators_hear_once_and_mending_it_is_enough(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira")
        await bot.control.permit("leaderboard", role="Half Hour", deny=["send_messages"])
        await bot.pass_(days=9)
        assert await boards(bot) == []
        told = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert len(told) == 1 and "send messages" in text_of(told[0])
        plan = await bot.control.slash("ada", "general", "halfhour-admin schedule")
        assert "may not post there" in text_of(plan["message"])
        refused = [line for line in await bot.control.capture() if line["status"] == 403]
        assert refused == []
        await bot.control.permit("leaderboard", role="Half Hour", allow=["send_messages"])
        await bot.quiet()
        await bot.pass_(seconds=1)
        (post,) = await boards(bot)
        assert "Mira" in text_of(post) and "it is late" in text_of(post)
        plan = await bot.control.slash("ada", "general", "halfhour-admin schedule")
        assert "may not post there" not in text_of(plan["message"])
        await bot.pass_(days=7)
        assert len(await boards(bot)) == 2


@pytest.mark.parametrize(
    ("right", "needed"),
    [("view_channel", True), ("attach_files", True), ("read_message_history", True), ("embed_links", False)],
)
async def test_each_right_that_a_post_needs_is_looked_at_before_it_is_sent(
    tmp_path: Path, right: str, needed: bool
) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        others = {"view_channel", "send_messages", "attach_files", "read_message_history"} - {right}
        await bot.control.permit("leaderboard", role="Half Hour", allow=sorted(others), deny=[right])
        await bot.pass_(days=7)
        told = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert (len(told), len(await boards(bot))) == ((1, 0) if needed else (0, 1))
        assert [line for line in await bot.control.capture() if line["status"] == 403] == []


async def test_an_accepted_appeal_gives_the_points_back_in_the_post_too(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", QUESTION)
        await bot.control.say("sam", "general", ANSWER, reply_to=asked)
        await bot.control.say("mira", "general", "Check out my channel, link in bio! DM me for rates")
        await bot.pass_(seconds=25)
        await bot.control.click("mira", await bot.told("mira", "A small slip"), "It isn't selling")
        await bot.pass_(days=7)
        (before,) = await boards(bot)
        queue = await bot.shown("ada", "mod-queue", "Is this selling?")
        await bot.control.click("ada", queue, "It isn't selling")
        await bot.quiet()
        await bot.pass_(seconds=1)
        (after,) = await boards(bot)
        assert after["id"] == before["id"] and after["edited_timestamp"]
        assert _points(after) == _points(before) + 25 + 25  # the slip's cost, and the half hour kept


def _points(post: dict[str, Any]) -> int:
    (line,) = [line for line in text_of(post).splitlines() if "Mira: " in line and "points" in line]
    return int(line.partition("Mira: ")[2].partition(" points")[0])


async def test_who_was_banned_is_hidden_as_well_and_shown_again_once_back(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira", "jonas")
        await bot.pass_(days=7)
        await bot.control.ban("mira")
        read = await bot.control.slash("noor", "general", "halfhour leaderboard", {"ago": 1})
        assert "Mira" not in text_of(read["message"]) and "Jonas" in text_of(read["message"])
        await bot.pass_(seconds=1)
        (post,) = await boards(bot)
        assert "Mira" not in text_of(post) + alternative(post) and post["edited_timestamp"]
        await bot.control.unban("mira")
        await bot.control.join("mira")
        await bot.quiet()
        await bot.start("mira")
        await bot.pass_(seconds=1)
        (post,) = await boards(bot)
        assert "Mira" in text_of(post)


async def test_what_went_wrong_twice_on_the_way_counts_once(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("sam", "general", QUESTION)
        answered = await bot.control.say("mira", "general", ANSWER, reply_to=asked)
        before = (await bot.control.slash("mira", "general", "halfhour leaderboard", {"kind": "listener"}))[
            "message"
        ]
        assert "Mira" not in text_of(before)
        await bot.control.duplicate_events(True)
        await bot.control.react("sam", answered, "❤️")
        await bot.quiet()
        after = (await bot.control.slash("mira", "general", "halfhour leaderboard", {"kind": "listener"}))[
            "message"
        ]
        assert "Mira: 1 answer" in text_of(after)
        await bot.control.delete("mira", answered)
        await bot.quiet()
        gone = (await bot.control.slash("mira", "general", "halfhour leaderboard", {"kind": "listener"}))[
            "message"
        ]
        assert "Mira" not in text_of(gone)


async def test_a_deleted_channel_is_told_once_and_the_plan_is_kept(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await talk(bot, "mira")
        await bot.control.remove_channel("leaderboard")
        await bot.quiet()
        await bot.pass_(days=8)
        told = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert len(told) == 1 and "The channel of the weekly board is gone" in text_of(told[0])
        await bot.control.channel("hall-of-talk")
        await bot.quiet()
        options = {"board": "weekly", "channel": "hall-of-talk"}
        plan = await bot.control.slash("ada", "general", "halfhour-admin schedule", options)
        assert "every Monday at 09:00" in text_of(plan["message"])
        await bot.pass_(seconds=1)
        posts = [m for m in await bot.control.read("priya", "hall-of-talk") if m["author"].get("bot")]
        assert len(posts) == 1 and "Mira" in text_of(posts[0])


async def test_however_many_boards_went_to_a_deleted_channel_it_is_told_once(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for every in ("daily", "monthly"):
            await bot.control.slash("ada", "general", "halfhour-admin schedule", {"every": every})
        await bot.control.remove_channel("leaderboard")
        await bot.quiet()
        await bot.pass_(days=9)
        (told,) = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
        assert "The channel of 3 boards is gone" in text_of(told)
        assert "their schedules stay" in text_of(told)


async def test_a_channel_deleted_while_the_bot_was_away_is_told_once(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await talk(bot, "mira")
        await discord_.control.remove_channel("leaderboard")
        async with online(discord_, tmp_path) as bot:
            await bot.pass_(days=15)
            told = [m for m in await bot.control.read("ada", "mod-queue") if TROUBLE in text_of(m)]
            assert len(told) == 1


async def test_pages_and_ones_own_neighbours(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        people = [(await bot.control.person(f"guest{number:02}"))["username"] for number in range(13)]
        for who in people:
            await bot.start(who)
            asked = await bot.control.say(who, "general", QUESTION)
            others = people[: people.index(who)]
            for other in (*others[:3], "sam"):
                await bot.control.say(other, "general", f"{ANSWER} {other}", reply_to=asked)
            await bot.pass_(minutes=31)
        read = await bot.control.slash(people[0], "general", "halfhour leaderboard", {"kind": "curious"})
        told = text_of(read["message"])
        assert told.partition("**Around you**")[0].count("🥇") == 10, told
        await bot.press(people[0], "general", read["message"], "Next")
        turned = text_of((await bot.control.read(people[0], "general"))[-1])
        assert turned.partition("**Around you**")[0].count("🥇") == 3
        assert f"**🥇 {people[0]}" in turned


async def test_a_season_has_its_closing_post_and_an_archive(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        given = await bot.control.slash("ada", "general", "halfhour-admin rewards", {"seasons": True})
        assert "ends with a post" in text_of(given["message"])
        await bot.control.slash("ada", "general", "halfhour-admin schedule", {"remove": "weekly"})
        await talk(bot, "mira")
        await bot.pass_(days=40)
        (post,) = await boards(bot)
        assert "The season is over" in text_of(post) and "Mira" in text_of(post)
        options = {"period": "season", "ago": 1}
        read = await bot.control.slash("jonas", "general", "halfhour leaderboard", options)
        assert "Mira" in text_of(read["message"])
