"""A pytest plug-in: ``--refresh-golden`` writes expected results anew, to be read in the diff."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that ``make golden`` uses."""
    parser.addoption("--refresh-golden", action="store_true", help="write expected results anew")


@pytest.fixture
def is_refreshing(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written instead of compared."""
    return bool(request.config.getoption("--refresh-golden"))
