import pytest

from bot.core.place import Place
from bot.core.server import Server
from bot.core.snowflake import id_at, moment_of
from bot.core.zones import is_zone, zones_like

SERVER = Server(1, frozenset({10, 90}), frozenset({11, 12}), frozenset({7}))


@pytest.mark.parametrize(
    ("place", "watched"),
    [
        (Place(1, 10), True),
        (Place(1, 20, parent=10), True),
        (Place(1, 20, parent=30, category=90), True),
        (Place(1, 20, category=90), True),
        (Place(1, 20), False),
        (Place(1, 11, category=90), False),
        (Place(1, 20, parent=12, category=90), False),
    ],
)
def test_a_place_is_watched_with_what_it_lies_in_and_nothing_exempt_on_the_way(
    place: Place, watched: bool
) -> None:
    assert SERVER.watches(place) is watched


def test_exempt_roles() -> None:
    assert SERVER.exempts([3, 7])
    assert not SERVER.exempts([3])


def test_zones_are_taken_by_their_names_only() -> None:
    assert is_zone("Europe/Berlin")
    assert not any(is_zone(name) for name in ("CET+1", "europe/berlin", "", "../etc/passwd"))
    assert zones_like("berl")[0] == "Europe/Berlin"
    assert "America/New_York" in zones_like("new york")


def test_ids_tell_when() -> None:
    moment = moment_of(175928847299117063)  # the example of Discord's own documentation
    assert moment.isoformat() == "2016-04-30T11:18:25.796000+00:00"
    assert moment_of(id_at(moment, 5)) == moment
