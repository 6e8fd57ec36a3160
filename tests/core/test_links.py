import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.links import Link, find_links
from bot.core.suffixes import Suffixes


def hosts_in(text: str, suffixes: Suffixes) -> list[tuple[str, str, str]]:
    return [(link.text, link.host, link.path) for link in find_links(text, suffixes)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "new mugs: https://Ana-Mugs.com/Shop?x=1#top.",
            [("https://Ana-Mugs.com/Shop?x=1#top", "ana-mugs.com", "/shop?x=1#top")],
        ),
        ("anamugs.com", [("anamugs.com", "anamugs.com", "")]),
        ("go to (www.anamugs.com), please", [("www.anamugs.com", "www.anamugs.com", "")]),
        ("ANAMUGS.CO.UK/SALE!", [("ANAMUGS.CO.UK/SALE", "anamugs.co.uk", "/sale")]),
        ("a.b.anamugs.io:8080/x", [("a.b.anamugs.io:8080/x", "a.b.anamugs.io", ":8080/x")]),
        ("first.com then second.org", [("first.com", "first.com", ""), ("second.org", "second.org", "")]),
        (
            "one.com,two.com;three.com",
            [("one.com", "one.com", ""), ("two.com", "two.com", ""), ("three.com", "three.com", "")],
        ),
        ("[mugs](https://anamugs.com/x)", [("https://anamugs.com/x", "anamugs.com", "/x")]),
        (
            "[safe.org](https://anamugs.com)",
            [("safe.org", "safe.org", ""), ("https://anamugs.com", "anamugs.com", "")],
        ),
        ("<https://anamugs.com>", [("https://anamugs.com", "anamugs.com", "")]),
        ("||https://anamugs.com/a||", [("https://anamugs.com/a", "anamugs.com", "/a")]),
        ("`anamugs.com`", [("anamugs.com", "anamugs.com", "")]),
        ("__https://anamugs.com/a__", [("https://anamugs.com/a", "anamugs.com", "/a")]),
        ("https://anamugs.com/a_(b)_c", [("https://anamugs.com/a_(b)_c", "anamugs.com", "/a_(b)_c")]),
        ("(https://anamugs.com/a(b))", [("https://anamugs.com/a(b)", "anamugs.com", "/a(b)")]),
        ("https://safe.org@anamugs.com/x", [("https://safe.org@anamugs.com/x", "anamugs.com", "/x")]),
        ("http://192.0.2.7/shop", [("http://192.0.2.7/shop", "192.0.2.7", "/shop")]),
        ("http://[2001:db8::7]:80/x", [("http://[2001:db8::7]:80/x", "[2001:db8::7]", ":80/x")]),
        ("http://localhost:3000/x", [("http://localhost:3000/x", "localhost", ":3000/x")]),
        (
            "@https://anamugs.com #anamugs.com/x",
            [("https://anamugs.com", "anamugs.com", ""), ("anamugs.com/x", "anamugs.com", "/x")],
        ),
        ("mügs.de und кружки.рф", [("mügs.de", "mügs.de", ""), ("кружки.рф", "кружки.рф", "")]),
        ("https://xn--mgs-hoa.de/", [("https://xn--mgs-hoa.de/", "mügs.de", "/")]),
        ("anаmugs.com with a borrowed letter", [("anаmugs.com", "anamugs.com", "")]),
        ("見てanamugs.com/shop新作", [("anamugs.com/shop", "anamugs.com", "/shop")]),
        ("https://anamugs.com/a%20b", [("https://anamugs.com/a%20b", "anamugs.com", "/a b")]),
        (
            'http://anamugs.com/a_"big"_mug',
            [('http://anamugs.com/a_"big"_mug', "anamugs.com", '/a_"big"_mug')],
        ),
        ('<a href="http://anamugs.com/a">mug</a>', [("http://anamugs.com/a", "anamugs.com", "/a")]),
        ('he wrote "http://anamugs.com/a" twice', [("http://anamugs.com/a", "anamugs.com", "/a")]),
        (
            "http://t.co/Ab3dE's and http://t.co/x?a=1",
            [("http://t.co/Ab3dE", "t.co", "/ab3de"), ("http://t.co/x?a=1", "t.co", "/x?a=1")],
        ),
        ("http://中国.中国/mug杯", [("http://中国.中国/mug杯", "中国.中国", "/mug杯")]),
        (
            "https://notes.md/x and main.py/x",
            [("https://notes.md/x", "notes.md", "/x"), ("main.py/x", "main.py", "/x")],
        ),
    ],
)
def test_a_link_is_found_as_written_with_its_host_and_path(
    suffixes: Suffixes, text: str, found: list[tuple[str, str, str]]
) -> None:
    assert hosts_in(text, suffixes) == found


def test_a_link_carries_its_place_and_its_registrable_domain(suffixes: Suffixes) -> None:
    assert find_links("see shop.anamugs.co.uk/x", suffixes) == (
        Link(4, 24, "shop.anamugs.co.uk/x", "shop.anamugs.co.uk", "anamugs.co.uk", "/x"),
    )
    assert find_links("http://192.0.2.7/", suffixes)[0].domain == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just talking about mugs",
        "e.g. this one, i.e. that; etc. and so on",
        "Dr.med. Ana, Prof.Dr. Bo, J.K. and R.E.M. at 5.am",
        "ana@mugs.com, ana.b+c@mail.co.uk, or ana (at) mugs (dot) com",
        "mail me: mailto:ana@mugs.com",
        "read notes.md, run main.py and script.sh, open old.zip or clip.mov",
        "src/main.rs, lib/foo.so, C:\\mugs\\list.pl, ~/.bashrc",
        "node.js, vue.js, asp.net, ASP.NET, C#.net and .NET",
        "v1.2.3, python3.11, 10.0.0.1, 192.0.2.7/24, 1.2.3.4",
        "it was late.So we went home.then we slept",
        "i like it.so does he. works.me too",
        "no.one knows why.it is",
        "what.is.this and not.in.my.house",
        "self.name = obj.id; console.log(x); this.style",
        "u.s. and n.y.c. at 10.30",
        "@ana.shop on insta, #mugs.com, $MUG.CO",
        "ana@mugs.com/shop",
        "<@123456> <:mug:1234> <t:1700000000:R> </start:12>",
        "he/she, 24/7, tcp/ip, s/o to ana",
        "http:// and https:// and www.",
        "naïve.café",
        "nice game.gg everyone",
        "г.Москва и т.д.",
        "co.uk is an ending",
        "> https://anamugs.com is what she wrote",
        ">>> anamugs.com\nand more of hers: anamugs.com",
    ],
)
def test_what_only_looks_like_a_link_is_none(suffixes: Suffixes, text: str) -> None:
    assert find_links(text, suffixes) == ()


def test_the_answer_under_a_quote_counts(suffixes: Suffixes) -> None:
    found = find_links("> anamugs.com is hers\nand bosmugs.com is mine", suffixes)
    assert [link.host for link in found] == ["bosmugs.com"]


def test_a_link_that_is_known_hides_nothing_beside_it(suffixes: Suffixes) -> None:
    found = find_links("https://github.com/ana?next=x https://github.com.anamugs.io/github.com", suffixes)
    assert [link.domain for link in found] == ["github.com", "anamugs.io"]


WRITTEN = """
anamugs com .com net io t.me/x https:// http:// www. // / . .. , : ; ( ) [ ] < > | || ** ` _ ~ * \\ @ # ? = &
% %2e %252e dot (dot) [.] slash hxxps:// &#46; 。 · 🔴 мugs 中国 ｆｗ 𝗺 🇲 é \u0301 \u200b \u202e \u202c \ud800
\ufdfa 1 192.0.2.7 xn-- xn--mgs-hoa aHR0cHM6Ly9hLmNvbS94 moc.a//:sptth
"""
PIECES = st.sampled_from([*WRITTEN.split(), " ", "\n", "\n> "])
TANGLES = st.lists(PIECES, max_size=40).map("".join)
ANY = st.one_of(TANGLES, st.text(alphabet=st.characters(exclude_categories=()), max_size=300))


@given(ANY)
@settings(max_examples=400)
def test_links_lie_in_the_text_in_order_and_hold_what_they_claim(suffixes: Suffixes, text: str) -> None:
    found = find_links(text, suffixes)
    assert found == find_links(text, suffixes)
    end = 0
    for link in found:
        assert end <= link.start < link.end <= len(text)
        assert text[link.start : link.end] == link.text
        assert link.host
        assert link.domain == "" or link.host.endswith(link.domain)
        end = link.end


@given(
    st.sampled_from(
        ["https://anamugs.com/a", "www.anamugs.com", "anamugs.com/shop", "t.me/anamugs", "anamugs.com"]
    ),
    st.sampled_from("\u200b\u200c\u200d\u2060\u00ad\ufeff\u034f\ufe0f\u180e\u2063\U000e0020"),
    st.data(),
)
def test_invisible_characters_never_change_what_is_found(
    suffixes: Suffixes, link: str, mark: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(link)))
    found = find_links(f"look: {link[:place]}{mark}{link[place:]} now", suffixes)
    plain = find_links(f"look: {link} now", suffixes)
    assert [(x.host, x.domain, x.path) for x in found] == [(x.host, x.domain, x.path) for x in plain]


@given(
    st.sampled_from(
        ["https://anamugs.com/a", "http://notes.md", "www.anamugs.fun", "anamugs.so/shop", "discord.gg/ana"]
    ),
    st.data(),
)
def test_case_never_hides_a_link_with_a_scheme_a_path_or_www(
    suffixes: Suffixes, link: str, data: st.DataObject
) -> None:
    loud = "".join(char.upper() if data.draw(st.booleans()) else char for char in link)
    assert [x.host for x in find_links(f"look {loud}", suffixes)] == [
        x.host for x in find_links(f"look {link}", suffixes)
    ]


@given(TANGLES)
@settings(max_examples=300)
def test_a_plain_link_is_found_after_anything_and_a_blank_line(suffixes: Suffixes, before: str) -> None:
    text = f"{before}\n\nhttps://anamugs.com/last"
    found = find_links(text, suffixes)
    assert any(link.end == len(text) for link in found) or "\u202e" in before or ">>>" in text


LOAD = """
a. .com a.com/( / // http:// t.me/x} _a.b の. .の moc. (dot) %2e [. \u202ea.com a@ -a x,com/ .. :/ \\ é. ǝ.
aHR0c
"""


@pytest.mark.parametrize("piece", [*LOAD.split(), "a.com ", "a dot ", "a . ", "> a.\n", "> a.io/x\n", "www "])
def test_time_grows_with_the_length_and_not_with_its_square(suffixes: Suffixes, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.perf_counter()
    find_links(text, suffixes)
    assert time.perf_counter() - start < 2  # linear takes some 50 ms; the square of the length, minutes
