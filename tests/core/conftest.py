"""What the pure core is tested with: the lists that are shipped."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from bot.core.hosts import Hosts, read_hosts
from bot.core.suffixes import Suffixes, read_suffixes

LINKS = Path(__file__).parents[2] / "data" / "links"


@pytest.fixture(scope="session")
def hosts() -> Hosts:
    """The families of hosts as shipped."""
    raw = tomllib.loads((LINKS / "hosts.toml").read_text("utf-8"))
    return read_hosts(raw["families"], raw["parameters"])


@pytest.fixture(scope="session")
def suffixes(hosts: Hosts) -> Suffixes:
    """The public suffix list and the guards as shipped."""
    listed = (files("publicsuffixlist") / "public_suffix_list.dat").read_text("utf-8")
    return read_suffixes(listed, tomllib.loads((LINKS / "guards.toml").read_text("utf-8")), hosts.bare)
