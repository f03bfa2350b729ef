"""A pytest plug-in: tests marked `browser` are skipped, with the way to get one, where none is."""

import pytest

from tools.chromium import HOW, chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Look for a browser only when a test that wants one was collected."""
    wanting = [item for item in items if item.get_closest_marker("browser")]
    if wanting and chromium() is None:
        for item in wanting:
            item.add_marker(pytest.mark.skip(reason=f"No Chromium was found. {HOW}"))
