"""Which kind somebody is, in the order of the tiers, with the reasons as data."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

KEY, INTERESTING, NONE = "key", "interesting", ""
SURE, LIKELY, POSSIBLE = "sure", "likely", "possible"

# How far above the other each level stands; a founder hires for any role, whatever the steps.
STEPS = {
    "unpaid": 0,
    "training": 0,
    "entry": 1,
    "senior": 2,
    "manager": 3,
    "director": 4,
    "vp": 5,
    "partner": 5,
    "cxo": 6,
    "owner": 6,
}
LEADS = frozenset({"manager", "director", "vp", "cxo", "partner", "owner"})
LINKS = frozenset({"worked_at_target", "shares_with_target"})  # bridges to a target
STEPS_ABOVE = 2  # a hiring manager is one or two levels above the role


class Signals(NamedTuple):
    """What is known of somebody, in few values, so that thousands share one verdict."""

    function: str = ""
    fields: tuple[str, ...] = ()
    seniority: str = ""
    recruiter: str = ""
    recruiter_field: str = ""
    status: str = "current"
    is_agency_employer: bool = False
    at_target_company: bool = False
    mails_from_target: bool = False  # no employer is named, but the address is a target’s
    is_small: bool = False  # the company is known to have fewer than 50 people
    is_large: bool = False  # … more than 500: there the founder hires no more
    is_former_employer_of_mine: bool = False
    has_title: bool = True
    two_way: bool = False
    i_wrote: bool = False
    they_wrote: bool = False
    recommended: bool = False
    endorsed: bool = False
    shared_school: bool = False  # as the user noted, like the next three
    was_where_i_worked: bool = False
    worked_at_target: bool = False  # before
    shares_with_target: bool = False  # a school or employer, with somebody at a target now
    apart: tuple[str, ...] = ()  # which of these four were at times known not to meet
    introduced: bool = False
    introduces: bool = False  # gave the user a name, or will refer them
    red_flag: str = ""
    ruled: str = ""  # the kind a rule of the user gives people of this sort


class Aim(NamedTuple):
    """What the user is looking for."""

    fields: frozenset[str] = frozenset()
    level: str = ""
    has_companies: bool = False
    has_fields: bool = False


# How much each reason weighs: 3 decides a kind by itself, 2 decides beside another, 1 only tells.
WEIGHTS = {
    "your_rule": 3,
    "red_flag": 3,
    "at_target": 3,
    "could_hire": 3,
    "runs_small": 3,
    "recruits_my_field": 3,
    "same_field": 3,
    "recruits": 2,
    "mails_from_target": 2,
    "recruits_another_field": 2,
    "field_unknown": 2,
    "worked_where_i_did": 2,
    "recommended": 2,
    "worked_at_target": 2,
    "shares_with_target": 2,
    "introduced": 2,
    "introduces": 2,
    "was_where_i_worked": 2,
    "shared_school": 2,
    "in_conversation": 2,
}

NOTED = ("worked_at_target", "shares_with_target", "was_where_i_worked", "shared_school")


class Reason(NamedTuple):
    """One reason for or against, and where it was read."""

    slug: str
    for_it: bool
    source: str

    @property
    def weight(self) -> int:
        """How much it weighs, from 1 to 3."""
        return WEIGHTS.get(self.slug, 1)


class Verdict(NamedTuple):
    """The kind and role that follow, how sure that is, and why."""

    kind: str
    role: str
    confidence: str
    wants_a_look: bool
    reasons: tuple[Reason, ...]


def _for(slug: str, source: str) -> Reason:
    return Reason(slug, for_it=True, source=source)


def _against(slug: str, source: str) -> Reason:
    return Reason(slug, for_it=False, source=source)


@lru_cache(maxsize=50_000)
def rank(signals: Signals, aim: Aim) -> Verdict:
    """The verdict. Don't follow up is never among the answers: only the user says that."""
    found = (
        _by_rule(signals)
        or _recruiter(signals, aim)
        or _at_target(signals, aim)
        or _colleague(signals, aim)
        or _bridge(signals)
        or _resting(signals)
    )
    reasons = (*found.reasons, *_history(signals), *_misses(signals, aim, found.kind))
    if signals.red_flag in {"medium", "strong", "stop"}:
        warned = (_against("red_flag", "messages"), *reasons)
        return Verdict(found.kind, found.role, POSSIBLE, wants_a_look=True, reasons=warned)
    return found._replace(reasons=tuple(dict.fromkeys(reasons)))


def _by_rule(signals: Signals) -> Verdict | None:
    if signals.ruled not in {KEY, INTERESTING}:
        return None
    role = _recruiter_role(signals) if signals.recruiter else "general"
    return _verdict(signals.ruled, role, SURE, [_for("your_rule", "rule")])


def _recruiter(signals: Signals, aim: Aim) -> Verdict | None:
    if not signals.recruiter or signals.status in {"former", "retired"}:
        return None
    role = _recruiter_role(signals)
    reasons = [_for("recruits", "title")]
    if signals.at_target_company:
        reasons.append(_for("at_target", "company"))
        return _verdict(KEY, role, SURE, reasons)
    if signals.recruiter_field and aim.has_fields:
        if signals.recruiter_field in aim.fields:
            return _verdict(KEY, role, SURE, [*reasons, _for("recruits_my_field", "title")])
        return _verdict(NONE, role, "", [*reasons, _against("recruits_another_field", "title")])
    if not aim.has_fields:
        return _verdict(KEY, role, POSSIBLE, [*reasons, _against("no_aim", "aim")])
    reasons.append(_against("field_unknown", "title"))
    is_close = signals.two_way or signals.they_wrote
    return _verdict(KEY, role, LIKELY if is_close or role != "sourcer" else POSSIBLE, reasons)


def _recruiter_role(signals: Signals) -> str:
    if signals.recruiter == "sourcer":
        return "sourcer"
    is_agency = signals.recruiter in {"agency", "search"} or signals.is_agency_employer
    return "agency_recruiter" if is_agency else "recruiter"


def _at_target(signals: Signals, aim: Aim) -> Verdict | None:
    if signals.status in {"former", "retired"}:
        return None
    if signals.mails_from_target:
        return _verdict(KEY, "employee", LIKELY, [_for("mails_from_target", "address")])
    if not signals.at_target_company:
        return None
    reasons = [_for("at_target", "company")]
    is_mine = bool(aim.fields & set(signals.fields))
    if signals.is_small and _runs_the_company(signals):
        return _verdict(KEY, "hiring_manager", LIKELY, [*reasons, _for("runs_small", "title")])
    if is_mine and _could_hire(signals, aim):
        return _verdict(KEY, "hiring_manager", SURE, [*reasons, _for("could_hire", "title")])
    if is_mine:
        reasons.append(_for("same_field", "title"))
    return _verdict(KEY, "employee", SURE if signals.has_title else LIKELY, reasons)


def _could_hire(signals: Signals, aim: Aim) -> bool:
    """Whether somebody leads one or two levels above the role, or at all if it names no level."""
    if signals.seniority not in LEADS:
        return False
    if aim.level not in STEPS:
        return True
    steps = STEPS[signals.seniority] - STEPS[aim.level]
    return 1 <= steps <= STEPS_ABOVE or (_runs_the_company(signals) and not signals.is_large)


def _runs_the_company(signals: Signals) -> bool:
    return signals.seniority in {"owner", "cxo"}


def _colleague(signals: Signals, aim: Aim) -> Verdict | None:
    is_mine = bool(aim.fields & set(signals.fields))
    known = signals.two_way or signals.recommended or signals.introduced or signals.introduces
    if signals.is_former_employer_of_mine:
        reasons = [_for("worked_where_i_did", "background")]
        if is_mine:
            return _verdict(KEY, "colleague", SURE, [*reasons, _for("same_field", "title")])
        if known:
            return _verdict(KEY, "colleague", LIKELY, reasons)
        return _verdict(INTERESTING, "general", LIKELY, reasons)
    if "was_where_i_worked" in _met(signals) and (is_mine or known):
        reasons = [_for("was_where_i_worked", "noted")]
        same = [_for("same_field", "title")] if is_mine else []
        return _verdict(KEY, "colleague", SURE if is_mine else LIKELY, reasons + same)
    if is_mine and signals.status != "retired":
        reasons = [_for("same_field", "title")]
        return _verdict(
            KEY, "colleague", LIKELY if known or signals.shared_school else SURE, reasons
        )
    return None


def _bridge(signals: Signals) -> Verdict | None:
    told = (
        ("recommended", signals.recommended, "background"),
        ("introduces", signals.introduces, "messages"),
        ("introduced", signals.introduced, "messages"),
    )
    known = [_for(slug, source) for slug, holds, source in told if holds]
    if signals.two_way:
        known.append(_for("in_conversation", "messages"))
    met = _met(signals)
    reasons = [*(_for(slug, "noted") for slug in (*met, *signals.apart)), *known]
    if not reasons:
        return None
    role = _link_role(signals, met)
    return _verdict(INTERESTING, role, LIKELY if met or known else POSSIBLE, reasons)


def _link_role(signals: Signals, met: tuple[str, ...]) -> str:
    """A bridge to somebody, or of the same school; of others nothing says what links them."""
    if signals.introduces or signals.introduced or set(met) & LINKS:
        return "bridge"
    return "alum" if "shared_school" in met else "general"


def _met(signals: Signals) -> tuple[str, ...]:
    """The bridges noted, but for those where the years known do not meet."""
    return tuple(slug for slug in NOTED if getattr(signals, slug) and slug not in signals.apart)


def _resting(signals: Signals) -> Verdict:
    role = "general"
    if not signals.has_title and signals.they_wrote:
        reasons = (_against("no_title", "title"), _for("wrote_to_you", "messages"))
        return Verdict(NONE, role, "", wants_a_look=True, reasons=reasons)
    slug = "no_title" if not signals.has_title else "nothing_links"
    return Verdict(NONE, role, "", wants_a_look=False, reasons=(_against(slug, "aim"),))


def _history(signals: Signals) -> tuple[Reason, ...]:
    if signals.two_way:
        return (_for("in_conversation", "messages"),)
    if signals.they_wrote:
        return (_for("wrote_to_you", "messages"),)
    return (_for("endorsed", "background"),) if signals.endorsed else ()


def _misses(signals: Signals, aim: Aim, kind: str) -> tuple[Reason, ...]:
    if kind == KEY:
        return ()
    found = []
    if aim.has_fields and signals.function and not aim.fields & set(signals.fields):
        found.append(_against("another_field", "title"))
    if aim.has_companies and not signals.at_target_company:
        found.append(_against("not_a_target", "aim"))
    return tuple(found)


def _verdict(kind: str, role: str, confidence: str, reasons: list[Reason]) -> Verdict:
    wants_a_look = confidence == POSSIBLE
    return Verdict(kind, role, confidence, wants_a_look=wants_a_look, reasons=tuple(reasons))
