"""The drawer "What happened?": it shows what it is handed, marks the words, and is absent without it."""

from typing import Any

from playwright.async_api import Browser, expect

from tests.browser.conftest import Stage, staged
from tests.browser.test_talking import say

WORDS = "🎉 Buy my book now, it is great"
STORY: dict[str, Any] = {
    "text": WORDS,
    "outcome": "One slip",
    "facts": {"links": 0, "words": 8, "questions": False},
    "findings": [
        {
            "rule": "pitch",
            "weight": 3.5,
            "threshold": 3,
            "evidence": [
                {"start": 2, "end": 13, "text": "Buy my book", "because": "call_to_act", "weight": 2.5},
                {"start": 14, "end": 17, "text": "now", "because": "scarcity", "weight": 1},
            ],
            "advice": {"key": "advice.pitch", "text": "Say why you liked writing it."},
        }
    ],
    "signals": [],
    "points": [{"finding": "pitch", "points": -2}],
    "stored": [{"table": "ledger", "rows": 1}],
    "sent": [{"kind": "nudge.slip", "delivery": "sent"}],
}


async def test_the_drawer_follows_a_message_and_marks_its_words(browser: Browser) -> None:
    known: dict[int, dict[str, Any]] = {}

    async def explain(message: int) -> dict[str, Any] | None:
        return known.get(message)

    async with staged(browser, explain=explain) as stage:
        mira = await stage.open("mira")
        page = mira.page
        await page.get_by_role("button", name="Side panel").click()
        await page.get_by_role("tab", name="What happened?").click()
        panel = page.get_by_role("tabpanel", name="What happened?")
        await expect(panel).to_contain_text("Nothing yet.")
        sent = stage.discord.control
        message = await sent.say("mira", "general", WORDS)
        known[int(message["id"])] = STORY
        story = panel.locator("details.explain").first
        await expect(story).to_contain_text("pitch 3.5 of 3")
        await expect(story.locator("mark")).to_have_text(["Buy my book", "now"])
        headings = await story.get_by_role("heading").all_inner_texts()
        assert headings == [
            "In short",
            "What it read",
            "What it found",
            "What it was worth",
            "What it kept",
            "What it sent",
        ]
        await expect(story).to_contain_text("Say why you liked writing it.")
        await expect(story).to_contain_text("nudge.slip")
        await mira.shot("desk-what-happened")
        await say(page, "unknown to it")
        await expect(panel.locator("details.explain")).to_have_count(1)


async def test_without_an_explanation_the_drawer_is_absent(stage: Stage) -> None:
    mira = await stage.open("mira")
    await mira.page.get_by_role("button", name="Side panel").click()
    await expect(mira.page.get_by_role("tab")).to_have_text(["Members"])
