"""The whole bot in its own Discord, as `halfhour play` serves it: a newcomer's story, typed and clicked."""

import asyncio
import re
import socket
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, Reader
from tests.browser.play import playing, start
from tests.browser.test_access import axe
from tests.browser.test_commands import type_command
from tests.browser.test_talking import COMPOSER, last, menu, say


async def reader_of(
    browser: Browser, url: str, user: str = "", size: tuple[int, int] = DESK, scheme: str = "dark"
) -> Reader:
    """Opens the play's page as somebody; "" is whoever the page proposes."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light" if scheme == "light" else "dark"
    )
    context.set_default_timeout(10_000)
    reader = Reader(await context.new_page(), context, url.split("/page/")[0])
    reader.watch()
    await reader.page.goto(f"{url}?as={user}" if user else url)
    await reader.page.locator(COMPOSER).wait_for()
    await expect(reader.page.locator("#me")).not_to_be_empty()
    return reader


async def take_the_dare(page: Page, nudges: str = "I'm in, nudge me by DM") -> None:
    """/halfhour start, the card, yes."""
    await type_command(page, "/halfhour start")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    card = page.locator("#conversation .message.ephemeral").last
    await expect(card).to_contain_text("The dare")
    await expect(card).to_contain_text("Only you can see this")
    await card.get_by_role("button", name=nudges).click()
    await expect(card).to_contain_text("You are in")


async def fast(page: Page, speed: str = "60x speed") -> None:
    """Lets time run."""
    await page.get_by_role("button", name=speed).click()
    await expect(page.get_by_role("button", name=speed)).to_have_attribute("aria-pressed", "true")


def panel(page: Page) -> Locator:
    """The messages at the side."""
    return page.locator("#panel-dm .message")


async def test_a_newcomers_whole_story(browser: Browser, tmp_path: Path) -> None:
    async with playing(tmp_path, "--port", "0", "--no-cast") as play:
        assert play.seconds < 10
        noor = await reader_of(browser, play.url)
        page = noor.page
        await expect(page.locator("#me")).to_contain_text("Noor")
        await expect(page.get_by_text("New here? Type / to see what Half Hour can do")).to_be_visible()
        await expect(page.locator(".jump-button", has_text="to the end of my half hour")).to_be_disabled()
        await take_the_dare(page)
        await expect(page.locator(".tip")).to_have_count(0)
        await noor.shot("desk-story-in")

        # A slip, and the nudge at the side, where one sees it happen.
        slip = await say(page, "Buy my book! Only today, 50% off: https://my-book.example")
        await fast(page)
        nudge = panel(page).last
        await expect(nudge).to_contain_text("A small slip", timeout=15_000)
        await fast(page, "1x speed")
        await noor.shot("desk-story-nudge")
        await nudge.get_by_role("button", name="Why?").click()
        await expect(panel(page).last).to_contain_text("What the machine saw")
        await menu(slip, "Why was this flagged?")
        await expect(last(page)).to_contain_text("What the machine saw")
        await expect(last(page)).to_contain_text("Only you can see this")

        # It is mended.
        await menu(slip, "Edit Message")
        better = "I wrote a book about bees because my grandfather kept them. What are you all reading?"
        await page.get_by_role("textbox", name="Edit message").fill(better)
        await page.keyboard.press("Enter")
        await expect(slip).to_contain_text("(edited)")

        # Somebody else comes along, in a page of their own, and the two talk.
        mira = await reader_of(browser, play.url, "mira")
        await expect(mira.page.locator("body")).not_to_contain_text("Only you can see this")
        await say(mira.page, "Oh, which bees did he keep?")
        await last(page).hover()
        await last(page).get_by_role("button", name="Reply").click()
        await say(page, "Carnica, very gentle ones. Do you keep any animals?")
        await say(mira.page, "Two hens, they are called Bread and Butter.")

        # The end of the half hour, and the recap at the side.
        await page.locator(".jump-button", has_text="to the end of my half hour").click()
        await expect(panel(page).last).to_contain_text("Half an hour well spent", timeout=20_000)
        await noor.shot("desk-story-recap")

        # The leaderboard, in the channel where it is posted.
        board = page.locator(".jump-button", has_text="to the next leaderboard")
        await expect(board).to_be_enabled()
        await board.click()
        channel = page.locator("#channels").get_by_role("button", name="leaderboard, unread")
        await expect(channel).to_be_visible(timeout=30_000)
        await channel.click()
        await expect(last(page)).to_contain_text("Noor")
        await noor.shot("desk-story-leaderboard")
        assert await axe(page) == []
        for reader in (noor, mira):
            await reader.check()
            await reader.context.close()
        assert await play.stop() == 0
        assert any(re.search(r"data of this play is in var/play", line) for line in play.said)


async def test_the_cast_keeps_one_company_until_silenced(browser: Browser, tmp_path: Path) -> None:
    async with playing(tmp_path, "--port", "0", "--speed", "60") as play:
        noor = await reader_of(browser, play.url)
        page = noor.page
        await expect(page.locator(".message .tag-cast").first).to_be_visible(timeout=20_000)
        switch = page.get_by_role("switch", name="Cast")
        await switch.click()
        await expect(switch).not_to_be_checked()
        count = await page.locator("#conversation .message").count()
        await page.wait_for_timeout(2500)
        assert await page.locator("#conversation .message").count() == count
        await noor.check()
        await noor.context.close()


async def test_what_happened_shows_the_bots_own_trace(browser: Browser, tmp_path: Path) -> None:
    async with playing(tmp_path, "--port", "0", "--no-cast") as play:
        noor = await reader_of(browser, play.url)
        page = noor.page
        await take_the_dare(page)
        await page.get_by_role("button", name="What happened?").click()
        await say(page, "Buy my book! Only today, 50% off")
        story = page.locator("#panel-explain details.explain").first
        await expect(story).to_contain_text("pitch")
        await expect(story.locator("mark").first).to_be_visible()
        await noor.shot("desk-story-what-happened")
        await noor.check()
        await noor.context.close()


async def test_the_dare_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    async with playing(tmp_path, "--port", "0", "--no-cast") as play:
        noor = await reader_of(browser, play.url, size=PHONE)
        page = noor.page
        await take_the_dare(page)
        await noor.shot("phone-story-in")
        await say(page, "Buy my book! Only today, 50% off")
        await fast(page)
        await expect(page.locator("#open-panel.has-unread")).to_be_visible(timeout=15_000)
        await page.get_by_role("button", name="Side panel").click()
        await expect(panel(page).first).to_contain_text("A small slip")
        await noor.shot("phone-story-nudge")
        assert await axe(page) == []
        await noor.check()
        await noor.context.close()


async def test_a_port_in_use_is_named_and_the_next_free_one_offered(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = await start(tmp_path, "--port", str(port))
        out, errors = await asyncio.wait_for(process.communicate(), 30)
        words = (out + errors).decode()
        assert process.returncode == 1
        assert str(port) in words
        offered = re.search(rf"--port (\d+)|port (?!{port})(\d+)", words)
        assert offered is not None, words
        assert "Traceback" not in words


async def test_the_picture_of_the_readme(browser: Browser, tmp_path: Path) -> None:
    async with playing(tmp_path, "--port", "0", "--speed", "10") as play:
        noor = await reader_of(browser, play.url)
        page = noor.page
        await take_the_dare(page)
        blanket = page.locator("#conversation .message", has_text="me! wrapped in the ugliest").first
        await expect(blanket).to_be_visible(timeout=30_000)
        await blanket.hover()
        await blanket.get_by_role("button", name="Reply", exact=True).click()
        for words in ("What a blanket! Where is it from?", "By the way, buy my book! Only today, 50% off"):
            await page.keyboard.type(words)
            await page.keyboard.press("Enter")
        await fast(page)
        await expect(panel(page).last).to_contain_text("A small slip", timeout=15_000)
        await fast(page, "1x speed")
        await page.mouse.move(640, 20)
        await page.wait_for_timeout(500)
        await noor.shot("readme")
        await noor.check()
        await noor.context.close()
