from typing import Any

import pytest

from bot.core.config import There
from bot.core.refusal import Refused
from bot.usecases.config import Imported, Overtaken, Wrong
from bot.usecases.shadow import Shadowed
from tests.usecases.house import BOARD, GUILD, JONAS, LOUD, LOUNGE, MIRA, MODERATOR, PROMO, QUEUE, House

THERE = There(
    frozenset({LOUNGE, PROMO, BOARD, QUEUE}), frozenset({LOUNGE, BOARD, QUEUE}), frozenset({50, 51})
)

HOUR = {"day": "fri", "at": "19:00", "minutes": 60, "channel": "2000"}


async def take_in(house: House, obstacle: Any = None, **sections: object) -> Imported | Wrong | Overtaken:
    return await house.app.config_import(
        guild=GUILD,
        by=MODERATOR,
        document={"half_hour_config": 1, **sections},
        there=THERE,
        obstructed=lambda role: obstacle,
    )


async def test_what_goes_out_comes_in_and_changes_nothing(house: House) -> None:
    await house.app.add_exception(guild=GUILD, by=MODERATOR, kind="domain", value="example.org")
    await house.app.add_exception(
        guild=GUILD, by=MODERATOR, kind="phrase", value="link in bio", scope="channel", scope_id=LOUNGE
    )
    document = await house.app.config_export(guild=GUILD)
    assert not isinstance(document, Refused)
    outcome = await take_in(house, **{k: v for k, v in document.items() if k != "half_hour_config"})
    assert outcome == Imported((), renewed=False)
    assert await house.app.config_export(guild=GUILD) == document


async def test_a_section_that_is_left_out_stays(house: House) -> None:
    await house.app.prompts_add(guild=GUILD, by=MODERATOR, text="What made you laugh?")
    before = await house.app.config_export(guild=GUILD)
    assert not isinstance(before, Refused)
    outcome = await take_in(house, zone="Asia/Tokyo")
    assert isinstance(outcome, Imported)
    assert [(one.section, one.before, one.after) for one in outcome.changes] == [
        ("zone", "UTC", "Asia/Tokyo")
    ]
    changed = {"zone": "Asia/Tokyo", "revision": before["revision"] + 1}
    assert await house.app.config_export(guild=GUILD) == {**before, **changed}


@pytest.mark.parametrize("revision", [-1, True, "7", 1.5, None])
async def test_a_revision_that_is_no_number_is_named(house: House, revision: object) -> None:
    outcome = await take_in(house, revision=revision)
    assert isinstance(outcome, Wrong)
    assert outcome.mistakes[0].args["where"] == "revision"


async def test_what_somebody_else_changed_meanwhile_overtakes_a_file(house: House) -> None:
    document = await house.app.config_export(guild=GUILD)
    assert not isinstance(document, Refused)
    await house.app.setup(guild=GUILD, by=JONAS, preset="strict")
    outcome = await take_in(house, zone="Asia/Tokyo", revision=document["revision"])
    assert isinstance(outcome, Overtaken)
    assert (outcome.last.by, outcome.last.change.section) == (JONAS, "preset")
    assert (await house.app.server(guild=GUILD)).zone == "UTC"  # type: ignore[union-attr]
    assert isinstance(await take_in(house, zone="Asia/Tokyo", revision=document["revision"] + 1), Imported)


async def test_more_that_is_watched_asks_members_again(house: House) -> None:
    await house.begin(MIRA)
    outcome = await take_in(house, watched=[str(LOUNGE), str(PROMO)])
    assert isinstance(outcome, Imported) and outcome.renewed
    server = await house.app.server(guild=GUILD)
    assert server is not None and server.consent_version == 2
    assert house.app.gate.server(GUILD) == server


@pytest.mark.parametrize(
    ("sections", "place"),
    [
        ({"boards": [{"name": "a", "every": "weekly", "day": "Moonday"}]}, "boards[1]"),
        ({"boards": [{"name": "a", "every": "daily"}, {"name": "a", "every": "weekly"}]}, "boards[2]"),
        ({"roles": {"top": "50"}}, "roles.top"),
        ({"prices": {"pitch": 5000}}, "prices.pitch"),
        ({"prices": {"kindness": 5}}, "prices.kindness"),
        ({"allowed": [{"kind": "phrase", "value": "x", "scope": "channel"}]}, "allowed[1].id"),
        ({"social_hours": [{**HOUR, "at": "25:00"}]}, "social_hours[1].at"),
        ({"social_hours": [{**HOUR, "minutes": True}]}, "social_hours[1].minutes"),
        ({"watched": []}, "watched"),
        ({"leaderboard_channel": str(PROMO)}, "leaderboard_channel"),
        ({"exempt_roles": ["12345678901234567890123"]}, "exempt_roles[1]"),
        ({"shadow": "yes"}, "shadow"),
        ({"badges": 1}, "badges"),
    ],
)
async def test_one_mistake_anywhere_and_nothing_is_written(
    house: House, sections: dict[str, Any], place: str
) -> None:
    before = await house.app.config_export(guild=GUILD)
    outcome = await take_in(house, obstacle="too_high", preset="strict", questions=["Why?"], **sections)
    assert isinstance(outcome, Wrong)
    assert place in [one.args["where"] for one in outcome.mistakes]
    assert await house.app.config_export(guild=GUILD) == before
    assert [one.change.section for one in await house.app.config_history(guild=GUILD)].count("preset") == 1


async def test_many_mistakes_are_named_up_to_ten_and_counted(house: House) -> None:
    outcome = await take_in(house, questions=["no"] * 40)
    assert isinstance(outcome, Wrong) and (len(outcome.mistakes), outcome.count) == (10, 40)


async def test_a_file_can_set_up_a_server_that_was_not(house: House) -> None:
    outcome = await house.app.config_import(
        guild=GUILD + 1,
        by=MODERATOR,
        document={"half_hour_config": 1, "watched": [str(LOUNGE)], "leaderboard_channel": str(BOARD)},
        there=THERE,
        obstructed=lambda role: None,
    )
    assert isinstance(outcome, Imported) and not outcome.renewed
    nothing = await house.app.config_import(
        guild=GUILD + 2,
        by=MODERATOR,
        document={"half_hour_config": 1, "zone": "UTC"},
        there=THERE,
        obstructed=lambda role: None,
    )
    assert isinstance(nothing, Wrong)
    assert await house.app.server(guild=GUILD + 2) is None


async def test_boards_and_prices_come_in_as_they_would_by_command(house: House) -> None:
    outcome = await take_in(
        house,
        boards=[{"name": "faces", "every": "monthly", "day": "last", "at": "8 pm", "kinds": "faces"}],
        prices={"question": 33},
        roles={"top": "50"},
    )
    assert isinstance(outcome, Imported)
    document = await house.app.config_export(guild=GUILD)
    assert not isinstance(document, Refused)
    (board,) = document["boards"]
    assert (board["name"], board["day"], board["at"]) == ("faces", "31", "20:00")
    assert document["prices"]["question"] == 33 and document["roles"] == {"top": "50"}
    prices = [
        one.change for one in await house.app.config_history(guild=GUILD) if one.change.section == "prices"
    ]
    assert [(one.before, one.after) for one in prices] == [("question=20", "question=33")]


async def test_history_forgets_who_it_was_when_they_ask_and_keeps_what(house: House) -> None:
    await house.set_up(preset="strict")
    await house.app.channel_gone(guild=GUILD, channel=QUEUE)
    newest, *rest = await house.app.config_history(guild=GUILD)
    assert (newest.by, newest.change.section, newest.change.before) == (0, "appeals_channel", str(QUEUE))
    assert {one.by for one in rest} == {MODERATOR}
    await house.app.privacy_erase(member=MODERATOR)
    assert {one.by for one in await house.app.config_history(guild=GUILD)} == {0}


async def test_a_trial_holds_for_half_hours_that_start_in_it(house: House) -> None:
    await house.begin(MIRA)
    await house.app.shadow(guild=GUILD, by=MODERATOR, on=True)
    await house.say(MIRA, LOUD)
    await house.go(minutes=1)
    assert "nudge.slip" in house.messenger.kinds  # it began before the trial
    outcome = await house.app.shadow(guild=GUILD, by=MODERATOR)
    assert isinstance(outcome, Shadowed) and outcome.on and not outcome.found


async def test_what_a_trial_found_goes_with_whoever_asks_to_be_forgotten(house: House) -> None:
    await house.app.shadow(guild=GUILD, by=MODERATOR, on=True)
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    found = await house.app.shadow(guild=GUILD, by=MODERATOR)
    assert isinstance(found, Shadowed) and sum(found.found.values()) > 0
    assert (await house.app.privacy_export(member=MIRA))["shadow"]
    await house.app.privacy_erase(member=MIRA)
    gone = await house.app.shadow(guild=GUILD, by=MODERATOR)
    assert isinstance(gone, Shadowed) and not gone.found
