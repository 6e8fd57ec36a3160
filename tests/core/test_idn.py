import pytest

from bot.core.idn import true_host
from bot.core.text import fold


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mugs.com", "mugs.com"),
        ("Mügs.DE", "mügs.de"),
        ("кружки.рф", "кружки.рф"),
        ("кафе.рф", "кафе.рф"),  # ASCII could have drawn it, but its ending is its own
        ("日本の.jp", "日本の.jp"),
        ("mugѕ.com", "mugs.com"),
        ("сосо.com", "coco.com"),
        ("mugs.соm", "mugs.com"),
        ("ｍｕｇｓ．ｃｏｍ", "mugs.com"),
        ("ᴍᴜɢꜱ.ᴄᴏᴍ", "mugs.com"),
        ("m̶u̶g̶s̶.̶c̶o̶m̶", "mugs.com"),
        ("m\u200bugs.com", "mugs.com"),
        ("mügs\ufe0f.de", "mügs.de"),
    ],
)
def test_a_host_is_its_own_letters_or_what_they_pretend_to_be(written: str, meant: str) -> None:
    assert true_host(fold(written).text, written, frozenset({"com", "de", "jp", "рф"})) == meant


def test_a_host_that_is_spelt_out_is_what_was_read() -> None:
    assert true_host("mugs.com", "mugs (dot) com", frozenset({"com"})) == "mugs.com"
