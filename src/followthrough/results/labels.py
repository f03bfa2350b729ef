"""What groups are called, in their order."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def labels() -> dict[str, dict[str, Any]]:
    """What groups are called, in their order."""
    text = resources.files("followthrough.results").joinpath("groups.toml").read_text("utf-8")
    return tomllib.loads(text)
