"""Reasons in sentences, in the same words on every face."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.sorting.bridging import End
from followthrough.sorting.ranking import KEY, Reason, Verdict
from followthrough.titles.functions import label

KIND_WORDS = {"key": "Key", "interesting": "Interesting", "dont": "Don’t follow up"}
SOURCE_WORDS = {
    "title": "from the title",
    "company": "from the employer",
    "aim": "your aim",
    "messages": "LinkedIn messages",
    "background": "your background",
    "invitation": "LinkedIn invitation",
    "rule": "your own rule",
    "address": "their e-mail address",
    "noted": "what you noted",
}


class PersonWords(NamedTuple):
    """What a sentence about somebody may name."""

    name: str = ""
    title: str = ""
    company: str = ""
    function: str = ""
    recruiter_field: str = ""
    flag_words: str = ""
    flag_found: str = ""
    bridge: tuple[End, ...] = ()  # the places that link them, and whom each leads to


SENTENCES = {
    "recruits": "Recruits: “{title}”",
    "recruits_my_field": "Recruits in your field",
    "recruits_another_field": "Recruits for {field}, which isn’t your field",
    "field_unknown": "The title doesn’t say for which field",
    "no_aim": "Your aim doesn’t name a role yet",
    "at_target": "Works at {company}, one of your companies",
    "could_hire": "Leads people in your field, so may be hiring",
    "mails_from_target": "Writes from an address of one of your companies",
    "runs_small": "Leads {company}, a small company, so may be hiring",
    "same_field": "Works in your field: “{title}”",
    "worked_where_i_did": "Works at {company}, where you worked too",
    "recommended": "One of you recommended the other",
    "endorsed": "Endorsed a skill of yours, or you one of theirs",
    "shared_school": "Went to the same school as you",
    "was_where_i_worked": "Worked where you did",
    "worked_at_target": "Worked at one of your companies before",
    "shares_with_target": "Was where somebody at one of your companies was",
    "introduced": "Introduced to you by somebody you know",
    "introduces": "Gave you a name, or will refer you",
    "in_conversation": "You have written to each other",
    "wrote_to_you": "Wrote to you",
    "another_field": "{function} isn’t your field, so no direct referral",
    "not_a_target": "{company} isn’t one of your companies",
    "no_title": "No title given",
    "nothing_links": "Nothing links them to your aim yet",
    "red_flag": "{flag}",
    "your_rule": "You made a rule for people like this",
}


def word(reason: Reason, person: PersonWords) -> str:
    """The reason as a sentence, with the values it rests on."""
    for end in person.bridge:
        if end.reason == reason.slug:
            return bridge_words(end)
    sentence = SENTENCES[reason.slug].format(
        title=person.title or "no title",
        company=person.company or "No company",
        function=_sentence_case(label(person.function)) or "This work",
        field=label(person.recruiter_field) or "another field",
        flag=person.flag_words or "Something in the message is a warning sign",
    )
    return _sentence_case(sentence)


def bridge_words(end: End) -> str:
    """A bridge with both its ends: “Went to Halden University, as Ana Lima at Nordwind did”."""
    been = f"{'Went to' if end.is_study else 'Worked at'} {end.place}"
    if end.reason == "worked_at_target":
        when = f" ({end.years.words})" if end.years.words else ""
        return f"{been}{when}, one of your companies, before"
    other = f"{end.name} at {end.company}" if end.company else end.name
    more = f" and {end.more} more" if end.more else ""
    as_well = f"{been}, as {other}{more} did" if end.name else f"{been}, as you did"
    if not end.is_apart:
        return as_well
    return f"{as_well}, but not at the same time ({end.years.words}; {end.other_years.words})"


def source_words(reason: Reason) -> str:
    """Where it was read."""
    return SOURCE_WORDS[reason.source]


def headline(verdict: Verdict, person: PersonWords) -> str:
    """The verdict in one line: “Looks Key: recruits at Acme”."""
    slugs = [reason.slug for reason in verdict.reasons]
    if "red_flag" in slugs:
        return "Check first: a warning sign in what they wrote"
    if not verdict.kind:
        return "Can’t tell yet: no title given" if "no_title" in slugs else "Nothing links them yet"
    return f"Looks {KIND_WORDS[verdict.kind]}: {_because(verdict, slugs, person)}"


def verdict_word(verdict: Verdict) -> str:
    """How sure it is, in a word or two."""
    if any(reason.slug == "red_flag" for reason in verdict.reasons):
        return "check first"
    return verdict.confidence or "can’t tell"


def _because(verdict: Verdict, slugs: list[str], person: PersonWords) -> str:
    at = f" at {person.company}" if person.company else ""
    if "your_rule" in slugs:
        return "by a rule you made"
    if verdict.role in {"recruiter", "agency_recruiter", "sourcer"}:
        return f"recruits{at}"
    if verdict.role == "hiring_manager":
        return f"may be hiring{at}"
    if verdict.role == "employee":
        return f"works{at}"
    if verdict.kind == KEY:
        return "shares your background"
    return _link(slugs, person)


def _link(slugs: list[str], person: PersonWords) -> str:
    """What links somebody who is of no direct help."""
    if end := next((one for one in person.bridge if one.reason == slugs[0]), None):
        words = bridge_words(end)
        return words[:1].lower() + words[1:]
    return "worked where you did" if "worked_where_i_did" in slugs else "you know each other"


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
