"""The gate on rules and verbs: every line and branch that no test walks is named."""

import pytest

from tools import coverage_gate

SEEN = {
    "src/followthrough/conversations/turns.py": {
        "missing_lines": [7],
        "missing_branches": [[3, 5], [4, -1]],
    },
    "src/followthrough/followups/day.py": {"missing_lines": [], "missing_branches": []},
}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("src/followthrough/followups/*.py", []),
        (
            "src/followthrough/*/turns.py",
            ["src/followthrough/conversations/turns.py: 7, 3->5, 4->-1"],
        ),
        ("src/followthrough/*/gone.py", ["src/followthrough/*/gone.py: names no file"]),
    ],
)
def test_gaps_names_what_is_missing(pattern: str, found: list[str]) -> None:
    assert list(coverage_gate.gaps(SEEN, [pattern])) == found
