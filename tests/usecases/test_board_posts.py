"""A board's post: what it shows, exactly once, and put right whenever that is no longer true."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.knowledge import Knowledge
from bot.core.place import Place
from bot.core.posting import Posting
from bot.ports import Notice, Receipt
from bot.storage.database import Database
from bot.usecases.appeal import Appealed
from bot.usecases.board_plans import Plans, Wanted
from bot.usecases.watch import Judged
from tests.databases import SECRET
from tests.usecases.house import (
    BOARD,
    GUEST,
    GUILD,
    JONAS,
    LOUD,
    LOUNGE,
    MIRA,
    MODERATOR,
    QUEUE,
    TARO,
    House,
    open_house,
)

OTHER = 2222
QUESTIONS = (
    "What did you all cook this weekend?",
    "Which book has stayed with you for years?",
    "Where would you move if money did not matter?",
)
SUNDAY_LATE = datetime(2026, 11, 29, 23, 45, tzinfo=UTC)


async def talk(house: House, *members: int, minutes: int = 30) -> dict[int, int]:
    """Each asks something in a half hour of their own, and a guest answers; what each asked with.

    Who is named twice asks twice, six minutes apart. Different members ask at the same moment, out of each
    other's hearing: no tick for each of them, and nobody's words answer another's.
    """
    asked: dict[int, int] = {}
    for turn in range(max(map(members.count, members))):
        for member in dict.fromkeys(members):
            if members.count(member) <= turn:
                continue
            house.app.watch.ring.clear(LOUNGE)
            if not house.app.gate.running(GUILD, member):
                await house.begin(member, minutes)
            question, _ = await house.say(member, QUESTIONS[turn])
            asked[member] = question.message
            await house.say(GUEST * 10 + member, "pancakes with my kids, we burnt half of them", to=question)
        await house.go(minutes=6)
    return asked


def posts(house: House) -> list[Notice]:
    return [notice for notice in house.messenger.sent if notice.kind == "board"]


def shown(notice: Notice) -> Posting:
    assert isinstance(notice.payload, Posting)
    return notice.payload


def names(notice: Notice) -> list[str]:
    return [row.name for row in shown(notice).rows]


async def test_a_post_shows_names_deeds_and_who_comes_first_elsewhere(house: House) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    (post,) = posts(house)
    posting = shown(post)
    assert (post.channel, post.args["period"], posting.people, posting.late, posting.missed) == (
        BOARD, "2026-W48", 2, False, 0,
    )  # fmt: skip
    assert [row.rank for row in posting.rows] == [1, 1]
    assert names(post) == ["member 1", "member 2"]
    assert {done.deed for done in posting.rows[0].deeds} == {"asked", "met", "half_hours"}
    curious = next(one for one in posting.highlights if one.kind == "curious")
    assert (curious.names, curious.value) == (("member 1", "member 2"), 1)
    assert str(posting.first) == "2026-11-23" and str(posting.last) == "2026-11-29"


async def test_without_numbers_people_stand_by_name_and_nobody_above_anybody(house: House) -> None:
    await house.app.plan_board(
        guild=GUILD, wanted=Wanted(numbers=False, kinds="faces,points"), board="weekly"
    )
    await talk(house, JONAS, MIRA)
    question, _ = await house.say(MIRA, "And what are you reading just now?")
    await house.say(JONAS, "A long novel about the sea, slow and lovely", to=question)
    await house.say(MIRA, "Oh that sounds like something for the train", to=house.post(JONAS, "x"))
    await house.go(days=6)
    (post,) = posts(house)
    assert names(post) == sorted(names(post))
    assert all(row.badge == "" for row in shown(post).rows)


async def test_a_tie_is_never_cut_in_two(house: House) -> None:
    await talk(house, *range(1, 15))
    await house.go(days=6)
    (post,) = posts(house)
    assert len(shown(post).rows) == 14
    assert {row.rank for row in shown(post).rows} == {1}


async def test_beyond_the_room_of_a_board_those_who_share_the_last_place_are_counted(house: House) -> None:
    await talk(house, *range(1, 31))
    await house.go(days=6)
    (post,) = posts(house)
    assert (len(shown(post).rows), shown(post).cut, shown(post).people) == (25, 5, 30)


async def test_only_me_takes_a_member_off_posts_that_stand_and_everybody_brings_them_back(
    house: House,
) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(seconds=1)
    await house.app.settings(guild=GUILD, member=MIRA, board="everybody")
    await house.go(seconds=1)
    first, hidden, again = posts(house)
    assert (first.edits, hidden.edits, again.edits) == (None, 8000 + _number(house, first), hidden.edits)
    assert [names(first), names(hidden), names(again)] == [
        ["member 1", "member 2"],
        ["member 2"],
        ["member 1", "member 2"],
    ]


def _number(house: House, notice: Notice) -> int:
    return house.messenger.sent.index(notice) + 1


async def test_only_me_is_no_news_for_posts_of_weeks_without_them(house: House) -> None:
    await talk(house, JONAS)
    await house.go(days=7)
    await talk(house, MIRA, JONAS)
    await house.go(days=7)
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(seconds=1)
    assert [(post.args["period"], post.edits is not None) for post in posts(house)] == [
        ("2026-W48", False), ("2026-W49", False), ("2026-W49", True),
    ]  # fmt: skip


async def test_an_erased_member_is_gone_from_every_post_of_twelve_periods(house: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="daily", at="9:00"))
    await house.app.remove_board(guild=GUILD, board="weekly")
    for _ in range(13):
        await talk(house, MIRA, JONAS, minutes=5)
        await house.go(days=1)
    assert len(posts(house)) == 13
    house.messenger.sent.clear()
    await house.app.privacy_erase(member=MIRA)
    await house.go(seconds=1)
    put_right = posts(house)
    assert len(put_right) == 12
    assert all(post.edits is not None and names(post) == ["member 2"] for post in put_right)


async def test_a_board_that_was_taken_away_still_keeps_its_posts_right(house: House) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    await house.app.remove_board(guild=GUILD, board="weekly")
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(days=8)
    assert [names(post) for post in posts(house)] == [["member 1", "member 2"], ["member 2"]]


async def test_a_delete_within_the_period_puts_its_post_right(house: House) -> None:
    asked = await talk(house, MIRA, JONAS)
    await house.go(days=6)
    await house.app.deleted(guild=GUILD, channel=LOUNGE, messages=[asked[MIRA]])
    await house.go(seconds=1)
    first, after = posts(house)
    assert after.edits is not None
    assert [row.rank for row in shown(first).rows] == [1, 1]
    assert names(after)[0] == "member 2" and "member 1" not in names(after)


async def test_an_edit_that_changes_nothing_shown_edits_nothing(house: House) -> None:
    await house.begin(MIRA)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(40, "pancakes with my kids, we burnt half of them", to=question)
    await house.go(days=6)
    await house.edit(question, "What did you all cook this long weekend?")
    await house.go(minutes=1)
    assert len(posts(house)) == 1


async def test_an_accepted_appeal_puts_the_post_right(house: House) -> None:
    await talk(house, MIRA, JONAS)
    _, judged = await house.say(MIRA, LOUD)
    assert isinstance(judged, Judged) and judged.slip is not None
    appealed = await house.app.appeal(member=MIRA, slip=judged.slip)
    assert isinstance(appealed, Appealed)
    await house.go(days=6)
    before = shown(posts(house)[0])
    await house.app.decide(appeal=appealed.appeal.id, by=MODERATOR, accept=True)
    await house.go(seconds=1)
    after = shown(posts(house)[-1])
    assert len(posts(house)) == 2
    assert {row.name: row.rank for row in before.rows}["member 2"] == 1
    values = [{row.name: row.value for row in posting.rows} for posting in (before, after)]
    assert values[1]["member 1"] > values[0].get("member 1", 0)


async def test_the_last_half_hour_of_a_week_may_be_counted_after_its_post(house: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(at="00:00"), board="weekly")
    house.clock.moment = SUNDAY_LATE
    await house.begin(MIRA, minutes=10)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.go(minutes=16)
    await house.say(40, "pancakes with my kids, we burnt half of them", to=question)
    await house.go(minutes=20)
    first, after = posts(house)
    assert (names(first), names(after), after.edits is not None) == ([], ["member 1"], True)


async def test_who_is_found_gone_while_posting_is_hidden_from_older_posts_too(house: House) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    await talk(house, MIRA, JONAS)
    house.messenger.away = {MIRA}
    await house.go(days=7)
    assert [(post.args["period"], names(post)) for post in posts(house)] == [
        ("2026-W48", ["member 1", "member 2"]),
        ("2026-W49", ["member 2"]),
        ("2026-W48", ["member 2"]),
    ]


async def test_a_change_while_the_post_travels_is_put_right_afterwards(house: House) -> None:
    await talk(house, MIRA, JONAS)

    class Slow(type(house.messenger)):  # type: ignore[misc]
        async def deliver(self, notice: Notice) -> Receipt:
            if notice.kind == "board" and notice.edits is None:
                await house.app.settings(guild=GUILD, member=MIRA, board="me")
            return await super().deliver(notice)  # type: ignore[no-any-return]

    house.app.hand.attach(Slow(sent=house.messenger.sent))
    await house.go(days=6)
    assert [names(post) for post in posts(house)] == [["member 1", "member 2"], ["member 2"]]


async def test_several_weeks_slept_through_give_one_post_that_says_so(house: House) -> None:
    await talk(house, MIRA)
    await house.go(days=6)
    await house.sleep_through(days=23)
    await house.go(days=1)
    first, late = posts(house)
    assert (shown(first).late, shown(first).missed) == (False, 0)
    assert (late.args["period"], shown(late).late, shown(late).missed) == ("2026-W51", True, 2)


async def test_daily_posts_cross_both_changes_of_the_clock_once_a_day(house: House) -> None:
    house.clock.moment = datetime(2026, 3, 27, 12, tzinfo=UTC)
    await house.app.setup(guild=GUILD, by=MODERATOR, zone="Europe/Berlin")
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="daily", at="02:30"))
    await house.app.remove_board(guild=GUILD, board="weekly")
    await house.go(days=4)
    house.clock.moment = datetime(2026, 10, 23, 12, tzinfo=UTC)
    await house.go(seconds=1)
    await house.go(days=4)
    assert [post.args["period"] for post in posts(house)] == [
        "2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30",
        "2026-10-22", "2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26",
    ]  # fmt: skip


async def test_a_monthly_post_on_the_last_day_comes_on_a_leap_day(house: House) -> None:
    house.clock.moment = datetime(2028, 1, 5, 12, tzinfo=UTC)
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="monthly", at="9", day="last"))
    await house.app.remove_board(guild=GUILD, board="weekly")
    due = []
    for _ in range(3):
        due.append(await house.app.tick(house.clock.moment))
        assert due[-1] is not None
        house.clock.moment = due[-1]
        await house.app.tick(house.clock.moment)
        house.clock.moment += timedelta(seconds=1)
    assert [f"{moment:%m-%d %H}" for moment in due if moment] == ["01-31 09", "02-29 09", "03-31 09"]
    assert [post.args["period"] for post in posts(house)] == ["2027-12", "2028-01", "2028-02"]


async def test_a_zone_in_which_the_hour_has_passed_posts_at_once_and_not_twice(house: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="daily", at="15:00"))
    await house.app.remove_board(guild=GUILD, board="weekly")
    await house.app.plan_board(guild=GUILD, wanted=Wanted(zone="Asia/Tokyo"), board="daily")
    await house.go(minutes=1)
    await house.app.plan_board(guild=GUILD, wanted=Wanted(zone="America/New_York"), board="daily")
    await house.go(days=2)
    periods = [str(post.args["period"]) for post in posts(house)]
    assert periods == sorted(set(periods)) and len(periods) == 2


async def test_a_season_closes_with_a_post_of_its_own(house: House) -> None:
    await house.app.set_rewards(guild=GUILD, seasons=True)
    await house.app.remove_board(guild=GUILD, board="weekly")
    await talk(house, MIRA)
    await house.go(days=40)
    (post,) = posts(house)
    assert (post.args["period"], shown(post).every, names(post)) == ("2026-Q4", "season", ["member 1"])
    await house.app.set_rewards(guild=GUILD, seasons=False)
    await house.go(days=100)
    assert len(posts(house)) == 1


@pytest.fixture
async def second(house: House, database_url: str, knowledge: Knowledge) -> AsyncIterator[House]:
    """Another process on the same database, with the same clock and messenger."""
    database = Database.open(database_url, SECRET)
    async with open_house(database, knowledge) as opened:
        opened.clock, opened.messenger = house.clock, house.messenger
        await opened.restart()
        yield opened
    await database.close()


async def test_two_processes_post_each_board_once_and_put_it_right_once(house: House, second: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="daily", at="9:00"))
    await talk(house, MIRA, JONAS)
    for _ in range(8):
        house.clock.moment += timedelta(days=1)
        await asyncio.gather(*(one.app.tick(house.clock.moment) for one in (house, second)))
    made = [(post.args["board"], post.args["period"], post.edits) for post in posts(house)]
    assert len(made) == len(set(made)) == 9
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await asyncio.gather(*(one.app.tick(house.clock.moment) for one in (house, second)))
    edits = [(post.args["board"], post.args["period"]) for post in posts(house) if post.edits]
    assert sorted(edits) == [("daily", "2026-11-24"), ("weekly", "2026-W48")]


async def test_a_lost_answer_is_doubtful_and_goes_on_until_it_is_known(house: House) -> None:
    await talk(house, MIRA)
    house.clock.moment = datetime(2026, 11, 30, 8, 59, tzinfo=UTC)
    await house.app.tick(house.clock.moment)
    house.messenger.answers = [Receipt("doubtful", reason="answer_lost")] * 12
    await house.go(hours=2)
    (post,) = posts(house)
    assert post.doubtful
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(seconds=1)
    assert posts(house)[-1].edits == 8000 + _number(house, post)


async def test_no_permission_is_told_once_and_the_post_comes_when_it_is_mended(house: House) -> None:
    await talk(house, MIRA)
    house.clock.moment = datetime(2026, 11, 30, 8, 59, tzinfo=UTC)
    await house.app.tick(house.clock.moment)
    denied = Receipt("later", reason="no_permission", retry_after=900)
    house.messenger.answers = [denied, Receipt("sent", QUEUE, 1), *[denied] * 3]
    await house.go(minutes=50)
    told = [notice for notice in house.messenger.sent if notice.kind == "board.trouble"]
    assert [(notice.channel, notice.args["trouble"], notice.args["where"]) for notice in told] == [
        (QUEUE, "no_permission", BOARD)
    ]
    assert posts(house) == []
    await house.app.try_again(guild=GUILD)
    await house.go(seconds=1)
    (post,) = posts(house)
    assert shown(post).late
    await house.go(days=7)
    assert len(posts(house)) == 2
    assert house.messenger.kinds.count("board.trouble") == 1


async def test_a_post_that_was_never_allowed_gives_way_to_the_next_one(house: House) -> None:
    await talk(house, MIRA)
    denied = Receipt("later", reason="no_permission", retry_after=3600 * 20)
    await house.go(days=5, hours=20)
    house.messenger.answers = [denied, Receipt("sent", QUEUE, 1), *[denied] * 9]
    await house.go(days=7)
    house.messenger.answers = []
    await house.go(days=1)
    assert [post.args["period"] for post in posts(house)] == ["2026-W49"]


async def test_a_deleted_channel_is_told_once_and_its_board_waits_for_another(house: House) -> None:
    await talk(house, MIRA)
    await house.app.channel_gone(guild=GUILD, channel=BOARD)
    await house.go(days=8)
    told = [notice for notice in house.messenger.sent if notice.kind == "board.trouble"]
    assert [(notice.channel, notice.args["trouble"]) for notice in told] == [(QUEUE, "unknown_channel")]
    assert posts(house) == []
    await house.app.setup(guild=GUILD, by=MODERATOR, leaderboard_channel=OTHER)
    await house.go(minutes=1)
    (post,) = posts(house)
    assert (post.channel, post.args["period"], shown(post).late) == (OTHER, "2026-W48", True)
    await house.go(days=7)
    assert len(posts(house)) == 2


async def test_a_channel_found_gone_while_posting_is_told_once_too(house: House) -> None:
    await talk(house, MIRA)
    await house.go(days=5, hours=20)
    house.messenger.answers = [Receipt("closed", reason="unknown_channel")]
    await house.go(days=8)
    assert house.messenger.kinds.count("board.trouble") == 1
    assert posts(house) == []
    await house.app.plan_board(guild=GUILD, wanted=Wanted(channel=OTHER), board="weekly")
    await house.go(minutes=1)
    (post,) = posts(house)
    assert (post.channel, post.args["period"]) == (OTHER, "2026-W49")


async def test_several_boards_in_one_channel_are_told_of_in_one_word(house: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="daily"))
    await house.app.plan_board(guild=GUILD, wanted=Wanted(every="monthly", channel=OTHER))
    await house.app.channel_gone(guild=GUILD, channel=BOARD)
    await house.go(minutes=1)
    (told,) = [notice for notice in house.messenger.sent if notice.kind == "board.trouble"]
    assert told.args["boards"] == 2


async def test_a_post_that_somebody_deleted_is_not_put_back(house: House) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    house.messenger.answers = [Receipt("failed", reason="unknown_message")]
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(minutes=1)
    await house.app.settings(guild=GUILD, member=MIRA, board="everybody")
    await house.go(minutes=1)
    assert len(posts(house)) == 1


async def test_the_bot_sent_away_and_back_posts_the_newest_week_once(house: House) -> None:
    await talk(house, MIRA)
    await house.app.guild_gone(guild=GUILD)
    await house.go(days=20)
    assert posts(house) == []
    await house.app.guild_back(guild=GUILD)
    await house.go(minutes=1)
    assert [post.args["period"] for post in posts(house)] == ["2026-W50"]


async def test_who_hid_before_the_bot_was_sent_away_is_gone_from_old_posts_once_it_is_back(
    house: House,
) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    house.messenger.answers = [Receipt("later", reason="no_permission")]
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.app.tick(house.clock.moment)
    await house.app.guild_gone(guild=GUILD)
    await house.go(days=1)
    assert len(posts(house)) == 1, "nothing is sent where the bot is not"
    await house.app.guild_back(guild=GUILD)
    await house.go(minutes=1)
    assert len(posts(house)) == 2
    assert posts(house)[-1].edits is not None and names(posts(house)[-1]) == ["member 2"]


async def test_who_hides_is_taken_out_of_a_post_however_long_the_way_is_blocked(house: House) -> None:
    await talk(house, MIRA, JONAS)
    await house.go(days=6)
    house.messenger.answers = [Receipt("later", reason="no_permission")]
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.app.tick(house.clock.moment)
    assert len(posts(house)) == 1
    await house.sleep_through(days=8)
    await house.go(minutes=10)
    edits = [post for post in posts(house) if post.edits is not None]
    assert [names(post) for post in edits] == [["member 2"]]


async def test_a_post_that_waited_when_the_bot_was_sent_away_comes_late_and_once(house: House) -> None:
    await talk(house, MIRA)
    await house.go(days=2)  # the half hour is over and told
    house.messenger.answers = [Receipt("later", reason="no_permission")]
    await house.sleep_through(days=4)
    assert posts(house) == []
    found = await house.app.boards(guild=GUILD)
    assert isinstance(found, Plans) and found.boards[0].schedule.trouble == "no_permission"
    await house.app.guild_gone(guild=GUILD)
    await house.go(hours=5)
    await house.app.guild_back(guild=GUILD)
    await house.go(minutes=10)
    assert [(post.args["period"], shown(post).late) for post in posts(house)] == [("2026-W48", True)]
    found = await house.app.boards(guild=GUILD)
    assert isinstance(found, Plans) and found.boards[0].schedule.trouble == ""


async def test_a_board_reads_as_one_looks_at_it_with_nobody_who_left(house: House) -> None:
    await talk(house, MIRA, JONAS, TARO)
    house.messenger.away = {TARO}
    read = await house.app.board(guild=GUILD, asker=MIRA)
    assert [one.member for one in read.board.standings] == [MIRA, JONAS]
    assert read.names == {MIRA: "member 1", JONAS: "member 2"}
    await house.go(days=7)
    empty = await house.app.board(guild=GUILD, asker=MIRA)
    before = await house.app.board(guild=GUILD, asker=MIRA, back=1)
    assert (empty.board.standings, [one.member for one in before.board.standings]) == ((), [MIRA, JONAS])
    assert before.board.own is not None and before.board.own.rank == 1


async def test_only_me_still_sees_oneself_and_nobody_else_does(house: House) -> None:
    await talk(house, MIRA, JONAS)
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    mine = await house.app.board(guild=GUILD, asker=MIRA)
    theirs = await house.app.board(guild=GUILD, asker=JONAS)
    assert mine.board.own is not None and mine.board.own.member == MIRA
    for read in (mine, theirs):
        assert [one.member for one in read.board.standings] == [JONAS]
    assert MIRA not in theirs.names


async def test_a_week_that_starts_on_sunday_counts_from_sunday(house: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(week_start="Sunday", day="sunday"), board="weekly")
    await talk(house, MIRA)
    await house.go(days=6)
    (post,) = posts(house)
    assert (str(shown(post).first), str(shown(post).last)) == ("2026-11-22", "2026-11-28")
    assert names(post) == ["member 1"]


async def test_a_thread_or_other_place_changes_nothing(house: House) -> None:
    await talk(house, MIRA)
    await house.go(days=6)
    post = replace(house.post(JONAS, "hello there everybody"), channel=BOARD)
    await house.app.watch(post=post, place=Place(GUILD, BOARD))
    await house.go(minutes=5)
    assert len(posts(house)) == 1
