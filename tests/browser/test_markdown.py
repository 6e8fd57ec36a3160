"""Discord's dialect of markdown, case by case: what a text becomes, and what it never becomes."""

import re
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page

from sandbox import Sandbox
from sandbox.page_routes import Page as SandboxPage

Rendered = tuple[str, str]

CASES: dict[str, Rendered] = {
    "bold, italic, underline, struck": (
        "**a** *b* _c_ __d__ ~~e~~",
        "<p><strong>a</strong> <em>b</em> <em>c</em> <u>d</u> <s>e</s></p>",
    ),
    "escapes": (r"\*not\* \_this\_", "<p>*not* _this_</p>"),
    "line breaks stay": ("a\nb", "<p>a<br>\nb</p>"),
    "html is text": (
        '<img src=x onerror="alert(1)"> &amp;',
        "<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;amp;</p>",
    ),
    "no image, no table, no rule": (
        "![a](https://b.example/c.png)",
        "<p>!{link:https://b.example/c.png|a}</p>",
    ),
    "a hostile link is text": ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    "a data link is text": ("[x](data:text/html,hi)", "<p>[x](data:text/html,hi)</p>"),
    "a bare host is text": ("see example.org and a@b.example", "<p>see example.org and a@b.example</p>"),
    "a link ends before a full stop": (
        "see https://example.org/a.",
        "<p>see {link:https://example.org/a|https://example.org/a}.</p>",
    ),
    "a quiet link": ("<https://example.org>", "<p>{link:https://example.org|https://example.org}</p>"),
    "a quote ends with its line": (
        "> a\nb",
        "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>",
    ),
    "a long quote takes the rest": (">>> a\nb", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>"),
    "code keeps everything": ("`<b> **x** ||y||`", "<p><code>&lt;b&gt; **x** ||y||</code></p>"),
    "a block of code": (
        "```html\n<b>@everyone</b>\n```",
        '<pre class="code"><code>&lt;b&gt;@everyone&lt;/b&gt;</code></pre>',
    ),
    "indented text is no code": ("    four spaces", "<p>four spaces</p>"),
    "a lone bar or at-sign": ("a | b @ c || d", "<p>a | b @ c || d</p>"),
    "underlined headings are none": ("a\n---", "<p>a<br>\n---</p>"),
    "unknown people and places": (
        "<@999999> <@&999999>",
        '<p><span class="mention" data-user="999999">@Unknown User</span> '
        '<span class="mention">@unknown-role</span></p>',
    ),
    "fine print": ("-# small **print**", '<small class="subtext">small <strong>print</strong></small>'),
}

RENDER = """async (texts) => {
  const { Markdown } = await import(new URL("js/markdown.js", document.baseURI));
  const view = { nameOf: () => "Unknown User", role: () => null, titleOf: () => "unknown" };
  const markdown = new Markdown(view);
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, markdown.html(text)]));
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page whose modules can be called."""
    site = SandboxPage()
    async with Sandbox(mounts=[site.mount]):
        context = await browser.new_context()
        opened = await context.new_page()
        await opened.goto(site.url)
        yield opened
        await context.close()


def plain(html: str) -> str:
    """Links written shortly, so that a case shows what matters."""

    return re.sub(
        r'<a href="([^"]*)" target="_blank" rel="noopener noreferrer nofollow" title="[^"]*">(.*?)</a>',
        r"{link:\1|\2}",
        html.strip(),
    )


async def test_every_text_becomes_what_discord_shows(page: Page) -> None:
    got = await page.evaluate(RENDER, {name: text for name, (text, _) in CASES.items()})
    assert {name: plain(html) for name, html in got.items()} == {
        name: wanted for name, (_, wanted) in CASES.items()
    }


async def test_a_spoiler_hides_its_words_and_can_hold_others(page: Page) -> None:
    got = await page.evaluate(RENDER, {"one": "a ||b **c**|| d", "open": "a ||b"})
    assert "spoiler" not in got["open"]
    assert got["one"].count('class="spoiler"') == 1
    assert '<span class="spoiler-words">b <strong>c</strong></span>' in got["one"]


async def test_a_link_into_discord_leads_to_the_place_on_the_page(page: Page) -> None:
    address = "https://discord.com/channels/1/1150000000000000011/1150000000000000012"
    got = await page.evaluate(RENDER, {"one": address})
    assert got["one"].strip() == f'<p><a class="mention" href="{address}">#unknown › 💬</a></p>'
