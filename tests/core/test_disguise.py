import random

import pytest

from bot.core.disguise import STEPS, signs_of
from bot.core.links import find_links
from bot.core.suffixes import Suffixes
from bot.core.text import fold
from bot.core.view import View

HIDDEN = {
    "a scheme out of shape": [
        "hxxps://anamugs.com/shop",
        "hXXp://anamugs.com",
        "h**ps://anamugs.com/x",
        "htxp://anamugs.com",
        "hxxps[:]//anamugs[.]com/shop",
        "https:\\\\anamugs.com\\shop",
        "https:/anamugs.com",
        "https//anamugs.com",
        "ttps://anamugs.com",
        "https:\\/\\/anamugs.com",
        "https : // anamugs . com",
        "https:\n//anamugs.com",
        "https colon slash slash anamugs dot com slash shop",
        "https;//anamugs.com",
        "https:⁄⁄anamugs.com",
    ],
    "a dot in brackets": [
        "anamugs[.]com",
        "anamugs(dot)com",
        "anamugs{dot}com/x",
        "anamugs <dot> com",
        "anamugs (dot) com",
        "anamugs [ . ] com",
        "anamugs'.'com",
        "anamugs*.*com/x",
        "anamugs_dot_com",
        "anamugs-dot-com",
        "anamugs [d o t] com",
        "anamugs.(com)",
        "anamugs (.) shop",
        "anamugs+dot+com",
        "anamugs:dot:com",
        "anamugs=dot=com",
        "anamugs.[com]/x",
        "anamugs ⟦dot⟧ com",
        "anamugs !dot! com",
        "anamugs (dot goes here) com",
        "anamugs(remove this).com",
        "anamugs.(nospam)com",
    ],
    "a dot that is said": [
        "anamugs dot com",
        "ANAMUGS DOT COM",
        "shop dot anamugs dot io",
        "anamugs dot co dot uk",
        "t dot me/anamugs",
        "discord dot gg slash anamugs",
        "anamugs d0t com",
        "anamugsDOTcom",
        "anamugs punkt de",
        "anamugs punto com",
        "anamugs dot c0m",
        "anamugs dot c o m",
        "anamugs, dot com",
        "anamugs (dot com)",
        "anamugs d.o.t com",
        "anamugs doot com",
        "anamugs tochka com",
        "anamugs nokta com",
        "anamugs punt nl",
        "anamugs tečka cz",
        "anamugs titik com",
        "anamugs dhot com",
        "anamugs dot kom",
        "anamugs dot cee oh em",
        "discord dot gee gee slash ana",
        "anamugs dot store",
    ],
    "a dot apart": [
        "anamugs . com",
        "anamugs .com/x",
        "anamugs. com/x",
        "anamugs .com",
        "shop . anamugs . co . uk/x",
        "www . anamugs . com",
        "discord .gg/ana",
        "anamugs\n.com",
        "anamugs\t.\tcom/x",
        "anamugs.com / shop",
    ],
    "a stand-in for the dot": [
        "anamugs。com",
        "anamugs․com",
        "anamugs·com",
        "anamugs•com/x",
        "anamugs🔴com",
        "anamugs,com",
        "anamugs;com/x",
        "anamugs۔com",
        "anamugsꓸcom",
        "anamugs..com",
        "t•me/anamugs",
        "anamugs°com",
        "anamugs．com",
        "anamugs｡com/x",
        "anamugs.🔥.com",
        "anamugs 🟢 com",
        "discord 🔴 gg/ana",
        "anamugs'com",
        "anamugs>com",
    ],
    "no dot at all": [
        "discord gg/anamugs",
        "bit ly/3abcd",
        "linktr ee/ana",
        "t me/anamugs",
        "www anamugs com",
        "patreon com/ana",
        "patreon com slash ana",
        "anamugs:com/x",
        "discordgg/anamugs",
        "discord.g g/anamugs",
        "join .gg/anamugs",
        "t.m e/anamugs",
        "anamugs+com/x",
    ],
    "an ending misspelt": [
        "anamugs.c0m",
        "anamugs.c0m/x",
        "anamugs.cooom",
        "anamugs.c o m",
        "anamugs.n3t",
        "anamugs.0rg",
        "anamugs.c°m",
        "anamugs.c@m/x",
        "anamugs.c0rn/x",
        "anamugs.i0/x",
        "anamugs. c. o. m",
    ],
    "letters apart": [
        "a n a m u g s . c o m",
        "w w w . a n a . i o / x",
        "a-n-a-m-u-g-s-.-c-o-m",
        "a_n_a_._c_o_m",
        "a  n  a  .  c  o  m",
        "a\nn\na\n.\nc\no\nm",
        "d i s c o r d . g g / a n a",
        "(a)(n)(a).(c)(o)(m)",
        "[a][n][a][m][.][c][o][m]",
        "a/n/a/m/./c/o/m",
        "a, n, a, m, ., c, o, m",
        ":regional_indicator_a: :regional_indicator_n: :regional_indicator_a:.com",
    ],
    "letters in code": [
        "anamugs%2Ecom/x",
        "https%3A%2F%2Fanamugs.com",
        "anamugs%252Ecom",
        "anamugs&#46;com",
        "anamugs&#x2e;com",
        "anamugs&period;com",
        "anamugs\\u002ecom",
        "anamugs\\056com",
        "anamugs=2Ecom",
        "anamugs:red_circle:com",
        "anamugs :black_circle: com",
        "%61%6e%61%2e%63%6f%6d",
        "aHR0cHM6Ly9hbmFtdWdzLmNvbS94",
        "uggcf://nanzhtf.pbz/fubc",
        "anamugs%25252Ecom",
        "anamugs\\u{2e}com",
        "anamugs&amp;#46;com",
        "anamugs U+002E com",
        "anamugs%u002ecom",
        "68 74 74 70 3a 2f 2f 61 6e 61 2e 63 6f 6d",
        "YW5hbXVncy5jb20vc2hvcA==",
        "68747470733a2f2f616e616d7567732e636f6d",
    ],
    "letters drawn otherwise": [
        "ａｎａｍｕｇｓ．ｃｏｍ",
        "𝗮𝗻𝗮𝗺𝘂𝗴𝘀.𝗰𝗼𝗺",
        "𝓪𝓷𝓪.𝓬𝓸𝓶/x",
        "ⓐⓝⓐ.ⓒⓞⓜ",
        "🅰🅽🅰.🅲🅾🅼",
        "🇦🇳🇦.🇨🇴🇲",
        "🇦 🇳 🇦 . 🇨 🇴 🇲",
        "ᴀɴᴀᴍᴜɢꜱ.ᴄᴏᴍ",
        "ᵃⁿᵃ.ᶜᵒᵐ",
        "аnаmugѕ.соm",
        "ԁiѕсоrd.gg/ana",
        "a̷n̷a̷.̷c̷o̷m̷",
        "ánámúgs.cóm",
        "卂几卂爪ㄩ.匚ㄖ爪",
        "ᏗᏁᏗᎷ.ፈᎧᎷ",
        "₳₦₳₥Ʉ₲.₵Ø₥",
    ],
    "another order": [
        "\u202epohs/moc.sgumana//:sptth",
        "\u202emoc.sgumana\u202c",
        "moc.sgumana//:sptth",
        "moc.sgumana",
        "nna/gg.drocsid",
        "ɯoɔ˙sƃnɯɐuɐ",
        "> https://ana\n> mugs.com/x",
        "> anamu\n> gs.co\n> m/x",
    ],
    "markup": [
        "anamugs**.**com",
        "**ana**mugs.com",
        "ana||mugs||.com",
        "anamugs\\.com",
        "anamugs`.`com",
        "anamugs<>.com",
        "anamugs<b>.</b>com",
        "# anamugs.com",
        "~~anamugs.com~~",
        "anamugs.~~no~~com",
        "`anamugs` `.com`",
        "[anamugs](dot)[com]",
        "__anamugs__.com",
        "[x](<https://anamugs.com>)",
    ],
}

INNOCENT = [
    "that dot com crash cost my uncle a lot",
    "every dot com company from back then",
    "a polka dot shop in town",
    "the red dot in my scope",
    "a dot on each i",
    "version 3 dot 1",
    "point taken, full stop",
    "connect-the-dots",
    "he does dot net for a living",
    "learn .net or sell .io domains",
    "cheap .com domains",
    "i mean . so what",
    "yes . it is",
    "cool .so be it",
    "well played .gg",
    "that was close...gg",
    "good game!gg",
    "gg/ff at 20",
    "ez gg/wp",
    "gg/gl all",
    "press (.) to stop",
    "le point fr est court",
    "the wi.fi is down again",
    "a:b:c and 1=2 or x=y",
    "here :red_circle: and there :green_circle:",
    "c\\012d is a folder",
    "youtube/twitch, whichever",
    "end of story. com on",
    "a dotcom in the nineties",
    "an old dotcom, long gone",
    "i laughed 😂 come over",
    "she left (dot) on the i",
    "note:me/you",
    "press [.] to stop",
    "use ['.'] or (.)",
    "n o w a y . n o",
    "w-w-w-wait.what",
    "b r b . m e",
    "100%25 sure",
    "R&amp;D.in house",
    "wow!me too",
    "nice,me too",
    "eat,sleep,repeat",
    "this… is it",
    "rom com/drama night",
    "could be/should be",
    "it ended 2 . 5",
    "http is old, https is new",
    "www was slow then",
    "\u202eשלום לכולם",
    "𝓳𝓾𝓼𝓽 𝓽𝓪𝓵𝓴𝓲𝓷𝓰",
    "🇩🇪 against 🇮🇹",
    "> i was at home\n> net result was fine",
    "na*me it",
    "ａ．ｂ",
    "der springende punkt de luxe",
    "au point fr le steak",
    "red 🔴 green 🟢 blue 🔵",
    "the 🔴 common one",
    "orders ● complaints ● compliments",
    "c'est comme ça",
    "i'm.comm",
    "50°c outside",
    "(a)(b)(c) are options",
    "1, 2, 3, ., 4",
    "oh em gee",
    "gee gee well played",
    "U+002E is a full stop",
    "deadbeef68747470",
    "aGVsbG8gd29ybGQgYWdhaW4=",
    "千と千尋",
    "(delete) this",
    "no space left",
    "~~no~~.ok",
    "__init__.py",
    "com.example.app",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HIDDEN.items() for text in texts])
def test_a_disguised_link_is_found_alone_and_in_a_sentence(suffixes: Suffixes, kind: str, text: str) -> None:
    assert find_links(text, suffixes), kind
    if text[0] not in "\u202e#>":
        sentence = f"hello you {text} have a look"
        found = find_links(sentence, suffixes)
        assert found, kind
        for link in found:
            assert sentence[link.start : link.end] == link.text


@pytest.mark.parametrize(
    "text",
    [
        "anamugs dotcom",
        "it's anamugs dotcom!",
        "anamugs 🔴 com",
        "anamugs 👉.👈 com",
        "gg/anamugs",
        "visit anamugs dot shop",
        "our site is anamugs dot store",
    ],
)
def test_what_could_be_a_word_is_a_link_where_it_ends_or_is_led_to(suffixes: Suffixes, text: str) -> None:
    assert find_links(text, suffixes)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_disguised_is_no_link(suffixes: Suffixes, text: str) -> None:
    assert find_links(text, suffixes) == ()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("at home. anamugs.com is down", ["anamugs.com"]),
        ("nice . anamugs.com", ["anamugs.com"]),
        ("anamugs.com . net is slow", ["anamugs.com"]),
        ("anamugs.com / bosmugs.com", ["anamugs.com", "bosmugs.com"]),
        ("https://anamugs.com/ shop", ["anamugs.com"]),
        ("hello anamugs dot com, bye bosmugs dot com", ["anamugs.com", "bosmugs.com"]),
    ],
)
def test_nothing_is_glued_together_that_nobody_wrote_as_one(
    suffixes: Suffixes, text: str, apart: list[str]
) -> None:
    assert [link.host for link in find_links(text, suffixes)] == apart


@pytest.mark.parametrize(
    ("text", "host", "path"),
    [
        ("hxxps[:]//shop[.]anamugs[.]com/a", "shop.anamugs.com", "/a"),
        ("discord dot gg slash ana", "discord.gg", "/ana"),
        ("\u202emoc.sgumana//:sptth", "anamugs.com", ""),
        ("a n a m u g s . c o m / x", "anamugs.com", "/x"),
        ("bit ly/3abcd", "bit.ly", "/3abcd"),
        ("> https://ana\n> mugs.com/x", "anamugs.com", "/x"),
        ("ԁiѕсоrd.gg/ana", "discord.gg", "/ana"),
    ],
)
def test_a_disguised_link_has_the_host_and_path_a_reader_sees(
    suffixes: Suffixes, text: str, host: str, path: str
) -> None:
    assert [(link.host, link.path) for link in find_links(text, suffixes)] == [(host, path)]


PIECES = """
example . com net org gg io dot d0t point d_o_t [ ] ( ) { } < > * ** _ - | ~ ` " ' / \\ // http https
hxxp h**p htxp ttp tp : ; , colon slash %2e &#46; &period; :regional_indicator_a: a b c o m c0m coom n3t
0rg t me discord www bit ly 🔴 é す 。 stop full at @ \\u002e + = moc … •
"""


def test_no_step_changes_a_text_without_its_sign(suffixes: Suffixes) -> None:
    pieces = PIECES.split()
    chance = random.Random(7)
    for _ in range(20_000):
        tangle = "".join(chance.choice([*pieces, " ", "\n"]) for _ in range(chance.randint(2, 9)))
        view = View.of(fold(tangle))
        for index, step in enumerate(STEPS):
            if step.undo(view, suffixes) is not view:
                assert index in signs_of(view.text), (step.name, tangle)


def test_every_step_says_what_it_is_for(suffixes: Suffixes) -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)
    for step in STEPS:
        for example in step.example.split(", "):
            view = View.of(fold(example))
            assert signs_of(view.text), (step.name, example)
