"""A file of vCards, versions 2.1 to 4.0, as phones and address books write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from followthrough.contacts.full_names import split_name
from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Card, Detail, Notice, Problem, Reason, found
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.table import unheard
from followthrough.imports.vcard import values
from followthrough.imports.vcard.cards import RawCard, cut
from followthrough.imports.vcard.heads import Head, read_head

_PICTURES = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_ABOUT_THE_FILE = frozenset(("VERSION", "PRODID", "REV", "BEGIN", "END"))
_GENERIC_LABEL = "_$!<>!$_"  # around the labels that Apple translates


def read(stream: BinaryIO, file: str, *, notice: Notice = unheard) -> Iterator[Card | Problem]:
    """Every card of the file, and a problem for each that is no person’s."""
    for raw in cut(stream, file, notice):
        if not raw.is_whole:
            notice(f"The card at line {raw.line} of {file} has no end; what is there was read.")
        yield card_of(raw, file)


def card_of(raw: RawCard, file: str) -> Card | Problem:
    """One card. Lines that cannot be understood cost only themselves."""
    draft = Draft()
    for line in values.lines_of(raw.text):
        head, colon, value = line.partition(":")
        if '"' in head or not colon:
            if not colon:
                draft.go_on(line)
                continue
            head, value = _after_quotes(line)
        known = read_head(head)
        name = known.name
        if name in _PICTURES:
            draft.last_is_picture = True
            continue
        if name not in _ABOUT_THE_FILE:
            draft.verbatim.append(line)
        draft.last_is_picture = False
        if known.encoding == "qp":
            value = values.out_of_quoted_printable(value, known.charset)
        take = _TAKES.get(name)
        if take is not None:
            take(draft, known, value)
    return draft.card(raw.line, file)


class Draft:
    """One card while its lines are read."""

    __slots__ = (
        *("names", "full", "companies", "title", "role", "emails", "profile", "uid", "revised"),
        *("details", "labels", "verbatim", "last_is_picture", "is_company", "is_group", "nick"),
    )

    def __init__(self) -> None:
        self.names: list[str] = []
        self.full = self.title = self.role = self.profile = self.uid = self.revised = ""
        self.nick = ""
        self.companies: list[str] = []
        self.emails: list[tuple[bool, str]] = []
        self.details: list[tuple[str, Head, str]] = []
        self.labels: dict[str, str] = {}
        self.verbatim: list[str] = []
        self.last_is_picture = self.is_company = self.is_group = False

    def go_on(self, line: str) -> None:
        """A line that begins nothing belongs to the one before, unless that was a picture."""
        if line.strip() and not self.last_is_picture and self.verbatim:
            self.verbatim[-1] += "\n" + line

    def card(self, line: int, file: str) -> Card | Problem:
        """The person, or why it is none."""
        first, last = self._name()
        emails = self._emails()
        if self.is_group:
            return Problem(file, line, Reason.GROUP_CARD, found(self.full))
        if not (first or last):
            if self.companies and not emails:
                return Problem(file, line, Reason.COMPANY_CARD, found(self.companies[0]))
            if not emails:
                return Problem(file, line, Reason.NO_NAME, found(" ".join(self.verbatim)))
            first = emails[0]
        return Card(
            line=line,
            uid=self.uid,
            first_name=first,
            last_name=last,
            company=self.companies[0] if self.companies else "",
            title=self.title or self.role,
            key=canonical_address(self.profile) if self.profile else "",
            url=self.profile,
            emails=emails,
            details=self._details(),
            revised_on=self.revised,
            verbatim=tuple(self.verbatim),
        )

    def _name(self) -> tuple[str, str]:
        names = self.names
        last = names[0] if names else ""
        first = names[1] if len(names) > 1 else ""
        if first or last:
            return (first, last) if first or not self._says_more(last) else split_name(self.full)
        full = self.full
        if not full and self.nick and not self.companies:
            full = self.nick
        if not full or full in self.companies or self.is_company or "@" in full:
            return "", ""
        return split_name(full)

    def _says_more(self, last: str) -> bool:
        return bool(self.full) and self.full != last and last in self.full

    def _emails(self) -> tuple[str, ...]:
        if len(self.emails) > 1:
            self.emails.sort(key=lambda one: not one[0])
            return tuple(dict.fromkeys(email for _, email in self.emails))
        return (self.emails[0][1],) if self.emails else ()

    def _details(self) -> tuple[Detail, ...]:
        labels = self.labels
        return tuple(
            Detail(kind, (labels.get(head.group) if labels else "") or head.label, value)
            for kind, head, value in self.details
        )


def _after_quotes(line: str) -> tuple[str, str]:
    """Head and value of a line with quoted parameters, in which colons may stand."""
    is_open = False
    for place, sign in enumerate(line):
        if sign == '"':
            is_open = not is_open
        elif sign == ":" and not is_open:
            return line[:place], line[place + 1 :]
    head, _, value = line.partition(":")
    return head, value


def _n(draft: Draft, _: Head, value: str) -> None:
    if any(draft.names):
        return  # a twin of it in another script
    draft.names = names = values.parts(value)
    for label, place in (("Middle name", 2), ("Prefix", 3), ("Suffix", 4)):
        if len(names) > place and names[place]:
            draft.details.append(("name", Head("N", label=label), names[place]))


def _fn(draft: Draft, _: Head, value: str) -> None:
    draft.full = draft.full or values.plain(value)


def _org(draft: Draft, head: Head, value: str) -> None:
    company, *rest = values.parts(value)
    if company and draft.companies:
        draft.details.append(("company", head, company))
    if company:
        draft.companies.append(company)
    draft.details += [("department", head, unit) for unit in rest if unit]


def _title(draft: Draft, head: Head, value: str) -> None:
    value = values.plain(value)
    if draft.title and value != draft.title:
        draft.details.append(("title", head, value))
    draft.title = draft.title or value


def _role(draft: Draft, _: Head, value: str) -> None:
    draft.role = draft.role or values.plain(value)


def _email(draft: Draft, head: Head, value: str) -> None:
    written = values.plain(value).removeprefix("mailto:").strip("<> ")
    email = email_address(written)
    if email:
        draft.emails.append((head.is_preferred, email))
    if written:
        draft.details.append(("email", head, email or written))


def _tel(draft: Draft, head: Head, value: str) -> None:
    value = values.plain(value)
    if value[:4].lower() == "tel:":
        value = value[4:].replace(";ext=", " ext. ")
    if value:
        draft.details.append(("phone", head, value))


def _adr(draft: Draft, head: Head, value: str) -> None:
    lines = [part for part in values.parts(value) if part]
    if lines:
        draft.details.append(("postal", head, "\n".join(lines)))


def _url(draft: Draft, head: Head, value: str) -> None:
    value = values.plain(value)
    if "linkedin" in value.lower() and canonical_address(value):
        draft.profile = draft.profile or value
    elif value:
        draft.details.append(("web", head, value))


def _social(draft: Draft, head: Head, value: str) -> None:
    value = values.plain(value)
    if "linkedin" in head.label and "/" not in value:
        value = f"https://www.linkedin.com/in/{value.rpartition(':')[2]}"
    _url(draft, head, value)


def _uid(draft: Draft, _: Head, value: str) -> None:
    draft.uid = value.strip().removeprefix("urn:uuid:")


def _revised(draft: Draft, _: Head, value: str) -> None:
    read = values.day(value.strip())
    draft.revised = read if len(read) == len("2026-01-31") else ""


def _categories(draft: Draft, head: Head, value: str) -> None:
    draft.details += [("group", head, one) for one in values.listed(value)]


def _kind(draft: Draft, _: Head, value: str) -> None:
    value = value.strip().casefold()
    draft.is_group = value == "group"
    draft.is_company = draft.is_company or value in {"org", "company", "location"}


def _label(draft: Draft, head: Head, value: str) -> None:
    draft.labels[head.group] = values.plain(value).strip(_GENERIC_LABEL)


def _nickname(draft: Draft, head: Head, value: str) -> None:
    draft.nick = values.plain(value)
    _DETAIL["NICKNAME"](draft, head, value)


def _kept_as(kind: str) -> Callable[[Draft, Head, str], None]:
    def take(draft: Draft, head: Head, value: str) -> None:
        value = values.plain(value)
        if value:
            draft.details.append((kind, head, value))

    return take


def _day_kept_as(kind: str) -> Callable[[Draft, Head, str], None]:
    def take(draft: Draft, head: Head, value: str) -> None:
        if value.strip():
            draft.details.append((kind, head, values.day(values.plain(value))))

    return take


_DETAIL = {
    "NICKNAME": _kept_as("nickname"),
    "NOTE": _kept_as("note"),
    "BDAY": _day_kept_as("birthday"),
    "ANNIVERSARY": _day_kept_as("day"),
    "X-ANNIVERSARY": _day_kept_as("day"),
    "X-ABDATE": _day_kept_as("day"),
    "RELATED": _kept_as("relation"),
    "X-ABRELATEDNAMES": _kept_as("relation"),
    "X-SPOUSE": _kept_as("relation"),
    "X-MANAGER": _kept_as("relation"),
    "X-ASSISTANT": _kept_as("relation"),
    "IMPP": _kept_as("handle"),
    "X-AIM": _kept_as("handle"),
    "X-ICQ": _kept_as("handle"),
    "X-JABBER": _kept_as("handle"),
    "X-MSN": _kept_as("handle"),
    "X-SKYPE": _kept_as("handle"),
    "X-SKYPE-USERNAME": _kept_as("handle"),
    "X-YAHOO": _kept_as("handle"),
    "X-TWITTER": _kept_as("handle"),
}
_TAKES: dict[str, Callable[[Draft, Head, str], None]] = {
    **_DETAIL,
    "N": _n,
    "FN": _fn,
    "ORG": _org,
    "TITLE": _title,
    "ROLE": _role,
    "EMAIL": _email,
    "TEL": _tel,
    "ADR": _adr,
    "URL": _url,
    "X-SOCIALPROFILE": _social,
    "X-LINKEDIN": _social,
    "UID": _uid,
    "REV": _revised,
    "CATEGORIES": _categories,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _kind,
    "X-ABLABEL": _label,
    "NICKNAME": _nickname,
}
