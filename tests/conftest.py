"""What holds for every test: on the gate's machine nothing may skip, save for absent data sets."""

import os
from collections.abc import Generator

import pytest

ABSENT_DATA = "shared data set absent"
"""A skip for this reason is allowed everywhere: the data sets lie beside the project, not in it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where HALFHOUR_NO_SKIP is set."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("HALFHOUR_NO_SKIP"):
        reason = str(report.longrepr)
        if ABSENT_DATA not in reason:
            report.outcome = "failed"
            report.longrepr = f"Nothing may skip here: {reason}"
    return report
