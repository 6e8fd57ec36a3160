"""Slash commands as in Discord's client: picker, options, choices, autocomplete, checks; the message menu."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.test_talking import COMPOSER, last, menu, say


async def type_command(page: Page, words: str) -> None:
    """Types into the composer, key by key."""
    await page.locator(COMPOSER).click()
    await page.keyboard.type(words)


async def test_the_picker_lists_describes_and_filters(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/")
    names = await page.get_by_role("option").all_inner_texts()
    assert [n.split("\n")[0] for n in names] == [
        "/hello",
        "/whisper",
        "/drink order",
        "/drink find",
        "/form",
        "/write",
    ]
    await page.keyboard.type("dri")
    await expect(page.get_by_role("option")).to_have_count(2)
    await expect(page.get_by_role("option").first).to_contain_text("Order a drink")
    await mira.shot("desk-commands")


async def test_a_command_without_options_is_two_enters(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await type_command(mira.page, "/hello")
    await mira.page.keyboard.press("Enter")
    await expect(mira.page.locator(".command-chip")).to_have_text("/hello")
    await mira.page.keyboard.press("Enter")
    await expect(last(jonas.page)).to_contain_text("Hello from Mira!")
    await expect(last(jonas.page).locator(".command-line")).to_contain_text("Mira used /hello")


async def test_options_are_typed_checked_and_sent(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/whisper ")
    await expect(page.get_by_label("words (required)")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-problem")).to_have_text(
        "words: This option is required. Specify a value."
    )
    await page.keyboard.type("psst")
    await page.keyboard.press("Tab")
    await page.keyboard.type("minutes:")
    await page.keyboard.type("3")
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-problem")).to_have_text("minutes: At least 5.")
    await page.keyboard.type("0")
    await page.keyboard.press("Tab")
    await page.keyboard.type("lo")
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("psst for 30 minutes, loudly")


async def test_choices_people_and_channels_are_chosen_from_lists(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/drink order ")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.type("whom:no")
    await page.keyboard.press("Enter")
    await page.keyboard.type("where:intro")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("coffee for Noor in introductions")


async def test_autocomplete_asks_the_bot(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/drink find ")
    await page.keyboard.type("dar")
    await expect(page.get_by_role("option", name="Darjeeling")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("found Darjeeling")


async def test_backspace_and_escape_lead_back_to_words(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/hello ")
    await page.keyboard.press("Backspace")
    await expect(page.locator(COMPOSER)).to_have_value("/hello")
    await page.keyboard.type(" ")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.locator(COMPOSER)).to_have_value("")
    await say(page, "just words")


async def test_a_command_opens_a_form_and_cancelling_leaves_nothing(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await type_command(page, "/form")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="A form with everything")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator("#conversation .message")).to_have_count(0)


async def test_the_bots_commands_stand_in_the_message_menu(stage: Stage) -> None:
    mira = await stage.open("mira")
    await say(mira.page, "seven77")
    await menu(last(mira.page), "Count letters")
    await expect(last(mira.page)).to_contain_text("7 letters")


async def test_the_bots_commands_about_people_stand_on_their_card(stage: Stage) -> None:
    mira = await stage.open("mira")
    await stage.discord.control.say("jonas", "general", "Hello")
    await last(mira.page).get_by_role("button", name="Jonas").click()
    card = mira.page.get_by_role("dialog", name="Jonas")
    await expect(card).to_contain_text("another member")
    await card.get_by_role("button", name="Greet").click()
    await expect(last(mira.page)).to_contain_text("Greetings, Jonas")


async def test_a_silent_bot_is_said_to_be_silent(stage: Stage) -> None:
    mira = await stage.open("mira")
    stage.bot.tree.remove_command("hello")
    await type_command(mira.page, "/hello")
    await mira.page.keyboard.press("Enter")
    await mira.page.keyboard.press("Enter")
    await expect(last(mira.page)).to_contain_text("The application did not respond", timeout=15_000)
    await last(mira.page).get_by_role("button", name="Dismiss message").click()
    await expect(mira.page.locator("#conversation .message")).to_have_count(0)
