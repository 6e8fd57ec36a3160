"""Roles of the week: decided once, given and taken back, and told in plain words where that cannot be."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.refusal import Refused
from bot.core.rewards import RoleKind
from bot.ports import Notice, Receipt
from bot.storage import rewards, schedules
from bot.usecases.board_plans import Wanted
from bot.usecases.set_rewards import Giving, Obstacle, RoleChoice
from tests.usecases.house import GUILD, JONAS, MIRA, QUEUE, TARO, House
from tests.usecases.test_board_posts import second, talk

__all__ = ["second"]

TOP, CURIOUS, QUIET, NEW = 501, 502, 503, 504


async def give(house: House, **roles: int) -> Giving:
    chosen: dict[RoleKind, RoleChoice] = {kind: RoleChoice(role) for kind, role in roles.items()}  # type: ignore[misc]
    outcome = await house.app.set_rewards(guild=GUILD, roles=chosen)
    assert isinstance(outcome, Giving)
    return outcome


def changes(house: House, since: int = 0) -> list[tuple[str, int | None, object]]:
    """What became of roles since the first so many, sorted: what is due together travels together, and
    which of it arrives first is chance."""
    found = [
        (notice.kind, notice.member, notice.args["role"])
        for notice in house.messenger.sent
        if notice.kind in ("role.add", "role.remove")
    ]
    return sorted(found[since:], key=str)


def troubles(house: House) -> list[Notice]:
    return [notice for notice in house.messenger.sent if notice.kind == "reward.trouble"]


async def test_nothing_is_given_until_moderators_choose(house: House) -> None:
    await talk(house, MIRA)
    await house.go(days=14)
    assert changes(house) == []
    found = await house.app.rewards(guild=GUILD)
    assert found == Giving({}, {}, None, False)


async def test_roles_go_to_the_weeks_first_and_move_on_with_the_next_week(house: House) -> None:
    giving = await give(house, top=TOP, curious=CURIOUS)
    assert giving.next_at is not None and f"{giving.next_at:%a %H:%M}" == "Mon 00:15"
    await talk(house, MIRA)
    await house.go(days=7)
    assert changes(house) == [("role.add", MIRA, TOP), ("role.add", MIRA, CURIOUS)]
    await talk(house, JONAS)
    await house.go(days=7)
    assert changes(house, since=2) == [
        ("role.add", JONAS, TOP),
        ("role.add", JONAS, CURIOUS),
        ("role.remove", MIRA, TOP),
        ("role.remove", MIRA, CURIOUS),
    ]


async def test_who_stays_first_keeps_the_role_without_a_word(house: House) -> None:
    await give(house, top=TOP)
    for _ in range(3):
        await talk(house, MIRA)
        await house.go(days=7)
    assert changes(house) == [("role.add", MIRA, TOP)]


async def test_a_quiet_week_takes_the_role_back(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=14)
    assert changes(house) == [("role.add", MIRA, TOP), ("role.remove", MIRA, TOP)]


async def test_a_tie_is_shared_and_a_crowd_gets_nothing(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA, JONAS)
    await house.go(days=7)
    assert changes(house) == [("role.add", MIRA, TOP), ("role.add", JONAS, TOP)]
    await talk(house, *range(11, 16))
    await house.go(days=7)
    assert changes(house, since=2) == [("role.remove", MIRA, TOP), ("role.remove", JONAS, TOP)]


async def test_a_quiet_regular_is_found_and_makes_room_for_others(house: House) -> None:
    await give(house, quiet=QUIET)
    for week in range(4):
        await talk(house, 21, 21, 21, 22, 22, 22, 23, 23, MIRA)
        await house.go(days=7, minutes=-6 * 3)
        if week < 2:
            assert changes(house) == []
    given = [change for change in changes(house) if change[0] == "role.add"]
    assert given == [("role.add", MIRA, QUIET)]
    assert ("role.remove", MIRA, QUIET) in changes(house)


async def test_who_left_or_hides_gets_nothing_and_the_next_one_does(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA, MIRA, MIRA, JONAS, JONAS, TARO)
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    house.messenger.away = {JONAS}
    await house.go(days=7)
    assert changes(house) == [("role.add", TARO, TOP)]


async def test_only_me_takes_a_role_back_at_once(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(seconds=1)
    assert changes(house, since=1) == [("role.remove", MIRA, TOP)]


async def test_erasing_takes_the_role_back_and_leaves_no_trace(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    await house.app.privacy_erase(member=MIRA)
    await house.go(seconds=1)
    assert changes(house, since=1) == [("role.remove", MIRA, TOP)]
    kept = await house.app.privacy_export(member=MIRA)
    assert {table: rows for table, rows in kept.items() if rows and table != "member"} == {}


async def test_a_role_given_no_more_is_taken_back_and_another_takes_its_place(house: House) -> None:
    await give(house, top=TOP, curious=CURIOUS)
    await talk(house, MIRA)
    await house.go(days=7)
    await give(house, top=NEW)
    await house.go(seconds=1)
    assert changes(house, since=2) == [("role.add", MIRA, NEW), ("role.remove", MIRA, TOP)]
    await house.app.set_rewards(guild=GUILD, off=("top", "curious", "quiet"))
    await house.go(minutes=5)
    assert changes(house, since=4) == [("role.remove", MIRA, CURIOUS), ("role.remove", MIRA, NEW)]
    await talk(house, MIRA)
    await house.go(days=14)
    assert len(changes(house)) == 6


@pytest.mark.parametrize("obstacle", ["everyone", "managed", "powerful", "too_high", "no_right"])
async def test_a_role_that_cannot_be_given_is_not_chosen(house: House, obstacle: Obstacle) -> None:
    outcome = await house.app.set_rewards(guild=GUILD, roles={"top": RoleChoice(TOP, obstacle)})
    assert isinstance(outcome, Refused)
    assert (outcome.advice.key, outcome.advice.args) == (f"rewards.{obstacle}", {"role": f"<@&{TOP}>"})
    assert (await house.app.rewards(guild=GUILD)).rewards == {}


async def test_what_stands_in_the_way_is_told_once_and_tried_again_when_mended(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=5, hours=10)
    house.messenger.answers = [Receipt("failed", reason="too_high")]
    await house.go(days=1)
    (told,) = troubles(house)
    assert (told.channel, told.args["role"], told.args["trouble"]) == (QUEUE, TOP, "too_high")
    found = await house.app.rewards(guild=GUILD)
    assert (found.rewards["top"].trouble, found.held) == ("too_high", {})
    assert await house.app.try_again(guild=GUILD) == 1
    await house.go(seconds=1)
    assert changes(house) == [("role.add", MIRA, TOP)]
    found = await house.app.rewards(guild=GUILD)
    assert (found.rewards["top"].trouble, found.held) == ("", {"top": 1})
    assert await house.app.try_again(guild=GUILD) == 0


async def test_a_trouble_that_lasts_is_not_told_every_week(house: House) -> None:
    await give(house, top=TOP)
    for member in (MIRA, JONAS, TARO):
        await talk(house, member)
        await house.go(days=5, hours=10)
        house.messenger.answers = [Receipt("failed", reason="no_right")]
        await house.go(days=1, hours=12)
        house.messenger.answers = []
    assert len(troubles(house)) == 1


async def test_a_role_that_is_gone_is_given_no_more(house: House) -> None:
    await give(house, top=TOP, curious=CURIOUS)
    await talk(house, MIRA)
    await house.go(days=5, hours=10)
    house.messenger.answers = [Receipt("failed", reason="unknown_role")]
    await house.go(days=1)
    assert len(troubles(house)) == 1
    assert len((await house.app.rewards(guild=GUILD)).rewards) == 1


@pytest.mark.parametrize("reason", ["no_right", "too_high"])
async def test_a_role_that_could_not_be_taken_back_stays_owed(house: House, reason: str) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    house.messenger.answers = [Receipt("failed", reason=reason)]
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(minutes=5)
    assert changes(house, since=1) == [] and len(troubles(house)) == 1
    await house.app.try_again(guild=GUILD)
    await house.go(seconds=1)
    assert changes(house, since=1) == [("role.remove", MIRA, TOP)]
    assert (await house.app.rewards(guild=GUILD)).rewards["top"].trouble == ""


async def test_an_owed_role_is_looked_at_each_day_until_it_is_taken_back(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    house.messenger.answers = [Receipt("failed", reason="no_right")] * 40
    await house.app.privacy_erase(member=MIRA)
    await house.go(days=8)
    assert changes(house, since=1) == []
    house.messenger.answers = []
    await house.go(days=2)
    assert changes(house, since=1) == [("role.remove", MIRA, TOP)]


async def test_a_role_won_again_while_it_was_owed_stays(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    house.messenger.answers = [Receipt("failed", reason="no_right")] * 20
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(minutes=5)
    await house.app.settings(guild=GUILD, member=MIRA, board="everybody")
    await talk(house, MIRA)
    await house.go(days=5, hours=10)
    house.messenger.answers = []
    await house.go(days=1)
    await house.app.try_again(guild=GUILD)
    await house.go(days=1)
    assert ("role.remove", MIRA, TOP) not in changes(house)


async def test_a_shared_role_is_taken_only_when_nothing_gives_it(house: House) -> None:
    await give(house, top=TOP, curious=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    await house.app.set_rewards(guild=GUILD, off=["top"])
    await talk(house, MIRA)
    await house.go(days=7)
    assert {kind for kind, _, _ in changes(house)} == {"role.add"}
    await house.app.set_rewards(guild=GUILD, off=("top", "curious", "quiet"))
    await house.go(minutes=5)
    assert changes(house)[-1] == ("role.remove", MIRA, TOP)


async def test_a_shared_role_is_taken_when_all_that_gives_it_stops_at_once(house: House) -> None:
    await give(house, top=TOP, curious=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    await house.app.set_rewards(guild=GUILD, off=("top", "curious", "quiet"))
    await house.go(minutes=5)
    assert changes(house)[-1] == ("role.remove", MIRA, TOP)


async def test_weeks_slept_through_are_decided_once_for_the_latest(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=7)
    await talk(house, JONAS)
    await house.sleep_through(days=7)
    await house.sleep_through(days=21)
    assert changes(house, since=1) == [
        ("role.add", JONAS, TOP),
        ("role.remove", MIRA, TOP),
        ("role.remove", JONAS, TOP),
    ]


async def test_a_bot_that_was_sent_away_and_is_back_goes_on_giving(house: House) -> None:
    await give(house, top=TOP)
    await house.app.guild_gone(guild=GUILD)
    await house.go(days=8)
    await house.app.guild_back(guild=GUILD)
    await talk(house, MIRA)
    await house.go(days=7)
    assert changes(house) == [("role.add", MIRA, TOP)]


async def test_two_processes_give_each_role_once(house: House, second: House) -> None:
    await give(house, top=TOP, curious=CURIOUS)
    await talk(house, MIRA)
    for _ in range(16):
        house.clock.moment += timedelta(hours=12)
        await asyncio.gather(*(one.app.tick(house.clock.moment) for one in (house, second)))
    assert changes(house) == [("role.add", MIRA, TOP), ("role.add", MIRA, CURIOUS)]


async def test_taken_back_before_it_was_given_it_is_never_given(house: House) -> None:
    await give(house, top=TOP)
    await talk(house, MIRA)
    await house.go(days=5, hours=10)
    house.messenger.answers = [Receipt("later", reason="rate_limited", retry_after=3 * 3600)]
    await house.go(hours=4)
    await house.app.settings(guild=GUILD, member=MIRA, board="me")
    await house.go(hours=3)
    assert house.messenger.answers == [] and ("role.add", MIRA, TOP) not in changes(house)
    async with house.database.read() as connection:
        assert await rewards.held(connection, GUILD) == []


async def test_badges_tell_of_the_week_and_of_all_time(house: House) -> None:
    await talk(house, MIRA)
    await house.go(days=7)
    mine = await house.app.me(guild=GUILD, member=MIRA)
    theirs = await house.app.me(guild=GUILD, member=JONAS)
    assert mine.badges == ("points", "curious", "faces", "first_half_hour")
    assert theirs.badges == ()


async def test_a_closing_post_looks_as_the_other_boards_do(house: House) -> None:
    await house.app.plan_board(guild=GUILD, wanted=Wanted(numbers=False, look="day"), board="weekly")
    await house.app.set_rewards(guild=GUILD, seasons=True)
    async with house.database.read() as connection:
        known = await schedules.of(connection, GUILD)
    (season,) = [one for one in known if one.cadence.every == "season"]
    assert (season.style.numbers, season.style.look) == (False, "day")
    read = await house.app.board(guild=GUILD, asker=MIRA, period_kind="weekly")
    assert not read.numbers
