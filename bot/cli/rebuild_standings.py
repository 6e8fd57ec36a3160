"""`halfhour rebuild-standings`: count every board anew from the ledger."""

import asyncio

from rich.console import Console
from rich.progress import Progress

from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.usecases.rebuild_standings import RebuildStandings, Rebuilt


async def rebuild(settings: Settings, guild: int | None, console: Console) -> Rebuilt:
    """Migrate the database if need be, and rebuild one server's boards or all of them."""
    database = Database.open(settings.database_url, settings.secret_bytes())
    try:
        await migrate(database)
        with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
            task = progress.add_task("Counting the boards anew", total=None)

            def tell(done: int, of: int) -> None:
                progress.update(task, completed=done, total=of)

            return await RebuildStandings(database)(guild=guild, progress=tell)
    finally:
        await database.close()


def rebuild_standings(settings: Settings, guild: int | None = None) -> None:
    """The command; prints one line when it is done."""
    console = Console()
    done = asyncio.run(rebuild(settings, guild, console))
    console.print(f"Counted anew: {done.standings} standings in {done.guilds} servers.")
