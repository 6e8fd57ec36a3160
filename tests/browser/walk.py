"""The whole story walked in the page, a picture of every card: `python -m tests.browser.walk [FOLDER]`.

For eyes, not for assertions: take the pictures anew after a change of texts or looks, and look at them.
"""

import asyncio
import base64
import json
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.browser.conftest import ARGUMENTS, CHROMIUM, SCREENSHOTS, Reader
from tests.browser.play import playing
from tests.browser.test_story import reader_of

PITCH = "Buy my book! Only today, 50% off: https://my-book.example"
NUMBERS = "I hit 10k followers this week, check my stats please"
_CALL = """async ([verb, body]) => {
  const answer = await fetch(`control/${verb}`, {
    method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
  return await answer.json();
}"""


@dataclass
class Walk:
    """People with a page each, a clock that is moved by hand, and a folder of pictures."""

    browser: Browser
    url: str
    folder: Path
    people: dict[str, Reader] = field(default_factory=dict)
    number: int = 0

    async def page(self, who: str) -> Page:
        if who not in self.people:
            self.people[who] = await reader_of(self.browser, self.url, who)
        return self.people[who].page

    async def act(self, verb: str, **body: Any) -> Any:
        """A control verb, as the page itself would send it."""
        page = await self.page("noor")
        found = await page.evaluate(_CALL, [verb, body])
        assert "code" not in found or "state" in found, found
        return found

    async def slash(self, who: str, command: str, /, **options: Any) -> Any:
        result = await self.act("slash", user=who, channel="general", name=command, options=options)
        assert result["state"] == "answered", result
        return result["message"]

    async def card(self, who: str, words: str, name: str, where: str = "#conversation") -> Locator:
        """Wait for the newest message with these words on somebody's page, and take its picture."""
        page = await self.page(who)
        message = page.locator(f"{where} .message", has_text=words).last
        try:
            await expect(message).to_be_visible(timeout=15_000)
        except AssertionError:
            await page.screenshot(path=self.folder / f"missing-{name}.png")
            print(f"not there: {name} ({words!r})", flush=True)
            return message
        await message.scroll_into_view_if_needed()
        await page.mouse.move(5, 5)
        await page.wait_for_timeout(150)
        self.number += 1
        await message.screenshot(path=self.folder / f"{self.number:02}-{name}.png")
        return message

    async def dm(self, who: str, words: str, name: str) -> Locator:
        return await self.card(who, words, name, "#panel-dm")

    async def asked(self, who: str, command: str, words: str, picture: str, /, **options: Any) -> Locator:
        """A command's answer."""
        await self.slash(who, command, **options)
        return await self.card(who, words, picture)

    async def look(self, who: str, name: str) -> None:
        """The whole page."""
        self.number += 1
        await (await self.page(who)).screenshot(path=self.folder / f"{self.number:02}-{name}.png")

    async def go(self, minutes: float) -> None:
        await self.act("settle")
        await (await self.page("noor")).wait_for_timeout(400)  # the bot may still be at its database
        await self.act("clock_jump", seconds=minutes * 60)
        await self.act("settle")

    async def open(self, who: str, channel: str) -> None:
        page = await self.page(who)
        await page.locator("#channels").get_by_role("button", name=channel).click()

    async def press(self, message: Locator, label: str) -> None:
        await message.get_by_role("button", name=label, exact=True).click()


async def half_hour(walk: Walk) -> None:
    """From the setup to the recap."""
    await walk.asked("ada", "halfhour-admin setup", "Half Hour in this server", "setup")
    card = await walk.asked("noor", "halfhour start", "The dare", "consent")
    await walk.press(card, "I'm in, nudge me by DM")
    await walk.card("noor", "You are in", "started")
    await walk.look("noor", "page-started")
    await walk.slash("mira", "halfhour start")
    await walk.press(await walk.card("mira", "The dare", "consent-member"), "I'm in, nudge me only here")
    await walk.slash("sam", "halfhour start")
    await walk.press(await walk.card("sam", "The dare", "consent-third"), "I'm in, nudge me by DM")
    slip = await walk.act("say", user="noor", channel="general", content=PITCH)
    await walk.go(0.5)
    nudge = await walk.dm("noor", "A small slip", "nudge-slip")
    await walk.press(nudge, "Why?")
    await walk.dm("noor", "What the machine saw", "why")
    await walk.act("edit", user="noor", message=slip["id"], content="I wrote about bees. What do you read?")
    await walk.go(0.2)
    await walk.dm("noor", "mended", "nudge-repaired")
    await walk.act("say", user="mira", channel="general", content=NUMBERS)
    await walk.go(0.5)
    here = await walk.card("mira", "A small slip", "nudge-slip-here")
    await walk.press(here, "It isn't selling")
    await walk.card("mira", "moderator", "appealed")
    await walk.go(0.2)
    await walk.open("ada", "mod-queue")
    queue = await walk.card("ada", "Is this selling?", "appeal-queue")
    await walk.press(queue, "It isn't selling")
    await walk.go(0.2)
    decided = await walk.card("ada", "The slip is undone", "appeal-accepted")
    await walk.press(decided, "Allow something like it here")
    page = await walk.page("ada")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await walk.look("ada", "exception-form")
    await dialog.get_by_role("textbox").first.fill("hit 10k")
    await dialog.get_by_role("button", name="Submit").click()
    await walk.card("ada", "is fine", "exception-added")
    await walk.open("ada", "general")
    await walk.card("mira", "You were right", "appeal-told")
    await walk.act("say", user="mira", channel="general", content="Which word do you like best, and why?")
    await walk.go(10.5)
    await walk.dm("noor", "quiet", "nudge-quiet")
    await walk.go(4)
    await walk.dm("sam", "Halfway", "nudge-halfway")
    await walk.asked("noor", "halfhour status", "Your half hour", "status")
    read = await walk.act("read", user="noor", channel="general")
    asked = next(m for m in read if "Which word" in m.get("content", ""))
    await walk.act("say", user="noor", channel="general", content="Marmalade! It sounds like it tastes.",
                   reply_to=asked["id"])  # fmt: skip
    await walk.act("say", user="mira", channel="general", content="Ha, it does. Thank you!")
    await walk.go(15)
    await walk.dm("noor", "well spent", "recap")
    await walk.go(11)
    await walk.dm("noor", "well spent", "recap-settled")


async def own_things(walk: Walk) -> None:
    """What a member asks for by hand."""
    draft = {"text": PITCH}
    await walk.asked("noor", "halfhour check", "could read like selling", "check", **draft)
    await walk.asked("noor", "halfhour check", "Nothing in it", "check-fine", text="How was your day?")
    await walk.asked("noor", "halfhour starter", "?", "starter")
    await walk.asked("noor", "halfhour sites", "Nothing declared", "sites-none")
    await walk.slash("noor", "halfhour sites", add="Bee Stories")
    await walk.asked("noor", "halfhour sites", "my-book.com", "sites", add="my-book.com")
    await walk.asked("noor", "halfhour sites", "site", "sites-refused", add="!!!")
    await walk.asked("noor", "halfhour settings", "Nudges", "settings", quiet="22:00-07:00")
    await walk.asked("noor", "halfhour inbox", "", "inbox-empty")
    await walk.asked("noor", "halfhour privacy", "half-hour.json", "privacy")
    await walk.asked("noor", "halfhour privacy", "Erase everything?", "erase-question", what="erase")
    mine = await walk.asked("noor", "halfhour me", "half hour", "me")
    await walk.press(mine, "Show it to the channel")
    await walk.card("jonas", "so far", "me-shared")
    await walk.asked("noor", "halfhour audit", "talk", "audit")
    await walk.asked("mira", "halfhour audit", "manage messages", "audit-refused", whose="channel")
    for who in ("lena", "sam", "priya", "tomas"):
        await walk.act("say", user=who, channel="general", content="Soup tonight, and you?")
    await walk.asked("ada", "halfhour audit", "talk", "audit-channel", whose="channel")
    await walk.asked("noor", "halfhour leaderboard", "", "leaderboard")
    found = await walk.act("read", user="noor", channel="general")
    slip = next(m for m in found if "bees" in m.get("content", ""))
    await walk.act("context_menu", user="noor", name="Why was this flagged?", message=slip["id"])
    await walk.card("noor", "What the machine saw", "why-clean")
    await walk.act("context_menu", user="noor", name="Check for selling", message=slip["id"])
    await walk.card("noor", "Nothing in it", "check-menu")


async def company(walk: Walk) -> None:
    """A dare, a round, and an inbox."""
    await walk.slash("jonas", "halfhour dare", friend="noor")
    await walk.card("jonas", "Your dare", "dare-sent")
    dare = await walk.card("noor", "dares", "dare")
    await walk.press(dare, "I take the dare")
    await walk.card("noor", "You are in", "dare-started")
    await walk.card("jonas", "takes", "dare-accepted")
    stopped = await walk.asked("noor", "halfhour stop", "All right", "stop")
    del stopped
    await walk.slash("jonas", "halfhour dare", friend="sam")
    card = await walk.card("sam", "dares", "dare-2")
    await walk.press(card, "Not today")
    await walk.card("sam", "perfectly fine", "dare-declined-aside")
    await walk.card("jonas", "passes this time", "dare-declined")
    await walk.asked("jonas", "halfhour dare", "passed on a dare", "dare-too-soon", friend="sam")
    await walk.slash("tomas", "halfhour together", starts_in=5, minutes=20)
    together = await walk.card("lena", "opens a round", "together")
    await walk.press(together, "I'm in")
    await walk.press(await walk.card("lena", "The dare", "together-consent"), "I'm in, nudge me only here")
    await walk.card("lena", "You are in", "together-in")
    await walk.press(await walk.card("noor", "opens a round", "together-2"), "I'm in")
    await walk.card("jonas", "2 people are in", "together-counted")
    await walk.go(6)
    await walk.card("noor", "The round begins", "together-begins")
    asked = await walk.act("say", user="lena", channel="general", content="Noor, what do you cook in winter?")
    await walk.act("say", user="noor", channel="general", content="Lentils with too much garlic. You?",
                   reply_to=asked["id"])  # fmt: skip
    await walk.go(16)
    await walk.act("say", user="lena", channel="general", content=PITCH)  # her token is too old by now
    await walk.go(1)
    await walk.asked("lena", "halfhour status", "", "status-waiting")
    await walk.asked("lena", "halfhour inbox", "A small slip", "inbox")
    await walk.go(20)
    await walk.card("noor", "The round is over", "together-recap")
    await walk.asked("lena", "halfhour status", "", "status-over")
    await walk.slash("noor", "halfhour settings", dares="dm", quiet="off")
    await walk.slash("jonas", "halfhour dare", friend="noor")
    await walk.card("jonas", "by DM", "dare-sent-told")
    await walk.go(0.2)
    await walk.dm("noor", "dares you", "dare-told")


async def house(walk: Walk) -> None:
    """What moderators type."""
    for name, options in (
        ("doctor", {}), ("rules", {}), ("allow", {}), ("schedule", {}), ("schedule", {"every": "daily"}),
        ("social", {"day": "Friday", "at": "19:00"}), ("social", {"day": "Friday", "at": "late"}),
        ("points", {}), ("points", {"name": "pitch", "value": 4}), ("rewards", {}),
        ("prompts", {"add": "What did you find this week?"}), ("prompts", {"add": "No question"}),
        ("shadow", {}), ("shadow", {"switch": "on"}), ("replay", {}), ("replay", {"strictness": "strict"}),
        ("config export", {}), ("config history", {}),
    ):  # fmt: skip
        await walk.slash("ada", f"halfhour-admin {name}", **options)
        await walk.card("ada", "", f"admin-{name}-{'-'.join(map(str, options.values()))}".replace(" ", "-"))
    for document in ({"half_hour_config": 1, "preset": "gentle"}, {"half_hour_config": 1, "preset": "harsh"}):
        data = base64.b64encode(json.dumps(document).encode()).decode()
        file = {"filename": "c.json", "content_type": "application/json", "data_b64": data}
        await walk.slash("ada", "halfhour-admin config import", file=file)
        await walk.card("ada", "", f"admin-import-{document['preset']}")
    await walk.slash("ada", "halfhour-admin schedule", remove="daily")
    page = await walk.page("noor")
    await page.locator(".jump-button", has_text="to the next leaderboard").click()
    await expect(page.locator("#channels").get_by_role("button", name="leaderboard, unread")).to_be_visible(
        timeout=60_000
    )
    await walk.open("noor", "leaderboard")
    await walk.card("noor", "", "board")
    await walk.look("noor", "page-board")


STORY = (half_hour, own_things, company, house)


async def walk(folder: Path) -> None:
    """Every part of the story, in one play."""
    with tempfile.TemporaryDirectory() as kept:
        async with async_playwright() as playwright, playing(Path(kept), "--port", "0", "--no-cast") as play:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            walking = Walk(browser, play.url, folder)
            for part in STORY:
                try:
                    await part(walking)
                except Exception as error:  # the other parts are worth seeing all the same
                    print(f"{part.__name__}: {error}", flush=True)
                    for who, reader in walking.people.items():
                        await reader.page.screenshot(path=folder / f"stuck-{part.__name__}-{who}.png")
            for who, reader in walking.people.items():
                print(who, reader.wrong, await reader.page.locator(".unrenderable").all_inner_texts())
            await browser.close()
    print(f"{walking.number} pictures in {folder}")


if __name__ == "__main__":
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else SCREENSHOTS / "walk"
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(walk(pictures))
