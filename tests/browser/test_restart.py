"""What goes away and comes back under an open page: the bot, the line to the sandbox."""

from pathlib import Path

from playwright.async_api import Browser, expect

from sandbox import Sandbox
from sandbox.page_routes import Page as SandboxPage
from tests.browser.conftest import Stage
from tests.browser.specimen_bot import SpecimenBot
from tests.browser.test_story import take_the_dare
from tests.browser.test_talking import last, say
from tests.sandbox.peer import logged_in
from tests.wire.live import online


async def test_buttons_work_again_after_the_bot_was_restarted(browser: Browser) -> None:
    site = SandboxPage()
    async with Sandbox(mounts=[site.mount]) as discord_:
        async with logged_in(discord_, SpecimenBot()) as bot:
            assert isinstance(bot, SpecimenBot)
            await bot.tree.sync()
            stage = Stage(discord_, site, bot, browser)
            reader = await stage.open("mira")
            page = reader.page
            await bot.post(1150000000000000011, "buttons")
            await page.get_by_role("button", name="Primary").click()
            await expect(last(page)).to_contain_text("pressed press:primary")
        await page.get_by_role("button", name="Secondary").click()
        failure = page.locator("#conversation .failure")
        await expect(failure).to_have_text("This interaction failed", timeout=15_000)
        async with logged_in(discord_, SpecimenBot()):
            await page.get_by_role("button", name="Secondary").click()
            await expect(last(page)).to_contain_text("pressed press:secondary")
            await expect(failure).to_have_count(0)
        await reader.check()
        await reader.context.close()


async def test_a_half_hour_goes_on_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    site = SandboxPage()
    async with Sandbox(mounts=[site.mount]) as discord_:
        async with online(discord_, tmp_path) as live:
            await live.set_up()
            reader = await Stage(discord_, site, SpecimenBot(), browser).open("mira")
            page = reader.page
            await take_the_dare(page)
        card = page.locator("#conversation .message", has_text="You are in")
        await card.get_by_role("button", name="How am I doing?").click()
        await expect(card.locator(".failure")).to_have_text("This interaction failed", timeout=15_000)
        async with online(discord_, tmp_path):
            await card.get_by_role("button", name="How am I doing?").click()
            await expect(last(page)).to_contain_text("points")
            await expect(page.locator("#conversation .failure")).to_have_count(0)
        await reader.check()
        await reader.context.close()


async def test_a_lost_line_is_shown_and_what_was_missed_is_read(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await say(page, "before")
    for subscription in list(stage.site.sockets):
        await subscription.close()
    await stage.discord.control.say("jonas", "general", "meanwhile")
    await expect(last(page)).to_contain_text("meanwhile")
    await expect(page.locator("#offline")).not_to_be_visible()
    await stage.discord.control.say("jonas", "general", "afterwards")
    await expect(last(page)).to_contain_text("afterwards")
    await expect(page.locator("#conversation .message")).to_have_count(3)
