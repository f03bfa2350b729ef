"""The page of results: what happened, what it led to, and what may honestly be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from followthrough.accounts.models import Workspace
from followthrough.followups.wording import count_words
from followthrough.results.chances import FEWEST, chance, expected, stands_out
from followthrough.results.counting import (
    BY,
    GroupSums,
    Happened,
    Sums,
    counted,
    grouped,
    spread,
)
from followthrough.results.curve import curve
from followthrough.results.labels import labels
from followthrough.results.path import path, path_words
from followthrough.results.period import SPANS, Period
from followthrough.results.showing import Choice, Count, GroupRow, ResultsPage
from followthrough.results.time_spent import minutes_spent
from followthrough.storage.trouble import Trouble

USUAL_BY = "role"
LINKED = {"role": "role", "kind": "kind"}  # groupings the list of people knows, too
COUNT_ONLY = frozenset({"touch"})  # no rate: who is written to twice is not who answered once
NO_VERDICT = frozenset({"touch", "statement"})  # one seeker writes too few letters to judge words
EVERYONE = "Everyone"


class NoSuchGrouping(Trouble):
    """Something by which results are not counted."""


def results(
    workspace: Workspace, period: Period, *, by: str = USUAL_BY, today: date
) -> ResultsPage:
    """Everything the page of results shows."""
    if by not in BY:
        raise NoSuchGrouping(f"“{by}” is no grouping. Use one of {', '.join(BY)}.")
    found = spread(workspace, period, today=today)
    whole, did = counted(workspace, period, found, today=today)
    groups = _ordered(grouped(workspace, period, by, today=today), by)
    return ResultsPage(
        headline=_headline(whole),
        second_line=_second_line(whole, period, today),
        first=period.first,
        last=period.last,
        span=period.span,
        by=by,
        spans=tuple(Choice(key, words, key == period.span) for key, words in SPANS.items()),
        groupings=tuple(Choice(key, labels()["by"][key], key == by) for key in BY),
        counts=_counts(did, whole, period),
        everyone=_row(
            GroupSums("", whole.written, whole.in_time, whole.waiting), "", period, EVERYONE
        ),
        groups=tuple(_row(one, by, period, _label(by, one.key)) for one in groups),
        groups_words=_groups_words(by),
        verdict="" if by in NO_VERDICT else _verdict(groups, by),
        shows_rates=by not in COUNT_ONLY,
        path=path(whole, lambda step: address(period, step)),
        path_words=path_words(whole),
        curve=curve(found),
        effort_words=_effort_words(did, found.in_vain),
        minutes=minutes_spent(workspace, period, talked=did.came.talked, today=today),
        is_empty=not (whole.written or did.touches or any(did.came)),
    )


def address(period: Period, reached: str, **more: str) -> str:
    """The list of the people behind a count."""
    asked = {"reached": reached, "first": str(period.first), "last": str(period.last), **more}
    return urlencode(asked)


def _headline(whole: Sums) -> str:
    if not whole.written:
        return "Nobody was first written to in this time"
    if not whole.counted:
        people = "person has" if whole.waiting == 1 else "people have"
        return f"{count_words(whole.waiting).capitalize()} {people} your note, and time to answer"
    people = "person" if whole.counted == 1 else "people"
    return f"{whole.in_time:,} of {whole.counted:,} {people} answered within 30 days"


def _second_line(whole: Sums, period: Period, today: date) -> str:
    line = f"{period.words(today)}."
    if whole.waiting and whole.counted:
        more = count_words(whole.waiting).capitalize()
        people = "person still has" if whole.waiting == 1 else "people still have"
        line += f" {more} more {people} time to answer, so they don’t count yet."
    return line


def _effort_words(did: Happened, in_vain: int) -> str:
    """What a conversation took, and what led nowhere so far; counts only, no reproach."""
    told = []
    if did.came.talked >= FEWEST:
        told.append(f"About {did.touches / did.came.talked:.0f} touches for each conversation.")
    if in_vain:
        touches = "touch" if in_vain == 1 else "touches"
        told.append(f"{in_vain:,} {touches} went to people who had thirty days and did not answer.")
    return " ".join(told)


def _counts(did: Happened, whole: Sums, period: Period) -> tuple[Count, ...]:
    """Numbers first, those one decides oneself before what came of them."""
    told = (
        ("written", whole.written, "first follow-ups"),
        ("touched", did.touches, "touches"),
        ("answered", whole.in_time, "answered within 30 days"),
        ("waiting", whole.waiting, "still have time"),
        ("then_talked", did.came.talked, "conversations"),
        ("then_named", did.came.named, "names gained"),
        ("then_referred", did.came.referred, "referrals and introductions"),
        ("then_met", did.came.met, "informational interviews"),
        ("then_interview", did.came.interviews, "interviews"),
        ("then_offer", did.came.offers, "offers"),
    )
    return tuple(
        Count(key, number, words, address(period, key) if number else "")
        for key, number, words in told
    )


def _ordered(groups: Sequence[GroupSums], by: str) -> list[GroupSums]:
    """In the order of the labels, never by success; what has one label is one group."""
    merged: dict[str, GroupSums] = {}
    for one in groups:
        label = _label(by, one.key)
        known = merged.get(label)
        if known is not None:
            joined = (a + b for a, b in zip(known[1:], one[1:], strict=True))
            merged[label] = GroupSums(known.key or one.key, *joined)
        else:
            merged[label] = one
    order = {label: place for place, label in enumerate(labels().get(by, {}).values())}
    named = sorted(merged.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    return [one for _, one in named]


def _label(by: str, key: str) -> str:
    known = labels().get(by, {}).get(key)
    if known is None and by == "statement":
        situation, _, role = key.partition(".")
        first = _label("approach", situation)
        return first if role in {"", "any"} else f"{first}, {_label('role', role).lower()}"
    return known or key.replace("_", " ").capitalize() or "None"


def _row(one: GroupSums, by: str, period: Period, label: str) -> GroupRow:
    said = chance(one.in_time, one.counted)
    more = {LINKED[by]: one.key} if by in LINKED and one.key else {}
    return GroupRow(
        key=one.key,
        label=label,
        mark=one.key if by == "kind" else "",
        k=said.k,
        n=said.n,
        waiting=one.waiting,
        percent=said.percent,
        low=round(100 * said.low),
        high=round(100 * said.high),
        is_faint=said.is_faint,
        words=said.words,
        expected=expected(said.k, said.n, labels()["prior"][one.key] / 100)
        if said.percent is not None and by == "role" and one.key in labels()["prior"]
        else None,
        address=address(period, "written", **more) if more or not by else "",
    )


def _groups_words(by: str) -> str:
    if by in COUNT_ONLY:
        return "Of those who had not answered before: how many did after that touch."
    if by in {"approach", "statement"}:
        return "Only letters that were begun here are known by this."
    return "The mark is the share so far, the band where the true rate probably lies."


def _verdict(groups: Sequence[GroupSums], by: str) -> str:
    if len(groups) <= 1:
        return ""
    sides = stands_out([(one.in_time, one.counted) for one in groups])
    told: list[Any] = []
    for side, words in ((1, "more often"), (-1, "less often")):
        names = [_label(by, g.key) for g, s in zip(groups, sides, strict=True) if s == side]
        if names:
            told.append(f"{' and '.join(names)} answered {words} than everybody else.")
    return " ".join(told) or "Too early to tell one group from another."
