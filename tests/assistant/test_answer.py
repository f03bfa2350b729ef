"""An answer is text from outside: read as words, cleaned of signs, or refused."""

import json

import pytest

from followthrough.assistant.answer import LONGEST, NoAnswer, told_in, wording


def answered(words: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": words}}]}).encode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("  I read your note.\n", "I read your note."),
        ("“I read your note.”", "I read your note."),
        ('"I read" and "wrote"', '"I read" and "wrote"'),
        ("<think>Hm.\nWell.</think>\n\nI read it.", "I read it."),
        ("one\ttwo\nthree", "one\ttwo\nthree"),
        ("a\x00b\x1b[31mc\u202ed\u2066e", "ab[31mcde"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("\ud800 x", "? x"),
        ("x" * LONGEST, "x" * LONGEST),
    ],
)
def test_words_are_read(said: str, words: str) -> None:
    assert wording(answered(said)) == words


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"choices": {}}',
        b'{"choices": [7]}',
        b'{"choices": [{"message": "words"}]}',
        answered(None),
        answered(["words"]),
        answered(" \n"),
        answered("<think>only thoughts</think>"),
        answered("x" * (LONGEST + 1)),
        b"[" * 100_000,
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(NoAnswer):
        wording(content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"error": {"message": "Incorrect key sk-1 given"}}', "Incorrect key … given"),
        (b'{"error": "no\\nsuch \\u001b model"}', "no such model"),
        (b'{"error": {"message": 7}}', ""),
        (b"<html>", ""),
        (json.dumps({"error": "x" * 900}).encode(), "x" * 200),
    ],
)
def test_what_a_server_says_is_one_short_line_without_the_key(content: bytes, told: str) -> None:
    assert told_in(content, key="sk-1") == told
