"""What the product imports is what an installation without our tools brings."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tools.settings import ROOT


def plain(name: str) -> str:
    """The one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def wished() -> set[str]:
    """The packages that requirements/run.in asks for by name."""
    lines = (ROOT / "requirements" / "run.in").read_text().splitlines()
    return {plain(re.split(r"[\[<>=;\s]", line)[0]) for line in lines if line.strip()}


def imported(path: Path) -> Iterator[str]:
    """The outermost name of everything that one file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_import_of_the_product_is_asked_for_by_name() -> None:
    sources = (ROOT / "src").rglob("*.py")
    names = {name: path for path in sources for name in imported(path)}
    foreign = {name for name in names if name not in {*sys.stdlib_module_names, "followthrough"}}
    bring = packages_distributions()
    unasked = {
        name: names[name].relative_to(ROOT).as_posix()
        for name in foreign
        if not wished() & {plain(package) for package in bring.get(name, [])}
    }
    assert unasked == {}
