"""Statements of the user's own: ours changed, new ones beside them, put to rest, as text files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.salutations import LANGUAGES
from followthrough.followups import playbook
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble
from followthrough.writing import library
from followthrough.writing.library import ANY, ASKED, NOTE, Statement
from followthrough.writing.models import OwnStatement

CHANGED, RESTED = "statement_changed", "statement_rested"
LONGEST_TEXT = 5_000
_HEAD = re.compile(r"^=== (\S+)\s*$", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9_-]{1,30}")

phrase(CHANGED, "Statement “{key}” written")
phrase(RESTED, "Statement “{key}” put to rest")


class NotAStatement(Trouble):
    """Words that cannot begin a letter."""


class Shown(NamedTuple):
    """A statement as it counts now, and whose it is."""

    key: str
    subject: str
    text: str
    is_own: bool
    is_retired: bool
    version: int

    @property
    def label(self) -> str:
        """Its situation, then whom it is for, then the name the user gave it."""
        situation, role, *name = self.key.split(".")
        words = [situation.replace("_", " ").capitalize()]
        words += [] if role == ANY else [role.replace("_", " ")]
        return ", ".join([*words, *(LANGUAGES.get(one, one) for one in name)])


def chosen(
    workspace: Workspace, situation: str, role: str, channel: str = "", *, language: str = ""
) -> Statement:
    """Where a letter begins: the user's own words for that situation and role, else ours.

    Words of the user's own that are named by a ``language`` ("nudge_one.any.de") come first.
    """
    ours = library.statement(situation, role, channel)
    first = NOTE if channel == NOTE else situation
    known = [f"{first}.{role or ANY}", ours.key]
    if language:
        known = [f"{one}.{language}" for one in (*known, f"{first}.{ANY}")] + known
    for key in dict.fromkeys(known):
        own = _newest(workspace, key)
        if own is not None and not own.is_retired:
            return Statement(key, own.subject, own.text)
    return ours


def all_of(workspace: Workspace) -> tuple[Shown, ...]:
    """Every statement as it counts now: ours, changed or not, and those added."""
    own = _newest_of_all(workspace)
    found = [own.get(key) or _ours(key) for key in library.keys()]  # noqa: SIM118 - no dictionary
    found += [one for key, one in sorted(own.items()) if library.of_key(key) is None]
    return tuple(found)


def offered(workspace: Workspace, situation: str, channel: str = "") -> tuple[Shown, ...]:
    """The statements a letter in that situation may begin with."""
    first = NOTE if channel == NOTE else situation
    return tuple(
        one
        for one in all_of(workspace)
        if one.key.partition(".")[0] == first and not one.is_retired
    )


def one(workspace: Workspace, key: str) -> Shown | None:
    """A statement by its key, or None."""
    own, is_ours = _newest(workspace, key), library.of_key(key) is not None
    if own is not None and not (own.is_retired and is_ours):
        return _shown(own)
    return _ours(key) if is_ours else None


def write(
    workspace: Workspace, key: str, *, subject: str, text: str, by: User | None, at: datetime
) -> Event | None:
    """Keep a statement in the user's own words, as a version of its own.

    Raises what is wrong: a key of no situation, an empty text, a slot no record can fill.
    """
    _check(key, subject, text)
    values = {"subject": " ".join(subject.split()), "text": text.replace("\r\n", "\n").strip()}
    known = one(workspace, key)
    if known and not known.is_retired and [known.subject, known.text] == [*values.values()]:
        return None
    return _add(workspace, key, values | {"is_retired": False}, CHANGED, by=by, at=at)


def copy(workspace: Workspace, key: str, name: str, *, by: User | None, at: datetime) -> Event:
    """A new statement beside another, to be changed."""
    known = one(workspace, key)
    if known is None:
        raise NotAStatement(f"“{key}” is no statement. Choose one that is listed.")
    situation, role = key.split(".")[:2]
    new = f"{situation}.{role}.{name.strip().casefold().replace(' ', '-')}"
    if one(workspace, new) is not None:
        raise NotAStatement(f"“{new}” is there already. Choose another name.")
    _check(new, known.subject, known.text)
    values = {"subject": known.subject, "text": known.text, "is_retired": False}
    return _add(workspace, new, values, CHANGED, by=by, at=at)


def rest(workspace: Workspace, key: str, *, by: User | None, at: datetime) -> Event | None:
    """Offer it no more; of one that stands for ours, ours counts again."""
    own = _newest(workspace, key)
    if own is None or own.is_retired:
        return None
    values = {"subject": own.subject, "text": own.text, "is_retired": True}
    return _add(workspace, key, values, RESTED, by=by, at=at)


def as_text(shown: Iterable[Shown]) -> str:
    """Statements as one text file, to be read and changed anywhere."""
    parts = (
        f"=== {one.key}\nSubject: {one.subject}\n\n{one.text}\n"
        for one in shown
        if not one.is_retired
    )
    return "\n".join(parts)


def from_text(workspace: Workspace, text: str, *, by: User | None, at: datetime) -> tuple[int, int]:
    """Take in a file as :func:`as_text` writes it: how many were read, and how many were new.

    All of it or nothing: what is wrong is told with its key.
    """
    read, new = 0, 0
    with transaction.atomic():
        for key, subject, words in _sections(text):
            read += 1
            new += write(workspace, key, subject=subject, text=words, by=by, at=at) is not None
        if not read:
            raise NotAStatement("No statement is in that file. Each begins with a line “=== key”.")
    return read, new


@undoes(CHANGED, is_complete=True)
@undoes(RESTED, is_complete=True)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    versions = OwnStatement.objects.of(event.workspace).filter(key=event.details["key"])
    if versions.filter(version__gt=event.details["version"]).exists():
        raise ChangedSince("The statement was changed again since. Take that back first.")
    versions.filter(version=event.details["version"]).delete()


def _sections(text: str) -> Iterator[tuple[str, str, str]]:
    heads = list(_HEAD.finditer(text.replace("\r\n", "\n")))
    whole = text.replace("\r\n", "\n")
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(whole)
        first, _, rest_of = whole[head.end() : end].strip("\n").partition("\n")
        is_subject = first.startswith("Subject:")
        subject = first.removeprefix("Subject:").strip() if is_subject else ""
        yield head[1], subject, (rest_of if is_subject else f"{first}\n{rest_of}").strip()


def _check(key: str, subject: str, text: str) -> None:
    situation, _, rest_of = key.partition(".")
    role, _, name = rest_of.partition(".")
    is_known = situation in {*library.situations(), *playbook.situations()} and role in {
        ANY,
        *playbook.ROLES,
    }
    if not is_known or (name and not _NAME.fullmatch(name)):
        raise NotAStatement(
            f"“{key}” names no situation and role. It looks like first_follow_up.recruiter, or"
            " first_follow_up.recruiter.short for one beside it."
        )
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise NotAStatement(f"“{key}” needs words, at most {LONGEST_TEXT:,} letters.")
    if unknown := library.unknown_slots(f"{subject}\n{text}"):
        slots = ", ".join(f"{{{slot}}}" for slot in ASKED)
        raise NotAStatement(
            f"“{{{unknown[0]}}}” in “{key}” is no slot. Known are {slots}; what only you can fill"
            " stands in [[double brackets]]."
        )


def _add(
    workspace: Workspace,
    key: str,
    values: dict[str, Any],
    verb: str,
    *,
    by: User | None,
    at: datetime,
) -> Event:
    with transaction.atomic():
        before = _newest(workspace, key)
        version = before.version + 1 if before else 1
        OwnStatement.objects.create(
            workspace=workspace, key=key, version=version, made_at=at, **values
        )
        details = {"key": key, "version": version}
        return record(workspace, verb, by=by, at=at, details=details)


def _newest(workspace: Workspace, key: str) -> OwnStatement | None:
    known = OwnStatement.objects.of(workspace).filter(key=key)
    found: OwnStatement | None = known.order_by("-version").first()
    return found


def _newest_of_all(workspace: Workspace) -> dict[str, Shown]:
    found = {own.key: own for own in OwnStatement.objects.of(workspace).order_by("version")}
    return {
        key: _shown(own)
        for key, own in found.items()
        if not (own.is_retired and library.of_key(key))
    }


def _shown(own: OwnStatement) -> Shown:
    return Shown(own.key, own.subject, own.text, True, own.is_retired, own.version)  # noqa: FBT003 - own


def _ours(key: str) -> Shown:
    ours = library.of_key(key)
    subject, text = (ours.subject, ours.text) if ours else ("", "")
    return Shown(key, subject, text, False, False, 0)  # noqa: FBT003 - neither own nor retired
