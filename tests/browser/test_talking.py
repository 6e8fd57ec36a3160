"""What people do with words: say, reply, edit, delete, forward, react, mention, poll, upload, threads."""

from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Stage, loaded
from tests.browser.specimens import LARGE

COMPOSER = "#conversation .composer-text"


def last(page: Page) -> Locator:
    """The newest message of the conversation in the middle."""
    return page.locator("#conversation .message").last


async def say(page: Page, words: str, shown: str | None = None) -> Locator:
    """Types a message and sends it; gives the message."""
    await page.locator(COMPOSER).click()
    await page.keyboard.type(words)
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text(shown or words)
    return page.locator(f"#{await last(page).get_attribute('id')}")


async def menu(message: Locator, entry: str) -> None:
    """Opens a message's menu and chooses."""
    await message.click(button="right", position={"x": 300, "y": 12})
    await message.page.get_by_role("menuitem", name=entry).click()


async def test_words_are_grouped_and_seen_by_the_others(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "Hello, what are you reading?")
    await say(mira.page, "I am reading about bees.")
    messages = jonas.page.locator("#conversation .message")
    await expect(messages).to_have_count(2)
    await expect(jonas.page.locator("#conversation .message.first")).to_have_count(1)
    await say(jonas.page, "A cook book :wave:", "A cook book 👋")
    await expect(last(mira.page)).to_contain_text("A cook book 👋")
    await expect(mira.page.locator("#conversation .message.first")).to_have_count(2)
    await expect(mira.page.locator("#announcer")).to_contain_text("Jonas: A cook book")


async def test_a_reply_shows_what_it_answers_and_calls_its_author(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "Who likes bees?")
    await last(jonas.page).hover()
    await last(jonas.page).get_by_role("button", name="Reply").click()
    await expect(jonas.page.locator("#conversation .reply-bar")).to_contain_text("Replying to Mira")
    await say(jonas.page, "I do!")
    answer = last(mira.page)
    await expect(answer.locator(".reply-line")).to_contain_text("Mira")
    await expect(answer.locator(".reply-line")).to_contain_text("Who likes bees?")
    await expect(answer).to_have_class("message first calls-me")
    await answer.locator(".reply-target").click()
    await expect(mira.page.locator("#conversation .message").first).to_be_focused()


async def test_an_edit_by_the_arrow_key_and_a_delete(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "I love beas")
    await mira.page.keyboard.press("ArrowUp")
    await mira.page.get_by_role("textbox", name="Edit message").fill("I love bees")
    await mira.page.keyboard.press("Enter")
    await expect(last(jonas.page)).to_contain_text("I love bees (edited)")
    await menu(last(mira.page), "Delete Message")
    await mira.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(jonas.page.locator("#conversation .message")).to_have_count(0)


async def test_others_messages_cannot_be_edited_or_deleted_by_a_member(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "Mine alone")
    await last(jonas.page).click(button="right", position={"x": 300, "y": 12})
    entries = await jonas.page.get_by_role("menuitem").all_inner_texts()
    assert "Reply" in entries
    assert not {"Edit Message", "Delete Message", "Pin Message"} & set(entries)


async def test_a_forward_arrives_in_the_other_channel_and_marks_it_unread(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "Worth a second look")
    await menu(last(mira.page), "Forward")
    await mira.page.get_by_role("radio", name="#introductions").check()
    await mira.page.get_by_role("dialog").get_by_role("button", name="Send").click()
    channel = jonas.page.get_by_role("button", name="introductions, unread")
    await channel.click()
    await expect(last(jonas.page).locator(".forwarded")).to_contain_text("Worth a second look")
    await expect(jonas.page.get_by_role("button", name="introductions", exact=True)).to_be_visible()


async def test_reactions_are_added_counted_and_taken_back(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "Tea?")
    await last(jonas.page).hover()
    await last(jonas.page).get_by_role("button", name="Add Reaction").click()
    await jonas.page.get_by_role("textbox", name="Find an emoji").fill("heart")
    await jonas.page.keyboard.press("Enter")
    reaction = last(mira.page).locator(".reaction").first
    await expect(reaction).to_contain_text("1")
    await reaction.click()
    await expect(reaction).to_contain_text("2")
    await expect(reaction).to_have_attribute("aria-pressed", "true")
    await reaction.click()
    await expect(reaction).to_contain_text("1")


async def test_mentions_are_completed_and_ring_a_badge(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await jonas.page.get_by_role("button", name="introductions", exact=True).click()
    await mira.page.locator(COMPOSER).click()
    await mira.page.keyboard.type("Hey @jo")
    await expect(mira.page.get_by_role("option", name="Jonas")).to_be_visible()
    await mira.page.keyboard.press("Tab")
    await mira.page.keyboard.type("see #intro")
    await mira.page.keyboard.press("Enter")
    await mira.page.keyboard.press("Enter")
    mentions = last(mira.page).locator(".mention")
    await expect(mentions).to_have_text(["@Jonas", "#introductions"])
    await expect(jonas.page.get_by_role("button", name="general, unread, 1 mention")).to_be_visible()


async def test_a_poll_is_made_in_the_page(stage: Stage) -> None:
    mira = await stage.open("mira")
    page = mira.page
    await page.get_by_role("button", name="Upload a file, create a poll or a thread").click()
    await page.get_by_role("menuitem", name="Create Poll").click()
    await page.get_by_label("Question").fill("Bees or wasps?")
    await page.get_by_role("button", name="Post").click()
    await expect(page.get_by_role("dialog")).to_contain_text("at least two answers")
    await page.get_by_label("Answer 1").fill("Bees")
    await page.get_by_label("Answer 2").fill("Wasps")
    await page.get_by_role("button", name="Post").click()
    await expect(last(page).locator(".poll-question")).to_have_text("Bees or wasps?")


async def test_a_picture_is_uploaded_with_a_description(stage: Stage, tmp_path: Path) -> None:
    picture = tmp_path / "bees.png"
    picture.write_bytes(LARGE[1])
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    page = mira.page
    await page.locator("#conversation .composer-box input[type=file]").set_input_files(picture)
    await page.get_by_role("button", name="Describe bees.png").click()
    await page.get_by_label("Description (alternative text)").fill("A green field")
    await page.get_by_role("button", name="Save").click()
    await page.locator(COMPOSER).click()
    await page.keyboard.type("Look")
    await page.keyboard.press("Enter")
    image = last(jonas.page).locator("img")
    await expect(image).to_have_attribute("alt", "A green field")
    await loaded(jonas.page)


async def test_a_picture_marked_as_spoiler_is_covered(stage: Stage, tmp_path: Path) -> None:
    picture = tmp_path / "ending.png"
    picture.write_bytes(LARGE[1])
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await mira.page.locator("#conversation .composer-box input[type=file]").set_input_files(picture)
    await mira.page.get_by_role("button", name="Mark ending.png as spoiler").click()
    await mira.page.locator("#conversation").get_by_role("button", name="Send message").click()
    cover = last(jonas.page).get_by_role("button", name="Spoiler, press to show")
    await cover.click()
    await expect(cover).to_have_count(0)
    await expect(last(jonas.page).get_by_role("button", name="Open image")).to_be_visible()


async def test_older_messages_are_read_on_the_way_up_and_new_ones_marked(stage: Stage) -> None:
    for number in range(70):
        await stage.discord.control.say("jonas", "general", f"line {number}")
    mira = await stage.open("mira")
    page = mira.page
    messages = page.locator("#conversation .message")
    await expect(messages).to_have_count(50)
    await page.locator("#conversation .scroller").evaluate("e => e.scrollTo(0, 0)")
    await expect(messages).to_have_count(70)
    await expect(messages.first).to_contain_text("line 0")
    await expect(page.locator("#conversation .intro")).to_contain_text("Welcome to #general!")
    await page.get_by_role("button", name="Jump to present").click()
    await expect(last(page)).to_be_in_viewport()
    await page.get_by_role("button", name="introductions", exact=True).click()
    await stage.discord.control.say("jonas", "general", "line 70")
    await page.get_by_role("button", name="general, unread").click()
    await expect(page.locator("#conversation .new-line + .message")).to_contain_text("line 70")


async def test_a_channel_that_goes_away_is_left(stage: Stage) -> None:
    ada = await stage.open("ada")
    page = ada.page
    await page.get_by_role("button", name="mod-queue").click()
    await expect(page.get_by_role("heading", name="mod-queue", level=1)).to_be_visible()
    await stage.discord.control.roles("ada", remove=["Moderator"])
    await expect(page.get_by_role("button", name="mod-queue")).to_have_count(0)
    await expect(page.get_by_role("heading", name="general", level=1)).to_be_visible()


async def test_typing_is_shown_until_the_words_come(stage: Stage) -> None:
    mira = await stage.open("mira")
    channel = stage.bot.get_partial_messageable(1150000000000000011)
    async with channel.typing():
        await expect(mira.page.locator("#conversation .typing")).to_contain_text("Half Hour is typing…")
    await channel.send("There")
    await expect(mira.page.locator("#conversation .typing")).not_to_contain_text("typing…")


async def test_the_page_also_works_under_the_name_localhost(stage: Stage) -> None:
    mira = await stage.open("mira", host="localhost")
    await stage.bot.post(1150000000000000011, "files")
    await say(mira.page, "Here too")
    await loaded(mira.page)


async def test_a_thread_and_a_forum_post(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    await say(mira.page, "Let us talk about bees")
    await menu(last(mira.page), "Create Thread")
    await mira.page.get_by_label("Thread name").fill("Bees")
    await mira.page.get_by_role("dialog").get_by_role("button", name="Create Thread").click()
    await expect(mira.page.get_by_role("heading", name="Bees", level=1)).to_be_visible()
    await say(mira.page, "First!")
    await jonas.page.locator(".thread-link").click()
    await expect(last(jonas.page)).to_contain_text("First!")
    await jonas.page.get_by_role("button", name="ideas").click()
    await jonas.page.get_by_role("button", name="New Post").click()
    await jonas.page.get_by_label("Title").fill("A walk")
    await jonas.page.get_by_role("dialog").get_by_label("Message").fill("Who comes along?")
    await jonas.page.get_by_role("button", name="Post", exact=True).click()
    await expect(last(jonas.page)).to_contain_text("Who comes along?")


async def test_too_long_a_message_is_kept_and_explained(stage: Stage) -> None:
    mira = await stage.open("mira")
    await mira.page.locator(COMPOSER).fill("x" * 2001)
    await mira.page.keyboard.press("Enter")
    await expect(mira.page.get_by_role("alert")).to_contain_text("too long")
    await expect(mira.page.locator(COMPOSER)).to_have_value("x" * 2001)
