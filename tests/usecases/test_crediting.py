"""A question counts when another human answers it: by a mark, or, for who takes part, by their words."""

from sqlalchemy import select

from bot.core.post import Post
from bot.storage.booking import LEDGER
from bot.usecases.watch import Credited, Judged, Passed
from tests.usecases.house import GUEST, GUILD, JONAS, MIRA, TARO, House

QUESTION = "How do I keep bread from going dry?"
ANSWER = "You can keep the bread in a linen bag, only not in the fridge"


async def asked(house: House) -> Post:
    """Mira and Jonas take the dare, and Mira asks."""
    await house.begin(MIRA)
    await house.begin(JONAS)
    question, _ = await house.say(MIRA, QUESTION)
    await house.go(seconds=20)
    return question


async def note(house: House, post: Post, finding: str = "question") -> str:
    lines = await house.app.why_points(guild=GUILD, message=post.message)
    return next(line.note for line in lines if line.finding == finding)


async def credits(house: House, post: Post) -> int:
    async with house.database.read() as connection:
        chosen = select(LEDGER.c.id).where(LEDGER.c.message == post.message, LEDGER.c.finding == "replied")
        return len((await connection.execute(chosen)).all())


async def test_a_question_that_a_participant_answers_without_a_reply_is_answered(house: House) -> None:
    question = await asked(house)
    answer, outcome = await house.say(JONAS, ANSWER)
    assert isinstance(outcome, Judged) and outcome.points > 0
    assert await note(house, answer, "answer") == "given"
    assert await note(house, question) == "answered"
    assert await credits(house, question) == 1


async def test_a_reply_and_its_words_credit_the_question_once(house: House) -> None:
    question = await asked(house)
    await house.say(JONAS, ANSWER, to=question)
    assert await credits(house, question) == 1


async def test_one_word_is_no_answer(house: House) -> None:
    question = await asked(house)
    await house.say(JONAS, "linen")
    assert await note(house, question) == "waiting"


async def test_words_to_somebody_else_answer_nothing(house: House) -> None:
    question = await asked(house)
    await house.go(seconds=30)
    hello, _ = await house.say(TARO, "I baked a whole tray of buns with my niece today")
    await house.say(JONAS, "that sounds like such a good afternoon with her", to=hello)
    assert await note(house, question) == "waiting"


async def test_who_never_started_is_not_judged_and_credits_by_marks_only(house: House) -> None:
    question = await asked(house)
    assert (await house.say(GUEST, ANSWER))[1] == Passed("not_taking_part")
    assert await note(house, question) == "waiting"
    assert (await house.say(GUEST, ANSWER, to=question))[1] == Credited(question.message, MIRA)
    assert await note(house, question) == "answered"
