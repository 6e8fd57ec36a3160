"""Buttons, menus and forms carry all they need in their custom_id."""

from typing import Any

import discord
import pytest

from cogs._press import FORMS, PATTERN, Pressed, custom_id, form, handlers_of, on_press, read


@pytest.mark.parametrize(
    ("verb", "args", "row", "written"),
    [
        ("later", (), 0, "hh:later"),
        ("start", (30,), 0, "hh:start:30"),
        ("consent", (30, 2, "dm", 0), 0, "hh:consent:30,2,dm,0"),
        ("why", (10**18, 10**18 + 1, 10**18 + 2), 4711, f"hh:why:{10**18},{10**18 + 1},{10**18 + 2}/4711"),
        ("stop.forget", (5,), 7, "hh:stop.forget:5/7"),
    ],
)
def test_a_custom_id_is_read_back_as_it_was_written(
    verb: str, args: tuple[int | str, ...], row: int, written: str
) -> None:
    made = custom_id(verb, *args, row=row)
    match = PATTERN.fullmatch(made)
    assert made == written
    assert match is not None
    assert read(match) == Pressed(verb, tuple(str(arg) for arg in args), row)


@pytest.mark.parametrize(
    "foreign", ["hs:setup.zone", "other:start", "hh:", "hh:start:<script>", "hh:start/x"]
)
def test_what_is_not_ours_is_not_read(foreign: str) -> None:
    assert PATTERN.fullmatch(foreign) is None


def test_a_custom_id_longer_than_discord_takes_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="why"):
        custom_id("why", "x" * 100)


def test_a_missing_or_strange_id_reads_as_zero() -> None:
    assert Pressed("why", ("dm",)).number(0) == 0
    assert Pressed("why").number(3) == 0


def test_a_cog_answers_the_verbs_that_its_methods_are_marked_with() -> None:
    class Cog:
        @on_press("one", "two")
        async def both(self, interaction: Any, pressed: Any) -> None: ...

        async def neither(self, interaction: Any, pressed: Any) -> None: ...

    assert set(handlers_of(Cog())) == {"one", "two"}


def submitted(custom: str, components: list[dict[str, Any]]) -> Any:
    class Submitted:
        def __init__(self) -> None:
            self.type = discord.InteractionType.modal_submit
            self.data = {"custom_id": custom, "components": components}

    return Submitted()


def test_a_form_is_read_from_the_wire_in_both_of_its_shapes() -> None:
    labelled = {
        "type": 18,
        "id": 1,
        "component": {"type": 4, "custom_id": "zone", "value": " Europe/Vienna "},
    }
    in_a_row = {"type": 1, "components": [{"type": 4, "custom_id": "why", "value": "because"}]}
    chosen = {"type": 18, "component": {"type": 3, "custom_id": "kind", "values": ["a", "b"]}}
    said = form(submitted("hf:setup.zone:5", [labelled, in_a_row, chosen]))
    assert said is not None
    assert (said.verb, said.args) == ("setup.zone", ("5",))
    assert said.text("zone") == "Europe/Vienna"
    assert said.text("why") == "because"
    assert said.typed is not None
    assert said.typed["kind"] == ["a", "b"]
    assert said.text("nothing") == ""


def test_a_strangers_form_is_left_alone() -> None:
    assert FORMS.fullmatch("feedback") is None
    assert form(submitted("feedback", [])) is None
