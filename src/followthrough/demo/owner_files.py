"""The short files of an archive: Robin's own profile, what others said of Robin, and the rest."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from followthrough.demo import cast
from followthrough.demo.sheets import Row, Sheet, american, month_year
from followthrough.demo.strangers import Stranger, words

ME = cast.ROBIN
SKILLS = ("Forecasting", "Sales Operations", "CRM Migration", "Pipeline Management", "Patience")
RECOMMENDATION = (
    "First Name",
    "Last Name",
    "Company",
    "Job Title",
    "Text",
    "Creation Date",
    "Status",
)
PROFILE = (
    "First Name",
    "Last Name",
    "Maiden Name",
    "Address",
    "Birth Date",
    "Headline",
    "Summary",
    "Industry",
    "Zip Code",
    "Geo Location",
    "Twitter Handles",
    "Websites",
    "Instant Messengers",
)
ANSWERS = "How many years have you worked in operations?:9 | Do you need a permit to work here?:No"


def sheets(
    rng: random.Random, strangers: list[Stranger], *, today: date, with_cast: bool
) -> Iterator[Sheet]:
    """Every file but the three long ones."""
    yield from _about_robin(today)
    yield from _said_of_robin(rng, strangers, today, with_cast=with_cast)
    yield from _looking_for_work(today)
    yield from _never_read(today)


def _about_robin(today: date) -> Iterator[Sheet]:
    """Profile, positions, education and addresses."""
    websites = "PORTFOLIO:https://robin.example"
    yield Sheet(
        "Profile.csv",
        PROFILE,
        [
            (
                ME.first_name, ME.last_name, "", "", "Jan 5", ME.headline,
                " ".join(f"{value}." for value in cast.AIM.values),
                "Transportation, Logistics and Storage", "", ME.place, "", websites, "",
            )
        ],
    )  # fmt: skip
    yield Sheet(
        "Positions.csv",
        ("Company Name", "Title", "Description", "Location", "Started On", "Finished On"),
        [
            (
                job.company, job.title, "", job.place, _months_ago(today, job.began_months_ago),
                _months_ago(today, job.ended_months_ago),
            )
            for job in ME.jobs
        ],
    )  # fmt: skip
    yield Sheet(
        "Education.csv",
        ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"),
        [
            (school.name, str(school.first_year), str(school.last_year), "", school.degree, "")
            for school in ME.schools
        ],
    )
    yield Sheet(
        "Email Addresses.csv",
        ("Email Address", "Confirmed", "Primary", "Updated On"),
        [(ME.email, "Yes", "Yes", "Not Available"), ("robin@fernhill.example", "No", "No", "")],
    )


def _months_ago(today: date, months: int | None) -> str:
    if months is None:
        return ""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return month_year(date(years, month + 1, 1))


def _at(today: date, *, days_ago: int) -> datetime:
    return datetime.combine(today - timedelta(days=days_ago), time(10, 11, 12), UTC)


def _said_of_robin(
    rng: random.Random, strangers: list[Stranger], today: date, *, with_cast: bool
) -> Iterator[Sheet]:
    """Recommendations both ways, and the skills that others endorsed."""
    text, fernhill = words("talk")["notes"], ME.jobs[0].company
    tomasz = (cast.TOMASZ.first_name, cast.TOMASZ.last_name, fernhill, cast.TOMASZ.title)
    june = (cast.JUNE.first_name, cast.JUNE.last_name, cast.JUNE.company, cast.JUNE.title)
    received, given = american(_at(today, days_ago=820)), american(_at(today, days_ago=815))
    yield Sheet(
        "Recommendations_Received.csv",
        RECOMMENDATION,
        [(*tomasz, text["praise"], received, "VISIBLE")] if with_cast else [],
    )
    yield Sheet(
        "Recommendations_Given.csv",
        RECOMMENDATION,
        [
            (*tomasz, text["thanks"], given, "VISIBLE"),
            (*june, text["thanks"], american(_at(today, days_ago=200)), "PENDING"),
        ]
        if with_cast
        else [],
    )
    yield Sheet(
        "Endorsement_Received_Info.csv",
        (
            "Endorsement Date",
            "Skill Name",
            "Endorser First Name",
            "Endorser Last Name",
            "Endorser Public Url",
            "Endorsement Status",
        ),
        list(_endorsements(rng, strangers, today)),
        is_utf16=True,
    )


def _endorsements(rng: random.Random, strangers: list[Stranger], today: date) -> Iterator[Row]:
    """A skill each from some of the people who have a profile."""
    seen = [person for person in strangers if person.slug]
    for person in rng.sample(seen, min(len(seen), 12)):
        at = _at(today, days_ago=rng.randrange(20, 900))
        url = person.url.removeprefix("https://")
        skill = rng.choice(SKILLS)
        stamp = f"{at:%Y/%m/%d %H:%M:%S} UTC"
        yield (stamp, skill, person.first_name, person.last_name, url, "ACCEPTED")


def _looking_for_work(today: date) -> Iterator[Sheet]:
    """What Robin follows, keeps in mind and applied for."""
    follows = [*cast.AIM.companies[:5], "Tarnside Library Trust", "Red Lantern Theatre"]
    yield Sheet(
        "Company Follows.csv",
        ("Organization", "Followed On"),
        [
            (company, f"{_at(today, days_ago=7 + 13 * place):%a %b %d %H:%M:%S UTC %Y}")
            for place, company in enumerate(follows)
        ],
    )
    title, lead = cast.AIM.titles
    saved = [(13, title, "Acme"), (20, lead, "Bluebird Freight"), (41, title, "Fjordline")]
    yield Sheet(
        "Jobs/Saved Jobs.csv",
        ("Saved Date", "Job Url", "Job Title", "Company Name"),
        [
            (american(_at(today, days_ago=days)), _job_url(days), title, company)
            for days, title, company in saved
        ],
    )
    yield _applications(today)


def _applications(today: date) -> Sheet:
    """Where Robin applied, with the questions and answers nobody should read."""
    title, lead = cast.AIM.titles
    return Sheet(
        "Jobs/Job Applications.csv",
        (
            "Application Date",
            "Contact Email",
            "Contact Phone Number",
            "Company Name",
            "Job Title",
            "Job Url",
            "Resume Name",
            "Question And Answers",
        ),
        [
            (
                american(_at(today, days_ago=days)), ME.email, " 555-0100", company, title,
                _job_url(days), "Robin_Adeyemi_resume.pdf", ANSWERS,
            )
            for days, title, company in [(12, title, "Acme"), (34, lead, "Kestbeck Foods")]
        ],
    )  # fmt: skip


def _job_url(number: int) -> str:
    return f"https://www.linkedin.com/jobs/view/{4_000_000_000 + number}"


def _never_read(today: date) -> Iterator[Sheet]:
    """A handful of the files that say nothing about people Robin knows."""
    at = _at(today, days_ago=3)
    stamp = f"{at:%Y-%m-%d %H:%M:%S} UTC"
    yield Sheet("PhoneNumbers.csv", ("Extension", "Number", "Type"), [("", " 555-0100", "Mobile")])
    yield Sheet("Skills.csv", ("Name",), [(skill,) for skill in SKILLS])
    yield Sheet("Languages.csv", ("Name", "Proficiency"), [("English", "Native or bilingual")])
    yield Sheet("Ad_Targeting.csv", ("Member Age", "Job Seniorities"), [("35-54", "Senior")])
    yield Sheet("SearchQueries.csv", ("Time", "Search Query"), [(stamp, cast.AIM.titles[0])])
    yield Sheet("Reactions.csv", ("Date", "Type", "Link"), [(stamp, "LIKE", _job_url(7))])
    yield Sheet(
        "Logins.csv",
        ("Login Date", "IP Address", "User Agent", "Login Type"),
        [(f"{at:%a %b %d %H:%M:%S UTC %Y}", "192.0.2.17", "Browser", "LOGIN")],
        is_utf16=True,
    )
    yield Sheet(
        "Registration.csv",
        ("Registered At", "Registration Ip", "Subscription Types"),
        [(american(_at(today, days_ago=2_900)), "192.0.2.40", "")],
    )
    yield Sheet(
        "learning_role_play_messages.csv",
        ("CONVERSATION ID", "FROM", "TO", "DATE", "CONTENT"),
        [("7c1f", "LinkedIn Coach", ME.name, stamp, "Let us practise a first call.")],
    )
