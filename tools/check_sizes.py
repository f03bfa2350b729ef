"""Check that each function, file, template and style sheet can be read in one go."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.settings import ROOT, ours

FUNCTION = 40
FILES = (  # the first pattern that fits decides
    ("tests/**/*.py", 600),
    ("**/*.py", 400),
    ("**/templates/**/*.html", 120),
    ("**/*.css", 400),
    ("**/*.js", 400),
)
FOLDERS = ("src", "tests", "tools", "benchmarks")
GENERATED = ("migrations", "node_modules", "__pycache__")


class Measured(NamedTuple):
    """One thing with a length, and how long it may be."""

    name: str
    lines: int
    limit: int


def problems(root: Path) -> list[str]:
    """Everything that is too long, and every exception that nobody needs any more."""
    allowed = ours(root, "sizes")
    measured = {thing.name: thing for path in files(root) for thing in measure(path, root)}
    found = [
        f"{thing.name}: {thing.lines} lines, at most {limit_of(thing, allowed)}"
        for thing in measured.values()
        if thing.lines > limit_of(thing, allowed)
    ]
    stale = [
        f"{name}: its exception in pyproject.toml is no longer needed, take it out"
        for name in allowed
        if name not in measured or measured[name].lines <= measured[name].limit
    ]
    unreasoned = [
        f"{name}: its exception in pyproject.toml gives no reason"
        for name, exception in allowed.items()
        if not exception.get("reason")
    ]
    return sorted(found + stale + unreasoned)


def limit_of(thing: Measured, allowed: dict[str, dict[str, int]]) -> int:
    """The usual limit, or the one that an exception with a reason sets."""
    return allowed.get(thing.name, {}).get("lines", thing.limit)


def files(root: Path) -> Iterator[Path]:
    """Every file of ours that somebody writes by hand."""
    yield from root.glob("*.py")
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not set(GENERATED) & set(path.parts):
                yield path


def measure(path: Path, root: Path) -> Iterator[Measured]:
    """The file itself, and each function in it when it is Python."""
    name = path.relative_to(root).as_posix()
    limit = file_limit(Path(name))
    if limit is None:
        return
    text = path.read_text("utf-8")
    yield Measured(name, len(text.splitlines()), limit)
    if path.suffix == ".py":
        for function, lines in functions(ast.parse(text)):
            yield Measured(f"{name}::{function}", lines, FUNCTION)


def file_limit(relative: Path) -> int | None:
    """How many lines this kind of file may have; none for kinds we do not measure."""
    for pattern, limit in FILES:
        folder, _, suffix = pattern.partition("**/")
        parts = suffix.split("**/")
        named = relative.match(parts[-1])
        placed = all(part.strip("/") in relative.parts for part in (folder, *parts[:-1]) if part)
        if named and placed:
            return limit
    return None


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, int]]:
    """Each function by its dotted name, with its number of lines from `def` to the end."""
    for node in ast.iter_child_nodes(tree):
        name = within
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{within}.{node.name}".lstrip(".")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield name, (node.end_lineno or node.lineno) - node.lineno + 1
        yield from functions(node, name)


if __name__ == "__main__":
    found = problems(ROOT)
    print("\n".join(found))
    sys.exit(bool(found))
