"""Reading the boards: one statement for a page, one for somebody's own place, both by index.

The statements are built once: building them would cost more than running them.
"""

from dataclasses import dataclass

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    and_,
    bindparam,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.leaderboard import AROUND, PAGE, STEP_BITS, STEP_LEVELS, BoardKind, Standing, ranked
from bot.storage.standings import STANDING, STEP
from bot.storage.tables.ledger import ON_BOARD

_GUILD: BindParameter[int] = bindparam("guild")
_MEMBER: BindParameter[int] = bindparam("member")
_VALUE: BindParameter[int] = bindparam("value")
_PERIOD: BindParameter[str] = bindparam("period")
_BEFORE: BindParameter[str] = bindparam("before")
_KIND: BindParameter[str] = bindparam("kind")


@dataclass(frozen=True, slots=True)
class Board:
    """Which board: of a server, for a period's key, of one kind; `before`: the period before ("improved")."""

    guild: int
    period: str
    kind: BoardKind
    before: str = ""

    def _binds(self) -> dict[str, object]:
        return {"guild": self.guild, "period": self.period, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class Page:
    """Some standings of a board, and how many members are on all of it."""

    standings: tuple[Standing, ...]
    members: int


_on = and_(
    STANDING.c.guild == _GUILD,
    STANDING.c.period == _PERIOD,
    STANDING.c.kind == _KIND,
    ON_BOARD,
)
"""The rows of the board's index."""
_at = and_(STEP.c.guild == _GUILD, STEP.c.period == _PERIOD, STEP.c.kind == _KIND)


def _sum(*where: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.coalesce(func.sum(STEP.c.members), 0)).where(_at, *where).scalar_subquery()


def _better(value: ColumnElement[int]) -> ColumnElement[int]:
    """How many shown members have more than `value`: a few sums of steps, whatever the size of the server."""
    more: ColumnElement[int] = literal(0)
    for level in range(STEP_LEVELS):
        step = value.op(">>")(STEP_BITS * level)
        where = [STEP.c.level == level, STEP.c.step > step]
        if level < STEP_LEVELS - 1:
            where.append(STEP.c.step <= step.op("|")((1 << STEP_BITS) - 1))
        more = more + _sum(*where)
    return more


_members = _sum(STEP.c.level == STEP_LEVELS - 1)
_same = _sum(STEP.c.level == 0, STEP.c.step == STANDING.c.value)
_rank = (_better(STANDING.c.value) + 1).label("rank")
_order = (STANDING.c.value.desc(), STANDING.c.member)

TOP = (
    select(STANDING.c.member, STANDING.c.value, _members.label("members"))
    .where(_on)
    .order_by(*_order)
    .limit(bindparam("rows", type_=Integer))
    .offset(bindparam("skip", type_=Integer))
)
OWN = select(STANDING.c.value, STANDING.c.shown, _rank, _same.label("same")).where(
    STANDING.c.guild == _GUILD,
    STANDING.c.member == _MEMBER,
    STANDING.c.period == _PERIOD,
    STANDING.c.kind == _KIND,
    STANDING.c.value > 0,
)
COUNT = select(_members)
BETTER = select(_better(_VALUE))

_up = (STANDING.c.value, STANDING.c.member.desc())
_near = [
    select(STANDING.c.member, STANDING.c.value, _rank, _same.label("same"))
    .where(_on, *where)
    .order_by(*order)
    .limit(AROUND)
    .subquery()
    for where, order in (
        ((STANDING.c.value > _VALUE,), _up),
        ((STANDING.c.value == _VALUE, STANDING.c.member < _MEMBER), _up),
        ((STANDING.c.value == _VALUE, STANDING.c.member > _MEMBER), _order),
        ((STANDING.c.value < _VALUE,), _order),
    )
]
AROUND_ME = union_all(*(select(part) for part in _near))


async def page(connection: AsyncConnection, board: Board, number: int = 1) -> Page:
    """Page `number` (from 1) of a board."""
    if board.kind == "improved":
        return await _improved(connection, board, number)
    skip = PAGE * (number - 1)
    rows = (await connection.execute(TOP, {**board._binds(), "rows": PAGE + 1, "skip": skip})).all()
    if not rows:
        return Page((), int((await connection.execute(COUNT, board._binds())).scalar_one()))
    first = 1
    if skip:
        better = await connection.execute(BETTER, {**board._binds(), "value": rows[0].value})
        first += int(better.scalar_one())
    found = ranked([(row.member, row.value) for row in rows], first, skip)
    return Page(found[:PAGE], int(rows[0].members))


async def own(connection: AsyncConnection, board: Board, member: int) -> Standing | None:
    """A member's own place, None without a value above zero; hidden members see where they would stand."""
    if board.kind == "improved":
        gains = await _gains(connection, board)
        return next((standing for standing in gains if standing.member == member), None)
    row = (await connection.execute(OWN, {**board._binds(), "member": member})).first()
    if row is None:
        return None
    return Standing(int(row.rank), member, row.value, int(row.same) > (1 if row.shown else 0))


async def around(connection: AsyncConnection, board: Board, me: Standing) -> tuple[Standing, ...]:
    """Oneself and up to two neighbours on either side, best first."""
    if board.kind == "improved":
        gains = await _gains(connection, board)
        at = next((index for index, standing in enumerate(gains) if standing.member == me.member), 0)
        return gains[max(at - AROUND, 0) : at + AROUND + 1]
    rows = await connection.execute(AROUND_ME, {**board._binds(), "member": me.member, "value": me.value})
    others = [Standing(int(row.rank), row.member, row.value, int(row.same) > 1) for row in rows]
    everybody = sorted([*others, me], key=lambda standing: (-standing.value, standing.member))
    at = everybody.index(me)
    return tuple(everybody[max(at - AROUND, 0) : at + AROUND + 1])


_now, _then = STANDING.alias("now"), STANDING.alias("then")
_gain = (_now.c.value - _then.c.value).label("gain")
GAINS = (
    select(_now.c.member, _gain)
    .join(
        _then,
        and_(
            _then.c.guild == _now.c.guild,
            _then.c.member == _now.c.member,
            _then.c.period == _BEFORE,
            _then.c.kind == "points",
        ),
    )
    .where(
        _now.c.guild == _GUILD,
        _now.c.period == _PERIOD,
        _now.c.kind == "points",
        _now.c.shown,
        _now.c.value > 0,
        _then.c.value > 0,
        _now.c.value > _then.c.value,
    )
    .order_by(_gain.desc(), _now.c.member)
)


async def _gains(connection: AsyncConnection, board: Board) -> tuple[Standing, ...]:
    """Everybody who took part in both periods and earned more in the later one."""
    rows = await connection.execute(
        GAINS, {"guild": board.guild, "period": board.period, "before": board.before}
    )
    return ranked([(row.member, row.gain) for row in rows])


async def _improved(connection: AsyncConnection, board: Board, number: int) -> Page:
    gains = await _gains(connection, board)
    return Page(gains[PAGE * (number - 1) : PAGE * number], len(gains))
