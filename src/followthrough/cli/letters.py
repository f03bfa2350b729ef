"""A letter from the command line: begun, given its words, checked, noted as sent."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from followthrough.cli.printing import write_pdf
from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import Here, here
from followthrough.contacts.models import Contact
from followthrough.contacts.salutations import LANGUAGES, write_to_as
from followthrough.messages import collisions
from followthrough.people.finding import find
from followthrough.printing.drafts import print_draft
from followthrough.storage.trouble import Trouble
from followthrough.writing import drafting, quiet_remarks
from followthrough.writing.checking import SUBJECTS, checked
from followthrough.writing.facts import beside
from followthrough.writing.models import Draft

KEPT_ALREADY = "It is so already. Nothing was changed."


class NoSuchLetter(Trouble):
    """A number that none of the letters begun has."""


class NoText(Trouble):
    """A file that is not there or no text."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("write")(write)
    app.command("remarks")(remarks)
    app.command("salutation")(salutation)


def write(  # noqa: PLR0913, PLR0917 - one option for each thing done with a letter
    who: Who,
    channel: Annotated[str, typer.Option(help="email, linkedin, inmail, note or letter.")] = "",
    text: Annotated[
        Optional[Path], typer.Option(help="Its words, from a file; - reads them.")
    ] = None,
    subject: Annotated[Optional[str], typer.Option(help="Its subject.")] = None,
    sent: Annotated[bool, typer.Option("--sent", help="Note that it went out.")] = False,
    another: Annotated[
        bool, typer.Option("--another", help="One more beside those begun.")
    ] = False,
    letter: Annotated[int, typer.Option(help="Which of several, the last one first.", min=1)] = 1,
    over: Annotated[bool, typer.Option("--over", help="Throw it away.")] = False,
    pdf: Annotated[Optional[Path], typer.Option(help="Print it into this PDF.")] = None,
    not_here: Annotated[str, typer.Option(help="A remark not to make on it.")] = "",
    json: Json = False,
) -> None:
    """Begin a letter or take it up again; keep its words; say what it still needs."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    contact.workspace = me.workspace
    draft = _taken_up(me, contact, letter=letter, another=another, channel=channel)
    draft.workspace, draft.contact = me.workspace, contact
    if over:
        tell(drafting.discard(draft, by=me.user, at=me.now), KEPT_ALREADY, json=json)
        return
    if channel and channel != draft.channel:
        draft = drafting.begin_anew(draft, channel=channel, at=me.now)
    _keep_words(me, draft, text=text, subject=subject)
    if not_here:
        quiet_remarks.dismiss(draft, not_here, by=me.user, at=me.now)
    if pdf is not None:
        write_pdf(pdf, lambda: print_draft(draft, at=me.now))
        say(f"The letter is in {pdf}. Once it is in the post: followthrough write {who} --sent")
        return
    if sent:
        tell(drafting.mark_sent(draft, by=me.user, at=me.now), KEPT_ALREADY, json=json)
        return
    _show(me, draft, json=json)


def _keep_words(me: Here, draft: Draft, *, text: Path | None, subject: str | None) -> None:
    if text is None and subject is None:
        return
    words = draft.body if text is None else _read(text)
    kept = draft.subject if subject is None else subject
    drafting.keep(draft, subject=kept, body=words, at=me.now)


def _taken_up(me: Here, contact: Contact, *, letter: int, another: bool, channel: str) -> Draft:
    if another:
        return drafting.begin_another(contact, at=me.now)
    known = drafting.open_drafts(contact)
    if letter > 1:
        if letter > len(known):
            raise NoSuchLetter(
                f"{len(known)} letters to {contact.name} are begun. Choose one of them."
            )
        drafting.take_up(known[letter - 1], at=me.now)
    return drafting.begin(contact, channel=channel, at=me.now)


def remarks(
    never: Annotated[str, typer.Option(help="A remark never to make again.")] = "",
    again: Annotated[str, typer.Option(help="One to make again.")] = "",
    json: Json = False,
) -> None:
    """Show the remarks on letters; silence one for good, or hear it again."""
    me = here()
    if never:
        tell(
            quiet_remarks.silence(me.workspace, never, by=me.user, at=me.now),
            KEPT_ALREADY,
            json=json,
        )
        return
    if again:
        tell(
            quiet_remarks.hear_again(me.workspace, again, by=me.user, at=me.now),
            KEPT_ALREADY,
            json=json,
        )
        return
    silent = quiet_remarks.silenced(me.workspace)
    if json:
        as_json({"remarks": quiet_remarks.remarks(), "never": silent})
        return
    rows = [(s, "never" * (s in silent), words) for s, words in quiet_remarks.remarks().items()]
    table(("Remark", "Made", "What"), rows)


def salutation(
    who: Who,
    words: Annotated[
        Optional[str], typer.Argument(help="What letters open with; - for the usual.")
    ] = None,
    language: Annotated[
        Optional[str], typer.Option(help=f"{', '.join(LANGUAGES)}; - for none.")
    ] = None,
    json: Json = False,
) -> None:
    """Show or say what letters to somebody open with, and in which language they are."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    if words is None and language is None:
        as_json({"salutation": contact.salutation, "language": contact.language})
        return
    event = write_to_as(
        contact,
        salutation=contact.salutation if words is None else words.strip("-"),
        language=contact.language if language is None else language.strip("-"),
        by=me.user,
        at=me.now,
    )
    tell(event, KEPT_ALREADY, json=json)


def _read(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read().strip()
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as wrong:
        raise NoText(f"{path} cannot be read as text ({wrong}). Nothing was changed.") from wrong


def _show(me: Here, draft: Draft, *, json: bool) -> None:
    collisions.prepare(me.workspace, at=me.now)
    check = checked(draft, beside(draft.contact, today=me.today), today=me.today)
    if json:
        begun = drafting.open_drafts(draft.contact)
        as_json(
            {
                "subject": draft.subject,
                "body": draft.body,
                "channel": draft.channel,
                "begun": [one.subject or one.body[:60] for one in begun],
                **check._asdict(),
            }
        )
        return
    if draft.channel in SUBJECTS:
        say(f"Subject: {draft.subject}\n")
    say(draft.body)
    say("\nReady." if check.is_ready else "\nNot ready yet.")
    for words in check.missing:
        say(f"  ○ {words}")
    for flag in check.flags:
        if flag.slug in quiet_remarks.remarks():
            said = draft.body[flag.start : flag.end][:60]
            say(f"  {flag.slug}: {flag.reason}" + (f" “{said}”" if said else ""))
    say(check.note)
