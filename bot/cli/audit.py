"""`halfhour audit`: the share of the three noises in an exported stream, as a table and as a picture."""

from dataclasses import replace
from typing import IO

from rich.console import Console
from rich.table import Table

from bot.cli.lines import RECENT, Line, LineError, read_line
from bot.cli.progress import watched
from bot.core.audit import NOISES, Audit
from bot.core.knowledge import Knowledge
from bot.core.policy import Preset
from bot.core.post import Turn
from bot.core.verdict import judge
from bot.knowledge import DATA
from bot.pictures.studio import Studio
from bot.pictures.words import Words
from bot.texts import Texts

UNKNOWN = 30.0
"""Seconds that are taken to lie between two lines of a stream that tells no time."""


def audit_lines(
    source: IO[bytes], preset: Preset, knowledge: Knowledge, errors: Console
) -> tuple[Audit, int]:
    """Audit a stream, line by line; gives the audit and how many lines were no messages.

    A line without "recent" has the lines before it as its context: an exported stream is one channel.
    """
    total, bad = Audit(), 0
    before: list[tuple[str, str]] = []
    for raw in watched(source, errors):
        if not raw.strip():
            continue
        try:
            line = read_line(raw, preset)
        except LineError:
            bad += 1
            continue
        author = line.policy.handles[0] if line.policy.handles else ""
        total = total.add(judge(_placed(line, author, before).post, line.policy, knowledge))
        before = [*before, (author, line.post.text)][-RECENT:]
    return total, bad


def _placed(line: Line, author: str, before: list[tuple[str, str]]) -> Line:
    if line.post.recent or not author:
        return line
    numbers = {author: line.post.author}
    turns = tuple(
        Turn(numbers.setdefault(name, -1 - len(numbers)), text, UNKNOWN * (len(before) - place), 0, name)
        for place, (name, text) in enumerate(before)
    )
    return replace(line, post=replace(line.post, recent=turns))


def show(audit: Audit, bad: int, texts: Texts, console: Console) -> None:
    """The table."""
    table = Table(title=texts.render("stream.title", read=audit.read), title_justify="left")
    table.add_column("")
    table.add_column(texts.render("stream.posts"), justify="right")
    table.add_column(texts.render("stream.share"), justify="right")
    for noise in NOISES:
        share = audit.share(noise)
        table.add_row(texts.render(f"stream.{noise}"), str(getattr(audit, noise)), f"{100 * share:.1f} %")
    table.add_section()
    table.add_row(texts.render("stream.noise"), str(audit.noisy), f"{100 * audit.noise:.1f} %")
    table.add_row(texts.render("stream.talk"), str(audit.read - audit.noisy), f"{100 * audit.talk:.1f} %")
    console.print(table)
    if bad:
        console.print(texts.render("stream.bad", count=bad), style="yellow")


def picture(audit: Audit, texts: Texts) -> bytes:
    """The audit as PNG bytes."""
    return Studio.load(DATA / "fonts").audit(
        audit, Words(lambda advice: texts.render(advice.key, None, **advice.args))
    )
