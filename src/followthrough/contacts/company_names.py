"""The normal form of a company's name, by which two spellings are the same company.

The rules are our own, from how companies sign and how people fill in a profile; the words stand
in the files of `vocabulary`. A name is only shortened by what says nothing about which company it
is. Countries, places, Group and Holding stay: a national company and its parent are two until the
user says otherwise.
"""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

_SEPARATORS = str.maketrans(
    dict.fromkeys([*map(chr, range(32)), *'!"#$%()*,-:;<=>?@[\\]^_{|}~'], " ")
)
# “J. P. Morgan” is “J.P. Morgan” and “S. A.” is “S.A.”; “Rossi e C.” keeps its “and”.
_BETWEEN_INITIALS = re.compile(r"(?<!\S)(?![ye] )([^\W\d_]\.?) (?=(?![ye] )[^\W\d_]\.?(?!\S))")
_PLUS_BETWEEN = re.compile(r"(?<=\w)\+(?=\w)")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*(?:[)\]}]|$)")  # the closing one may have been cut off
_ACCENTS = re.compile("[\u0300-\u036f]")  # of Latin, Greek and Cyrillic; in kana they tell letters
_SIGNS = re.compile("[^\\w\x00-\x7f\u05b0-\u05c7\u0610-\u065f\u0900-\u109f]+")  # not vowel signs
_AS_ASCII = str.maketrans(  # what does not decompose, dashes and bars; then what is dropped
    "øØłŁđĐð\u0131\u2013\u2014\u2015\u2212•·│\uff5c",
    "oOlLdDdi----||||",
    "'\u0060\u00b4\u2018\u2019\u02bb\u02bc\u05f3\u05f4™®©℠\u00ad\u200b\u200c\u200d",
) | str.maketrans({"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"})
_ANDS = frozenset({"&", "+", "and", "und", "et", "og", "och", "y", "e"})
_AND_IN_DOMAINS = ("", "and", "und", "et", "n")
_LONGEST = 500  # letters; what is longer is no name, and patterns would take long
_INITIAL = 2  # a letter and its dot
_LONGEST_FORM = 8  # words
_FIRST_LETTERS = 6  # of words that may go on, such as “personalberat*”
_ADDRESS = re.compile(r"<?(?:mailto:)?[^\s@<>]+@(?P<domain>[^\s@<>]+)>?", re.IGNORECASE)
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_COUNTRY = 2  # letters of a country's ending
_ANY_WAY: frozenset[str] = frozenset()


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """The normal form; empty for what is no company, such as Self-employed or Confidential."""
    written, words = _name_alone(_plain(name))
    if not words or _is_placeholder(words):
        return ""
    if len(words) > 1 and "the" in (words[0], words[-1]):
        kept = slice(1, None) if words[0] == "the" else slice(-1)
        written, words = written[kept], words[kept]
    end = _end(words, written)
    return " ".join(words[_start(words, written, end) : end])


@lru_cache(maxsize=100_000)
def is_agency(name: str) -> bool:
    """Whether the name says that the company recruits for others."""
    words = _words(_plain(name))[1]
    said = " ".join(words)
    if not said.isascii() and any(word in said for word in _some("agencies", "attached")):
        return True
    starts = _starts_of_agencies()
    if not any(word in starts or word[:_FIRST_LETTERS] in starts for word in words):
        return False
    if _pattern("agencies", "not_agencies").search(said):
        return False
    if _pattern("agencies", "words").search(said):
        return True
    is_firm = _pattern("agencies", "firms").match(said.removeprefix("the "))
    return is_firm is not None or key(name) in _folded_some("agencies", "firms_alone")


@lru_cache(maxsize=100_000)
def of_email(address: str) -> str:
    """The key of the company that an address' domain is evidence of, never proof; empty for none.

    Mail for anyone, such as Gmail or a provider's line to the home, says nothing.
    """
    return key(_domain(address)[0].replace("-", " "))


def same_as_domain(company_key: str, address: str) -> bool:
    """Whether an address' domain spells the company, as bluestone-labs.com does Bluestone Labs."""
    label, ending = _domain(address)
    if not label or not company_key:
        return False
    spelled = {_squeezed(words) for words in (label, label + ending, of_email(address))}
    return any(_squeezed(company_key.replace("&", link)) in spelled for link in _AND_IN_DOMAINS)


def _plain(name: str) -> str:
    """Without accents, apostrophes, trademark signs and emoji; the case stays."""
    name = name[:_LONGEST]
    if "&amp;" in name:
        name = html.unescape(name)
    if name.isascii():
        return name.replace("'", "").replace("`", "")
    text = unicodedata.normalize("NFKD", name.translate(_AS_ASCII))
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", _ACCENTS.sub("", text)))


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words as they are written and, one for one, as they are compared."""
    if "&" in text:
        text = text.replace("&", " & ")
    if "+" in text:
        text = _PLUS_BETWEEN.sub(" + ", text)
    written = text.translate(_SEPARATORS).split()
    if "." in text or "/" in text:
        written = [part for word in written for part in _parts(word)]
    if not written:
        return [], []
    if min(map(len, written)) <= _INITIAL:
        written = _BETWEEN_INITIALS.sub(r"\1", " ".join(written)).split(" ")
    words = " ".join(written).casefold().split(" ")
    if not _ANDS.isdisjoint(words):
        for place in range(1, len(words) - 1):
            if _is_and(words[place], written[place], text):
                words[place] = "&"
    return written, [word if word.isalnum() else _without_dots(word) for word in words]


def _parts(word: str) -> list[str]:
    """“S.p.A.”, “A/S” and “Booking.com” are one word each, “A.G.Edwards” and “NV/SA” are not."""
    if word.rstrip(".").isalnum():
        return [word]
    pieces = [piece.lstrip(".") for piece in word.split("/") if piece.strip(".")]
    if len(pieces) > 1 and all(len(piece.rstrip(".")) == 1 for piece in pieces):
        return [word]
    parts: list[str] = []
    for piece in pieces:
        between = piece.rstrip(".").split(".")
        is_one = max(map(len, between)) == 1 or _is_web_name(piece.casefold())
        parts += [piece] if is_one or len(between) == 1 else filter(None, between)
    return parts


def _is_web_name(word: str) -> bool:
    head, _, ending = word.rstrip(".").rpartition(".")
    return bool(head) and ending in _some("legal_forms", "web_endings")


def _without_dots(word: str) -> str:
    if _is_web_name(word):
        return word.rstrip(".").removeprefix("www.")
    return word.replace(".", "").replace("/", "")


def _is_and(word: str, written: str, text: str) -> bool:
    """“Pinto e Silva” joins two names; “Generation Y Media” does not."""
    return word in _ANDS and (word not in ("y", "e") or written.islower() or text.isupper())


def _name_alone(text: str) -> tuple[list[str], list[str]]:
    """The words of the name, without what stands in brackets, former names and owners."""
    if "(" in text or "[" in text or "{" in text:
        text = _trade_name(text)
        outside = _BRACKETS.sub(" ", text)
        text = outside if _says_something(outside) else text
    if not text.isascii():
        text = _forms().attached.sub(" ", text)
    written, words = _words(text)
    known = _asides()
    if known.cues.isdisjoint(words):
        return written, words
    text = _trade_name(text)
    if (found := known.cut.search(text)) and _says_something(text[: found.start()]):
        text = text[: found.start()]
    return _words(text)


def _trade_name(text: str) -> str:
    """Y of “X d/b/a Y”: the name that people know; “Oracle DBA Services” is no such pair."""
    found = _asides().trades_as.search(text)
    if not found or not _says_something(text[: found.start()]):
        return text
    if _some("legal_forms", "no_names").issuperset(_words(found["name"])[1]):
        return text
    return found["name"]


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _is_placeholder(words: Sequence[str]) -> bool:
    said = " ".join(words)
    if said in _folded_some("placeholders", "exact") or not said.strip("&+ "):
        return True
    families, first_words = _families()
    if first_words.isdisjoint(words):
        return False
    return any(_is_of_family(f" {said} ", *family) for family in families)


def _is_of_family(said: str, phrases: Iterable[str], beside: frozenset[str]) -> bool:
    """Whether nothing but the family's words stands there, or also a person and a trade."""
    for phrase in phrases:
        if phrase in said:
            rest = frozenset(said.replace(phrase, " ", 1).split()) - beside
            who = rest - _some("placeholders", "trades")
            if not rest or (who and who <= _some("placeholders", "persons")):
                return True
    return False


def _end(words: Sequence[str], written: Sequence[str]) -> int:
    """Where the legal forms begin that end the name; one word of it always stays."""
    forms = _forms()
    least = 2 if words[0] == "&" else 1
    end = len(words)
    while end > least and words[end - 1] in forms.last_words:
        for place in range(max(least, end - _LONGEST_FORM), end):
            ways = forms.behind.get("".join(words[place:end]))
            if ways == _ANY_WAY or (ways and "".join(written[place:end]).rstrip(".") in ways):
                break
        else:
            return end
        if " ".join(words[:end]) in _folded_some("legal_forms", "kept_whole"):
            return end
        end = place
        while end > least and words[end - 1] == "&":
            end -= 1
    return end


def _start(words: Sequence[str], written: Sequence[str], end: int) -> int:
    """Where the name begins behind the legal forms that stand before it."""
    forms = _forms()
    no_names = _some("legal_forms", "no_names")
    if words[0] not in forms.first_words or no_names.issuperset(words[1:end]):
        return 0
    if "".join(words[end:]) in forms.before_with.get(words[0], ()):
        return 1
    for place in range(min(_LONGEST_FORM, end - 1), 0, -1):
        ways = forms.before.get("".join(words[:place]))
        if ways == _ANY_WAY or (ways and "".join(written[:place]) in ways):
            return place
    return 0


def _domain(address: str) -> tuple[str, str]:
    """The part of an address' domain that is its owner's name, and the ending behind it."""
    found = _ADDRESS.fullmatch(address[:_LONGEST].strip())
    labels = [_decoded(label) for label in found["domain"].casefold().split(".")] if found else [""]
    if len(labels) == 1 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        return "", ""
    endings = {".".join(labels[-2:])} | (
        {f"{labels[-2]}.*"} if len(labels[-1]) == _COUNTRY else set()
    )
    length = 1 if endings.isdisjoint(_some("mail_domains", "two_part_endings")) else 2
    own = labels[-1 - length :]
    domains = {".".join(labels), ".".join(own), f"{own[0]}.*"}
    if len(own) == length or not domains.isdisjoint(_some("mail_domains", "free")):
        return "", ""
    return own[0], "".join(own[1:])


def _decoded(label: str) -> str:
    """“xn--mller-kva” is “müller”; what cannot be read is no label."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return ""


def _squeezed(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


class _Forms(NamedTuple):
    """Legal forms without spaces, each with the only ways to write it; none means any way."""

    behind: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    before_with: dict[str, frozenset[str]]
    first_words: frozenset[str]
    last_words: frozenset[str]
    attached: re.Pattern[str]


class _Asides(NamedTuple):
    """What begins an aside, and the words without which there is none."""

    cut: re.Pattern[str]
    trades_as: re.Pattern[str]
    cues: frozenset[str]


@cache
def _forms() -> _Forms:
    read = _read("legal_forms")
    behind, so_behind, before, so_before = (
        [form for forms in read[part].values() for form in forms]
        for part in ("behind", "behind_as_written", "before", "before_as_written")
    )
    before_with = {_folded(form): frozenset(_ways(b)) for form, b in read["before_with"].items()}
    starts, ends = (_longest_first(read["attached"][side]) for side in ("before", "behind"))
    return _Forms(
        behind=_ways(behind) | _ways_as_written(so_behind, last_dot_is_free=True),
        before=_ways(before) | _ways_as_written(so_before, last_dot_is_free=False),
        before_with=before_with,
        first_words=frozenset(_folded(f).split()[0] for f in [*before, *so_before, *before_with]),
        last_words=frozenset(_folded(form).split()[-1] for form in [*behind, *so_behind]),
        attached=re.compile(rf"^\s*(?:{starts})(?=\s*\S)|(?<=\S)\s*(?:{ends})\s*$"),
    )


def _ways(forms: Iterable[str]) -> dict[str, frozenset[str]]:
    return {_folded(form).replace(" ", ""): _ANY_WAY for form in forms}


def _ways_as_written(forms: Iterable[str], *, last_dot_is_free: bool) -> dict[str, frozenset[str]]:
    ways: dict[str, frozenset[str]] = {}
    for form in forms:
        written, words = map("".join, _words(_plain(form)))
        way = written.rstrip(".") if last_dot_is_free else written
        ways[words] = ways.get(words, _ANY_WAY) | {way}
    return ways


@cache
def _asides() -> _Asides:
    read = _read("asides")
    anywhere, marked, trades, owners = (_longest_first(some) for some in read.values())
    cut = (
        rf"[\s,;:|(-]+(?:{anywhere})(?!\w)"
        rf"|\s*[,;:|-]\s*(?:(?:{marked})(?!\w)|an?\s[^,;|]+\s(?:{owners})\W*$)"
        r"|\san?\s(?:[\w&.]+\s){1,3}company\W*$"
    )
    trade = rf"(?<!\w)(?:{trades})(?!\w)[\s:.]*(?P<name>[^()\[\]]*\w)"
    phrases = [*read["cut"], *read["cut_behind_mark"], *read["trades_as"], "a", "an"]
    return _Asides(
        cut=re.compile(cut, re.IGNORECASE),
        trades_as=re.compile(trade, re.IGNORECASE),
        cues=frozenset(max(_folded(phrase).split(), key=len) for phrase in phrases),
    )


@cache
def _families() -> tuple[list[tuple[list[str], frozenset[str]]], frozenset[str]]:
    """Phrases and what may stand beside them; and the words without which there is no phrase."""
    families = [
        ([f" {_folded(phrase)} " for phrase in family["words"]], frozenset(family["beside"]))
        for family in _read("placeholders")["families"]
    ]
    return families, frozenset(p.split()[0] for phrases, _ in families for p in phrases)


@cache
def _starts_of_agencies() -> frozenset[str]:
    """First words, and first letters of what may go on; most names have none of them."""
    read = _read("agencies")
    phrases = [*read["words"], *read["firms"], *read["firms_alone"]]
    return frozenset(
        p[:_FIRST_LETTERS] if p.endswith("*") else _folded(p).split()[0] for p in phrases
    )


@cache
def _pattern(file: str, name: str) -> re.Pattern[str]:
    """A pattern for phrases as they are compared; a * stands for any further letters."""
    patterns = (
        re.escape(_folded(phrase.rstrip("*"))) + (r"\w*" if phrase.endswith("*") else "")
        for phrase in sorted(_some(file, name), key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


def _longest_first(phrases: Iterable[str]) -> str:
    patterns = (re.escape(_plain(phrase)) for phrase in sorted(phrases, key=len, reverse=True))
    return "|".join(patterns).replace(r"\ ", r"\s+")


def _folded(phrase: str) -> str:
    return " ".join(_words(_plain(phrase))[1])


@cache
def _folded_some(file: str, name: str) -> frozenset[str]:
    return frozenset(map(_folded, _some(file, name)))


@cache
def _some(file: str, name: str) -> frozenset[str]:
    return frozenset(_read(file)[name])


@cache
def _read(name: str) -> dict[str, Any]:
    folder = resources.files("followthrough.contacts").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
