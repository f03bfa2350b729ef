"""What is new in a mail: without the mail it answers, without signature and footer."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from followthrough.mail import html_words
from followthrough.mail.parts import Body
from followthrough.mail.reading import LONGEST_TEXT, as_text

_WORDS = tomllib.loads(
    (Path(__file__).parent / "vocabulary" / "quoting.toml").read_text(encoding="utf-8")
)
_LINES_OF_A_HEAD = 4  # a long line that says who wrote when is broken by some programs
_LEAST_HEADERS = 2  # “From:” alone is a word people write
_LABELS = "|".join(re.escape(one) for one in _WORDS["header_labels"])
_HEADER_LINE = re.compile(rf"[*>\s]*(?:{_LABELS})\s?\*?:\*? *\S", re.IGNORECASE)
_FIRST_LABELS = "|".join(re.escape(one) for one in _WORDS["first_labels"])
_FIRST_HEADER = re.compile(rf"[*\s]*(?:{_FIRST_LABELS})\s?\*?:\*? *\S", re.IGNORECASE)
_RULES = "|".join(re.escape(one) for one in _WORDS["original_message"])
_ORIGINAL = re.compile(rf"\s*[-_ ]*\s*(?:{_RULES})\s*[-_ :]*\s*", re.IGNORECASE)
_UNDERSCORES = re.compile(r"\s*_{20,}\s*")
_ATTRIBUTION = re.compile("|".join(f"(?:{one})" for one in _WORDS["wrote"]), re.IGNORECASE)
_MAY_BEGIN = re.compile("|".join(f"(?:{one})" for one in _WORDS["wrote_begins"]), re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?|—|__+|\s*-{2,3}\s*")
_SENT_FROM = re.compile("|".join(_WORDS["sent_from"]), re.IGNORECASE)
_NOTABLE = re.compile(
    rf"\s*[-_—]|[*\s]*(?:{_FIRST_LABELS})\s?\*?:|{'|'.join(_WORDS['sent_from'])}|(?:{_RULES})",
    re.IGNORECASE,
)
_ENDS = (":", "：", "wrote", "wrote: ")  # noqa: RUF001 - Chinese


def new_text(body: Body) -> str:
    """What the writer added. Where nothing is left (a forward, all below the quote): all of it."""
    if body.is_html:
        html = html_words.before_quotes(body.text)
        whole = as_text(Body(html, is_html=True))
    else:
        whole = as_text(body)
    return _without_quotes(whole.split("\n")) or whole[:LONGEST_TEXT]


def _without_quotes(lines: list[str]) -> str:
    kept: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.startswith(">"):
            number += 1
            continue
        if not _is_notable(lines, number):
            kept.append(line)
            number += 1
            continue
        if ends := _head_ends(lines, number):
            if _is_quoted_below(lines, ends):
                kept.extend(_between_quotes(lines[ends:]))
            break
        if _SIGNATURE.fullmatch(line) or _SENT_FROM.fullmatch(line.strip()):
            break
        kept.append(line)
        number += 1
    return "\n".join(kept).strip()


def _is_notable(lines: list[str], number: int) -> bool:
    """Whether a line can begin anything that is not new; nearly none can."""
    if any(one.endswith(_ENDS) for one in lines[number : number + _LINES_OF_A_HEAD]):
        return True
    return _NOTABLE.match(lines[number]) is not None


def _is_quoted_below(lines: list[str], number: int) -> bool:
    """Whether what follows is marked line by line, so that more can be told apart from it."""
    return next((one.startswith(">") for one in lines[number:] if one), False)


def _between_quotes(lines: list[str]) -> list[str]:
    """Answers written between and below quoted lines, up to the signature."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith(">"):
            continue
        if _is_notable(lines, number) and (_SIGNATURE.fullmatch(line) or _head_ends(lines, number)):
            break
        kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _head_ends(lines: list[str], number: int) -> int:
    """Where the head of a quoted mail that begins at this line ends; 0 if none begins here."""
    line = lines[number]
    if not line.strip():
        return 0
    if _ORIGINAL.fullmatch(line):
        return number + 1
    if _FIRST_HEADER.match(line) or _UNDERSCORES.fullmatch(line):
        after = lines[number + 1 : number + 5]
        found = sum(1 for one in after if _HEADER_LINE.match(one))
        if found >= _LEAST_HEADERS - _is_header(line):
            return number + 1 + found
        return 0
    if _MAY_BEGIN.match(line):
        head = ""
        for count, one in enumerate(lines[number : number + _LINES_OF_A_HEAD], start=1):
            head = f"{head} {one.strip()}".strip()
            if _ATTRIBUTION.fullmatch(head):
                return number + count
    return 0


def _is_header(line: str) -> int:
    return 1 if _HEADER_LINE.match(line) else 0
