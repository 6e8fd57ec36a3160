"""The right people see the right things: ephemerals, permissions, commands, two people, switching."""

from playwright.async_api import expect

from tests.browser.conftest import Stage
from tests.browser.test_commands import type_command
from tests.browser.test_talking import COMPOSER, last, say


async def test_an_ephemeral_message_is_invisible_to_another(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await type_command(mira.page, "/whisper words:nobody hears this")
    await mira.page.keyboard.press("Enter")
    await expect(last(mira.page)).to_contain_text("nobody hears this for 30 minutes")
    await expect(last(mira.page)).to_contain_text("Only you can see this")
    await say(jonas.page, "What was that?")
    await expect(jonas.page.locator("#conversation .message")).to_have_count(1)
    await expect(jonas.page.locator("body")).not_to_contain_text("nobody hears this")
    await jonas.page.reload()
    await expect(last(jonas.page)).to_contain_text("What was that?")
    await expect(jonas.page.locator("body")).not_to_contain_text("nobody hears this")
    own = mira.page.locator("#conversation .message.ephemeral")
    await own.get_by_role("button", name="Dismiss message").click()
    await expect(own).to_have_count(0)
    await mira.page.reload()
    await expect(last(mira.page)).to_contain_text("What was that?")
    await expect(own).to_have_count(0)


async def test_a_channel_without_the_right_to_write_says_so(stage: Stage) -> None:
    mira = await stage.open("mira")
    await mira.page.get_by_role("button", name="leaderboard").click()
    await expect(mira.page.locator("#conversation .composer-refusal")).to_be_visible()
    await expect(mira.page.locator(COMPOSER)).not_to_be_visible()


async def test_what_the_sandbox_refuses_is_shown(stage: Stage) -> None:
    mira = await stage.open("mira")
    guild = next(iter(stage.discord.world.guilds.values()))
    everyone = guild.roles[guild.id]
    everyone.permissions &= ~(1 << 11)  # send messages, taken away without a word
    await mira.page.locator(COMPOSER).fill("May I?")
    await mira.page.keyboard.press("Enter")
    await expect(mira.page.get_by_role("alert")).to_have_text("Missing Permissions")
    await expect(mira.page.locator(COMPOSER)).to_have_value("May I?")


async def test_moderators_see_their_channel_and_command_members_do_not(stage: Stage) -> None:
    mira, ada = await stage.open("mira"), await stage.open("ada")
    await expect(ada.page.get_by_role("button", name="mod-queue")).to_be_visible()
    await expect(mira.page.get_by_role("button", name="mod-queue")).to_have_count(0)
    await type_command(ada.page, "/rule")
    await expect(ada.page.get_by_role("option", name="/rule")).to_be_visible()
    await type_command(mira.page, "/rule")
    await expect(mira.page.locator("#conversation .suggest")).to_contain_text("No commands match.")


async def test_one_switches_who_one_is(stage: Stage) -> None:
    reader = await stage.open("noor")
    page = reader.page
    await say(page, "I am new here")
    await page.get_by_role("button", name="You are Noor new here Switch who you are").click()
    people = page.get_by_role("menuitemradio").locator(".menu-words")
    await expect(people).to_have_text(["Noor", "Mira", "Jonas", "Ada"])
    await page.get_by_role("menuitemradio", name="Jonas").click()
    await expect(page.locator("#me")).to_contain_text("Jonas")
    await say(page, "Welcome!")
    await expect(page.locator("#conversation .author")).to_have_text(["Noor", "Jonas"])
    assert page.url.endswith("?as=jonas")


async def test_a_direct_message_opens_the_panel_and_can_be_answered(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/write ")
    await page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Side panel")
    await expect(panel.get_by_role("tab", name="Half Hour")).to_have_attribute("aria-selected", "true")
    await expect(panel.locator(".message").last).to_contain_text("A word in private.")
    await expect(page.locator("#conversation .composer-text")).to_be_focused()
    await panel.get_by_role("textbox", name="Message @Half Hour").fill("Thank you")
    await page.keyboard.press("Enter")
    await expect(panel.locator(".message").last).to_contain_text("Thank you")
    await mira.shot("desk-dm")
    await panel.get_by_role("button", name="Close the side panel").click()
    await expect(panel).not_to_be_visible()
    await page.locator("#channels").get_by_role("button", name="Half Hour").click()
    await expect(last(page)).to_contain_text("Thank you")


async def test_two_pages_of_one_person_agree_and_only_one_opens_the_form(stage: Stage) -> None:
    first, second = await stage.open("mira"), await stage.open("mira")
    await stage.bot.post(1150000000000000011, "buttons")
    await first.page.get_by_role("button", name="Form", exact=True).click()
    await expect(first.page.get_by_role("dialog")).to_be_visible()
    await expect(second.page.get_by_role("dialog")).to_have_count(0)
    await first.page.keyboard.press("Escape")
    await say(first.page, "Both see this")
    await expect(last(second.page)).to_contain_text("Both see this")
