from datetime import timedelta

from bot.core.challenge import Challenge
from bot.usecases.watch import Credited, Judged, Passed
from tests.usecases.house import GUEST, GUILD, JONAS, LOUD, MIRA, NOON, House


async def test_a_half_hour_from_start_to_board(house: House) -> None:
    started = await house.begin(MIRA)
    await house.begin(JONAS)
    assert started.challenge == Challenge(
        id=started.challenge.id,
        guild=GUILD,
        member=MIRA,
        channel=2000,
        starts_at=NOON,
        ends_at=NOON + timedelta(minutes=30),
        preset="classic",
        watched=frozenset({2000}),
    )

    post, outcome = await house.say(MIRA, LOUD)
    assert isinstance(outcome, Judged) and outcome.slip is not None
    assert outcome.points < 0
    await house.go(seconds=20)
    assert house.messenger.kinds == ["nudge.slip"]
    nudge = house.messenger.sent[0]
    assert nudge.via == "dm" and nudge.member == MIRA
    assert [one["message"] for one in nudge.args["slips"]] == [post.message]  # type: ignore[attr-defined]

    question, outcome = await house.say(MIRA, "What did you all cook this weekend?")
    assert isinstance(outcome, Judged)
    await house.go(seconds=30)
    _, outcome = await house.say(JONAS, "A big pot of lentil soup, it was cold here", to=question)
    assert isinstance(outcome, Judged)
    _, outcome = await house.say(GUEST, "pancakes with my kids, we burnt half of them", to=question)
    assert outcome == Credited(question.message, MIRA)

    await house.go(minutes=30)
    recaps = {notice.member: notice for notice in house.messenger.sent if notice.kind == "recap"}
    assert set(recaps) == {MIRA, JONAS}
    assert recaps[MIRA].args["state"] == "completed"
    assert recaps[MIRA].args["ended"] == int((NOON + timedelta(minutes=30)).timestamp())
    assert int(str(recaps[MIRA].args["earned"])) > 0

    await house.go(minutes=11)
    edits = [notice for notice in house.messenger.sent if notice.edits is not None]
    assert sorted(notice.member or 0 for notice in edits) == [MIRA, JONAS]
    assert all(notice.args["settled"] for notice in edits)

    await house.go(days=7)
    boards = [notice for notice in house.messenger.sent if notice.kind == "board"]
    assert [board.args["period"] for board in boards] == ["2026-W48"]


async def test_nobody_who_has_not_started_is_judged(house: House) -> None:
    await house.begin(MIRA)
    _, outcome = await house.say(GUEST, LOUD)
    assert outcome == Passed("not_taking_part")


async def test_nothing_after_the_end_is_judged(house: House) -> None:
    await house.begin(MIRA, minutes=5)
    await house.go(minutes=5)
    _, outcome = await house.say(MIRA, LOUD)
    assert outcome == Passed("not_taking_part")
    assert "nudge.slip" not in house.messenger.kinds
