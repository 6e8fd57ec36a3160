from bot.knowledge import load
from tests.fuzz.__main__ import TIMES, run


def test_two_thousand_strange_inputs_neither_fail_nor_grind() -> None:
    batch = run(10_000_000, 2000, load())
    median = sorted(batch.costs)[len(batch.costs) // 2]
    assert batch.failures == []
    assert [number for cost, number in batch.suspects if cost > TIMES * median] == []
    assert 200 < batch.found < 1900
