"""What every card is made of: names that do nothing but stand there."""

import re

import pytest

from cogs._card import plain

_ALIVE = re.compile(
    r"https?://\w|discord(?:\.gg|(?:app)?\.com/invite)/\w|<(?:[@#/:t]|a:|id:)[^>]*>|(?<!\\)[*_~`|]|(?<!\\)\[\w+\]\("
)


@pytest.mark.parametrize(
    "name",
    [
        "https://evil.example/free",
        "discord.gg/freestuff",
        "discord.com/invite/abc",
        "<#1150000000000000014>",
        "<@&1150000000000000001>",
        "<t:0:R>",
        "</halfhour start:1>",
        "<:a:1150000000000000014>",
        "<id:home>",
        "**bold** __x__ `code` ||x||",
    ],
)
def test_nothing_in_a_name_comes_alive(name: str) -> None:
    assert _ALIVE.search(name)
    assert not _ALIVE.search(plain(name)), plain(name)


@pytest.mark.parametrize("name", ["Mira", "مرحبا", "👩‍👩‍👧", "O'Neill-Smith", "mr. b"])
def test_a_plain_name_stays_what_it_is(name: str) -> None:
    assert plain(name) == name
