"""Length, subject, links and attachments: what can be told in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from followthrough.messages.contract import Draft, Flag
from followthrough.messages.sentences import Parts, fold, vocabulary

LONG = 150  # words; 50 to 125 are answered most (Boomerang, 2016)
SHORT = 10  # words; a line of ten loses about a third of the answers (same source)
LONG_INMAIL = 800  # characters; longer ones are answered less (LinkedIn, 2022)
LONG_SUBJECT = 60  # characters
HARD = 9.5  # American school years, rounded to 9; third grade is answered best (Boomerang, 2016)
FEWEST_FOR_GRADE = 40  # words
_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\b(?:attach\w*|enclosed|anbei|im anhang|ci-joint|en pièce jointe|adjunt\w+)\b"
)
_BRIEF = frozenset(
    {"reply_owed", "late_reply", "thank_you", "they_wrote", "planned", "promise_check"}
)
_SYLLABLES = re.compile(r"[aeiouy]+")


def find(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """Remarks on the form."""
    words, at = len(parts.words), (parts.greeting_end, parts.body_end)
    is_first = draft.recipient.days_since_contact is None
    if words > LONG or (draft.channel == "inmail" and len(draft.body) > LONG_INMAIL):
        yield Flag("too_long", *at, f"{words} words. Fifty to 125 are answered most.")
    if words < SHORT and draft.channel != "note" and draft.situation not in _BRIEF:
        yield Flag("too_short", *at, "Very short: say who you are and why you write to them.")
    if draft.channel in {"email", "inmail"}:
        yield from _subject(draft.subject)
    attached = _ATTACHED.search(parts.plain.lower(), *at)
    if draft.has_attachment and is_first and draft.situation != "resume_requested":
        if draft.recipient.role != "agency_recruiter":
            words_ = "No attachment in a first message: it is answered later, or not at all."
            yield Flag("attachment", *(attached.span() if attached else at), words_)
    elif attached and not draft.has_attachment and draft.situation != "application_nudge":
        yield Flag("nothing_attached", *attached.span(), "Nothing is attached.")
    link = _LINK.search(parts.plain, *at)
    if link and is_first:
        words_ = "A link in a first message looks like advertising. Put it under your name."
        yield Flag("link_first", *link.span(), words_)


def grade(parts: Parts) -> Iterator[Flag]:
    """How hard it is to read, where it is hard. English."""
    words = parts.words
    if len(words) < FEWEST_FOR_GRADE:
        return
    syllables = sum(max(1, len(_SYLLABLES.findall(word.removesuffix("e")))) for word in words)
    level = 0.39 * len(words) / len(parts.sentences) + 11.8 * syllables / len(words) - 15.59
    if level > HARD:
        longest = max(parts.sentences, key=lambda one: len(one.words))
        said = f"Hard to read (school year {level:.0f}). Make this sentence two."
        yield Flag("hard_to_read", longest.start, longest.end, said)


def _subject(subject: str) -> Iterator[Flag]:
    bare = fold(subject).strip(" .!?").removeprefix("re:").removeprefix("fwd:").strip()
    if not bare:
        yield Flag("subject_empty", 0, 0, "No subject. Three or four plain words will do.")
    elif bare in vocabulary("letters")["bare_subjects"]:
        yield Flag("subject_bare", 0, 0, f"“{subject}” says nothing. Name the thing it is about.")
    elif len(subject) > LONG_SUBJECT:
        yield Flag(
            "subject_long", 0, 0, f"{len(subject)} characters: phones cut it at {LONG_SUBJECT}."
        )
