"""Discord's ids tell when a thing was made."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def moment_of(id: int) -> datetime:
    """When the thing with this id was made, to the millisecond."""
    return _EPOCH + timedelta(milliseconds=id >> 22)


def id_at(moment: datetime, number: int = 0) -> int:
    """An id made at `moment`; `number` (below 2**22) tells ids of one millisecond apart."""
    return (moment - _EPOCH) // timedelta(milliseconds=1) << 22 | number
