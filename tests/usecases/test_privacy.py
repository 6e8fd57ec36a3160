import json

from sqlalchemy import text

from bot.storage.tables import metadata
from bot.usecases.together import Opened
from tests.usecases.house import GUEST, GUILD, JONAS, LOUD, MIRA, MODERATOR, NOON, House


async def everything(house: House) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, as it lies in the file."""
    found: dict[str, list[dict[str, object]]] = {}
    async with house.database.read() as connection:
        for table in metadata.sorted_tables:
            rows = await connection.execute(text(f'SELECT * FROM "{table.name}"'))
            found[table.name] = [dict(row._mapping) for row in rows]
    return found


async def an_evening(house: House, stranger: int = GUEST) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(stranger, "pancakes with my kids, we burnt half of them", to=question)
    await house.app.reacted(
        place=house.place(), message=question.message, author=MIRA, by=stranger, emoji="x", added=True
    )
    await house.say(stranger, LOUD)
    await house.say(MIRA, LOUD)
    await house.app.dare(challenger=MIRA, target=stranger, place=house.place())
    await house.app.sites_add(guild=GUILD, member=MIRA, value="mira-bakes.example")
    await house.app.starter(guild=GUILD, member=MIRA)
    await house.app.together(host=MIRA, place=house.place(), starts_at=NOON)
    await house.go(minutes=45)


async def test_no_row_names_somebody_who_has_not_started(house: House) -> None:
    stranger = 777_000_777_000_777
    await an_evening(house, stranger)
    for table, rows in (await everything(house)).items():
        for row in rows:
            assert str(stranger) not in json.dumps(row, default=str), table


async def test_no_words_of_anybody_are_at_rest(house: House) -> None:
    await an_evening(house)
    kept = json.dumps(await everything(house), default=str)
    for word in ("cook", "pancakes", "my-course", "seats", "mira-bakes"):
        assert word not in kept


async def test_what_is_read_out_is_all_there_is(house: House) -> None:
    await an_evening(house)
    told = await house.app.privacy_export(member=MIRA)
    json.dumps(told)
    named = {
        name
        for name, rows in (await everything(house)).items()
        if any(row.get("member", row.get("challenger", row.get("host"))) == MIRA for row in rows)
    }
    assert {name for name, rows in told.items() if rows and isinstance(rows, list)} >= named
    assert [site["value"] for site in told["site"]] == ["mira-bakes.example"]


async def test_erasing_leaves_nothing_and_takes_nothing_from_others(house: House) -> None:
    await house.begin(MIRA)
    await house.begin(JONAS)
    question, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(JONAS, "A big pot of lentil soup, it was cold here", to=question)
    await house.say(MIRA, LOUD)
    opened = await house.app.together(host=MIRA, place=house.place(), starts_at=NOON)
    assert isinstance(opened, Opened)
    before = (await house.app.me(guild=GUILD, member=JONAS)).points
    erased = await house.app.privacy_erase(member=MIRA)
    assert erased.rows > 0
    assert not house.app.gate.running(GUILD, MIRA) and not house.app.gate.knows(GUILD, MIRA)
    for table, rows in (await everything(house)).items():
        for row in rows:
            people = {row.get(name) for name in ("member", "challenger", "host")}
            assert MIRA not in people, table
    assert (await house.app.me(guild=GUILD, member=JONAS)).points == before
    await house.go(hours=1)
    assert not any(notice.member == MIRA for notice in house.messenger.sent)


async def test_settings_of_members_are_their_own(house: House) -> None:
    await house.begin(MIRA)
    await house.app.setup(guild=GUILD, by=MODERATOR, zone="Europe/Berlin")
    told = await house.app.privacy_export(member=JONAS)
    assert all(rows == [] for name, rows in told.items() if isinstance(rows, list))
