"""What a board's post shows: standings, deeds and today's names, without those who left or hide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.board import MOST_ROWS, DeedName, Row, worth_naming
from bot.core.leaderboard import BoardKind, Standing
from bot.core.names import cut
from bot.core.posting import Highlight, Posting, mark_of
from bot.storage import boards, deeds, standings
from bot.storage.boards import Board
from bot.storage.database import Database, Transaction
from bot.storage.posts import Post
from bot.usecases.hand import Hand

LATE = timedelta(minutes=10)
"""A post that comes later than this says so."""
NAMED = 3
"""Members named for one highlight; who shares the place beyond them is counted."""
_LETTERS = 32


@dataclass(frozen=True, slots=True)
class GatherBoard:
    """Reads a post's board as it stands now."""

    database: Database
    hand: Hand

    async def __call__(self, post: Post, now: datetime) -> Posting:
        """Members found gone are hidden on the way, until everybody named is there."""
        while True:
            async with self.database.read() as connection:
                found = {kind: await _top(connection, post, kind) for kind in post.style.kinds}
                firsts = {kind: [one for one in top if one.rank == 1] for kind, (top, _) in found.items()}
                main, people = found[post.style.kinds[0]]
                cut = await _cut(connection, post, main)
                listed = sorted({one.member for one in main} | {o.member for f in firsts.values() for o in f})
                did = await deeds.of_members(
                    connection, post.guild, post.period, post.first, post.last, listed
                )
            names = await self.hand.present(post.guild, listed)
            gone = [member for member in listed if member not in names]
            if not gone:
                return self._shown(post, now, main, (people, cut), firsts, did, names)
            async with self.database.write() as connection:
                for member in gone:
                    await standings.hide(connection, post.guild, member, "gone")

    def _shown(
        self,
        post: Post,
        now: datetime,
        main: Sequence[Standing],
        counted: tuple[int, int],
        firsts: Mapping[BoardKind, Sequence[Standing]],
        did: Mapping[int, Mapping[DeedName, int]],
        names: Mapping[int, str],
    ) -> Posting:
        style, kind = post.style, post.style.kinds[0]
        late = post.late if post.message is not None else now - post.due_at > LATE
        others = [
            other
            for other in style.kinds[1:]
            if firsts[other] and firsts[other][0].value >= worth_telling(other)
        ]
        badges = {one.member: other for other in reversed(others) for one in firsts[other][:NAMED]}
        rows = [
            Row(
                one.rank,
                cut(names[one.member], _LETTERS),
                one.value,
                worth_naming(did.get(one.member, {}), kind if style.numbers else None),
                badges.get(one.member, "") if style.numbers else "",
            )
            for one in main
        ]
        if not style.numbers:
            rows.sort(key=lambda row: row.name.casefold())
        highlights = tuple(
            Highlight(
                other,
                firsts[other][0].value,
                tuple(cut(names[one.member], _LETTERS) for one in firsts[other][:NAMED]),
                max(len(firsts[other]) - NAMED, 0),
            )
            for other in others
        )
        shown = [
            (one.rank, one.member, one.value, sorted(did.get(one.member, {}).items()), badges.get(one.member))
            for one in main
        ]
        first = [(other, one.member, one.value) for other in others for one in firsts[other]]
        return Posting(
            every=post.every,
            first=post.first,
            last=post.last,
            style=style,
            rows=tuple(rows),
            highlights=highlights,
            people=counted[0],
            cut=counted[1],
            late=late,
            missed=post.missed,
            mark=mark_of([shown, first, counted, style, late, post.missed]),
        )


def worth_telling(kind: BoardKind) -> int:
    """The least value that makes a first place: one day is no streak yet."""
    return 2 if kind == "streak" else 1


async def _top(connection: Transaction, post: Post, kind: BoardKind) -> tuple[list[Standing], int]:
    """The first page of a kind, further where a tie would be cut; and how many members are on all of it."""
    board = Board(post.guild, post.period, kind, post.before)
    page = await boards.page(connection, board)
    top, number = list(page.standings), 1
    while top and top[-1].tied and len(top) < MOST_ROWS:
        number += 1
        more = (await boards.page(connection, board, number)).standings
        shared = [one for one in more if one.rank == top[-1].rank]
        top += shared
        if not shared or len(shared) < len(more):
            break
    return top[:MOST_ROWS], page.members


async def _cut(connection: Transaction, post: Post, top: Sequence[Standing]) -> int:
    """How many more stand where the list ends; a list that is not full was not cut."""
    if len(top) < MOST_ROWS:
        return 0
    board = Board(post.guild, post.period, post.style.kinds[0], post.before)
    same = sum(one.value == top[-1].value for one in top)
    return max(await deeds.sharing(connection, board, top[-1].value) - same, 0)
