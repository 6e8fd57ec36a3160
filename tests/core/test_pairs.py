import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.ledger import Deed
from bot.core.scoring import shipped
from tests.core.ledger_lines import PLAIN, START, deed, kept, moved, points, total

TARIFF = replace(shipped("classic", START), version=1)
A, B = 1, 2
TOGETHER = {A: A, B: B}
APART = {A: 3, B: 4}

exchanges = st.lists(
    st.tuples(
        st.sampled_from((A, B)),
        st.sampled_from(("question", "answer", "reply", "opener", "pitch")),
        st.integers(0, 400),  # seconds since the one before
        st.sampled_from((None, None, None, 1, 2)),  # words: of their own, or one of two stock phrases
    ),
    max_size=30,
)


Returns = bool | Sequence[bool]


def lived(
    script: Sequence[tuple[int, str, int, int | None]], returned: Returns, seed: int
) -> list[list[Deed]]:
    """Each exchange of a script as its deeds: something said, and what the other made of it."""
    chance = random.Random(seed)
    back = [returned] * len(script) if isinstance(returned, bool) else returned
    at = 0.0
    found = []
    for message, ((who, finding, pause, words), comes_back) in enumerate(zip(script, back, strict=True), 1):
        at += pause
        other = B if who == A else A
        to = other if finding in ("answer", "reply") else None
        mark = chance.getrandbits(63) if words is None else words * (2**62 // 3)
        said = [deed(who, message, finding, to, after=at, mark=mark)]
        how = chance.choice(("replied", "reacted"))
        if comes_back and finding != "pitch":
            said.append(deed(who, message, how, other, after=at))
        found.append(said)
    return found


@given(
    script=exchanges,
    returned=st.booleans(),
    seed=st.integers(0, 2**32),
    familiar=st.integers(0, 12),
    kept_all=st.booleans(),
)
def test_no_sequence_of_a_pair_beats_the_same_effort_with_four(
    script: list[tuple[int, str, int, int | None]],
    returned: bool,
    seed: int,
    familiar: int,
    kept_all: bool,
) -> None:
    exchanged = lived(script, returned, seed)
    chance = random.Random(seed)
    pair = [each for said in exchanged for each in said]
    four = [each for said in exchanged for each in moved(said, TOGETHER if chance.random() < 0.5 else APART)]
    ends = [kept(member) for member in (A, B)] if kept_all else []
    more = [kept(member) for member in (A, B, 3, 4)] if kept_all else []
    for prices in (TARIFF, PLAIN):
        assert total([*four, *more], prices, familiar) >= total([*pair, *ends], prices, familiar)


def heard(
    script: Sequence[tuple[int, str, int, int | None]], returned: Sequence[bool], apart: Sequence[bool]
) -> list[bool]:
    """The returns, with one more for each of the four who speaks to somebody and hears nothing from them."""
    back, hears = list(returned), set()
    spoke: dict[tuple[int, bool], int] = {}
    for at, ((who, finding, _, _), other_two) in enumerate(zip(script, apart, strict=True)):
        if finding in ("answer", "reply"):
            spoke.setdefault((who, other_two), at)
        if back[at] and finding != "pitch":
            hears.add((who, other_two))
    for one, at in spoke.items():
        back[at] = back[at] or one not in hears
    return back


@given(
    script=exchanges,
    seed=st.integers(0, 2**32),
    familiar=st.integers(0, 12),
    kept_all=st.booleans(),
    data=st.data(),
)
def test_nor_does_one_in_which_only_some_of_it_is_returned(
    script: list[tuple[int, str, int, int | None]],
    seed: int,
    familiar: int,
    kept_all: bool,
    data: st.DataObject,
) -> None:
    """Any returns, spread in any way, as long as nobody only talks at somebody: of what is said to people who
    never come back three count in a half hour, and a partner who comes back once lifts that for all."""
    flags = st.lists(st.booleans(), min_size=len(script), max_size=len(script))
    apart = data.draw(flags)
    exchanged = lived(script, heard(script, data.draw(flags), apart), seed)
    pair = [each for said in exchanged for each in said]
    four = [
        each
        for said, other_two in zip(exchanged, apart, strict=True)
        for each in moved(said, APART if other_two else TOGETHER)
    ]
    ends = [kept(member) for member in (A, B)] if kept_all else []
    more = [kept(member) for member in (A, B, 3, 4)] if kept_all else []
    for prices in (TARIFF, PLAIN):
        assert total([*four, *more], prices, familiar) >= total([*pair, *ends], prices, familiar)


def test_joining_somebodys_opener_leaves_their_question_its_full_price() -> None:
    said = [deed(A, 1, "opener"), deed(A, 1, "replied", B), deed(A, 2, "opener"), deed(A, 2, "replied", B)]
    asked = [deed(A, 3, "question"), deed(A, 3, "replied", B)]
    assert total([*said, *asked], PLAIN, 1) - total(said, PLAIN, 1) == total(asked, PLAIN, 1) > 0


def test_and_a_long_one_earns_much_less() -> None:
    script = [(A if n % 2 else B, ("question", "answer", "reply")[n % 3], 200, None) for n in range(36)]
    exchanged = lived(script, True, 7)
    pair = [each for said in exchanged for each in said]
    four = [each for n, said in enumerate(exchanged) for each in moved(said, (TOGETHER, APART)[n // 6 % 2])]
    assert total(four, TARIFF) > 1.5 * total(pair, TARIFF)


@given(script=exchanges, seed=st.integers(0, 2**32), swap=st.booleans())
def test_it_makes_no_difference_who_of_a_pair_does_the_talking(
    script: list[tuple[int, str, int, int | None]], seed: int, swap: bool
) -> None:
    said = [each for unit in lived(script, True, seed) for each in unit]
    turned = moved(said, {A: B, B: A})
    assert total(said, TARIFF) == total(turned, TARIFF)


hasty = st.lists(
    st.tuples(
        st.sampled_from((A, B)),
        st.sampled_from(("answer", "reply")),
        st.integers(0, 400),
        st.none(),
    ),
    min_size=1,
    max_size=30,
)
"""Two who do nothing but reply and answer, each in words of their own."""


@given(script=hasty, seed=st.integers(0, 2**32))
def test_the_cooldown_holds_in_both_directions_of_a_pair(
    script: list[tuple[int, str, int, int | None]], seed: int
) -> None:
    """Whoever of the two it is: between two of their lines that are paid lies the whole cooldown."""
    exchanged = lived(script, True, seed)
    at = {said[0].message: said[0].at for said in exchanged}
    paid = points([each for said in exchanged for each in said], TARIFF)
    for who in (A, B):
        for kind in ("answer", "reply"):
            moments = sorted(
                at[message] for member, finding, message in paid if (member, finding) == (who, kind)
            )
            pauses = [(later - before).total_seconds() for before, later in pairwise(moments)]
            assert all(pause >= TARIFF.cooldown for pause in pauses)


@given(script=hasty, seed=st.integers(0, 2**32), familiar=st.integers(1, 12))
def test_taking_turns_in_haste_earns_no_more_than_one_who_takes_their_time(
    script: list[tuple[int, str, int, int | None]], seed: int, familiar: int
) -> None:
    """Both directions share one falling count: what the other one says is paid out of the same steps."""
    calm = [(A, kind, TARIFF.cooldown, words) for _, kind, _, words in script]
    for prices in (TARIFF, PLAIN):
        hurried, unhurried = (
            total([each for said in lived(lines, True, seed) for each in said], prices, familiar)
            for lines in (script, calm)
        )
        assert hurried <= unhurried
