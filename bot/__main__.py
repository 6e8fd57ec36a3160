"""`halfhour`: wires things together, in one place, and nothing else."""

from bot.cli.root import cli
from bot.core.knowledge import Knowledge
from bot.knowledge import load_prompts
from bot.ports import Clock
from bot.settings import Settings
from bot.storage.database import Database
from bot.usecases.app import App, assemble


def compose(settings: Settings, database: Database, clock: Clock, knowledge: Knowledge) -> App:
    """The application, ready for `start_up`."""
    return assemble(database, clock, knowledge, settings.secret_bytes(), load_prompts())


def main() -> None:
    """The command line."""
    cli(compose)()


if __name__ == "__main__":
    main()
