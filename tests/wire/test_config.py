"""A server's choices as a file, and trying the dare out: what moderators do, on the wire."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from sandbox import Refused
from tests.wire.live import GUILD, Live, live, text_of

GENERAL, PROMO, QUEUE = 1150000000000000011, 1150000000000000013, 1150000000000000015
ADA, MIRA = 1100000000000000011, 1100000000000000012
PITCH = "Check out my channel, link in bio! DM me for rates"


async def exported(bot: Live) -> dict[str, Any]:
    shown = (await bot.control.slash("ada", "general", "halfhour-admin config export"))["message"]
    assert shown["flags"] & 64
    (file,) = shown["attachments"]
    assert file["filename"] == "half-hour-config.json"
    return json.loads(await bot.bot.http.get_from_cdn(file["url"]))  # type: ignore[no-any-return]


async def imported(bot: Live, document: object, who: str = "ada") -> str:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    file = {
        "filename": "half-hour-config.json", "content_type": "application/json",
        "data_b64": base64.b64encode(data).decode(),
    }  # fmt: skip
    result = await bot.control.slash(who, "general", "halfhour-admin config import", {"file": file})
    return text_of(result["message"])


async def test_choices_go_out_as_a_file_and_come_in_again(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("ada", "general", "halfhour-admin allow", {"phrase": "link in bio"})
        await bot.control.slash("ada", "general", "halfhour-admin prompts", {"add": "What made you laugh?"})
        hour = {"day": "Friday", "at": "19:00"}
        await bot.control.slash("ada", "general", "halfhour-admin social", hour)
        document = await exported(bot)
        assert document["watched"] == [str(GENERAL)]
        assert document["allowed"][0]["value"] == "link in bio"
        assert document["questions"] == ["What made you laugh?"]
        assert [board["name"] for board in document["boards"]] == ["weekly"]
        assert "as the file says already" in await imported(bot, document)
        document |= {"preset": "strict", "grace_seconds": 300, "questions": []}
        document["boards"][0]["at"] = "18:30"
        document["social_hours"][0]["day"] = "sunday"
        told = await imported(bot, document)
        assert "**How strict:** classic → strict" in told
        assert "**Questions to open with:** -1" in told
        server = await bot.app.server(guild=GUILD)
        assert server is not None and (server.preset, server.grace_seconds) == ("strict", 300)
        again = await exported(bot)
        del document["prices"], again["prices"]  # each strictness has its own
        assert again.pop("revision") > document.pop("revision")
        assert again == document


async def test_a_file_with_mistakes_names_each_and_changes_nothing(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        before = await exported(bot)
        wrong = {
            **before, "preset": "harsh", "watched": ["77"], "grace_seconds": 5, "zone": "Mars/Olympus",
            "favourite": 1, "questions": ["No question."], "boards": [{"name": "x", "every": "hourly"}],
        }  # fmt: skip
        told = await imported(bot, wrong)
        for place in ("preset", "watched[1]", "grace_seconds", "zone", "favourite", "questions[1]"):
            assert f"`{place}`" in told, told
        # What only shows beside the rest is refused whole as well.
        late = await imported(
            bot, {**before, "preset": "strict", "boards": [{"name": "x", "every": "hourly"}]}
        )
        assert "nothing was changed" in late and "`boards[1]`" in late
        for bad, expected in (
            (b"{", "line 1, column 2"),
            (b"\xff\xfe\x00", "JSON"),
            (b"[" * 100_000, "JSON"),
            ([], "has to begin with"),
            ({"half_hour_config": 9}, "another edition"),
            (b" " * 300_000, "larger than 256 KB"),
        ):
            assert expected in await imported(bot, bad), expected
        assert await exported(bot) == before


async def test_who_imports_after_somebody_else_changed_something_is_told(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.control.roles("mira", add=["Moderator"])
        await bot.set_up()
        document = await exported(bot)
        assert "strict" in await imported(bot, {**document, "preset": "strict"}, "mira")
        late = await imported(bot, {**document, "zone": "Europe/Vienna"})
        assert "Something changed meanwhile" in late and f"<@{MIRA}>" in late, late
        assert "**How strict:** classic → strict (by a file)" in late
        server = await bot.app.server(guild=GUILD)
        assert server is not None and (server.preset, server.zone) == ("strict", "UTC")
        # One's own changes overtake nobody, and without the line nothing is compared.
        assert "gentle" in await imported(bot, {**document, "preset": "gentle"}, "mira")
        del document["revision"]
        assert "Europe/Vienna" in await imported(bot, {**document, "zone": "Europe/Vienna"})


async def test_history_tells_who_changed_what_in_ids_alone(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.set_up(strictness="strict")
        await bot.control.slash("ada", "general", "halfhour-admin allow", {"phrase": "link in bio"})
        await imported(bot, {"half_hour_config": 1, "zone": "Europe/Vienna"})
        shown = await bot.control.slash("ada", "general", "halfhour-admin config history")
        told = text_of(shown["message"])
        assert "link in bio" not in told
        lines = told.splitlines()
        assert "**Time zone:** UTC → Europe/Vienna (by a file)" in lines[1]
        assert "**What is fine here:** +1" in lines[2]
        assert "**How strict:** classic → strict" in lines[3]
        assert all(f"<@{ADA}>" in line for line in lines[1:])
        assert shown["message"]["flags"] & 64


async def test_on_trial_a_slip_is_counted_and_told_to_nobody(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        off = await bot.control.slash("ada", "general", "halfhour-admin shadow")
        assert "For real" in text_of(off["message"])
        on = await bot.control.slash("ada", "general", "halfhour-admin shadow", {"switch": "on"})
        assert "On trial" in text_of(on["message"])
        card = await bot.start("mira")
        assert "slips are told to nobody" in text_of(card["message"])
        kept = await bot.control.say("mira", "general", PITCH)
        gone = await bot.control.say("mira", "general", PITCH)
        mended = await bot.control.say("mira", "general", PITCH)
        await bot.control.delete("mira", gone)
        await bot.control.edit("mira", mended, "What do you all cook in winter?")
        await bot.control.slash("ada", "general", "halfhour-admin shadow", {"switch": "off"})
        await bot.control.say("mira", "general", PITCH)  # this half hour began on trial
        await bot.pass_(minutes=45)
        told = await bot.control.slash("ada", "general", "halfhour-admin shadow")
        assert "A pitch: 2" in text_of(told["message"])
        assert not any("A small slip" in text_of(message) for message in await bot.control.dm("mira"))
        status = await bot.app.status(guild=GUILD, member=MIRA)
        assert status.recap is not None and (status.recap.lost, status.recap.slips) == (0, 0)
        why = await bot.control.context_menu("mira", "Why was this flagged?", kept)
        assert "trying the dare out" in text_of(why["message"])


async def test_a_replay_compares_what_is_with_what_would_be(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.say("mira", "general", PITCH)
        few = await bot.control.slash("ada", "general", "halfhour-admin replay")
        assert "at least 5 people" in text_of(few["message"])
        for who in ("jonas", "lena", "sam", "priya"):
            await bot.control.say(who, "general", "Soup for me, and you?")
        await bot.control.say("jonas", "general", "I liked how slow this one is: https://example.org/film")
        now = text_of((await bot.control.slash("ada", "general", "halfhour-admin replay"))["message"])
        assert "1 of 6 messages" in now, now
        strict = {"strictness": "strict"}
        then = text_of(
            (await bot.control.slash("ada", "general", "halfhour-admin replay", strict))["message"]
        )
        assert "2, 1 more" in then, then
        assert "Soup" not in then and "Mira" not in then


async def test_a_file_from_somebody_who_may_not_changes_nothing(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        document = await exported(bot) | {"preset": "strict"}
        with pytest.raises(Refused):  # Discord does not even show it
            await imported(bot, document, "mira")
        server = await bot.app.server(guild=GUILD)
        assert server is not None and server.preset == "classic"
