"""Today and the days to come, computed when read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.conversations.queries import Lately, Rally, lately
from followthrough.followups import open_asks, planning, wording
from followthrough.followups.approaches import approach
from followthrough.followups.calendars import calendar_of
from followthrough.followups.day import FIRST_TOUCHES, Candidate, Day, plan_day, week_of
from followthrough.followups.done import done_since_monday
from followthrough.followups.due_rows import ROWS, Row, who_of
from followthrough.followups.learning_effort import effort_words
from followthrough.followups.limits import USUAL, Limits, limits_with
from followthrough.followups.places_of_work import region_words
from followthrough.followups.playbook import DEFAULTS, Playbook
from followthrough.followups.showing import ComingDay, DoneStep, Step, Today, Waiting
from followthrough.followups.situations import NextStep, playbook_role
from followthrough.storage import bulk

MINUTE_CHOICES = (5, 15, 30, 45, 60)
USUAL_MINUTES = 30
READ_AHEAD = 100  # candidates: more than any day holds
ENOUGH = 40  # of them fill the longest day
MOST_READINGS = 5
MORE_AT_ONCE = 12
WAITING_SHOWN = 3

# CROSS JOIN pins the order: along the index of the queue, never over the contacts.
# The plus pins which index: everybody due is much, the first hundred in order are not.
# After an import thousands share one key: of these the newest connection comes first, and nothing
# more is ordered by than the index holds.
_IN_ORDER = "ORDER BY f.order_key DESC, f.due_on, f.contact_id DESC LIMIT %s"
_DUE = ROWS.format(which=f"+f.due_on <= %s {_IN_ORDER} OFFSET %s")
# A day takes five first messages: everybody else must not wait behind a thousand of them.
_FIRST = ", ".join(f"'{one.value}'" for one in sorted(FIRST_TOUCHES))
_KNOWN = f"NOT (f.situation IN ({_FIRST}))"  # the very words of the partial index
_DUE_KNOWN = ROWS.format(which=f"+f.due_on <= %s AND {_KNOWN} {_IN_ORDER}")
_COMING = ROWS.format(which="f.due_on > %s ORDER BY f.due_on, f.order_key DESC LIMIT %s")
# What the user has set, beside which the rows of the morning may stand.
_SET = """
    SELECT 'set', (SELECT minutes_a_day FROM followthrough_aim WHERE workspace_id = %s),
        (SELECT CAST(changes AS text) FROM followthrough_playbookversion
         WHERE workspace_id = %s ORDER BY number DESC LIMIT 1),
        (SELECT CAST(limits AS text) FROM followthrough_playbookversion
         WHERE workspace_id = %s ORDER BY number DESC LIMIT 1){more}
    UNION ALL SELECT 'effort', situation, minutes, letters{more}
    FROM followthrough_effort WHERE workspace_id = %s
"""
# Due, due and known, coming next: one question for all three, since every morning asks them.
_MORNING = f"""
    SELECT 'due', one.* FROM ({_DUE}) AS one
    UNION ALL SELECT 'known', two.* FROM ({_DUE_KNOWN}) AS two
    UNION ALL SELECT 'coming', three.* FROM ({_COMING}) AS three
    UNION ALL {_SET.format(more=", NULL" * (len(Row._fields) - 3))}
"""  # noqa: S608 - our own names only
_ONE = ROWS.format(which="f.contact_id = %s")


class _Gathered(NamedTuple):
    """What a day is made of."""

    rows: dict[str, tuple[Row, NextStep]]
    planned: Day
    done: list[DoneStep]
    coming: list[Row]


class _Set(NamedTuple):
    """The minutes of a day, the playbook and limits as the user has them, the efforts learnt."""

    minutes: int
    playbook: Playbook
    limits: Limits
    efforts: Mapping[str, tuple[int, int]]
    workspace: Workspace


def today(
    workspace: Workspace,
    *,
    today: date,
    minutes: int | None = None,
    more: bool = False,
    small_first: bool = False,
) -> Today:
    """The follow-ups that fit; ``more`` goes beyond them, ``small_first`` is for a hard day."""
    morning, usual = _morning(workspace, today)
    budget = minutes or usual.minutes
    found = _gathered(workspace, today, budget, (morning, usual.limits), small_first=small_first)
    rows, planned, done = found[:3]
    at_once = 1 if done and not planned.steps else MORE_AT_ONCE  # early: one more, no new heap
    further = islice(planned.later, at_once if more else 0)
    chosen = [one.id for one in (*planned.steps, *further)]
    is_empty = not (rows or done or found.coming) and not _has_anybody(workspace)
    steps = _shown(workspace, [rows[one] for one in chosen], today, usual)
    left = len(rows) - len(chosen)
    return Today(
        day=today,
        date_words=wording.weekday_words(today, today),
        minutes=budget,
        minute_choices=MINUTE_CHOICES,
        headline=_headline(steps, done, is_empty=is_empty),
        second_line=_second_line(planned, done, today, usual.limits.key_share),
        steps=steps,
        done=tuple(done),
        spare_minutes=planned.spare_minutes,
        used_minutes=planned.used_minutes,
        key_minutes=planned.key_minutes,
        more_count=left,
        more_words=_more_words(left, is_done=not planned.steps and bool(done)),
        waiting=tuple(_waits(row, today) for row in found.coming),
        tomorrow_sentence="" if steps or is_empty else _tomorrow(workspace, budget, today),
        is_empty_record=is_empty,
        nothing_due=not steps and not done and not is_empty,
        all_done=not steps and bool(done),
    )


def _more_words(left: int, *, is_done: bool) -> str:
    """An offer, never a count of what is owed."""
    if not left:
        return ""
    return "One more, if you like" if is_done else "More"


def _gathered(
    workspace: Workspace,
    today: date,
    budget: int,
    given: tuple[dict[str, list[Row]], Limits],
    *,
    small_first: bool,
) -> _Gathered:
    """Who is due and what of it fits, with what was done already."""
    morning, limits = given
    due = _due(workspace, today, morning)
    rows = open_asks.beside(workspace, due, today, limits=limits)
    week = done_since_monday(workspace, today)
    done = [one for day, one in week if day == today.isoformat()]
    planned = plan_day(
        [_candidate(row, step) for row, step in rows.values()],
        budget,
        done_minutes=min(sum(step.minutes for step in done), budget),
        week=week_of([one for _, one in week]),
        small_first=small_first,
        limits=limits,
    )
    return _Gathered(rows, planned, done, morning["coming"])


def _shown(
    workspace: Workspace, chosen: list[tuple[Row, NextStep]], today: date, usual: _Set
) -> tuple[Step, ...]:
    names = {row.contact: row.greeting for row, _ in chosen}
    said = lately(workspace, names, today=today)
    return tuple(_step(row, step, said.get(row.contact), today, usual) for row, step in chosen)


def ahead(workspace: Workspace, *, today: date, days: int = 14) -> tuple[ComingDay, ...]:
    """What falls due after today, day by day."""
    last = today + timedelta(days=days)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for one in coming(workspace, today=today, until=last, most=READ_AHEAD):
        found[one.due_on].append(one)
    return tuple(_coming_day(day, found[day], today) for day in sorted(found))


def coming(workspace: Workspace, *, today: date, until: date, most: int) -> list[Row]:
    """The steps that fall due after today and up to a day, the earliest first."""
    rows = bulk.read(_COMING, [workspace.pk.hex, today.isoformat(), most])
    return [one for one in (Row(*row) for row in rows) if one.due_on <= until.isoformat()]


def next_with(workspace: Workspace, contact_id: UUID, *, today: date) -> Step | None:
    """The next step with one person, due or not."""
    row = next(iter(bulk.read(_ONE, [workspace.pk.hex, contact_id.hex])), None)
    if row is None:
        return None
    one = Row(*row)
    said = lately(workspace, {one.contact: one.greeting}, today=today)
    return _step(one, one.step, said.get(one.contact), today, _set(workspace))


def _tomorrow(workspace: Workspace, minutes: int, today: date) -> str:
    """How much the next working day holds, said once today is done."""
    day = calendar_of(workspace).next_working(today + timedelta(days=1))
    morning, usual = _morning(workspace, day)
    due = _due(workspace, day, morning)
    steps = [_candidate(*found) for found in due.values()]
    planned = plan_day(steps, minutes, limits=usual.limits)
    if not planned.steps:
        return ""
    name = wording.when_words(day, today).removeprefix("on ")
    name = wording.WEEKDAYS[day.weekday()] if name[0].isdigit() else name.capitalize()
    count = wording.count_words(len(planned.steps))
    return f"{name} has {count}, about {planned.used_minutes} minutes."


def _set(workspace: Workspace) -> _Set:
    """What the user has set and what was learnt of them."""
    own = workspace.pk.hex
    rows = bulk.read(_SET.format(more=""), [own] * 4)
    return _as_set(workspace, [(part, row) for part, *row in rows])


def _as_set(workspace: Workspace, rows: Sequence[tuple[str, Sequence[Any]]]) -> _Set:
    efforts: dict[str, tuple[int, int]] = {}
    minutes, playbook, limits = USUAL_MINUTES, DEFAULTS, USUAL
    for part, row in rows:
        if part == "effort":
            efforts[row[0]] = (row[1], row[2])
        else:
            minutes = row[0] or USUAL_MINUTES
            playbook = Playbook(bulk.from_json(row[1])) if row[1] else DEFAULTS
            limits = limits_with(bulk.from_json(row[2])) if row[2] else USUAL
    return _Set(minutes, playbook, limits, efforts, workspace)


def _morning(workspace: Workspace, day: date) -> tuple[defaultdict[str, list[Row]], _Set]:
    """Who is due, who comes next, and what the user has set."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    setting: list[tuple[str, Sequence[Any]]] = []
    own, on = workspace.pk.hex, day.isoformat()
    params = [own, on, READ_AHEAD, 0, own, on, ENOUGH, own, on, WAITING_SHOWN, *[own] * 4]
    for part, *row in bulk.read(_MORNING, params):
        if part in {"set", "effort"}:
            setting.append((part, row))
        else:
            found[part].append(Row(*row))
    return found, _as_set(workspace, setting)


def _due(
    workspace: Workspace, day: date, morning: dict[str, list[Row]]
) -> dict[str, tuple[Row, NextStep]]:
    """Who is due, in order; where time may have changed the answer, the rule is asked again."""
    rows = morning["due"]
    found = _still_due(workspace, rows, day)
    readings = 1
    while len(rows) == READ_AHEAD and len(found) < ENOUGH and readings < MOST_READINGS:
        params = [workspace.pk.hex, day.isoformat(), READ_AHEAD, readings * READ_AHEAD]
        rows = [Row(*row) for row in bulk.read(_DUE, params)]
        found |= _still_due(workspace, rows, day)
        readings += 1
    known = sum(step.situation not in FIRST_TOUCHES for _, step in found.values())
    if len(rows) == READ_AHEAD and known < ENOUGH:
        found |= _still_due(workspace, morning["known"], day)
    return found


def _still_due(workspace: Workspace, rows: list[Row], day: date) -> dict[str, tuple[Row, NextStep]]:
    bent = {row.contact for row in rows if row.bends_on and row.bends_on <= day.isoformat()}
    again = dict(planning.steps(workspace, sorted(bent), today=day)) if bent else {}
    found = {}
    for row in rows:
        step = again.get(row.contact) if row.contact in bent else row.step
        if step is not None and step.due_on <= day:
            found[row.contact] = (row, step)
    return found


def _candidate(row: Row, step: NextStep) -> Candidate:
    return Candidate(
        id=row.contact,
        kind=row.kind or "",
        company=row.company_id or "",
        situation=step.situation,
        minutes=step.minutes,
        order_key=step.order_key,
    )


def _step(row: Row, step: NextStep, last: Lately | None, today: date, usual: _Set) -> Step:
    role = playbook_role(row.kind or "", row.role or "")
    way = approach(step.situation, role, row.greeting, usual.playbook)
    rally = last.rally if last else Rally()
    return Step(
        who=who_of(row),
        situation=step.situation.value,
        minutes=step.minutes,
        due_on=step.due_on,
        why_row=wording.row_words(step, today),
        why_memo=wording.memo_words(step, row.greeting, today),
        why_wait=_why_that_day(row, step, usual),
        approach=way.sentence,
        headline=way.headline,
        quote=last.quote if last else None,
        turn=row.turn or "",
        turn_words=wording.TURNS[row.turn or ""],
        rally=rally.beats,
        rally_words=rally.words,
        role_words=wording.ROLES.get(row.role or "", ""),
        profile_url=row.profile_url,
        email=row.email,
        asks_for_log=False,
        send_words=wording.send_words(step, today),
        must=way.must,
        must_not=way.must_not,
        by=way.by,
    )


def _why_that_day(row: Row, step: NextStep, usual: _Set) -> str:
    """The holidays skipped, where the number of days comes from, and the minutes."""
    calendar = calendar_of(usual.workspace, row.country)
    skipped = wording.skipped_words(step, calendar, region_words(row.country))
    minutes, letters = usual.efforts.get(step.situation.value, (0, 0))
    learnt = effort_words(minutes, letters) if minutes == step.minutes else ""
    return " ".join(filter(None, (skipped, wording.wait_words(step), learnt)))


def _waits(row: Row, today: date) -> Waiting:
    words = {
        "theirs": "has your note",
        "mine": "waits for your answer",
    }.get(row.turn or "", "comes up again")
    day = wording.day_words(row.step.due_on, today)
    return Waiting(who_of(row), words, day, row.turn or "nobody")


def _coming_day(day: str, rows: list[Row], today: date) -> ComingDay:
    on = date.fromisoformat(day)
    minutes = sum(row.minutes for row in rows)
    people = tuple(_waits(row, today) for row in rows)
    return ComingDay(on, wording.weekday_words(on, today), minutes, people)


def _headline(
    steps: tuple[Step, ...], done: list[DoneStep], *, is_empty: bool
) -> tuple[tuple[str, bool], ...]:
    if steps:
        minutes, first = sum(step.minutes for step in steps), steps[0].who.first_name
        count = wording.count_words(len(steps)).capitalize()
        people = "person" if len(steps) == 1 else "people"
        start, end = f"{count} {people} in {minutes} minutes. Start with ", "."
        if done:
            start, end = f"{count} to go, about {minutes} minutes. ", " is next."
        return ((start, False), (first, True), (end, False))
    if done:
        return (("That’s today. The ball is with them.", False),)
    if is_empty:
        return (("Bring the people you already know", False),)
    return (("Nobody needs you today", False),)


def _second_line(planned: Day, done: list[DoneStep], today: date, goal: int) -> str:
    day = wording.weekday_words(today, today)
    if not planned.used_minutes:
        return f"{day}." if not done else f"{day}. {len(done)} heard from you."
    share = f"{planned.key_minutes} of the {planned.used_minutes} minutes are for Key people"
    return f"{day}. {share}; your goal is {goal}%."


def _has_anybody(workspace: Workspace) -> bool:
    sql = "SELECT EXISTS (SELECT 1 FROM followthrough_contact WHERE workspace_id = %s)"
    return any(row[0] for row in bulk.read(sql, [workspace.pk.hex]))
