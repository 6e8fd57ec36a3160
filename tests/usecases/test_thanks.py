"""Thanks in plain words: no reply, no mention, no reaction, right after an answer."""

from bot.core.post import Post
from bot.usecases.watch import Credited, Judged, Passed
from tests.usecases.house import GUEST, GUILD, JONAS, MIRA, TARO, House

QUESTION = "How do I keep bread from going dry?"
ANSWER = "You can keep the bread in a linen bag, only not in the fridge"
NOTHING = Passed("not_taking_part")


async def findings(house: House, post: Post) -> dict[str, int]:
    lines = await house.app.why_points(guild=GUILD, message=post.message)
    return {line.finding: line.points for line in lines if line.note != "gone"}


async def answered(house: House, asker: int = GUEST) -> Post:
    """Mira takes the dare, somebody asks, and she answers without pressing reply."""
    await house.begin(MIRA)
    await house.say(asker, QUESTION)
    await house.go(seconds=20)
    post, outcome = await house.say(MIRA, ANSWER)
    assert isinstance(outcome, Judged)
    await house.go(seconds=20)
    return post


async def test_thanks_right_after_an_answer_take_it_up(house: House) -> None:
    answer = await answered(house)
    before = await findings(house, answer)
    assert before["answer"] > 0 and "thanks" not in before
    _, outcome = await house.say(GUEST, "that worked, ty")
    assert outcome == Credited(answer.message, MIRA)
    assert (await findings(house, answer))["thanks"] == 15
    _, again = await house.say(GUEST, "thank you so much")
    assert again == Credited(answer.message, MIRA)
    assert (await findings(house, answer))["thanks"] == 15


async def test_whoever_takes_part_can_thank_too(house: House) -> None:
    await house.begin(JONAS)
    answer = await answered(house, JONAS)
    _, outcome = await house.say(JONAS, "perfect, thank you")
    assert isinstance(outcome, Judged)
    assert (await findings(house, answer))["thanks"] == 15


async def test_the_thanks_of_somebody_who_had_not_asked_are_nobodys(house: House) -> None:
    answer = await answered(house)
    assert (await house.say(TARO, "thanks, that worked"))[1] == NOTHING
    assert "thanks" not in await findings(house, answer)


async def test_one_does_not_thank_oneself(house: House) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, QUESTION)
    answer, _ = await house.say(MIRA, ANSWER)
    await house.say(MIRA, "thanks")
    assert "thanks" not in await findings(house, answer)


async def test_of_two_answers_the_later_one_is_thanked_and_nothing_where_others_spoke_since(
    house: House,
) -> None:
    first = await answered(house)
    await house.begin(JONAS)
    guest = house.post(GUEST, "still dry")
    later, _ = await house.say(JONAS, "In a clay pot with the lid on, mine lasts for days", to=guest)
    question = house.post(GUEST, "And how do you keep it from going mouldy?")
    await house.app.watch(post=question, place=house.place())
    await house.go(seconds=5)
    second, _ = await house.say(JONAS, "Never wash it with soap, only vinegar and hot water", to=question)
    await house.go(seconds=5)
    assert (await house.say(GUEST, "tysm"))[1] == Credited(second.message, JONAS)
    for post in (first, later):
        assert "thanks" not in await findings(house, post)
    await house.say(TARO, "my cat sleeps in ours")
    assert (await house.say(GUEST, "thanks"))[1] == NOTHING


async def test_what_comes_later_than_a_minute_thanks_nobody(house: House) -> None:
    answer = await answered(house)
    await house.go(seconds=41)
    assert (await house.say(GUEST, "thanks"))[1] == NOTHING
    assert "thanks" not in await findings(house, answer)


async def test_only_an_answer_is_thanked_in_words(house: House) -> None:
    await house.begin(MIRA)
    await house.say(GUEST, "my bread is dry again, every single week")
    remark, _ = await house.say(MIRA, "oh no, that was such a good loaf last time")
    assert (await house.say(GUEST, "thanks"))[1] == NOTHING
    assert set(await findings(house, remark)) <= {"reply"}
    mine, _ = await house.say(MIRA, "Who here has a sourdough of their own?")
    assert (await house.say(GUEST, "thank you"))[1] == NOTHING
    assert (await findings(house, mine))["question"] == 0


async def test_a_name_that_is_not_the_answerers_thanks_nobody(house: House) -> None:
    await house.begin(MIRA)
    await house.say(GUEST, QUESTION)
    post = house.post(MIRA, ANSWER)
    await house.app.watch(post=post, place=house.place(), handles=("mira", "Mira Kovač"))
    assert (await house.say(GUEST, "thanks, jonas"))[1] == NOTHING
    assert (await house.say(GUEST, "thanks, mira"))[1] == Credited(post.message, MIRA)


async def test_other_words_right_after_an_answer_take_nothing_up(house: House) -> None:
    answer = await answered(house)
    for words in ("no thanks", "lol", "thanks for coming everyone", "thanks! my shop is open, buy two"):
        assert (await house.say(GUEST, words))[1] == NOTHING
    assert "thanks" not in await findings(house, answer)


async def test_thanks_stand_like_a_reply_until_the_answer_goes(house: House) -> None:
    answer = await answered(house)
    thanks, _ = await house.say(GUEST, "thanks")
    await house.edit(thanks, "no thanks")
    await house.delete(thanks)
    assert (await findings(house, answer))["thanks"] == 15
    assert await house.delete(answer) > 0
    assert await findings(house, answer) == {}


async def test_an_answer_that_was_edited_into_none_is_not_thanked(house: House) -> None:
    answer = await answered(house)
    await house.edit(answer, "!")
    await house.say(GUEST, "thanks")
    assert "thanks" not in await findings(house, answer)


async def test_an_answer_that_was_deleted_is_not_thanked(house: House) -> None:
    answer = await answered(house)
    await house.delete(answer)
    assert (await house.say(GUEST, "thanks"))[1] == NOTHING


async def test_words_edited_into_thanks_are_none(house: House) -> None:
    answer = await answered(house)
    said, _ = await house.say(GUEST, "hm")
    await house.edit(said, "thanks")
    assert "thanks" not in await findings(house, answer)


async def test_thanks_that_come_again_are_what_they_were(house: House) -> None:
    answer = await answered(house)
    between, _ = await house.say(TARO, "my cat sleeps in ours")
    thanks, _ = await house.say(GUEST, "thanks")
    await house.delete(between)
    assert await house.app.watch(post=thanks, place=house.place()) == NOTHING
    assert "thanks" not in await findings(house, answer)


async def test_thanks_by_mention_are_for_the_answer_whatever_was_said_after_it(house: House) -> None:
    answer = await answered(house)
    more, _ = await house.say(MIRA, "let me know how it turned out, will you")
    await house.say(TARO, "my cat sleeps in ours")
    await house.go(seconds=90)
    about = house.post(GUEST, f"<@{MIRA}> which size do you use for a big loaf", mentions=(MIRA,))
    assert await house.app.watch(post=about, place=house.place()) == Credited(more.message, MIRA)
    assert "thanks" not in await findings(house, answer)
    thanks = house.post(GUEST, f"thank you so much <@{MIRA}>!", mentions=(MIRA,))
    assert await house.app.watch(post=thanks, place=house.place()) == Credited(answer.message, MIRA)
    assert (await findings(house, answer))["thanks"] == 15


async def test_thanks_to_a_bot_or_a_role_are_not_for_a_member(house: House) -> None:
    answer = await answered(house)
    for whom in ("<@1200000000000000001>", "<@&77>", "@here"):
        assert (await house.say(GUEST, f"thanks {whom}"))[1] == NOTHING
    assert "thanks" not in await findings(house, answer)
