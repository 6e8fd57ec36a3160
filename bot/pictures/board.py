"""The leaderboard as a picture: a podium and rows; or, with numbers off, names and deeds as equals."""

from collections.abc import Sequence

from bot.core.board import Board, Row, deed_lines
from bot.core.names import cut, tidy
from bot.pictures.canvas import MARGIN, WIDTH, Canvas
from bot.pictures.fonts import Fonts
from bot.pictures.look import LOOKS, LookName, mix
from bot.pictures.words import Words

_HEAD = 196
_FOOT = 92
_INNER = WIDTH - 2 * MARGIN
_PODIUM = 472
_STEPS = (204, 164, 132)
_ONE_COLUMN = 10
"""With more people than this the rows stand in two columns."""


def render_board(board: Board, fonts: Fonts, words: Words, look: LookName = "evening") -> bytes:
    """The board as PNG bytes, 1080 pixels wide; takes some tens of milliseconds, so call it in a thread."""
    if not board.rows:
        return _nobody(board, fonts, words, look)
    if not board.numbers:
        return _equals(board, fonts, words, look)
    top, rest = board.rows[:3], board.rows[3:]
    columns = 2 if len(board.rows) > _ONE_COLUMN else 1
    height, gap = (84, 12) if columns == 1 else (78, 10)
    lines = -(-len(rest) // columns)
    below = lines * (height + gap) + 20 if rest else 0
    canvas = Canvas(fonts, LOOKS[look], _HEAD + _PODIUM + below + _FOOT)
    _head(canvas, board, words)
    _podium(canvas, board, top, words)
    width = (_INNER - 20 * (columns - 1)) / columns
    for at, row in enumerate(rest):
        column, line = divmod(at, lines)
        x, y = MARGIN + column * (width + 20), _HEAD + _PODIUM + 20 + line * (height + gap)
        _row(canvas, board, row, words, (x, y, width, height), columns == 1)
    _foot(canvas, words)
    return canvas.png()


def _head(canvas: Canvas, board: Board, words: Words) -> None:
    canvas.dial(MARGIN + 46, 104, 46)
    left, room = MARGIN + 120, _INNER - 120
    canvas.text(left, 104, words.get(f"picture.board.title.{board.kind}"), 54, "title", canvas.look.ink, room)
    canvas.text(left, 146, tidy(words.subtitle(board)), 27, "plain", canvas.look.muted, room)


def _foot(canvas: Canvas, words: Words) -> None:
    thanks = words.get("picture.board.thanks")
    canvas.text(WIDTH / 2, canvas.height - 38, thanks, 26, "title", canvas.look.muted, _INNER, "middle")


def name_of(canvas: Canvas, row: Row, words: Words, size: int, room: float) -> str:
    """The name to show, cut so that its badge stands whole; one with nothing to show is "somebody"."""
    name = tidy(row.name) or words.get("picture.board.somebody")
    if not row.badge:
        return name
    sign = words.get(f"badge.{row.badge}.sign")
    shown = f"{name} {sign}"
    for most in range(40, 1, -1):
        if canvas.measure(shown, size, "strong") <= room:
            break
        shown = f"{cut(name, most)} {sign}"
    return shown


def _deeds(canvas: Canvas, row: Row, board: Board, words: Words, size: int, room: float) -> str:
    """As many of the row's deeds as stand whole in the room."""
    told = [words.say(advice) for advice in deed_lines(row, board.numbers)]
    while len(told) > 1 and canvas.measure(" · ".join(told), size) > room:
        told.pop()
    return " · ".join(told)


def _podium(canvas: Canvas, board: Board, top: Sequence[Row], words: Words) -> None:
    width, gap = (_INNER - 40) / 3, 20
    order = {1: (0,), 2: (0, 1), 3: (1, 0, 2)}[len(top)]
    left = WIDTH / 2 - (len(order) * width + (len(order) - 1) * gap) / 2
    floor = _HEAD + _PODIUM
    for place, at in enumerate(order):
        row = top[at]
        step = min(row.rank, 3) - 1
        colour = canvas.look.ranks[step]
        x, middle = left + place * (width + gap), left + place * (width + gap) + width / 2
        height = _STEPS[step]
        roof = floor - height
        deep, pale = mix(colour, canvas.look.panel, 0.62), mix(colour, canvas.look.panel, 0.3)
        canvas.box(x, roof, width, height, deep, 26, fade=pale)
        canvas.text(middle, roof + 74, str(row.rank), 62, "title", anchor="middle")
        value = words.get(f"picture.board.value.{board.kind}", count=row.value)
        canvas.text(middle, roof + 110, value, 27, "strong", canvas.look.ink, width - 24, "middle")
        radius = 58 if step == 0 else 48
        canvas.monogram(middle, roof - 102 - radius, radius, row.name, colour)
        name = name_of(canvas, row, words, 33, width - 8)
        canvas.text(middle, roof - 52, name, 33, "strong", None, width - 8, "middle")
        deeds = _deeds(canvas, row, board, words, 23, width - 4)
        canvas.text(middle, roof - 18, deeds, 23, "plain", canvas.look.muted, width - 4, "middle")


def _row(
    canvas: Canvas,
    board: Board,
    row: Row,
    words: Words,
    box: tuple[float, float, float, float],
    roomy: bool,
) -> None:
    x, y, width, height = box
    look = canvas.look
    canvas.frame(x, y, width, height, look.panel, look.accent if row.asker else look.line, 22)
    middle = y + height / 2
    rank, disc, text, small = (50, 114, 160, 21) if roomy else (42, 98, 138, 20)
    canvas.text(x + rank, middle + 10, str(row.rank), 29, "title", look.muted, anchor="middle")
    canvas.monogram(x + disc, middle, 27, row.name)
    value = (
        words.get(f"picture.board.value.{board.kind}", count=row.value) if roomy else words.number(row.value)
    )
    right = x + width - (28 if roomy else 22)
    taken = canvas.text(right, middle + 10, value, 28, "strong", None, 260, "right")
    room = right - taken - 12 - (x + text)
    deeds = _deeds(canvas, row, board, words, small, room)
    name = name_of(canvas, row, words, 28, room)
    canvas.text(x + text, middle + (-5 if deeds else 10), name, 28, "strong", None, room)
    if deeds:
        canvas.text(x + text, middle + 27, deeds, small, "plain", look.muted, room)


def _equals(board: Board, fonts: Fonts, words: Words, look: LookName) -> bytes:
    """Names and deeds, nobody above anybody: no ranks, no values, no podium."""
    columns = 1 if len(board.rows) <= 3 else 2
    height, gap = 104, 16
    lines = -(-len(board.rows) // columns)
    canvas = Canvas(fonts, LOOKS[look], _HEAD + lines * (height + gap) + _FOOT)
    _head(canvas, board, words)
    width = (_INNER - gap * (columns - 1)) / columns
    for at, row in enumerate(board.rows):
        line, column = divmod(at, columns)
        x, y = MARGIN + column * (width + gap), _HEAD + line * (height + gap)
        edge = canvas.look.accent if row.asker else canvas.look.line
        canvas.frame(x, y, width, height, canvas.look.panel, edge, 26)
        canvas.monogram(x + 60, y + height / 2, 34, row.name)
        room = width - 118 - 24
        deeds = _deeds(canvas, row, board, words, 23, room)
        middle = y + height / 2
        name = name_of(canvas, row, words, 31, room)
        canvas.text(x + 118, middle + (-5 if deeds else 11), name, 31, "strong", None, room)
        if deeds:
            canvas.text(x + 118, middle + 30, deeds, 23, "plain", canvas.look.muted, room)
    _foot(canvas, words)
    return canvas.png()


def _nobody(board: Board, fonts: Fonts, words: Words, look: LookName) -> bytes:
    canvas = Canvas(fonts, LOOKS[look], _HEAD + 260)
    _head(canvas, board, words)
    canvas.frame(MARGIN, _HEAD, _INNER, 200, canvas.look.panel, canvas.look.line)
    middle = WIDTH / 2
    canvas.text(
        middle, _HEAD + 92, words.get("picture.board.nobody"), 36, "title", None, _INNER - 60, "middle"
    )
    canvas.text(
        middle,
        _HEAD + 140,
        words.get("picture.board.nobody.hint"),
        26,
        "plain",
        canvas.look.muted,
        _INNER - 60,
        "middle",
    )
    return canvas.png()
