from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.core.nudge import BUDGET
from bot.core.place import Place
from bot.ports import Receipt
from bot.storage import members
from bot.usecases.start import Started
from tests.usecases.house import GUILD, JONAS, LOUD, LOUNGE, MIRA, House

QUESTION = "What did you all cook this weekend?"


async def kinds(house: House, member: int) -> list[str]:
    return [
        notice.kind
        for notice in house.messenger.sent
        if notice.member == member and notice.kind.startswith("nudge.")
    ]


async def test_silence_is_helped_with_somebody_elses_open_question(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS, nudges="off")
    asked, _ = await house.say(JONAS, QUESTION)
    await house.go(minutes=11)
    (nudge,) = [notice for notice in house.messenger.sent if notice.kind == "nudge.quiet"]
    assert nudge.member == MIRA
    assert nudge.args["questions"] == [{"channel": asked.channel, "message": asked.message}]


async def test_an_answered_question_is_no_help(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS, nudges="off")
    asked, _ = await house.say(JONAS, QUESTION)
    await house.say(7, "pancakes with my kids, we burnt half of them", to=asked)
    await house.go(minutes=14)
    assert await kinds(house, MIRA) == []


async def test_ones_own_question_is_no_help_and_a_later_one_is(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS, nudges="off")
    await house.say(MIRA, QUESTION)
    await house.go(minutes=12)
    assert "nudge.quiet" not in await kinds(house, MIRA)
    await house.say(JONAS, "Who of you has ever lived by the sea?")
    await house.go(minutes=2)
    assert "nudge.quiet" in await kinds(house, MIRA)


async def test_a_deleted_question_is_shown_to_nobody(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS, nudges="off")
    asked, _ = await house.say(JONAS, QUESTION)
    await house.delete(asked)
    await house.go(minutes=14)
    assert await kinds(house, MIRA) == []


async def test_talk_moves_the_silence(house: House) -> None:
    await house.begin(MIRA, minutes=120)
    await house.begin(JONAS, minutes=120, nudges="off")
    await house.say(JONAS, QUESTION)
    for _ in range(5):
        await house.go(minutes=8)
        await house.say(MIRA, "I spent the morning repotting tomatoes with my neighbour")
    assert "nudge.quiet" not in await kinds(house, MIRA)


async def test_the_middle_is_told_once(house: House) -> None:
    await house.begin(MIRA)
    await house.go(minutes=29)
    assert await kinds(house, MIRA) == ["nudge.halfway"]


async def test_a_middle_that_was_slept_through_is_left_out(house: House) -> None:
    await house.begin(MIRA)
    await house.sleep_through(minutes=20)
    assert await kinds(house, MIRA) == []


async def test_no_more_than_three_and_one_kept_for_a_slip(house: House) -> None:
    await house.begin(MIRA, minutes=120)
    await house.begin(JONAS, minutes=120, nudges="off")
    await house.say(JONAS, QUESTION)
    await house.go(minutes=11)
    await house.say(MIRA, "We had dumplings, all of us around one table")
    await house.go(minutes=60)
    assert await kinds(house, MIRA) == ["nudge.quiet", "nudge.quiet"]
    for _ in range(3):
        await house.say(MIRA, LOUD)
        await house.go(minutes=4)
    assert await kinds(house, MIRA) == ["nudge.quiet", "nudge.quiet", "nudge.slip"]
    assert len(await kinds(house, MIRA)) == BUDGET
    inbox = await house.read_inbox(MIRA)
    assert [notice.kind for notice in inbox.items] == ["nudge.slip", "nudge.slip"]


async def test_quiet_hours_hold_back_all_but_slip_and_end(house: House) -> None:
    await house.begin(MIRA)
    await house.app.settings(guild=GUILD, member=MIRA, zone="Asia/Tokyo", quiet=(20 * 60, 7 * 60))
    await house.begin(JONAS, nudges="off")  # noon in UTC is nine in the evening there
    await house.say(JONAS, QUESTION)
    await house.go(minutes=20)
    assert await kinds(house, MIRA) == []
    await house.say(MIRA, LOUD)
    await house.go(minutes=30)
    assert house.messenger.kinds == ["nudge.slip", "recap", "recap"] or set(house.messenger.kinds) == {
        "nudge.slip",
        "recap",
    }


@pytest.mark.parametrize(
    ("nudges", "closed", "ways"),
    [
        ("dm", set(), ["dm"]),
        ("dm", {"dm"}, ["here"]),
        ("dm", {"dm", "here"}, []),
        ("here", set(), ["here"]),
        ("here", {"here"}, []),
        ("off", set(), []),
    ],
)
async def test_the_ladder(house: House, nudges: str, closed: set[str], ways: list[str]) -> None:
    started = await house.begin(MIRA, nudges=nudges)  # type: ignore[arg-type]
    assert isinstance(started, Started)
    house.messenger.closed_ways = closed
    await house.say(MIRA, LOUD)
    await house.go(seconds=25)
    assert [notice.via for notice in house.messenger.sent] == ways
    inbox = await house.read_inbox(MIRA)
    assert len(inbox.items) == (0 if ways else 1)


async def test_closed_dms_are_remembered_until_they_are_asked_for_again(house: House) -> None:
    await house.begin(MIRA)
    house.messenger.closed_ways = {"dm"}
    await house.say(MIRA, LOUD)
    await house.go(seconds=25)
    async with house.database.read() as connection:
        assert (await members.get(connection, GUILD, MIRA)).dm_closed
    wishes = await house.app.settings(guild=GUILD, member=MIRA, nudges="dm")
    assert not getattr(wishes, "dm_closed", True)


async def test_an_ephemeral_answer_that_was_lost_goes_to_the_inbox(house: House) -> None:
    await house.begin(MIRA, nudges="here")
    house.messenger.answers = [Receipt("doubtful")]
    await house.say(MIRA, LOUD)
    await house.go(minutes=2)
    assert house.messenger.sent == []
    inbox = await house.read_inbox(MIRA)
    assert [notice.kind for notice in inbox.items] == ["nudge.slip"]


async def test_when_discord_says_too_fast_all_dms_pause_longer_each_time(house: House) -> None:
    await house.begin(MIRA, minutes=60)
    await house.begin(JONAS, minutes=60)
    house.messenger.closed_ways = {"here"}
    house.messenger.answers = [
        Receipt("later", reason="40003", retry_after=1, pauses_all=True),
    ]
    await house.say(MIRA, LOUD)
    await house.go(seconds=25)
    await house.say(JONAS, LOUD)
    await house.go(seconds=30)
    assert house.messenger.sent == []
    await house.go(seconds=60)
    assert house.messenger.kinds == ["nudge.slip", "nudge.slip"]


TOO_FAST = Receipt("later", reason="40003", retry_after=600, pauses_all=True)


async def test_while_dms_pause_whoever_can_be_told_here_is_told_here(house: House) -> None:
    await house.begin(MIRA, minutes=60)
    await house.begin(JONAS, minutes=60)
    house.messenger.answers = [TOO_FAST]
    await house.say(MIRA, LOUD)
    await house.go(seconds=25)
    await house.say(JONAS, LOUD)
    await house.go(seconds=25)
    assert [(notice.member, notice.via) for notice in house.messenger.sent] == [
        (MIRA, "here"),
        (JONAS, "here"),
    ]
    await house.go(minutes=20)
    assert house.messenger.kinds.count("nudge.slip") == 2


async def test_while_dms_pause_what_is_new_joins_what_waits(house: House) -> None:
    await house.begin(MIRA, minutes=60)
    house.messenger.closed_ways = {"here"}
    house.messenger.answers = [TOO_FAST]
    for _ in range(2):
        await house.say(MIRA, LOUD)
        await house.go(seconds=25)
    assert house.messenger.sent == []
    await house.go(minutes=11)
    (told,) = [notice for notice in house.messenger.sent if notice.kind == "nudge.slip"]
    assert told.via == "dm"
    assert len(told.args["slips"]) == 2  # type: ignore[arg-type]


async def test_a_pause_that_outlasts_the_half_hour_leaves_its_slip_in_the_inbox(house: House) -> None:
    await house.begin(MIRA, minutes=30)
    house.messenger.closed_ways = {"here"}
    house.messenger.answers = [replace(TOO_FAST, retry_after=3600)]
    await house.say(MIRA, LOUD)
    await house.go(seconds=25)
    inbox = await house.read_inbox(MIRA)
    assert [notice.kind for notice in inbox.items] == ["nudge.slip"]


async def test_a_dm_that_may_have_arrived_is_told_nowhere_else_while_dms_pause(house: House) -> None:
    await house.begin(MIRA, minutes=60)
    house.messenger.answers = [Receipt("doubtful"), TOO_FAST]
    await house.say(MIRA, LOUD)
    await house.go(minutes=5)
    assert house.messenger.sent == []
    await house.go(minutes=10)
    (told,) = [notice for notice in house.messenger.sent if notice.kind == "nudge.slip"]
    assert told.via == "dm" and told.doubtful


async def test_the_recap_waits_in_status_for_who_wants_no_dm(house: House) -> None:
    await house.begin(MIRA, nudges="off", minutes=5)
    await house.go(minutes=6)
    first = await house.app.status(guild=GUILD, member=MIRA)
    assert first.running is None and first.last is not None and first.recap is not None
    assert first.waiting == 0
    assert (await house.read_inbox(MIRA)).items == ()


async def test_a_long_outage_of_discord_loses_no_recap(house: House) -> None:
    await house.begin(MIRA, minutes=5)
    house.messenger.answers = [Receipt("doubtful", reason="status_503")] * 12
    await house.go(minutes=5)
    await house.go(hours=2)
    assert [notice.kind for notice in house.messenger.sent] == ["recap"]
    assert house.messenger.sent[0].doubtful and house.messenger.sent[0].args["settled"]


async def test_a_silence_with_nothing_that_can_be_shown_is_listened_to_again(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS, nudges="off")
    await house.say(JONAS, QUESTION)
    house.messenger.answers = [Receipt("failed", reason="nothing_to_show")]
    await house.go(minutes=11)
    assert await kinds(house, MIRA) == []
    await house.go(minutes=2)
    assert await kinds(house, MIRA) == ["nudge.quiet"]


async def test_a_word_of_thanks_that_came_to_nothing_gives_no_nudge_back(house: House) -> None:
    await house.begin(MIRA, minutes=60)
    post, _ = await house.say(MIRA, LOUD)
    await house.go(seconds=21)
    house.messenger.answers = [Receipt("later", retry_after=1900.0)]
    await house.delete(post)
    await house.go(minutes=1)
    await house.sleep_through(minutes=40)
    async with house.database.read() as connection:
        spent = await connection.execute(text("SELECT nudges FROM challenge"))
        assert spent.scalar_one() == 1


async def test_a_question_in_a_private_thread_is_shown_to_nobody(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS, nudges="off")
    for number, private in enumerate((True, False)):
        place = Place(GUILD, 5000 + number, parent=LOUNGE, private=private)
        asked = replace(house.post(JONAS, QUESTION), channel=place.channel)
        await house.app.watch(post=asked, place=place)
    await house.go(minutes=11)
    (nudge,) = [notice for notice in house.messenger.sent if notice.kind == "nudge.quiet"]
    assert [one["channel"] for one in nudge.args["questions"]] == [5001]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("nudges", "ways"), [("off", []), ("here", ["here"]), ("dm", ["dm"])])
async def test_what_is_wished_for_when_it_is_sent_counts(house: House, nudges: str, ways: list[str]) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    await house.go(seconds=5)
    await house.app.settings(guild=GUILD, member=MIRA, nudges=nudges)  # type: ignore[arg-type]
    await house.go(seconds=25)
    assert [notice.via for notice in house.messenger.sent] == ways
    inbox = await house.read_inbox(MIRA)
    assert len(inbox.items) == (0 if ways else 1)


async def test_a_halfway_word_that_waited_through_a_pause_is_not_for_whoever_wants_none_by_now(
    house: House,
) -> None:
    await house.begin(MIRA, minutes=120)
    house.messenger.answers = [Receipt("later", retry_after=600.0)]
    await house.go(minutes=61)
    await house.app.settings(guild=GUILD, member=MIRA, nudges="off")
    await house.go(minutes=20)
    assert "nudge.halfway" not in house.messenger.kinds
