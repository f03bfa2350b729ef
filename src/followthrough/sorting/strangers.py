"""Who asked the user: requests to connect and first messages not answered, and nobody decided on.

Harmless ones come first, the newest before the older ones; whoever shows a warning sign stands in
a part of their own. Photo, name, origin, age, gender and command of a language play no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.contacts import company_names
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.sorting import asking, red_flags
from followthrough.sorting.red_flags import MEDIUM, STOP, STRONG, WEAK, Flag, Profile
from followthrough.sorting.reporting import Route, routes
from followthrough.storage import bulk

PAGE_LENGTH = 20
WORDS_SHOWN = 3  # messages of one person; the signs are read from as many
GRAVE = frozenset({MEDIUM, STRONG, STOP})
LEVELS = {WEAK: "weak sign", MEDIUM: "sign", STRONG: "strong sign", STOP: "stop"}
WROTE = {asking.REQUEST: "Asked to connect", asking.MESSAGE: "Wrote"}
SECOND_LINE = (
    "Requests to connect and first messages you have not answered."
    " Nothing here is urgent, and nobody has to be answered."
)

# Few ask, many are known: from those who asked to their contact, hence the given join order.
# An open request is answered once the user wrote to the person after it, or connected.
_ASKED = """
    FROM (
        SELECT contact_id, MAX(at) AS at FROM (
            SELECT v.contact_id, v.sent_at AS at FROM followthrough_invitation v
            LEFT JOIN followthrough_exchange y
                   ON y.workspace_id = v.workspace_id AND y.contact_id = v.contact_id
            CROSS JOIN followthrough_contact k ON k.id = v.contact_id
            WHERE v.workspace_id = %(own)s AND NOT v.is_outbound AND v.answered = ''
              AND k.connected_on IS NULL AND COALESCE(y.last_touch_at < v.sent_at, TRUE)
            UNION ALL
            SELECT x.contact_id, x.last_heard_at FROM followthrough_exchange x
            WHERE x.workspace_id = %(own)s AND x.turn = 'mine' AND x.touches = 0
        ) AS each_time GROUP BY contact_id
    ) AS a
    CROSS JOIN followthrough_contact c ON c.id = a.contact_id AND +c.workspace_id = %(own)s
    LEFT JOIN followthrough_placement p
           ON p.workspace_id = %(own)s AND p.contact_id = a.contact_id
    WHERE NOT c.is_anonymous AND p.decided_at IS NULL
      AND (p.set_aside_at IS NULL OR p.wants_a_look)
"""
_COUNT = f"SELECT COUNT(*) {_ASKED}"
_PAGE = f"""
    SELECT s.contact_id, +s.at, c.name, c.first_name, c.last_name, c.title, c.company_name,
           c.email, c.profile_url, +c.connected_on, p.kind, CAST(p.red_flags AS text),
           CASE WHEN e.heard > 0 THEN e.touches END, COALESCE(p.function, ''), p.first_words,
           COALESCE(p.seen_on_profile, '')
    FROM (
        SELECT a.contact_id, a.at, COALESCE(p.red_flag, '') NOT IN ('', 'weak') AS is_grave
        {_ASKED}
        ORDER BY 3, 2 DESC, 1 LIMIT %(most)s OFFSET %(start)s
    ) AS s
    CROSS JOIN followthrough_contact c ON c.id = s.contact_id
    LEFT JOIN followthrough_placement p
           ON p.workspace_id = %(own)s AND p.contact_id = s.contact_id
    LEFT JOIN followthrough_exchange e
           ON e.workspace_id = %(own)s AND e.contact_id = s.contact_id
    ORDER BY s.is_grave, s.at DESC, s.contact_id
"""  # noqa: S608 - our own names only
_WORDS = """
    SELECT v.contact_id, +v.sent_at, 'request', '', v.message FROM followthrough_invitation v
    WHERE v.workspace_id = %s AND NOT v.is_outbound AND v.contact_id IN ({marks})
    UNION ALL
    SELECT contact_id, at, 'message', subject, said FROM (
        SELECT i.contact_id, +i.at AS at, i.subject, i.said,
               ROW_NUMBER() OVER (PARTITION BY i.contact_id ORDER BY i.number) AS nth
        FROM followthrough_interaction i
        WHERE +i.workspace_id = %s AND i.contact_id IN ({marks})
          AND i.is_personal AND NOT i.is_outbound
    ) AS first_ones WHERE nth <= %s
    ORDER BY 2
"""


_SAME_WORDS = """
    SELECT p.first_words, p.contact_id, c.name FROM followthrough_placement p
    CROSS JOIN followthrough_contact c ON c.id = p.contact_id AND c.workspace_id = p.workspace_id
    WHERE p.workspace_id = %s AND p.first_words IN ({marks}) ORDER BY c.name
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What they wrote, verbatim: with a request, or as a message."""

    wrote_to: str  # "request" or "message"
    what: str
    date_words: str
    subject: str
    said: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One warning sign: its name, how grave it is, why it matters, and the words it was in."""

    id: str
    level: str
    level_words: str
    explanation: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who asked and has no answer: what they said, and what speaks against and for it."""

    who: Who
    asked_words: str  # "Asked to connect on 3 March, without a note"
    date_words: str
    profile_url: str
    said: tuple[Said, ...]
    signs: tuple[Sign, ...]
    for_them: tuple[str, ...]
    check_first: bool
    may_be_reported: bool
    asking: str
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Strangers:
    """One page of those who asked."""

    total: int
    headline: str
    second_line: str
    harmless: tuple[Stranger, ...]
    check_first: tuple[Stranger, ...]
    report_to: tuple[Route, ...]
    page: int
    previous_page: int | None
    next_page: int | None

    @property
    def everybody(self) -> tuple[Stranger, ...]:
        """All of this page in the order shown."""
        return self.harmless + self.check_first


class _Asker(NamedTuple):
    """The row of one person, as it is read."""

    id: str
    at: str
    name: str
    first_name: str
    last_name: str
    title: str
    company: str
    email: str
    profile_url: str
    connected_on: str | None
    kind: str | None
    red_flags: str | None
    touches: int | None  # None: they never said a word
    function: str
    first_words: int | None
    seen: str


class _Words(NamedTuple):
    """One thing somebody wrote, as it is read."""

    contact: str
    at: str
    wrote_to: str
    subject: str
    said: str


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Days in words, as they fall where the user is."""

    zone: ZoneInfo
    today: date

    def words(self, kept: str) -> str:
        at = datetime.fromisoformat(kept)
        day = at.replace(tzinfo=at.tzinfo or UTC).astimezone(self.zone).date()
        return self.of_day(day)

    def of_day(self, day: date) -> str:
        words = f"{day.day} {day:%B}"
        return words if day.year == self.today.year else f"{words} {day.year}"


def waiting(workspace: Workspace) -> int:
    """How many people asked and wait for a decision."""
    return int(next(bulk.read(_COUNT, {"own": workspace.pk.hex}))[0])


def strangers(workspace: Workspace, *, today: date, page: int = 1) -> Strangers:
    """One page of those who asked; a page beyond the last is the last."""
    total = waiting(workspace)
    pages = max(1, -(-total // PAGE_LENGTH))
    page = min(max(page, 1), pages)
    own, start = workspace.pk.hex, (page - 1) * PAGE_LENGTH
    found = bulk.read(_PAGE, {"own": own, "most": PAGE_LENGTH, "start": start})
    askers = [_Asker(*row) for row in found]
    words = _said(own, [one.id for one in askers])
    calendar = _Calendar(ZoneInfo(workspace.time_zone), today)
    same = _same_words(own, askers)
    shown = [_stranger(one, words[one.id], same[one.id], calendar) for one in askers]
    check_first = tuple(one for one in shown if one.check_first)
    return Strangers(
        total=total,
        headline=_headline(total),
        second_line=SECOND_LINE if total else "",
        harmless=tuple(one for one in shown if not one.check_first),
        check_first=check_first,
        report_to=routes(workspace.country) if any(x.may_be_reported for x in shown) else (),
        page=page,
        previous_page=page - 1 if page > 1 else None,
        next_page=page + 1 if page < pages else None,
    )


def _headline(total: int) -> str:
    if not total:
        return "Nobody waits for an answer from you"
    people = "1 person" if total == 1 else f"{total:,} people"
    return f"{people} asked you. Answer whom you like."


def _said(own: str, ids: Sequence[str]) -> defaultdict[str, list[_Words]]:
    """Every request and the first messages of these people, the oldest first."""
    found: defaultdict[str, list[_Words]] = defaultdict(list)
    if ids:
        sql = _WORDS.format(marks=", ".join(["%s"] * len(ids)))
        for row in bulk.read(sql, [own, *ids, own, *ids, WORDS_SHOWN]):
            found[row[0]].append(_Words(*row))
    return found


def _same_words(own: str, askers: Sequence[_Asker]) -> defaultdict[str, list[str]]:
    """Who else wrote the very words of these people, by name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    wrote = {one.first_words for one in askers if one.first_words is not None}
    if not wrote:
        return found
    together: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    sql = _SAME_WORDS.format(marks=", ".join(["%s"] * len(wrote)))
    for words, contact, name in bulk.read(sql, [own, *sorted(wrote)]):
        together[words].append((contact, name))
    for one in askers:
        others = together[one.first_words] if one.first_words is not None else []
        found[one.id] = [name for contact, name in others if contact != one.id][:WORDS_SHOWN]
    return found


def _stranger(
    asker: _Asker, words: Sequence[_Words], same_words_as: Sequence[str], calendar: _Calendar
) -> Stranger:
    is_known = bool(asker.touches)
    seen = frozenset(asker.seen.split())
    is_told = asker.connected_on is not None
    profile = Profile(
        asker.title, asker.company, asker.function, is_told, seen, tuple(same_words_as)
    )
    flags = [*_flags(asker, words), *red_flags.profile_signs(profile)]
    level = red_flags.level(flags, is_known=is_known)
    said = tuple(_line(one, calendar) for one in words)
    who = _who(asker, "" if level in GRAVE else asker.kind or "")
    return Stranger(
        who=who,
        asked_words=_asked_words(said),
        date_words=calendar.words(asker.at),
        profile_url=asker.profile_url,
        said=said,
        signs=_signs(flags),
        for_them=tuple(_for_them(asker, calendar, is_known=is_known)),
        check_first=level in GRAVE,
        may_be_reported=level in {STRONG, STOP},
        asking=_asking(who, words),
        seen=seen,
    )


def _who(asker: _Asker, kind: str) -> Who:
    greeted = first_name_for_greeting(asker.first_name, asker.last_name) or asker.name
    return Who(
        id=str(UUID(asker.id)),
        name=asker.name,
        first_name=greeted,
        kind=kind,
        title=asker.title,
        company=asker.company,
    )


def _line(one: _Words, calendar: _Calendar) -> Said:
    what = WROTE[one.wrote_to]
    return Said(one.wrote_to, what, calendar.words(one.at), one.subject, one.said.strip())


def _asked_words(said: Sequence[Said]) -> str:
    if not said:
        return ""
    has_words = any(one.said or one.subject for one in said)
    without = "" if has_words else ", without a note"
    return f"{said[0].what} on {said[0].date_words}{without}"


def _asking(who: Who, words: Sequence[_Words]) -> str:
    spoken = [one for one in words if one.said.strip()]
    last = (spoken or [*words])[-1:]
    if not last:
        return asking.how_we_know(who.first_name, wrote_to=asking.REQUEST)
    return asking.how_we_know(who.first_name, wrote_to=last[0].wrote_to, said=last[0].said)


def _flags(asker: _Asker, words: Iterable[_Words]) -> list[Flag]:
    """The signs kept; of somebody once written to none are kept, so these are read here."""
    if asker.touches:
        return [flag for one in words for flag in red_flags.scan(one.said)]
    return [Flag(*each) for each in bulk.from_json(asker.red_flags or "[]")]


def _signs(flags: Iterable[Flag]) -> tuple[Sign, ...]:
    """Each sign once, the gravest first, with every place it was read from."""
    together: defaultdict[str, list[Flag]] = defaultdict(list)
    for flag in flags:
        together[flag.id].append(flag)
    first = sorted(
        (each[0] for each in together.values()),
        key=lambda flag: (-red_flags.LEVELS.index(flag.level), flag.id),
    )
    return tuple(
        Sign(
            flag.id,
            flag.level,
            LEVELS[flag.level],
            flag.explanation,
            tuple(dict.fromkeys(each.found for each in together[flag.id] if each.found)),
        )
        for flag in first
    )


def _for_them(asker: _Asker, calendar: _Calendar, *, is_known: bool) -> Iterable[str]:
    """What speaks for somebody, whatever the signs: facts of the record only."""
    if asker.connected_on:
        day = date.fromisoformat(asker.connected_on[:10])
        yield f"You have been connected since {calendar.of_day(day)}."
    if is_known:
        yield "You two have written to each other before."
    if company_names.same_as_domain(company_names.key(asker.company), asker.email):
        yield f"The mail address fits the employer: {asker.email}."
