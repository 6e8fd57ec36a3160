from collections.abc import Sequence

from bot.core.policy import Preset
from bot.core.slip import Slip
from bot.ports import Receipt
from bot.storage import challenges, slips
from bot.usecases.watch import Judged
from tests.usecases.house import GUILD, LOUD, MIRA, House

CALM = "I spent the morning repotting tomatoes with my neighbour"


async def of(house: House, challenge: int) -> Sequence[Slip]:
    async with house.database.read() as connection:
        return await slips.of_challenge(connection, challenge)


async def state(house: House, challenge: int) -> tuple[str, int]:
    async with house.database.read() as connection:
        found = await challenges.get(connection, challenge)
    assert found is not None
    return found.state, found.slips


async def slip_once(house: House) -> None:
    """A slip that is told and never repaired; takes a little more than two minutes."""
    await house.say(MIRA, LOUD)
    await house.go(minutes=2, seconds=21)


async def test_slips_within_twenty_seconds_are_told_together(house: House) -> None:
    await house.begin(MIRA)
    first, _ = await house.say(MIRA, LOUD)
    await house.go(seconds=19)
    second, _ = await house.say(MIRA, LOUD + " Hurry up!")
    await house.go(seconds=30)
    assert house.messenger.kinds == ["nudge.slip"]
    told = house.messenger.sent[0].args["slips"]
    assert isinstance(told, list)
    assert [one["message"] for one in told] == [first.message, second.message]


async def test_no_words_are_kept(house: House) -> None:
    started = await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    (slip,) = await of(house, started.challenge.id)
    assert slip.rules
    for rule in slip.rules:
        for piece in rule["evidence"]:
            assert set(piece) == {"part", "start", "end", "because", "weight"}
            assert LOUD[piece["start"] : piece["end"]] not in str(rule)


async def test_a_repair_within_the_grace_is_forgiven_and_told(house: House) -> None:
    started = await house.begin(MIRA)
    post, outcome = await house.say(MIRA, LOUD)
    assert isinstance(outcome, Judged) and outcome.points < 0
    await house.go(seconds=21)
    mended = await house.edit(post, CALM)
    assert isinstance(mended, Judged) and mended.points == -outcome.points
    await house.go(minutes=5)
    assert house.messenger.kinds == ["nudge.slip", "nudge.repaired"]
    assert [slip.state for slip in await of(house, started.challenge.id)] == ["repaired"]
    assert await state(house, started.challenge.id) == ("active", 0)


async def test_a_repair_before_the_nudge_needs_no_nudge(house: House) -> None:
    await house.begin(MIRA)
    post, _ = await house.say(MIRA, LOUD)
    await house.go(seconds=5)
    await house.delete(post)
    await house.go(minutes=3)
    assert house.messenger.kinds == []


async def test_an_unread_nudge_never_breaks_anything(house: House) -> None:
    await house.app.setup(guild=GUILD, by=9, preset="strict")
    started = await house.begin(MIRA)
    house.messenger.closed_ways = {"dm", "here"}
    await slip_once(house)
    await house.go(minutes=10)
    assert await state(house, started.challenge.id) == ("active", 0)
    inbox = await house.read_inbox(MIRA)
    assert [notice.kind for notice in inbox.items] == ["nudge.slip"]
    await house.go(minutes=3)
    assert await state(house, started.challenge.id) == ("broken", 1)


async def test_presets_break_at_their_own_number(house: House) -> None:
    expected: dict[Preset, tuple[str, int]] = {
        "gentle": ("active", 4),
        "classic": ("broken", 3),
        "strict": ("broken", 1),
    }
    for number, (preset, outcome) in enumerate(expected.items()):
        await house.app.setup(guild=GUILD, by=9, preset=preset)
        house.messenger.sent.clear()
        started = await house.begin(MIRA)
        for _ in range(4):
            await slip_once(house)
            await house.read_inbox(MIRA)  # past the budget they wait there
            await house.go(minutes=2)
        assert await state(house, started.challenge.id) == outcome, (number, preset)
        await house.app.stop(guild=GUILD, member=MIRA)


async def test_a_broken_half_hour_keeps_what_talk_earned_and_says_so_once(house: House) -> None:
    await house.app.setup(guild=GUILD, by=9, preset="strict")
    await house.begin(MIRA)
    post, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(7, "Only weeds, but very tall ones this time", to=post)
    await slip_once(house)
    recaps = [notice for notice in house.messenger.sent if notice.kind == "recap"]
    assert [notice.args["state"] for notice in recaps] == ["broken"]
    assert int(str(recaps[0].args["earned"])) > 0
    await house.go(hours=1)
    assert house.messenger.kinds.count("recap") == 2  # once more, edited, at settlement


async def test_after_a_break_nothing_is_judged(house: House) -> None:
    await house.app.setup(guild=GUILD, by=9, preset="strict")
    await house.begin(MIRA)
    await slip_once(house)
    _, outcome = await house.say(MIRA, LOUD)
    assert not isinstance(outcome, Judged)


async def test_a_late_wake_up_counts_graces_before_the_end(house: House) -> None:
    await house.app.setup(guild=GUILD, by=9, preset="strict")
    started = await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    await house.go(seconds=25)  # told, and its grace runs
    await house.sleep_through(hours=3)
    assert await state(house, started.challenge.id) == ("broken", 1)


async def test_a_link_with_its_why_stays_silent(house: House) -> None:
    await house.begin(MIRA)
    for text in (CALM, "What do you do when it rains all week?", "haha, same here, twice a day even"):
        _, outcome = await house.say(MIRA, text)
        assert isinstance(outcome, Judged) and outcome.slip is None
    await house.go(minutes=8)
    assert house.messenger.kinds == []


async def test_words_put_in_by_an_edit_are_seen(house: House) -> None:
    started = await house.begin(MIRA)
    post, _ = await house.say(MIRA, CALM)
    await house.go(minutes=1)
    outcome = await house.edit(post, LOUD)
    assert isinstance(outcome, Judged) and outcome.slip is not None
    again = await house.edit(post, LOUD)  # the same event, delivered twice
    assert isinstance(again, Judged) and again.points == 0
    assert len(await of(house, started.challenge.id)) == 1


async def test_words_put_in_after_the_end_cost_nothing(house: House) -> None:
    await house.begin(MIRA, minutes=5)
    post, _ = await house.say(MIRA, CALM)
    await house.go(minutes=6)
    outcome = await house.edit(post, LOUD)
    assert isinstance(outcome, Judged) and outcome.slip is None and outcome.points == 0


async def test_the_same_message_twice_is_booked_and_told_once(house: House) -> None:
    started = await house.begin(MIRA)
    post, first = await house.say(MIRA, LOUD)
    second = await house.app.watch(post=post, place=house.place())
    assert isinstance(first, Judged) and isinstance(second, Judged)
    assert second.points == 0
    assert len(await of(house, started.challenge.id)) == 1


async def test_politics_leaves_no_name_and_no_place_at_rest(house: House) -> None:
    started = await house.begin(MIRA)
    _, outcome = await house.say(MIRA, "Who wins the presidential election? The general election is in May")
    assert isinstance(outcome, Judged)
    assert "politics" in {finding.rule for finding in outcome.verdict.findings}
    (slip,) = await of(house, started.challenge.id)
    assert [rule["rule"] for rule in slip.rules if rule["evidence"] == []] == ["slip"]
    assert "politics" not in str(slip)


async def test_a_nudge_is_never_sent_after_the_end(house: House) -> None:
    await house.begin(MIRA, minutes=5)
    await house.go(minutes=4, seconds=50)
    await house.say(MIRA, LOUD)
    await house.go(minutes=30)
    assert "nudge.slip" not in house.messenger.kinds


async def test_a_crash_between_sending_and_noting_looks_before_it_sends_again(house: House) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    house.messenger.answers = [Receipt("doubtful")]
    await house.go(seconds=40)
    (notice,) = house.messenger.sent
    assert notice.doubtful


async def test_what_is_read_after_the_books_are_closed_counts_for_nothing(house: House) -> None:
    await house.app.setup(guild=GUILD, by=9, preset="strict")
    started = await house.begin(MIRA, nudges="off", minutes=5)
    await house.say(MIRA, LOUD)
    await house.go(hours=1)
    inbox = await house.read_inbox(MIRA)
    await house.go(hours=1)
    assert await state(house, started.challenge.id) == ("completed", 0)
    assert [slip.state for slip in await of(house, started.challenge.id)] == ["closed"]
    assert [notice.kind for notice in inbox.items] == ["recap"]
