"""What the documents promise is what is there."""

import re
from pathlib import Path

import discord
import pytest

from bot.cli.doctor import RIGHTS
from bot.core.finding import RULE_NAMES, SIGNAL_NAMES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def rows(first: str) -> list[str]:
    """The first cells of the table whose heading starts with `first`, without their quotes."""
    table = README.split(f"| {first} |", 1)[1].split("\n\n", 1)[0]
    return [row.split("|")[1].strip(" `*") for row in table.splitlines()[2:]]


def test_the_readme_lists_every_rule_and_signal() -> None:
    assert tuple(rows("rule")) == RULE_NAMES
    assert tuple(rows("signal")) == SIGNAL_NAMES


def test_the_readme_lists_every_command_that_members_can_type() -> None:
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "cogs").glob("*.py"))
    commands = re.findall(r'@command\("([a-z-]+)"(?!, admin=True)', written)
    assert commands
    assert {f"/halfhour {name}" for name in commands} <= set(rows("command"))
    for name in re.findall(r'@command\("([a-z-]+)[a-z -]*", admin=True', written):
        assert f"`{name}`" in README.split("`/halfhour-admin`", 1)[1].split("\n\n", 1)[0]


def test_the_invite_link_asks_for_exactly_the_permissions_that_the_readme_names() -> None:
    listed = re.search(r"these permissions, no others: ([^.]+)\.", README)
    assert listed
    names = [name.strip().lower().replace(" ", "_") for name in listed[1].split(",")]
    wanted = {"view_channel" if name == "view_channels" else name: True for name in names}
    assert discord.Permissions(RIGHTS) == discord.Permissions(**wanted)


def test_every_make_target_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        named = set(re.findall(r"(?:`|^)make ([a-z]+)", document.read_text("utf-8"), re.MULTILINE))
        assert named <= targets, document.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_points_to_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    paths = re.findall(r"`((?:bot|cogs|data|docs|sandbox|tests)/[\w./-]+)`", text)
    for path in [*(document.parent / link for link in links), *(ROOT / path for path in paths)]:
        assert path.exists(), path


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda p: p.stem)
def test_a_decision_is_half_a_page_with_its_reason_and_its_price(decision: Path) -> None:
    text = decision.read_text("utf-8")
    assert text.startswith("# ")
    assert "**Why.**" in text
    assert "**What it costs.**" in text
    assert len(text.split()) <= 250
