"""The size check: it finds what is too long, and exceptions that are no longer needed."""

import ast
from pathlib import Path

import pytest

from tools import check_sizes


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def function(lines: int, name: str = "tell") -> str:
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("src/followthrough/web/today.py", 400),
        ("dev.py", 400),
        ("tests/web/test_today.py", 600),
        ("src/followthrough/web/templates/people/person.html", 120),
        ("src/followthrough/web/static/parts/row.css", 400),
        ("src/followthrough/web/static/keys.js", 400),
        ("tests/golden/page.html", None),
        ("src/followthrough/sorting/vocabulary/titles.toml", None),
    ],
)
def test_each_kind_of_file_has_its_limit(name: str, limit: int | None) -> None:
    assert check_sizes.file_limit(Path(name)) == limit


@pytest.mark.parametrize(
    ("name", "lines", "found"),
    [
        ("src/a.py", 400, []),
        ("src/a.py", 401, ["src/a.py: 401 lines, at most 400"]),
        ("tests/a.py", 601, ["tests/a.py: 601 lines, at most 600"]),
        ("src/templates/a/b.html", 121, ["src/templates/a/b.html: 121 lines, at most 120"]),
        ("src/migrations/0001_first.py", 900, []),
    ],
)
def test_a_long_file_is_found(tmp_path: Path, name: str, lines: int, found: list[str]) -> None:
    write(tmp_path, name, "x = 1\n" * lines)
    assert check_sizes.problems(tmp_path) == found


def test_a_long_function_is_found_by_its_full_name(tmp_path: Path) -> None:
    body = "".join(f"    {line}\n" for line in function(41).splitlines())
    write(tmp_path, "src/a.py", f"class Person:\n{body}\n{function(40, name='short')}")
    assert check_sizes.problems(tmp_path) == ["src/a.py::Person.tell: 41 lines, at most 40"]


def test_a_function_within_a_function_is_measured_too() -> None:
    tree = ast.parse("def outer():\n    if True:\n        def inner():\n            pass\n")
    assert list(check_sizes.functions(tree)) == [("outer", 4), ("outer.inner", 2)]


@pytest.mark.parametrize(
    ("exception", "lines", "found"),
    [
        ('{ lines = 450, reason = "one table" }', 450, []),
        (
            '{ lines = 450, reason = "one table" }',
            451,
            ["src/a.py: 451 lines, at most 450"],
        ),
        (
            '{ lines = 450, reason = "one table" }',
            399,
            ["src/a.py: its exception in pyproject.toml is no longer needed, take it out"],
        ),
        (
            "{ lines = 450 }",
            450,
            ["src/a.py: its exception in pyproject.toml gives no reason"],
        ),
    ],
)
def test_an_exception_needs_a_reason_and_an_end(
    tmp_path: Path, exception: str, lines: int, found: list[str]
) -> None:
    write(tmp_path, "pyproject.toml", f'[tool.followthrough.sizes]\n"src/a.py" = {exception}\n')
    write(tmp_path, "src/a.py", "x = 1\n" * lines)
    assert check_sizes.problems(tmp_path) == found
