"""`halfhour judge`: judge texts; JSON Lines in, JSON Lines out, or a trace for people."""

import json
from collections.abc import Iterable
from typing import IO

from rich.console import Console
from rich.table import Table

from bot.cli.lines import LineError, read_line
from bot.cli.progress import watched
from bot.core.knowledge import Knowledge
from bot.core.policy import Policy, Preset
from bot.core.post import Post
from bot.core.verdict import Verdict, judge
from bot.texts import Texts


def judge_lines(
    source: Iterable[bytes], out: IO[str], preset: Preset, knowledge: Knowledge, errors: Console
) -> bool:
    """Answer every line, in order, as it comes; True when all of them were good."""
    good = True
    for raw in watched(source, errors):
        if not raw.strip():
            continue
        try:
            line = read_line(raw, preset)
        except LineError as error:
            good = False
            answer: dict[str, object] = {"id": None, "error": str(error)}
        else:
            answer = {"id": line.id, **as_json(judge(line.post, line.policy, knowledge))}
        out.write(json.dumps(answer) + "\n")
        out.flush()
    return good


def as_json(verdict: Verdict) -> dict[str, object]:
    """A verdict as other programs read it; spans are code points of the given text."""
    return {
        "links": [{"text": k.text, "host": k.host, "domain": k.domain} for k in verdict.links],
        "findings": [
            {
                "rule": finding.rule,
                "weight": round(finding.weight, 2),
                "evidence": [
                    {"start": e.start, "end": e.end, "text": e.text, "because": e.because}
                    | ({} if e.part == "text" else {"part": e.part})
                    for e in finding.evidence
                    if e.weight >= 0 and e.start < e.end
                ],
            }
            for finding in verdict.findings
        ],
        "signals": list(dict.fromkeys(talk.signal for talk in verdict.signals)),
    }


def judge_texts(
    given: Iterable[str], preset: Preset, knowledge: Knowledge, texts: Texts, console: Console
) -> None:
    """Judge texts for a person: what was found in each, and what weighed."""
    for text in given:
        console.print(_trace(text, judge(Post(0, 1, text), Policy(preset), knowledge), texts))


def _trace(text: str, verdict: Verdict, texts: Texts) -> Table:
    shown = text if len(text) <= 200 else text[:199] + "…"
    table = Table(title=None, show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold")
    table.add_row("", _plain(shown))
    for finding in verdict.findings:
        table.add_row(finding.rule, f"{finding.weight:.1f} / {finding.threshold:.1f}", style="bold")
        for item in finding.evidence:
            key = f"because.{finding.rule}.{item.because}"
            why = texts.render(key) if texts.has(key) else item.because
            table.add_row(f"{item.weight:+.1f}", _plain(f"{item.text}  ({why})".strip()))
    said = ", ".join(dict.fromkeys(talk.signal for talk in verdict.signals))
    if said:
        table.add_row("", said, style="green")
    if verdict.clean:
        table.add_row("", texts.render("judge.clean"), style="dim")
    return table


def _plain(text: str) -> str:
    """A text without markup of the terminal's."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("[", "\\[")
