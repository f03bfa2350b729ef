"""Suggesting a kind for each contact, for one person or for everybody in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from followthrough.accounts.identifiers import in_order
from followthrough.accounts.models import Workspace
from followthrough.contacts import company_names
from followthrough.jobsearch.aiming import AimFacts, aim_of
from followthrough.sorting import bridging, gathering, near_places, ranking, red_flags
from followthrough.sorting.bridging import Bridge, End
from followthrough.sorting.gathering import Person
from followthrough.sorting.models import Placement
from followthrough.sorting.ranking import Aim, Signals, Verdict
from followthrough.sorting.rules import kind_by_rule, rules_of
from followthrough.sorting.same_words import same_as
from followthrough.storage import bulk
from followthrough.titles import reading as titles
from followthrough.titles.reading import TitleReading

SUGGESTED = ("kind", "confidence", "wants_a_look", "role", "suggested_kind")
FIELDS = (
    *SUGGESTED,
    "function",
    "fields",
    "seniority",
    "recruiter",
    "recruiter_field",
    "status",
    "red_flag",
    "red_flags",
    "first_words",
)
WORKS = frozenset({ranking.SURE, ranking.LIKELY})  # a suggestion this sure acts as the kind


class Found(NamedTuple):
    """What the rules say of one person."""

    person: Person
    reading: TitleReading
    flags: tuple[red_flags.Flag, ...]
    first_words: int | None
    signals: Signals
    verdict: Verdict
    bridge: tuple[End, ...] = ()


def place(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None = None, *, at: datetime
) -> int:
    """Read titles and facts again, suggest kinds, and say how many rows changed.

    What the user decided keeps its kind. ``None`` means everybody.
    """
    del at  # placing leaves no date of its own; verbs pass it to all that follows from a change
    with transaction.atomic():
        changed = _write(workspace, look(workspace, contact_ids))
        near_places.keep(workspace, contact_ids)
    return changed


def resort(workspace: Workspace, *, at: datetime) -> int:
    """Suggest kinds again under a changed aim, from the readings kept; no title is read."""
    del at
    return _write(workspace, look(workspace, None, is_read=True), is_read=True)


def look(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None, *, is_read: bool = False
) -> Iterator[Found]:
    """What the rules say of these people, or everybody; nothing is written."""
    facts = aim_of(workspace)
    aim = aim_for_ranking(facts)
    ties = gathering.ties(workspace, contact_ids)
    rules = rules_of(workspace)
    bridges = _bridges(workspace, facts)
    words = {} if is_read else gathering.first_words(workspace, contact_ids)
    for row in gathering.people(workspace, contact_ids):
        person = Person(*row)
        reading = _kept_reading(person) if is_read else titles.read(person.title)
        flags = () if is_read else _flags(words.get(person.id, ()))
        flag = person.red_flag or "" if is_read else red_flags.level(flags)
        signals = _signals(person, reading, facts, ties.get(person.id, frozenset()), flag)
        bridge = bridges.get(person.id)
        if bridge:
            signals = signals._replace(**bridge.signals)
        if rules:
            signals = signals._replace(ruled=_ruled(rules, person, reading))
        ends = bridge.ends if bridge else ()
        same = person.first_words if is_read else same_as(words.get(person.id, ()))
        yield Found(person, reading, flags, same, signals, ranking.rank(signals, aim), ends)


def with_bridged(workspace: Workspace, contact_ids: Collection[UUID | str]) -> list[UUID | str]:
    """These people and whoever shares a place noted with one: what links them may have changed."""
    ids = {gathering.plain_id(one) for one in contact_ids}
    if places := gathering.places(workspace):
        ids = bridging.bridged_by(places, ids, aim_of(workspace).aliases)
    return sorted(ids)


def _bridges(workspace: Workspace, facts: AimFacts) -> dict[str, Bridge]:
    """Who is a bridge; where no place was noted this asks one query and is done."""
    places = gathering.places(workspace)
    if not places:
        return {}
    return bridging.bridges(places, facts, gathering.own_years(workspace, facts.aliases))


def aim_for_ranking(facts: AimFacts) -> Aim:
    """The aim as the ranking reads it."""
    return Aim(
        fields=facts.fields,
        level=facts.level,
        has_companies=bool(facts.companies),
        has_fields=bool(facts.fields),
    )


def _write(workspace: Workspace, everybody: Iterator[Found], *, is_read: bool = False) -> int:
    """Write the rows that changed; of people read before only the suggestion can have."""
    own = workspace.pk.hex
    rows, suggested, new = [], [], in_order()
    for found in everybody:
        values, person = _values(found), found.person
        if person.placement_id is not None and _kept(person) == values:
            continue
        if is_read and person.placement_id is not None:
            suggested.append((*values[: len(SUGGESTED)], person.placement_id))
        else:
            rows.append((person.placement_id or next(new), own, person.id, *values))
    fields = ("id", "workspace", "contact", *FIELDS, "private_reason")
    with transaction.atomic():
        bulk.update(Placement, SUGGESTED, suggested)
        bulk.upsert(
            Placement,
            fields,
            ((*row, "") for row in rows),
            on=("workspace", "contact"),
            only_new=("private_reason",),
        )
    return len(rows) + len(suggested)


def _values(found: Found) -> tuple[Any, ...]:
    person, verdict, reading = found.person, found.verdict, found.reading
    suggested = "" if person.is_anonymous else verdict.kind
    kind = suggested if verdict.confidence in WORKS else ""
    confidence, wants = verdict.confidence, verdict.wants_a_look and not person.is_anonymous
    if person.is_decided:
        kind, confidence, wants = person.kind, person.confidence, False
    elif person.is_set_aside and not person.wrote_since:
        wants = False
    told = [[f.id, f.level, f.explanation, f.found] for f in found.flags]
    flags = bulk.as_json(told) if told else "[]"
    return (
        kind,
        confidence,
        int(wants),
        verdict.role,
        suggested,
        reading.function,
        ",".join(reading.fields),
        reading.seniority,
        reading.recruiter,
        reading.recruiter_field,
        reading.status,
        found.signals.red_flag,
        person.red_flags if person.red_flags and not found.flags and person.red_flag else flags,
        found.first_words,
    )


def _kept(person: Person) -> tuple[Any, ...]:
    return (
        person.kind,
        person.confidence,
        person.wants_a_look,
        person.role,
        person.suggested_kind,
        person.function,
        person.fields,
        person.seniority,
        person.recruiter,
        person.recruiter_field,
        person.status,
        person.red_flag,
        person.red_flags,
        person.first_words,
    )


def _kept_reading(person: Person) -> TitleReading:
    return TitleReading(
        function=person.function or "",
        fields=tuple(person.fields.split(",")) if person.fields else (),
        seniority=person.seniority or "",
        recruiter=person.recruiter or "",
        recruiter_field=person.recruiter_field or "",
        status=person.status or titles.CURRENT,
    )


def _signals(
    person: Person, reading: TitleReading, aim: AimFacts, ties: frozenset[str], red_flag: str
) -> Signals:
    company = person.company_key or ""
    is_target = company in aim.company_keys
    return Signals(
        function=reading.function,
        fields=reading.fields,
        seniority=reading.seniority,
        recruiter=reading.recruiter,
        recruiter_field=reading.recruiter_field,
        status=reading.status,
        is_agency_employer=bool(person.is_agency),
        at_target_company=bool(company) and is_target,
        mails_from_target=bool(person.email)
        and not company
        and any(company_names.same_as_domain(key, person.email) for key in aim.company_keys),
        is_small=person.company_size == "small",
        is_large=person.company_size == "large",
        is_former_employer_of_mine=not is_target and company in aim.own_company_keys,
        has_title=bool(person.title),
        two_way=bool(person.touches and person.heard),
        i_wrote=bool(person.touches),
        they_wrote=bool(person.heard),
        recommended=bool(ties & {"recommended", "recommended_me"}),
        introduces=bool(person.introduces),
        endorsed=bool(ties & {"endorsed", "endorsed_me"}),
        red_flag=red_flag,
    )


def _ruled(rules: Mapping[tuple[str, str], str], person: Person, reading: TitleReading) -> str:
    return kind_by_rule(
        rules,
        recruits_for=reading.recruiter_field,
        fields=() if reading.recruiter else reading.fields,
        company=person.company_key or "",
    )


def _flags(said: Collection[str]) -> tuple[red_flags.Flag, ...]:
    return tuple(flag for text in said for flag in red_flags.scan(text))
