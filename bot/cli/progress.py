"""A progress bar over lines: on a terminal only, with its end known where the source is a file."""

import os
import stat
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

STEP = 200
"""Lines between two updates: the bar must not cost what it measures."""


def watched(source: Iterable[bytes], errors: Console) -> Iterator[bytes]:
    """The lines of `source`, with a bar on a terminal that is not itself the source."""
    if not errors.is_terminal or getattr(source, "isatty", bool)():
        yield from source
        return
    size = _size(source)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as progress:
        task = progress.add_task("", total=size)
        done = 0
        for number, line in enumerate(source):
            done += len(line)
            if number % STEP == 0:
                progress.update(task, completed=done, description=f"{number}")
            yield line


def _size(source: Iterable[bytes]) -> int | None:
    """Bytes of a plain file; None for a pipe, whose end nobody knows."""
    try:
        status = os.fstat(source.fileno())  # type: ignore[attr-defined]  # a file; else it is said below
    except (AttributeError, OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
