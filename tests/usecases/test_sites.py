from bot.core.finding import Advice
from bot.core.refusal import Refused
from bot.usecases.sites import Sites
from bot.usecases.watch import Judged
from tests.usecases.house import GUILD, JONAS, MIRA, House

FOND = "I loved how patiently this explains sourdough, it calmed me down: https://mira-bakes.example/rye"


def rules(outcome: object) -> set[str]:
    assert isinstance(outcome, Judged)
    return {finding.rule for finding in outcome.verdict.findings}


async def test_a_declared_site_is_ones_own_from_the_next_message_on(house: House) -> None:
    await house.begin(MIRA)
    _, before = await house.say(MIRA, FOND)
    assert rules(before) == set()
    told = await house.app.sites_add(guild=GUILD, member=MIRA, value=" https://Mira-Bakes.example/ ")
    assert told == Sites(("mira-bakes.example",), ())
    _, after = await house.say(MIRA, FOND)
    assert "link" in rules(after)


async def test_it_is_nobody_elses(house: House) -> None:
    await house.begin(JONAS)
    await house.app.sites_add(guild=GUILD, member=MIRA, value="mira-bakes.example")
    _, outcome = await house.say(JONAS, FOND)
    assert rules(outcome) == set()


async def test_what_a_member_keeps_posting_is_taken_for_their_own(house: House) -> None:
    await house.begin(MIRA)
    seen = []
    for _ in range(5):
        _, outcome = await house.say(MIRA, FOND)
        seen.append("link" in rules(outcome))
        await house.go(minutes=2)
    assert seen == [False, False, False, True, True]


async def test_a_host_is_forgotten_after_thirty_days(house: House) -> None:
    await house.begin(MIRA)
    for _ in range(4):
        await house.say(MIRA, FOND)
    await house.go(days=31)
    await house.begin(MIRA)
    _, outcome = await house.say(MIRA, FOND)
    assert rules(outcome) == set()


async def test_what_everybody_links_to_is_nobodys(house: House) -> None:
    await house.begin(MIRA)
    for _ in range(6):
        _, outcome = await house.say(MIRA, "this made my evening, the cello is so warm https://youtu.be/abc")
        assert "link" not in rules(outcome)
        await house.go(minutes=1)


async def test_lists_are_bounded_and_say_why_not(house: House) -> None:
    async def key(value: str) -> str | None:
        outcome = await house.app.sites_add(guild=GUILD, member=MIRA, value=value)
        return outcome.advice.key if isinstance(outcome, Refused) else None

    assert await key("Tidy Inbox") is None
    assert await key("tidy  inbox") == "sites.already"
    assert await key("!!!") == "sites.not_a_site"
    assert await key("x" * 81) == "sites.not_a_site"
    for number in range(19):
        assert await key(f"site{number}.org") is None
    full = await house.app.sites_add(guild=GUILD, member=MIRA, value="one-more.org")
    assert full == Refused(Advice("sites.too_many", {"most": 20}))
    left = await house.app.sites_remove(guild=GUILD, member=MIRA, value="TIDY INBOX")
    assert isinstance(left, Sites) and left.names == ()
    gone = await house.app.sites_remove(guild=GUILD, member=MIRA, value="Tidy Inbox")
    assert gone == Refused(Advice("sites.unknown"))
