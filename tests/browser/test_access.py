"""For everybody: axe-core, the keyboard alone, a phone, less motion, light and dark; with screenshots."""

import json
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import AXE, DESK, PHONE, Reader, Stage
from tests.browser.specimen_bot import post_all
from tests.browser.test_commands import type_command
from tests.browser.test_talking import last, say

SERIOUS = ("serious", "critical")


async def axe(page: Page) -> list[str]:
    """What axe-core finds that is serious or worse, a line each."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    )
    return [
        f"{v['id']}: {node['html'][:200]} {json.dumps(node['any'][0]['message']) if node['any'] else ''}"
        for v in found
        if v["impact"] in SERIOUS
        for node in v["nodes"]
    ]


async def people_talk(stage: Stage) -> None:
    """Some life, so that there is something to look at."""
    say_ = stage.discord.control.say
    await say_("mira", "general", "Good morning! What is everybody reading this week?")
    first = await say_("jonas", "general", "A cook book, mostly for the pictures 🍪")
    await say_(
        "mira", "general", "Which one? I am looking for something with **bread** in it.", reply_to=first
    )
    await say_("noor", "introductions", "Hello, I am Noor, and new here.")


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
async def test_axe_finds_nothing_serious(stage: Stage, size: tuple[int, int], scheme: str) -> None:
    await people_talk(stage)
    await post_all(stage.bot, stage.discord)
    reader = await stage.open("mira", size, scheme)
    page = reader.page
    name = f"{'desk' if size == DESK else 'phone'}-{scheme}"
    await page.wait_for_timeout(300)
    await reader.shot(f"{name}-messages")
    assert await axe(page) == []
    card = page.locator("#conversation .container-card").first
    await card.scroll_into_view_if_needed()
    await reader.shot(f"{name}-components")
    await page.get_by_role("button", name="Primary").scroll_into_view_if_needed()
    await reader.shot(f"{name}-buttons")
    assert await axe(page) == []

    await page.locator('.select[data-custom-id="choose:user"]').click()
    await reader.shot(f"{name}-select")
    assert await axe(page) == []
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Form", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    await reader.shot(f"{name}-form")
    assert await axe(page) == []
    await page.keyboard.press("Escape")

    await type_command(page, "/")
    await expect(page.locator("#conversation .suggest")).to_be_visible()
    await reader.shot(f"{name}-picker")
    assert await axe(page) == []
    await page.keyboard.type("write ")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("On its way.")
    await open_panel(reader, size)
    await reader.shot(f"{name}-dm")
    assert await axe(page) == []
    await page.get_by_role("tab", name="Members").click()
    await reader.shot(f"{name}-members")
    assert await axe(page) == []


async def open_panel(reader: Reader, size: tuple[int, int]) -> None:
    """On a desk the panel opens by itself; on a phone one opens it."""
    panel = reader.page.get_by_role("complementary", name="Side panel")
    if size == PHONE:
        await expect(reader.page.locator("#open-panel.has-unread")).to_be_visible()
        await reader.page.get_by_role("button", name="Side panel").click()
    await expect(panel.locator(".message").last).to_contain_text("A word in private.")


async def test_a_phone_has_one_column_and_a_drawer(stage: Stage) -> None:
    await people_talk(stage)
    reader = await stage.open("mira", PHONE)
    page = reader.page
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await expect(page.locator("#sidebar")).not_to_be_visible()
    await page.get_by_role("button", name="Channels").click()
    await expect(page.locator("#sidebar")).to_be_visible()
    await page.wait_for_timeout(300)
    await reader.shot("phone-dark-channels")
    await page.get_by_role("button", name="introductions").click()
    await expect(page.locator("#sidebar")).not_to_be_visible()
    await expect(last(page)).to_contain_text("new here")
    await page.get_by_role("textbox", name="Message #introductions").fill("Welcome, Noor!")
    await page.get_by_role("button", name="Send message").click()
    await expect(last(page)).to_contain_text("Welcome, Noor!")


async def test_the_keyboard_alone_reaches_a_message_its_actions_and_its_buttons(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await say(page, "one")
    await say(page, "two")
    await page.get_by_role("button", name="Side panel").focus()
    await page.keyboard.press("Tab")
    await expect(last(page)).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#conversation .message").first).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Edit Message")).to_be_focused()
    await page.keyboard.press("Escape")
    await page.locator("#conversation .message").first.focus()
    names = []
    for _ in range(5):
        await page.keyboard.press("Tab")
        names.append(
            await page.evaluate(
                "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
            )
        )
    assert names == ["Mira", "Add Reaction", "Edit", "Forward", "More"]


async def test_every_control_has_a_name_and_the_focus_can_be_seen(stage: Stage) -> None:
    await post_all(stage.bot, stage.discord)
    reader = await stage.open("mira")
    page = reader.page
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], input, textarea, select")]
          .filter(e => e.checkVisibility() && !(e.getAttribute("aria-label") || e.textContent.trim()
            || e.labels?.length || e.getAttribute("aria-labelledby")))
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    await page.keyboard.press("Shift+Tab")
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "2px"


async def test_less_motion_is_respected(stage: Stage) -> None:
    reader = await stage.open("mira")
    await reader.page.emulate_media(reduced_motion="reduce")
    await stage.bot.post(1150000000000000011, "buttons")
    moving = await reader.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => {
          const s = getComputedStyle(e);
          return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0;
        }).length"""
    )
    assert moving == 0
