"""The command line: one file a command, put together here."""

import asyncio
import logging
import sys
from collections.abc import Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.logging import RichHandler

from bot import knowledge
from bot.cli.run import Compose, explained
from bot.client import CannotStartError
from bot.settings import Settings, SettingsError, load_settings
from bot.texts import Texts

T = TypeVar("T")
_WORDY = ("discord", "aiohttp", "aiosqlite", "sqlalchemy", "asyncpg", "PIL")
"""Loggers that write down what goes over the wire and into the database when they are asked for details:
what people write is never logged."""


class Strictness(StrEnum):
    """The presets, for the command line's help."""

    GENTLE = "gentle"
    CLASSIC = "classic"
    STRICT = "strict"


console = Console()
errors = Console(stderr=True)


def texts() -> Texts:
    """What a terminal shows."""
    return Texts.load(knowledge.DATA / "locales")


def settings() -> Settings:
    """The settings, or a clear word about what is wrong with them."""
    try:
        return load_settings()
    except SettingsError as error:
        fail(f"{texts().render('run.settings')}\n{error}")


def fail(text: str) -> NoReturn:
    """Say what is wrong and what to do, and end with a status that is not zero."""
    errors.print(text, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def _or_say_why(work: Coroutine[Any, Any, T], given: Settings) -> T:
    """Do it, or end with a word about what stands in the way."""
    try:
        return asyncio.run(work)
    except CannotStartError as error:
        fail(explained(texts(), error, given))


def log_to_terminal(level: str) -> None:
    """One line a log record; plain where nobody looks on."""
    handler: logging.Handler = (
        RichHandler(console=errors, show_path=False) if errors.is_terminal else logging.StreamHandler()
    )
    if not errors.is_terminal:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], format="%(message)s", force=True)
    wanted = logging.getLevelName(level)
    logging.getLogger("apscheduler").setLevel(max(logging.WARNING, wanted))
    for wordy in _WORDY:
        logging.getLogger(wordy).setLevel(max(logging.INFO, wanted))


def cli(compose: Compose) -> typer.Typer:
    """The whole command line; `compose` wires the application."""
    root = typer.Typer(
        help="Half Hour: stop selling and be social, even for half an hour.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )

    @root.command()
    def run(
        shards: Annotated[str, typer.Option(help="which shards of how many, such as 0-3/8")] = "",
    ) -> None:
        """The bot on Discord; DISCORD_TOKEN from the environment or .env."""
        from bot.cli import run as command

        given = settings()
        if shards:
            given = given.model_copy(update={"shards": shards})
        log_to_terminal(given.log)
        _or_say_why(command.run(given, compose), given)
        console.print(texts().render("run.stopped", where=command.where_data_lies(given)), style="dim")

    @root.command()
    def play(
        port: Annotated[int, typer.Option(help="the page's port; 0 takes a free one")] = 0,
        speed: Annotated[float, typer.Option(help="how fast the clock runs", min=0.0)] = 1.0,
        headless: Annotated[bool, typer.Option(help="no page: act a script out and print it")] = False,
        script: Annotated[Path | None, typer.Option(help="the scenario to act out")] = None,
        cast: Annotated[bool, typer.Option(help="people who talk around you")] = True,
    ) -> None:
        """The bot in a Discord of its own, on this machine alone; no token."""
        from bot.cli import play as command
        from bot.cli.scenario import ScenarioError

        log_to_terminal("WARNING")
        try:
            if headless:
                asyncio.run(command.headless(compose, script or command.EVENING, console))
            else:
                asyncio.run(command.page(compose, port, speed, console, with_cast=cast))
        except command.PortTakenError as error:
            fail(texts().render("play.port-taken", port=str(error.port), free=str(error.free)))
        except (ScenarioError, OSError) as error:
            fail(str(error))

    @root.command()
    def judge(
        text: Annotated[list[str] | None, typer.Argument(help="texts to judge; none: lines of stdin")] = None,
        jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in, JSON Lines out")] = False,
        preset: Annotated[Strictness, typer.Option(help="how strictly to judge")] = Strictness.CLASSIC,
    ) -> None:
        """Judge texts: what is selling in them, and why."""
        from bot.cli import judge as command

        known = knowledge.load()
        if jsonl:
            lines = (line.encode() for line in text) if text else sys.stdin.buffer
            if not command.judge_lines(lines, sys.stdout, preset.value, known, errors):
                raise typer.Exit(1)
            return
        given = text or (line.decode("utf-8", "replace").rstrip("\n") for line in sys.stdin.buffer)
        command.judge_texts(given, preset.value, known, texts(), console)

    @root.command()
    def audit(
        file: Annotated[Path, typer.Argument(help="an exported stream, JSON Lines; - for stdin")],
        png: Annotated[Path | None, typer.Option(help="write the picture there as well")] = None,
        preset: Annotated[Strictness, typer.Option(help="how strictly to judge")] = Strictness.CLASSIC,
    ) -> None:
        """The share of the three noises in an exported stream."""
        from bot.cli import audit as command

        said = texts()
        try:
            with sys.stdin.buffer if str(file) == "-" else file.open("rb") as source:
                found, bad = command.audit_lines(source, preset.value, knowledge.load(), errors)
        except OSError as error:
            fail(said.render("stream.no-file", where=str(file), problem=error.strerror or ""))
        command.show(found, bad, said, console)
        if png is not None:
            png.write_bytes(command.picture(found, said))
            console.print(said.render("stream.picture", where=str(png)), highlight=False)
        if bad:
            raise typer.Exit(1)

    @root.command()
    def doctor() -> None:
        """Check settings, token, intents, database and permissions, and say what to do."""
        from bot.cli import doctor as command

        raise typer.Exit(asyncio.run(command.examine(settings(), texts(), console)))

    @root.command()
    def migrate() -> None:
        """Bring the database up to date; `run` does that by itself."""
        from bot.cli import migrate as command

        given = settings()
        _or_say_why(command.bring_up_to_date(given), given)
        console.print(texts().render("migrate.done"), highlight=False)

    @root.command("rebuild-standings")
    def rebuild_standings(
        guild: Annotated[int | None, typer.Option(help="one server's id; all of them without")] = None,
    ) -> None:
        """Count every board anew from the ledger; they come out as they were."""
        from bot.cli import rebuild_standings as command

        given = settings()
        done = _or_say_why(command.rebuild(given, guild, console), given)
        console.print(f"Counted anew: {done.standings} standings in {done.guilds} servers.")

    @root.command()
    def export(guild: Annotated[int, typer.Option(help="the server's id")]) -> None:
        """Everything that is kept about a server, as JSON Lines."""
        from bot.cli import export as command

        given = settings()
        if not _or_say_why(command.export(given, guild), given):
            fail(texts().render("export.nothing"))

    @root.command()
    def version() -> None:
        """The version of this program."""
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as of

        try:
            console.print(of("halfhour"), highlight=False)
        except PackageNotFoundError:
            console.print("0.1.0", highlight=False)

    return root
