# ruff: noqa: D102 - each property is named for what it works out
"""Every figure equals what a slow, obvious recomputation from the entries gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Channel, Interaction, Round
from followthrough.introductions.models import Acquaintance
from followthrough.results import counting
from followthrough.results.counting import GroupSums, counted, grouped, spread
from followthrough.results.period import Period
from followthrough.sorting.models import Placement
from followthrough.writing.models import Draft
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
ROLES = ("recruiter", "hiring_manager", "")
RESULTS = (
    *("", "", "", "yes", "no", "gave_name", "will_refer", "introduced", "met", "interview"),
    *("offer", "auto_reply", "wrong_address", "no_answer", "resume_sent", "left_message"),
)
SAYS_SO = {
    *("yes", "later", "no", "gave_name", "will_refer", "meeting_set", "met", "resume_asked"),
    *("interview", "introduced", "role_filled", "offer"),
}
OF_OUTCOME = {
    "named": {"gave_name"},
    "referred": {"will_refer", "introduced"},
    "interviews": {"interview"},
    "offers": {"offer"},
}


class Said(NamedTuple):
    """One entry as it is drawn: with whom, how many minutes ago, by whom, what came of it."""

    who: int
    minutes_ago: int
    is_mine: bool
    result: str
    channel: str
    is_personal: bool
    letter: str


entries = st.builds(
    Said,
    st.integers(0, 3),
    st.one_of(st.integers(1, 60 * 24 * 500), st.integers(1, 500).map(lambda day: day * 1440 + 7)),
    st.booleans(),
    st.sampled_from(RESULTS),
    st.sampled_from([one.value for one in Channel]),
    st.sampled_from([True, True, True, True, False]),
    st.sampled_from(["", "", "first_follow_up.recruiter", "first_follow_up.any", "reconnect.any"]),
)
records = st.lists(entries, max_size=25, unique_by=lambda one: one.minutes_ago)
days = st.tuples(st.integers(0, 520), st.integers(0, 520)).map(
    lambda two: Period(TODAY - timedelta(days=max(two)), TODAY - timedelta(days=min(two)))
)


@pytest.fixture
def workspace() -> Workspace:
    """Four people: three sorted, three by what they came in."""
    made = factories.workspace()
    met = {"recruiter": date(2024, 5, 1)}
    people = [
        factories.sorted_contact(
            workspace=made,
            kind="key" if role else "",
            role=role,
            name=f"Ana {role}",
            connected_on=met.get(role),
        )
        for role in ROLES
    ]
    unsorted = factories.contact(workspace=made, name="Ana Unsorted", connected_on=date(2024, 5, 1))
    Acquaintance.objects.create(workspace=made, contact=people[0], other=unsorted)
    return made


@settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=records, period=days)
def test_figures_equal_the_recomputation(
    workspace: Workspace, said: list[Said], period: Period
) -> None:
    people = list(workspace_people(workspace))
    Interaction.objects.of(workspace).delete()
    Round.objects.of(workspace).delete()
    Draft.objects.of(workspace).delete()
    for one in said:
        write(people[one.who], one)
    exchanges.refresh(workspace)
    slow = Slowly(people, said, period)
    found = spread(workspace, period, today=TODAY)
    whole, did = counted(workspace, period, found, today=TODAY)
    assert whole[:4] == slow.sums
    assert tuple(whole.came) == slow.came_of_them
    assert (did.touches, *did.came) == (slow.touches, *slow.came_within)
    for few in (0, 10_000):  # both ways of asking give the same
        counting_few(few)
        for by in ("role", "kind", "channel", "source", "approach", "statement"):
            fast = {one.key: one for one in grouped(workspace, period, by, today=TODAY)}
            assert fast == slow.by(by), by
    by_touch = grouped(workspace, period, "touch", today=TODAY)
    assert [(one.written, one.in_time) for one in by_touch] == slow.by_touch
    assert (found.answered, found.left) == slow.waits
    assert (found.waiting, found.in_vain) == slow.unanswered


@settings(deadline=None, max_examples=40)
@given(said=records)
def test_one_by_one_gives_the_rounds_that_all_at_once_gives(said: list[Said]) -> None:
    made = factories.workspace()
    ana = factories.contact(workspace=made)
    for one in said:
        write(ana, one)
        exchanges.refresh(made, [ana.pk])
    kept = set(Round.objects.of(made).values_list("began_at", "touches", "answered_after"))
    Round.objects.of(made).delete()
    exchanges.refresh(made)
    again = set(Round.objects.of(made).values_list("began_at", "touches", "answered_after"))
    assert kept == again


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "A_FEW_DAYS", counting.A_FEW_DAYS)


def counting_few(number: int) -> None:
    """From how many days on people are looked up once each."""
    counting.A_FEW_DAYS = number


def workspace_people(workspace: Workspace) -> Sequence[Contact]:
    return list(Contact.objects.of(workspace).order_by("name").select_related("workspace"))


def at(one: Said) -> datetime:
    return NOON - timedelta(minutes=one.minutes_ago)


def write(contact: Any, one: Said) -> None:
    factories.interaction(
        contact=contact,
        is_outbound=one.is_mine,
        at=at(one),
        result=one.result,
        channel=one.channel,
        is_personal=one.is_personal,
    )
    if one.is_mine and one.letter:
        Draft.objects.create(
            workspace=contact.workspace,
            contact=contact,
            situation=one.letter.partition(".")[0],
            statement_key=one.letter,
            channel="linkedin",
            begun_at=at(one),
            kept_at=at(one),
            sent_at=at(one),
        )


def group(ask: Ask, what: str) -> str:
    """What an ask counts as; people stand apart by how they came in, see the fixture."""
    if what in {"approach", "statement"}:
        letter = ask.entries[0].letter
        return letter.partition(".")[0] if what == "approach" else letter
    if what == "channel":
        return ask.entries[0].channel
    if what == "source":
        return source(ask.person)
    placed = Placement.objects.filter(contact=ask.person).first()
    return str(getattr(placed, what)) if placed else ""


def source(person: Any) -> str:
    if Acquaintance.objects.filter(other=person).exists():
        return "named"
    if person.connected_on:
        return "connection"
    return "hand"


class Ask(NamedTuple):
    """One ask with its entries, the oldest first."""

    person: Any
    entries: list[Said]

    @property
    def is_mine(self) -> bool:
        return self.entries[0].is_mine

    @property
    def touches(self) -> list[Said]:
        return [one for one in self.entries if one.is_mine]

    @property
    def answer(self) -> Said | None:
        """The first words of theirs from the first touch on."""
        if not self.touches:
            return None
        later = self.entries[self.entries.index(self.touches[0]) :]
        return next((one for one in later if has_spoken(one)), None)

    @property
    def after(self) -> timedelta | None:
        return at(self.answer) - at(self.touches[0]) if self.answer else None

    def first(self, what: str) -> datetime | None:
        """When something first came of it."""
        for place, one in enumerate(self.entries):
            so_far = self.entries[: place + 1]
            if what == "talked":
                came = (
                    has_spoken(one) and (one.channel in {"phone", "meeting"} or one.result == "met")
                ) or (sum(e.is_mine for e in so_far) >= 2 and sum(map(has_spoken, so_far)) >= 2)
            elif what == "met":
                came = one.result == "met" or (
                    one.channel == "meeting" and one.result not in {"interview", "offer"}
                )
            else:
                came = one.result in OF_OUTCOME[what]
            if came:
                return at(one)
        return None


def has_spoken(one: Said) -> bool:
    if not one.is_mine or one.channel == "meeting":
        return True
    if one.channel == "phone":
        unheard = {"", "no_answer", "left_message", "wrong_address", "auto_reply"}
        return one.result not in unheard
    return one.result in SAYS_SO


OUTCOMES = ("talked", "named", "referred", "met", "interviews", "offers")


class Slowly:
    """The same figures, each by looking at every entry again."""

    def __init__(self, people: Sequence[Any], said: list[Said], period: Period) -> None:
        self.said, self.period = said, period
        self.asks = [
            ask
            for number, person in enumerate(people)
            for ask in asks(person, [one for one in said if one.who == number])
        ]
        self.mine = [a for a in self.asks if a.is_mine and self.within(at(a.entries[0]))]

    def within(self, when: datetime | None) -> bool:
        return when is not None and self.period.first <= when.date() <= self.period.last

    @property
    def sums(self) -> tuple[int, ...]:
        return (*self.three(self.mine), sum(a.answer is not None for a in self.mine))

    def three(self, some: list[Ask]) -> tuple[int, int, int]:
        in_time = [a for a in some if a.after is not None and a.after < timedelta(days=30)]
        young = [a for a in some if a.answer is None and is_young(a)]
        return len(some), len(in_time), len(young)

    @property
    def came_of_them(self) -> tuple[int, ...]:
        return tuple(sum(a.first(what) is not None for a in self.mine) for what in OUTCOMES)

    @property
    def came_within(self) -> tuple[int, ...]:
        return tuple(sum(self.within(a.first(what)) for a in self.asks) for what in OUTCOMES)

    @property
    def touches(self) -> int:
        here = [one for one in self.said if one.is_personal and self.within(at(one))]
        bounced = [one for one in here if not one.is_mine and one.result == "wrong_address"]
        return max(sum(one.is_mine for one in here) - len(bounced), 0)

    def by(self, what: str) -> dict[str, GroupSums]:
        found: dict[str, list[Ask]] = {}
        for ask in self.mine:
            if ask.entries[0].letter or what not in {"approach", "statement"}:
                found.setdefault(group(ask, what), []).append(ask)
        return {key: GroupSums(key, *self.three(some)) for key, some in found.items()}

    @property
    def waits(self) -> tuple[dict[int, int], dict[int, int]]:
        """After how many days they answered; for how many days the others have not."""
        answered = Counter(a.after.days for a in self.mine if a.after is not None)
        left = Counter((TODAY - at(a.touches[0]).date()).days for a in self.mine if not a.answer)
        return dict(answered), dict(left)

    @property
    def unanswered(self) -> tuple[int, int]:
        """How many have time; how many touches went to those who had it."""
        left = [a for a in self.mine if a.answer is None]
        old = [len(a.touches) for a in left if not is_young(a)]
        return len(left) - len(old), sum(old)

    @property
    def by_touch(self) -> list[tuple[int, int]]:
        ripe = [a for a in self.mine if a.answer is not None or not is_young(a)]
        took = [
            (len([t for t in a.touches if at(t) <= at(a.answer)]) if a.answer else 0, a)
            for a in ripe
        ]
        most = max((number or len(a.touches) for number, a in took), default=0)
        return [
            (
                sum((number or len(a.touches)) >= place for number, a in took),
                sum(number == place for number, _ in took),
            )
            for place in range(1, most + 1)
        ]


def is_young(ask: Ask) -> bool:
    return (TODAY - at(ask.entries[0]).date()).days < 30


def asks(person: Any, said: list[Said]) -> list[Ask]:
    """Twelve quiet weeks before a touch, or half a year before words of theirs, part two asks."""
    known = sorted((one for one in said if one.is_personal), key=at)
    returned = set()
    for place, one in enumerate(known):
        if one.result == "wrong_address" and not one.is_mine:
            returned.update([touch for touch in known[:place] if touch.is_mine][-1:])
    kept = [
        one
        for one in known
        if one not in returned
        and (one.is_mine or one.result not in {"auto_reply", "wrong_address"})
    ]
    found: list[Ask] = []
    for one in kept:
        most = timedelta(days=84 if one.is_mine else 180)
        if found and at(one) - at(found[-1].entries[-1]) <= most:
            found[-1].entries.append(one)
        else:
            found.append(Ask(person, [one]))
    return [a for a in found if a.touches or any(a.first(w) for w in OUTCOMES)]
