import asyncio
from dataclasses import replace

import pytest

from bot.core.finding import Advice
from bot.core.reading import Reading
from bot.core.refusal import Refused
from bot.storage import challenges
from bot.usecases.appeal import Appealed
from bot.usecases.decide import Decided
from bot.usecases.watch import Judged, Passed
from bot.usecases.why import Explanation
from tests.usecases.house import GUILD, JONAS, LOUD, MIRA, MODERATOR, PROMO, QUEUE, House


async def slip(house: House) -> int:
    _, outcome = await house.say(MIRA, LOUD)
    assert isinstance(outcome, Judged) and outcome.slip is not None
    return outcome.slip


async def appealed(house: House, number: int) -> int:
    outcome = await house.app.appeal(member=MIRA, slip=number)
    assert isinstance(outcome, Appealed)
    return outcome.appeal.id


async def test_an_appeal_lies_in_the_queue_with_a_link_and_no_text(house: House) -> None:
    await house.begin(MIRA)
    number = await slip(house)
    await appealed(house, number)
    await house.go(seconds=1)
    (queued,) = [notice for notice in house.messenger.sent if notice.kind == "appeal.queue"]
    assert queued.channel == QUEUE
    assert set(queued.args) == {"appeal", "slip", "member", "channel", "message", "rules", "queue"}
    assert await house.app.appeal(member=MIRA, slip=number) == Refused(Advice("appeal.already"))
    assert await house.app.appeal(member=JONAS, slip=number) == Refused(Advice("appeal.none"))


async def test_accepting_undoes_the_slip_and_brings_a_broken_half_hour_back(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, preset="strict")
    await house.begin(MIRA)
    number = await slip(house)
    await house.go(minutes=3)
    assert not house.app.gate.running(GUILD, MIRA)
    before = await house.app.status(guild=GUILD, member=MIRA)
    assert before.last is not None and before.last.state == "broken"
    appeal = await appealed(house, number)
    decided = await house.app.decide(appeal=appeal, by=MODERATOR, accept=True)
    assert isinstance(decided, Decided) and decided.points > 0
    assert decided.offer == ("server", "channel", "member")
    assert house.app.gate.running(GUILD, MIRA)
    await house.go(minutes=30)
    after = await house.app.status(guild=GUILD, member=MIRA)
    assert after.last is not None and (after.last.state, after.last.slips) == ("completed", 0)
    assert after.recap is not None and after.recap.points >= 0
    second = await house.app.decide(appeal=appeal, by=JONAS, accept=False)
    assert second == Refused(Advice("appeal.decided", {"by": str(MODERATOR)}))
    assert house.messenger.kinds.count("appeal.accepted") == 1


async def test_accepting_after_the_end_completes_it(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, preset="strict")
    await house.begin(MIRA)
    number = await slip(house)
    await house.go(hours=2)
    appeal = await appealed(house, number)
    await house.app.decide(appeal=appeal, by=MODERATOR, accept=True)
    after = await house.app.status(guild=GUILD, member=MIRA)
    assert after.last is not None and after.last.state == "completed"
    assert after.last.ended_at == after.last.ends_at


async def test_what_is_accepted_after_the_end_counts_on_its_own_day_and_its_recap_is_put_right(
    house: House,
) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, preset="strict")
    started = await house.begin(MIRA)
    number = await slip(house)
    await house.go(days=1)
    appeal = await appealed(house, number)
    (broke,) = [one for one in house.messenger.sent if one.kind == "recap" and one.edits is None]
    assert broke.args["state"] == "broken"
    await house.app.decide(appeal=appeal, by=MODERATOR, accept=True)
    await house.go(minutes=1)
    mine = await house.app.me(guild=GUILD, member=MIRA)
    assert mine.days == (started.challenge.ends_at.date(),)
    assert (mine.half_hours, mine.longest) == (1, 1) and "first_half_hour" in mine.badges
    *_, last = [one for one in house.messenger.sent if one.kind == "recap"]
    assert last.edits is not None and last.args["state"] == "completed"


async def test_a_half_hour_that_goes_on_has_its_real_recap_at_its_end(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, preset="strict")
    await house.begin(MIRA)
    number = await slip(house)
    await house.go(minutes=14)  # it broke, and its books were closed
    await house.app.decide(appeal=await appealed(house, number), by=MODERATOR, accept=True)
    await house.go(minutes=18)
    recaps = [one for one in house.messenger.sent if one.kind == "recap" and one.edits is None]
    assert [one.args["state"] for one in recaps] == ["broken", "completed"]
    await house.go(minutes=15)
    *_, last = [one for one in house.messenger.sent if one.kind == "recap"]
    assert last.edits is not None and last.args["state"] == "completed" and last.args["settled"]


async def test_what_is_given_back_beside_another_half_hour_ended_when_that_began(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, preset="strict")
    first = await house.begin(MIRA, minutes=120)
    number = await slip(house)
    await house.go(minutes=4)
    appeal = await appealed(house, number)
    second = await house.begin(MIRA, minutes=5)
    await house.go(minutes=1)
    await house.app.decide(appeal=appeal, by=MODERATOR, accept=True)
    async with house.database.read() as connection:
        given = await challenges.get(connection, first.challenge.id)
    assert given is not None and given.state == "completed"
    assert given.ended_at == second.challenge.starts_at
    assert (await house.app.me(guild=GUILD, member=MIRA)).half_hours == 1
    await house.go(minutes=5)
    _, outside = await house.say(MIRA, LOUD)
    assert outside == Passed("not_taking_part")
    await house.go(minutes=10)
    assert house.app.gate.of(GUILD, MIRA) == []
    assert (await house.app.me(guild=GUILD, member=MIRA)).half_hours == 2


async def test_keeping_is_told_kindly_and_changes_nothing(house: House) -> None:
    await house.begin(MIRA)
    number = await slip(house)
    appeal = await appealed(house, number)
    points = (await house.app.me(guild=GUILD, member=MIRA)).points
    decided = await house.app.decide(appeal=appeal, by=MODERATOR, accept=False)
    assert isinstance(decided, Decided) and not decided.accepted and decided.offer == ()
    await house.go(seconds=30)
    assert "appeal.kept" in house.messenger.kinds
    assert (await house.app.me(guild=GUILD, member=MIRA)).points == points


async def test_after_a_week_it_is_too_late(house: House) -> None:
    await house.begin(MIRA)
    number = await slip(house)
    await house.go(days=8)
    assert await house.app.appeal(member=MIRA, slip=number) == Refused(Advice("appeal.late", {"days": 7}))


async def queue_moves(house: House, channel: int) -> list[tuple[str, int | None, int | None]]:
    """What is posted (or edited) because of it."""
    sent = len(house.messenger.sent)
    await house.app.setup(guild=GUILD, by=MODERATOR, appeals_channel=channel)
    await house.go(seconds=5)
    return sorted((one.kind, one.channel, one.edits) for one in house.messenger.sent[sent:])


async def test_open_appeals_move_along_with_the_queue_and_decided_ones_stay(house: House) -> None:
    await house.begin(MIRA)
    open_one, kept = await slip(house), await slip(house)
    await appealed(house, open_one)
    await house.app.decide(appeal=await appealed(house, kept), by=MODERATOR, accept=False)
    await house.go(seconds=30)
    (first,) = [one for one in house.messenger.sent if one.args.get("slip") == open_one]
    stood = 8000 + 1 + house.messenger.sent.index(first)
    assert await queue_moves(house, PROMO) == [
        ("appeal.moved", QUEUE, stood),
        ("appeal.queue", PROMO, None),
    ]
    assert await queue_moves(house, PROMO) == []
    back = await queue_moves(house, QUEUE)
    assert [kind for kind, _, _ in back] == ["appeal.moved", "appeal.moved", "appeal.queue"]
    assert back[-1] == ("appeal.queue", QUEUE, None)


async def test_an_appeal_on_its_way_goes_to_the_new_queue_alone(house: House) -> None:
    await house.begin(MIRA)
    await appealed(house, await slip(house))
    assert await queue_moves(house, PROMO) == [("appeal.queue", PROMO, None)]


async def test_an_appeal_whose_queue_was_deleted_waits_in_the_next_one(house: House) -> None:
    await house.begin(MIRA)
    appeal = await appealed(house, await slip(house))
    await house.go(seconds=1)
    await house.app.channel_gone(guild=GUILD, channel=QUEUE)
    moved = await queue_moves(house, PROMO)
    assert ("appeal.queue", PROMO, None) in moved
    assert isinstance(await house.app.decide(appeal=appeal, by=MODERATOR, accept=True), Decided)


async def test_without_a_queue_nobody_can_appeal(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, appeals_channel=None)
    await house.begin(MIRA)
    number = await slip(house)
    assert await house.app.appeal(member=MIRA, slip=number) == Refused(Advice("appeal.no_queue"))


async def test_an_exception_holds_from_the_next_message_on(house: House) -> None:
    await house.begin(MIRA)
    _, before = await house.say(MIRA, "https://potluck.example")
    assert isinstance(before, Judged) and before.slip is not None
    await house.app.add_exception(guild=GUILD, by=MODERATOR, kind="domain", value="potluck.example")
    await house.go(minutes=1)
    _, after = await house.say(MIRA, "https://potluck.example")
    assert isinstance(after, Judged) and after.slip is None
    (kept,) = await house.app.exceptions(guild=GUILD)
    assert await house.app.remove_exception(guild=GUILD, exception=kept.id)
    assert await house.app.exceptions(guild=GUILD) == ()


async def test_the_share_of_overturned_slips_is_told_by_rule(house: House) -> None:
    await house.begin(MIRA)
    number = await slip(house)
    await slip(house)
    await house.app.decide(appeal=await appealed(house, number), by=MODERATOR, accept=True)
    told = await house.app.overturns(guild=GUILD)
    assert [(one.rule, one.slips, one.overturned, one.rate) for one in told if one.rule == "pitch"] == [
        ("pitch", 2, 1, 0.5)
    ]


async def test_why_shows_the_words_now_and_what_was_booked(house: House) -> None:
    await house.begin(MIRA)
    post, outcome = await house.say(MIRA, LOUD)
    assert isinstance(outcome, Judged)
    asked = {"guild": GUILD, "channel": post.channel, "message": post.message, "place": house.place()}
    mine = await house.app.why(**asked, asker=MIRA, moderator=False, post=post)  # type: ignore[arg-type]
    assert isinstance(mine, Explanation)
    assert mine.verdict == outcome.verdict and mine.agrees and mine.total == outcome.points
    theirs = await house.app.why(**asked, asker=JONAS, moderator=False, post=post)  # type: ignore[arg-type]
    assert theirs == Refused(Advice("why.not_yours"))
    moderator = await house.app.why(**asked, asker=9, moderator=True, post=post)  # type: ignore[arg-type]
    assert isinstance(moderator, Explanation)
    gone = await house.app.why(**asked, asker=MIRA, moderator=False, post=None)  # type: ignore[arg-type]
    assert isinstance(gone, Explanation) and gone.verdict is None and gone.booked == mine.booked
    await house.app.add_exception(guild=GUILD, by=9, kind="phrase", value="buy my new course")
    await house.app.add_exception(guild=GUILD, by=9, kind="domain", value="my-course.example")
    changed = await house.app.why(**asked, asker=MIRA, moderator=False, post=post)  # type: ignore[arg-type]
    assert isinstance(changed, Explanation) and changed.booked == mine.booked


async def test_a_message_where_nothing_is_watched_was_not_judged(house: House) -> None:
    await house.begin(MIRA)
    post = replace(house.post(MIRA, LOUD), channel=PROMO)
    outcome = await house.app.why(
        guild=GUILD,
        channel=PROMO,
        message=post.message,
        asker=MIRA,
        moderator=False,
        post=post,
        place=house.place(PROMO),
    )
    assert outcome == Refused(Advice("why.not_judged"))


async def test_a_message_of_somebody_who_is_spared_was_not_judged(house: House) -> None:
    await house.set_up(exempt_roles=[77])
    await house.begin(MIRA)
    post = house.post(MIRA, LOUD)
    await house.app.watch(post=post, place=house.place(), roles=(77,))
    outcome = await house.app.why(
        guild=GUILD,
        channel=post.channel,
        message=post.message,
        asker=MIRA,
        moderator=False,
        post=post,
        place=house.place(),
        roles=(77,),
    )
    assert outcome == Refused(Advice("why.not_judged"))


async def test_why_tells_what_was_read(house: House) -> None:
    await house.begin(MIRA)
    question, _ = await house.say(JONAS, "Has anybody a good book about bread?")
    post, _ = await house.say(
        MIRA, "I love this one, it is all about rye: https://rye.example/book", question
    )
    outcome = await house.app.why(
        guild=GUILD,
        channel=post.channel,
        message=post.message,
        asker=MIRA,
        moderator=False,
        post=post,
        place=house.place(),
    )
    assert isinstance(outcome, Explanation)
    assert outcome.reading == Reading(words=9, links=("rye.example",), reply_to=JONAS, before=1)


async def test_a_message_outside_any_half_hour_was_not_judged(house: House) -> None:
    post = house.post(MIRA, LOUD)
    outcome = await house.app.why(
        guild=GUILD,
        channel=post.channel,
        message=post.message,
        asker=MIRA,
        moderator=False,
        post=post,
        place=house.place(),
    )
    assert outcome == Refused(Advice("why.not_judged"))


@pytest.mark.parametrize("first", [True, False])
async def test_two_moderators_at_once_decide_once(house: House, first: bool) -> None:
    await house.begin(MIRA)
    number = await slip(house)
    before = await house.app.me(guild=GUILD, member=MIRA)
    appeal = await appealed(house, number)
    both = await asyncio.gather(
        house.app.decide(appeal=appeal, by=MODERATOR, accept=first),
        house.app.decide(appeal=appeal, by=JONAS, accept=not first),
    )
    (decided,) = [one for one in both if isinstance(one, Decided)]
    (late,) = [one for one in both if isinstance(one, Refused)]
    faster = MODERATOR if both[0] is decided else JONAS
    assert late == Refused(Advice("appeal.decided", {"by": str(faster)}))
    after = await house.app.me(guild=GUILD, member=MIRA)
    assert after.points == (0 if decided.accepted else before.points) and before.points < 0


async def test_the_same_exception_is_added_once(house: House) -> None:
    for _ in range(2):
        await house.app.add_exception(guild=GUILD, by=MODERATOR, kind="phrase", value="link in bio")
    await house.app.add_exception(guild=GUILD, by=MODERATOR, kind="phrase", value="link in bio", rule="pitch")
    assert [one.rule for one in await house.app.exceptions(guild=GUILD)] == [None, "pitch"]


async def test_a_forgotten_half_hour_leaves_no_appeal_to_decide(house: House) -> None:
    await house.begin(MIRA)
    appeal = await appealed(house, await slip(house))
    await house.app.stop(guild=GUILD, member=MIRA, forget=True)
    for accept in (True, False):
        late = await house.app.decide(appeal=appeal, by=MODERATOR, accept=accept)
        assert late == Refused(Advice("appeal.none"))
    kept = await house.app.privacy_export(member=MIRA)
    assert kept["appeal"] == [] and "appeal" not in str(kept["outbox"])
