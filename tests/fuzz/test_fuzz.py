from bot.knowledge import load
from tests.fuzz.__main__ import run


def test_two_thousand_strange_inputs_are_judged_and_their_spans_hold() -> None:
    """Costs are the command's business: no test may fail because the machine was busy."""
    batch = run(10_000_000, 2000, load())
    assert batch.failures == []
    assert 200 < batch.found < 1900
