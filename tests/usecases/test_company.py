from datetime import timedelta

from bot.core.finding import Advice
from bot.core.refusal import Refused
from bot.core.wishes import Consent
from bot.usecases.dare import DareAnswered, Dared
from bot.usecases.start import ConsentNeeded
from bot.usecases.together import Joined, Opened
from tests.usecases.house import GUEST, GUILD, JONAS, LOUNGE, MIRA, NOON, PROMO, TARO, House


async def dare(house: House, target: int = JONAS) -> Dared:
    dared = await house.app.dare(challenger=MIRA, target=target, place=house.place())
    assert isinstance(dared, Dared)
    return dared


async def test_a_dare_names_its_target_nowhere(house: House) -> None:
    await dare(house, GUEST)
    kept = await house.app.privacy_export(member=GUEST)
    assert {name: rows for name, rows in kept.items() if rows and name != "member"} == {}


async def test_only_who_was_dared_answers_and_only_once(house: House) -> None:
    one = (await dare(house)).dare.id
    assert await house.app.dare_answer(dare=one, by=TARO, accept=True) == Refused(Advice("dare.not_yours"))
    accepted = await house.app.dare_answer(dare=one, by=JONAS, accept=True)
    assert isinstance(accepted, DareAnswered) and accepted.accepted
    assert await house.app.dare_answer(dare=one, by=JONAS, accept=False) == Refused(Advice("dare.over"))


async def test_after_declining_nobody_dares_them_for_a_day(house: House) -> None:
    one = (await dare(house)).dare.id
    await house.app.dare_answer(dare=one, by=JONAS, accept=False)
    again = await house.app.dare(challenger=TARO, target=JONAS, place=house.place())
    until = int((NOON + timedelta(days=1)).timestamp())
    assert again == Refused(Advice("dare.too_soon", {"until": until}))
    await house.go(days=1)
    assert isinstance(await house.app.dare(challenger=TARO, target=JONAS, place=house.place()), Dared)


async def test_dares_that_cannot_be(house: House) -> None:
    async def no(**changes: object) -> str:
        asked = {"challenger": MIRA, "target": JONAS, "place": house.place(), **changes}
        outcome = await house.app.dare(**asked)  # type: ignore[arg-type]
        assert isinstance(outcome, Refused)
        return outcome.advice.key

    assert await no(target=MIRA) == "dare.self"
    assert await no(target_is_bot=True) == "dare.bot"
    assert await no(place=house.place(PROMO)) == "dare.not_watched"
    assert await no(minutes=3) == "start.minutes"
    await house.begin(TARO)
    assert await no(target=TARO) == "dare.running"
    await dare(house)
    assert await no(challenger=TARO) == "dare.pending"
    await house.app.settings(guild=GUILD, member=GUEST, dares="nobody")
    assert await no(target=GUEST) == "dare.blocked"


async def test_a_block_holds_for_one_person_only(house: House) -> None:
    one = (await dare(house)).dare.id
    await house.app.dare_block(dare=one, by=JONAS)
    await house.go(days=2)
    again = await house.app.dare(challenger=MIRA, target=JONAS, place=house.place())
    assert again == Refused(Advice("dare.blocked"))
    assert isinstance(await house.app.dare(challenger=TARO, target=JONAS, place=house.place()), Dared)


async def test_a_dare_that_nobody_answered_expires_on_its_card(house: House) -> None:
    one = (await dare(house)).dare.id
    await house.app.dare_posted(dare=one, channel=LOUNGE, message=77)
    await house.go(hours=2)
    (notice,) = house.messenger.sent
    assert (notice.kind, notice.edits, dict(notice.args)) == (
        "dare.expired",
        77,
        {"dare": one, "challenger": MIRA},
    )
    assert await house.app.dare_answer(dare=one, by=JONAS, accept=True) == Refused(Advice("dare.over"))


async def test_a_round_starts_together_and_tells_how_many_met(house: House) -> None:
    opened = await house.app.together(
        host=MIRA, place=house.place(), starts_at=NOON + timedelta(minutes=10), minutes=30
    )
    assert isinstance(opened, Opened)
    round = opened.round.id
    await house.app.round_posted(round=round, channel=LOUNGE, message=88)
    asked = await house.app.join(round=round, member=MIRA, place=house.place())
    assert isinstance(asked, ConsentNeeded)
    for member in (MIRA, JONAS, TARO):
        joined = await house.app.join(round=round, member=member, place=house.place(), consent=Consent(1))
        assert isinstance(joined, Joined) and joined.started is None
    assert await house.app.leave_round(round=round, member=TARO)
    assert not house.app.gate.running(GUILD, MIRA)
    await house.go(minutes=15)
    assert house.app.gate.running(GUILD, MIRA) and house.app.gate.running(GUILD, JONAS)
    assert not house.app.gate.running(GUILD, TARO)
    late = await house.app.join(round=round, member=TARO, place=house.place())
    assert isinstance(late, Joined) and late.started is not None
    assert late.started.challenge.ends_at == NOON + timedelta(minutes=40)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    answer, _ = await house.say(JONAS, "A big pot of lentil soup, it was cold here", to=question)
    await house.say(MIRA, "Lentils with lemon, or without? I never know", to=answer)
    await house.go(minutes=40)
    told = [notice for notice in house.messenger.sent if notice.kind.startswith("round.")]
    assert [(notice.kind, notice.edits) for notice in told] == [("round.start", 88), ("round.recap", None)]
    assert (told[1].args["joined"], told[1].args["finished"]) == (3, 3)
    assert int(str(told[1].args["met"])) == 1  # the two met each other: that is one first meeting
    over = await house.app.join(round=round, member=GUEST, place=house.place())
    assert over == Refused(Advice("together.over"))


async def test_a_round_that_was_slept_through_starts_nobody(house: House) -> None:
    opened = await house.app.together(
        host=MIRA, place=house.place(), starts_at=NOON + timedelta(minutes=10), minutes=20
    )
    assert isinstance(opened, Opened)
    for member in (MIRA, JONAS):
        await house.app.join(round=opened.round.id, member=member, place=house.place(), consent=Consent(1))
    await house.sleep_through(hours=2)
    await house.go(minutes=60)
    told = [notice for notice in house.messenger.sent if notice.kind.startswith("round.")]
    assert [(notice.kind, notice.args["started"]) for notice in told] == [("round.recap", 0)]
    assert [notice for notice in house.messenger.sent if notice.kind == "recap"] == []


async def test_the_same_button_twice_joins_once(house: House) -> None:
    opened = await house.app.together(host=MIRA, place=house.place(), starts_at=NOON + timedelta(minutes=10))
    assert isinstance(opened, Opened)
    for _ in range(2):
        joined = await house.app.join(
            round=opened.round.id, member=MIRA, place=house.place(), consent=Consent(1)
        )
    assert isinstance(joined, Joined) and joined.count == 1


async def test_a_round_too_far_away_is_refused(house: House) -> None:
    for starts_at in (NOON - timedelta(hours=1), NOON + timedelta(days=8)):
        outcome = await house.app.together(host=MIRA, place=house.place(), starts_at=starts_at)
        assert outcome == Refused(Advice("together.bad_start", {"days": 7}))
