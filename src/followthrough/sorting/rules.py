"""Rules the user makes of their own decisions: plain, listed, and removable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sorting.models import Kind, SortRule
from followthrough.sorting.reasons import KIND_WORDS
from followthrough.storage import bulk
from followthrough.storage.trouble import Trouble
from followthrough.titles.functions import label

ENOUGH = 3  # decisions of one sort before a rule is offered
LOOKED_AT = 300  # the latest decisions; older ones were made under another aim
TRAITS = tuple(trait.value for trait in SortRule.Trait)
KINDS = (Kind.KEY.value, Kind.INTERESTING.value)  # nobody is turned away by a rule

phrase("rule_made", "Rule: {words}")
phrase("rule_declined", "No rule for {words}")
phrase("rule_removed", "Rule removed: {words}")


class NoSuchRule(Trouble):
    """A rule that cannot be made or is not there."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule, made or offered, in words."""

    trait: str
    value: str
    kind: str
    words: str  # "recruiters in nursing are Interesting"
    decisions: int = 0


_DECIDED = """
    SELECT p.recruiter, p.recruiter_field, p.fields, COALESCE(co.key, ''), COALESCE(co.name, ''),
           p.kind, p.suggested_kind
    FROM followthrough_placement p
    JOIN followthrough_contact c ON c.id = p.contact_id AND c.workspace_id = p.workspace_id
    LEFT JOIN followthrough_company co
           ON co.id = c.company_id AND co.workspace_id = p.workspace_id
    WHERE p.workspace_id = %s AND p.decided_at IS NOT NULL
    ORDER BY p.decided_at DESC LIMIT %s
"""


def rules_of(workspace: Workspace) -> dict[tuple[str, str], str]:
    """The kind by trait and value, for sorting."""
    made = SortRule.objects.of(workspace).exclude(kind="")
    return {(rule.trait, rule.value): rule.kind for rule in made}


def kind_by_rule(
    rules: Mapping[tuple[str, str], str],
    *,
    recruits_for: str,
    fields: tuple[str, ...],
    company: str,
) -> str:
    """The kind a rule gives somebody; what is said of recruiters counts before the rest."""
    asked = [("recruits_for", recruits_for)] if recruits_for else []
    asked += [("company", company), *(("field", field) for field in fields[:1])]
    return next((rules[one] for one in asked if one in rules), "")


def made_rules(workspace: Workspace) -> tuple[RuleWords, ...]:
    """The rules as the settings list them."""
    made = SortRule.objects.of(workspace).exclude(kind="").order_by("trait", "label")
    return tuple(_in_words(rule.trait, rule.value, rule.label, rule.kind) for rule in made)


def offered_rule(workspace: Workspace) -> RuleWords | None:
    """The rule that three or more decisions speak for, and none against, if it is new."""
    known = set(SortRule.objects.of(workspace).values_list("trait", "value"))
    decided: dict[tuple[str, str], Counter[str]] = {}
    names: dict[tuple[str, str], str] = {}
    for trait, value, name, kind in _traits_of_decisions(workspace):
        decided.setdefault((trait, value), Counter())[kind] += 1
        names[trait, value] = name
    for (trait, value), kinds in decided.items():
        kind, number = kinds.most_common(1)[0]
        is_clear = len(kinds) == 1 and kind in KINDS and number >= ENOUGH
        if is_clear and (trait, value) not in known:
            return _in_words(trait, value, names[trait, value], kind, decisions=number)
    return None


def _traits_of_decisions(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    """What each person decided against the suggestion is an example of."""
    found = []
    rows = bulk.read(_DECIDED, [workspace.pk.hex, LOOKED_AT])
    for recruiter, recruits_for, fields, key, company, kind, suggested in rows:
        if kind == suggested:
            continue
        if recruiter and recruits_for:
            found.append(("recruits_for", recruits_for, label(recruits_for), kind))
        elif fields and not recruiter:
            field = fields.split(",")[0]
            found.append(("field", field, label(field), kind))
        if key:
            found.append(("company", key, company, kind))
    return found


def make_rule(
    workspace: Workspace, trait: str, value: str, kind: str, *, by: User | None, at: datetime
) -> Event:
    """Give everybody of a trait this kind from now on; what was decided one by one stays."""
    if trait not in TRAITS or kind not in KINDS or not value:
        raise NoSuchRule("A rule needs people who share something, and Key or Interesting.")
    return _write(workspace, trait, value, kind, verb="rule_made", by=by, at=at)


def decline_rule(
    workspace: Workspace, trait: str, value: str, *, by: User | None, at: datetime
) -> Event:
    """Offer this rule no more."""
    if trait not in TRAITS or not value:
        raise NoSuchRule("There is no such rule to leave out.")
    return _write(workspace, trait, value, "", verb="rule_declined", by=by, at=at)


def remove_rule(
    workspace: Workspace, trait: str, value: str, *, by: User | None, at: datetime
) -> Event:
    """Take a rule away; whom it placed is sorted by the other reasons again."""
    known = SortRule.objects.of(workspace).filter(trait=trait, value=value).exclude(kind="")
    if not known.exists():
        raise NoSuchRule("That rule is not there any more.")
    return _write(workspace, trait, value, "", verb="rule_removed", by=by, at=at)


def _write(  # noqa: PLR0913 - a rule and the event it leaves
    workspace: Workspace,
    trait: str,
    value: str,
    kind: str,
    *,
    verb: str,
    by: User | None,
    at: datetime,
) -> Event:
    with transaction.atomic():
        old = SortRule.objects.of(workspace).filter(trait=trait, value=value).first()
        name = old.label if old else _name_of(workspace, trait, value)
        words = _in_words(trait, value, name, kind or (old.kind if old else "")).words
        SortRule.objects.update_or_create(
            workspace=workspace, trait=trait, value=value, defaults={"kind": kind, "label": name}
        )
        details: dict[str, Any] = {"trait": trait, "value": value, "words": words}
        details["old"] = old.kind if old else None
        return record(workspace, verb, by=by, at=at, details=details)


def _name_of(workspace: Workspace, trait: str, value: str) -> str:
    if trait != SortRule.Trait.COMPANY:
        return label(value) or value
    seen = _traits_of_decisions(workspace)
    return next((name for own, key, name, _ in seen if (own, key) == (trait, value)), value)


def _in_words(trait: str, value: str, name: str, kind: str, *, decisions: int = 0) -> RuleWords:
    people = f"{SortRule.Trait(trait).label} {name}"
    words = f"{people} are {KIND_WORDS[kind]}" if kind else people
    return RuleWords(trait, value, kind, words, decisions)


@undoes("rule_made")
@undoes("rule_declined")
@undoes("rule_removed")
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    rules = SortRule.objects.of(event.workspace)
    rule = rules.filter(trait=event.details["trait"], value=event.details["value"])
    if event.details["old"] is None:
        rule.delete()
    else:
        rule.update(kind=event.details["old"])
