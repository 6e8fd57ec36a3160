"""Each kind of component is shown and works, posted over REST by a bot on the real discord.py."""

import asyncio
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.conftest import Stage, loaded
from tests.browser.specimens import FORM, NOTES

GENERAL = 1150000000000000011


async def pick(page: Page, custom_id: str, *labels: str) -> None:
    """Opens a select and chooses by label, as a person with a mouse does."""
    await page.locator(f'.select[data-custom-id="{custom_id}"]').click()
    for label in labels:
        await page.locator(".select-popup").get_by_role("option", name=label).click()
    if len(labels) > 1:
        await page.keyboard.press("Escape")


async def whisper(page: Page, words: str) -> None:
    """The last ephemeral answer says this."""
    last = page.locator("#conversation .message.ephemeral").last
    await expect(last).to_contain_text(words)
    await expect(last).to_contain_text("Only you can see this")


async def test_markdown_looks_like_discords_and_never_becomes_html(stage: Stage) -> None:
    reader = await stage.open("mira")
    await stage.bot.post(GENERAL, "markdown")
    message = reader.page.locator("#conversation .message").last
    await expect(message.locator(".heading-1")).to_have_text("A heading")
    await expect(message.locator("small.subtext")).to_have_text("Fine print under it")
    await expect(message.locator("u")).to_have_text("underlined")
    await expect(message.locator("blockquote")).to_have_text("somebody said this")
    await expect(message.locator("pre code")).to_have_text('print("hello")')
    assert await message.locator(".mention").all_inner_texts() == [
        "@Mira",
        "#general",
        "@Social",
        "@everyone",
    ]
    assert await message.locator("a").evaluate_all("links => links.map(a => a.href)") == [
        "https://example.org/page",
        "https://example.org/",
    ]
    await expect(message).to_contain_text("<script>alert(1)</script> & <b>plain</b>")
    assert await message.locator("script, b").count() == 0
    assert await message.locator("time").count() == 3  # two in the text, one beside the name
    spoiler = message.locator(".spoiler")
    await expect(spoiler).to_have_attribute("aria-expanded", "false")
    await spoiler.click()
    await expect(spoiler).to_have_attribute("aria-expanded", "true")


async def test_an_embed_shows_all_its_parts(stage: Stage) -> None:
    reader = await stage.open("mira")
    await stage.bot.post(GENERAL, "embed")
    embed = reader.page.locator("#conversation .embed")
    for words in ("Somebody", "An embed", "With bold words.", "One", "A line of its own.", "The footer"):
        await expect(embed).to_contain_text(words)
    assert await embed.evaluate("e => getComputedStyle(e).borderLeftColor") == "rgb(59, 165, 92)"
    await expect(embed.locator("img")).to_have_count(2)
    await loaded(embed.page)


async def test_buttons_press_wait_fail_and_open_forms(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "buttons")
    message = page.locator("#conversation .message").last
    for label, custom_id in (("Primary", "primary"), ("Success", "success"), ("Danger", "danger")):
        await page.get_by_role("button", name=label, exact=True).click()
        await whisper(page, f"pressed press:{custom_id}")
    link = page.get_by_role("link", name="Link")
    assert await link.get_attribute("href") == "https://example.org"
    await expect(page.get_by_role("button", name="Disabled")).to_be_disabled()
    await page.get_by_role("button", name="👋").click()
    await whisper(page, "pressed press:emoji")

    await page.get_by_role("button", name="Thinks").click()
    await whisper(page, "is thinking…")
    await whisper(page, "Thought about it.")

    await page.get_by_role("button", name="Never answers").click()
    failing = page.locator("#conversation .message", has=page.get_by_role("button", name="Primary"))
    await expect(failing.locator(".failure")).to_have_text("This interaction failed", timeout=15_000)
    assert await message.count() == 1


async def test_every_select_opens_filters_and_sends(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "selects")
    await pick(page, "choose:string", "Tea")
    await whisper(page, "choose:string tea")
    await pick(page, "choose:user", "Jonas")
    await whisper(page, "choose:user 1100000000000000013")
    await pick(page, "choose:role", "@Moderator")
    await whisper(page, "choose:role 1150000000000000003")
    await pick(page, "choose:mentionable", "Lena", "@Social")
    await whisper(page, "choose:mentionable 1100000000000000016,1150000000000000001")
    channels = page.locator('.select[data-custom-id="choose:channel"]')
    await channels.click()
    await page.locator(".select-search").fill("intro")
    await expect(page.locator(".select-option")).to_have_count(1)
    await page.keyboard.press("Enter")
    await whisper(page, "choose:channel 1150000000000000012")


async def test_a_select_of_several_by_keyboard_alone(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "several")
    await page.locator('.select[data-custom-id="choose:several"]').focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await whisper(page, "choose:several tea,water")


async def test_a_container_with_all_that_it_can_hold(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "card")
    card = page.locator("#conversation .container-card.accented")
    assert await card.evaluate("e => e.style.getPropertyValue('--accent')") == "#f0b232"
    await expect(card.get_by_role("heading", name="A container")).to_be_visible()
    await expect(card.locator(".section")).to_have_count(2)
    await expect(card.locator(".thumbnail img")).to_have_attribute("alt", "A small picture")
    await expect(card.locator(".separator.line.large")).to_have_count(1)
    await expect(card.locator(".gallery img")).to_have_count(2)
    await expect(card.locator(".file-card")).to_contain_text("notes.txt")
    async with page.expect_download() as download:
        await card.get_by_role("link", name="notes.txt").click()
    saved = await (await download.value).path()
    assert await asyncio.to_thread(Path(saved).read_bytes) == NOTES[1]
    await loaded(page)
    await card.get_by_role("button", name="Press").click()
    await whisper(page, "pressed press:section")

    ending = page.locator("#conversation").get_by_text("The end of the film.")
    assert await ending.locator("xpath=ancestor::*[@inert]").count() == 1
    await page.get_by_role("button", name="Spoiler, press to show").click()
    assert await ending.locator("xpath=ancestor::*[@inert]").count() == 0
    await expect(page.locator("#announcer")).not_to_contain_text("The end of the film.")

    await card.get_by_role("button", name="Open image: A large picture").click()
    await expect(page.locator("dialog.lightbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.lightbox")).to_have_count(0)


async def test_files_and_big_emoji(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "files")
    await stage.bot.post(GENERAL, "emoji")
    await expect(page.locator("#conversation .gallery img")).to_have_attribute("alt", "The file large.png")
    await expect(page.locator("#conversation .file-card")).to_contain_text("11 bytes")
    await expect(page.locator("#conversation .jumbo")).to_have_text("🎉 👋")
    await loaded(page)


async def test_a_form_checks_then_sends_every_field(stage: Stage) -> None:
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "buttons")
    await page.get_by_role("button", name="Form", exact=True).click()
    dialog = page.get_by_role("dialog", name=FORM["title"])
    await expect(dialog).to_contain_text("Some words before the fields.")
    await expect(dialog).to_contain_text("This form will be submitted to Half Hour.")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.locator(".field-problem").first).to_have_text("This field is required.")
    await expect(dialog.get_by_label("Name")).to_be_focused()
    await page.keyboard.type("M")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.locator(".field-problem").first).to_have_text("Must be at least 2 characters.")
    await dialog.get_by_label("Name").fill("Mira")
    await dialog.get_by_role("radio", name="Large").check()
    await dialog.get_by_role("checkbox", name="Milk").check()
    await dialog.get_by_role("checkbox", name="I agree").check()
    await reader.shot("desk-form")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_have_count(0)
    await whisper(page, "Form: agree=True, extras=milk, name=Mira, size=l")


async def test_a_form_with_a_select_a_person_and_a_file(stage: Stage, tmp_path: Path) -> None:
    notes = tmp_path / "story.txt"
    notes.write_text("Once upon a time.")
    reader = await stage.open("mira")
    page = reader.page
    await stage.bot.post(GENERAL, "more")
    await page.get_by_role("button", name="The other form").click()
    dialog = page.get_by_role("dialog", name="The other fields")
    await dialog.get_by_label("Story").fill("Once more")
    await dialog.get_by_role("combobox", name="Drink").click()
    await page.get_by_role("option", name="Water").click()
    await dialog.get_by_role("combobox", name="Friend").click()
    await page.get_by_role("option", name="Noor").click()
    await dialog.locator("input[type=file]").set_input_files(notes)
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_have_count(0)
    await whisper(page, "drink=water")
    await whisper(page, "friend=1100000000000000014")
    got = stage.bot.got[-1]
    (file,) = got["resolved"]["attachments"].values()
    assert (file["filename"], file["size"]) == ("story.txt", 17)


async def test_a_poll_is_voted_on_and_taken_back(stage: Stage) -> None:
    mira = await stage.open("mira")
    jonas = await stage.open("jonas")
    await stage.bot.post(GENERAL, "poll")
    poll = mira.page.locator("#conversation .poll")
    await poll.get_by_role("radio", name="Tea").check()
    await poll.get_by_role("button", name="Vote", exact=True).click()
    await expect(poll.locator(".voted")).to_contain_text("1 vote · 100 %")
    theirs = jonas.page.locator("#conversation .poll")
    await theirs.get_by_role("radio", name="Coffee").check()
    await theirs.get_by_role("button", name="Vote", exact=True).click()
    await expect(poll).to_contain_text("2 votes")
    await poll.get_by_role("button", name="Remove vote").click()
    await expect(theirs.locator(".voted")).to_contain_text("1 vote · 100 %")


async def test_a_kind_that_is_unknown_shows_a_visible_error(stage: Stage) -> None:
    reader = await stage.open("mira")
    await reader.page.evaluate(
        """async () => {
          const { draw } = await import(new URL("js/components/index.js", document.baseURI));
          const messages = document.querySelector("#conversation .messages");
          messages.append(draw({ app: {}, message: {} }, { type: 99 }));
        }"""
    )
    seen = reader.page.locator(".unrenderable")
    await expect(seen).to_have_text("This page cannot show a component of the kind 99.")
    await seen.evaluate("e => e.remove()")
    assert reader.wrong == ["unrenderable: a component of the kind 99"]
    reader.wrong.clear()
