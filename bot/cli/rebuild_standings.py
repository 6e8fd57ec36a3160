"""`halfhour rebuild-standings`: count every board anew from the ledger."""

from rich.console import Console
from rich.progress import Progress

from bot.cli.opening import opened
from bot.settings import Settings
from bot.usecases.rebuild_standings import RebuildStandings, Rebuilt


async def rebuild(settings: Settings, guild: int | None, console: Console) -> Rebuilt:
    """Migrate the database if need be, and rebuild one server's boards or all of them."""
    bar = Progress(console=console, disable=not console.is_terminal, transient=True)
    async with opened(settings) as database:
        with bar as progress:
            task = progress.add_task("Counting the boards anew", total=None)

            def tell(done: int, of: int) -> None:
                progress.update(task, completed=done, total=of)

            return await RebuildStandings(database)(guild=guild, progress=tell)
