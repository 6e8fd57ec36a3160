import asyncio

from bot.usecases.turns import Turns


async def test_whoever_comes_first_is_done_first_with_the_same_message() -> None:
    turns, done = Turns(), list[str]()

    async def act(name: str, slow: float, *messages: int) -> None:
        async with turns.of(*messages):
            await asyncio.sleep(slow)
            done.append(name)

    await asyncio.gather(act("said", 0.02, 1), act("edited", 0.0, 1), act("deleted", 0.0, 2, 1))
    assert done == ["said", "edited", "deleted"]
    assert len(turns) == 0


async def test_other_messages_do_not_wait() -> None:
    turns, done = Turns(), list[str]()
    free = asyncio.Event()

    async def slow() -> None:
        async with turns.of(1):
            await free.wait()
            done.append("slow")

    async def quick() -> None:
        async with turns.of(2):
            done.append("quick")
        free.set()

    await asyncio.gather(slow(), quick())
    assert done == ["quick", "slow"]


async def test_a_failure_lets_the_next_one_in() -> None:
    turns = Turns()

    async def fail() -> None:
        async with turns.of(1):
            raise ValueError

    async def after() -> str:
        async with turns.of(1):
            return "here"

    failed, said = await asyncio.gather(fail(), after(), return_exceptions=True)
    assert isinstance(failed, ValueError) and said == "here"
    assert len(turns) == 0
