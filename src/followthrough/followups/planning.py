"""Keeping the next step with each contact as the rules see it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.accounts.identifiers import in_order
from followthrough.accounts.models import Workspace
from followthrough.conversations import turns
from followthrough.conversations.days import kept_day, sent_on
from followthrough.followups import cadence
from followthrough.followups.cadence import Facts, Matter, NextStep, Situation
from followthrough.followups.calendars import calendar_of
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.settings import OwnPlaybook, Setting, setting_of
from followthrough.storage import bulk

CHUNK = 500  # contacts asked for in one statement
NOTHING_GOING_ON = Matter()
INVITED = {None: "", 0: "received", 1: "sent"}
FIELDS = (
    "situation",
    "due_on",
    "order_key",
    "strength",
    "minutes",
    "anchor_on",
    "wait_days",
    "bends_on",
    "send_on",
    "company",
)
# Whom nothing can come up with is left out here, before any rule is asked.
_PEOPLE = """
    SELECT c.id, p.kind, p.role, +c.came_in_on, +c.connected_on,
        +x.last_touch_at, +x.last_heard_at, COALESCE(x.touches, 0), COALESCE(x.heard, 0),
        COALESCE(x.touches_since_heard, 0), COALESCE(x.heard_since_touch, 0),
        COALESCE(+x.last_is_closing, 0), COALESCE(x.last_result, ''), +x.last_result_at,
        +x.last_met_on, COALESCE(x.matter, ''), +x.matter_at, COALESCE(x.matter_touches, 0),
        COALESCE(x.matter_heard, 0), +x.named_on, +x.away_until, COALESCE(+x.has_helped, 0),
        COALESCE(NULLIF(c.country, ''), m.country, ''), c.time_zone, COALESCE(c.company_id, ''),
        +c.moved_on, g.choice, +g."on", +g.made_at,
        (SELECT MAX(+v.is_outbound) FROM followthrough_invitation v
         WHERE v.workspace_id = c.workspace_id AND v.contact_id = c.id)
    FROM followthrough_placement p
    JOIN followthrough_contact c ON c.workspace_id = p.workspace_id AND c.id = p.contact_id
    LEFT JOIN followthrough_company m ON m.workspace_id = c.workspace_id AND m.id = c.company_id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = p.workspace_id AND x.contact_id = c.id
    LEFT JOIN followthrough_plan g ON g.workspace_id = p.workspace_id AND g.contact_id = c.id
    WHERE p.workspace_id = %s AND p.kind <> 'dont' AND NOT c.is_anonymous
      AND (p.decided_at IS NOT NULL OR p.red_flag IN ('', 'weak'))
      AND (p.kind <> '' OR x.turn = 'mine' OR x.last_met_on IS NOT NULL OR x.matter <> ''
           OR g.id IS NOT NULL){only}
"""
_KEPT = """
    SELECT contact_id, id, situation, +due_on, order_key, strength, minutes, +anchor_on, wait_days,
        +bends_on, +send_on, company
    FROM followthrough_followup WHERE workspace_id = %s{only}
"""


class Known(NamedTuple):
    """The row of one contact, as it is read."""

    id: str
    kind: str
    role: str
    came_in_on: str
    connected_on: str | None
    last_touch_at: str | None
    last_heard_at: str | None
    touches: int
    heard: int
    touches_since_heard: int
    heard_since_touch: int
    last_is_closing: int
    last_result: str
    last_result_at: str | None
    last_met_on: str | None
    matter: str
    matter_at: str | None
    matter_touches: int
    matter_heard: int
    named_on: str | None
    away_until: str | None
    has_helped: int
    country: str
    time_zone: str
    company: str
    moved_on: str | None
    choice: str | None
    plan_on: str | None
    plan_made_at: str | None
    invited: int | None


def replan(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None = None, *, today: date
) -> int:
    """Ask the rules again for these contacts, or everybody; say how many rows changed."""
    own = workspace.pk.hex
    ids = None if contact_ids is None else [UUID(str(each)).hex for each in contact_ids]
    kept = {row[0]: row[1:] for row in _rows(_KEPT, own, ids, "contact_id")}
    changed, stands, new = [], set(), in_order()
    for contact, step in steps(workspace, ids, today=today):
        values = _values(step)
        before = kept.get(contact)
        stands.add(contact)
        if before is None or tuple(before[1:]) != values:
            changed.append((before[0] if before else next(new), own, contact, *values))
    fields = ("id", "workspace", "contact", *FIELDS)
    bulk.upsert(FollowUp, fields, changed, on=("workspace", "contact"))
    gone = [row[0] for contact, row in kept.items() if contact not in stands]
    for start in range(0, len(gone), CHUNK):
        FollowUp.objects.of(workspace).filter(pk__in=gone[start : start + CHUNK]).delete()
    return len(changed) + len(gone)


def rekey(workspace: Workspace, *, today: date) -> int:
    """Plan again those whose answer bends by the mere passing of time."""
    bent = FollowUp.objects.of(workspace).filter(bends_on__lte=today)
    contacts = list(bent.values_list("contact_id", flat=True))
    return replan(workspace, contacts, today=today) if contacts else 0


def steps(
    workspace: Workspace, ids: list[str] | None, *, today: date, trial: OwnPlaybook | None = None
) -> Iterator[tuple[str, NextStep]]:
    """The next step of each of these contacts that has one, asked of the rules as of today.

    ``trial``: as if the user had changed the playbook so.
    """
    setting = setting_of(workspace, trial)
    for row in _rows(_PEOPLE, workspace.pk.hex, ids, "p.contact_id"):
        known = Known(*row)
        facts = _facts(workspace, known, setting)
        rhythm = setting.rhythm(facts.matter.opened_on or facts.last_touch_on)
        calendar = calendar_of(workspace, known.country)
        step = cadence.next_step(facts, rhythm=rhythm, calendar=calendar, today=today)
        if step is not None:
            step = _prepared(_put_off(step, known), setting)
            yield known.id, step._replace(company=known.company)


def _facts(workspace: Workspace, known: Known, setting: Setting) -> Facts:
    wrote, heard = known.last_touch_at, known.last_heard_at
    touched_on, is_late = sent_on(workspace, wrote, known.time_zone) if wrote else (None, False)
    heard_on = kept_day(workspace, heard) if heard else None
    rests = known.choice == Plan.Choice.REST
    made_on = _instant_day(workspace, known.plan_made_at)
    planned = known.choice == Plan.Choice.PLANNED and known.plan_on
    return Facts(
        kind=known.kind,
        role=known.role,
        came_in_on=date.fromisoformat(known.came_in_on),
        connected_on=_day(known.connected_on),
        invitation=INVITED[known.invited],
        exchange=_exchange(known),
        last_touch_on=touched_on,
        last_heard_on=heard_on,
        last_met_on=_day(known.last_met_on),
        planned_on=_day(planned) if planned else made_on if rests else None,
        is_resting=rests and not _wrote_since(known),
        matter=_matter(workspace, known),
        away_until=_day(known.away_until),
        has_helped=bool(known.has_helped),
        landed_on=setting.landed_on,
        moved_on=_day(known.moved_on),
        is_last_touch_late=is_late,
    )


def _matter(workspace: Workspace, known: Known) -> Matter:
    if not known.matter:
        return NOTHING_GOING_ON
    return Matter(
        known.matter,
        _instant_day(workspace, known.matter_at),
        known.matter_touches,
        known.matter_heard,
        _day(known.named_on),
    )


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _wrote_since(known: Known) -> bool:
    """Whether they have spoken since the user decided what comes next."""
    return (known.last_heard_at or "") > (known.plan_made_at or "")


def _exchange(known: Known) -> turns.Exchange:
    return turns.Exchange(
        last_touch_at=_order(known.last_touch_at),
        last_heard_at=_order(known.last_heard_at),
        touches=known.touches,
        heard=known.heard,
        touches_since_heard=known.touches_since_heard,
        heard_since_touch=known.heard_since_touch,
        last_is_closing=bool(known.last_is_closing),
        last_result=known.last_result,
        last_result_at=_order(known.last_result_at),
    )


def _put_off(step: NextStep, known: Known) -> NextStep:
    """What the user moved to another day falls due then, unless they have written since.

    What was brought forward is over with the next touch, wherever that came in from.
    """
    if known.plan_on is None or _wrote_since(known):
        return step
    on = date.fromisoformat(known.plan_on)
    if known.choice == Plan.Choice.LATER:
        return step._replace(due_on=max(step.due_on, on))
    is_touched = (known.last_touch_at or "") > (known.plan_made_at or "")
    if known.choice == Plan.Choice.SOONER and not is_touched:
        return step._replace(due_on=min(step.due_on, on))
    return step


def _prepared(step: NextStep, setting: Setting) -> NextStep:
    """What falls due on a day off of the user is prepared on the working day before."""
    if step.situation is Situation.PLANNED or setting.mine.is_working(step.due_on):
        return step
    return step._replace(due_on=setting.prepared_on(step.due_on), send_on=step.due_on)


def _values(step: NextStep) -> tuple[Any, ...]:
    return (
        step.situation.value,
        step.due_on.isoformat(),
        step.order_key,
        step.strength,
        step.minutes,
        step.anchor_on.isoformat(),
        step.wait,
        step.bends_on.isoformat() if step.bends_on else None,
        step.send_on.isoformat() if step.send_on else None,
        step.company,
    )


def _rows(sql: str, own: str, ids: list[str] | None, column: str) -> Iterator[tuple[Any, ...]]:
    if ids is None:
        yield from bulk.read(sql.format(only=""), [own])
        return
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        only = f" AND {column} IN ({', '.join(['%s'] * len(some))})"
        yield from bulk.read(sql.format(only=only), [own, *some])


def _instant_day(workspace: Workspace, at: str | None) -> date | None:
    return kept_day(workspace, at) if at else None


def _order(at: str | None) -> int | None:
    return None if at is None else int(at[:19].translate(_DIGITS_ONLY))


_DIGITS_ONLY = str.maketrans("", "", "-: T")
