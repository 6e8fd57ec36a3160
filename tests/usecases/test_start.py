import asyncio
from datetime import timedelta

import pytest

from bot.core.finding import Advice
from bot.core.place import Place
from bot.core.refusal import Refused
from bot.core.wishes import Consent
from bot.usecases.start import ConsentNeeded, Started
from bot.usecases.watch import Judged, Passed
from tests.usecases.house import GUILD, JONAS, LOUD, LOUNGE, MIRA, MODERATOR, NOON, PROMO, House

ELSEWHERE = 1001


async def test_before_setup_it_says_who_must_do_what(house: House) -> None:
    outcome = await house.app.start(member=MIRA, place=Place(ELSEWHERE, LOUNGE))
    assert outcome == Refused(Advice("start.not_set_up"))


@pytest.mark.parametrize("minutes", [4, 121, 0, -5])
async def test_a_length_that_cannot_be_promised_is_refused(house: House, minutes: int) -> None:
    outcome = await house.app.start(member=MIRA, place=house.place(), minutes=minutes)
    assert outcome == Refused(Advice("start.minutes", {"least": 5, "most": 120}))


async def test_a_channel_that_is_not_watched_names_those_that_are(house: House) -> None:
    outcome = await house.app.start(member=MIRA, place=house.place(PROMO))
    assert outcome == Refused(Advice("start.not_watched"), (LOUNGE,))


async def test_a_channel_that_cannot_be_read_or_comes_empty_is_refused(house: House) -> None:
    unreadable = await house.app.start(member=MIRA, place=house.place(), readable=False)
    blind = await house.app.start(member=MIRA, place=house.place(), visible=False)
    assert (unreadable, blind) == (
        Refused(Advice("start.unreadable")),
        Refused(Advice("start.blind")),
    )


async def test_exempt_roles_and_channels_are_told_so(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, exempt_roles=[55])
    outcome = await house.app.start(member=MIRA, place=house.place(), roles=[55])
    assert outcome == Refused(Advice("start.exempt"))


async def test_threads_of_a_watched_channel_and_channels_of_a_watched_category_are_watched(
    house: House,
) -> None:
    thread = await house.app.start(member=MIRA, place=Place(GUILD, 5000, parent=LOUNGE))
    assert isinstance(thread, ConsentNeeded)
    await house.app.setup(guild=GUILD, by=MODERATOR, watched=[600], exempt_channels=[5001])
    inside = await house.app.start(member=MIRA, place=Place(GUILD, 5000, category=600))
    exempt = await house.app.start(member=MIRA, place=Place(GUILD, 5001, category=600))
    assert isinstance(inside, ConsentNeeded)
    assert exempt == Refused(Advice("start.not_watched"), (600,))


async def test_nothing_is_judged_before_consent_and_the_card_comes_once(house: House) -> None:
    asked = await house.app.start(member=MIRA, place=house.place())
    assert isinstance(asked, ConsentNeeded)
    assert (asked.version, asked.minutes, asked.renewed) == (1, 30, False)
    assert not house.app.gate.knows(GUILD, MIRA)
    first = await house.app.start(member=MIRA, place=house.place(), consent=Consent(1, "off"))
    assert isinstance(first, Started) and first.wishes.nudges == "off"
    await house.app.stop(guild=GUILD, member=MIRA)
    again = await house.app.start(member=MIRA, place=house.place())
    assert isinstance(again, Started) and again.wishes.nudges == "off"


async def test_consent_is_asked_again_when_more_is_watched_and_not_when_less_is(house: House) -> None:
    await house.begin(MIRA)
    await house.app.stop(guild=GUILD, member=MIRA)
    await house.app.setup(guild=GUILD, by=MODERATOR, watched=[LOUNGE, PROMO])
    asked = await house.app.start(member=MIRA, place=house.place())
    assert isinstance(asked, ConsentNeeded) and asked.renewed and asked.version == 2
    stale = await house.app.start(member=MIRA, place=house.place(), consent=Consent(1))
    assert isinstance(stale, ConsentNeeded)
    assert isinstance(await house.begin(MIRA), Started)
    await house.app.stop(guild=GUILD, member=MIRA)
    await house.app.setup(guild=GUILD, by=MODERATOR, watched=[LOUNGE])
    assert isinstance(await house.app.start(member=MIRA, place=house.place()), Started)


async def test_one_half_hour_at_a_time_in_all_servers_together(house: House) -> None:
    await house.app.setup(guild=ELSEWHERE, by=MODERATOR, watched=[LOUNGE])
    await house.begin(MIRA)
    ends = int(NOON.timestamp()) + 1800
    here = await house.app.start(member=MIRA, place=house.place())
    there = await house.app.start(member=MIRA, place=Place(ELSEWHERE, LOUNGE), consent=Consent(1))
    assert (here, there) == (
        Refused(Advice("start.already_here", {"ends": ends})),
        Refused(Advice("start.already_elsewhere", {"ends": ends})),
    )


async def test_a_double_click_starts_one(house: House) -> None:
    both = await asyncio.gather(
        *(house.app.start(member=MIRA, place=house.place(), consent=Consent(1)) for _ in range(4))
    )
    assert sum(isinstance(outcome, Started) for outcome in both) == 1


async def test_leaving_is_at_once_and_can_forget(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(JONAS, "A big pot of lentil soup, it was cold here", to=question)
    left = await house.app.stop(guild=GUILD, member=MIRA, forget=True)
    assert not isinstance(left, Refused) and left.forgotten
    assert not house.app.gate.running(GUILD, MIRA)
    kept = await house.app.privacy_export(member=MIRA)
    assert kept["challenge"] == [] and kept["slip"] == [] and kept["question"] == []
    me = await house.app.me(guild=GUILD, member=MIRA)
    assert (me.points, me.half_hours) == (0, 0)
    again = await house.app.stop(guild=GUILD, member=MIRA)
    assert again == Refused(Advice("stop.none"))


async def test_a_running_half_hour_is_watched_where_it_was_agreed_and_nowhere_else(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, watched=[LOUNGE], exempt_channels=[5001])
    await house.begin(MIRA)
    await house.app.setup(guild=GUILD, by=MODERATOR, watched=[LOUNGE, PROMO], exempt_channels=[])
    for place in (house.place(PROMO), Place(GUILD, 5001, parent=LOUNGE)):
        outcome = await house.app.watch(post=house.post(MIRA, LOUD), place=place)
        assert outcome == Passed("not_taking_part")
    await house.restart()
    outcome = await house.app.watch(post=house.post(MIRA, LOUD), place=house.place(PROMO))
    assert outcome == Passed("not_taking_part")
    inside = await house.app.watch(post=house.post(MIRA, LOUD), place=house.place())
    assert isinstance(inside, Judged)


async def test_a_half_hour_that_nobody_has_ended_yet_makes_room_for_the_next(house: House) -> None:
    await house.begin(MIRA)
    house.clock.moment += timedelta(minutes=30)  # its time is up, and no tick has come by
    again = await house.app.start(member=MIRA, place=house.place())
    assert isinstance(again, Started)
    await house.go(seconds=1)
    assert house.messenger.kinds.count("recap") == 1
    me = await house.app.me(guild=GUILD, member=MIRA)
    assert (me.half_hours, me.running) == (1, True)
