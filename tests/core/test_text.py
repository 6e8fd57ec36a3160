import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import fold, invisible

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Buy MY Mug", "buy my mug"),
        ("ｍｕｇｓ", "mugs"),
        ("𝗺𝘂𝗴𝘀 𝓶𝓾𝓰𝓼 𝕞𝕦𝕘𝕤 𝚖𝚞𝚐𝚜 𝖒𝖚𝖌𝖘", "mugs mugs mugs mugs mugs"),
        ("ⓜⓤⓖⓢ 🅼🆄🅶🆂 🅜🅤🅖🅢 🇲🇺🇬🇸", "mugs mugs mugs mugs"),
        ("ᴍᴜɢꜱ ᵐᵘᵍˢ", "mugs mugs"),
        ("мugѕ ϲοm ԁiѕсοrԁ", "mugs com discord"),
        ("ᎷᏌᏀՏ", "mugs"),
        ("m̷u̷g̷s̷ múgs müğš møgs", "mugs mugs mugs mogs"),
        ("m\u200bu\u2060g\u00ads\ufe0f\u034f\U000e0001\u3164", "mugs"),
        ("mug․tea·cup．jar۔pot", "mug.tea.cup.jar.pot"),
        ("mug∕tea⁄cup／jar", "mug/tea/cup/jar"),
        ("one\u00a0two\u2003three\u2028four\tfive", "one two three\nfour five"),
        ("“quoted” – it’s", "''quoted'' - it's"),
        ("½ cup…", "1/2 cup..."),
        ("한국어 日本語。", "한국어 日本語。"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_a_text_folds_to_what_an_eye_reads(written: str, read: str) -> None:
    assert fold(written).text == read


def test_the_fold_leads_back_to_the_words_that_were_given() -> None:
    given_text = "see 𝗺\u200b𝘂𝗴𝘀 ½ ﷺ end"
    folded = fold(given_text)
    for word, written in (("mugs", "𝗺\u200b𝘂𝗴𝘀"), ("1/2", "½"), ("end", "end")):
        start = folded.text.index(word)
        first, last = folded.span(start, start + len(word))
        assert given_text[first:last] == written


@given(ANY)
def test_folding_is_total_and_safe_to_search(text: str) -> None:
    folded = fold(text)
    folded.text.encode()
    origins = folded.origins()
    assert len(origins) == len(folded.text)
    assert list(origins) == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(ANY)
def test_folding_twice_changes_nothing_more_in_ascii(text: str) -> None:
    once = fold(text).text
    if once.isascii():
        assert fold(once).text == once


@given(
    ANY,
    st.integers(0, 200),
    st.sampled_from("\u200b\u200d\u2060\u00ad\ufeff\ufe0f\u034f\u3164\u202a\U000e0041"),
)
def test_invisible_characters_never_change_the_fold(text: str, place: int, mark: str) -> None:
    assert invisible(mark) or fold(mark).text == ""
    assert fold(text[:place] + mark + text[place:]).text == fold(text).text


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=80))
def test_ascii_is_only_lowered(text: str) -> None:
    seen = "".join(char for char in text if char in "\t\n\r\x0b\x0c" or char.isprintable())
    assert fold(text).text == seen.lower().translate({9: " ", 11: " ", 12: " ", 13: "\n"})
