"""`halfhour play`: a whole half hour as a transcript, and a clear word where something is in the way."""

import re
import socket
from pathlib import Path
from typing import Any

from bot.cli.transcript import Bookings
from tests.cli.processes import halfhour


async def test_a_transcript_of_a_whole_half_hour(tmp_path: Path) -> None:
    status, said = await halfhour("play", "--headless", folder=tmp_path)
    assert status == 0
    for expected in (
        "types /halfhour start",
        "The dare: half an hour without selling",
        "found: pitch",
        "A small slip",
        "Mended, thank you",
        "Half an hour well spent",
        "Who talked with people",
        "The data of this play is in",
    ):
        assert expected in said
    assert "what it answers was booked: a question: 20 (answered)" in said
    assert re.search(r"everybody was shouting \d\d:\d\d:\d\d ", said), "nothing is judged in #introductions"
    assert re.search(r" Monday, \d+ \w+ \d{4} 09:00:00 #leaderboard Half Hour:", said), "another day is named"
    assert "PyNaCl" not in said and "davey" not in said


def test_a_booking_is_told_once_and_again_when_it_changes() -> None:
    def trace(points: int, why: str) -> dict[str, Any]:
        return {"points": [{"what": "question", "points": points, "why": why}]}

    bookings = Bookings()
    assert bookings.news(1, trace(0, "a question: 0 (waits for others)")) == []
    assert bookings.news(1, trace(20, "a question: 20 (answered)")) == ["booked: a question: 20 (answered)"]
    assert bookings.news(1, trace(20, "a question: 20 (answered)")) == []
    assert bookings.news(1, trace(0, "a question: 0 (gone since)")) == ["booked: a question: 0 (gone since)"]
    assert bookings.news(1, None) == []


async def test_a_scenario_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    script = tmp_path / "odd.toml"
    script.write_text('title = "odd"\n[[steps]]\nat = "00:00"\nwho = "mira"\nwhere = "general"\n')
    status, said = await halfhour("play", "--headless", "--script", str(script), folder=tmp_path)
    assert status != 0
    assert "odd.toml: step 1" in said
    assert "Traceback" not in said


async def test_a_port_in_use_is_named_with_the_next_free_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = await halfhour("play", "--port", str(port), folder=tmp_path)
    assert status != 0
    assert f"Port {port} is taken" in said
    assert "--port" in said
