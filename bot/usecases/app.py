"""Everything that the product can do, as one frozen value; cogs take nothing else."""

from dataclasses import dataclass

from bot.core.knowledge import Knowledge
from bot.core.starter import Prompt
from bot.ports import Clock
from bot.storage import challenges, members, servers
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed
from bot.usecases.appeal import SendAppeal
from bot.usecases.audit import RunAudit
from bot.usecases.board_plans import ListBoards, PlanBoard, RemoveBoard
from bot.usecases.boards import Boards
from bot.usecases.check import Check
from bot.usecases.circles import ReadDamping
from bot.usecases.company import Company
from bot.usecases.config import ExportConfig, ImportConfig, ReadHistory
from bot.usecases.crediting import Crediting
from bot.usecases.dare import AnswerDare, BlockDares, DarePosted, SendDare
from bot.usecases.decide import DecideAppeal
from bot.usecases.deleted import Deleted
from bot.usecases.deliver import Deliver
from bot.usecases.departures import ChannelGone, Departed, GuildBack, GuildGone
from bot.usecases.edited import Edited
from bot.usecases.endings import Endings
from bot.usecases.exceptions import AddException, ListExceptions, ReadOverturns, RemoveException
from bot.usecases.gate import Gate
from bot.usecases.gather_board import GatherBoard
from bot.usecases.hand import Hand
from bot.usecases.inbox import ReadInbox
from bot.usecases.judging import Judging
from bot.usecases.leaderboard import ReadLeaderboard
from bot.usecases.me import ReadMe
from bot.usecases.missing import Missing
from bot.usecases.next_board import NextBoard
from bot.usecases.notices import Notices
from bot.usecases.paint import Paint
from bot.usecases.points import ReadPrices, WhyPoints
from bot.usecases.policies import Policies
from bot.usecases.prices import ChangePrices
from bot.usecases.privacy import ErasePrivacy, ExportPrivacy
from bot.usecases.pump import Pump
from bot.usecases.reacted import Reacted
from bot.usecases.read_board import ReadBoard
from bot.usecases.rebuild_standings import RebuildStandings
from bot.usecases.recaps import Recaps
from bot.usecases.reminders import Reminders
from bot.usecases.replay import Replay
from bot.usecases.rewards import Rewards
from bot.usecases.ring import Ring
from bot.usecases.server import ReadServer
from bot.usecases.set_rewards import ReadRewards, SetRewards, TryAgain
from bot.usecases.settings import ChangeSettings
from bot.usecases.setup import Setup
from bot.usecases.shadow import Shadow
from bot.usecases.sheets import Sheets
from bot.usecases.sites import AddSite, ReadSites, RemoveSite
from bot.usecases.social import AddSocial, ListSocials, RemoveSocial, Socials
from bot.usecases.start import Start
from bot.usecases.starter import AddPrompt, GiveStarter, ListPrompts, RemovePrompt
from bot.usecases.status import ReadStatus
from bot.usecases.stop import Stop
from bot.usecases.tick import Tick
from bot.usecases.together import JoinRound, LeaveRound, OpenRound, RoundPosted
from bot.usecases.turns import Turns
from bot.usecases.waker import Waker
from bot.usecases.watch import Watch
from bot.usecases.why import Why

CLOSING = 5.0
"""Seconds that what is on its way has to arrive when we stop."""


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
    missing: Missing
    reacted: Reacted
    inbox: ReadInbox
    departed: Departed
    channel_gone: ChannelGone
    guild_gone: GuildGone
    guild_back: GuildBack
    leaderboard: ReadLeaderboard
    rebuild_standings: RebuildStandings
    why: Why
    check: Check
    appeal: SendAppeal
    decide: DecideAppeal
    add_exception: AddException
    exceptions: ListExceptions
    remove_exception: RemoveException
    overturns: ReadOverturns
    dare: SendDare
    dare_posted: DarePosted
    dare_answer: AnswerDare
    dare_block: BlockDares
    together: OpenRound
    round_posted: RoundPosted
    join: JoinRound
    leave_round: LeaveRound
    starter: GiveStarter
    prompts_list: ListPrompts
    prompts_add: AddPrompt
    prompts_remove: RemovePrompt
    sites: ReadSites
    sites_add: AddSite
    sites_remove: RemoveSite
    me: ReadMe
    audit: RunAudit
    social_add: AddSocial
    social_list: ListSocials
    next_board: NextBoard
    board: ReadBoard
    boards: ListBoards
    plan_board: PlanBoard
    remove_board: RemoveBoard
    config_export: ExportConfig
    config_import: ImportConfig
    config_history: ReadHistory
    shadow: Shadow
    replay: Replay
    rewards: ReadRewards
    set_rewards: SetRewards
    try_again: TryAgain
    social_remove: RemoveSocial
    prices: ReadPrices
    change_prices: ChangePrices
    why_points: WhyPoints
    deliver: Deliver
    tick: Tick
    paint: Paint | None

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
        """Let what is on its way arrive, and commit what waits."""
        await self.deliver.finish(CLOSING)
        await self.pump.stop()


def assemble(
    database: Database,
    clock: Clock,
    knowledge: Knowledge,
    secret: bytes,
    prompts: tuple[Prompt, ...] = (),
    paint: Paint | None = None,
) -> App:
    """Wire the use cases together."""
    gate, ring, wake, hand, keyed = Gate(), Ring(), Waker(), Hand(), Keyed(secret)
    prices, turns = PriceStore(database), Turns()
    ledger = Ledger(database, prices, keyed)
    pump = Pump(ledger)
    sheets, recaps, policies = Sheets(prices), Recaps(database, ledger), Policies(database)
    judging = Judging(database, pump, sheets, policies, knowledge, keyed)
    endings = Endings(database, ledger, sheets, gate)
    start, leaderboard = Start(database, endings, gate, clock, wake), ReadLeaderboard(database, clock)
    notices = Notices(database, recaps, GatherBoard(database, hand))
    deleted = Deleted(database, ledger, gate, ring, turns, clock, wake)
    departed = Departed(database, gate, clock, wake)
    deliver = Deliver(database, notices, hand, departed, clock, wake)
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
        start=start,
        stop=Stop(database, ledger, recaps, gate, clock, wake),
        status=ReadStatus(database, recaps, clock),
        settings=ChangeSettings(database, clock, wake),
        privacy_export=ExportPrivacy(database, ledger),
        privacy_erase=ErasePrivacy(database, ledger, gate, policies, clock, wake),
        watch=Watch(judging, Crediting(judging, gate, ring), gate, ring, turns, clock, wake),
        edited=Edited(judging, database, gate, ring, turns, clock, wake),
        deleted=deleted,
        missing=Missing(database, deleted),
        reacted=Reacted(pump, sheets, keyed, gate, clock),
        inbox=ReadInbox(database, notices, clock, wake),
        departed=departed,
        channel_gone=ChannelGone(database, gate, ring, clock, wake),
        guild_gone=GuildGone(database, gate, clock),
        guild_back=GuildBack(database, gate, clock, wake),
        leaderboard=leaderboard,
        rebuild_standings=RebuildStandings(database),
        why=Why(database, ledger, judging, ring, clock),
        check=Check(judging, gate, ring, clock),
        appeal=SendAppeal(database, clock, wake),
        decide=DecideAppeal(database, ledger, sheets, gate, clock, wake),
        add_exception=AddException(database, policies, clock),
        exceptions=ListExceptions(database),
        remove_exception=RemoveException(database, policies, clock),
        overturns=ReadOverturns(database, clock),
        dare=SendDare(database, gate, keyed, clock, wake),
        dare_posted=DarePosted(database, clock, wake),
        dare_answer=AnswerDare(database, keyed, clock),
        dare_block=BlockDares(database, keyed, clock),
        together=OpenRound(database, clock, wake),
        round_posted=RoundPosted(database),
        join=JoinRound(database, start, clock),
        leave_round=LeaveRound(database),
        starter=GiveStarter(database, prompts, clock),
        prompts_list=ListPrompts(database),
        prompts_add=AddPrompt(database, clock),
        prompts_remove=RemovePrompt(database, clock),
        sites=ReadSites(database),
        sites_add=AddSite(database, policies, knowledge, clock),
        sites_remove=RemoveSite(database, policies),
        me=ReadMe(database, ledger, clock),
        audit=RunAudit(judging, gate),
        social_add=AddSocial(database, clock, wake),
        social_list=ListSocials(database),
        next_board=NextBoard(database, clock),
        board=ReadBoard(database, leaderboard, hand, clock, wake),
        boards=ListBoards(database, clock),
        plan_board=PlanBoard(database, gate, clock, wake),
        remove_board=RemoveBoard(database, clock),
        config_export=ExportConfig(database, clock),
        config_import=ImportConfig(database, gate, policies, prices, clock, wake),
        config_history=ReadHistory(database),
        shadow=Shadow(database, gate, clock),
        replay=Replay(judging, gate),
        rewards=ReadRewards(database),
        set_rewards=SetRewards(database, clock, wake),
        try_again=TryAgain(database, clock, wake),
        social_remove=RemoveSocial(database, clock),
        prices=ReadPrices(prices, ReadDamping(database, clock), clock),
        change_prices=ChangePrices(prices, clock),
        why_points=WhyPoints(ledger),
        deliver=deliver,
        tick=Tick(
            database,
            ledger,
            endings,
            Reminders(database),
            Boards(database),
            Rewards(database, hand),
            Company(database, ledger, start),
            Socials(database),
            deliver,
            ring,
        ),
        paint=paint,
    )
