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
_SUSPECT = re.compile(
    rf"^(?:>|[ \t]*[-_—]{{1,}}|[*\s]*(?:{_FIRST_LABELS})\s?\*?:)|[:：]\s*$|"  # noqa: RUF001 - Chinese
    rf"(?:{'|'.join(_WORDS['sent_from'])}|{_RULES})",
    re.IGNORECASE | re.MULTILINE,
)


def new_text(body: Body) -> str:
    """What the writer added. Where nothing is left (a forward, all below the quote): all of it."""
    if body.is_html:
        html = html_words.before_quotes(body.text)
        whole = as_text(Body(html, is_html=True))
    else:
        whole = as_text(body)
    if _SUSPECT.search(whole) is None:
        return whole
    return _without_quotes(whole.split("\n")) or whole[:LONGEST_TEXT]


def _without_quotes(lines: list[str]) -> str:
    kept: list[str] = []
    answers_below = False
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.startswith(">"):
            number += 1
            continue
        if ends := _head_ends(lines, number):
            below = [one for one in lines[ends:] if one.strip()]
            if not answers_below and below and all(one.startswith(">") for one in below[:1]):
                rest = _between_quotes(lines[ends:])
                if rest:
                    kept.extend(rest)
                break
            break
        if _SIGNATURE.fullmatch(line) or _SENT_FROM.fullmatch(line.strip()):
            break
        kept.append(line)
        number += 1
    return "\n".join(kept).strip()


def _between_quotes(lines: list[str]) -> list[str]:
    """Answers written between and below quoted lines, up to the signature."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith(">"):
            continue
        if _SIGNATURE.fullmatch(line) or _head_ends(lines, number):
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
