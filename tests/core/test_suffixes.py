import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.suffixes import Suffixes, read_suffixes

LISTED = """// a comment
com
uk
co.uk
*.ck
!www.ck
рф
// ===END ICANN DOMAINS===
pages.shop
"""


@pytest.fixture(scope="module")
def small() -> Suffixes:
    return read_suffixes(LISTED, {})


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("mugs.com", "mugs.com"),
        ("a.b.Mugs.COM", "mugs.com"),
        ("com", ""),
        (".com", ""),
        ("a..com", ""),
        ("", ""),
        ("co.uk", ""),
        ("mugs.co.uk", "mugs.co.uk"),
        ("shop.mugs.co.uk", "mugs.co.uk"),
        ("any.ck", ""),
        ("mugs.any.ck", "mugs.any.ck"),
        ("www.ck", "www.ck"),
        ("a.www.ck", "www.ck"),
        ("ana.pages.shop", "ana.pages.shop"),
        ("кружка.рф", "кружка.рф"),
        ("a.xn--80akfcv5e.xn--p1ai", "xn--80akfcv5e.xn--p1ai"),
        ("a.b.unlisted", "b.unlisted"),
        ("xn--.com", "xn--.com"),
    ],
)
def test_the_registrable_domain_is_one_label_more_than_its_suffix(
    small: Suffixes, host: str, domain: str
) -> None:
    assert small.registrable(host) == domain


def test_only_the_registries_own_endings_make_a_bare_host(small: Suffixes) -> None:
    assert small.tops == {"com", "uk", "ck", "pф"}


@given(st.text(max_size=40))
def test_any_host_has_an_answer(host: str) -> None:
    domain = read_suffixes(LISTED, {}).registrable(host)
    assert domain == "" or host.lower().endswith(domain)


def test_every_guard_that_is_shipped_is_used_and_holds_no_word_twice(suffixes: Suffixes) -> None:
    import tomllib

    from tests.core.conftest import LINKS

    for name, words in tomllib.loads((LINKS / "guards.toml").read_text("utf-8")).items():
        assert getattr(suffixes, name), name
        listed = words.split()
        assert len(listed) == len(set(listed)), [word for word in set(listed) if listed.count(word) > 1]
