import re

from bot.core.text import fold
from bot.core.view import View, joined


def test_what_is_put_in_stands_for_the_whole_match() -> None:
    given = "ANA (dot) com"
    view = View.of(fold(given)).rewrite(re.compile(r" \(dot\) "), ".")
    assert view.text == "ana.com"
    assert given[slice(*view.span(3, 4))] == " (dot) "
    assert given[slice(*view.span(0, 7))] == given


def test_a_view_in_which_nothing_changes_is_the_same_view() -> None:
    view = View.of(fold("ana.com"))
    assert view.rewrite(re.compile(r"\."), ".") is view
    assert view.rewrite(re.compile("x"), "y") is view
    assert view.without(re.compile("x+"), re.compile("x")) is view


def test_what_is_left_out_leaves_the_other_characters_where_they_stand() -> None:
    given = "see a n a . i o now"
    view = View.of(fold(given)).without(re.compile(r"a n a \. i o"), re.compile(" "))
    assert view.text == "see ana.io now"
    assert given[slice(*view.span(4, 10))] == "a n a . i o"
    assert [given[view.starts[at]] for at in range(4, 10)] == list("ana.io")


def test_a_reversed_view_still_knows_its_place() -> None:
    given = "xx moc.ana yy"
    view = View.of(fold(given)).cut(3, 10).backwards()
    assert view.text == "ana.com"
    assert given[slice(*view.span(4, 7))] == "moc"
    assert given[slice(*view.span(0, 7))] == "moc.ana"


def test_views_are_joined_in_the_order_that_is_asked_for() -> None:
    view = View.of(fold("abc"))
    swapped = joined([view.cut(1, 3), view.cut(0, 1)])
    assert swapped.text == "bca"
    assert swapped.span(2, 3) == (0, 1)


def test_a_dropped_character_belongs_to_no_span_at_its_edge() -> None:
    given = "a\u200b\u200bb\u200b"
    view = View.of(fold(given))
    assert view.text == "ab"
    assert view.span(0, 1) == (0, 1)
    assert view.span(0, 2) == (0, 4)
