"""Ways of using the bot: talking as people talk, and farming as farmers would."""

from bot.core.ledger import Sheet
from tests.simulation.server import Person, Server, Way


def _others(server: Server, person: Person, count: int) -> list[int]:
    """Whom somebody runs into: friends mostly, and others."""
    chance = server.chance
    everybody = list(server.people)
    found = []
    for _ in range(count):
        known = person.friends and chance.random() < 0.6
        other = chance.choice(person.friends) if known else chance.choice(everybody)
        if other != person.id:
            found.append(other)
    return found


def _half_hour(server: Server, person: Person, day: int, messages: int) -> None:
    """One half hour of ordinary talk: a few people, some of whom one knows."""
    chance = server.chance
    sheet = server.begin(person, day)
    partners = _others(server, person, chance.randint(2, 5)) or [1 if person.id != 1 else 2]
    minute = 0.0
    for _ in range(messages):
        minute += chance.uniform(0.5, 4)
        other = chance.choice(partners)
        roll = chance.random()
        if roll < 0.25:
            asked = server.say(sheet, "question", minute)
            if chance.random() < 0.65:
                for answering in set(chance.choices(partners, k=chance.randint(1, 2))):
                    server.credit(sheet, asked, answering)
        elif roll < 0.45:
            answered = server.say(sheet, "answer", minute, other)
            if chance.random() < 0.55:
                server.credit(sheet, answered, other, chance.choice(("replied", "reacted")))
        elif roll < 0.49:
            opened = server.say(sheet, "opener", minute)
            for joining in set(chance.choices(partners, k=chance.randint(0, 4))):
                server.credit(sheet, opened, joining)
        elif roll < 0.51:
            server.say(sheet, chance.choice(("bare_link", "link", "pitch", "metrics")), minute)
        else:
            said = server.say(sheet, "reply", minute, other)
            if chance.random() < 0.5:
                server.credit(sheet, said, other)
    if chance.random() < 0.9:
        server.end(sheet)


def regular(server: Server, person: Person, day: int) -> None:
    """Five half hours a week or so."""
    if server.chance.random() < 0.7:
        _half_hour(server, person, day, server.chance.randint(6, 16))


def casual(server: Server, person: Person, day: int) -> None:
    """One or two half hours a week."""
    if server.chance.random() < 0.2:
        _half_hour(server, person, day, server.chance.randint(4, 12))


def quiet(server: Server, person: Person, day: int) -> None:
    """Now and then, a few words."""
    if server.chance.random() < 0.06:
        _half_hour(server, person, day, server.chance.randint(2, 6))


def _milk(server: Server, sheet: Sheet, other: int, minute: float) -> None:
    """All that two who work together can do with each other once: eight messages, four of them ours."""
    asked = server.say(sheet, "question", minute)
    server.credit(sheet, asked, other)
    answered = server.say(sheet, "answer", minute + 1, other)
    server.credit(sheet, answered, other)
    said = server.say(sheet, "reply", minute + 2, other)
    server.credit(sheet, said, other)
    opened = server.say(sheet, "opener", minute + 3)
    server.credit(sheet, opened, other)


def _circle(server: Server, person: Person, day: int, rounds: int, half_hours: int) -> None:
    """Milk everybody in the circle, in several half hours a day, every day."""
    for _ in range(half_hours):
        sheet = server.begin(person, day)
        minute = 0.0
        for _ in range(rounds):
            for other in person.friends:
                _milk(server, sheet, other, minute)
                minute += 4
        server.end(sheet)


def ping_pong(server: Server, person: Person, day: int) -> None:
    """Two accounts that ask, answer and thank each other all day."""
    _circle(server, person, day, rounds=3, half_hours=3)


def ring(server: Server, person: Person, day: int) -> None:
    """A few accounts, each with each, every day."""
    _circle(server, person, day, rounds=1, half_hours=3)


def puppets(server: Server, person: Person, day: int) -> None:
    """One account, and others that never take a half hour but answer everything."""
    _circle(server, person, day, rounds=1, half_hours=3)


def fresh_puppets(server: Server, person: Person, day: int) -> None:
    """The same with five new accounts each week."""
    person.friends = [8_000_000 + person.id * 1000 + day // 7 * 10 + puppet for puppet in range(5)]
    _circle(server, person, day, rounds=1, half_hours=3)


def one_worder(server: Server, person: Person, day: int) -> None:
    """ "lol" to everybody."""
    sheet = server.begin(person, day)
    for minute in range(30):
        server.say(sheet, "reply", minute, server.chance.choice(list(server.people)), words="lol")
    server.end(sheet)


CANNED = (
    "that is such a good point, thank you",
    "what do you all think about this?",
    "haha so true, I love it",
    "welcome, great to have you here!",
    "could not agree more with you on that",
)


def parrot(server: Server, person: Person, day: int) -> None:
    """The same five lines to everybody, of which some people answer one."""
    sheet = server.begin(person, day)
    for minute in range(30):
        other = server.chance.choice(list(server.people))
        if other == person.id:
            continue
        said = server.say(sheet, "reply", minute, other, words=server.chance.choice(CANNED))
        if server.chance.random() < 0.05:
            server.credit(sheet, said, other)
    server.end(sheet)


def passer_by(server: Server, person: Person, day: int) -> None:
    """New words each time to thirty strangers a day, of whom one in thirty answers."""
    sheet = server.begin(person, day)
    for minute in range(30):
        other = server.chance.choice(list(server.people))
        if other == person.id:
            continue
        said = server.say(sheet, "reply", minute, other)
        if server.chance.random() < 1 / 30:
            server.credit(sheet, said, other)
    server.end(sheet)


def silent(server: Server, person: Person, day: int) -> None:
    """Ten half hours a day without a word, for the bonus."""
    for _ in range(10):
        server.end(server.begin(person, day))


TALKING: dict[str, Way] = {"regular": regular, "casual": casual, "quiet": quiet}
FARMING: dict[str, Way] = {
    "ping-pong of two": ping_pong,
    "ring of four": ring,
    "ring of six": ring,
    "ring of eight": ring,
    "puppets": puppets,
    "fresh puppets": fresh_puppets,
    "one word": one_worder,
    "same lines": parrot,
    "passer-by": passer_by,
    "silent": silent,
}
