"""Forbidden links: one's own, denied ones, and any at all where strict."""

import pytest

from bot.core.knowledge import Knowledge
from bot.core.policy import Exemption, Policy
from bot.core.post import Attachment, Poll, Post
from bot.core.verdict import judge
from tests.core.rules.conftest import Found

OWN = Policy(sites=frozenset({"ada.dev", "github.com/ada"}))


@pytest.mark.parametrize(
    "text",
    [
        "i wrote about tides at https://ada.dev/tides last night",
        "see www.ada.dev for how i did it",
        "my notes on it live at blog.ada.dev/notes",
        "the code for it is on github.com/ada/tides",
        "HTTPS://ADA.DEV is where i keep it",
        "another site https://example.org, and mine https://ada.dev",
    ],
)
def test_ones_own_site_is_found_whatever_is_said(found: Found, text: str) -> None:
    assert "link" in found(text, OWN)


@pytest.mark.parametrize(
    "text",
    [
        "i read about tides at https://example.org/tides last night",
        "notada.dev belongs to somebody else i think",
        "github.com/adam/tides is not mine at all",
        "ada.dev.example.org is not mine either",
        "i talked with ada about dev work",
    ],
)
def test_what_only_looks_like_it_is_not(found: Found, text: str) -> None:
    assert "link" not in found(text, OWN)


def test_nothing_is_forbidden_where_nobody_declared_a_site(found: Found) -> None:
    assert "link" not in found("i wrote about tides at https://ada.dev/tides last night")


def test_strict_takes_no_link_at_all(found: Found) -> None:
    text = "this explains tides rather well https://example.org/tides"
    assert "link" in found(text, Policy("strict"))
    assert "link" not in found(text, Policy("classic"))
    assert "link" not in found(text, Policy("gentle"))
    assert "link" not in found(text, Policy("strict", allow=frozenset({"example.org"})))


def test_a_site_that_was_learned_counts_as_ones_own(found: Found) -> None:
    text = "i wrote about tides at https://ada.dev/tides last night"
    assert "link" in found(text, Policy(learned=frozenset({"ada.dev"})))


def test_deny_wins(found: Found) -> None:
    text = "this explains tides rather well https://example.org/tides"
    lists = frozenset({"example.org"})
    assert "link" in found(text, Policy(deny=lists))
    assert "link" in found(text, Policy(deny=lists, allow=lists))
    assert "link" not in found(text, Policy(deny=frozenset({"example.org/waves"})))


def test_an_exception_for_a_domain_a_channel_or_a_member(found: Found) -> None:
    post = Post(1, 5, "i wrote about tides at https://ada.dev/tides last night", channel=9)
    sites = frozenset({"ada.dev"})
    eased = (
        Exemption(domain="ada.dev"),
        Exemption(rule="link"),
        Exemption(channel=9),
        Exemption(member=5),
        Exemption(rule="link", channel=9, member=5, domain="ada.dev/tides"),
    )
    for one in eased:
        assert "link" not in found(post, Policy(sites=sites, exemptions=(one,))), one
    strangers = (
        Exemption(domain="ada.de"),
        Exemption(rule="pitch"),
        Exemption(channel=8),
        Exemption(member=6),
    )
    for one in strangers:
        assert "link" in found(post, Policy(sites=sites, exemptions=(one,))), one


def test_a_link_hides_nowhere(found: Found) -> None:
    hidden = (
        Post(1, 1, "see picture", attachments=(Attachment("a.png", "more at ada.dev"),)),
        Post(1, 1, "which one?", poll=Poll("which one?", ("tides", "https://ada.dev"))),
        Post(1, 1, "first words of a thread", title="tides, https://ada.dev"),
    )
    for post in hidden:
        assert "link" in found(post, OWN), post


def test_evidence_names_the_part_and_holds_its_words(knowledge: Knowledge) -> None:
    post = Post(1, 1, "look 🌊 https://ada.dev/tides then", attachments=(Attachment("a.png", "at ada.dev"),))
    (finding,) = [one for one in judge(post, OWN, knowledge).findings if one.rule == "link"]
    texts = {"text": post.text, "attachment:0": "a.png\nat ada.dev"}
    assert {item.part for item in finding.evidence} == set(texts)
    assert all(texts[item.part][item.start : item.end] == item.text for item in finding.evidence)
    assert finding.weight >= finding.threshold
    assert [advice.key for advice in finding.relief] == ["relief.link.leave_it_out"]
