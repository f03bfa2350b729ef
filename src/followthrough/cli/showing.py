"""How a command answers: a table for people, or the same values as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from followthrough.journal.models import Event
from followthrough.journal.wording import word

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
_COMMANDS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}, "\ufffd")

console = Console(highlight=False, soft_wrap=False)


def say(words: str) -> None:
    """One sentence for people; nothing in it is read as markup."""
    console.print(Text(_harmless(words)))


def as_json(value: Any) -> None:
    """The same values the table shows, under the names the code uses."""
    print(json.dumps(_plain(value), ensure_ascii=False, indent=2), flush=True)


def tell(event: Event | None, otherwise: str, *, json: bool) -> None:
    """What a verb did, in its words; ``otherwise`` where there was nothing to do."""
    words = word(event) if event else otherwise
    if json:
        as_json({"event": event.id if event else None, "words": words})
        return
    say(words)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A plain table: a rule below the head, no boxes."""
    shown = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(_harmless(cell)) for cell in row))
    console.print(shown)


def _harmless(words: str) -> str:
    """What a terminal would take as a command, made visible instead."""
    return words.translate(_COMMANDS)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return _word(value)


def _word(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value
