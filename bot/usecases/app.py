"""Everything that the product can do, as one frozen value; cogs take nothing else."""

from dataclasses import dataclass

from bot.core.knowledge import Knowledge
from bot.ports import Clock
from bot.storage import challenges, members, servers
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed
from bot.usecases.boards import Boards
from bot.usecases.deleted import Deleted
from bot.usecases.deliver import Deliver
from bot.usecases.departures import ChannelGone, Departed, GuildBack, GuildGone
from bot.usecases.edited import Edited
from bot.usecases.endings import Endings
from bot.usecases.gate import Gate
from bot.usecases.hand import Hand
from bot.usecases.inbox import ReadInbox
from bot.usecases.judging import Judging
from bot.usecases.notices import Notices
from bot.usecases.policies import Policies
from bot.usecases.privacy import ErasePrivacy, ExportPrivacy
from bot.usecases.pump import Pump
from bot.usecases.reacted import Reacted
from bot.usecases.recaps import Recaps
from bot.usecases.reminders import Reminders
from bot.usecases.ring import Ring
from bot.usecases.server import ReadServer
from bot.usecases.settings import ChangeSettings
from bot.usecases.setup import Setup
from bot.usecases.sheets import Sheets
from bot.usecases.start import Start
from bot.usecases.status import ReadStatus
from bot.usecases.stop import Stop
from bot.usecases.tick import Tick
from bot.usecases.waker import Waker
from bot.usecases.watch import Watch


@dataclass(frozen=True, slots=True)
class App:
    """The use cases, one field a verb; `gate`, `hand`, `wake` and `clock` are what they share."""

    database: Database
    clock: Clock
    gate: Gate
    hand: Hand
    wake: Waker
    ledger: Ledger
    pump: Pump
    setup: Setup
    server: ReadServer
    start: Start
    stop: Stop
    status: ReadStatus
    settings: ChangeSettings
    privacy_export: ExportPrivacy
    privacy_erase: ErasePrivacy
    watch: Watch
    edited: Edited
    deleted: Deleted
    reacted: Reacted
    inbox: ReadInbox
    departed: Departed
    channel_gone: ChannelGone
    guild_gone: GuildGone
    guild_back: GuildBack
    deliver: Deliver
    tick: Tick

    async def start_up(self, pump: bool = True) -> None:
        """Take over what the rows say; with `pump`, bookings that come together are committed together."""
        async with self.database.read() as connection:
            self.gate.rebuild(
                await servers.present(connection),
                await challenges.open_books(connection),
                await members.known(connection),
            )
        if pump:
            self.pump.start()

    async def close(self) -> None:
        """Commit what waits."""
        await self.pump.stop()


def assemble(database: Database, clock: Clock, knowledge: Knowledge, secret: bytes) -> App:
    """Wire the use cases together."""
    gate, ring, wake, hand, keyed = Gate(), Ring(), Waker(), Hand(), Keyed(secret)
    prices = PriceStore(database)
    ledger = Ledger(database, prices, keyed)
    pump = Pump(ledger)
    sheets, recaps, policies = Sheets(prices), Recaps(database, ledger), Policies(database)
    judging = Judging(pump, sheets, policies, knowledge, keyed)
    notices = Notices(database, recaps)
    deliver = Deliver(database, notices, hand)
    return App(
        database=database,
        clock=clock,
        gate=gate,
        hand=hand,
        wake=wake,
        ledger=ledger,
        pump=pump,
        setup=Setup(database, gate, clock, wake),
        server=ReadServer(database),
        start=Start(database, gate, clock, wake),
        stop=Stop(database, ledger, recaps, gate, clock, wake),
        status=ReadStatus(database, recaps, clock),
        settings=ChangeSettings(database),
        privacy_export=ExportPrivacy(database, ledger),
        privacy_erase=ErasePrivacy(database, ledger, gate, policies),
        watch=Watch(judging, gate, ring, clock, wake),
        edited=Edited(judging, database, gate, ring, clock, wake),
        deleted=Deleted(ledger, gate, ring, clock, wake),
        reacted=Reacted(pump, sheets, keyed, gate, clock),
        inbox=ReadInbox(database, notices, clock, wake),
        departed=Departed(database, gate, clock),
        channel_gone=ChannelGone(database, gate, ring),
        guild_gone=GuildGone(database, gate, clock),
        guild_back=GuildBack(database, gate),
        deliver=deliver,
        tick=Tick(
            database,
            ledger,
            Endings(database, ledger, sheets, gate),
            Reminders(database),
            Boards(database),
            deliver,
            ring,
        ),
    )
