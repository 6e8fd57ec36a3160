"""The cards that come by themselves: one function a kind of notice, from a row's arguments to a layout."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from discord import ui

from bot.core.finding import Advice
from bot.core.posting import Posting
from bot.core.recap import Recap
from bot.ports import Notice
from cogs import _board, _schedule
from cogs import _cards as cards
from cogs._card import (
    CALM,
    GOOD,
    QUIET,
    WARM,
    Card,
    Reader,
    Style,
    button,
    card,
    goto,
    jump,
    lines,
    moment,
    plain,
    quoted,
)

_SHOWN = 5  # slips with their buttons in one nudge: Discord takes forty components


@dataclass(frozen=True, slots=True)
class Scene:
    """What a notice's card needs besides its row: the server's name, and words read again just now.

    `words[(message, part, start, end)]` is what stood there; a missing key means it is gone.
    """

    now: datetime
    server: str = ""
    words: Mapping[tuple[int, str, int, int], str] = field(default_factory=dict)
    picture: tuple[str, str] | None = None


def slip(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A slip, told kindly: the reason, the words that hit, one way to mend it, what is at stake."""
    slips: Sequence[Mapping[str, Any]] = notice.args["slips"]  # type: ignore[assignment]
    allowed, counted = _number(notice, "allowed"), _number(notice, "counted")
    grace, stake = _number(notice, "grace"), sum(abs(int(one["at_stake"])) for one in slips)
    parts: list[str | ui.Item[Any] | None] = [reader.say("nudge.slip-title", slips=len(slips))]
    shown = slips[:_SHOWN]
    for one in shown:
        link = jump(notice.guild, int(one["channel"]), int(one["message"]))
        where = reader.say("nudge.slip-message", link=link, channel=f"<#{one['channel']}>")
        repair = reader.say("nudge.slip-repair", repair=_repair(reader, one["rules"][0]))
        parts.append(lines([where, *(_told(reader, one, rule, scene) for rule in one["rules"]), repair]))
        if len(shown) > 1:
            parts.append(ui.ActionRow(*_slip_buttons(reader, notice, one)))
    if len(slips) > len(shown):
        parts.append(reader.say("nudge.slip-more", more=len(slips) - len(shown)))
    if grace:
        # The grace begins when this is told, which is now.
        until = scene.now + timedelta(seconds=grace)
        parts.append(reader.say("nudge.slip-grace", **moment("until", until)))
    key = "nudge.slip-gentle" if not allowed else "nudge.slip-strict" if allowed == 1 else "nudge.slip-counts"
    number = min(counted + len(slips), allowed) if allowed else 0
    parts.append(reader.say(key, stake=stake, number=number, allowed=allowed))
    parts += [reader.say("nudge.slip-automatic"), _where(reader, notice, scene)]
    buttons = _slip_buttons(reader, notice, shown[0]) if len(shown) == 1 else []
    return card(*parts, buttons=buttons, tone=WARM)


def _slip_buttons(reader: Reader, notice: Notice, one: Mapping[str, Any]) -> list[ui.Item[Any]]:
    place = (notice.guild, int(one["channel"]), int(one["message"]))
    return [
        button(reader.say("button.why"), "why", *place, row=notice.id, style=Style.primary),
        button(reader.say("button.appeal"), "appeal", int(one["slip"])),
        goto(reader.say("button.message"), jump(*place)),
    ]


def _told(reader: Reader, one: Mapping[str, Any], rule: Mapping[str, Any], scene: Scene) -> str:
    spans = [(str(e["part"]), int(e["start"]), int(e["end"])) for e in rule.get("evidence", ())]
    widest = [a for a in spans if not any(b != a and _within(a, b) for b in spans)]
    found = [scene.words.get((int(one["message"]), *span)) for span in dict.fromkeys(widest)]
    telling = [text for text in dict.fromkeys(found) if text]
    telling = [text for text in telling if len(text) > 4] or telling  # "I" and "this" tell nobody anything
    words = [quoted(text) for text in telling]
    reason = reader.say(f"rule.{rule['rule']}")
    return f"{reason}: {' '.join(words[:3])}" if words else f"{reason}."


def _within(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return a[0] == b[0] and b[1] <= a[1] and a[2] <= b[2]


def _repair(reader: Reader, rule: Mapping[str, Any]) -> str:
    advice = rule.get("advice") or {}
    key = str(advice.get("key", ""))
    if reader.texts.has(key):
        return reader.advice(Advice(key, advice.get("args") or {}))
    return reader.say(f"repair.{rule['rule']}")


def repaired(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """Mended in time: thank you."""
    place = (notice.guild, _number(notice, "channel"), _number(notice, "message"))
    return card(
        reader.say("nudge.repaired-title"),
        reader.say("nudge.repaired-body", link=jump(*place)),
        _where(reader, notice, scene),
        buttons=[button(reader.say("button.status"), "status", notice.guild, row=notice.id)],
        tone=GOOD,
    )


def quiet(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """Nothing said for a while: one question that nobody has answered yet (the first one given)."""
    questions: Sequence[Mapping[str, Any]] = notice.args["questions"]  # type: ignore[assignment]
    one = questions[0]
    link = jump(notice.guild, int(one["channel"]), int(one["message"]))
    return card(
        reader.say("nudge.quiet-title"),
        reader.say("nudge.quiet-body", link=link, channel=f"<#{one['channel']}>"),
        _where(reader, notice, scene),
        buttons=[
            goto(reader.say("button.question"), link),
            button(reader.say("button.status"), "status", notice.guild, row=notice.id),
        ],
    )


def halfway(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """Halfway, with what was reached so far."""
    told = Recap(**{name: notice.args[name] for name in Recap.__slots__ if name in notice.args})  # type: ignore[arg-type]
    return card(
        reader.say("nudge.halfway-title"),
        reader.say("nudge.halfway-body", **moment("end", _number(notice, "ends"))),
        cards.recap_lines(reader, told, running=True),
        _where(reader, notice, scene),
        buttons=[button(reader.say("button.status"), "status", notice.guild, row=notice.id)],
    )


def recap(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """The recap, private; edited once when all is counted."""
    channel = _number(notice, "place") or None
    return cards.recap(reader, notice.args, notice.guild, scene.server, channel, notice.id)


def appeal_answer(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """What the moderators said."""
    place = (notice.guild, _number(notice, "channel"), _number(notice, "message"))
    points = _number(notice, "points")
    kind = notice.kind
    return card(
        reader.say(f"{kind}-title"),
        reader.say(f"{kind}-body", link=jump(*place), points=points),
        _where(reader, notice, scene),
        buttons=[button(reader.say("button.status"), "status", notice.guild, row=notice.id)],
        tone=GOOD if kind == "appeal.accepted" else CALM,
    )


def appeal_queue(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """One appeal for the moderators: who, where, which rules; a link, never the text."""
    rules: Sequence[str] = notice.args["rules"]  # type: ignore[assignment]
    appeal, member = _number(notice, "appeal"), _number(notice, "member")
    place = (notice.guild, _number(notice, "channel"), _number(notice, "message"))
    return card(
        reader.say("appeal.queue-title"),
        reader.say("appeal.queue-body", member=f"<@{member}>", link=jump(*place), channel=f"<#{place[1]}>"),
        "\n".join(f"- {reader.say(f'rule.{rule}')}" for rule in rules),
        buttons=[
            button(reader.say("button.accept"), "decide", appeal, 1, row=notice.id, style=Style.success),
            button(reader.say("button.keep"), "decide", appeal, 0, row=notice.id),
            goto(reader.say("button.message"), jump(*place)),
        ],
        tone=WARM,
    )


def appeal_moved(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """What stands in a queue that was given up."""
    place = (notice.guild, _number(notice, "channel"), _number(notice, "message"))
    return card(
        reader.say("appeal.moved", queue=f"<#{_number(notice, 'queue')}>"),
        buttons=[goto(reader.say("button.message"), jump(*place))],
        tone=CALM,
    )


def appeal_withdrawn(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """What is left of an appeal whose half hour was forgotten: nothing to press, and nobody named."""
    return card(reader.say("appeal.withdrawn"), tone=CALM)


def round_start(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A round begins: joining is still one click away."""
    number, started = _number(notice, "round"), _number(notice, "started")
    return card(
        reader.say("round.start-title"),
        reader.say("round.start-body", started=started),
        *([reader.say("round.start-waiting")] if started < _number(notice, "joined") else []),
        reader.say("round.start-ends", **moment("end", _number(notice, "ends"))),
        buttons=[button(reader.say("button.join"), "join", number, row=notice.id, style=Style.success)],
        tone=GOOD,
    )


def round_recap(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A round is over: numbers only, nobody named."""
    numbers = {name: _number(notice, name) for name in ("started", "finished", "met")}
    return card(
        reader.say("round.recap-title"),
        reader.say("round.recap-body", **numbers) if numbers["started"] else reader.say("round.recap-nobody"),
        buttons=[button(reader.say("button.start"), "start", row=notice.id)],
        tone=GOOD,
    )


def dare_expired(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A dare that nobody answered."""
    return card(
        reader.say("dare.expired-body", challenger=f"<@{_number(notice, 'challenger')}>"),
        buttons=[button(reader.say("button.start"), "start", row=notice.id)],
        tone=QUIET,
    )


def dare_told(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A dare, for whoever asked to be told of one; it is answered where it stands."""
    place = (notice.guild, _number(notice, "channel"), _number(notice, "message"))
    challenger, minutes = f"<@{_number(notice, 'challenger')}>", _number(notice, "minutes")
    return card(
        reader.say("dare.title"),
        reader.say("dare.told", challenger=challenger, minutes=minutes),
        reader.say("dare.told-expires", **moment("expires", _number(notice, "expires"))),
        _where(reader, notice, scene),
        buttons=[goto(reader.say("button.dare"), jump(*place))],
        tone=WARM,
    )


def board(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A period's leaderboard."""
    assert isinstance(notice.payload, Posting)
    return _board.post(reader, notice.payload, scene.picture, notice.id)


def board_trouble(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A board cannot be posted: said once, to those who can mend it."""
    every, trouble = str(notice.args["every"]), str(notice.args["trouble"])
    where = f"<#{_number(notice, 'where')}>"
    return card(
        reader.say("board.trouble-title"),
        reader.say(
            f"board.trouble-{trouble}",
            every=reader.say(f"every.{every}"),
            boards=_number(notice, "boards") or 1,
            where=where,
        ),
        buttons=[button(reader.say("button.try-again"), "try.again", row=notice.id)],
        tone=WARM,
    )


def reward_trouble(reader: Reader, notice: Notice, scene: Scene) -> Card:
    """A role cannot be given: said once, in plain words."""
    told = _schedule.trouble(reader, str(notice.args["trouble"]), f"<@&{_number(notice, 'role')}>")
    return card(
        reader.say("rewards.trouble-title"),
        told,
        buttons=[button(reader.say("button.try-again"), "try.again", row=notice.id)],
        tone=WARM,
    )


KINDS: dict[str, Callable[[Reader, Notice, Scene], Card]] = {
    "nudge.slip": slip,
    "nudge.repaired": repaired,
    "nudge.quiet": quiet,
    "nudge.halfway": halfway,
    "recap": recap,
    "appeal.queue": appeal_queue,
    "appeal.moved": appeal_moved,
    "appeal.withdrawn": appeal_withdrawn,
    "appeal.accepted": appeal_answer,
    "appeal.kept": appeal_answer,
    "round.start": round_start,
    "round.recap": round_recap,
    "dare.expired": dare_expired,
    "dare.told": dare_told,
    "board": board,
    "board.trouble": board_trouble,
    "reward.trouble": reward_trouble,
}


def _where(reader: Reader, notice: Notice, scene: Scene) -> str | None:
    place = _number(notice, "place") or _number(notice, "channel")
    if not scene.server or not place:
        return f"-# {plain(scene.server)}" if scene.server else None
    return reader.say("nudge.where", place=f"<#{place}>", server=plain(scene.server))


def _number(notice: Notice, name: str) -> int:
    value = notice.args.get(name, 0)
    return int(value) if isinstance(value, int | float) else 0
