"""A server in which every button, menu and form of ours is to be seen at once, and how each is pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cogs._press import FORMS, PATTERN, SELECTS
from tests.wire.live import GUILD, Live, text_of, walk

PITCH = "Check out my channel, link in bio! DM me for rates"
SOCIAL, PROMO, BOARD, QUEUE = (1150000000000000000 + n for n in (1, 13, 14, 21))
NAMES = (PATTERN, SELECTS, FORMS)


@dataclass
class Button:
    """One button or menu: whose it is, where it stands, and what pressing it may write.

    `rows`: how many rows a double press adds to each table, none elsewhere. `other`: who else can see it
    and press it first; `theirs`: the rows that this adds. `answer`: what the owner reads. `once`: its card
    makes room for the answer.
    """

    verb: str
    who: str
    where: str
    message: dict[str, Any]
    answer: str
    values: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    other: str | None = None
    theirs: Mapping[str, int] = field(default_factory=dict)
    public: bool = False
    once: bool = False

    @property
    def custom_id(self) -> str:
        """The name it carries in its message."""
        found = [str(one["custom_id"]) for one in walk(self.message["components"]) if one.get("custom_id")]
        return next(name for name in found if verb_of(name) == self.verb)


def verb_of(custom_id: str) -> str:
    """The verb that a button, menu or form carries; "" for a stranger's."""
    matches = (pattern.fullmatch(custom_id) for pattern in NAMES)
    return next((match["verb"] for match in matches if match), "")


async def every_button(bot: Live) -> list[Button]:
    """Bring everything about that has a button, and list what can be pressed."""
    control = bot.control
    setup = (await bot.set_up())["message"]

    async def slash(who: str, name: str, **options: Any) -> Any:
        result = await control.slash(who, "general", f"halfhour {name}", options)
        assert result["state"] == "answered", (name, result)
        return result["message"]

    async def click(who: str, where: str, message: Any, custom_id: str) -> Any:
        return (await bot.press(who, where, message, custom_id))["message"]

    # A half hour that is over, and a board that could not be posted.
    await bot.start("priya", minutes=5)
    await control.permit("mod-queue", user="noor", allow=["view_channel", "read_message_history"])
    await control.permit("leaderboard", role="Half Hour", deny=["send_messages"])
    due = await bot.app.next_board(guild=GUILD)
    assert due is not None
    await control.clock_jump(to=due + timedelta(minutes=1))
    again = await bot.told("priya", "Half an hour well spent")
    trouble = await bot.shown("ada", "mod-queue", "The leaderboard could not be posted")

    await slash("oskar", "dare", friend="noor")
    declined = await bot.shown("noor", "general", "dares")
    await click("noor", "general", declined, "Not today")
    block = await bot.shown("noor", "general", "perfectly fine")
    await slash("ada", "dare", friend="priya")
    dare = await bot.shown("priya", "general", "<@1100000000000000011> dares")
    await slash("oskar", "dare", friend="ada")
    no = await bot.shown("ada", "general", "<@1100000000000000010> dares <@1100000000000000011>")
    started = {who: (await bot.start(who))["message"] for who in ("mira", "jonas", "lena")}
    started["sam"] = (await bot.start("sam", nudges="off"))["message"]
    for who in started:
        await control.say(who, "general", PITCH)
    await bot.pass_(seconds=25)
    nudge = {who: await bot.told(who, "A small slip") for who in ("mira", "jonas")}
    for who in ("jonas", "sam"):
        slip = nudge.get(who) or (await slash(who, "inbox"))
        await control.click(who, slip, "It isn't selling")
        await bot.pass_(seconds=5)
    queue = [m for m in await control.read("ada", "mod-queue") if "Is this selling?" in text_of(m)]
    offer = await click("ada", "mod-queue", queue[0], "It isn't selling")
    await control.say("sam", "general", "buy my new book today before the price goes up")
    await bot.pass_(seconds=25)
    waiting = await slash("sam", "status")
    await slash("tomas", "together", starts_in=10)
    round_ = await bot.shown("tomas", "general", "opens a round")
    await click("tomas", "general", round_, "I'm in")
    joining = await bot.shown("tomas", "general", "The dare: half an hour without selling")
    settings = await slash("jonas", "settings")
    consent, declining = await slash("oskar", "start"), await slash("noor", "start")
    me, kept = await slash("mira", "me"), await slash("jonas", "privacy")
    erase = await slash("jonas", "privacy", what="erase")
    keeps = await slash("mira", "privacy", what="erase")
    board, idle = await slash("mira", "leaderboard"), await slash("ada", "status")
    starter = await slash("mira", "starter")

    here, one = "general", {"round_member": 1}
    rich = {"challenge": -1, "ledger": -1, "slip": -1}
    return [
        Button("setup.watched", "ada", here, setup, "Watched channels", ("general",)),
        Button("setup.exempt_channels", "ada", here, setup, "Watched channels", ("promo",)),
        Button("setup.exempt_roles", "ada", here, setup, "Watched channels", ("Social",)),
        Button("setup.leaderboard_channel", "ada", here, setup, "Watched channels", ("leaderboard",)),
        Button("setup.appeals_channel", "ada", here, setup, "Watched channels", ("mod-queue",)),
        Button("setup.preset", "ada", here, setup, "Watched channels", ("classic",)),
        Button("setup.zone", "ada", here, setup, "Europe/Vienna", typed={"zone": "Europe/Vienna"}),
        Button("status", "mira", here, started["mira"], "Your half hour"),
        Button("starter", "mira", here, started["mira"], "A question to open with", rows={"prompt_seen": 2}),
        Button("starter.more", "mira", here, starter, "A question", rows={"prompt_seen": 2}),
        Button("why", "mira", "@bot", nudge["mira"], "What the machine saw"),
        Button("appeal", "mira", "@bot", nudge["mira"], "A moderator will take", rows={"appeal": 1}),
        Button("decide", "ada", "mod-queue", queue[1], "is undone", rows={"ledger": 2}, other="noor",
               once=True),
        Button("allow", "ada", "mod-queue", offer, "is fine", typed={"value": "link in bio"},
               rows={"exception": 1}, other="noor"),
        Button("again", "priya", "@bot", again, "Ready when you are"),
        Button("try.again", "ada", "mod-queue", trouble, "", other="noor"),
        Button("dare.yes", "priya", here, dare, "takes the dare", rows={"challenge": 1}, other="jonas",
               once=True),
        Button("dare.no", "ada", here, no, "passes this time", other="jonas", once=True),
        Button("dare.block", "noor", here, block, "cannot dare you", rows={"dare_block": 1}, once=True),
        Button("consent.round", "tomas", here, joining, "You are in", rows=one, once=True),
        Button("join", "jonas", here, round_, "You are in", rows=one, other="mira", theirs=one),
        Button("leave", "jonas", here, round_, "You left the round", rows={"round_member": -1}, other="noor"),
        Button("inbox", "sam", here, waiting, "slip"),
        Button("settings.nudges", "jonas", here, settings, "none", ("off",)),
        Button("settings.dares", "jonas", here, settings, "nobody", ("nobody",)),
        Button("settings.board", "jonas", here, settings, "only I see", ("me",)),
        Button("me.share", "mira", here, me, "so far", public=True, once=True),
        Button("board", "mira", here, board, "", once=True),
        Button("later", "noor", here, declining, "No hard feelings", once=True),
        Button("consent", "oskar", here, consent, "You are in", rows={"challenge": 1}, once=True),
        Button("start", "ada", here, idle, "The dare: half an hour"),
        Button("stop", "mira", here, started["mira"], "that is that"),
        Button("stop.forget", "lena", here, started["lena"], "nothing of it is kept", rows=rich),
        Button("erase.keep", "mira", here, keeps, "Nothing was erased", once=True),
        Button("erase.ask", "jonas", here, kept, "Erase everything?"),
        Button("erase", "jonas", here, erase, "Nothing about you is kept", once=True,
               rows={"challenge": -1, "appeal": -1, "ledger": -3, "slip": -1}),
    ]  # fmt: skip
