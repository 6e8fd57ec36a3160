import pytest

from bot.core.bare import plausible
from bot.core.suffixes import Suffixes
from bot.core.text import fold


@pytest.mark.parametrize(
    ("raw", "path", "meant"),
    [
        ("anamugs.com", "", True),
        ("Anamugs.Com", "", True),
        ("anamugs.shop", "", True),
        ("anamugs.so", "", False),
        ("anamugs.so", "/x", True),
        ("anamugs.md", "", False),
        ("anamugs.md", "/x", True),
        ("late.Net", "", False),
        ("night.Shop", "", False),
        ("t.me", "", True),
        ("i.am", "", False),
        ("dr.bio", "", False),
        ("this.shop", "", False),
        ("not.in.my.shop", "", False),
        ("www.anamugs.so", "", True),
        ("163.com", "", True),
        ("5.de", "", False),
        ("co.uk", "", False),
        ("192.0.2.7", "", False),
        ("192.0.2.7", "/24", False),
        ("192.0.2.7", "/shop", True),
        ("asp.net", "", False),
        ("chess.com", "", False),
        ("chess.com", "/play", True),
        ("AnaMugs.Com", "", True),
        ("anamugs.samsung", "", False),
        ("naïve.café", "", False),
    ],
)
def test_a_bare_host_needs_an_ending_that_is_no_word_or_a_path(
    suffixes: Suffixes, raw: str, path: str, meant: bool
) -> None:
    assert plausible(fold(raw).text, raw, path, suffixes) is meant
