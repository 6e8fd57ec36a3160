"""The catalogues: rendered late, in the reader's language, and broken ones named at once."""

import re
from pathlib import Path

import pytest

from bot.texts import Texts

LOCALES = Path(__file__).parents[2] / "data" / "locales"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(LOCALES)


def catalogue(folder: Path, text: str, locale: str = "en") -> Path:
    (folder / locale).mkdir(parents=True, exist_ok=True)
    (folder / locale / "all.ftl").write_text(text, encoding="utf-8")
    return folder


def test_a_key_with_dots_is_found_under_its_dashes(texts: Texts) -> None:
    assert texts.render("stop.none").startswith("You have no half hour")


def test_a_number_takes_its_plural(texts: Texts) -> None:
    assert texts.render("status.waiting", waiting=1) == "One note waits for you in `/halfhour inbox`."
    assert texts.render("status.waiting", waiting=3) == "3 notes wait for you in `/halfhour inbox`."


def test_a_language_that_lacks_a_text_falls_back_to_english(tmp_path: Path) -> None:
    catalogue(tmp_path, "both = two\nonly = one\n")
    catalogue(tmp_path, "both = zwei\n", "de")
    texts = Texts.load(tmp_path)
    assert texts.render("both", "de-AT") == "zwei"
    assert texts.render("only", "de") == "one"
    assert texts.render("both", "fr") == "two"


def test_a_missing_key_is_an_error_and_not_an_empty_text(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts.render("nothing.of.the.kind")


def test_a_missing_argument_is_an_error(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts.render("start.minutes")


def test_a_broken_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"all\.ftl"):
        Texts.load(catalogue(tmp_path, "good = yes\n= nothing before it\n"))


def test_a_key_given_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        Texts.load(catalogue(tmp_path, "one = 1\none = 2\n"))


def test_without_english_there_is_nothing_to_fall_back_to(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="en"):
        Texts.load(catalogue(tmp_path, "one = eins\n", "de"))


@pytest.mark.parametrize("file", sorted(LOCALES.rglob("*.ftl")), ids=lambda file: file.name)
def test_no_text_shouts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"!\s*!", text)
    assert text.count("!") <= 3


@pytest.mark.parametrize("file", sorted(LOCALES.rglob("commands.ftl")), ids=lambda file: file.parent.name)
def test_what_the_list_of_commands_says_fits_into_it(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        key, _, text = line.partition(" = ")
        if text:
            assert len(text) <= 100, key
