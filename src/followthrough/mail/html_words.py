"""The words of an HTML mail, without its marks, scripts and quoted parts; nothing is fetched."""

from __future__ import annotations

import re
from html import unescape

LONGEST = 400_000  # characters of HTML that are read
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|head|title|svg)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS = re.compile(
    r"<(?:br|/p|/div|/li|/tr|/h[1-6]|/blockquote|hr|p|div|li|tr|table)\b[^>]*>", re.IGNORECASE
)
_TAGS = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[ \t\u00a0]+")
_EMPTY_LINES = re.compile(r"\n(?: ?\n){2,}")
# Where the programs begin to quote what is answered.
_QUOTES = re.compile(
    r"<div[^>]*\bclass=[\"']?[^\"'>]*\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)"
    r"|<blockquote[^>]*\btype=[\"']?cite"
    r"|<div[^>]*\bid=[\"']?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)"
    r"|<div[^>]*border-top: ?solid #(?:E1E1E1|B5C4DF)",
    re.IGNORECASE,
)


def before_quotes(html: str) -> str:
    """What stands before the first quoted part; all of it where nothing stands before."""
    found = _QUOTES.search(html[:LONGEST])
    if found is None:
        return html
    head = html[: found.start()]
    return head if words_of(head) else html


def words_of(html: str) -> str:
    """HTML as plain lines."""
    text = _UNSEEN.sub(" ", html[:LONGEST])
    text = text.replace("\n", " ")
    text = _BREAKS.sub("\n", text)
    text = unescape(_TAGS.sub("", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
