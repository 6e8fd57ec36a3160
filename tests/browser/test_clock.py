"""The clock over the page: speed, jumps, moments; and the cast that keeps one company."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from playwright.async_api import Browser, expect

from tests.browser.conftest import Stage, staged
from tests.browser.test_talking import last


class TwoPeople:
    """A cast of two who only know whether they may talk."""

    def __init__(self) -> None:
        self.on = True
        self.members = frozenset({1100000000000000015, 1100000000000000017})

    async def switch(self, on: bool) -> None:
        """Notes it."""
        self.on = on


async def test_the_clock_runs_faster_and_jumps_for_everybody(stage: Stage) -> None:
    mira, jonas = await stage.open("mira"), await stage.open("jonas")
    start = stage.discord.clock.now()
    await mira.page.get_by_role("button", name="60x speed").click()
    fast = jonas.page.get_by_role("button", name="60x speed")
    await expect(fast).to_have_attribute("aria-pressed", "true")
    assert stage.discord.clock.speed == 60
    await mira.page.get_by_role("button", name="1x speed").click()
    before = stage.discord.clock.now()
    await mira.page.get_by_role("button", name="+1 min").click()
    await expect(mira.page.get_by_role("status").filter(has_text="Skipped one minute.")).to_be_visible()
    assert stage.discord.clock.now() - before >= timedelta(seconds=60)
    assert stage.discord.clock.now() > start


async def test_relative_moments_tick_with_the_sandboxs_time(stage: Stage) -> None:
    mira = await stage.open("mira")
    at = int((stage.discord.clock.now() + timedelta(minutes=10)).timestamp())
    await stage.discord.control.say("jonas", "general", f"It ends <t:{at}:R>.")
    await expect(last(mira.page)).to_contain_text("It ends in 10 minutes.")
    await stage.discord.control.clock_jump(seconds=300)
    await expect(last(mira.page)).to_contain_text("It ends in 5 minutes.")
    await stage.discord.control.clock_jump(seconds=600)
    await expect(last(mira.page)).to_contain_text("It ends 5 minutes ago.")


async def test_named_moments_are_buttons_and_missing_ones_wait(browser: Browser) -> None:
    at = datetime.now(UTC) + timedelta(hours=3)
    due: dict[str, datetime | None] = {"to the end of my half hour": None, "to the next leaderboard": at}
    asked: list[int] = []

    async def moments(user: int) -> Mapping[str, datetime | None]:
        asked.append(user)
        return due

    async with staged(browser, moments=moments) as stage:
        mira = await stage.open("mira")
        page = mira.page
        await expect(page.get_by_role("button", name="to the end of my half hour")).to_be_disabled()
        board = page.get_by_role("button", name="to the next leaderboard")
        await board.click()
        await expect(page.locator(".toast")).to_have_text("Skipped to the next leaderboard.")
        assert stage.discord.clock.now() >= at
        due["to the end of my half hour"] = stage.discord.clock.now() + timedelta(minutes=30)
        await stage.discord.control.say("jonas", "general", "Somebody starts.")
        await expect(page.get_by_role("button", name="to the end of my half hour")).to_be_enabled()
        assert set(asked) == {1100000000000000012}


async def test_without_moments_and_cast_there_are_no_such_buttons(stage: Stage) -> None:
    mira = await stage.open("mira")
    await expect(mira.page.locator(".jump-button")).to_have_text(["+1 min"])
    await expect(mira.page.get_by_role("switch")).to_have_count(0)


async def test_the_cast_is_marked_and_can_be_silenced(browser: Browser) -> None:
    cast = TwoPeople()
    async with staged(browser, cast=cast) as stage:
        mira, jonas = await stage.open("mira"), await stage.open("jonas")
        await stage.discord.control.say("tomas", "general", "I baked bread today.")
        await expect(last(mira.page).locator(".tag-cast")).to_have_text("CAST")
        switch = mira.page.get_by_role("switch", name="Cast")
        await expect(switch).to_be_checked()
        await switch.click()
        await expect(jonas.page.get_by_role("switch", name="Cast")).not_to_be_checked()
        assert cast.on is False
        await mira.page.locator("#switch-person").click()
        people = await mira.page.get_by_role("menuitemradio").all_inner_texts()
        assert not any("Tomas" in person for person in people)
