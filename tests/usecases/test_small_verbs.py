from datetime import UTC, date, datetime, time

from bot.core.finding import Advice
from bot.core.refusal import Refused
from bot.core.starter import Prompt
from bot.knowledge import load_prompts
from bot.storage.socials import Social
from bot.usecases.app import assemble
from bot.usecases.audit import Audited
from bot.usecases.check import Checked
from bot.usecases.starter import Starter
from bot.usecases.watch import Credited, Judged, Passed
from tests.databases import SECRET
from tests.usecases.house import GUEST, GUILD, JONAS, LOUD, LOUNGE, MIRA, MODERATOR, House

QUESTION = "What did you all cook this weekend?"
TALK = "A big pot of lentil soup, it was cold here"


async def test_a_check_finds_what_the_watcher_finds_and_books_nothing(house: House) -> None:
    checked = await house.app.check(post=house.post(MIRA, LOUD), place=house.place())
    assert isinstance(checked, Checked) and checked.at_stake < 0
    assert checked.suggestions == (Advice("check.turn_pitch_1"), Advice("check.turn_pitch_2"))
    await house.begin(MIRA)
    _, outcome = await house.say(MIRA, LOUD)
    assert isinstance(outcome, Judged) and outcome.verdict == checked.verdict
    calm = await house.app.check(post=house.post(JONAS, TALK), place=house.place())
    assert (calm.at_stake, calm.suggestions[0]) == (0, Advice("check.turn_none_1"))
    assert (await house.app.privacy_export(member=JONAS))["ledger"] == []


async def test_a_mention_and_a_reaction_credit_the_post_they_are_about(house: House) -> None:
    await house.begin(MIRA)
    question, _ = await house.say(MIRA, QUESTION)
    mention = house.post(GUEST, "I know somebody who could tell you", mentions=(MIRA,))
    assert await house.app.watch(post=mention, place=house.place()) == Credited(question.message, MIRA)

    async def react(by: int, added: bool = True) -> object:
        return await house.app.reacted(
            place=house.place(), message=question.message, author=MIRA, by=by, emoji="x", added=added
        )

    assert await react(GUEST) == Credited(question.message, MIRA)
    assert await react(GUEST, added=False) == Passed("no_credit")
    assert await react(MIRA) == Passed("no_credit")
    old = house.post(MIRA, TALK)
    await house.go(minutes=41)
    assert await react(JONAS) == Passed("not_taking_part")
    late = await house.app.reacted(
        place=house.place(), message=old.message, author=MIRA, by=JONAS, emoji="x", added=True
    )
    assert late == Passed("not_taking_part")


async def test_late_answers_count_until_settlement_and_not_after(house: House) -> None:
    await house.begin(MIRA)
    question, _ = await house.say(MIRA, QUESTION)
    await house.go(minutes=39)
    _, in_time = await house.say(GUEST, TALK, to=question)
    await house.go(minutes=2)
    _, late = await house.say(JONAS, TALK, to=question)
    assert (in_time, late) == (Credited(question.message, MIRA), Passed("not_taking_part"))
    status = await house.app.status(guild=GUILD, member=MIRA)
    assert status.recap is not None and status.recap.settled and status.recap.questions == 1


async def test_starters_never_come_again_within_a_month(house: House) -> None:
    shipped = load_prompts()
    assert len(shipped) >= 120
    app = assemble(house.database, house.clock, house.knowledge, SECRET, shipped[:3])
    await app.prompts_add(guild=GUILD, by=MODERATOR, text="Who here has a garden?")
    seen = set()
    for _ in range(4):
        outcome = await app.starter(guild=GUILD, member=MIRA)
        assert isinstance(outcome, Starter)
        seen.add(outcome.prompt.text)
    assert seen == {prompt.text for prompt in shipped[:3]} | {"Who here has a garden?"}
    assert await app.starter(guild=GUILD, member=MIRA) == Refused(Advice("starter.none"))
    assert isinstance(await app.starter(guild=GUILD, member=JONAS), Starter)
    await house.sleep_through(days=32)
    assert isinstance(await app.starter(guild=GUILD, member=MIRA), Starter)


async def test_a_servers_own_starters_are_short_questions(house: House) -> None:
    async def add(text: str) -> str:
        outcome = await house.app.prompts_add(guild=GUILD, by=MODERATOR, text=text)
        return outcome.key if isinstance(outcome, Prompt) else outcome.advice.key

    assert await add("Tell me about you.") == "prompts.no_question"
    assert await add("x" * 140 + "?") == "prompts.no_question"
    key = await add("Who here has   a garden?")
    assert await add("who here has a garden?") == "prompts.already"
    assert [prompt.text for prompt in await house.app.prompts_list(guild=GUILD)] == ["Who here has a garden?"]
    assert await house.app.prompts_remove(guild=GUILD, key=key)
    assert not await house.app.prompts_remove(guild=GUILD, key=key)
    assert not await house.app.prompts_remove(guild=GUILD, key="own.x")


async def test_my_days_are_those_of_my_own_zone(house: House) -> None:
    await house.begin(MIRA)
    await house.app.settings(guild=GUILD, member=MIRA, zone="Pacific/Auckland")
    await house.go(minutes=31)  # noon in UTC is one in the night of the next day there
    me = await house.app.me(guild=GUILD, member=MIRA)
    assert (me.half_hours, me.streak, me.days, me.today) == (
        1,
        1,
        (date(2026, 11, 25),),
        date(2026, 11, 25),
    )
    await house.go(days=1)
    await house.begin(MIRA)
    await house.go(minutes=31)
    await house.begin(MIRA)
    await house.app.stop(guild=GUILD, member=MIRA)
    me = await house.app.me(guild=GUILD, member=MIRA)
    assert (me.half_hours, me.streak, me.longest) == (2, 2, 2)


async def test_an_audit_counts_and_keeps_nothing(house: House) -> None:
    posts = [house.post(author, text) for author in range(1, 6) for text in (LOUD, QUESTION)]
    mine = await house.app.audit(guild=GUILD, posts=posts, member=MIRA)
    assert isinstance(mine, Audited)
    assert (mine.read, mine.audit.read, mine.audit.pitch, mine.audit.noise) == (10, 2, 1, 0.5)
    whole = await house.app.audit(guild=GUILD, posts=posts)
    assert isinstance(whole, Audited) and whole.audit.read == 10
    few = await house.app.audit(guild=GUILD, posts=posts[:8])
    assert few == Refused(Advice("audit.too_few", {"least": 5}))
    none = await house.app.audit(guild=GUILD, posts=posts, member=77)
    assert none == Refused(Advice("audit.nothing", {"read": 10}))
    assert (await house.app.privacy_export(member=MIRA))["ledger"] == []


async def test_each_social_hour_is_announced_once_the_last_one_has_ended(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, zone="Europe/Berlin", leaderboard_channel=None)
    social = await house.app.social_add(
        guild=GUILD, by=MODERATOR, channel=LOUNGE, weekday=2, at=time(19), minutes=60
    )
    assert isinstance(social, Social)
    await house.go(days=9)
    starts = [
        datetime.fromtimestamp(int(str(notice.args["starts"])), UTC)
        for notice in house.messenger.sent
        if notice.kind == "event.create"
    ]
    assert starts == [
        datetime(2026, 11, 25, 18, tzinfo=UTC),
        datetime(2026, 12, 2, 18, tzinfo=UTC),
        datetime(2026, 12, 9, 18, tzinfo=UTC),
    ]
    announced = [
        moment
        for notice, moment in zip(house.messenger.sent, house.messenger.moments, strict=True)
        if notice.kind == "event.create"
    ]
    assert announced[1:] == [datetime(2026, 11, 25, 19, tzinfo=UTC), datetime(2026, 12, 2, 19, tzinfo=UTC)]
    assert await house.app.social_list(guild=GUILD) == (social,)
    assert await house.app.social_remove(guild=GUILD, social=social.id)
    assert not await house.app.social_remove(guild=GUILD, social=social.id)


async def test_settings_that_cannot_be_are_refused(house: House) -> None:
    zone = await house.app.settings(guild=GUILD, member=MIRA, zone="Mars/Olympus")
    quiet = await house.app.settings(guild=GUILD, member=MIRA, quiet=(0, 1440))
    assert (zone, quiet) == (
        Refused(Advice("settings.bad_zone", {"zone": "Mars/Olympus"})),
        Refused(Advice("settings.bad_quiet")),
    )
    kept = await house.app.settings(guild=GUILD, member=MIRA, quiet=(1320, 420), nudges="here")
    assert await house.app.settings(guild=GUILD, member=MIRA) == kept
    off = await house.app.settings(guild=GUILD, member=MIRA, quiet=None)
    assert not isinstance(off, Refused) and (off.quiet_from, off.nudges) == (None, "here")


async def test_setup_refuses_what_makes_no_sense(house: House) -> None:
    none = await house.app.setup(guild=GUILD, by=MODERATOR, watched=[])
    zone = await house.app.setup(guild=GUILD, by=MODERATOR, zone="CET+1")
    preset = await house.app.setup(guild=GUILD, by=MODERATOR, preset="brutal")
    assert (none, zone, preset) == (
        Refused(Advice("setup.no_channels")),
        Refused(Advice("setup.bad_zone", {"zone": "CET+1"})),
        Refused(Advice("setup.bad_preset")),
    )
