import re

import pytest

from bot.core.hosts import Hosts, entry, listed
from bot.core.links import Link


def link(host: str, path: str = "") -> Link:
    return Link(0, 1, "x", host, host, path)


@pytest.mark.parametrize(
    ("host", "path", "found"),
    [
        ("mugs.com", "", "mugs.com"),
        ("shop.mugs.com", "/a", "mugs.com"),
        ("notmugs.com", "", ""),
        ("mugs.com.evil.io", "", ""),
        ("ana.org", "/wiki", "ana.org/wiki"),
        ("ana.org", "/wiki/page?x=1#y", "ana.org/wiki"),
        ("ana.org", "/wikipedia", ""),
        ("ana.org", "", ""),
        ("deep.ana.org", "/wiki/", "ana.org/wiki"),
    ],
)
def test_entries_match_on_the_boundaries_of_labels_and_steps(host: str, path: str, found: str) -> None:
    assert listed(link(host, path), frozenset({"mugs.com", "ana.org/wiki"})) == found


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://www.Mugs.com/", "mugs.com"),
        ("mugs.com", "mugs.com"),
        ("  HTTP://Ana.org:8080/Wiki/?q=1 ", "ana.org/wiki"),
        ("https://me@ana.org/a/b#c", "ana.org/a/b"),
        ("xn--mgs-hoa.de", "mügs.de"),
        ("", ""),
    ],
)
def test_what_people_type_becomes_an_entry(written: str, kept: str) -> None:
    assert entry(written) == kept


@pytest.mark.parametrize(
    ("host", "path", "families"),
    [
        ("discord.gg", "/ana", ("invite",)),
        ("discord.com", "/invite/ana", ("invite",)),
        ("discord.com", "/channels/1/2", ("neutral",)),
        ("dıscord.gg", "/ana", ("invite",)),
        ("bit.ly", "/x", ("shortener",)),
        ("ana.gumroad.com", "/l/mug", ("storefront",)),
        ("linktr.ee", "/ana", ("link_in_bio",)),
        ("en.wikipedia.org", "/wiki/Mug", ("neutral",)),
        ("mugs.com", "/?ref=ana&utm_source=x", ("referral", "tracking")),
        ("mugs.com", "/?prefer=tea", ()),
        ("github.com.mugs.io", "", ()),
    ],
)
def test_a_link_knows_its_families(hosts: Hosts, host: str, path: str, families: tuple[str, ...]) -> None:
    assert hosts.families_of(link(host, path)) == families


def test_the_lists_that_are_shipped_are_clean(hosts: Hosts) -> None:
    for family, entries in hosts.families.items():
        for each in entries:
            assert re.fullmatch(r"[a-z0-9\-.]+\.[a-z]+(?:/[a-z0-9\-_]+)*(?:/@)?", each), (family, each)
    beside = {"neutral", "profile", "reaction"}  # a picture that laughs along is nobody's own either
    others = (entries for family, entries in hosts.families.items() if family not in beside)
    common = set(hosts.families["neutral"]) & set().union(*others)
    assert not common


@pytest.mark.parametrize(
    ("host", "domain", "path", "own"),
    [
        ("anamugs.com", "anamugs.com", "/a", "anamugs.com"),
        ("shop.anamugs.com", "anamugs.com", "/a", "anamugs.com"),
        ("patreon.com", "patreon.com", "/ana/posts", "patreon.com/ana"),
        ("www.patreon.com", "patreon.com", "/ana", "patreon.com/ana"),
        ("ana.gumroad.com", "gumroad.com", "/l/mug", "ana.gumroad.com"),
        ("discord.gg", "discord.gg", "/ana", "discord.gg/ana"),
        ("discord.com", "discord.com", "/invite/ana?x=1", "discord.com/invite/ana"),
        ("discord.com", "discord.com", "/channels/1/2", ""),
        ("youtube.com", "youtube.com", "/@ana/videos", "youtube.com/@ana"),
        ("www.youtube.com", "youtube.com", "/watch?v=x", ""),
        ("twitch.tv", "twitch.tv", "/ana", "twitch.tv/ana"),
        ("patreon.com", "patreon.com", "", ""),
        ("github.com", "github.com", "/ana/mugs", ""),
        ("en.wikipedia.org", "wikipedia.org", "/wiki/Mug", ""),
        ("bit.ly", "bit.ly", "/x", ""),
        ("192.0.2.7", "", "/x", ""),
    ],
)
def test_a_person_owns_a_domain_or_a_page_and_never_a_common_host(
    hosts: Hosts, host: str, domain: str, path: str, own: str
) -> None:
    assert hosts.own(Link(0, 1, "x", host, domain, path)) == own
