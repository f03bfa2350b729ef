"""What pyproject.toml says to our own checks, under [tool.followthrough]."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def ours(root: Path, section: str) -> dict[str, Any]:
    """One section of our own table; nothing where the project has none."""
    path = root / "pyproject.toml"
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text("utf-8")).get("tool", {}).get("followthrough", {})
    section_table: dict[str, Any] = tables.get(section, {})
    return section_table
