"""`halfhour play`: a whole half hour as a transcript, and a clear word where something is in the way."""

import socket
from pathlib import Path

from tests.cli.test_run import halfhour


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
