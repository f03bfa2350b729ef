"""Check that the faces only translate, and that nobody catches what they do not understand."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.settings import ROOT, ours

HOUSE = "src/followthrough"
FACES = ("web", "cli", "api", "mcp")
NOT_IN_A_FACE = {
    "filter": "ask a query of the room that owns it",
    "save": "call the verb of the room that owns it",
}
BROAD = ("Exception", "BaseException")


def problems(root: Path) -> list[str]:
    """Each rule in a face, and each catch-all outside the outermost doors."""
    settings = ours(root, "faces")
    may_query = set(settings.get("may_query", ()))
    doors = set(settings.get("may_catch_everything", ()))
    found = [line for path, name in faces(root) if name not in may_query for line in rules(path)]
    found += [line for path, name in house(root) if name not in doors for line in catches(path)]
    missing = (may_query | doors) - {name for _, name in house(root)}
    return [*found, *(f"{name}: named in pyproject.toml, but gone" for name in sorted(missing))]


def house(root: Path) -> Iterator[tuple[Path, str]]:
    """Every Python file of the product, with its name as pyproject.toml would write it."""
    for path in sorted((root / HOUSE).rglob("*.py")):
        yield path, path.relative_to(root).as_posix()


def faces(root: Path) -> Iterator[tuple[Path, str]]:
    """Only the files of the faces."""
    for path, name in house(root):
        if path.relative_to(root / HOUSE).parts[0] in FACES:
            yield path, name


def rules(path: Path) -> Iterator[str]:
    """Each `.filter(` and `.save(` of one file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            word = node.func.attr
            if word in NOT_IN_A_FACE:
                yield f"{path}:{node.lineno}: .{word}( in a face: {NOT_IN_A_FACE[word]}"


def catches(path: Path) -> Iterator[str]:
    """Each `except` of one file that takes everything."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler) and is_broad(node.type):
            yield f"{path}:{node.lineno}: catches everything: name the exception"


def is_broad(caught: ast.expr | None) -> bool:
    """A bare except, or one that names the root of all exceptions."""
    if isinstance(caught, ast.Tuple):
        return any(is_broad(one) for one in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in BROAD)


if __name__ == "__main__":
    found = problems(ROOT)
    print("\n".join(found))
    sys.exit(bool(found))
