"""A real headless Chromium, a sandbox with the page, a small bot: what the browser tests share."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from sandbox import Sandbox
from sandbox.page_routes import Cast, Moments
from sandbox.page_routes import Page as SandboxPage
from sandbox.server import Explain
from tests.browser.specimen_bot import SpecimenBot
from tests.sandbox.peer import logged_in

expect.set_options(timeout=10_000)  # on a busy machine Chromium takes its time

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""None on a machine without one: then these tests skip, and say so."""
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESK = (1280, 800)
PHONE = (390, 844)
ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests; each test has contexts of its own."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium, or put one on PATH")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@dataclass(slots=True)
class Reader:
    """Somebody's page: it must log no error, ask for nothing outside, and hide nothing it cannot show."""

    page: Page
    context: BrowserContext
    origin: str
    wrong: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Notes every error and every request that leaves the sandbox."""
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", lambda m: self.wrong.append(m.text) if _bad(m.type, m.text) else None)
        self.page.on("request", lambda r: self._outside(r.url))

    def _outside(self, url: str) -> None:
        if not url.startswith((self.origin, "blob:", "data:")):
            self.wrong.append(f"asked for {url}")

    async def check(self) -> None:
        """Nothing went wrong and nothing is unrenderable."""
        assert await self.page.locator(".unrenderable").all_inner_texts() == []
        assert self.wrong == []

    async def shot(self, name: str) -> None:
        """A screenshot to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


def _bad(kind: str, text: str) -> bool:
    # A refusal on purpose is a failed request, which Chromium puts on its console by itself.
    return kind == "error" and not re.search(
        r"status of (400|403|404)|ERR_CONNECTION_REFUSED|WebSocket", text
    )


@dataclass(slots=True)
class Stage:
    """A sandbox with its page, and the small bot if it is there."""

    discord: Sandbox
    site: SandboxPage
    bot: SpecimenBot
    browser: Browser
    readers: list[Reader] = field(default_factory=list)

    async def open(
        self,
        user: str = "mira",
        size: tuple[int, int] = DESK,
        scheme: str = "dark",
        host: str = "127.0.0.1",
    ) -> Reader:
        """Opens the page as somebody, in a browser profile of its own."""
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="light" if scheme == "light" else "dark",
            has_touch=size[0] < 600,
        )
        context.set_default_timeout(20_000)
        origin = self.discord.url.replace("127.0.0.1", host)
        reader = Reader(await context.new_page(), context, origin)
        reader.watch()
        await reader.page.goto(f"{origin}/page/{self.site.key}/?as={user}")
        await reader.page.locator("#conversation .composer-text").wait_for()
        self.readers.append(reader)
        return reader


@asynccontextmanager
async def staged(
    browser: Browser,
    *,
    moments: Moments | None = None,
    cast: Cast | None = None,
    explain: Explain | None = None,
) -> AsyncIterator[Stage]:
    """A sandbox with page and bot; every page that was opened must be sound at the end."""
    site = SandboxPage(moments=moments, cast=cast)
    async with AsyncExitStack() as stack:
        discord_ = await stack.enter_async_context(Sandbox(mounts=[site.mount], explain=explain))
        bot = SpecimenBot()
        await stack.enter_async_context(logged_in(discord_, bot))
        await bot.tree.sync()
        stage = Stage(discord_, site, bot, browser)
        try:
            yield stage
            for reader in stage.readers:
                await reader.check()
            assert discord_.unmodelled == []
        finally:
            for reader in stage.readers:
                await reader.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """The usual stage."""
    async with staged(browser) as made:
        yield made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests live on one loop, since they share one browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


async def loaded(page: Page) -> None:
    """Every picture came; asked anew from here, since the page itself may not evaluate text."""
    for _ in range(200):
        if await page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)"):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("a picture never came")
