"""The check of captures against Discord's description: what fits in form fits, and nothing else does."""

from typing import Any

import pytest

from tests.conftest import ABSENT_DATA
from tests.wire.check_captures import checker, violations

MIRA, JONAS, LOUNGE = "1150000000000000001", "1150000000000000002", "1150000000000000003"


@pytest.fixture(autouse=True)
def described() -> None:
    if checker() is None:
        pytest.skip(f"{ABSENT_DATA}: discord/openapi.json")


def said(text: object, users: list[str], channel: str = LOUNGE, method: str = "POST") -> dict[str, Any]:
    body = {"content": text, "allowed_mentions": {"parse": [], "users": users}}
    return {"method": method, "path": f"/api/v10/channels/{channel}/messages", "body": body}


def test_what_differs_in_ids_alone_fits_as_well() -> None:
    assert violations([said("hi", [MIRA, JONAS]), said("hi", [JONAS, MIRA], channel=MIRA)]) == []


def test_ids_that_were_apart_must_stay_apart() -> None:
    assert violations([said("hi", [MIRA, JONAS])]) == []
    (wrong,) = violations([said("hi", [MIRA, MIRA])])
    assert "non-unique" in wrong


def test_what_does_not_fit_is_told_each_time() -> None:
    assert violations([said("hi", [])]) == []
    assert len(violations([said(7.5, []), said(7.5, [])])) == 2
    assert len(violations([said("hi", [f"0{MIRA[1:]}x"])])) == 1


def test_another_operation_is_looked_at_anew() -> None:
    assert violations([said("hi", [])]) == []
    (wrong,) = violations([said("hi", [], method="PUT")])
    assert "no such operation" in wrong
