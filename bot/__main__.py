"""`halfhour`: wires things together, in one place, and nothing else."""

from bot.cli.root import cli
from bot.core.knowledge import Knowledge
from bot.knowledge import DATA, load_prompts
from bot.pictures.studio import Studio
from bot.ports import Clock
from bot.settings import Settings
from bot.storage.database import Database
from bot.texts import Texts
from bot.usecases.app import App, assemble
from bot.usecases.paint import Paint


def compose(settings: Settings, database: Database, clock: Clock, knowledge: Knowledge) -> App:
    """The application, ready for `start_up`."""
    paint = Paint(Studio.load(DATA / "fonts"), Texts.load(DATA / "locales"))
    return assemble(database, clock, knowledge, settings.secret_bytes(), load_prompts(), paint)


def main() -> None:
    """The command line."""
    cli(compose)()


if __name__ == "__main__":
    main()
