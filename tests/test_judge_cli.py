"""`halfhour judge --jsonl`: lines in, answers out, in order, as they come."""

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from rich.console import Console

from bot.cli.audit import audit_lines
from bot.cli.judge import judge_lines
from bot.core.audit import Audit
from bot.core.policy import Preset
from bot.knowledge import load

KNOWLEDGE = load()
QUIET = Console(file=io.StringIO(), stderr=False)


def answers(*rows: object, preset: Preset = "classic") -> tuple[list[dict[str, object]], bool]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows]
    out = io.StringIO()
    good = judge_lines(lines, out, preset, KNOWLEDGE, QUIET)
    return [json.loads(line) for line in out.getvalue().splitlines()], good


def findings(answer: dict[str, object]) -> list[dict[str, Any]]:
    found = answer["findings"]
    assert isinstance(found, list)
    return found


def rules(answer: dict[str, object]) -> list[str]:
    return [finding["rule"] for finding in findings(answer)]


def test_a_line_gives_links_findings_and_signals() -> None:
    ((answer,), good) = answers({"id": "a", "text": "https://www.example.org/x"})
    assert good
    (finding,) = findings(answer)
    del answer["findings"]
    assert answer == {
        "id": "a",
        "links": [{"text": "https://www.example.org/x", "host": "www.example.org", "domain": "example.org"}],
        "signals": [],
    }
    assert (finding["rule"], finding["weight"]) == ("bare_link", 6.0)
    assert finding["evidence"][0] == {
        "start": 0,
        "end": 25,
        "text": "https://www.example.org/x",
        "because": "nothing_said",
    }


def test_ids_come_back_as_they_were_and_in_order() -> None:
    rows = [{"id": 3, "text": "hi"}, {"id": "3", "text": "ho"}, {"id": "ü", "text": ""}]
    found, good = answers(*rows)
    assert good
    assert [answer["id"] for answer in found] == [3, "3", "ü"]


@pytest.mark.parametrize(
    "bad",
    [
        b"not json\n",
        b"[1, 2]\n",
        b'"text"\n',
        b'{"id": 1}\n',
        b'{"text": "no id"}\n',
        b'{"id": true, "text": "x"}\n',
        b'{"id": 1, "text": 5}\n',
        b'{"id": 1, "text": "x", "recent": 7}\n',
        b'{"id": 1, "text": "x", "recent": [7]}\n',
        b'{"id": 1, "text": "x", "sites": "a.dev"}\n',
        b'{"id": 1, "text": "\xff"}\n',
        b"[" * 50_000 + b"\n",
    ],
)
def test_a_bad_line_is_answered_where_it_stands_and_the_rest_goes_on(bad: bytes) -> None:
    found, good = answers({"id": 1, "text": "hi"}, bad, {"id": 2, "text": "ho"})
    assert not good
    assert [answer["id"] for answer in found] == [1, None, 2]
    assert set(found[1]) == {"id", "error"}
    assert found[1]["error"]


def test_blank_lines_say_nothing() -> None:
    found, good = answers(b"\n", {"id": 1, "text": "hi"}, b"  \r\n")
    assert good
    assert [answer["id"] for answer in found] == [1]


def test_each_answer_goes_out_before_the_next_line_is_read() -> None:
    out = io.StringIO()
    seen: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            seen.append(out.getvalue().count("\n"))
            yield json.dumps({"id": number, "text": "hi"}).encode()

    source: Iterable[bytes] = lines()
    judge_lines(source, out, "classic", KNOWLEDGE, QUIET)
    assert seen == [0, 1, 2]


def test_any_unicode_goes_through() -> None:
    found, good = answers(
        b'{"id": 1, "text": "\\ud800 lone \\u0000 \\ud83c\\udf0a"}', {"id": 2, "text": "🌊" * 4000}
    )
    assert good
    assert [answer["id"] for answer in found] == [1, 2]


def test_sites_preset_and_context_count() -> None:
    text = "i wrote about tides at https://ada.dev/tides last night"
    (with_site, without), _ = answers({"id": 1, "text": text, "sites": ["ada.dev"]}, {"id": 2, "text": text})
    assert (rules(with_site), rules(without)) == (["link"], [])
    ((strict,), _) = answers({"id": 1, "text": text}, preset="strict")
    assert rules(strict) == ["link"]
    bare = {"id": 1, "author": "me", "text": "https://example.org/x"}
    recent = [{"author": "me", "text": "this got the stain out of my carpet", "seconds_ago": 20}]
    told = {**bare, "recent": recent}
    replied = {**bare, "replied_to": {"author": "ana", "text": "where is it?"}}
    found, _ = answers(bare, told, replied)
    assert [rules(answer) for answer in found] == [["bare_link"], [], []]
    assert found[2]["signals"] == ["answer", "reply"]


def test_evidence_beside_the_text_names_its_part() -> None:
    row = {
        "id": 1,
        "text": "look",
        "attachments": [{"filename": "a.png", "description": "dm me for prices, commissions open"}],
    }
    ((answer,), _) = answers(row)
    (finding,) = findings(answer)
    assert {item["part"] for item in finding["evidence"]} == {"attachment:0"}


def test_an_audit_counts_posts_and_bad_lines() -> None:
    rows = [
        {"id": 1, "author": "a", "text": "https://example.org/x"},
        {"id": 2, "author": "b", "text": "commissions open!! dm me for prices"},
        {"id": 3, "author": "c", "text": "how long does rice keep?"},
        {"id": 4, "author": "d", "text": "i had soup"},
    ]
    lines = b"\n".join(json.dumps(row).encode() for row in rows) + b"\nnonsense\n"
    total, bad = audit_lines(io.BytesIO(lines), "classic", KNOWLEDGE, QUIET)
    assert bad == 1
    assert (total.read, total.bare_link, total.pitch, total.noisy, total.questions) == (4, 1, 1, 2, 1)
    assert (total.noise, total.talk) == (0.5, 0.5)


def test_an_empty_stream_is_all_talk() -> None:
    assert audit_lines(io.BytesIO(b""), "classic", KNOWLEDGE, QUIET) == (Audit(), 0)
    assert Audit().talk == 1.0
