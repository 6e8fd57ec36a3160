"""What is a member's own: the card, the audit, sites, starters, settings, and being forgotten."""

from pathlib import Path

from tests.wire.live import GUILD, buttons, live, text_of

MIRA = 1100000000000000012


async def test_me_is_private_until_it_is_shared(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.pass_(minutes=45)
        mine = (await bot.control.slash("mira", "general", "halfhour me"))["message"]
        assert mine["flags"] & 64
        assert "One half hour" in text_of(mine)
        assert mine["attachments"][0]["filename"] == "half-hours.png"
        for _ in range(2):  # two quick clicks show it once
            await bot.control.click("mira", mine, "Show it to the channel", wait=False)
        shared = await bot.shown("jonas", "general", "so far")
        assert "Mira" in text_of(shared)
        assert shared.get("message_reference") is None
        assert shared["attachments"][0]["filename"] == "half-hours.png"
        await bot.shown("mira", "general", "Shown to the channel")
        assert not buttons(await bot.shown("mira", "general", "Shown to the channel"))
        assert len([m for m in await bot.control.read("jonas", "general") if "so far" in text_of(m)]) == 1


async def test_the_audit_counts_ones_own_messages_and_a_channel_only_for_moderators(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.say("mira", "general", "Check out my channel, link in bio! DM me for rates")
        await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup")
        mine = (await bot.control.slash("mira", "general", "halfhour audit"))["message"]
        assert "50 % talk" in text_of(mine)
        assert "2 messages judged, among the last 3" in text_of(mine)
        other = await bot.control.slash("mira", "general", "halfhour audit", {"whose": "channel"})
        assert "people who may manage messages" in text_of(other["message"])
        few = await bot.control.slash("ada", "general", "halfhour audit", {"whose": "channel"})
        assert "at least 5 people" in text_of(few["message"])


async def test_sites_are_declared_completed_and_taken_back(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        added = await bot.control.slash("mira", "general", "halfhour sites", {"add": "mirabakes.com"})
        assert "mirabakes.com" in text_of(added["message"])
        typed = {"remove": "mira"}
        choices = await bot.control.autocomplete("mira", "general", "halfhour sites", typed, "remove")
        assert [choice["value"] for choice in choices] == ["mirabakes.com"]
        gone = await bot.control.slash("mira", "general", "halfhour sites", {"remove": "mirabakes.com"})
        assert "Nothing declared yet" in text_of(gone["message"])


async def test_a_starter_is_for_the_asker_and_another_one_differs(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        first = (await bot.control.slash("mira", "general", "halfhour starter"))["message"]
        assert first["flags"] & 64
        before = text_of(first)
        second = await bot.press("mira", "general", first, "Another one")

        async def another() -> bool:
            shown = {m["id"]: text_of(m) for m in await bot.control.read("mira", "general")}
            return shown[second["message"]["id"]] != before

        await bot.eventually(another, "another question")
        assert await bot.control.read("jonas", "general") == []


async def test_settings_can_be_read_changed_and_refused(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        changed = await bot.control.slash(
            "mira", "general", "halfhour settings", {"zone": "Europe/Vienna", "quiet": "22:00-07:30"}
        )
        assert "Europe/Vienna" in text_of(changed["message"])
        assert "22:00 to 07:30" in text_of(changed["message"])
        wrong = await bot.control.slash("mira", "general", "halfhour settings", {"quiet": "late"})
        assert "look like 22:00-07:00" in text_of(wrong["message"])
        off = await bot.control.slash("mira", "general", "halfhour settings", {"quiet": "off"})
        assert "Quiet hours:** none" in text_of(off["message"])


async def test_what_is_kept_can_be_read_and_erased(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        kept = (await bot.control.slash("mira", "general", "halfhour privacy"))["message"]
        assert kept["attachments"][0]["filename"] == "half-hour.json"
        await bot.control.click("mira", kept, "Erase it")
        question = await bot.shown("mira", "general", "Erase everything?")
        await bot.control.click("mira", question, "Erase everything")
        await bot.shown("mira", "general", "Nothing about you is kept any more")
        assert not bot.app.gate.knows(GUILD, MIRA)


async def test_check_finds_what_reads_like_selling_and_offers_two_questions(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        draft = {"text": "Check out my channel, link in bio! DM me for rates"}
        checked = (await bot.control.slash("mira", "general", "halfhour check", draft))["message"]
        assert checked["flags"] & 64
        assert "This could read like selling" in text_of(checked)
        assert text_of(checked).count("\n- ") >= 2
        fine = await bot.control.slash("mira", "general", "halfhour check", {"text": "How was your day?"})
        assert "Nothing in it looks like selling" in text_of(fine["message"])


async def test_an_appeal_is_decided_by_a_button_and_told(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("mira", "general", "Check out my channel, link in bio! DM me for rates")
        await bot.pass_(seconds=25)
        nudge = await bot.told("mira", "A small slip")
        await bot.control.click("mira", nudge, "It isn't selling")
        await bot.pass_(seconds=5)
        queue = await bot.shown("ada", "mod-queue", "Is this selling?")
        assert "Check out my channel" not in text_of(queue)
        await bot.control.click("ada", queue, "It isn't selling")
        await bot.shown("ada", "mod-queue", "The slip is undone")
        await bot.pass_(seconds=5)
        await bot.told("mira", "You were right")
        decided = await bot.shown("ada", "mod-queue", "The slip is undone")
        form = await bot.control.click("ada", decided, "Allow something like it here")
        await bot.control.submit("ada", form, {"value": "link in bio"})
        await bot.shown("ada", "mod-queue", "is fine in this server")
