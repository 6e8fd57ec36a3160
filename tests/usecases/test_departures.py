from bot.core.finding import Advice
from bot.core.posting import Posting
from bot.core.refusal import Refused
from bot.ports import Receipt
from bot.storage import server_dump
from bot.usecases.watch import Judged, Passed
from tests.usecases.house import BOARD, GUILD, JONAS, LOUD, LOUNGE, MIRA, PROMO, House


async def test_who_leaves_is_not_nudged_and_not_on_the_board(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(JONAS, "A big pot of lentil soup, it was cold here", to=question)
    await house.say(MIRA, LOUD)
    await house.app.departed(guild=GUILD, member=MIRA)
    await house.go(minutes=31)
    assert [notice.kind for notice in house.messenger.sent if notice.member == MIRA] == []
    board = await house.app.leaderboard(guild=GUILD)
    assert [standing.member for standing in board.standings] == [JONAS]


async def test_who_comes_back_and_starts_is_shown_again(house: House) -> None:
    await house.begin(MIRA)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(7, "pancakes with my kids, we burnt half of them", to=question)
    await house.app.departed(guild=GUILD, member=MIRA)
    before = await house.app.leaderboard(guild=GUILD)
    await house.begin(MIRA)
    after = await house.app.leaderboard(guild=GUILD)
    assert before.standings == ()
    assert [standing.member for standing in after.standings] == [MIRA]


async def test_who_left_unnoticed_is_left_out_of_the_scheduled_board(house: House) -> None:
    for member in (MIRA, JONAS):
        await house.begin(member)
        question, _ = await house.say(member, "What did you all cook this weekend?")
        await house.say(7, "pancakes with my kids, we burnt half of them", to=question)
    house.messenger.away = {MIRA}
    await house.go(days=7)
    (notice,) = [notice for notice in house.messenger.sent if notice.kind == "board"]
    assert notice.channel == BOARD
    assert isinstance(notice.payload, Posting)
    assert [row.name for row in notice.payload.rows] == [f"member {JONAS}"]


async def test_a_deleted_channel_is_watched_no_more(house: House) -> None:
    await house.app.setup(guild=GUILD, by=9, watched=[LOUNGE, PROMO])
    await house.begin(MIRA)
    await house.app.channel_gone(guild=GUILD, channel=LOUNGE)
    _, outcome = await house.say(MIRA, LOUD)
    assert outcome == Passed("not_watched")
    server = await house.app.server(guild=GUILD)
    assert server is not None and server.watched == {PROMO}
    await house.app.channel_gone(guild=GUILD, channel=BOARD)
    server = await house.app.server(guild=GUILD)
    assert server is not None and server.leaderboard_channel is None


async def test_a_server_that_sends_the_bot_away_hears_nothing_more(house: House) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    await house.app.guild_gone(guild=GUILD)
    assert not house.app.gate.hears(GUILD, LOUNGE)
    await house.go(hours=1)
    assert house.messenger.sent == []
    refused = await house.app.start(member=MIRA, place=house.place())
    assert refused == Refused(Advice("start.not_set_up"))


async def test_what_was_set_up_holds_again_when_the_bot_is_back(house: House) -> None:
    await house.app.guild_gone(guild=GUILD)
    await house.app.guild_back(guild=GUILD)
    await house.begin(MIRA)
    _, outcome = await house.say(MIRA, LOUD)
    assert isinstance(outcome, Judged)


async def test_a_refusal_that_says_they_left_ends_their_half_hour(house: House) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    house.messenger.answers = [Receipt("closed", reason="no_mutual_guild")]
    await house.go(seconds=25)
    assert not house.app.gate.running(GUILD, MIRA)
    await house.go(hours=1)
    assert house.messenger.sent == []


async def test_a_server_that_stays_away_is_forgotten_whole(house: House) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    await house.app.guild_gone(guild=GUILD)
    await house.sleep_through(days=29)
    async with house.database.read() as connection:
        assert [row async for row in server_dump.rows(connection, GUILD)] != []
    await house.sleep_through(days=2)
    async with house.database.read() as connection:
        assert [row async for row in server_dump.rows(connection, GUILD)] == []
