"""The text of a file in pieces, whatever it is encoded in."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

import charset_normalizer
from charset_normalizer import CharsetMatch, CharsetMatches

from followthrough.imports.contract import Notice

PIECE = 1 << 18
SAMPLE = 1 << 16
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_ENOUGH_TO_TELL = 2048  # below, detectors take Western files for Baltic or old Macintosh ones
_SURE = 25.0  # per cent of letters in a likely order; half of every file is English and addresses
_NULS_OF_UTF16 = 0.3  # of every second byte: the header is English, whatever follows
_HEAD = 256


def pieces(stream: BinaryIO, file: str, notice: Notice) -> Iterator[str]:
    """Decode a stream piece by piece; zero bytes are taken out, and doubts are told."""
    sample = stream.read(SAMPLE)
    encoding = encoding_of(sample)
    if not encoding.startswith("utf"):
        notice(
            f"{file} is not in Unicode; it was read as {encoding}. If names look wrong, open the"
            " file in a spreadsheet, save it as “CSV UTF-8” and import that."
        )
    decoder = codecs.getincrementaldecoder(encoding)(
        "strict" if encoding.startswith("utf-8") else "replace"
    )
    nuls = 0
    piece = sample
    while piece:
        text = _decode(decoder, piece, file, notice)
        if "\0" in text:
            nuls += text.count("\0")
            text = text.replace("\0", "")
        yield text
        piece = stream.read(PIECE)
    yield _decode(decoder, b"", file, notice)
    if nuls:
        notice(
            f"{file} holds zero bytes ({nuls:,}), which mean nothing in a text. They were left out."
        )


def encoding_of(sample: bytes) -> str:
    """The encoding a file seems to be in, judged by its first bytes."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _wide(sample[:_HEAD]):
        return wide
    if _is_unicode(sample):
        return "utf-8"
    return _guess(sample)


def _wide(head: bytes) -> str:
    even, odd = head[::2].count(0), head[1::2].count(0)
    least = len(head) / 2 * _NULS_OF_UTF16
    if odd > least and odd > 2 * even:
        return "utf-16-le"
    if even > least and even > 2 * odd:
        return "utf-16-be"
    return ""


def _is_unicode(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(sample)
    except UnicodeDecodeError:
        broken = sample.decode("utf-8", "replace").count("�")
        whole = sum(len(c.encode()) > 1 for c in set(sample.decode("utf-8", "ignore")))
        return whole > broken  # Unicode with a few broken bytes in it
    return True


def _guess(sample: bytes) -> str:
    if len(sample) >= _ENOUGH_TO_TELL:
        matches = charset_normalizer.from_bytes(sample)
        best = matches.best()
        if best and best.percent_coherence >= _SURE and not _may_be_western(matches, best):
            return best.encoding
    return _WESTERN


def _may_be_western(matches: CharsetMatches, best: CharsetMatch) -> bool:
    """Detectors name Central European first where Western letters make as good a text."""
    return any(
        _WESTERN in match.could_be_from_charset
        and match.percent_chaos <= best.percent_chaos
        and match.percent_coherence >= best.percent_coherence
        for match in matches
    )


def _decode(decoder: codecs.IncrementalDecoder, piece: bytes, file: str, notice: Notice) -> str:
    try:
        return decoder.decode(piece, final=not piece)
    except UnicodeDecodeError as trouble:
        decoder.errors = _SINGLE_BYTES
        byte = trouble.object[trouble.start]
        notice(
            f"{file} holds bytes that are no Unicode (the first is {byte:#x})."
            " They were read as Western European letters; some names may look wrong."
        )
        return decoder.decode(piece, final=not piece)


def _as_western(trouble: UnicodeError) -> tuple[str, int]:
    if not isinstance(trouble, UnicodeDecodeError):
        raise trouble
    return trouble.object[trouble.start : trouble.end].decode(_WESTERN, "replace"), trouble.end


_SINGLE_BYTES = "followthrough-western"
codecs.register_error(_SINGLE_BYTES, _as_western)
