"""`halfhour doctor`: looks at settings, database, token, intents and servers, and says what to do."""

from urllib.parse import urlencode

from rich.console import Console

from bot.cli.opening import opened
from bot.cli.run import where_data_lies
from bot.client import CannotStartError, Visit, visit
from bot.settings import Settings
from bot.storage import servers
from bot.texts import Argument, Texts

RIGHTS = 0x400 | 0x800 | 0x4000 | 0x8000 | 0x10000 | 1 << 38
"""View channels, send messages, embed links, attach files, read history, send in threads: the least that is
needed. Roles and events are asked for by whoever wants them."""


async def examine(settings: Settings, texts: Texts, console: Console) -> int:
    """Print what was found; returns 0 when all is well, else 1."""
    doctor = _Doctor(settings, texts, console)
    doctor.tell("doctor.settings-ok", good=True)
    known = await doctor.database()
    seen = await doctor.discord()
    if seen is not None:
        doctor.servers(seen, known)
    if doctor.worries:
        console.print(texts.render("doctor.unwell", count=doctor.worries), style="bold red")
        return 1
    console.print(texts.render("doctor.well"), style="bold green")
    return 0


class _Doctor:
    def __init__(self, settings: Settings, texts: Texts, console: Console) -> None:
        self._settings = settings
        self._texts = texts
        self._console = console
        self.worries = 0

    def tell(self, key: str, *, good: bool, **args: Argument) -> None:
        """One line, with a mark that says whether it needs attention."""
        self.worries += not good
        mark, style = ("ok", "green") if good else ("!!", "red")
        self._console.print(mark, style=style, end="  ")
        text = self._texts.render(key, **args)
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)

    async def database(self) -> set[int]:
        """Open and migrate it; returns the servers that were set up."""
        where = where_data_lies(self._settings)
        try:
            async with opened(self._settings) as database, database.read() as connection:
                known = set(await servers.present(connection))
        except CannotStartError as error:
            if error.key == "run.database":
                self.tell("doctor.database-bad", good=False, where=where, problem=error.problem)
            else:
                self.tell(error.key, good=False)
            return set()
        self.tell("doctor.database-ok", good=True, where=where)
        return known

    async def discord(self) -> Visit | None:
        """Log in and look; None where there is nothing to look at."""
        from bot.cli.run import token_of

        where = self._settings.discord_api or "discord.com"
        try:
            seen = await visit(self._settings, token_of(self._settings))
        except CannotStartError as error:
            self.tell(error.key, good=False, where=where)
            return None
        self.tell("doctor.token-ok", good=True, name=seen.name)
        self.tell("doctor.intents-ok" if seen.content else "doctor.intents-bad", good=seen.content)
        query = {"client_id": seen.application, "scope": "bot applications.commands", "permissions": RIGHTS}
        link = f"https://discord.com/oauth2/authorize?{urlencode(query)}"
        self.tell("doctor.invite", good=True, link=link)
        return seen

    def servers(self, seen: Visit, known: set[int]) -> None:
        """Which servers the bot is in, and whether they are set up."""
        self.tell("doctor.servers", good=True, count=len(seen.guilds))
        for guild, name in seen.guilds.items():
            if guild not in known:
                self.tell("doctor.not-set-up", good=False, server=name)
