"""Reading what an assistant answered. Pure; an answer is hostile text from outside."""

from __future__ import annotations

import json
import re
from typing import Any

from followthrough.storage.trouble import Trouble

LONGEST = 1_200  # characters: a place in a letter is a sentence or two
MOST_TOLD = 200  # characters of an error somebody else worded
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)  # models that think aloud
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"))
# What a terminal or a reader’s eye would take as a command: control and direction signs.
_SIGNS = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    - {ord("\n"), ord("\t")}
)


class NoAnswer(Trouble):
    """An answer that holds no wording; the message says why, and what to do."""


def wording(content: bytes) -> str:
    """The words an assistant proposes, as plain text."""
    told = _content(content)
    if told is None:
        raise NoAnswer(
            "The assistant answered, but not in the way of an OpenAI-compatible server. Look at the"
            " address in Settings; it usually ends in /v1. The letter is as you left it."
        )
    words = _THOUGHT.sub("", told).translate(_SIGNS).strip()
    for first, last in _QUOTES:
        inner = words[1:-1]
        if words[:1] == first and words[-1:] == last and first not in inner and last not in inner:
            words = inner.strip()
    if not words:
        raise NoAnswer("The assistant answered with no words. The letter is as you left it.")
    if len(words) > LONGEST:
        raise NoAnswer(
            f"The assistant wrote {len(words):,} characters where a sentence was asked for, so"
            " nothing is shown. Ask again, or choose another model. The letter is as you left it."
        )
    return words


def told_in(content: bytes, *, key: str) -> str:
    """What a server said about its refusal, in one short line and without the key."""
    told = _loaded(content)
    error = told.get("error") if isinstance(told, dict) else None
    said = error.get("message") if isinstance(error, dict) else error
    words = " ".join(str(said).translate(_SIGNS).split()) if isinstance(said, str) else ""
    return (words.replace(key, "…") if key else words)[:MOST_TOLD]


def _content(content: bytes) -> str | None:
    told = _loaded(content)
    choices = told.get("choices") if isinstance(told, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    words = message.get("content") if isinstance(message, dict) else None
    return words.encode(errors="replace").decode() if isinstance(words, str) else None


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):  # no JSON, or a hundred thousand brackets
        return None
